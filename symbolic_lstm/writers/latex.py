r"""LaTeX: a fragment to put into a document.

The names of a derivation's stages have a column of their own. In what other
places set (`aligned`) they stand behind their lines: there no `&` is in a row
but the one before its sign, so converters that cut rows at `&` see a left and a
right side and nothing else, and on a narrow screen a name stays with its line;
what a screen has no room for stands in the rows below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import zip_longest
from textwrap import wrap
from typing import assert_never

from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Line, Note, Page, Para, Prose, Table
from symbolic_lstm.writers.breaks import broken, width
from symbolic_lstm.writers.latex_maths import equation
from symbolic_lstm.writers.latex_text import escaped, words_in_mathematics
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.scenes import tikz
from symbolic_lstm.writers.set_out import set_out
from symbolic_lstm.writers.stage_columns import widest

__all__ = [
    "SIGNS",
    "aligned",
    "columned",
    "drawing",
    "equation",
    "guarded_row",
    "joined_blocks",
    "of_pieces",
    "pieces",
    "set_block",
    "set_picture",
    "set_table",
    "set_text",
    "under",
    "write",
    "write_prose",
]

_SECTIONS = {1: "section", 2: "subsection", 3: "subsubsection"}
#: A left-aligned cell longer than this wraps, in a column of at least and at most such shares of a line, which has so
#: many em.
_LONG, _LEAST, _MOST, _ACROSS = 36, 0.4, 0.78, 43.0
#: What has room on a line beside its left side, and what a letter takes of it, in em.
_ROOM, _LETTER = 38.0, 0.45
#: The widest right side that a screen of 768 pixels shows whole beside its left side, in em, and that a column of text
#: beside a menu does.
SCREEN, COLUMN = 35.0, 26.0
#: The sign of a relation, with the space behind it.
SIGNS = {"≈": r"\approx ", "=": "= ", "≠": r"\neq ", "": "",
         "≤": r"\le ", "<": "< ", "≥": r"\ge ", ">": "> ",
         "≰": r"\not\le ", "≮": r"\not< ", "≱": r"\not\ge ", "≯": r"\not> "}  # fmt: skip


def write(page: Page) -> str:
    """The page as a fragment: headings, prose, tables and displays, without a preamble."""
    page = set_out(page)
    return joined_blocks(page, map(set_block, page.blocks))


def joined_blocks(page: Page, blocks: Iterable[str]) -> str:
    """A page of blocks that are written already; of the page itself, its title."""
    title = [rf"\section*{{{write_prose(page.titled)}}}"] if page.title else []
    return "\n\n".join([*title, *blocks]) + "\n"


def drawing(page: Page, preamble: str) -> str:
    """The preamble with what draws, where a page has pictures."""
    if not any(isinstance(it, Illustration) for it in page.blocks):
        return preamble
    fonts = "" if "{lmodern}" in preamble else "\\usepackage{lmodern}\n"  # in all the sizes of labels
    return preamble.replace("\\usepackage{amsmath", f"{fonts}\\usepackage{{tikz}}\n\\usepackage{{amsmath", 1)


def set_block(block: Block) -> str:
    """One block of a page."""
    match block:
        case Heading():
            number = rf"{set_text(block.number)}\quad " if block.number else ""
            aside = rf" {{\normalfont\itshape --- {set_text(block.aside)}}}" if block.aside else ""
            return rf"\{_SECTIONS[min(block.level, 3)]}*{{{number}{write_prose(block.text)}{aside}}}"
        case Para():
            link = rf" \texttt{{{_breakable(block.link)}}}" if block.link else ""
            said = write_prose(block.prose) + link
            return rf"{{\small {said}\par}}" if block.kind == "source" else said
        case Note():
            word = rf"\textbf{{{set_text(block.word)}.}} " if block.word else ""
            return rf"{{\small {word}{write_prose(block.prose)}\par}}"
        case Display():
            return f"\\[\n{columned(block)}\n\\]"
        case Table():
            return set_table(block)
        case Illustration():
            return set_picture(block)
        case _:
            assert_never(block)


def set_picture(it: Illustration, tallest: str = "") -> str:
    """A picture with its caption, no taller than a length, if one is given."""
    caption = f"\n{{\\small {write_prose(it.caption)}\\par}}" if it.caption else ""
    return f"{tikz.placed(it.scene, tallest)}{caption}"


def _breakable(address: str) -> str:
    r"""An address that may be broken after its slashes and hyphens."""
    return set_text(address).replace("/", r"/\allowbreak{}").replace("-", r"-\allowbreak{}")


def aligned(display: Display, room: float = 0.0) -> str:
    """The lines of a derivation, aligned at their signs, without delimiters around them.

    Right sides are broken at `room` em, or where a screen is too narrow.
    """
    rows = [row for line in display.lines for row in _rows(line, room or SCREEN)]
    return f"\\begin{{aligned}}\n{under(rows)}\n\\end{{aligned}}"


def columned(display: Display) -> str:
    """The same with the names of its stages one under the other; a long remark has a line of its own."""
    room = _ROOM - widest(display)
    rows = [row for line in display.lines for row in _cut(line, room)]
    return f"\\begin{{aligned}}\n{under(rows)}\n\\end{{aligned}}"


def pieces(line: Line) -> tuple[str, ...]:
    """A line without a remark, as it stands among others."""
    return (_sides(line) + _named(line.done, " &&"),)


def of_pieces(lines: Iterable[tuple[str, ...]]) -> str:
    """The derivation of such lines."""
    return f"\\[\n\\begin{{aligned}}\n{under([row for (row,) in lines])}\n\\end{{aligned}}\n\\]"


def under(rows: Sequence[str], kept: Sequence[bool] = ()) -> str:
    """Rows one under the other; those with matrices are set apart, and those that are `kept` stay with the next."""
    found = ""
    for row, after, stays in zip_longest(rows, rows[1:], kept, fillvalue=""):
        tall = r"\begin" in row or r"\begin" in after
        found += row + (r" \\" + "*" * bool(stays) + "[0.5em]" * tall + "\n" if after else "")
    return found


def _rows(line: Line, room: float) -> list[str]:
    """The rows of a line, broken where there is no room; its name stands behind the last, a long remark below."""
    first, *others = parts = broken(line.right, room)
    done = "; ".join(part for part in (line.done, line.note) if part)
    below = bool(line.note) and width(parts[-1]) + _LETTER * len(done) > room
    rows = [_sides(line._replace(right=first)), *(rf"&\quad {equation(part)}" for part in others)]
    rows[-1] += _named(line.done if below else done)
    if below:
        rows += [rf"&\quad{words_in_mathematics(part)}" for part in wrap(f"({plain(line.note)})", int(room / _LETTER))]
    return rows


def _cut(line: Line, room: float) -> list[str]:
    """The rows of a line beside whose right sides names have so much room, in em."""
    done = "; ".join(part for part in (line.done, line.note) if part)
    if line.note and _LETTER * len(done) > room:
        return [*_cut(line._replace(note=""), room), f"&{_named(line.note).lstrip()}"]
    return [_sides(line) + _named(done, " &&")]


def _sides(line: Line) -> str:
    left = "" if line.left is None else guarded_row(equation(line.left)) + " "
    return f"{left}&{SIGNS[line.relation]}{equation(line.right)}"


def _named(name: str, before: str = " ") -> str:
    """What stands behind a line."""
    return rf"{before}\quad{words_in_mathematics(f'({plain(name)})')}" if name else ""


def set_table(table: Table) -> str:
    """A table, centred, with a light rule under its head and one at its end."""
    columns = "".join(_column(table, k, align) for k, align in enumerate(table.align))
    head = rf"{_cells(table.head)} \\ \hline" + "\n" if any(table.head) else ""
    rows = "".join(
        (
            rf"\multicolumn{{{len(table.align)}}}{{l}}{{{write_prose(row[0])}}}"
            if _heads_group(table, row)
            else _cells(row)
        )
        + " \\\\\n"
        for row in table.rows
    )
    tabular = f"\\begin{{tabular}}{{{columns}}}\n{head}{rows}\\hline\n\\end{{tabular}}"
    return f"\\begin{{center}}\n{tabular}\n\\end{{center}}"


def _column(table: Table, k: int, align: str) -> str:
    if align != "l":
        return "r"
    cells = [row[k] for row in table.rows if len(row) > k and not _heads_group(table, row)]
    if all(sum(len(part) for part in cell if isinstance(part, str)) <= _LONG for cell in cells):
        return "l"
    maths = max((width(part) for cell in cells for part in cell if not isinstance(part, str)), default=0.0)
    return rf"p{{{min(max(_LEAST, maths / _ACROSS), _MOST):.2g}\linewidth}}"


def _heads_group(table: Table, row: tuple[Prose, ...]) -> bool:
    return len(row) == 1 and len(table.align) > 1


def _cells(row: tuple[Prose, ...]) -> str:
    return guarded_row(" & ".join(map(write_prose, row)))


def guarded_row(row: str) -> str:
    r"""A row that may follow `\\`, which would take `[` or `*` for its argument."""
    return "{}" + row if row.startswith(("[", "*")) else row


@lru_cache(maxsize=2048)
def write_prose(prose: Prose) -> str:
    """Running text with its mathematics."""
    return "".join(set_text(part) if isinstance(part, str) else rf"\({equation(part)}\)" for part in prose)


@lru_cache(maxsize=4096)
def set_text(text: str) -> str:
    """Running text in which nothing is a command."""
    return escaped(plain(text))
