"""Whole: the derivation of a vector by its own sentence, matrices and vectors as on a blackboard."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Equation
from symbolic_lstm.maths.program import Program
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.maths.quantity import quantity as quantity_of
from symbolic_lstm.notation.arrange import stacked
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.derive_whole import DerivedWhole, derive_whole
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.numbers.vector_values import Figures, Leaf
from symbolic_lstm.page.blocks import Line
from symbolic_lstm.page.layout import Array, Layout, Under
from symbolic_lstm.page.names import When, name
from symbolic_lstm.page.shapes import shape_labels, size_label
from symbolic_lstm.page.stacked_matrix import is_joined
from symbolic_lstm.page.typeset import figures_in_brackets, typeset

#: A derivation with more numbers than this shows its sentence and what it comes to.
LARGEST = 30_000


def lines(
    trace: Trace, quantity: str, time: int, notation: Notation, when: When, most: int = LARGEST, *, short: bool = False
) -> list[Line]:
    """The lines of a vector's own derivation; one that would repeat its neighbour is left out.

    Of one that would put in more numbers than `most`, the sentence and the result.
    """
    program = trace.program
    equation = _equation(trace, quantity, time)
    body = sentence(equation, notation)
    if not any(program.shapes.get(named) for named in t.names(body)):  # one number for every entry
        return [sentence_line(trace, quantity, time, notation, when)]
    worked = derived(trace, quantity, time, notation, most, short=short)
    if not worked:
        return [sentence_line(trace, quantity, time, notation, when), result(trace, quantity, time, notation)]
    found: list[Line] = []
    for it in worked:
        shown = {path: figures_in_brackets(figures, rows=notation.rows) for path, figures in it.figures.items()}
        right = typeset(body, notation, shown, when, vector=True, constants=program.cell.constants)
        if len(found) < 2 or right != found[-1].right:
            found.append(Line(it.stage, it.relation, right, note=it.note))
        elif it.note:
            found[-1] = found[-1]._replace(note=it.note)
    left, right = formula(program, equation, time, notation, when)
    return [found[0]._replace(left=left, right=right), *found[1:]]


def derived(
    trace: Trace, quantity: str, time: int, notation: Notation, most: int = LARGEST, *, short: bool = False
) -> tuple[DerivedWhole, ...]:
    """The figures of a vector's own derivation by line; none where it would put in more than `most` numbers."""
    body = sentence(_equation(trace, quantity, time), notation)
    if _count(trace.program, body) > most:
        return ()
    return derive_whole(trace, quantity, time, body, _leaves(trace.program, body, time), short=short)


def result(trace: Trace, quantity: str, time: int, notation: Notation) -> Line:
    """What a vector or a matrix comes to."""
    places = [Quantity(quantity, entry, time).key for entry in trace.program.entries(quantity)]
    shown = Figures(trace.program.shapes[quantity], tuple(map(trace.shown, places)))
    exact = all(trace.value(place) == figure.value for place, figure in zip(places, shown.cells, strict=True))
    found = figures_in_brackets(shown, rows=notation.rows)
    assert isinstance(found, Array)
    return Line("result", "=" if exact else "≈", found)


def sentence_line(trace: Trace, quantity: str, time: int, notation: Notation, when: When) -> Line:
    """A vector's own sentence alone."""
    left, right = formula(trace.program, _equation(trace, quantity, time), time, notation, when)
    return Line("formula", "=", right, left)


def sentence(equation: Equation, notation: Notation) -> t.Sentence:
    """A quantity's own sentence, with one matrix on `[h, x]` where the notation writes so."""
    return stacked(equation.body) if notation.stacked else equation.body


def _equation(trace: Trace, quantity: str, time: int) -> Equation:
    first = trace.program.entries(quantity)[0]
    return trace.lets[Quantity(quantity, first, time).key].equation


def formula(program: Program, equation: Equation, time: int, notation: Notation, when: When) -> tuple[Layout, Layout]:
    """Both sides of a quantity's own sentence; at the first step what has a shape shows it underneath.

    Sizes do not change from step to step.
    """
    body, quantity = sentence(equation, notation), equation.name
    vector = program.form == "vector"
    sizes = shape_labels(body, program.shapes, rows=notation.rows) if time == 1 and vector else {}
    left = name(quantity, notation, when, True)
    if sizes:
        left = Under(left, size_label(program.shapes[quantity], rows=notation.rows))
    return left, typeset(body, notation, None, when, vector=True, constants=program.cell.constants, shape_labels=sizes)


def _leaves(program: Program, body: t.Sentence, time: int) -> dict[str, Leaf]:
    """What the names of a sentence stand for; one matrix on `[h, x]` is U's columns and then W's."""
    found: dict[str, Leaf] = {}
    for named in t.names(body):
        its = quantity_of(named)  # in a sum over time a name says its step
        places = program.places(its.name, its.time, time)
        found[named] = Leaf(program.shapes.get(its.name, ()), places)
    for left, right in _joined(program, body):
        found[right] = _beside(program, left, right)
    return found


def _count(program: Program, body: t.Sentence) -> int:
    """How many numbers stand for the names of a sentence."""
    named = (*(quantity_of(named).name for named in t.names(body)), *(left for left, _ in _joined(program, body)))
    return sum(prod(program.shapes.get(name, ())) for name in named)


def _joined(program: Program, body: t.Sentence) -> Iterator[tuple[str, str]]:
    """The two matrices for each that a sentence has on `[h, x]`; by the second it is named."""
    for _, part in t.walk(body):
        match part:
            case t.Apply(args=(t.Symbol(name=matrix_name), t.Concat())) if is_joined(
                label := matrix_name.partition("_")[2], program
            ):
                yield f"U_{label}", matrix_name


def _beside(program: Program, left: str, right: str) -> Leaf:
    """Two matrices side by side."""
    (rows, across), (_, more) = program.shapes[left], program.shapes[right]
    places = [
        Quantity(named, (row, column)).key
        for row in range(rows)
        for named, columns in ((left, across), (right, more))
        for column in range(columns)
    ]
    return Leaf((rows, across + more), tuple(places))
