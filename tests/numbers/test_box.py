"""What can come out of a sentence whose figures are known to half a unit: ranges, and what is no range."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from flint import fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic_lstm.maths.reader import read
from symbolic_lstm.numbers.box import Box, image
from symbolic_lstm.numbers.evaluate import code

ends = st.integers(-40, 40)
boxes = st.tuples(ends, ends).map(lambda it: (fmpq(min(it), 10), fmpq(max(it), 10)))


def ranged(sentence: str, **known: Box) -> tuple[Box, bool] | None:
    laid = code(read(sentence))
    figures = {k: (node.figure.value,) * 2 for k, node in enumerate(laid.nodes) if node.figure}
    found = {**figures, **{k: known[node.name] for k, node in enumerate(laid.nodes) if node.name}}
    return image(laid, len(laid.nodes) - 1, found)


def exactly(value: fmpq) -> Fraction:
    return Fraction(int(value.p), int(value.q))


WORKED = {
    "a + b": lambda a, b: a + b,
    "a - b": lambda a, b: a - b,
    "a * b": lambda a, b: a * b,
    "-a + b": lambda a, b: b - a,
    "a / b": lambda a, b: a / b,
    "max(a, b)": max,
    "min(a, b)": min,
}


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(WORKED)), boxes, boxes)
def test_a_range_ends_where_its_corners_do(sentence: str, a: Box, b: Box) -> None:
    """Every operand at one end or the other: the least and the most of these are the ends, and nothing is cut off."""
    found = ranged(sentence, a=a, b=b)
    if sentence == "a / b" and b[0] <= 0 <= b[1]:
        assert found is None
        return
    assert found is not None
    corners = [WORKED[sentence](exactly(x), exactly(y)) for x, y in product(a, b)]
    assert (exactly(found[0][0]), exactly(found[0][1])) == (min(corners), max(corners))
    assert found[1], "each operand stands once, so this is the range itself"


@pytest.mark.parametrize(
    ("sentence", "low", "high", "least", "most"),
    [
        ("a**2", -1, 2, 0, 4),
        ("a**2", 1, 2, 1, 4),
        ("a**3", -2, 1, -8, 1),
        ("a**-1", 2, 4, fmpq(1, 4), fmpq(1, 2)),
        ("a**0", -1, 1, 1, 1),
        ("abs(a)", -3, 2, 0, 3),
        ("abs(a)", -3, -2, 2, 3),
    ],
)
def test_powers_and_sizes(sentence: str, low: int, high: int, least: fmpq, most: fmpq) -> None:
    assert ranged(sentence, a=(fmpq(low), fmpq(high))) == ((least, most), True)


@pytest.mark.parametrize("sentence", ["a**0.5", "a**-2", "a**300"])
def test_powers_that_are_not_followed(sentence: str) -> None:
    assert ranged(sentence, a=(fmpq(-1), fmpq(4))) is None


def test_an_operand_that_stands_twice_gives_a_bound_only() -> None:
    found = ranged("a - a", a=(fmpq(1), fmpq(2)))
    assert found == ((fmpq(-1), fmpq(1)), False)


@pytest.mark.parametrize("sentence", ["sigmoid(a)", "tanh(a)", "exp(a)"])
def test_functions_that_grow_take_ends_to_ends(sentence: str) -> None:
    found, single = ranged(sentence, a=(fmpq(-1), fmpq(2))), ranged(sentence, a=(fmpq(2), fmpq(2)))
    assert found is not None and single is not None
    assert found[0][0] < 0 or sentence != "tanh(a)"
    assert found[0][1] == single[0][1] and found[0][0] < found[0][1]


@pytest.mark.parametrize("sign", [1, -1])
def test_ends_too_long_to_be_carried_are_rounded_outward(sign: int) -> None:
    """A product of long fractions: the range that is carried is short, holds the product, and hardly more."""
    a, b = fmpq(sign * (3**2000 + 1), 7**800), fmpq(5**900 + 2, 11**700)
    found = ranged("a * b", a=(a, a), b=(b, b))
    assert found is not None
    (low, high), exact = found[0], a * b
    assert low < exact < high and high - low < abs(exact) / 2**1000
    assert max(low.height_bits(), high.height_bits()) < exact.height_bits()
