"""Reworked values are those of the whole program worked anew, whatever is carried."""

from __future__ import annotations

import pytest
from flint import fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic_lstm.cells import lstm
from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths.cell import Equation
from symbolic_lstm.maths.program import Let, unroll
from symbolic_lstm.maths.reader import read
from symbolic_lstm.numbers.enclose import enclose
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import Figure, figure
from symbolic_lstm.numbers.rework import Rework
from symbolic_lstm.numbers.rounding import Digits, Interval, Value, show

PROGRAM = unroll(lstm, 2)
LETS = {let.key: let for let in PROGRAM.lets}
PLACES = [(key, part) for key, let in LETS.items() for part in ("", *(part for part, _ in let.parts))]
figures = st.integers(-300, 300).map(lambda n: figure(f"{n / 100:.2f}"))
leaves = (*lstm.parameters, "x@1", "x@2", "h@0", "c@0")


def ends(value: Value) -> tuple[fmpq, fmpq]:
    return (value.lower, value.upper) if isinstance(value, Interval) else (value, value)


@settings(max_examples=60)
@given(
    st.fixed_dictionaries(dict.fromkeys(leaves, figures)),
    st.dictionaries(st.sampled_from(PLACES), figures, max_size=6),
    st.one_of(st.none(), st.integers(1, 4)),
)
def test_a_reworked_value_is_that_of_the_program_worked_anew(
    numbers: dict[str, Figure], carried: dict[tuple[str, str], Figure], rounded: int | None
) -> None:
    known = {place: number.value for place, number in numbers.items()}

    def shown(key: str, part: str, value: Value) -> Figure | Value | None:
        return value if rounded is None else show(value, Digits(rounded))

    def stands(key: str, part: str, value: Value) -> Figure | Value | None:
        return carried.get((key, part)) or shown(key, part, value)

    worked = enclose(PROGRAM.lets, known, PROGRAM.place, stands, carry=True)
    rework = Rework(LETS, known, PROGRAM.place, carried, shown)
    for key, its in worked.items():
        for k, value in enumerate(its.values):
            node = its.code.nodes[k]
            if not node.parts:
                continue
            (least, most), (lower, upper) = ends(value), ends(rework.value(key, k))
            assert least <= upper and lower <= most, (key, k)
            assert upper - lower <= fmpq(1, 10**20)


def test_precision_rises_until_a_value_is_decided() -> None:
    known = {name: fmpq(1, 2) for name in leaves}
    rework = Rework(LETS, known, PROGRAM.place, {})

    def narrow(value: Value) -> bool:
        low, high = ends(value)
        return high - low < fmpq(1, 10**200)

    for key in ("f@2", "h@2"):
        assert narrow(rework.value(key, len(code(LETS[key].body).nodes) - 1, narrow))


def test_what_has_no_value_says_where() -> None:
    asked = Let(Equation("y", read("1 / x"), "a quotient"), read("1 / x"), 1)
    rework = Rework({"y@1": asked}, {"x": fmpq(0)}, lambda name, time: name, {})
    with pytest.raises(FigureError, match=r"y@1: division by zero"):
        rework.value("y@1", 2)
