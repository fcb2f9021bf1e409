r"""LaTeX mathematics, read into tokens.

One side of one equation, without its delimiters: `\sigma(u_{f} \times h_{t-1})`.
Macros are not expanded, alignments are for the caller to cut, and a command
that is not known is an error.
"""

from __future__ import annotations

import re

from symbolic_lstm.articles import glyphs
from symbolic_lstm.articles.cursor import Cursor
from symbolic_lstm.articles.finish import finished
from symbolic_lstm.articles.typeset import Run, accented, called, fraction, name, number, scripted, stacked
from symbolic_lstm.errors import SentenceError, did_you_mean, shortened
from symbolic_lstm.maths.tokens import LONGEST, Token

_NUMBER = re.compile(r"(?:\d{1,3}(?:\\,\d{3})+|\d+)(?:\.\d+)?|\.\d+", re.ASCII)
_WORD = re.compile(r"\{\s*([A-Za-z](?:[A-Za-z0-9]|\\_)*)\s*\}")
_ESCAPED = re.compile(r"\\([_%&#$ ])")
_ENVIRONMENT = re.compile(r"\s*\{([A-Za-z*]{1,40})\}")
_TURNED = re.compile(r"\s*\{?\s*\\(?:mathrm|mathsf|text)\s*\{T\}\s*\}?|\s*\{?\s*\\intercal(?![A-Za-z])\s*\}?")
_MATRICES = ("bmatrix", "pmatrix", "matrix")


def tokens(source: str) -> list[Token]:
    r"""The tokens of a line of LaTeX, an `end` token last.

    >>> [t.text for t in tokens(r"\sigma(6.27 \times 10^{-6} + h_{t-1})")]
    ['sigmoid', '(', '6.27e-6', '+', 'h_t-1', ')', '']

    Raises `SentenceError` with the column of what is not understood.
    """
    if len(source) > LONGEST:
        raise SentenceError(f"the line has {len(source)} characters; at most {LONGEST} are read", source, 1)
    reader = _Reader(source)
    run = reader.run()
    if reader.here < len(source):
        raise reader.fault(f"unexpected {shortened(source[reader.here])!r}", reader.here + 1)
    return finished(run, len(source), reader.fault)


def _glyph(character: str, column: int) -> Token:
    known = glyphs.CHARACTERS.get(character)
    return Token(*known, column) if known else name(character, column)


