"""The parts of a page: its head, what acts on all of it, and a section for each derivation."""

from __future__ import annotations

from itertools import groupby

from symbolic_lstm.drawing.subject import Subject
from symbolic_lstm.explorer.curves import curve_of
from symbolic_lstm.explorer.sentences import Data
from symbolic_lstm.languages import Language
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.blocks import Block, Display, Heading, Page, Para
from symbolic_lstm.published.setting import Setting
from symbolic_lstm.writers.attributes import quoteattr
from symbolic_lstm.writers.html_blocks import block, display, heading, prose
from symbolic_lstm.writers.mathml_maths import escaped
from symbolic_lstm.writers.outline import Outline


class Said(NamedTuple):
    """What stands on a page beside the sheet: its words, what is left out, the backward pass, and the cell."""

    language: Language
    left_out: str
    backward: str
    picture: str = ""

    def word(self, key: str) -> str:
        """What a control is called."""
        if key == "backward":
            return self.language.sentences["heading: backward"]
        return self.language.formats[f"explore: {key}"]


def header(page: Page, parts: Outline, *, live: bool) -> str:
    """The title, where the example is from, and the lead if it can follow the numbers."""
    blocks = [
        block(it).replace('<p class="lead">', '<p class="lead" id="lead">') if isinstance(it, Para) else block(it)
        for it in parts.opening
        if live or not (isinstance(it, Para) and it.kind == "lead")
    ]
    return "<header>\n" + "\n".join([f"<h1>{prose(page.titled)}</h1>", *blocks]) + "\n</header>"


def bar(data: Data, said: Said) -> str:
    """What acts on the whole page; all of it needs the script, and is made by it."""
    presets = "".join(
        f'<option value="{k}"{" selected=" + quoteattr("") if it["now"] else ""}>{escaped(it["title"])}</option>'
        for k, it in enumerate(data["presets"])
    )
    chosen = (
        f'<label>{escaped(said.word("presets"))} <select id="presets">{presets}</select></label>' if presets else ""
    )
    names = data["others"].get("name", ())
    written = "".join(f'<option value="{k}">{escaped(name)}</option>' for k, name in enumerate(names))
    if data["others"]:
        chosen += f'<label>{escaped(said.word("notation"))} <select id="notation">{written}</select></label>'
    passes = ("forward", "backward") if said.backward else ()
    buttons = "".join(
        f'<button type="button" id="{name}">{escaped(said.word(name))}</button>'
        for name in (*passes, "reset", "predict", "copy-latex", "copy-mathml", "copy-markdown", "copy-link")
    )
    return f'<div class="bar">{chosen}{buttons}</div>'


def below(said: Said) -> str:
    """What stands below the numbers, and is made by the script."""
    return f'<p class="note hint">{escaped(said.word("hint"))}</p><p class="note" id="status" role="status"></p>'


def section(title: Heading | None, blocks: tuple[Block, ...], ready: Setting, data: Data, subject: Subject) -> str:
    """A derivation with its curve and what is said of it, as far as that can follow the numbers."""
    told = data.get("told", ())
    inner = [heading(title)] if title else []
    key = ""
    for it in blocks:
        if isinstance(it, Display) and it.listed:
            for part, key in _by_entry(it):
                if key not in data["lines"]:
                    inner.append(display(part))
                    continue
                chain = display(part)
                hue = chain.partition('class="chain')[2].partition('"')[0].strip()
                inner.append(
                    f'<div class="live" data-place="{key}" data-q="{_q(key, ready)}">{chain}'
                    f"{curve_of(subject, key, hue)}</div>"
                )
        elif isinstance(it, Para) and it.kind == "plain" and key in told:
            inner.append(f'<p data-told="{key}">{prose(it.prose)}</p>')
        elif isinstance(it, Heading):
            inner.append(block(it))
    times = {it.step.time for it in blocks if isinstance(it, Display) and it.listed}
    step = f' data-step="{times.pop()}"' if ready.program.steps > 1 else ""
    return f"<section{step}>\n" + "\n".join(inner) + "\n</section>"


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
