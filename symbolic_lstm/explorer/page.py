"""The page: a sheet whose given numbers are controls, in one file with nothing to fetch."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import groupby

from symbolic_lstm.explorer.controls import controls, plain_name
from symbolic_lstm.explorer.fitting import fitting, page_of, trace_of
from symbolic_lstm.explorer.lines import lines
from symbolic_lstm.explorer.others import others
from symbolic_lstm.explorer.packed import LOADER, digest, pack
from symbolic_lstm.explorer.picture import cell_picture, pictured
from symbolic_lstm.explorer.sentences import Data, given, program
from symbolic_lstm.explorer.shrink import shrunk
from symbolic_lstm.explorer.telling import telling
from symbolic_lstm.languages import language, worded
from symbolic_lstm.notation import named as notation_named
from symbolic_lstm.numbers.choose_digits import choose_digits
from symbolic_lstm.page.blocks import Block, Display, Heading, Page, Para
from symbolic_lstm.page.convert import in_notation
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting, setting
from symbolic_lstm.writers.attributes import quoteattr
from symbolic_lstm.writers.html import opening
from symbolic_lstm.writers.html_blocks import aligned, block, display, heading, noted, prose
from symbolic_lstm.writers.html_style import BLOCKS, COLOURS, SHEET
from symbolic_lstm.writers.mathml_maths import escaped, once
from symbolic_lstm.writers.outline import Outline, outline

#: Heads that few cells have; what they come to stands in a script of its own.
_RARE = {"Power", "Log", "Root", "Largest", "Smallest", "Absolute", "Relu", "Softplus", "HardSigmoid"}
#: A page that is this small without other notations, in bytes, has as many of them as leave it so.
SMALL = 49_900
_SCRIPTS = ("numbers", "figures", "derivations", "telling", "curves", "controls", "notations", "page")
#: What the rules of tables begin with, and of what else the page has not.
_ELSEWHERE = (
    "table", "thead", "tbody", "tr", "th", "td", ".check", ".tables", ".scroll", ".two",
    ".v", ".d", "details", ":target", "nav.contents",
)  # fmt: skip
#: Mathematics that changes is said by what it is, not by what it was; and in HTML it needs no namespace.
_PLAINER = re.compile(
    r' alttext="[^"]*"| xmlns="http://www.w3.org/1998/Math/MathML"|<mspace width="0" height="[^"]*" depth="[^"]*"/>'
)


def explored(worked: Example, ready: Setting | None = None) -> str:
    """The page of an example, with its own or other numbers to begin with, as a complete HTML document.

    Of one that is too large it works what fits, and says what is left out. Raises
    `UsageError` where not even one entry fits, `UndecidedError` and `FigureError` as `narrate` does.
    """
    ready = ready or setting(worked)
    notation = worded(notation_named(worked.notation), worked.language, worked.native)
    tongue = language(worked.language, worked.decimal)
    fit = fitting(worked, ready, tongue)
    worked, ready = fit.worked, fit.ready
    ready = replace(ready, rounding=choose_digits(ready.program, ready.given, ready.rounding))
    page = page_of(fit._replace(ready=ready), notation, tongue)
    told = in_notation(worked, ready, notation)
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
            "verdicts": tongue.sentences["word: verdicts"],
            **{
                key.partition(": ")[2]: it
                for key, it in tongue.formats.items()
                if key.startswith("explore: ") and not key.endswith("left out")
            },
        },
        "cell": cell_picture(traced, notation, tongue),
        "pictured": pictured(traced),
        "left out": fit.left_out,
        "presets": _presets(worked, told, ready.variant),
    }
    data["others"] = others(worked, ready, traced, data, tongue)
    data["own"] = notation.name
    inputs = controls(told, notation, tongue)

    def written(count: int) -> str:
        """The page with so many of the other notations."""
        kept = {key: each[:count] for key, each in data["others"].items()} if count else {}
        return once(_document(page, told, inputs, {**data, "others": kept}))

    count = len(data["others"].get("name", ()))
    made = written(count)
    if count and len(made.encode()) > SMALL >= len(written(0).encode()):  # a small page stays small
        made = next(it for it in map(written, range(count - 1, -1, -1)) if len(it.encode()) <= SMALL)
    return made


def _presets(worked: Example, ready: Setting, variant: str) -> list[Data]:
    """The example's variants that have the same shape, by title, with the numbers in which they differ."""
    found: list[Data] = []
    for chosen in worked.variants:
        other = in_notation(worked, setting(worked, chosen.name), notation_named(worked.notation))
        if other.given.keys() == ready.given.keys():
            title = chosen.title or worked.title
            found.append({"title": title, "given": given(other.given), "now": chosen.name == variant})
    return found if len(found) > 1 else []


