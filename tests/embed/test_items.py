"""Headings in list items: they are written where a place reads them, or it is said that it would not."""

from __future__ import annotations

import pytest

from symbolic_lstm.embed.items import surplus

from .desk import Desk
from .engines import Engine, pandoc, scripted

KRAMDOWN = scripted("ruby", "kramdown.rb", "ruby ruby-kramdown ruby-kramdown-parser-gfm ruby-liquid")

TOO_FAR = {  # the item, the blanks of its block, how far too many
    ("1. a", 4): 1, ("- a", 4): 2, ("- a", 3): 1, ("* b\n  - a", 6): 2, ("a", 2): 2, ("1. a\n\nb", 3): 3, ("> 1. a", 4): 1,
}  # fmt: skip
RIGHT = [("1. a", 3), ("10. a", 4), ("1.  a", 4), ("-   a", 4), ("- a", 2), ("* b\n  - a", 4), ("a", 0), ("> 1. a", 3)]


def article(item: str, blanks: int, place: str, what: str = "sheet") -> str:
    ahead = ("> " if item.startswith(">") else "") + " " * blanks
    block = f"{ahead}<!-- lstm:begin {what} -->\n{ahead}<!-- lstm:end -->"
    between = ">" if item.startswith(">") else ""
    return f"<!-- lstm:use understanding-lstms target={place} -->\n\n{item}\n{between}\n{block}\n"


@pytest.mark.parametrize("place", ["kramdown", "quarto"])
def test_headings_that_a_list_item_would_lose_are_told(desk: Desk, place: str) -> None:
    for (item, blanks), surplus_ in TOO_FAR.items():
        told = desk.refused(article(item, blanks, place))
        assert f"would show the headings of this block as text, {surplus_} too far to the right" in told, item
        desk.filled(article(item, blanks, place, "f"))
    assert "put both markers at the margin" in desk.refused(article("a", 2, place))
    assert "where the item's text begins" in desk.refused(article("1. a", 4, place))


@pytest.mark.parametrize("place", ["kramdown", "quarto"])
def test_where_an_items_text_begins_they_are_filled(desk: Desk, place: str) -> None:
    for item, blanks in RIGHT:
        assert "## " in desk.filled(article(item, blanks, place))
    first = (
        "<!-- lstm:use understanding-lstms target=quarto -->\n\n1. <!-- lstm:begin sheet -->\n   <!-- lstm:end -->\n"
    )
    assert "   ## " in desk.filled(first)


def test_other_places_read_a_heading_behind_up_to_three_blanks(desk: Desk) -> None:
    assert "    ## " in desk.filled(article("1. a", 4, "github"))


def test_a_long_list_is_looked_through_once() -> None:
    text = "- a\n" + "  b\n" * 100_000
    assert surplus(text + "    ", len(text) + 4) == 2


@pytest.mark.judge
@pytest.mark.parametrize(("place", "engine"), [("kramdown", KRAMDOWN), ("quarto", pandoc("markdown"))])
def test_their_engines_agree(place: str, engine: Engine) -> None:
    cases = [(item, blanks, True) for item, blanks in RIGHT] + [(item, blanks, False) for item, blanks in TOO_FAR]
    texts = []
    for item, blanks, _ in cases:
        between, ahead = (">", "> ") if item.startswith(">") else ("", "")
        texts.append(f"{item}\n{between}\n{ahead}{' ' * blanks}## Head\n")
    for (item, blanks, shown), read in zip(cases, engine(texts), strict=True):
        assert ("<h2" in read.html) is shown, (item, blanks, read.html)
