"""Derivatives and signs of order in a line: proved, refuted with numbers, or undecided; figures of slopes are judged."""

from __future__ import annotations

import pytest

from symbolic_lstm.errors import SentenceError
from symbolic_lstm.verify.line import check_line

RIGHT = [
    "d/dz sigma(z) = sigma(z)*(1-sigma(z))",
    "∂/∂z σ(z) = σ(z)(1 − σ(z))",
    r"\frac{d}{dz}\tanh(z) = 1 - \tanh^2(z)",
    r"$\frac{\mathrm{d}}{\mathrm{d}z} \sigma(z) = \sigma(z)\left(1-\sigma(z)\right)$",
    r"\frac{\partial}{\partial x_1} (x_1 x_2) = x_2 x_1 / x_1",
    r"\frac{d \sigma(2x)}{dx} = 2\sigma(2x)(1-\sigma(2x))",
    "d tanh(z)/dz = 1 - tanh(z)^2",
    r"\sigma'(z) = \sigma(z)(1-\sigma(z))",
    "σ'(2z) = σ(2z)(1-σ(2z))",
    r"\tanh^{\prime}(x) = 1 - \tanh^2(x)",
    "σ''(z) = σ'(z)(1 - 2σ(z))",
    "σ(z)(1-σ(z)) = d/dz σ(z)",
    "d/dx [x^2 + sin(x)] = 2x + cos(x)",
    "σ'(z) <= 1/4",
    r"0 < \sigma'(z) \le \frac{1}{4}",
    r"\tanh'(x) \leq 1",
    "σ'(z) = σ(z)(1-σ(z)) ≤ 1/4",
    "1/4 ≥ f*(1-f)",
    "2 < 3",
]
WRONG = [
    "d/dz sigma(z) = sigma(z)*(1+sigma(z))",
    r"\frac{d}{dz}\tanh(z) = 1 - \tanh(z)",
    r"\frac{d}{dx}\sigma(2x) = \sigma(2x)(1-\sigma(2x))",
    "σ'(z) <= 0.24",
    "σ'(z) ≥ 1/4",
    "tanh(x) < x",
    "3 <= 2",
]


@pytest.mark.parametrize("line", RIGHT)
def test_what_is_right_is_proved(line: str) -> None:
    assert {result.verdict for result in check_line(line)} == {"proved"}


@pytest.mark.parametrize("line", WRONG)
def test_what_is_wrong_is_refuted(line: str) -> None:
    (result,) = check_line(line)
    assert result.verdict == "refuted" and "the sides are" in result.message


def test_a_bound_that_is_reached_is_not_proved_to_be_stricter() -> None:
    assert [result.verdict for result in check_line("σ'(z) < 1/4")] == ["undecided"]


def test_figures_of_slopes_are_judged_as_others_are() -> None:
    assert [r.verdict for r in check_line("σ'(0.6) = 0.2288")] == ["ok"]
    assert [r.verdict for r in check_line("tanh'(0.5) ≈ 0.7864 ≈ 0.78")] == ["ok", "truncated"]


def test_results_say_what_is_derived_and_where_they_stand() -> None:
    first, second = check_line("σ'(z) = σ(z)(1-σ(z)) ≤ 1/4")
    assert (first.expression, first.column, second.printed, second.column) == ("σ'(z)", 9, "≤ 1 / 4", 24)


@pytest.mark.parametrize(
    ("line", "column", "told"),
    [
        ("d/dz tanh(z) + 1 = 2", 14, "write brackets around all that is derived"),
        ("σ'(z = 1", 3, "this bracket is not closed"),
        ("σ'(z) + foo(z) = 2", 9, "'foo' cannot be called"),
        ("d/dz foo(z) = 2", 6, "'foo' cannot be called"),
        ("x <= ", 1, "empty"),
        ("σ'(z)" + " + σ'(z)" * 6 + " = 1", 49, "at most 6 derivatives"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(line: str, column: int, told: str) -> None:
    with pytest.raises(SentenceError) as raised:
        check_line(line)
    assert told in str(raised.value) and raised.value.column == column


def test_names_of_quantities_and_of_steps_stay_what_they_were() -> None:
    for line in (r"\frac{\partial c_t}{\partial c_{t-1}} = f_t", "c^{<2>} = 0.5*c^{<1>}", "d/dz = 3"):
        assert [result.verdict for result in check_line(line)] == ["unverifiable"]
