"""MathML: an XHTML fragment, its derivations aligned without a style sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Line, Note, Page, Para, Prose, Table
from symbolic_lstm.writers.attributes import quoteattr
from symbolic_lstm.writers.html_tables import raised
from symbolic_lstm.writers.mathml_maths import boxed, equation, escaped, once
from symbolic_lstm.writers.plain import followable, plain
from symbolic_lstm.writers.wording import page_language

__all__ = ["equation", "joined_blocks", "of_pieces", "pieces", "set_block", "write", "write_prose"]

# Chromium ignores `columnalign`, and `text-align` without `justify-items`.
_LEFT = "text-align:left;justify-items:start;padding-left:0"
_RIGHT = "text-align:right;justify-items:end;padding-right:0"
_CELL = {"l": "text-align:left", "r": "text-align:right", "d": "text-align:right"}


def write(page: Page) -> str:
    """The page as well-formed XHTML with a single root; ids are unique in it."""
    return joined_blocks(page, map(set_block, page.blocks))


def joined_blocks(page: Page, blocks: Iterable[str]) -> str:
    """A page of blocks that are written already; of the page itself, its title and its language."""
    title = [f"<h1>{write_prose(page.titled)}</h1>"] if page.title else []
    body = "\n".join([*title, *blocks])
    told = "" if page_language(page) == "en" else f' lang="{page_language(page)}" xml:lang="{page_language(page)}"'
    return once(f'<div xmlns="http://www.w3.org/1999/xhtml" class="symbolic-lstm"{told}>\n{body}\n</div>\n')


def set_block(block: Block) -> str:
    """One block of a page."""
    match block:
        case Heading():
            tag = f"h{min(max(block.level, 1), 6)}"
            number = f'<span class="number">{escaped(block.number)}</span> ' if block.number else ""
            aside = f' <small class="aside">— {escaped(block.aside)}</small>' if block.aside else ""
            return f"<{tag}>{number}{write_prose(block.text)}{aside}</{tag}>"
        case Para():
            kind = "" if block.kind == "plain" else f' class="{block.kind}"'
            return f"<p{kind}>{write_prose(block.prose)}{_link(block.link)}</p>"
        case Note():
            word = f"<b>{escaped(block.word)}.</b> " if block.word else ""
            return f'<p class="note"><small>{word}{write_prose(block.prose)}</small></p>'
        case Display():
            return _display(block)
        case Table():
            return _table(block)
        case Illustration():
            return set_block(block.described)
        case _:
            assert_never(block)


def _link(address: str) -> str:
    """A link that can only lead to a page: any other address is shown and not followed."""
    if not address:
        return ""
    if followable(address):
        return f" <a href={quoteattr(plain(address))}>{escaped(address)}</a>"
    return f" {escaped(address)}"


def _display(display: Display) -> str:
    return of_pieces(map(pieces, display.lines))


def pieces(line: Line) -> tuple[str, ...]:
    """A line as it stands among others, and as it is spoken."""
    return _line(line), line.words


def of_pieces(lines: Iterable[tuple[str, ...]]) -> str:
    """The derivation of such lines."""
    every = [*lines]
    rows = "\n".join([row for row, _ in every])
    words = "; ".join([said for _, said in every if said])
    alttext = f" alttext={quoteattr(plain(words))}" if words else ""
    return (
        f'<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"{alttext}><mrow>'
        f'<mtable displaystyle="true">\n{rows}\n</mtable></mrow></math>'
    )


def _line(line: Line) -> str:
    # An empty row stands before a sign that begins its line: LibreOffice would show a red question mark.
    left = "<mrow/>" if line.left is None else boxed(line.left)
    sign = f"<mo>{escaped(line.relation)}</mo>" if line.relation else "<mrow/>"
    done = "; ".join(part for part in (line.done, line.note) if part)
    said = f"<mtext>{escaped(done)}</mtext>" if done else "<mrow/>"
    return (
        f'<mtr><mtd style="{_RIGHT}">{left}</mtd><mtd>{sign}</mtd>'
        f'<mtd style="{_LEFT}">{boxed(line.right)}</mtd><mtd style="{_LEFT};padding-left:2em">{said}</mtd></mtr>'
    )


def _table(table: Table) -> str:
    head = f"<thead>{_row(table, table.head, 'th')}</thead>\n" if any(table.head) else ""
    rows = "\n".join(_row(table, row, "td") for row in table.rows)
    return f"<table>\n{head}<tbody>\n{rows}\n</tbody></table>"


def _row(table: Table, row: tuple[Prose, ...], tag: str) -> str:
    if len(row) == 1 and len(table.align) > 1:
        return f'<tr><th colspan="{len(table.align)}" style="text-align:left">{write_prose(row[0])}</th></tr>'
    cells = zip(table.align, row, strict=False)
    return "<tr>" + "".join(f'<{tag} style="{_CELL[a]}">{write_prose(cell)}</{tag}>' for a, cell in cells) + "</tr>"


def write_prose(prose: Prose) -> str:
    """Running text with its mathematics."""
    return "".join(raised(part) if isinstance(part, str) else equation(part) for part in prose)
