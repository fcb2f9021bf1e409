"""What every reader of documents fills while it reads."""

from __future__ import annotations

import re
from collections.abc import Iterable

from symbolic_lstm.articles.clock import look
from symbolic_lstm.articles.documents.running import Stretch
from symbolic_lstm.articles.mapped import Mapped
from symbolic_lstm.articles.piece import Document, Markup, NotebookCell, Piece, PieceKind, ProgramText, Remark, Unread

#: A comment of the author's to us.
REMARK = re.compile(r"symbolic-lstm:\s*(?P<words>[^\r\n]*)")


class Build:
    """A document as far as it has been read; a reader adds to it in reading order."""

    def __init__(self, path: str, raw: str, title: str) -> None:
        self.path, self.raw, self.title = path, raw, title
        self.pieces: list[Piece] = []
        self.unread: list[Unread] = []
        self.remarks: list[Remark] = []
        self.cells: list[NotebookCell] = []
        self.programs: list[ProgramText] = []
        self.block = 0
        self.table = 0

    def next_block(self) -> int:
        """What follows stands apart from what came before."""
        look()
        self.block += 1
        return self.block

    def add(
        self, mapped: Mapped, kind: PieceKind, markup: Markup = "plain", table: int = 0, cell: tuple[int, int] = (0, 0)
    ) -> None:
        look()
        if mapped.text.strip():
            self.pieces.append(Piece(mapped, kind, markup, self.block, table, cell))

    def stretches(self, found: Iterable[Stretch], table: int = 0, cell: tuple[int, int] = (0, 0)) -> None:
        """A paragraph's stretches; what follows a display begins a new block."""
        for said, kind, markup in found:
            if kind == "display":
                self.next_block()
                self.add(said, kind, markup, table, cell)
                self.next_block()
            else:
                self.add(said, kind, markup, table, cell)

    def program(self, mapped: Mapped) -> None:
        """A listing that may be a program."""
        self.programs.append(ProgramText(mapped))

    def printed(self, mapped: Mapped) -> None:
        """What is printed beneath the last program."""
        if self.programs:
            self.programs[-1] = self.programs[-1]._replace(printed=mapped)

    def comment(self, mapped: Mapped) -> None:
        """A comment of the source: ours, if it begins with our name."""
        if found := REMARK.search(mapped.text):
            start, end = mapped.span(found.start(), found.end("words"))
            self.remarks.append(Remark(start, end, found["words"].strip().removesuffix("-->").strip()))

    def missing(self, mapped: Mapped, rule: str, name: str) -> None:
        """Something that cannot be read."""
        self.unread.append(Unread(*mapped.span(0, max(1, len(mapped.text))), rule, name))

    def stopped(self) -> None:
        """The time is up: what follows what was read last is not read."""
        last = max((piece.mapped.ends[-1] for piece in self.pieces), default=0)
        place = min(last, max(0, len(self.raw) - 1))
        self.unread.append(Unread(place, place + 1, "X307", ""))

    def done(self) -> Document:
        return Document(
            self.path, self.raw, self.title, tuple(self.pieces), tuple(self.unread), tuple(self.remarks),
            tuple(self.cells), tuple(self.programs),
        )  # fmt: skip
