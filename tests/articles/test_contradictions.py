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


#: Formulas whose names have one value each in the whole article, and how grave a wrong figure is.
JUDGED = {
    "With x = 1, w = 2.7 and b = 1.62 the sum is $z = w x + b = 4.23$.": ["error"],
    "With x = 1, w = 2.7 and b = 1.62 the sum is $z = w x + b = 4.32$.": [],
    "With x = 1 and b = 1.62 the sum is $z = x + b = 2.26$.": ["warning"],
    "```python\nw, x = 2.7, 1\nb = 1.62\n```\n\nThe sum is $z = w x + b = 4.23$.": ["error"],
    "```python\nWf = 0.5\nxt = np.array([1.0, 2.0])\n```\n\n$z = W_f \\cdot 3 + 1 = 2.5$": [],
    # the next step has its own state, which nobody says
    "$w = 0.5$, $x = 2$, $b = 0.1$, so $f = \\sigma(w x + b) = 0.7503$. Next, $f = \\sigma(w x + b) = 0.6457$.": [],
    "$w = 0.5$, $x = 2$, $b = 0.1$. Then $x = 1$: $f = \\sigma(w x + b) = 0.6457$.": [],
    # one name alone says too little
    "Let $x = 1$. Where $\\sigma(x) = 0.9$, nine tenths are kept.": [],
}  # fmt: skip


@pytest.mark.parametrize("text", JUDGED)
def test_names_that_have_one_value_are_put_in(text: str) -> None:
    assert [f.level for f in flagged(text)] == JUDGED[text]
