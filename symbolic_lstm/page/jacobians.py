"""Jacobians: the derivative of a vector state by itself one step before, as a matrix and entry by entry."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell, Equation
from symbolic_lstm.maths.compose import ZERO
from symbolic_lstm.maths.program import Let, indices
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.maths.state_jacobians import StateJacobian, entrywise
from symbolic_lstm.maths.through_time import BackwardProgram
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page.blocks import Derivative, Display, Line
from symbolic_lstm.page.entries_below import Beneath, Entry
from symbolic_lstm.page.layout import Fence, Frac, Ident, Layout, Op, Row
from symbolic_lstm.page.names import PLUS, When, name
from symbolic_lstm.page.steps import display
from symbolic_lstm.page.typeset import typeset
from symbolic_lstm.page.vector_derivation import result

Kind = Literal["direct", "total"]
#: The entries of all steps; of more, no matrices are shown.
MOST = 2_000
#: Heads that work entry by entry, so that the derivative of an entry by the same is all there is.
ENTRYWISE = (t.Plus, t.Minus, t.Neg, t.Times, t.Quotient, t.Power, t.Sigmoid, t.Tanh, t.Exp, t.Log, t.Root, t.Relu,
             t.Softplus, t.HardSigmoid, t.Largest, t.Smallest, t.Absolute, t.Heaviside)  # fmt: skip


def fits(program: BackwardProgram, state: str) -> bool:
    """Whether the matrices of a vector state are few enough numbers to be shown."""
    shape = program.shapes.get(state, ())
    return len(shape) == 1 and shape[0] ** 2 * program.steps <= MOST


def jacobian_lets(program: BackwardProgram, state: str) -> tuple[list[Equation], list[Let]]:
    """The sentences of both matrices of a state, an entry each: `direct_c` from the first step, `total_c` from 2."""
    found = StateJacobian(program.forward.cell, state, program.forward.shapes)
    before = found.before
    direct = Equation(f"direct_{state}", t.Symbol(before), f"direct derivative of {state} by {before}")
    total = Equation(f"total_{state}", t.Symbol(f"d_{state}"), f"total derivative of {state} by {before}")
    places = [(i, j) for i, j in indices((found.size, found.size))]
    bodies = {place: found.direct(place) for place in places}
    lets = [
        Let(total, found.total(place, time), time, place) for time in range(2, program.steps + 1) for place in places
    ]
    if not found.shares:
        return [total], lets
    ahead = [Let(direct, bodies[place], time, place) for time in range(1, program.steps + 1) for place in places]
    return [direct, total], ahead + lets


def jacobian(
    traced: Trace, state: str, time: int, notation: Notation, kind: Kind, entries: Collection[Entry] | None = None
) -> Display:
    """One matrix: what it is put together from, and its figures.

    Beneath them these entries with every stage; with none named, each that is not 0, in short; without a list one
    alone, where the matrix has no sentence of its own.
    """
    program = traced.program
    assert isinstance(program, BackwardProgram)
    own, when = f"{kind}_{state}", None if program.steps == 1 else time
    told = formula(program, state, notation, when, kind)
    shown = [*(entries or ())] or [
        entry for entry in Beneath().of(program, own, time)
        if traced.lets[Quantity(own, entry, time).key].body != ZERO
    ]  # fmt: skip
    shown = shown[: int(not told)] if entries is None else shown
    short = ("formula", "numbers", "result") if kind == "total" and not entries else ()
    worked = display(traced, own, time, notation, short, shown or program.entries(own)[:1])
    of = ratio(program.forward.cell, state, notation, when, kind, True)
    lines = [Line("formula", "=", told, of), result(traced, own, time, notation)] if told else []
    lines = lines or [result(traced, own, time, notation)._replace(left=of)]
    for line in worked.lines if shown else ():
        if line.entry and (line.left is None or line.stage == "formula"):
            left = ratio(program.forward.cell, state, notation, when, kind, True, line.entry)
            lines.append(line._replace(left=left if line.left else None))
    cell = program.forward.cell
    named, by = cell.original(state), cell.original(_before(cell, state))
    about = Derivative(f"d_{by}", named, kind, time)
    return Display(worked.step._replace(name=about.name), tuple(lines), False, about)


def formula(program: BackwardProgram, state: str, notation: Notation, when: When, kind: Kind) -> Layout | None:
    """What a matrix is: diag(f) of a state that is handed on entry by entry; in total the ways that lead to it."""
    cell = program.forward.cell
    if kind == "direct":
        diagonal = entrywise(cell, state, program.forward.shapes, ENTRYWISE)
        if diagonal is None:
            return None
        said = typeset(diagonal, notation, None, when, vector=True, constants=cell.constants)
        return Row((Ident("diag", True), said if isinstance(said, Fence) else Fence(said)))
    found = StateJacobian(cell, state, program.forward.shapes)
    if not found.held:
        return None
    parts: list[Layout] = []
    for before, after in cell.states.items():
        if before not in found.behind or (after != state and after not in found.within):
            continue
        parts += [PLUS] if parts else []
        top, bottom = (name(n, notation, when, True) for n in (state, before))
        first = Frac(Row((Ident("∂"), top)), Row((Ident("∂"), bottom)))
        if after == state:
            parts.append(first)
            continue
        last = name(_before(cell, state), notation, when, True)
        parts += [first, Op(""), Frac(Row((Ident("∂"), bottom)), Row((Ident("∂"), last)))]
    return Row(tuple(parts))


def ratio(
    cell: Cell, state: str, notation: Notation, when: When, kind: Kind, vector: bool, entry: tuple[int, ...] = ()
) -> Layout:
    """∂c/∂c of the step before, or with d the total one; of an entry with its row above and its column below."""
    ends = (Quantity(state, entry[:1]), Quantity(_before(cell, state), entry[1:]))
    top, bottom = (name(end.key, notation, when, vector and not entry) for end in ends)
    sign = Ident("∂" if kind == "direct" else "d", kind == "total")
    return Frac(Row((sign, top)), Row((sign, bottom)))


def asked_for(traced: Trace, asked: Quantity) -> Iterator[tuple[str, Kind, int]]:
    """The state, the kind and the times of `total_c` or `direct_c@2`, if that is what is asked for."""
    program = traced.program
    assert isinstance(program, BackwardProgram)
    kind, _, of = asked.name.partition("_")
    states = {program.forward.cell.original(s): s for s in program.forward.cell.states.values()}
    if kind not in ("direct", "total") or of not in states:
        return
    own = f"{kind}_{states[of]}"
    for time in range(program.steps, 0, -1):
        if asked.time in (None, time) and Quantity(own, program.entries(own)[0], time).key in traced.lets:
            yield states[of], "direct" if kind == "direct" else "total", time


def _before(cell: Cell, state: str) -> str:
    return next(before for before, after in cell.states.items() if after == state)
