"""One quantity with two values: told where the second is the first copied wrongly, and never where a name is used again."""

from __future__ import annotations

import pytest

from tests.articles.articles import at, checked, flagged

STEP = "$f_t = 0.6457$, $c_{t-1} = 2$, $i_t = 0.31$ and $g_t = 0.5$, so $c_t = f_t c_{t-1} + i_t g_t = "
#: What contradicts what was said before, and the place of the figure.
WRONG = {
    "copied into a formula": (STEP + "0.6475 \\cdot 2 + 0.31 \\cdot 0.5 = 1.45$.", "1:96-1:102"),
    "said again": ("First $f_1 = 0.6457$, and later $f_1 = 0.6475$.", "1:40-1:46"),
    "a point that moved": ("First $h^{(2)} = 0.0646$, and later $h^{(2)} = 0.646$.", "1:48-1:53"),
}  # fmt: skip
#: Names that are used again, and figures that are roundings of one value.
RIGHT = {
    "the next step": STEP + "0.6457 \\cdot 2 + 0.31 \\cdot 0.5 = 1.4464$. Next: $c_t = f_t c_{t-1} + i_t g_t = 0.6745 \\cdot 1.4464 + 0.2 \\cdot 0.1 = 0.9956$.",
    "roundings": "$f_1 = 0.6457$, or $f_1 = 0.646$, or $f_1 \\approx 0.65$, or $f_1 = 0.645656$.",
    "three values of one name": "$h = 0.615$, then $h = 0.651$, then $h = 0.68$.",
    "another example": "Let $x_1 = 0.25$. In the second example $x_1 = 0.75$.",
    "years": "year = 2024 and year = 2025",
    "a name nobody gave": "$c_t = f_t c_{t-1} + i_t g_t = 0.6457 \\cdot 2 + 0.31 \\cdot 0.5 = 1.4464$",
}  # fmt: skip


@pytest.mark.parametrize("kind", WRONG)
def test_a_contradiction_is_told_at_the_second_figure(kind: str) -> None:
    text, where = WRONG[kind]
    article = checked(text)
    (found,) = [f for f in article.findings if f.level == "error"]
    assert (found.rule, at(article, found)) == ("N109", where)


@pytest.mark.parametrize("kind", RIGHT)
def test_a_name_that_is_used_again_is_no_contradiction(kind: str) -> None:
    assert flagged(RIGHT[kind]) == []
