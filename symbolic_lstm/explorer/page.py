"""The page: a sheet whose given numbers are controls, in one file with nothing to fetch."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

from symbolic_lstm.drawing.subject import Subject
from symbolic_lstm.explorer.backward import backward, static, traced_backward
from symbolic_lstm.explorer.controls import controls, plain_name
from symbolic_lstm.explorer.curves import framed
from symbolic_lstm.explorer.fitting import fitting, page_of, trace_of
from symbolic_lstm.explorer.lines import lines
from symbolic_lstm.explorer.other_notations import beside, others
from symbolic_lstm.explorer.packed import LOADER, digest, pack
from symbolic_lstm.explorer.parts import Said, bar, below, header, section
from symbolic_lstm.explorer.picture import cell_picture, pictured, standing
from symbolic_lstm.explorer.plainer import by_place, low_brackets, without_rows
from symbolic_lstm.explorer.presets import presets
from symbolic_lstm.explorer.pruned import pruned
from symbolic_lstm.explorer.sentences import Data, given, program
from symbolic_lstm.explorer.shrink import shrunk
from symbolic_lstm.explorer.telling import telling
from symbolic_lstm.explorer.words import reading
from symbolic_lstm.languages import language, worded
from symbolic_lstm.notation import named as notation_named
from symbolic_lstm.numbers.choose_digits import choose_digits
from symbolic_lstm.page.blocks import Display, Page
from symbolic_lstm.page.convert import in_notation
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting, setting
from symbolic_lstm.records import replace
from symbolic_lstm.writers.attributes import quoteattr
from symbolic_lstm.writers.html import opening
from symbolic_lstm.writers.html_blocks import aligned, note_words
from symbolic_lstm.writers.html_style import ABOVE, BLOCKS, COLOURS, SHEET
from symbolic_lstm.writers.mathml_maths import escaped, once
from symbolic_lstm.writers.outline import page_outline

#: Heads that few cells have.
_RARE = {"Log", "Root", "Largest", "Smallest", "Absolute", "Relu", "Softplus", "HardSigmoid"}
#: A page that is this small without other notations, in bytes, has as many of them as leave it so: 50 kB, with what a
#: file says of its making.
SMALL = 49_920
_SCRIPTS = (
    "numbers", "power", "rare", "figures", "derivations", "telling", "curves", "controls", "notations",
    "rows", "page", "steps",
)  # fmt: skip
#: Those that only some pages need: for heads that few cells have, and to walk through the steps of a sequence.
_EXTRA = {"power", "rare", "steps"}
#: What the rules of tables begin with, and of what else the page has not.
_ELSEWHERE = (
    "table", "thead", "tbody", "tr", "th", "td", ".check", ".tables", ".scroll", ".beside",
    ".v", ".d", "details", ":target", "nav.contents",
)  # fmt: skip
#: What is said of derivations that follow each other or are followed by a text at once, or are scrolled by keys; and
#: of digits below each other, of what stands out in a note, and of backgrounds on paper.
_APART = re.compile(
    r"\.chain\+[\w.]+\{[^}]*\}|\.chain:focus-visible,|,\.chain:focus-visible(?=\{)"
    r"|(?<=margin-right:\.55em);[^}]*|\.note b,|\*\{print-color[^}]*\}"
)
#: Mathematics that changes is said by what it is, not by what it was; and in HTML it needs no namespace, no row of one
#: thing, and nothing in an empty cell.
_PLAINER = (
    (re.compile(r' alttext="[^"]*"| xmlns="[^"]*"|<mspace width="0" height="[^"]*" depth="[^"]*"/>'), ""),
    (re.compile(r"<mrow>(<mtable.*?</mtable>)</mrow></math>", re.DOTALL), r"\1</math>"),
    (
        re.compile(
            r"<mrow>(<msub><mi>[^<]*</mi>(?:<mi>[^<]*</mi>|<mrow>(?:<m([ino])>[^<]*</m\2>)*</mrow>)</msub>"
            r"|<mn>[^<]*</mn>)</mrow>"
        ),
        r"\1",
    ),
    (re.compile('<mtd class="l"></mtd>'), "<mtd/>"),
    (re.compile(' displaystyle="true"'), ""),
    (re.compile('(?<=<m)(td class|o stretchy)="(\\w+)"'), r"\1=\2"),
    (re.compile("&#x2061;"), "\u2061"),
    (re.compile(' readonly=""/>'), " readonly>"),
    (re.compile("(?:</p>)?\n+(?=<)"), ""),
    (re.compile(' class="h2"'), ""),
    (re.compile('(?<= )(class|style|form|display|displaystyle|value)="((?!live|lead)[\\w:.-]+)"(?=[ >])'), r"\1=\2"),
)


#: What the script says itself, and what it says where there are steps to walk through.
_SAID = ("guess", "commit", "right", "was", "copied", "undecided", "novalue", "notanumber")
_WALKED = ("step", "back", "on")


def explored(example: Example, ready: Setting | None = None) -> str:
    """The page of an example, with its own or other numbers to begin with, as a complete HTML document.

    Of one that is too large it works what fits, and says what is left out. Raises
    `UsageError` where not even one entry fits, `UndecidedError` and `FigureError` as `narrate` does.
    """
    ready = ready or setting(example)
    notation = worded(notation_named(example.notation), example.language, example.native)
    tongue = language(example.language, example.decimal)
    fit = fitting(example, ready, tongue)
    example, ready = fit.example, fit.ready
    ready = replace(ready, rounding=choose_digits(ready.program, ready.given, ready.rounding))
    page = page_of(fit._replace(ready=ready), notation, tongue)
    told = in_notation(example, ready, notation)
    traced = trace_of(fit, told)
    told = replace(told, program=traced.program, given=traced.given)
    data = {
        **program(traced),
        "given": given(told.given),
        "names": {place: plain_name(place, told) for place in told.given},
        "lines": lines(traced, notation, tongue),
        **telling(traced, notation, tongue),
        "stages": {key.partition(": ")[2]: it for key, it in tongue.sentences.items() if key.startswith("stage: ")},
        "unrounded": tongue.sentences["remark: unrounded"],
        "decimal": tongue.decimal,
        "says": {
            key: tongue.formats[f"explore: {key}"] for key in (*_SAID, *(_WALKED if ready.program.steps > 1 else ()))
        },
        "cell": cell_picture(traced, notation, tongue),
        "pictured": pictured(traced),
        "presets": presets(example, ready, told.given.keys()),
    }
    turned = None if fit.left_out else traced_backward(example, told)
    if turned:
        data["back"] = backward(turned, told, notation, tongue)
    said = Said(tongue, fit.left_out, static(turned, notation, tongue) if turned else "")
    data["others"] = others(example, ready, traced, data, tongue)
    inputs = controls(told, notation, tongue)
    said = said._replace(picture=standing(traced, notation, tongue, data.pop("cell")))

    main = _main(page, told, inputs, said, data, Subject(traced, notation, tongue))
    extra = (*_needed(data), *(["steps"] * (told.program.steps > 1)))

    def written(count: int) -> str:
        """The page with so many of the other notations."""
        return once(_document(page, main, said, extra, beside(data, notation.name, count)))

    count = len(data["others"].get("name", ()))
    made = written(count)
    if count and len(made.encode()) > SMALL >= len((least := written(0)).encode()):  # a small page stays small
        made, few = least, 0
        while few < count - 1:
            middle = (few + count) // 2
            longer = written(middle)
            made, few, count = (longer, middle, count) if len(longer.encode()) <= SMALL else (made, few, middle)
    return made


def _needed(data: Data) -> list[str]:
    """The scripts of heads that few cells have."""
    found = set()
    for it in (*data["sentences"], *data.get("back", {}).get("sentences", ())):
        for head, parts in it["nodes"]:
            if head == "Power":
                kind, text = it["nodes"][parts[1]]
                found |= {"power"} if kind == "#" and text.isdecimal() else {"power", "rare"}
            elif head in _RARE:
                found.add("rare")
    return sorted(found)


def _main(page: Page, ready: Setting, inputs: str, said: Said, data: Data, subject: Subject) -> str:
    """What stands on the page without a script."""
    parts = page_outline(page)
    left_out = f'<p class="note">{escaped(said.left_out)}</p>\n' if said.left_out else ""
    body = [
        header(page, parts, live=bool(data.get("lead"))),
        f'<section id="given" aria-label={quoteattr(said.word("given"))}>\n{inputs}\n{left_out}'
        f'<figure id="cell">{said.picture}</figure></section>',
    ]
    for part in parts.sections:
        if any(isinstance(it, Display) and it.listed for it in part.blocks):
            body.append(section(part.heading, part.blocks, ready, data, subject))
    if said.backward:
        body.append(said.backward)
    notes = "\n".join(
        f"<p>{note_words(note)}</p>" for note in parts.closing if note.word != said.language.sentences["word: verdicts"]
    )
    main = framed("\n\n".join([*body, f"<footer>\n{notes}\n</footer>"]))
    for long, short in _PLAINER:
        main = long.sub(short, main)
    return low_brackets(without_rows(main))


def _document(page: Page, main: str, said: Said, extra: tuple[str, ...], written: Data) -> str:
    packed = json.dumps(
        {**written, "bar": bar(written, said), "below": below(said)}, ensure_ascii=False, separators=(",", ":")
    )
    script = reading(packed) + _script(extra)
    allowed = " ".join(f"'sha256-{digest(it)}'" for it in (LOADER, script))
    style = pruned(_style(), main + script).replace(";}", "}")
    if "<mfrac" not in script:
        main, style = by_place(main, style)
    head = opening(page, style, allowed).replace(' xmlns="http://www.w3.org/1999/xhtml"', "")
    head = re.sub("/?>\n<(?=[mts/])", "><", head)
    return (
        f"{head}<body>\n<main{aligned(page.displays)}>\n{main}\n</main>\n"
        f'<script type="text/plain" id="packed">{pack(script)}</script>\n'
        f"<script>{LOADER}</script>\n</body>\n</html>\n"
    )


@cache
def _script(extra: tuple[str, ...]) -> str:
    """The scripts, with those that only some pages need, and the style of what only they make."""
    folder = files("symbolic_lstm.explorer").joinpath("scripts")
    names = (name for name in _SCRIPTS if name in extra or name not in _EXTRA)
    texts = [folder.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in names]
    style = folder.joinpath("live.css").read_text(encoding="utf-8").replace("\n", "")
    return f"const STYLE={json.dumps(style)};\n{shrunk(''.join(texts))}"


@cache
def _style() -> str:
    """The style of a sheet without its tables, and the page's own."""
    own = files("symbolic_lstm.explorer").joinpath("scripts", "page.css").read_text(encoding="utf-8")
    rows = (COLOURS + BLOCKS + SHEET + own + ABOVE).splitlines()
    kept = _APART.sub("", "".join(row for row in rows if not row.startswith(_ELSEWHERE)))
    return re.sub('"([A-Z][A-Za-z ]+)"', r"\1", kept)  # names of fonts need no quotes


__all__ = ["explored"]
