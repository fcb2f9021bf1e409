"""The things of a row, as they come: operands, signs, numbers, names, words.

What a source leaves open is settled here: which signs stand before an operand,
which brackets belong together, that σ before a bracket is a function and no
factor, and that 6.27 × 10⁻⁶ is one number. Where authors' formulas are set
(`strict`), what could mean two things is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from symbolic_lstm.errors import shortened
from symbolic_lstm.page import layout as l
from symbolic_lstm.readers.parts import (
    BESIDE,
    FUNCTIONS,
    UnsetError,
    base,
    indexed,
    span_over,
    start,
)

_CLINGING = (l.Ident("∂"), l.Ident("∇"))
_GROUP = re.compile(r"[0-9]{3}(\.[0-9]+)?")
#: How deep brackets may nest.
DEEPEST = 100


@dataclass(slots=True)
class Open:
    """What is being filled: a bracket, and the function and its power that stand before it."""

    bracket: str = ""
    at: int = 0
    function: l.Called | None = None
    power: l.Layout | None = None
    items: list[l.Layout] = field(default_factory=list)
    table: bool = False


class Items:
    """A row that is being put together; in a script, letters side by side are no product."""

    def __init__(self, *, strict: bool = False, script: bool = False) -> None:
        self.strict, self.script = strict, script
        self._open = [Open()]
        self.items = self._open[0].items  # those of the innermost bracket
        self.operand_last = False  # whether an operand stands last, after which a sign is binary
        self._waiting: tuple[l.Called, l.Layout | None] | None = None  # a function and its power, before its argument
        self._applied = False  # whether the last operand is an argument without brackets
        self.space = False
        self._comma = -1

    @property
    def bracket(self) -> str:
        """The innermost bracket that is open, or nothing."""
        return self._open[-1].bracket

    @property
    def called(self) -> bool:
        """Whether the innermost bracket is that of a function."""
        return self._open[-1].function is not None

    @property
    def waits(self) -> bool:
        """Whether a function's name stands last."""
        return self._waiting is not None

    def several(self, before: int) -> bool:
        """Whether more than one thing was put after so many items."""
        new = len(self.items) - before
        return new > 1 + (new > 0 and self.items[before] == BESIDE)

    def operand(self, it: l.Layout, *, big: bool = False) -> None:
        """Something that signs stand between; after a big sign, such as ∑, stands what it is over."""
        if self._waiting is not None and bare(self._waiting[0]) in FUNCTIONS:
            (function, power), self._waiting = self._waiting, None
            self._put(call(function, (it,), power, span_over(function, it)))
            self._applied = True
            return
        if self._applied and not self.strict and isinstance(last := self.items[-1], l.Call):
            inner = last.arguments[0]  # tanh 2x is tanh(2x)
            row = l.Row((*flat_items(inner), BESIDE, it), span=span_over(inner, it))
            self.items[-1] = l.Call(last.function, (row,), span=span_over(last, it))
            return
        if self._applied or self._waiting is not None or self._comma >= 0:
            self._settled()
        self._put(it)
        self.operand_last = not big

    def number(self, digits: str, span: l.Span, exponent: int | None = None) -> None:
        """A number; a comma in braces, or thin spaces between groups of three, keep it one."""
        last = self.items[-1] if self.items else None
        if isinstance(last, l.Num) and self.operand_last and self._waiting is None:
            if self._comma >= 0 and digits.isdigit():
                self.items[-1] = l.Num(f"{last.digits},{digits}", span=(start(last), span[1]))
            elif self.space and _GROUP.fullmatch(digits) and not set(",.") & set(last.digits):
                self.items[-1] = l.Num(f"{last.digits}\u2009{digits}", span=(start(last), span[1]))
            elif self.script:
                self.items.append(l.Num(digits, span=span))
            else:
                raise UnsetError("two numbers stand side by side; a sign is missing", span[0])
        else:
            self.operand(l.Num(digits, exponent, span=span))
        self.space, self._comma = False, -1

    def name(self, name: l.Called, power: l.Layout | None = None) -> None:
        """The name of a function, or a word that may be one: it waits for its bracket."""
        if power is not None and not isinstance(power, l.Num):
            raise UnsetError(
                "the power of a function is a number; an inverse function has a name of its own", start(power)
            )
        self._rest()
        self._gap()
        self.operand_last = False
        self._waiting = (name, power)

    def sign(self, glyph: str, span: l.Span) -> None:
        """A sign: before an operand where none stands before it."""
        self._rest()
        self.items.append(l.Op(glyph, glyph in "+−±" and not self.operand_last, span=span))
        self.operand_last = self.space = False

    def parted(self, glyph: str, span: l.Span, *, operand: bool = False) -> None:
        """A comma, a semicolon, or an angle bracket in a script."""
        self._rest()
        self.items.append(l.Op(glyph, span=span))
        self.operand_last, self.space = operand, False

    def blank(self, width: float, span: l.Span) -> None:
        """A wide space parts what stands beside it; a thin one is no more than a space."""
        if width >= 1:
            self._rest()
            self.items.append(l.Text("  ", span=span))
            self.operand_last = False
        self.space = self.space or 0 < width < 1

    def words(self, said: str, span: l.Span) -> None:
        """Words; a space that was written beside them belongs to them. With none at their end they are a name."""
        self._rest()
        self.items.append(l.Text(" " + said if self.space and not said.startswith(" ") else said, span=span))
        self.operand_last = not said.endswith(" ")
        self.space = False

    def comma(self, at: int) -> None:
        """The comma of a decimal."""
        self._comma = at

    def _settled(self) -> None:
        """No function waits any more, and none has just taken an argument without brackets."""
        if self._applied and self.strict:
            raise UnsetError(
                "put what the function is applied to into brackets, or a sign before what follows",
                start(self.items[-1]),
            )
        self._rest()

    def _rest(self) -> None:
        """What waits for an argument gets none: a function's name by itself, or a word."""
        if self._comma >= 0:
            raise UnsetError("a comma in braces is that of a decimal", self._comma)
        if self._waiting is not None:
            (name, power), self._waiting = self._waiting, None
            self.items.append(name if power is None else l.Sup(name, power, span=span_over(name, power)))
            self.operand_last = True
        self._applied = False

    def _put(self, it: l.Layout) -> None:
        if self._comma >= 0:
            raise UnsetError("a comma in braces is that of a decimal", self._comma)
        if self.operand_last or self.space:
            self._gap()
        self.items.append(it)
        self.operand_last, self.space = True, False

    def _callable(self) -> None:
        """Nothing follows a function's name with something at it that a layout could not call."""
        if self.operand_last and not self.script and indexed(self.items[-1]):
            at = base(self.items[-1])
            glyph = at.glyph if isinstance(at, l.Ident) else ""
            raise UnsetError(
                f"a function with an index or a prime cannot be called; write its bare name, {shortened(glyph)}",
                start(self.items[-1]),
            )

    def _gap(self) -> None:
        """What stands between what is there and an operand: nothing to see, and a product to hear."""
        self._callable()
        last = self.items[-1] if self.items else None
        if isinstance(last, l.Text) and self.space and not last.words.endswith(" "):
            self.items[-1] = l.Text(last.words + " ", span=last.span)
        elif self.operand_last and not self.script and not isinstance(at := base(last), l.Num | l.Text):
            self.items += () if at in _CLINGING else (BESIDE,)


def bare(function: l.Called) -> str:
    """The glyph of a function, without its index."""
    at = base(function)
    return at.glyph if isinstance(at, l.Ident) else ""


def flat_items(it: l.Layout) -> tuple[l.Layout, ...]:
    return it.items if isinstance(it, l.Row) else (it,)


def call(function: l.Called, parts: tuple[l.Layout, ...], power: l.Layout | None, span: l.Span | None) -> l.Layout:
    made = l.Call(function, parts, span=span)
    return made if power is None else l.Sup(made, power, span=span)
