"""Plain text, read into a layout: Unicode as people type and copy it, code, and what programs print.

`σ(5.95) ≈ 0.997`, `1/(1+math.exp(-x))`, `6.27 × 10^-6`, `[[0.1 0.2], [3 4]] @ [1, 2]`, `tanh²(0.5)`: one tokeniser, and
the same row as for LaTeX.
"""

from __future__ import annotations

from symbolic_lstm.errors import SentenceError, shortened
from symbolic_lstm.maths.tokens import LONGEST
from symbolic_lstm.page import layout as l
from symbolic_lstm.readers import glyphs
from symbolic_lstm.readers.functions import SPELLINGS
from symbolic_lstm.readers.parts import UnsetError, accented
from symbolic_lstm.readers.plain_scripts import Scripts
from symbolic_lstm.readers.plain_tokens import (
    ENTRY,
    FACTOR,
    GREEK_WORDS,
    LOGARITHM,
    MINUS,
    OPERATORS,
    PLAIN,
    TIME,
    raised,
    stray,
)
from symbolic_lstm.readers.row import DEEPEST, RowBuilder


def plain(
    source: str, begun: int = 0, ended: int | None = None, *, comma: bool = False, grouped: bool = False
) -> l.Layout:
    """The layout of a part of a text; with `comma`, decimals have a comma, with `grouped` thousands are parted.

    >>> plain("2 × 10⁻³")
    Num(digits='2', exponent=-3)

    Raises `SentenceError` with the column of what belongs to no formula.
    """
    if len(source) > LONGEST:
        raise SentenceError(f"the line has {len(source)} characters; at most {LONGEST} are read", source, 1)
    reader = _Reader(source, begun, len(source) if ended is None else ended, comma, grouped)
    try:
        row = RowBuilder()
        reader.fill(row, "")
        return row.done()
    except UnsetError as fault:
        raise SentenceError(fault.reason, source, fault.at + 1) from None


