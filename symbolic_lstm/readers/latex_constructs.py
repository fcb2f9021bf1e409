r"""What the commands of LaTeX say: characters, fonts, words, fractions, roots, braces and brackets."""

from __future__ import annotations

import re
from abc import abstractmethod

from symbolic_lstm.errors import shortened
from symbolic_lstm.page import layout as l
from symbolic_lstm.readers import glyphs
from symbolic_lstm.readers.latex_commands import BLACKBOARD, INSTEAD, WORD, advice
from symbolic_lstm.readers.latex_spacing import room
from symbolic_lstm.readers.parts import UnsetError, accented
from symbolic_lstm.readers.row import RowBuilder
from symbolic_lstm.readers.siunitx import NUMBER, measured

_COMMAND = re.compile(r"\\([A-Za-z]+|.)?", re.DOTALL)
_BLANK = re.compile(r"(?:\s|~)+")
_NAME = re.compile(r"\{\s*([A-Za-z](?:[A-Za-z0-9-]|\\_)*)\s*\}")
_LETTERS = re.compile("[A-Za-z]+")
_SPELT = re.compile(r"(?:tanh|sigmoid|sigm|softmax|softplus|relu|ReLU|exp|ln|log|sqrt|sin|cos)(?=\s*[({\\\[])")
_OVERLAY = re.compile(r"<[^<>]{1,20}>")
_LOOSE = re.compile(r"\s*\{((?:[^{}$]|\{[^{}$]*\})*)\}")
_STYLED = re.compile(r"\\[A-Za-z]+(?:\{[^{}]*\})?|[{}$]")
_TAGGED = re.compile(r"\s*\{[^{}]*\}")


