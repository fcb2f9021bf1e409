r"""LaTeX mathematics, read into a layout.

A closed list of commands and characters, each of which our layouts can show;
macros are not expanded, and what is not known is an error that names the place
and what would be right. Where an author's formula is to be set (`strict`),
what could mean two things is refused as well, so that no converter ever sees it.
"""

from __future__ import annotations

from symbolic_lstm.errors import SentenceError
from symbolic_lstm.maths.tokens import LONGEST
from symbolic_lstm.on_demand import pattern
from symbolic_lstm.page import layout as l
from symbolic_lstm.readers import glyphs
from symbolic_lstm.readers.latex_commands import ADVICE, ALONE, CHARACTERS, TAKING
from symbolic_lstm.readers.latex_tables import Environments
from symbolic_lstm.readers.parts import UnsetError, span_over
from symbolic_lstm.readers.row import DEEPEST, RowBuilder

_NUMBER = pattern(r"[0-9]+(?:\\[,;!:]\s?[0-9]{3}(?![0-9]))*(?:\.[0-9]+|\{,\}[0-9]+)?|\.[0-9]+")
#: A full stop ends a formula, or a row of it.
_STOPS = pattern(r"[\s\\.}]*\Z|[\s}]*(?:\\[,;!]\s*)*(?:\\\\|\\end\{|\\(?:tag|label|q?quad)(?![A-Za-z]))")
_THIN = pattern(r"\\[,;!:]\s?")
#: One letter by itself, in braces or not.
_LETTER = pattern(r"\{?([A-Za-z])(?:(?<=\{.)\}|(?<!\{.)(?![A-Za-z]))")
_TURNED = pattern(r"\s*\{?\s*(?:\\(?:mathrm|mathsf|text)\s*\{T\}|\\intercal(?![A-Za-z])|\\top(?![A-Za-z]))\s*\}?")

#: A formula in a sentence has at most so many signs.
_MOST = 300


def latex(source: str, *, strict: bool = False, most: int = LONGEST) -> l.Layout:
    r"""The layout of a formula without its delimiters.

    >>> latex(r"6.27 \times 10^{-6}")
    Num(digits='6.27', exponent=-6)

    Raises `SentenceError` with the column of what is not understood.
    """
    if len(source) > most:
        raise SentenceError(f"the formula has {len(source)} characters; at most {most} are read", source, 1)
    reader = _Reader(source, strict)
    try:
        found = reader.lines()
    except UnsetError as fault:
        raise SentenceError(fault.reason, source, fault.at + 1) from None
    return found