class _Reader(Scripts):
    """One method per kind of token."""

    def fill(self, row: RowBuilder, closer: str) -> None:
        """Everything up to the end, or to the bracket that closes this group."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise UnsetError(f"the formula nests more than {DEEPEST} deep", self.here)
        source, match, end = self.source, self.match, self.end
        own = 0  # brackets of this group that are open
        while self.here < end:
            found = match(source, self.here, end)
            if found is None:
                if source[self.here] == "&" and source[self.here + 1 : self.here + 3].lstrip()[:1] in ("=", "≈"):
                    self.here += 1
                    continue
                raise UnsetError(stray(source, self.here), self.here)
            kind, word, begun = found.lastgroup, found[0], self.here
            self.here = found.end()
            if kind == "number":
                self.numbered(row, word, begun)
            elif kind == "space":
                row.space = True
            elif kind == "sign":
                self.signed(row, word, begun)
            elif kind == "name":
                self.named(row, word, begun)
            elif kind == "open":
                own += 1
                self.bracketed(row, word, begun)
            elif kind == "close":
                if word == closer and own == 0:
                    break
                own -= 1
                row.closed(word, (begun, self.here))
            else:
                self.other(row, kind or "", word, begun)
        else:
            if closer:
                raise UnsetError(f"{glyphs.CLOSING[closer]!r} is not closed", begun if end else 0)
        self.depth -= 1

    def numbered(self, row: RowBuilder, word: str, begun: int) -> None:
        if self.number is not None and (whole := self.number.match(self.source, begun)):
            other = "." if self.comma else ","
            if whole.end() > self.here or other in whole[0]:
                word, self.here = whole[0].replace(other, ""), whole.end()
        following = self.source[self.here : self.here + 1]
        if following == "(" and word.endswith("."):
            raise UnsetError("digits that repeat are written with dots behind, as in 0.333…", begun)
        if following == "_" or (following.isalpha() and following in "xX" and word == "0"):
            raise UnsetError(f"{shortened(self.source[begun : self.here + 1])!r} is no number", begun)
        if row.space and row.operand_last and row.bracket == "[" and isinstance(row.items[-1], l.Num | l.Row | l.Fence):
            row.parted(",", (begun, begun))  # entries that blanks part
        word = word.rstrip(".") if word.isascii() else word.translate(PLAIN)
        digits, _, power = word.lower().partition("e")
        row.number(digits.rstrip("."), (begun, self.here), int(power) if power and len(power) < 9 else None)
        if len(power) > 8:
            raise UnsetError(f"{shortened(word)!r} is out of range", begun)

    def signed(self, row: RowBuilder, word: str, begun: int) -> None:
        glyph = glyphs.SIGNS.get(word) or glyphs.RELATIONS.get(word)
        span = begun, self.here
        if glyph is None:
            glyph = {".*": "⊙", "./": "/", "(.)": "⊙"}[word]
        if glyph in "−+" and row.space and row.operand_last and row.bracket == "[":
            following = self.source[self.here : self.here + 1]
            if following.isdigit() or following == ".":
                row.parted(",", (begun, begun))
        if row.script and glyph in "<>":
            row.parted("⟨" if glyph == "<" else "⟩", span, operand=glyph == ">")
        else:
            row.sign(glyph, span)

    def named(self, row: RowBuilder, word: str, begun: int) -> None:
        """A name with what belongs to it, or the name of a function."""
        span, bare = (begun, self.here), word.rpartition(".")[2]
        following = self.source[self.here : self.here + 1]
        if bare in OPERATORS and "." not in word and row.operand_last and following != "(":
            row.sign(OPERATORS[bare], span)
        elif (
            bare == "x"
            and row.operand_last
            and isinstance(row.items[-1], l.Num | l.Fence)
            and FACTOR.match(self.source, self.here)
        ):
            row.sign("×", span)  # 2 x 3, as typewriters write it
        elif logarithm := LOGARITHM.fullmatch(bare):
            index = l.Num(logarithm[1], span=span)
            row.name(l.Sub(l.Ident("log", True, span=span), index, span=span))
        elif bare in GREEK_WORDS and following not in ("_", "^"):
            letter = l.Ident(GREEK_WORDS[bare], span=span)
            row.name(letter) if bare == "sigma" else row.operand(letter)
        elif bare in SPELLINGS or word != bare:
            if bare == "sqrt" and following != "(":
                return self.root(row, begun)
            row.name(l.Ident(bare, True, span=span))
        else:
            self.symbol(row, word, span)

    def symbol(self, row: RowBuilder, word: str, span: l.Span) -> None:
        entry = ENTRY.match(self.source, self.here) if not row.script else None
        time = None if entry else TIME.match(self.source, self.here)
        if entry:
            self.here = entry.end()
            word += entry[0].replace(" ", "")
        elif time:
            self.here = time.end()
            inner = "".join(time[0][1:-1].split()).translate(MINUS)
            name = l.Ident(word, span=span)
            row.operand(l.Sub(name, l.Ident(inner, span=span), span=(span[0], self.here)))
            return
        ident = l.Ident(word, span=(span[0], self.here))
        if len(word) > 2 and self.source[self.here : self.here + 1] == "(" and "_" not in word and not entry:
            row.name(ident)
        else:
            row.operand(ident)

    def bracketed(self, row: RowBuilder, word: str, begun: int) -> None:
        inner = row.bracket == "[" and row.operand_last and word == "[" and isinstance(row.items[-1], l.Fence)
        if inner:
            row.parted(",", (begun, begun))  # rows that blanks or lines part
        row.opened(word, (begun, self.here))

    def other(self, row: RowBuilder, kind: str, word: str, begun: int) -> None:
        span = begun, self.here
        match kind:
            case "relation":
                glyph = {"=>": "⇒", "->": "→", "-->": "→", "~": "≈", "~=": "≈", "<-": "←"}.get(word, "=")
                row.sign(glyph, span)
            case "power":
                row.scripts(None, self.script(), begun)
            case "up":
                row.scripts(None, raised(word, span), begun)
            case "down" if word == "_":
                below = self.script()
                row.scripts(below.inner if isinstance(below, l.Fence) else below, None, begun)
            case "down":
                text = "".join(glyphs.SUBSCRIPTS[c] for c in word)
                row.scripts(l.Num(text, span=span) if text.isdigit() else l.Ident(text, span=span), None, begun)
            case "greek" if word == "σ":
                row.name(l.Ident("σ", span=span))
            case "greek" if word == "√":
                self.root(row, begun)
            case "greek":
                row.operand(l.Ident(word, span=span))
            case "prime":
                row.scripts(None, l.Op("′", span=span), begun)
            case "mark":
                accent = glyphs.ACCENTS.get(word)
                if accent is None or not row.items or not row.operand_last:
                    raise UnsetError("an accent stands above one letter", begun)
                row.items.append(accented(row.items.pop(), accent, span))
            case "part":
                row.parted(word, span)
            case "bar" if word == "||" and row.bracket == "|" and row.operand_last:  # |a||b|
                row.closed("|", (begun, begun + 1))
                row.opened("|", (begun + 1, begun + 2))
            case "bar":
                row.bar("‖" if word == "||" else glyphs.BARS[word], span)
            case "dots":
                row.words("…", span)
                row.operand_last = True
            case "percent":
                row.words(word, span)
            case "fraction":
                top, bottom = glyphs.FRACTIONS[word].split("/")
                half = l.Frac(l.Num(top, span=span), l.Num(bottom, span=span), span=span)
                if row.operand_last and isinstance(row.items[-1], l.Num):  # 2½
                    whole = row.items.pop()
                    half = l.Fence(l.Row((whole, l.Op("+"), half), span=span), span=span)  # type: ignore[assignment]
                    row.operand_last = False
                row.operand(half)
            case "lines":
                row.space = True
            case "quoted":
                self.quoted(row, word[1:-1], span)
            case "odd":
                big = word in glyphs.BIG
                row.operand(l.Op(word, span=span) if big else l.Ident(word, span=span), big=big)
            case "angle":
                row.parted(word, span, operand=word == "⟩")
            case _:
                raise UnsetError(stray(self.source, begun), begun)
