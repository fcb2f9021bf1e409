"""What follows from a misprint is no second mistake, whether its author went on from it or from what is right."""

from __future__ import annotations

import pytest

from tests.articles.articles import at, checked, flagged

WRONG = "The gate is f = σ(0.42) = 0.6304.\n\n"
#: 0.6304 · 2 and σ(0.42) · 2 are 1.2608 and 1.20697.
AFTER = "Then a = 0.6304 · 2 = 1.261.\n\n"


@pytest.mark.parametrize("line", ["0.6304 · 2 = 1.2608", "0.6304 · 2 · √1 = 1.207"])
def test_a_figure_may_follow_from_a_misprint_or_from_what_is_right(line: str) -> None:
    assert [f.printed for f in flagged(WRONG + line)] == ["0.6304"]


@pytest.mark.parametrize("figure", ["3.783", "3.7824", "3.6209"])
@pytest.mark.parametrize("brackets", ["{}", "[{}]"])
def test_so_may_what_follows_from_that(figure: str, brackets: str) -> None:
    after = AFTER.replace("0.6304", brackets.format("0.6304"))
    assert [f.printed for f in flagged(f"{WRONG}{after}Then b = 1.261 · 3 = {figure}.")] == ["0.6304"]


def test_what_follows_from_neither_is_told() -> None:
    assert [f.printed for f in flagged(f"{WRONG}{AFTER}Then b = 1.261 · 3 = 3.872.")] == ["0.6304", "3.872"]


PAGE = "<p>So <math><mn>0.711</mn><mo>&sdot;</mo><mn>0.5</mn><mo>=</mo><mn>{}</mn></math>.</p>"


def test_mathml_in_a_page_is_read_and_a_finding_stands_at_its_figure() -> None:
    article = checked(PAGE.format("0.3655"), "a.html")
    (found,) = [f for f in article.findings if f.level == "error"]
    assert (found.printed, at(article, found)) == ("0.3655", "1:68-1:74")
    assert (article.seen, article.unreadable) == (1, 0)
    assert not flagged(PAGE.format("0.3555"), "a.html")


def test_mathml_that_cannot_be_read_is_counted() -> None:
    article = checked(PAGE.format("0.3555").replace("<mo>=</mo>", "<mo>=</mo><msqrt>"), "a.html")
    assert (article.seen, article.unreadable) == (1, 1)