class _Reader(Environments):
    """One method per construct; each leaves `here` behind what it has read."""

    def lines(self) -> l.Layout:
        """The whole source; what two backslashes part are lines, as in an environment that aligns."""
        rows = self.cells("")
        if self.here < len(self.source):
            raise UnsetError(self.stray(), self.here)
        if len(rows) == 1 and len(rows[0]) == 1:
            return rows[0][0]
        return l.Array(rows, "aligned", span=(0, len(self.source)))

    def stray(self) -> str:
        return "this closes nothing" if self.next == "}" else "there is no environment to end here"

    def row(self, *, script: bool = False) -> l.Layout:
        """Everything up to what ends a group, a cell or the line."""
        row = RowBuilder(strict=self.strict, script=script)
        self.fill(row)
        begun = self.here
        try:
            return row.done()
        except UnsetError as fault:
            raise UnsetError(fault.reason, fault.at or begun) from None

    def fill(self, row: RowBuilder) -> None:
        self.depth += 1
        if self.depth > (20 if self.strict else DEEPEST):
            raise UnsetError(f"the formula nests more than {20 if self.strict else DEEPEST} deep", self.here)
        while self.here < len(self.source):
            at = self.source[self.here]
            if at in "}&" or (at == "\\" and self.command() in ("end", "\\", "cr")):
                break
            if (at == "~" or at.isspace()) and self.blank():
                continue
            before = len(row.items) + row.waits
            self.count += 1
            if self.strict and self.count > _MOST:
                raise UnsetError(f"the formula has more than {_MOST} signs", self.here)
            single = self.piece(row)
            self.scripts(row, before, single)
        self.depth -= 1

    def piece(self, row: RowBuilder) -> bool:
        """One thing; whether a script may stand at it."""
        begun, character = self.here, self.next
        if character in "_^'":
            raise UnsetError("a script stands at nothing", begun)
        if character == "{":
            return self.group(row)
        if character == "\\":
            return self.commanded(row)
        if found := _NUMBER.match(self.source, begun):
            self.here = found.end()
            row.number(_THIN.sub("\u2009", found[0]).replace("{,}", ","), (begun, self.here))
            return True
        if character.isascii() and character.isalpha():
            return self.letters(row)
        if self.strict and character not in CHARACTERS:
            printable = character if character.isprintable() else f"U+{ord(character):04X}"
            advice = ADVICE.get(character)
            raise UnsetError(f"{printable!r} cannot be set in a formula" + (f"; {advice}" if advice else ""), begun)
        self.here += 1
        return self.single(row, character, (begun, self.here))

    def single(self, row: RowBuilder, character: str, span: l.Span) -> bool:
        """One character that is no letter, digit or command."""
        if character in "([":
            row.opened(character, span)
        elif character in ")]":
            row.closed(character, span)
        elif character in glyphs.BARS:
            row.bar(glyphs.BARS[character], span)
        elif row.script and character in "<>⟨⟩":
            row.parted("⟨" if character in "<⟨" else "⟩", span, operand=character in ">⟩")
        elif glyph := glyphs.SIGNS.get(character) or glyphs.RELATIONS.get(character):
            row.sign("·" if glyph == "•" else glyph, span)
        elif character in ",;":
            row.parted(character, span)
        elif character == ":":
            row.sign(":", span)
        elif character == "%":
            row.words("%", span)
        elif character in glyphs.BIG:
            row.operand(l.Op(character, span=span), big=True)
        elif character == "σ":
            row.name(l.Ident("σ", span=span))
        elif character in "⊤⊺" and row.script:
            row.operand(l.Ident("T", True, span=span))
        elif character == "′":
            if not row.script:
                raise UnsetError("a prime stands at one name", span[0])
            row.operand(l.Op("′", span=span))
        elif character.isalpha() or character in glyphs.ODD:
            row.operand(l.Ident(character, span=span))
        elif character == "." and self.strict:
            raise UnsetError("a full stop stands behind the formula", span[0])
        elif character == "." and _STOPS.match(self.source, self.here):
            return False
        else:
            printable = character if character.isprintable() else f"U+{ord(character):04X}"
            raise UnsetError(f"unexpected {printable!r} in a formula", span[0])
        return True

    def group(self, row: RowBuilder) -> bool:
        """What stands between braces; a comma alone is the comma of a decimal."""
        begun = self.here
        if self.source.startswith("{,}", begun):
            self.here += 3
            row.comma(begun)
            return False
        self.here += 1
        before = len(row.items)
        self.fill(row)
        if self.next != "}":
            raise UnsetError("this group is not closed", begun)
        self.here += 1
        return not row.several(before)

    def scripts(self, row: RowBuilder, before: int, single: bool) -> None:
        """The scripts and primes that follow: one thing has one below and one above, which a prime may begin."""
        if (follows := self.next) not in "_^'~" and not follows.isspace():
            return
        below: l.Layout | None = None
        above: l.Layout | None = None
        signs, begun = "", self.here
        while True:
            self.blank()
            sign, at = self.next, self.here
            if sign not in ("_", "^", "'"):
                break
            joined = self.source[at - 1 : at + 1] == "'^"
            if sign in signs or (sign != "_" and set(signs) & {"^", "'"} and not joined):
                if sign == "'":
                    raise UnsetError(
                        "a prime after a script; write two primes, or a prime and a power, in braces after ^", at
                    )
                raise UnsetError("a second script at the same place; put the first and its base into brackets", at)
            signs += sign
            self.here += 1
            if sign == "'":
                above = l.Op("′", span=(at, at + 1))
            elif sign == "_":
                below = self.argument("a script", script=True)
            else:
                script = self.raised()
                above = script if above is None else l.Row((above, script), span=span_over(above, script))
        if not signs:
            return
        if not single and row.several(before):
            raise UnsetError("a script stands at one thing; put what it belongs to into brackets", begun)
        row.scripts(below, above, begun)

    def raised(self) -> l.Layout:
        """A superscript; an upright T is a transpose, which a plain one need not be."""
        if found := _TURNED.match(self.source, self.here):
            span = self.here, found.end()
            self.here = found.end()
            return l.Ident("T", True, span=span)
        return self.argument("a script", script=True)

    def argument(self, what: str, *, script: bool = False) -> l.Layout:
        """What a command or a script takes: a group, one character, or a command that takes nothing itself."""
        self.blank()
        begun, at = self.here, self.next
        if script and not self.strict and (lone := _LETTER.match(self.source, begun)):
            self.here = lone.end()
            return l.Ident(lone[1], span=lone.span(1))
        if at == "{":
            self.here += 1
            found = self.row(script=script) if self.source[self.here : self.here + 1] != "}" else None
            if self.next != "}":
                raise UnsetError("this group is not closed", begun)
            self.here += 1
            if found is None:
                raise UnsetError("something is missing here", begun)
            return found
        if at == "\\":
            name = self.command()
            taking = not self.strict and name in TAKING
            if name not in ALONE and not taking and name not in (*glyphs.FONTS, *glyphs.WORDS, "operatorname"):
                raise UnsetError(f"{what} takes what stands in braces", begun)
        elif at in ("", "}", "&", "_", "^", "[") or (at == "'" and self.strict):
            raise UnsetError(f"{what} takes what stands in braces; there is nothing here", begun)
        row = RowBuilder(strict=self.strict, script=script)
        self.depth += 1
        if self.depth > DEEPEST:
            raise UnsetError(f"the formula nests more than {DEEPEST} deep", begun)
        if at.isascii() and at.isdigit():
            self.here += 1
            row.number(at, (begun, self.here))
        else:
            self.piece(row)
        self.depth -= 1
        return row.done()