def _document(page: Page, ready: Setting, inputs: str, data: Data) -> str:
    packed = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    rare = any(head in _RARE for it in data["sentences"] for head, _ in it["nodes"])
    script, packed = pack(f"const DATA={packed};\n{_script(rare)}")
    parts, says = outline(page), data["says"]
    left_out = f'<p class="note">{escaped(data["left out"])}</p>\n' if data["left out"] else ""
    body = [
        _header(page, parts, live=bool(data.get("lead"))),
        f'<section id="given" aria-label={quoteattr(says["given"])}>\n{_bar(data)}\n{inputs}\n{left_out}'
        f'<p class="note hint">{escaped(says["hint"])}</p>\n<p class="note" id="status" role="status"></p>\n'
        '<figure id="cell"></figure>\n</section>',
    ]
    step = 0
    for section in parts.sections:
        if any(isinstance(it, Display) and it.listed for it in section.blocks):
            step += 1
            body.append(_section(section.heading, section.blocks, ready, data, step))
    notes = "\n".join(f"<p>{noted(note)}</p>" for note in parts.closing if note.word != says["verdicts"])
    body.append(f"<footer>\n{notes}\n</footer>")
    allowed = " ".join(f"'sha256-{digest(it)}'" for it in (LOADER, script))
    head = opening(page, _style(), allowed)
    main = _PLAINER.sub("", "\n\n".join(body))
    return (
        f"{head}<body>\n<main{aligned(page.displays)}>\n{main}\n</main>\n"
        f'<script type="text/plain" id="packed">{packed}</script>\n'
        f"<script>{LOADER}</script>\n</body>\n</html>\n"
    )


def _header(page: Page, parts: Outline, *, live: bool) -> str:
    """The title, where the example is from, and the lead if it can follow the numbers."""
    blocks = [
        block(it).replace('<p class="lead">', '<p class="lead" id="lead">') if isinstance(it, Para) else block(it)
        for it in parts.opening
        if live or not (isinstance(it, Para) and it.kind == "lead")
    ]
    return "<header>\n" + "\n".join([f"<h1>{prose(page.titled)}</h1>", *blocks]) + "\n</header>"


def _bar(data: Data) -> str:
    """What acts on the whole page; all of it needs the script, and is shown by it."""
    says = data["says"]
    presets = "".join(
        f'<option value="{k}"{" selected=" + quoteattr("") if it["now"] else ""}>{escaped(it["title"])}</option>'
        for k, it in enumerate(data["presets"])
    )
    chosen = f'<label>{escaped(says["presets"])} <select id="presets">{presets}</select></label>' if presets else ""
    names = [data["own"], *data["others"].get("name", ())]
    written = "".join(f'<option value="{k}">{escaped(name)}</option>' for k, name in enumerate(names))
    if data["others"]:
        chosen += f'<label>{escaped(says["notation"])} <select id="notation">{written}</select></label>'
    buttons = "".join(
        f'<button type="button" id="{name}">{escaped(says[name])}</button>'
        for name in ("reset", "predict", "copy-latex", "copy-mathml", "copy-markdown", "copy-link")
    )
    return f'<div class="bar" hidden="">{chosen}{buttons}</div>'


def _section(title: Heading | None, blocks: tuple[Block, ...], ready: Setting, data: Data, number: int) -> str:
    """A derivation with what is said of it, as far as that can follow the numbers."""
    told = data.get("told", ())
    label = f"section-{number}"
    inner = [heading(title, label)] if title else []
    key = ""
    for it in blocks:
        if isinstance(it, Display) and it.listed:
            for part, key in _by_entry(it):
                if key not in data["lines"]:
                    inner.append(display(part))
                    continue
                inner.append(f'<div class="live" data-place="{key}" data-q="{_q(key, ready)}">{display(part)}</div>')
        elif isinstance(it, Para) and it.kind == "plain" and key in told:
            inner.append(f'<p data-told="{key}" aria-live="off">{prose(it.prose)}</p>')
        elif isinstance(it, Heading):
            inner.append(block(it))
    times = {it.step.time for it in blocks if isinstance(it, Display) and it.listed}
    step = f' data-step="{times.pop()}"' if ready.program.steps > 1 else ""
    return f'<section aria-labelledby="{label}"{step}>\n' + "\n".join(inner) + "\n</section>"


def _by_entry(it: Display) -> list[tuple[Display, str]]:
    """The derivation of each entry by its place; of a scalar there is one."""
    step = it.step
    found = []
    for entry, group in groupby(it.lines, key=lambda line: line.entry):
        place = f"{step.name}[{','.join(map(str, entry))}]@{step.time}" if entry else f"{step.name}@{step.time}"
        found.append((it._replace(lines=tuple(group)), place))
    return [pair for pair in found if "[" in pair[1]] or found


def _q(place: str, ready: Setting) -> str:
    return place.partition("@")[0] if ready.program.steps == 1 else place


@cache
def _script(rare: bool) -> str:
    """The scripts, with or without those of rare heads, and the style of what only they make."""
    folder = files("symbolic_lstm.explorer").joinpath("scripts")
    texts = [
        folder.joinpath(f"{name}.js").read_text(encoding="utf-8")
        for name in (*_SCRIPTS[:1], *(["rare"] * rare), *_SCRIPTS[1:])
    ]
    style = folder.joinpath("live.css").read_text(encoding="utf-8").replace("\n", "")
    return f"const STYLE={json.dumps(style)};\n{shrunk(''.join(texts))}"


@cache
def _style() -> str:
    """The style of a sheet without its tables, and the page's own."""
    own = files("symbolic_lstm.explorer").joinpath("scripts", "page.css").read_text(encoding="utf-8")
    rows = (COLOURS + BLOCKS + SHEET + own).splitlines()
    return "".join(row for row in rows if not row.startswith(_ELSEWHERE))


__all__ = ["explored"]
