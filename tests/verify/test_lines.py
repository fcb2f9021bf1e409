"""One line checked by itself: chains, sides built alike, columns, and whatever anybody may type."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic_lstm import check
from symbolic_lstm.errors import SentenceError, SymbolicLstmError
from symbolic_lstm.verify import step

from ..patience import ends


def verdicts(line: str) -> list[str]:
    return [result.verdict for result in check(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2.70*1 + 1.63*1 + 1.62 = 5.95", ["exact"]),
        ("σ(5.95) ≈ 0.997", ["ok"]),
        ("f = σ(2.70 × 1 + 1.63 × (−10) + 1.62) = σ(−11.98) ≈ 6.27×10⁻⁶", ["exact", "ok"]),
        ("1/3 = 0.333", ["ok"]),
        ("2/3 = 0.66", ["truncated"]),
        ("2/3 ≈ 0.68", ["last-digit"]),
        ("2/3 = 0.70", ["mismatch"]),
        ("0.99 × tanh(2.96) ≈ 0.99 × 0.99 ≈ 0.98", ["ok", "ok"]),
        ("1 = 1 = 1", ["exact", "exact"]),
        ("0.5 = 1/2", ["exact"]),
        ("y = 2*3 = 6", ["exact"]),
        ("[1, 2] = [1, 3]", ["exact", "mismatch"]),
        ("softmax([1, 2]) = [0.27, 0.73]", ["ok", "ok"]),
        ("total([1, 2]) = 3", ["exact"]),
        ("tanh(1000) = 1", ["ok"]),
        ("tanh(0) = 0", ["exact"]),
        ("2^100000 = 1", ["mismatch"]),
        ("exp(1000) = 1", ["mismatch"]),
    ],
)
def test_verdicts(line: str, expected: list[str]) -> None:
    assert verdicts(line) == expected


def test_a_misprint_is_found_where_it_stands() -> None:
    """tanh(0.518) is 0.4762…, not 0.495."""
    result = check("0.54 * tanh(0.518) = 0.54 * 0.495")[0]
    assert (result.verdict, result.expression, result.printed) == ("mismatch", "tanh(0.518)", "0.495")


@pytest.mark.parametrize(
    ("line", "columns"),
    [("1+1=2", [5]), ("σ(5.95) ≈ 0.997", [11]), ("1 + 1 = 2 = 3", [9, 13]), ("  1/4 ≈  0.25  ", [10])],
)
def test_columns_are_those_of_the_side(line: str, columns: list[int]) -> None:
    found = check(line)
    assert [(r.line, r.column) for r in found] == [(1, column) for column in columns]


def test_a_slip_in_a_line_is_named() -> None:
    assert check("tanh(0.5) = 0.6225")[0].slip == "σ in place of tanh"
    assert check("0.5 + 0.25 - 0.125 = -0.625")[0].slip == "the sign may be lost"


def test_lines_take_as_long_as_they_are() -> None:
    """Ten thousand terms or factors, or a thousand activations, are no reason to wait."""
    for line in (
        "+".join(["1"] * 10_000) + " = 10000",
        "*".join(["1.1"] * 5_000) + " = 2",
        "+".join(["σ(0.1)"] * 1000) + "=1",
    ):
        with ends():
            assert len(check(line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "(" * 10_000 + "1" + ")" * 10_000 + " = 1",
        "[" * 10_000 + " = 1",
        "-" * 10_000 + "1 = 1",
        "1 = " + "σ(" * 10_000,
        "1" + "^1" * 10_000 + " = 1",
        "1" + "-1" * 10_000 + " = 1",
        "1" + "/1" * 10_000 + " = 1",
        "1" * 100_001 + " = 1",
    ],
)
def test_depth_and_length_are_bounded(line: str) -> None:
    with ends(), pytest.raises(SentenceError):
        check(line)


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("x.__class__ = 1", 2),
        ("().real = 1", 2),
        ("open(1) = 1", 1),
        ("eval(x) = 1", 1),
        ("1 = tnah(0)", 5),
        ('__import__("os") = 1', 2),
        ("1 = lambda x: 1", 13),
        ("1 = [i for i in x]", 6),
        ("1 = 0x10", 5),
        ("1 = 1_000", 5),
        ("1 = \0", 5),
        ("1 = 😀", 5),
        ("1 = 'a'", 5),
        ("nan(1) = 1", 1),
        ("1 = 1e9999", 5),
    ],
)
def test_nothing_but_sentences_is_read(line: str, column: int) -> None:
    with pytest.raises(SentenceError) as caught:
        check(line)
    assert caught.value.column == column, caught.value


@pytest.mark.parametrize("line", ["σ(5.95) =", "= 1", "=", "1 = = 1", "1 = 2 ="])
def test_a_side_that_is_missing(line: str) -> None:
    with pytest.raises(SentenceError, match="nothing stands"):
        check(line)


WORDS = [
    "1",
    "0.5",
    "2.70",
    "-",
    "−",
    "+",
    "*",
    "×",
    "/",
    "^",
    "@",
    "(",
    ")",
    "[",
    "]",
    ",",
    "=",
    "≈",
    "σ(",
    "tanh(",
    "exp(",
    "log(",
    "sqrt(",
    "softmax(",
    "max(",
    "total(",
    "outer(",
    "transpose(",
    "abs(",
    "x",
    "c@2",
    "W[0,1]",
    "1e5",
    "1e-50",
    "99999",
    "6.27×10⁻⁶",
    "²",
    " ",
    ".",
    "😀",
    "\n",
    "\0",
    "%",
]
lines = st.one_of(st.lists(st.sampled_from(WORDS), max_size=14).map("".join), st.text(max_size=30)).map(
    lambda s: s + "=0.5"
)


@settings(deadline=None, max_examples=75)
@given(lines)
def test_whatever_is_typed_is_judged_or_refused(line: str) -> None:
    """Nothing but an error of ours, and nothing takes long (powers of a million digits are the slowest)."""
    with ends():
        try:
            found = check(line)
        except SymbolicLstmError as fault:
            assert str(fault)
        else:
            assert found
            assert all(result.record() for result in found)


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("2 + 2 = 5", "mismatch"),
        ("3 × 4 = 13", "mismatch"),
        ("0.5 × 2 = 2", "mismatch"),
        ("1 - 0.6 = 0.5", "mismatch"),
        ("1 - 0.6 = 0.50", "mismatch"),
        ("tanh(0) = 1", "mismatch"),
        ("0.997 * 2 = 1.995", "mismatch"),
        ("1.5 + 1 = 2", "ok"),
        ("1.5 + 1 = 1", "last-digit"),
        ("0.5 * 0.25 = 0.14", "last-digit"),
        ("1/3 = 0.34", "last-digit"),
        ("2.1e3 = 2e3", "ok"),
        ("2.6e3 = 2e3", "truncated"),
        ("2000 = 2001", "mismatch"),
        ("σ(5.95) * 2 = 0.997 * 2 = 1.996", "last-digit"),
    ],
)
def test_in_exact_arithmetic_there_is_no_last_digit(line: str, verdict: str) -> None:
    """Only what has more digits than are printed was rounded, and can be off by one of them."""
    assert verdicts(line)[-1] == verdict


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("100 * σ(0.3) = 60", "coarse"),
        ("300 * σ(0.3) = 200", "coarse"),
        ("300 * σ(0.3) = 180", "coarse"),
        ("300 * σ(0.3) = 160", "mismatch"),
        ("300 * σ(0.3) = 181", "mismatch"),
        ("100 * 0.58 = 60", "mismatch"),
    ],
)
def test_whole_tens_and_hundreds_are_as_prose_rounds(line: str, verdict: str) -> None:
    """300 σ(0.3) is 172.3…; what a sum gives exactly has no coarse figure."""
    assert verdicts(line) == [verdict]


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("2 * σ(0.31) = 0.58 + 0.57", "ok"),  # 1.1538 is in 1.14 to 1.16
        ("2 * σ(0.31) = 0.58 + 0.56", "mismatch"),  # and not in 1.13 to 1.15
        ("2 * σ(0.31) = 0.59 + 0.58", "mismatch"),
        ("2 * σ(0.31) = 1.73 - 0.58", "ok"),  # 1.14 to 1.16
        ("2 * σ(0.31) = 1.73 - 0.57", "ok"),  # 1.15 to 1.17
        ("2 * σ(0.31) = 1.73 - 0.56", "mismatch"),
        ("1 * σ(0.31) = 0.59 / 1.01", "ok"),  # 0.57689 is in 0.585/1.015 = 0.57635 to 0.595/1.005
        ("1 * σ(0.31) = 0.59 / 1.00", "mismatch"),  # and not in 0.585/1.005 = 0.58209 or more
        ("1 * σ(0.31) = 0.57 / 0.98", "ok"),  # it is in 0.565/0.985 to 0.575/0.975
        ("1 * σ(0.31) = 0.57 / 1.01", "mismatch"),  # and more than 0.575/1.005
        ("-1 * σ(0.31) = 0.59 / (-1.01)", "ok"),
        ("-1 * σ(0.31) = 0.59 / (-1.00)", "mismatch"),
        ("1 * σ(0.31) = 0.58 / 0.00", "unverifiable"),
        ("1 * σ(0.31) = 0.01 / 0.004", "mismatch"),
        ("0.5 * 2 = 0.6 + 0.35", "mismatch"),  # nothing was rounded, so nothing agrees within rounding
        ("2/3 * 1 = 0.33 + 0.33", "ok"),
    ],
)
def test_sides_agree_within_the_rounding_of_the_later_figures(line: str, verdict: str) -> None:
    found = check(line)
    assert [r.verdict for r in found] == [verdict], found
    assert ("agree within the rounding" in found[0].message) == (verdict == "ok")
    assert verdict != "mismatch" or "the sides differ" in found[0].message


def test_figures_that_both_sides_print_are_no_rounded_ones() -> None:
    """0.58 stands on both sides, so it is exact on the later one, whose sum is 1.17 to 1.19: 1.1682 is not in it."""
    assert verdicts("0.58 + tanh(0.7) = 0.58 + 0.30 + 0.30") == ["ok"]
    assert verdicts("0.58 + tanh(0.675) = 0.58 + 0.30 + 0.30") == ["mismatch"]
    assert verdicts("0.581 + tanh(0.674) = 0.58 + 0.30 + 0.30") == ["ok"], "1.165 to 1.195"


@pytest.mark.parametrize(
    "line",
    [
        "2 + 2 = 5",
        "σ(0.6) ≈ 0.66",
        "0.3*tanh(0.2) - 0.1 ≈ 0.2",
        "-0.5*2 = 1.2",
        "0.5*2 + 0.3 = 1.0 + 0.4 = 1.9",
        "softmax([1, 2]) = [0.27, 0.75]",
        "10 / 4 = 3.5",
        "2^3 = 9",
        "0.5^0.5 = 0.9",
    ],
)
def test_what_cannot_come_out_of_figures_as_typed_is_what_their_ranges_say(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = check(line)
    monkeypatch.setattr(step, "_followed", lambda term: False)
    assert at_once == check(line)


def test_a_sum_of_figures_as_typed_comes_to_one_value() -> None:
    (found,) = check("2 + 2 = 5")
    assert found.facts.feasible is False
