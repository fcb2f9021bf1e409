"""The table of contents of a long page: its headings of the second level, for formats whose links lead to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.blocks import Block, Heading, Page
from symbolic_lstm.writers.outline import height, words

#: A page no taller than this, in lines of mathematics, or with fewer headings needs no table of contents.
LONG, FEWEST = 200.0, 4


class ContentsLine(NamedTuple):
    """A heading, and the name it is reached by."""

    heading: Heading
    label: str


def contents(page: Page) -> tuple[ContentsLine, ...]:
    """The headings of a long page, in order; empty for a short one."""
    listed = [it for it in page.blocks if isinstance(it, Heading) and it.level <= 2]
    if not page.title or len(listed) < FEWEST or not any(tall > LONG for tall in accumulate(map(height, page.blocks))):
        return ()
    return tuple(ContentsLine(it, f"section-{k}") for k, it in enumerate(listed, start=1))


def labelled(page: Page) -> Iterator[tuple[Block, str]]:
    """The blocks of a page, each heading of its table of contents with its label, all others with none."""
    labels = {id(entry.heading): entry.label for entry in contents(page)}
    for block in page.blocks:
        yield block, labels.get(id(block), "")


def slugs(page: Page) -> dict[int, str]:
    """By its place among the blocks, what GitHub and editors name a heading of Markdown: its words, joined by hyphens.

    A heading with mathematics has none that all of them agree on.
    """
    seen: Counter[str] = Counter()
    found: dict[int, str] = {}
    for k, block in enumerate(page.blocks):
        if isinstance(block, Heading):
            number = f"{block.number}. " if block.number else ""
            aside = f" — {block.aside}" if block.aside else ""
            slug = _slug(f"{number}{words(block.text)}{aside}")
            if all(isinstance(part, str) for part in block.text):
                found[k] = f"{slug}-{seen[slug]}" if seen[slug] else slug
            seen[slug] += 1
    return found


def _slug(text: str) -> str:
    """A heading's name.

    >>> _slug("1. Forget gate — what share of the cell state to keep")
    '1-forget-gate--what-share-of-the-cell-state-to-keep'
    """
    return "".join(c for c in text.lower().replace(" ", "-") if c.isalnum() or c in "-_")
