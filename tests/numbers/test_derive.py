"""Derivations: every line follows from the one before it, judged with fractions and mpmath."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import mpmath
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import symbolic_lstm as sl
from symbolic_lstm.errors import UndecidedError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.reader import read
from symbolic_lstm.numbers.derive import UNROUNDED, Derived, derive
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Digits, Rounding
from symbolic_lstm.numbers.trace import trace
from symbolic_lstm.published.setting import setting

from .. import paper
from ..patience import ends
from ..strategies import alone, valued


def judge(body: t.Sentence, lines: tuple[Derived, ...], mode: str) -> list[str]:
    """The lines that do not follow, as their stages; the figures of each are worked from the line above as printed."""
    wrong = []
    for before, after in pairwise(lines[1:]):
        above = {path: shown.fraction for path, shown in before.figures.items()}
        equal, rounds = True, True
        for path, shown in after.figures.items():
            value = above[path] if path in above else part(body, path, above)
            equal &= paper.alike(value, shown.fraction) and not isinstance(value, mpmath.mpf)
            rounds &= paper.rounded(value, shown.places, mode) == shown.n
        if not after.note and not (equal if after.relation == "=" else rounds and not equal):
            wrong.append(after.stage)
    return wrong


def part(body: t.Sentence, path: t.Path, above: Mapping[t.Path, paper.Number]) -> paper.Number:
    inner = {p[len(path) :]: v for p, v in above.items() if p[: len(path)] == path}
    return paper.value(t.at(body, path), inner)


@settings(max_examples=60, deadline=None)
@given(
    valued, st.integers(0, 6), st.booleans(), st.sampled_from(sorted(paper.MODES)), st.sampled_from(["full", "shown"])
)
@example(read("0.5 * tanh(0.00001)"), 2, False, "half-up", "full")
@example(read("sigmoid(999) + 1"), 2, False, "truncate", "full")
@example(read("2.665 * 1"), 2, False, "half-even", "shown")
def test_every_line_follows(term: t.Sentence, number: int, significant: bool, mode: str, carry: str) -> None:
    policy = Rounding(Digits(max(number, int(significant)), significant), mode, carry)
    try:
        lines = derive(trace(alone(term), {}, policy), "y@1")
    except UndecidedError:
        assert paper.hard(term)
        return
    assert [line.stage for line in lines[:1]] == ["formula"] and lines[-1].stage == "result"
    assert judge(term, lines, mode) == []
    (shown,) = lines[-1].figures.values()
    assert shown.fraction == paper.printed(paper.value(term), policy.digits.number, significant, mode)


@pytest.mark.parametrize("carry", ["full", "shown"])
@pytest.mark.parametrize("variant", ["", "minus-ten", "company-a", "company-b"])
def test_every_line_of_the_example_follows(variant: str, carry: str) -> None:
    ready = setting(sl.load("understanding-lstms"), variant)
    for number in (0, 1, 2, 3, 6):
        policy = Rounding(Digits(number), carry=carry)
        worked = trace(ready.program, ready.given, policy)
        for let in ready.program.lets:
            lines = derive(worked, let.key)
            assert judge(let.body, lines, "half-up") == []
            assert lines[-1].figures == {(): worked.shown(let.key)}
            assert carry == "full" or not any(line.note for line in lines)


def test_the_judge_of_these_tests_objects() -> None:
    term = read("sigmoid(2.70 * 1 + 1.63 * 1 + 1.62)")
    lines = derive(trace(alone(term), {}, Rounding(Digits(3))), "y@1")
    assert [line.relation for line in lines] == ["=", "=", "=", "=", "≈"]
    wrong = lines[-1]._replace(figures={(): Figure(998, 3, "0.998")})
    assert judge(term, (*lines[:-1], wrong), "half-up") == ["result"]
    assert judge(term, (*lines[:-1], wrong._replace(note=UNROUNDED)), "half-up") == []
    assert judge(term, (*lines[:-1], lines[-1]._replace(relation="=")), "half-up") == ["result"]


def test_guard_digits_are_as_few_as_check() -> None:
    """0.99744 × 2 with two decimals: 0.997 × 2 = 1.994 prints as 1.99, and so does the full value."""
    worked = trace(alone(read("sigmoid(5.95) * 2")), {}, Rounding(Digits(2)))
    texts = [[shown.text for shown in line.figures.values()] for line in derive(worked, "y@1")]
    assert texts[-1] == ["1.99"]
    assert texts[-2] == ["0.997", "2"]


def test_typed_figures_stand_as_they_are() -> None:
    worked = trace(alone(read("2.70 * 1 + 1.630 * (-10)")), {}, Rounding(Digits(1)))
    numbers, products, result = derive(worked, "y@1")[1:]
    assert [f.text for f in numbers.figures.values()] == ["2.70", "1", "1.630", "-10"]
    assert [f.text for f in products.figures.values()] == ["2.70", "-16.300"]
    assert [f.text for f in result.figures.values()] == ["-13.6"]


def test_guard_digits_are_decided_at_higher_precision() -> None:
    """0.6 and a part of 10⁻¹⁹: the sum's guard digits are open at 64 bits, and `truncate` makes them matter."""
    term = read("sigmoid(tanh(0.0000000000000000001) + 0.6) * 2")
    lines = derive(trace(alone(term), {}, Rounding(Digits(0), "truncate")), "y@1")
    assert judge(term, lines, "truncate") == []


def test_a_fraction_of_many_storeys_ends() -> None:
    sentence = "1"
    for _ in range(30):
        sentence = f"1 / (1 + {sentence})"
    with ends():
        lines = derive(trace(alone(read(sentence)), {}, Rounding(Digits(3))), "y@1")
    assert lines[-1].figures[()].text == "0.618"
    assert not judge(read(sentence), lines, "half-up")
