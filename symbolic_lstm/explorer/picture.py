"""The picture of the cell, with room for the longest figures, and where each of its figures is found."""

from __future__ import annotations

import re
from itertools import pairwise

from symbolic_lstm.drawing.cell import cell
from symbolic_lstm.drawing.subject import Subject
from symbolic_lstm.errors import UsageError
from symbolic_lstm.explorer.sentences import Data
from symbolic_lstm.languages import Language
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.stages import STAGES, part_of_stage
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.writers.scenes.palette import dark_rules
from symbolic_lstm.writers.scenes.svg import picture

#: A path through many points.
_CURVE = re.compile(r'd="M((?:[-\d.]+ [-\d.]+L){8,}[-\d.]+ [-\d.]+)"')
#: Such a path, and behind it the dot where the step stands on it.
_DOT = re.compile(r'(d="m([-\d.]+ [-\d.]+)l[^>]*><circle )')
#: The letters of formulas, each with the names of its fonts.
_LETTER = re.compile(r' font-family="([^"]*)"(?= font-style="italic")')
_FIGURES_SAID = re.compile(r"<desc>[^<]*</desc>\s*")
#: As long as figures of a scalar cell usually become.
_LONGEST = "−8.88×10⁻⁸"


class _Roomy(Subject):
    """A subject whose figures are as long as they may become."""

    def printed(self, figure: Figure) -> str:
        return self.language.decimals(max(_LONGEST, super().printed(figure), key=len))


def cell_picture(traced: Trace, notation: Notation, language: Language) -> str:
    """The picture as SVG; nothing where the cell is of vectors, or of several steps, or has no picture."""
    if traced.program.form != "scalar" or traced.program.steps > 1:
        return ""
    try:
        drawn = picture(cell(_Roomy(traced, notation, language)), "page")
        drawn = _FIGURES_SAID.sub("", drawn)  # of the numbers to begin with, not of those that are shown
        drawn = _DOT.sub(r'\1data-dot="\2" ', _CURVE.sub(_from_point_to_point, drawn))
        used = set(re.findall(r'class="([^"]*)"', drawn))
        dark = "".join(rule for rule in re.findall(r"\.[^}]*}", dark_rules()) if rule[1:].partition("{")[0] in used)
        fonts = {f"#cell [font-style]{{font-family:{it}}}" for it in _LETTER.findall(drawn)}
        style = f"{''.join(fonts)}@media (prefers-color-scheme:dark){{{dark}}}"
        return f"<style>{style}</style>{_LETTER.sub('', drawn)}"
    except UsageError:
        return ""


def _from_point_to_point(curve: re.Match[str]) -> str:
    """A path by its steps: those of equal curves are equal wherever they stand, and pack well."""
    points = [tuple(map(float, point.split())) for point in curve[1].split("L")]
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points)]
    return f'd="m{points[0][0]:g} {points[0][1]:g}l{" ".join(f"{dx:.1f} {dy:.1f}" for dx, dy in steps)}"'


def pictured(traced: Trace) -> Data:
    """By the name that a picture gives a figure: its place, and the node of a part."""
    program = traced.program
    if program.form != "scalar" or program.steps > 1:
        return {}
    found: dict[str, list[str | int | None]] = {name: [f"{name}@1", None] for name in program.cell.inputs}
    found |= {before: [f"{state}@0", None] for before, state in program.cell.states.items()}
    for let in program.lets:
        found[let.equation.name] = [let.key, None]
        named = {part: code(let.body).index(path) for part, path in let.parts}
        staged = {stage: node for stage in STAGES if (node := part_of_stage(let.body, stage)) is not None}
        for part, node in (staged | named).items():
            found[f"{let.equation.name}.{part}"] = [let.key, node]
    return found