class _Reader(Cursor):
    """One method per construct; each leaves the cursor behind what it has read."""

    def run(self) -> Run:
        """Everything up to what ends a group, a cell or the line."""
        self.deeper()
        found: Run = []
        while True:
            self.skip()
            at = self.next
            if at in ("", "}", "&") or (at == "\\" and self.command() in ("end", "\\")):
                break
            found += self.scripts(self.piece(), self.here)
        self.depth -= 1
        return found

    def piece(self) -> Run:
        """One thing that a script can stand at."""
        start, character = self.here, self.next
        if character in "_^'":
            return []  # and `scripts` says what is wrong
        if character == "{":
            return self.group()
        if character == "\\":
            return self.commanded()
        if m := _NUMBER.match(self.source, start):
            self.here = m.end()
            return [number(m[0].replace("\\,", ""), start + 1, self.fault)]
        return self.single()

    def single(self) -> Run:
        """One character."""
        character, column = self.source[self.here], self.here + 1
        self.here += 1
        if character.isdecimal() and character.isascii():
            return [Token("number", character, column)]
        if character in glyphs.CHARACTERS or character.isalpha():
            return [_glyph(character, column)]
        shown = character if character.isprintable() else f"U+{ord(character):04X}"
        raise self.fault(f"unexpected {shown!r} in a formula", column)

    def group(self) -> Run:
        """What stands between braces; a comma alone is the comma of a decimal."""
        start = self.here
        self.here += 1
        found = self.run()
        if self.next != "}":
            raise self.fault("this brace is not closed", start + 1)
        self.here += 1
        if [t.text for t in found] == [","]:
            return [Token("comma", "{,}", start + 1)]
        return found

    def argument(self) -> Run:
        """What a command or a script takes: a group, a command, or one character."""
        self.skip()
        at = self.next
        if at in ("", "}", "&"):
            raise self.fault("something is missing here", self.here + 1)
        if at != "\\":
            return self.group() if at == "{" else self.single()
        self.deeper()
        found = self.commanded()
        self.depth -= 1
        return found

    def scripts(self, base: Run, end: int) -> Run:
        """A base with the scripts that follow it."""
        below: Run | None = None
        above: Run | None = None
        while True:
            self.skip()
            sign, column = self.next, self.here + 1
            if sign not in ("_", "^", "'"):
                return scripted(base, below, above, end + 1, self.fault) if below or above else base
            if not base:  # `{}_x`, or a space
                raise self.fault("a script stands at nothing", column)
            primed = sign == "'" and above is not None and above[0].text == "′"
            if (below if sign == "_" else above) is not None and not primed:
                raise self.fault("a second script at the same place; brace the first with its base", column)
            self.here += 1
            if sign == "'":
                above = [*(above or []), Token("operator", "′", column)]
                continue
            script = self.argument() if sign == "_" else self.above(column)
            if not script:
                raise self.fault("an empty script", column)
            below, above = (script, above) if sign == "_" else (below, script)

    def above(self, column: int) -> Run:
        """A superscript; an upright T is a transpose, which a plain one need not be."""
        if m := _TURNED.match(self.source, self.here):
            self.here = m.end()
            return [Token("operator", "⊤", column)]
        return self.argument()

    def commanded(self) -> Run:
        """What a command says."""
        column, command = self.here + 1, self.command()
        self.here += 1 + len(command)
        if character := glyphs.COMMANDS.get(command):
            return [_glyph(character, column)]
        if command in glyphs.NAMED:
            return [Token("name", command, column)]
        if command in glyphs.SPACES:
            return []
        if command in glyphs.ACCENTS:
            return accented(self.argument(), glyphs.ACCENTS[command], column, self.fault)
        if command in glyphs.FONTS:
            return self.font()
        if command in glyphs.WORDS:
            return self.words(column)
        if command in glyphs.OPENING or command in glyphs.CLOSING:
            return self.delimiter(command, column)
        match command:
            case "frac" | "dfrac" | "tfrac":
                top = self.argument()
                return fraction(top, self.argument(), column)
            case "sqrt" if self.next != "[":
                return called("sqrt", self.argument(), column)
            case "underset":
                self.argument()  # a remark, as shapes are written
                return self.argument()
            case "begin":
                return self.matrix(column)
            case _:
                advice = did_you_mean(command, glyphs.MEANT).partition("; known")[0]
                raise self.fault(f"the command {shortened(chr(92) + command)} is not known{advice}", column)

    def font(self) -> Run:
        r"""`\mathrm{in}` is one word; anything longer keeps its parts."""
        self.skip()
        if m := _WORD.match(self.source, self.here):
            self.here = m.end()
            return [Token("name", m[1].replace("\\", ""), m.start(1) + 1)]
        return self.argument()

    def words(self, column: int) -> Run:
        """Words, as a name."""
        self.skip()
        close = self.source.find("}", self.here)
        raw = self.source[self.here + 1 : close] if close > 0 and self.source[self.here] == "{" else "{"
        plain = " ".join(_ESCAPED.sub(lambda m: m[1], raw).split())
        if any(c in plain for c in "\\{$"):
            raise self.fault("only plain words can be read here", column)
        self.here = close + 1
        return [name(plain, column)] if plain else []

    def delimiter(self, command: str, column: int) -> Run:
        r"""What follows `\left` or `\right`."""
        self.skip()
        found = self.commanded() if self.next == "\\" else self.argument()
        if len(found) != 1 or found[0].text not in tuple("()[]|⟨⟩"):
            raise self.fault(f"a bracket is wanted after \\{command}", column)
        if found[0].text == "|":
            return [Token("open" if command in glyphs.OPENING else "close", "|", column)]
        return found

    def matrix(self, column: int) -> Run:
        """A column vector."""
        kind = self.environment(column)
        if kind not in _MATRICES:
            raise self.fault(f"the environment {shortened(kind)!r} cannot be read inside an equation", column)
        rows: list[list[Run]] = [[self.run()]]
        while (command := self.command()) != "end":
            if self.next == "&":
                self.here += 1
                rows[-1].append(self.run())
            elif command == "\\":
                self.here += 2
                rows.append([self.run()])
            else:
                raise self.fault("this environment is not ended", column)
        self.here += len("\\end")
        if self.environment(column) != kind:
            raise self.fault("this environment is ended by another", column)
        if rows[-1] == [[]] and len(rows) > 1:  # a last row that only ends the one before
            rows.pop()
        return stacked(rows, column, self.fault)

    def environment(self, column: int) -> str:
        if not (m := _ENVIRONMENT.match(self.source, self.here)):
            raise self.fault("the name of an environment is missing", column)
        self.here = m.end()
        return m[1]
