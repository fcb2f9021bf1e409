"""The numeric instance of an identity: its expressions worked in stages, each from the same numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from symbolic_lstm.errors import FigureError, UsageError
from symbolic_lstm.identities.identity import Identity, IdentityChain
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell, Equation
from symbolic_lstm.maths.program import Let, Program
from symbolic_lstm.maths.spell import text
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Rounding
from symbolic_lstm.numbers.trace import trace
from symbolic_lstm.page.blocks import Display
from symbolic_lstm.page.steps import display


def instances(
    identity: Identity, claim: IdentityChain, numbers: Mapping[str, Figure], rounding: Rounding, notation: Notation
) -> Iterator[Display]:
    """Each expression of a claim that is worked, from its formula to its result.

    An expression of which a number is missing is left out. Raises `UsageError` where it has no value at these numbers.
    """
    whole = {t.Symbol(name): own for name, own in claim.where.items() if name not in numbers}
    terms = [t.substituted(term, whole) for term in claim.in_numbers]
    known = [term for term in terms if t.names(term) and set(t.names(term)) <= {*numbers}]
    named = [name for name in numbers if any(name in t.names(term) for term in known)]
    timed = tuple(name for name in named if name in identity.timed)
    equations = tuple(Equation(f"value_{k}", term, text(term)) for k, term in enumerate(known, start=1))
    cell = Cell("identity", "an identity", equations, {}, timed, {})
    program = Program(cell, "scalar", 1, tuple(Let(e, e.body, 1) for e in equations), {})
    given = {f"{name}@1" if name in timed else name: numbers[name] for name in named}
    for equation in equations:
        try:
            derivation = display(trace(program, given, rounding), equation.name, 1, notation)
        except FigureError as fault:
            told = str(fault).replace(f"{equation.name}@1: ", "").replace(f"{equation.name}@1", equation.role)
            raise UsageError(f"{equation.role} has no value at these numbers: {told}") from None
        lines = (derivation.lines[0]._replace(left=None, relation=""), *derivation.lines[1:])
        yield Display(derivation.step._replace(name=equation.role, role="expression"), lines)
