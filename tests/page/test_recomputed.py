"""Every printed line is worked again from the text of the page alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import symbolic_lstm as sl
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.rounding import Digits, Rounding
from symbolic_lstm.page.blocks import Page
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting, setting

from .. import paper
from ..quick import quick
from ..strategies import numbers
from . import pocket

SEED = sl.load("understanding-lstms")
VARIANTS = ["", "minus-ten", "company-a", "company-b"]


def given_of(ready: Setting) -> dict[str, str]:
    return {key: shown.text for key, shown in ready.given.items()}


def plainly(rounding: Rounding) -> Example:
    """The example with no digits of its own for any quantity."""
    return replace(SEED, rounding=rounding, variants=tuple(v._replace(rounding=None) for v in SEED.variants))


def judge(page: Page, ready: Setting) -> list[str]:
    digits = ready.rounding.digits
    policy = (digits.number, digits.significant, ready.rounding.mode, ready.rounding.carry)
    steps = ready.program.steps
    return pocket.scalar_faults(sl.write(page), given_of(ready), steps, policy, 6 * steps)


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_published_example_checks_line_by_line(variant: str) -> None:
    page = sl.sheet(SEED, variant)
    text = sl.write(page)
    printed = pocket.derivations(text)
    assert len(printed) == len(page.displays)
    for rows, display in zip(printed, page.displays, strict=True):
        assert len(rows) == len(display.lines)
        assert pocket.faults(rows) == []
        assert not any(row.noted for row in rows)
        assert rows[-1].right.text.replace("−", "-").replace("×10⁻⁶", "e-6").replace("×10⁻⁷", "e-7").replace(
            "×10⁻⁵", "e-5"
        ) == (display.step.shown)


@pytest.mark.parametrize("carry", ["full", "shown"])
@pytest.mark.parametrize("digits", ["0", "1", "2", "3", "6", "1s", "3s"])
@pytest.mark.parametrize("variant", quick(VARIANTS, lambda variant: variant == "minus-ten"))
def test_the_example_under_many_policies(variant: str, digits: str, carry: str) -> None:
    wanted = Digits(int(digits[0]), digits.endswith("s"))
    worked = plainly(Rounding(wanted, carry=carry))
    ready = setting(worked, variant)
    assert judge(sl.narrate(worked, ready), ready) == []


policies = st.builds(
    lambda number, significant, mode, carry: Rounding(Digits(max(number, int(significant)), significant), mode, carry),
    st.integers(0, 7), st.booleans(), st.sampled_from(sorted(paper.MODES)), st.sampled_from(["full", "shown"]),
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.fixed_dictionaries(dict.fromkeys((*SEED.cell.parameters, "h_prev", "c_prev"), numbers)),
    st.lists(numbers, min_size=1, max_size=2),
    policies,
)
@example(dict.fromkeys((*SEED.cell.parameters, "h_prev", "c_prev"), "0"), ["0"], Rounding(Digits(2)))
@example(dict.fromkeys((*SEED.cell.parameters, "h_prev", "c_prev"), "-25"), ["25"], Rounding(Digits(2), "truncate"))
@example(dict.fromkeys((*SEED.cell.parameters, "h_prev", "c_prev"), "-20"), ["25"], Rounding(Digits(2)))
@example(
    dict.fromkeys((*SEED.cell.parameters, "h_prev", "c_prev"), "20"), ["-25", "25"], Rounding(Digits(2), carry="shown")
)
def test_any_numbers_under_any_policy(drawn: dict[str, str], inputs: list[str], policy: Rounding) -> None:
    worked = plainly(policy)
    x = figure(inputs[0]) if len(inputs) == 1 else tuple(map(figure, inputs))
    ready = setting(worked, "", {**{name: figure(text) for name, text in drawn.items()}, "x": x})
    page = sl.narrate(worked, ready)
    assert judge(page, ready) == []
    assert sl.audit(page) == ()
    assert len(pocket.derivations(sl.write(page))) == len(page.displays)


def test_the_reader_of_these_tests_reads() -> None:
    line = pocket.said("σ(2.70 × (−10) + 6.27×10⁻⁶ × hₜ₋₁ − b_f) / 2")
    assert line.kind == "/" and line.parts[0].kind == "σ"
    product, small = line.parts[0].parts[0].parts[0].parts
    assert product.parts[1].text == "−10" and small.parts[1].text == "hₜ₋₁"
    assert pocket.places("6.27×10⁻⁶") == 8 and pocket.places("−10") == 0
    for wrong in ("2 +", "(2", "2 2", "× 3", "2 @ 3"):
        with pytest.raises(ValueError):
            pocket.said(wrong)


def test_the_judge_of_these_tests_objects() -> None:
    ready = setting(SEED)
    text = sl.write(sl.sheet(SEED))
    policy = (2, False, "half-up", "shown")
    own = [f for f in pocket.scalar_faults(text, given_of(ready), 1, policy, 6) if "digits asked" not in f]
    assert own == []  # f and i have digits of their own here
    for old, new in (
        ("σ(5.95)", "σ(5.96)"), ("≈ 0.97 ", "≈ 0.96 "), ("0.94 + (−0.32))", "0.94 + 0.32)"),
        ("0.997 × 2", "2 × 0.997"), ("2.70 × 1 + 1.63 × 1", "1.63 × 1 + 2.70 × 1"), ("≈ 1.99", "= 1.99"),
        ("= σ(5.95)", "≈ σ(5.95)"), ("u_f × hₜ₋₁", "hₜ₋₁ × u_f"), ("0.99 × tanh(2.96)", "0.99 × tanh(2.95)"),
    ):  # fmt: skip
        assert old in text
        wrong = pocket.scalar_faults(text.replace(old, new, 1), given_of(ready), 1, policy, 6)
        assert len(wrong) > len([f for f in wrong if "digits asked" in f]), (old, new)
