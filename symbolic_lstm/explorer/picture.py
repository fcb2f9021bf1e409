"""The picture of the cell, with room for the longest figures, and where each of its figures is found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from symbolic_lstm.drawing.cell import cell
from symbolic_lstm.drawing.column import WIDE
from symbolic_lstm.drawing.subject import Subject
from symbolic_lstm.errors import UsageError
from symbolic_lstm.explorer.curves import CURVED
from symbolic_lstm.explorer.shared_boxes import shared
from symbolic_lstm.explorer.still import HALO, KINDS, curves, still, style
from symbolic_lstm.languages import Language
from symbolic_lstm.maths import terms as t
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.stages import STAGES, part_of_stage
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.writers.scenes.svg import picture

#: A curve of a function that the page draws itself, and behind it the dot where the step stands on it.
_DOT = re.compile(r'd="M([-\d.]+ [-\d.]+)L[^"]*"([^>]*><circle )(?=[^>]*><text [^>]*data-q="([\w.]+)")')
#: Beside its figures, what a group is called: the box in it has the words.
_FIGURES_SAID = re.compile(r"<desc>[^<]*</desc>\s*|(?<=>)\s*<title>[^<]*</title>(?=\s*<(?:rect|circle|path|text))")
#: A figure that has no name, so that nothing could set it anew.
_NAMELESS = re.compile(r"<text (?![^>]*data-q)[^>]*>−?\d+[.,×][−\d.,×⁻⁰¹²³⁴-⁹]*</text>\s*")
#: The letters and the signs of formulas, each with the names of its fonts.
_LETTER = re.compile(r'(?<=<tspan)([^>]*) font-family="([^"]*)"( font-style="italic")?')
#: Something drawn, whose colours and joints its class has already.
_DRAWN = re.compile(r'<[^>]*class="sl-[^>]*>')
_COLOURED = re.compile(r' (?:fill|stroke|stroke-linejoin)="[^"]*"')
#: As long as figures of a scalar cell usually become.
_LONGEST = "−8.88×10⁻⁸"


class _Roomy(Subject):
    """A subject whose figures are as long as they may become."""

    def printed(self, figure: Figure) -> str:
        return self.language.decimals(max(_LONGEST, super().printed(figure), key=len))

    def says(self, key: str, **filled: str) -> str:
        """A sentence without the figures that follow their words: they would stay when the numbers change."""
        return super().says(key, **{name: it.partition("\u00a0")[0] for name, it in filled.items()})


def cell_picture(traced: Trace, notation: Notation, language: Language) -> str:
    """The picture as SVG, and behind it its form for a phone.

    Nothing where the cell is of vectors, or of several steps, or has no picture.
    """
    if traced.program.form != "scalar" or traced.program.steps > 1:
        return ""
    own = {name for name, term in _named(traced) if type(term) in CURVED}
    try:
        subject = _Roomy(traced, notation, language)
        scenes = [cell(subject)]
        if scenes[0].width > WIDE:
            scenes.append(cell(subject, narrow=True))
    except UsageError:
        return ""
    # what is said of the figures is of those to begin with, not of those that are shown
    both = _NAMELESS.sub("", _FIGURES_SAID.sub("", "".join(picture(it, "page") for it in scenes)))
    both = _DOT.sub(lambda it: f'{it[2]}data-dot="{it[1]}" ' if it[3] in own else it[0], both)
    fonts = {f".sl-i,.sl-u{{font-family:{it}}}.sl-i{{font-style:italic}}" for _, it, _ in _LETTER.findall(both)}
    both = _LETTER.sub(lambda it: f'{it[1]} class="sl-{"i" if it[3] else "u"}"', both)
    both = _DRAWN.sub(lambda it: _COLOURED.sub("", it[0]), both)
    return f"<style>{''.join([*fonts, *_rules(both)])}</style>{both}"


def standing(traced: Trace, notation: Notation, language: Language, both: str) -> str:
    """Of the picture what stands in the page, with its figures, and behind it its form for a phone."""
    if not both:
        return ""
    wide, *narrow = [f"<svg{it}" for it in both.split("<svg")[1:]]
    shown = picture(cell(Subject(traced, notation, language)), "page")
    figures = dict(re.findall(r'<text [^>]*data-q="([\w.]+)"[^>]*>([^<]*)', shown))
    heads = {name: type(term) for name, term in _named(traced) if isinstance(term, t.Term)}
    here, other = still(wide, figures, heads), "".join(still(it, figures, heads) for it in narrow)
    beside = {type(let.body) for let in traced.program.lets}  # a derivation holds their curves
    looks = style(here + other)
    here, other = shared(here, other)
    return looks + here.replace("</title>", f"</title>{curves({*heads.values()} - beside)}", 1) + other


def _named(traced: Trace) -> Iterator[tuple[str, t.Sentence]]:
    """What each name of a figure is the result of; nothing for what is given."""
    for name, (place, node) in pictured(traced).items():
        if place in traced.lets:
            body = traced.lets[place].body
            yield name, body if node is None else code(body).nodes[node].term


def _rules(drawn: str) -> Iterator[str]:
    """What its classes look like."""
    if "sl-halo" in drawn:
        yield HALO
    for name in sorted(set(re.findall(r'class="(sl-\w+)', drawn))):
        if name[3] in KINDS and name != "sl-picture":
            colour = f"var(--{name[4:].replace('muted', 'mut')})"
            yield f".{name}{{{KINDS[name[3]].format(colour)}}}"


def pictured(traced: Trace) -> dict[str, tuple[str, int | None]]:
    """By the name that a picture gives a figure: its place, and the node of a part."""
    program = traced.program
    if program.form != "scalar" or program.steps > 1:
        return {}
    found: dict[str, tuple[str, int | None]] = {name: (f"{name}@1", None) for name in program.cell.inputs}
    found |= {before: (f"{state}@0", None) for before, state in program.cell.states.items()}
    for let in program.lets:
        found[let.equation.name] = (let.key, None)
        named = {part: code(let.body).index(path) for part, path in let.parts}
        staged = {stage: node for stage in STAGES if (node := part_of_stage(let.body, stage)) is not None}
        for part, node in (staged | named).items():
            found[f"{let.equation.name}.{part}"] = (let.key, node)
    return found
