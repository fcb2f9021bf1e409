"""Lines with gaps: every line of a derivation as MathML, its figures left open.

A gap is the number of a node between two characters of private use, with a sign
for how a figure stands in it: `!` in brackets where it is negative, `^` where it
is a power of ten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from symbolic_lstm.explorer.plainer import flat
from symbolic_lstm.explorer.sentences import Data
from symbolic_lstm.languages import Language
from symbolic_lstm.maths.program import Let
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.stages import Stage, stages
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page import layout as l
from symbolic_lstm.page import vector_derivation
from symbolic_lstm.page.comma import commaed
from symbolic_lstm.page.names import When, name
from symbolic_lstm.page.stacked_matrix import beside
from symbolic_lstm.page.typeset import typeset
from symbolic_lstm.writers.mathml_maths import boxed

#: What opens and closes a gap, and stands before the kind of it.
OPEN, CLOSE = "\ue000", "\ue001"
_NUMBER = re.compile(f"<mn>({OPEN}[^{CLOSE}]*{CLOSE})</mn>")


def lines(traced: Trace, notation: Notation, language: Language) -> Data:
    """By the place of each sentence: its left side, its formula, and a line for each of its cuts."""
    return {let.key: _lines(traced, let, notation, language) for let in traced.program.lets}


def _lines(traced: Trace, let: Let, notation: Notation, language: Language) -> Data:
    program = traced.program
    when = None if program.steps == 1 else let.time
    constants = program.cell.constants
    body = beside(let.body, program) if notation.stacked else let.body
    if notation.stacked and program.form == "scalar":
        formula = vector_derivation.formula(program, let.equation, 1, notation, when)[1]
    else:
        formula = typeset(body, notation, None, when, constants=constants)
    left = name(let.equation.name if not let.entry else let.key.partition("@")[0], notation, when)
    cuts = [_with_gaps(let, cut, notation, when, constants, body) for cut in stages(let.body)]
    comma = language.decimal == ","
    return {
        "left": flat(boxed(left)),
        "formula": flat(boxed(commaed(formula) if comma else formula)),
        "cuts": [flat(_NUMBER.sub(r"\1", boxed(gapped(commaed(cut) if comma else cut)))) for cut in cuts],
    }


def _with_gaps(let: Let, cut: Stage, notation: Notation, when: When, constants: frozenset[str], body: Any) -> l.Layout:
    nodes = code(let.body).nodes
    marked = {nodes[k].path: Figure(-1, 0, f"{OPEN}{k}{CLOSE}") for k in cut.cut}
    return typeset(body, notation, marked, when, constants=constants)


def gapped(layout: l.Layout) -> l.Layout:
    """The layout with its marked figures as gaps, whatever sign and brackets they stand in."""
    match layout:
        case l.Fence(l.Row((l.Op("−", True), l.Num() as marked))) if _is_marked(marked):
            return _gap(marked, "!")
        case l.Row((l.Op("−", True), l.Num() as marked)) if _is_marked(marked):
            return marked
        case l.Sup(base, script) if isinstance(found := gapped(base), l.Num) and _is_marked(found):
            return l.Sup(_gap(found, "^"), gapped(script))
        case _:
            return _inside(layout)


def _inside(layout: l.Layout) -> l.Layout:
    """A layout whose parts are gapped."""

    def changed(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(changed(item) for item in value)
        return gapped(cast("l.Layout", value)) if is_dataclass(value) else value

    made: Mapping[str, Any] = {it.name: changed(getattr(layout, it.name)) for it in fields(layout)}
    return replace(layout, **made)


def _is_marked(number: l.Num) -> bool:
    return number.digits.startswith(OPEN)


def _gap(marked: l.Num, kind: str) -> l.Num:
    return l.Num(marked.digits.replace(CLOSE, kind + CLOSE))
