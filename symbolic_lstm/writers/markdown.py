r"""Markdown: CommonMark with pipe tables, and mathematics between dollars.

No line is raw HTML, and a text that is quoted stays text: whatever could begin
markup, mathematics or a link is escaped. A bar never stands in mathematics
inside a line, where tables would be cut at it.
"""

from __future__ import annotations

import re
from typing import assert_never
from unicodedata import combining, east_asian_width

from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Note, Page, Para, Prose, Table
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.writers import latex_maths
from symbolic_lstm.writers.contents import contents, slugs
from symbolic_lstm.writers.dialect import Dialect, as_text, spaced, started
from symbolic_lstm.writers.latex import aligned
from symbolic_lstm.writers.latex_words import unbarred
from symbolic_lstm.writers.plain import address, followable
from symbolic_lstm.writers.set_out import set_out
from symbolic_lstm.writers.wording import wording

__all__ = ["DOLLARS", "Dialect", "equation", "title", "write", "write_blocks", "write_prose"]

#: VS Code and most others.
DOLLARS = Dialect(anchors=True)


def write(page: Page, dialect: Dialect = DOLLARS) -> str:
    """The page as Markdown, its mathematics as the place wants it."""
    page = set_out(page)
    blocks = page.blocks
    before = [title(page.titled, dialect)] if page.title else []
    if dialect.anchors and (listed := _contents(page, dialect)):
        first = next(k for k, it in enumerate(blocks) if isinstance(it, Heading))
        before = [write_blocks(before, blocks[:first], dialect).rstrip("\n"), listed]
        blocks = blocks[first:]
    return write_blocks(before, blocks, dialect)


def _contents(page: Page, dialect: Dialect) -> str:
    """The table of contents of a long page: a list of links to its headings."""
    found = contents(page)
    if not found:
        return ""
    named, places = slugs(page), {id(it): k for k, it in enumerate(page.blocks)}
    lines = [_marked("**", as_text(wording(page, "contents"), dialect)), ""]
    for heading, _ in found:
        number = f"{as_text(heading.number, dialect)}. " if heading.number else ""
        slug = named.get(places[id(heading)], "")
        words = f"{number}{write_prose(heading.text, dialect)}"
        lines.append(f"- [{words}](#{slug})" if slug else f"- {words}")
    return "\n".join(lines)


def title(words: Prose, dialect: Dialect = DOLLARS) -> str:
    """The line that heads a page."""
    return f"# {write_prose(words, _heading(dialect))}"


def write_blocks(before: list[str], blocks: tuple[Block, ...], dialect: Dialect = DOLLARS) -> str:
    """Blocks with an empty line between each two, after what is there already."""
    return "\n\n".join([*before, *(_block(block, dialect) for block in blocks)]) + "\n"


def equation(layout: Layout, dialect: Dialect = DOLLARS) -> str:
    """One layout as it stands inside a line, with its delimiters."""
    opening, closing = dialect.inline
    return opening + dialect.guard(unbarred(latex_maths.equation(layout))) + closing


def _block(block: Block, dialect: Dialect) -> str:
    match block:
        case Heading():
            dialect = _heading(dialect)
            number = f"{as_text(block.number, dialect)}. " if block.number else ""
            aside = f" — {_marked('_', as_text(block.aside, dialect))}" if block.aside else ""
            return f"{'#' * min(max(block.level, 2), 6)} {number}{write_prose(block.text, dialect)}{aside}"
        case Para():
            words = write_prose(block.prose, dialect)
            whole = _marked("_", words) if block.kind == "lead" else started(words, dialect)
            return whole + _link(block.link, dialect)
        case Note():
            words = write_prose(block.prose, dialect)
            word = _marked("**", as_text(block.word, dialect) + ".")
            return f"{word} {words}" if block.word else started(words, dialect)
        case Display():
            opening, closing = dialect.display
            return opening + dialect.guard(aligned(block)) + closing
        case Table():
            return _table(block, dialect)
        case Illustration():
            return _block(block.described, dialect)
        case _:
            assert_never(block)


def _table(table: Table, dialect: Dialect) -> str:
    """A pipe table; figures stand at the right, and the head of a group in the first cell of a row."""
    columns = len(table.align)
    rule = ["--:" if a in ("r", "d") else ":--" for a in table.align]
    rows = [
        [_marked("**", write_prose(row[0], dialect))]
        if len(row) == 1 and columns > 1
        else [write_prose(cell, dialect) for cell in row]
        for row in table.rows
    ]
    lines = [[write_prose(cell, dialect) for cell in table.head], rule, *rows]
    return _aligned([line + [""] * (columns - len(line)) for line in lines])


def _aligned(lines: list[list[str]]) -> str:
    """Rows as formatters write them: every column as wide as its widest cell; the second row is the rule."""
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    rule = lines[1]

    def filled(cell: str, width: int, align: str) -> str:
        room = width - _width(cell)
        if cell == align:
            return f":{'-' * room}--" if align == ":--" else f"{'-' * room}--:"
        return cell + " " * room if align == ":--" else " " * room + cell

    return "\n".join("| " + " | ".join(map(filled, line, widths, rule)) + " |" for line in lines)


def _width(cell: str) -> int:
    """How many columns a text fills on a terminal."""
    return sum((combining(c) == 0) + (east_asian_width(c) in "WF") for c in cell)


def write_prose(prose: Prose, dialect: Dialect = DOLLARS) -> str:
    """Running text with its mathematics."""
    pieces = [
        (as_text(part, dialect), False) if isinstance(part, str) else (equation(part, dialect), True) for part in prose
    ]
    return spaced(pieces).replace("  ", " ").strip()


def _heading(dialect: Dialect) -> Dialect:
    """A heading, where signs at the end would be taken for its frame."""
    return dialect._replace(runs=re.compile(rf"{dialect.runs.pattern}|#+(?=\s*$)"))


def _marked(signs: str, words: str) -> str:
    """Emphasis, which holds only where no space stands inside its signs.

    Beside mathematics it is a star: an underscore is a letter, and beside one a dollar is none of mathematics.
    """
    words = words.strip()
    signs = signs.replace("_", "*") if "$" in (words[:1], words[-1:]) else signs
    return signs + words + signs if words else ""


def _link(to: str, dialect: Dialect) -> str:
    """A link that can only lead to a page: any other address is shown and not followed."""
    if not to:
        return ""
    label = as_text(to.removeprefix("https://"), dialect)
    if followable(to):
        to = address(to)
        return f" [{label}]({f'<{to}>' if set(to) & set('()') else to})"
    return f" {label}"
