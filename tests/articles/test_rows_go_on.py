r"""Displays whose lines are broken: their steps are checked, also beside what cannot be read."""

from __future__ import annotations

import pytest

from .articles import at, checked, flagged

#: A display in which a step is broken: «» stands for what is worked out, right or wrong.
DISPLAYS = [
    "\\begin{aligned} f &= \\sigma\\bigl(0.1 \\times 0.2 \\\\\n&\\qquad {} + 0.3\\bigr) \\notag\\\\\n&\\approx «0.579» \\end{aligned}",
    "\\begin{aligned} f &= \\foo{3} \\\\\nf &= \\sigma(0.1 \\times 0.2 \\\\\n&\\quad + 0.3) = «0.579» \\end{aligned}",
    "\\begin{aligned} f &= \\foo{3} \\\\\nf &= \\sigma(0.1 \\times 0.2 + \\\\\n&\\quad + 0.3) = «0.579» \\end{aligned}",
    "\\begin{array}{l} f = 0.3 + 0.1 \\\\\n\\quad + 0.179 = «0.579» \\end{array}",
    "\\begin{eqnarray*} f &=& \\bigl[0.1 \\\\\n&& {} + 0.2\\bigr] \\cdot 1.93 \\nonumber\\\\\n&=& «0.579» \\end{eqnarray*}",
]  # fmt: skip


@pytest.mark.parametrize("display", DISPLAYS)
@pytest.mark.parametrize("figure", ["0.579", "0.679"])
def test_a_broken_step_is_checked_where_it_stands(display: str, figure: str) -> None:
    text = f"So\n\n$$\n{display.replace('«0.579»', figure)}\n$$\n"
    article = checked(text)
    place = text.index(figure)
    line, column = text.count("\n", 0, place) + 1, place - text.rindex("\n", 0, place)
    (found,) = [it for it in article.findings if it.verdict != "unverifiable"]
    assert found.level == ("pass" if figure == "0.579" else "error")
    assert at(article, found) == f"{line}:{column}-{line}:{column + 5}"


@pytest.mark.parametrize(
    "display",
    [
        r"\begin{aligned} f &= \sigma(0.1 + 0.2 \\ i &= \sigma(0.4) \\ &= 0.5987 \end{aligned}",
        r"\begin{aligned} & \cdot f = 0.3 + 0.1 = 0.4 \\ & \cdot g = 0.1 + 0.1 = 0.2 \end{aligned}",
        r"\begin{aligned} & - f = 0.3 + 0.1 = 0.4 \\ & - g = 0.1 + 0.1 = 0.2 \end{aligned}",
        r"\begin{aligned} f = \\ i = 0.3 + 0.1 = 0.4 \\ o = \end{aligned}",
        r"\begin{aligned} 1)\ f &= 0.3 + 0.1 = 0.4 \\ 2)\ f &= 0.1 + 0.1 = 0.2 \end{aligned}",
        r"\begin{alignat*}{2} c_t &= 0.5 \times 0.4 & \quad d_t &= 0.3 + 0.3 \\ &= 0.2 &&= 0.6 \end{alignat*}",
        r"\left\{\begin{array}{l} f = 0.3 + 0.1 = 0.4 \\ g = 0.3 + 0.5 = 0.8 \end{array}\right.",
    ],
)
def test_lines_that_only_look_broken_raise_no_alarm(display: str) -> None:
    assert [it for it in flagged(f"So\n\n$$\n{display}\n$$\n") if it.verdict != "unverifiable"] == []


@pytest.mark.parametrize(
    "lines",
    [
        "f = σ(0.1 × 0.2 +\n      0.3) = «0.577»",
        "f = σ(\n    0.1 × 0.2 + 0.3\n  ) = «0.577»",
        "f = σ(0.1 × 0.2\n      + 0.3)\n  = «0.577»",
        "f = 0.1 × 0.2 +\n    0.557 = «0.577»",
    ],
)
@pytest.mark.parametrize("figure", ["0.5793", "0.577", "0.679"])
def test_a_step_in_a_listing_may_be_broken_in_its_brackets(lines: str, figure: str) -> None:
    found = flagged(f"So\n\n```\n{lines.replace('«0.577»', figure)}\n```\n")
    right = "0.577" if "0.557" in lines else "0.5793"
    assert [it.printed for it in found if it.verdict != "unverifiable"] == ([] if figure == right else [figure])


@pytest.mark.parametrize(
    "lines",
    [
        "f = dict(a=1,\n    b=2)\ng = 0.3 + 0.1 = 0.4",
        "f = 0.3 + 0.1 = 0.4 (see\ng = 0.1 + 0.1 = 0.2",
        "1) f = 0.3 + 0.1 = 0.4\n   2) g = 0.1 + 0.1 = 0.2",
        "x = [1, 2,\n     3]\ny = 0.1 + 0.1 = 0.2",
        "f = 0.3 *\n    g = 0.2 + 0.2 = 0.4",
    ],
)
def test_listings_that_only_look_broken_raise_no_alarm(lines: str) -> None:
    assert [it for it in flagged(f"So\n\n```\n{lines}\n```\n") if it.verdict != "unverifiable"] == []
