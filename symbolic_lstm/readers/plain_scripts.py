"""Parts of plain text that hold others: what stands above and below, under a root, between quotes."""

from __future__ import annotations

import re
from abc import abstractmethod

from symbolic_lstm.page import layout as l
from symbolic_lstm.readers import glyphs
from symbolic_lstm.readers.functions import SPELLINGS
from symbolic_lstm.readers.parts import UnsetError
from symbolic_lstm.readers.plain_tokens import MINUS, TOKEN, is_time
from symbolic_lstm.readers.row import DEEPEST, RowBuilder


class Scripts:
    """The reader's place in the text, and one method per part; each leaves `here` behind what it has read."""

    def __init__(self, source: str, begun: int, ended: int, comma: bool, grouped: bool) -> None:
        self.source, self.comma, self.here, self.end = source, comma, begun, ended
        self.depth = 0
        self.match = TOKEN.match
        point, other = (",", ".") if comma else (".", ",")
        self.number = None
        if comma or grouped:
            groups = rf"(?:{re.escape(other)}[0-9]{{3}}(?![0-9]))+" if grouped else "(?!)"
            mark = re.escape(point)
            self.number = re.compile(rf"[0-9]{{1,3}}{groups}(?:{mark}[0-9]+)?|[0-9]+{mark}[0-9]+")

    @abstractmethod
    def fill(self, row: RowBuilder, closer: str) -> None:
        """Everything up to the end, or to the bracket that closes this group."""

    @abstractmethod
    def numbered(self, row: RowBuilder, word: str, begun: int) -> None:
        """A number."""

    @abstractmethod
    def named(self, row: RowBuilder, word: str, begun: int) -> None:
        """A name."""

    @abstractmethod
    def other(self, row: RowBuilder, kind: str, word: str, begun: int) -> None:
        """Any other token."""

    def quoted(self, row: RowBuilder, word: str, span: l.Span) -> None:
        if self.source[span[0]] == "«":
            row.words(f" {word} ", span)
        elif word in SPELLINGS:
            row.name(l.Ident(word, True, span=span))
        elif word.isidentifier():
            row.operand(l.Ident(word, True, span=span))
        else:
            row.words(word, span)

    def root(self, row: RowBuilder, begun: int) -> None:
        """√2, √(2), √x."""
        at = self.here
        while self.source[at : at + 1] == " ":
            at += 1
        self.here = at
        inner = self.group() if self.source[at : at + 1] in ("(", "[", "{") else self.single()
        row.operand(l.Radical(inner, span=(begun, self.here)))

    def group(self) -> l.Layout:
        closer = glyphs.OPENING[self.source[self.here]]
        self.here += 1
        inner = RowBuilder(script=False)
        self.fill(inner, closer)
        return inner.done()

    def script(self) -> l.Layout:
        """What stands below or above: a group, or one operand with its sign."""
        source, begun = self.source, self.here
        at = source[begun : begun + 1]
        if at in ("{", "(", "["):
            closer = glyphs.OPENING[at]
            self.here += 1
            inner = RowBuilder(script=at == "{")
            self.fill(inner, closer)
            found = inner.done()
            if at != "(":
                return found
            whole = l.Fence(found, span=(begun, self.here))
            return whole if is_time(found) else found
        if at in ("⟨", "<"):
            inner = RowBuilder(script=True)
            close = next((k for k in range(begun, min(begun + 12, len(source))) if source[k] in "⟩>"), -1)
            if close < 0:
                raise UnsetError("this angle bracket is not closed", begun)
            text = "".join(source[begun + 1 : close].split()).translate(MINUS)
            self.here = close + 1
            return l.Row((l.Op("⟨"), l.Ident(text), l.Op("⟩")), span=(begun, self.here))
        return self.single()

    def single(self) -> l.Layout:
        """One operand with its signs, and what it is raised to."""
        begun = self.here
        self.depth += 1
        if self.depth > DEEPEST:
            raise UnsetError(f"the formula nests more than {DEEPEST} deep", begun)
        found = self.match(self.source, begun, self.end)
        if found is None:
            raise UnsetError("something is missing here", begun)
        kind, word = found.lastgroup, found[0]
        self.here = found.end()
        row = RowBuilder()
        if kind == "sign" and glyphs.SIGNS.get(word) in ("−", "+"):
            row.sign(glyphs.SIGNS[word], (begun, self.here))
            inner = self.single()
            row.operand(inner)
        elif kind == "number":
            self.numbered(row, word, begun)
        elif kind == "name":
            self.named(row, word, begun)
        elif kind == "greek" and word != "√":
            row.operand(l.Ident(word, span=(begun, self.here)))
        elif kind == "quoted":
            row.operand(l.Ident(word[1:-1], True, span=(begun, self.here)))
        elif kind in ("greek", "fraction", "up"):
            self.other(row, kind, word, begun)
        else:
            raise UnsetError("something is missing here", begun)
        if row.waits and self.source[self.here : self.here + 1] == "(":
            row.opened("(", (self.here, self.here + 1))
            self.here += 1
            self.fill(row, ")")
            row.closed(")", (self.here - 1, self.here))
        following = self.match(self.source, self.here, self.end)
        if following and following.lastgroup == "power" and not isinstance(row.items[0], l.Op):
            self.here = following.end()
            row.scripts(None, self.script(), begun)
        self.depth -= 1
        return row.done()
