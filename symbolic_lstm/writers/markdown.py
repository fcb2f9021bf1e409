r"""Markdown: CommonMark with pipe tables, and mathematics between dollars.

No line is raw HTML, and a text that is quoted stays text: whatever could begin
markup, mathematics or a link is escaped. A bar never stands in mathematics
inside a line, where tables would be cut at it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, assert_never

from symbolic_lstm.page.blocks import Block, Code, Display, Heading, Note, Page, Para, Prose, Table
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.writers import latex_maths
from symbolic_lstm.writers.latex import aligned
from symbolic_lstm.writers.plain import followable, plain

__all__ = ["DOLLARS", "Dialect", "equation", "title", "write", "write_blocks", "write_prose"]


def _as_it_is(tex: str) -> str:
    return tex


class Dialect(NamedTuple):
    """How a place that reads Markdown wants its mathematics: around a line of its own, and inside a line.

    `guard` spells LaTeX so that the place hands it to its mathematics unharmed.
    """

    display: tuple[str, str]
    inline: tuple[str, str]
    guard: Callable[[str], str] = _as_it_is


#: Jupyter, VS Code, Obsidian, Quarto, MyST and most others.
DOLLARS = Dialect(display=("$$\n", "\n$$"), inline=("$", "$"))

#: What Markdown takes for markup inside a line.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>&$|~^]")
#: What some take for an address or a picture: `https://`, `www.`, `me@here`, `:smile:`.
_ADDRESS = re.compile(r":(?=/|[\w+-]+:)|(?<=www)\.|(?<=:)/(?=/)|@|(?<=mailto):|(?<=xmpp):", re.IGNORECASE)
#: What begins a heading, a list, a quotation, a rule or an underline at the start of a line.
_STARTS = re.compile(r"(\s*)([#+=!-]|\d+(?=[.)]))")
_UNFIT = re.compile(r"[^A-Za-z0-9._~:/?#@!&=+,;%-]")


def write(page: Page, dialect: Dialect = DOLLARS) -> str:
    """The page as Markdown, its mathematics as the place wants it."""
    return write_blocks([title(page.title)] if page.title else [], page.blocks, dialect)


def title(words: str) -> str:
    """The line that heads a page."""
    return f"# {_headed(_said(words).strip())}"


def write_blocks(before: list[str], blocks: tuple[Block, ...], dialect: Dialect = DOLLARS) -> str:
    """Blocks with an empty line between each two, after what is there already."""
    return "\n\n".join([*before, *(_block(block, dialect) for block in blocks)]) + "\n"


def equation(layout: Layout, dialect: Dialect = DOLLARS) -> str:
    """One layout as it stands inside a line, with its delimiters."""
    opening, closing = dialect.inline
    spelt = latex_maths.equation(layout).replace(r"\left|", r"\left\vert").replace(r"\right|", r"\right\vert")
    return opening + dialect.guard(spelt.replace("|", r"\vert ")) + closing


def _block(block: Block, dialect: Dialect) -> str:
    match block:
        case Heading():
            number = f"{_said(block.number)}. " if block.number else ""
            aside = f" — {_marked('*', _said(block.aside))}" if block.aside else ""
            return f"{'#' * min(max(block.level, 2), 6)} {_headed(number + write_prose(block.text, dialect) + aside)}"
        case Para():
            said = write_prose(block.prose, dialect)
            return (_marked("*", said) if block.kind == "lead" else _started(said)) + _link(block.link)
        case Note():
            said = write_prose(block.prose, dialect)
            return f"{_marked('**', _said(block.word) + '.')} {said}" if block.word else _started(said)
        case Display():
            opening, closing = dialect.display
            return opening + dialect.guard(aligned(block)) + closing
        case Table():
            return _table(block, dialect)
        case Code():
            return _code(block)
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
    caption = _marked("*", _said(table.caption)) + "\n\n" if table.caption else ""
    return caption + "\n".join("| " + " | ".join(line + [""] * (columns - len(line))) + " |" for line in lines)


def _code(code: Code) -> str:
    """A fence longer than any run of backticks inside."""
    lines = [plain(line.expandtabs(4)) for line in code.text.rstrip("\n").split("\n")]
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    language = "".join(c for c in code.language if (c.isalnum() and c.isascii()) or c in "-+")
    return "\n".join([fence + language, *lines, fence])


def write_prose(prose: Prose, dialect: Dialect = DOLLARS) -> str:
    """Running text with its mathematics."""
    said = "".join(_said(part) if isinstance(part, str) else equation(part, dialect) for part in prose)
    return said.replace("  ", " ").strip()


def _said(text: str) -> str:
    """Text in which nothing is markup or an address."""
    return _ADDRESS.sub(_escape, _MARKUP.sub(_escape, plain(text)))


def _escape(found: re.Match[str]) -> str:
    return "\\" + found[0]


def _started(said: str) -> str:
    """Text at the start of a line, where a sign or a number could begin a block."""
    if not (found := _STARTS.match(said)):
        return said
    rest = said[found.end() :]
    return found[2] + "\\" + rest if found[2].isdigit() else f"\\{found[2]}{rest}"


def _headed(said: str) -> str:
    """A heading; signs at its end would be taken for its frame."""
    return said.replace("#", r"\#")


def _marked(stars: str, said: str) -> str:
    """Emphasis, which holds only where no space stands inside its stars."""
    said = said.strip()
    return stars + said + stars if said else ""


def _link(address: str) -> str:
    """A link that can only lead to a page: any other address is shown and not followed."""
    if not address:
        return ""
    shown = _said(address.removeprefix("https://"))
    if followable(address):
        return f" [{shown}](<{_UNFIT.sub(_percent, plain(address))}>)"
    return f" {shown}"


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))