class Commands:
    """One method per kind of command; each leaves `here` behind what it has read."""

    def __init__(self, source: str, strict: bool) -> None:
        self.source, self.strict = source, strict
        self.here = self.depth = self.count = 0

    @property
    def next(self) -> str:
        return self.source[self.here : self.here + 1]

    def command(self) -> str:
        """The name of the command that stands here, or nothing."""
        found = _COMMAND.match(self.source, self.here)
        return (found[1] or "") if found else ""

    def blank(self) -> bool:
        found = _BLANK.match(self.source, self.here)
        if found:
            self.here = found.end()
        return found is not None

    @abstractmethod
    def argument(self, what: str, *, script: bool = False) -> l.Layout:
        """What a command takes."""

    @abstractmethod
    def single(self, row: RowBuilder, character: str, span: l.Span) -> bool:
        """One character that is no letter, digit or command."""

    @abstractmethod
    def environment(self, row: RowBuilder, begun: int) -> None:
        """A matrix, cases, or lines that are aligned."""

    def letters(self, row: RowBuilder) -> bool:
        """One letter, or a word that lacks its dress."""
        begun = self.here
        if not self.strict and (found := _SPELT.match(self.source, begun)):
            self.here = found.end()
            row.name(l.Ident(found[0], upright=True, span=(begun, self.here)))
            return True
        found = _LETTERS.match(self.source, begun)
        word = found[0] if found else ""
        if len(word) > 2 and not row.script:
            if self.strict:
                told = f"{shortened(word, 30)!r} is a product of letters; write \\{'mathrm'}{{{word}}}"
                raise UnsetError(told, begun)
            self.here += len(word)
            row.name(l.Ident(word, upright=True, span=(begun, self.here)))
            return True
        self.here += 1
        row.operand(l.Ident(word[0], span=(begun, self.here)))
        return True

    def commanded(self, row: RowBuilder) -> bool:
        """What a command says."""
        begun, name = self.here, self.command()
        if not self.strict and (ended := room(self.source, begun)) > begun:
            self.here = ended
            return False
        self.here += 1 + len(name)
        span = begun, self.here
        if name == "sigma":
            row.name(l.Ident("σ", span=span))
        elif name in ("lbrace", "rbrace", "{", "}") and self.strict:
            raise UnsetError(advice(name), begun)
        elif character := glyphs.COMMANDS.get(name) or (not self.strict and glyphs.GIVING.get(name)):
            self.character(row, name, character, span)
        elif name in glyphs.NAMED:
            row.name(l.Ident(name, True, span=span))
        elif name in glyphs.SPACES:
            if not (self.strict and name in INSTEAD):
                row.blank(glyphs.SPACES[name], span)
                return False
            raise UnsetError(advice(name), begun)
        elif name in glyphs.ACCENTS and len(name) > 1:
            row.operand(accented(self.argument(f"\\{name}"), glyphs.ACCENTS[name], (begun, self.here)))
        elif name == "operatorname" or name in glyphs.FONTS:
            return self.font(row, name, begun)
        elif name in glyphs.WORDS:
            self.words(row, name, begun)
        elif name in glyphs.SIZES:
            self.delimiter(row, name, begun)
        else:
            self.construct(row, name, begun)
        return True

    def character(self, row: RowBuilder, name: str, character: str, span: l.Span) -> None:
        if name in ("lvert", "rvert", "lVert", "rVert"):
            glyph = glyphs.BARS[character]
            row.opened(glyph, span) if name[0] == "l" else row.closed(glyph, span)
        elif name in ("langle", "rangle") and not row.script:
            raise UnsetError("angle brackets stand in an index only", span[0])
        elif character in "{}":
            row.opened("{", span) if character == "{" else row.closed("}", span)
        elif name == "top" and not row.script:
            row.operand(l.Ident("⊤", span=span))
        else:
            self.single(row, character, span)

    def construct(self, row: RowBuilder, name: str, begun: int) -> None:
        """A command that puts together what it takes."""
        match name:
            case "frac" | "dfrac" | "tfrac" | "cfrac":
                top = self.argument(f"\\{name}")
                row.operand(l.Frac(top, self.argument(f"\\{name}"), span=(begun, self.here)))
            case "sqrt":
                index = self.optional()
                row.operand(l.Radical(self.argument("\\sqrt"), index, span=(begun, self.here)))
            case "underset":
                remark = self.argument("\\underset")
                row.operand(l.Under(self.argument("\\underset"), remark, span=(begun, self.here)))
            case "underbrace" | "overbrace":
                row.operand(self.braced(name, begun))
            case "boxed" | "fbox":
                row.operand(l.Boxed(self.argument("\\boxed"), span=(begun, self.here)))
            case "begin":
                self.environment(row, begun)
            case "num" | "SI" | "qty" if not self.strict and (found := NUMBER.match(self.source, self.here)):
                self.here = found.end()
                measured(row, found)
            case "uncover" | "only" | "visible" | "onslide" if not self.strict and (
                found := _OVERLAY.match(self.source, self.here)
            ):
                self.here = found.end()
            case "label" | "tag" if not self.strict and (found := _TAGGED.match(self.source, self.here)):
                self.here = found.end()
            case "textcolor" | "color" if not self.strict and (found := _TAGGED.match(self.source, self.here)):
                self.here = found.end()
            case _:
                raise UnsetError(advice(name), begun)

    def optional(self) -> l.Layout | None:
        """What stands in square brackets after a command."""
        if self.next != "[":
            return None
        begun, close = self.here, self.source.find("]", self.here)
        inner = self.source[begun + 1 : close] if close > 0 else ""
        if not inner.strip().isalnum() or not inner.isascii():
            raise UnsetError("the index of a root is a number or a letter", begun)
        self.here = close + 1
        found: l.Layout = l.Num(inner.strip()) if inner.strip().isdigit() else l.Ident(inner.strip())
        return found

    def braced(self, name: str, begun: int) -> l.Layout:
        inner = self.argument(f"\\{name}")
        self.blank()
        if self.next != ("_" if name == "underbrace" else "^"):
            return inner  # a brace without a label says nothing
        self.here += 1
        remark = self.argument("a label", script=True)
        return l.Under(inner, remark, "under" if name == "underbrace" else "over", span=(begun, self.here))

    def font(self, row: RowBuilder, name: str, begun: int) -> bool:
        r"""`\mathrm{in}` is one word; anything longer keeps its parts."""
        bold = name in glyphs.BOLD
        found = _NAME.match(self.source, self.here)
        if self.strict and name in WORD:
            pattern, wanted = WORD[name]
            if not pattern.match(self.source, self.here):
                raise UnsetError(f"\\{name} takes {wanted} in braces", begun)
        elif self.strict and name not in ("boldsymbol", "bm"):
            raise UnsetError(advice(name), begun)
        if not found:
            inner = self.argument(f"\\{name}")
            if not bold or not isinstance(inner, l.Ident):
                row.operand(inner)
                return not isinstance(inner, l.Row)
            row.operand(l.Ident(inner.glyph, inner.upright, bold=True, span=(begun, self.here)))
            return True
        self.here = found.end()
        word, span = found[1].replace("\\", ""), (begun, self.here)
        if name in ("mathbb", "mathcal") and (letter := BLACKBOARD.get((name, word))):
            row.operand(l.Ident(letter, span=span))
        elif len(word) > 1 and name not in ("mathit", "mathnormal"):
            name_ = l.Ident(word, upright=not bold, bold=bold, span=span)
            row.operand(name_) if row.script else row.name(name_)
        else:
            upright = name in ("mathrm", "operatorname", "rm") and word != "σ"
            row.operand(l.Ident(word, upright, bold=bold, span=span))
        return True

    def words(self, row: RowBuilder, name: str, begun: int) -> None:
        pattern, wanted = WORD["text"]
        found = pattern.match(self.source, self.here)
        if not found and not self.strict and (loose := _LOOSE.match(self.source, self.here)):
            self.here = loose.end()
            row.words(" " + _STYLED.sub("", loose[1]).strip(), (begun, self.here))
            return
        if not found or (self.strict and name != "text"):
            raise UnsetError(f"\\{name} takes {wanted} in braces" if name == "text" else advice(name), begun)
        self.here = found.end()
        said = re.sub(r"\\([_%&#$ ])", r"\1", re.sub("[ \u00a0\n\t]+", " ", found[1]))
        span = begun, self.here
        if not said.strip():
            row.blank(min(len(found[1]) / 2, 1), span)
        elif not self.strict and (row.script or (said.strip().isidentifier() and self.next in ("_", "(", "^"))):
            name_ = l.Ident(said.strip(), upright=True, span=span)
            row.operand(name_) if row.script else row.name(name_)
        else:
            row.words(said, span)

    def delimiter(self, row: RowBuilder, name: str, begun: int) -> None:
        r"""What follows `\left` or `\right`."""
        self.blank()
        character = self.next
        command = self.command() if character == "\\" else ""
        glyph = glyphs.COMMANDS.get(command, "") if command else character
        self.here += 1 + len(command) if command else 1
        glyph = glyphs.BARS.get(glyph, glyph)
        span = begun, self.here
        if glyph not in ("(", ")", "[", "]", "{", "}", "|", "‖") or (self.strict and glyph in ("{", "}")):
            if glyph == "." and (name == "right" or row.bracket) and not self.strict:
                return  # a bracket that a row opens and another closes
            raise UnsetError(f"a bracket is wanted after \\{name}", begun)
        if glyph in "|‖":
            opens = name in ("left", "bigl", "Bigl", "biggl", "Biggl")
            if name in ("big", "Big", "bigg", "Bigg"):
                row.bar(glyph, span)
            else:
                row.opened(glyph, span) if opens else row.closed(glyph, span)
        else:
            row.opened(glyph, span) if glyph in "([{" else row.closed(glyph, span)
