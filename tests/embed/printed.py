"""What a page prints: its mathematics in order, and the pages of shipped sheets that hold all there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from symbolic_lstm import narrate, sheet
from symbolic_lstm.page.blocks import Display, Heading, Illustration, Note, Page, Para, Prose, Table
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.writers import latex_maths
from symbolic_lstm.writers.latex import aligned

from ..page.vectors import TWO_UNITS
from ..writers.pages import PAGE, F, negative

#: Powers of ten and negative numbers, vectors and matrices, notations, cells, and a decimal comma.
SHEETS: dict[str, Callable[[], Page]] = {
    "minus-ten": lambda: sheet("understanding-lstms", "minus-ten"),
    "vectors": lambda: narrate(parse_example(TWO_UNITS, "two-units.toml", "two-units")),
    "gru": lambda: sheet("graph-gru-one-step"),
    "rows": lambda: sheet("deep-ml-59-tests", notation="d2l"),
    "ng": lambda: sheet("understanding-lstms", notation="ng"),
    "pytorch": lambda: sheet("understanding-lstms", "company-b", notation="pytorch"),
    "german": lambda: sheet("statquest-lstm-by-hand", language="de"),
    "everything": lambda: PAGE,
    "titled": lambda: replace(PAGE, heading=("The gate ", F, " at ", negative("10"))),
}


@cache
def shipped(name: str) -> Page:
    """The page of that name."""
    return SHEETS[name]()


def inline(tex: str) -> str:
    r"""LaTeX as it stands inside a line of Markdown, where a bar would cut a table."""
    for bar in (r"\left", r"\right"):
        tex = tex.replace(bar + "|", bar + r"\vert")
    return tex.replace("|", r"\vert ")


def printed(page: Page, inside: Callable[[str], str] = inline) -> list[tuple[str, bool]]:
    """The mathematics of a page in order, and whether it is displayed."""
    return list(_printed(page, inside))


def _printed(page: Page, inside: Callable[[str], str]) -> Iterator[tuple[str, bool]]:
    yield from _inline(page.titled, inside)
    for block in page.blocks:
        match block:
            case Display():
                yield aligned(block), True
            case Table():
                for row in (block.head, *block.rows):
                    for cell in row:
                        yield from _inline(cell, inside)
            case Heading():
                yield from _inline(block.text, inside)
            case Para() | Note():
                yield from _inline(block.prose, inside)
            case Illustration():
                yield from _inline(block.described.prose, inside)


def _inline(prose: Prose, inside: Callable[[str], str]) -> Iterator[tuple[str, bool]]:
    return ((inside(latex_maths.equation(part)), False) for part in prose if not isinstance(part, str))
