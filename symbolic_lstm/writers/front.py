"""What stands first on paper: a chapter that is only a picture, which further down would leave a page half empty."""

from __future__ import annotations

from collections.abc import Sequence

from symbolic_lstm.page.blocks import Illustration, Page
from symbolic_lstm.records import replace
from symbolic_lstm.writers.outline import Section, page_outline


def pictured(sections: Sequence[Section]) -> int | None:
    """Which of the first two sections is nothing but a picture; None where neither is."""
    for k, section in enumerate(sections[:2]):
        if section.blocks and all(isinstance(it, Illustration) for it in section.blocks):
            return k
    return None


def cell_first(page: Page) -> Page:
    """The page with such a chapter before the others."""
    sections = page_outline(page).sections
    if pictured(sections) != 1 or sections[0].heading is None:
        return page
    blocks = page.blocks
    at = next(k for k, it in enumerate(blocks) if it is sections[0].heading)
    given, cell = (len(it.blocks) + 1 for it in sections[:2])
    front = blocks[at + given : at + given + cell] + blocks[at : at + given]
    return replace(page, blocks=blocks[:at] + front + blocks[at + given + cell :])


def notes_first(page: Page) -> Page:
    """The page with its notes behind what it opens with, for on a last page they would stand alone."""
    opening, _, closing = page_outline(page)
    if not page.title or not closing:
        return page
    return replace(page, blocks=(*opening, *closing, *page.blocks[len(opening) : -len(closing)]))
