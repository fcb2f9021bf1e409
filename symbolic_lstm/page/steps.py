"""Steps: the derivation of one quantity at one time, set line by line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from symbolic_lstm.maths.program import Let, Program
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.decimal_bounds import enclosing
from symbolic_lstm.numbers.derive import Derived, derive
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page import vector_derivation
from symbolic_lstm.page.blocks import Decimals, Display, Line, Step
from symbolic_lstm.page.entries_below import Beneath
from symbolic_lstm.page.layout import Layout, Under
from symbolic_lstm.page.names import When, name
from symbolic_lstm.page.stacked_matrix import beside
from symbolic_lstm.page.typeset import typeset

#: As many entries of a vector as its size allows.
BY_SIZE = Beneath()


def display(
    trace: Trace,
    quantity: str,
    time: int,
    notation: Notation,
    stages: Collection[str] = (),
    chosen_entries: Collection[tuple[int, ...]] = (),
    beneath: Beneath = BY_SIZE,
) -> Display:
    """The derivation of a quantity at a time; only the given stages, if any are.

    A vector is worked as such, and then entry by entry, those that `beneath` says.
    Chosen entries stand by themselves, under the vector's sentence. A vector that
    would put in too many numbers shows its sentence and its result.
    """
    program = trace.program
    when = None if program.steps == 1 else time
    found: list[Line] = []
    vector = program.entries(quantity) != ((),)
    if vector and not chosen_entries:
        found += vector_derivation.lines(trace, quantity, time, notation, when)
    elif vector:
        found.append(vector_derivation.sentence_line(trace, quantity, time, notation, when))
    found = chosen_stages(found, stages) if stages else found
    for entry in chosen_entries or (beneath.of(program, quantity, time) if vector else ((),)):
        key = Quantity(quantity, entry, time).key
        worked = _lines(trace, key, notation, when)
        if entry:
            left = name(Quantity(quantity, entry).key, notation, when)
            worked = [line._replace(left=left if k == 0 else None, entry=entry) for k, line in enumerate(worked)]
        found += worked if not stages else chosen_stages(worked, stages)
    if found and found[0].left is None:
        found[0] = found[0]._replace(left=name(quantity, notation, when))
    folded = () if chosen_entries else beneath.folded(program, quantity, time)
    return Display(step(trace, quantity, time), tuple(found), folded=folded)


def brief(trace: Trace, quantity: str, time: int, notation: Notation, most: int) -> Display:
    """The numbers of a quantity at a time and what they come to, and what stands between only where it must."""

    def found(short: bool) -> list[Line]:
        if trace.program.entries(quantity) != ((),):
            return vector_derivation.lines(trace, quantity, time, notation, time, most, short=short)
        return _lines(trace, Quantity(quantity, (), time).key, notation, time, short=short)

    worked = found(True)
    if any(line.note for line in worked):
        worked = found(False)
    later = worked[1:] if len(worked) > 1 else worked
    later[0] = later[0]._replace(left=name(quantity, notation, time, trace.program.entries(quantity) != ((),)))
    return Display(step(trace, quantity, time), tuple(later), brief=True)


def _lines(trace: Trace, key: str, notation: Notation, when: When, *, short: bool = False) -> list[Line]:
    """The lines of one place."""
    return lines(trace.program, trace.lets[key], derive(trace, key, short=short), notation, when)


def lines(program: Program, let: Let, derivation: Iterable[Derived], notation: Notation, when: When) -> list[Line]:
    """The lines of a derivation; one that would repeat its neighbour is left out."""
    constants = program.cell.constants
    named = any(node.name for node in code(let.body).nodes)  # so its numbers cannot repeat its formula
    found: list[Line] = []
    for derived in derivation:
        if derived.stage == "formula" and notation.stacked and program.form == "scalar":
            right = vector_derivation.formula(program, let.equation, 1, notation, when)[1]
        else:
            body = beside(let.body, program) if notation.stacked else let.body
            right = typeset(body, notation, derived.figures, when, constants=constants)
        if not found or (len(found) == 1 and named) or right != found[-1].right:
            found.append(Line(derived.stage, derived.relation, right, None, (), derived.note))
        elif derived.note:
            found[-1] = found[-1]._replace(note=derived.note)
    return found


def chosen_stages(lines: list[Line], stages: Collection[str]) -> list[Line]:
    """Only some stages; a sign stands for everything between it and the line before.

    >>> from symbolic_lstm.page.layout import Num
    >>> lines = [Line("numbers", "=", Num("1")), Line("sum", "≈", Num("2")), Line("result", "=", Num("3"))]
    >>> [li.relation for li in chosen_stages(lines, ["numbers", "result"])]
    ['=', '≈']
    """
    kept: list[Line] = []
    rounded = False
    left: Layout | None = None
    for line in lines:
        rounded = rounded or line.relation == "≈"
        left = line.left or left
        if isinstance(left, Under) and line.stage != "formula":  # a shape stands under the formula's names
            left = left.base
        if line.stage in stages:
            kept.append(line._replace(relation="≈" if rounded else "=", left=left))
            rounded, left = False, None
    return kept


def step(trace: Trace, quantity: str, time: int) -> Step:
    """What a quantity comes to at a time, without its derivation."""
    shape = trace.program.shapes.get(quantity, ())

    def key(entry: tuple[int, ...]) -> str:
        return Quantity(quantity, entry, time).key

    def ends(full: bool) -> tuple[Decimals, Decimals]:
        found = {e: enclosing(trace.value(key(e), full=full)) for e in trace.program.entries(quantity)}
        return nested(shape, lambda entry: found[entry][0]), nested(shape, lambda entry: found[entry][1])

    role = trace.program.cell[quantity].role
    shown = nested(shape, lambda entry: trace.shown(key(entry)).text)
    own = ends(False)
    return Step(quantity, role, time, shown, *own, *(own if trace.full is trace.work else ends(True)))


def nested(shape: tuple[int, ...], at: Callable[[tuple[int, ...]], str], entry: tuple[int, ...] = ()) -> Decimals:
    """Texts of entries as nested tuples of the shape."""
    if not shape:
        return at(entry)
    return tuple(nested(shape[1:], at, (*entry, k)) for k in range(shape[0]))
