"""Pieces: what a document is for the checker, whatever its kind of file.

A document is read into pieces in reading order: running text, mathematics,
code, cells of tables, printed output. What cannot be read is kept by name.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from symbolic_lstm.articles.mapped import Mapped
from symbolic_lstm.named_tuples import NamedTuple

#: What a piece is: running text, mathematics in it or displayed, code, or what a program printed.
PieceKind: TypeAlias = Literal["text", "math", "display", "code", "output"]
Markup: TypeAlias = Literal["plain", "latex", "mathml"]


class Piece(NamedTuple):
    """A stretch of a document. Pieces of one `block` (a paragraph, a row of a table) belong together.

    `cell` is its row and column in a table, from 0; `table` numbers the tables of a document from 1.
    """

    mapped: Mapped
    kind: PieceKind
    markup: Markup = "plain"
    block: int = 0
    table: int = 0
    cell: tuple[int, int] = (0, 0)


class Unread(NamedTuple):
    """Something that cannot be read: where, the rule that says so, and what it is by name."""

    start: int
    end: int
    rule: str
    name: str


class Remark(NamedTuple):
    """A comment of the author's to us, `symbolic-lstm: …`: where it stands, and its words."""

    start: int
    end: int
    words: str


class NotebookCell(NamedTuple):
    """A cell of a notebook: its number from 1, and its text."""

    number: int
    mapped: Mapped


class ProgramText(NamedTuple):
    """A listing in Python, or in no language that is said, and what is printed beneath it, where something is."""

    code: Mapped
    printed: Mapped | None = None


class Document(NamedTuple):
    """A file as it was read, with its pieces in reading order and its programs."""

    path: str
    raw: str
    title: str
    pieces: tuple[Piece, ...]
    unread: tuple[Unread, ...] = ()
    remarks: tuple[Remark, ...] = ()
    cells: tuple[NotebookCell, ...] = ()
    programs: tuple[ProgramText, ...] = ()
