"""A row of a formula that an author handed us, put together thing by thing.

What its source leaves open is settled here: which signs stand before an operand,
which brackets belong together, that σ before a bracket is a function and no
factor, and that 6.27 × 10⁻⁶ is one number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from symbolic_lstm.page import layout as l
from symbolic_lstm.page.author_parts import FUNCTIONS, UnsetError, arguments, base, called, indexed, scripted, together

_KINDS: dict[str, Literal["round", "square", "bars"]] = {"(": "round", "[": "square", "|": "bars"}
_ANSWERS = {")": "(", "]": "[", "|": "|"}
_CLINGING = (l.Ident("∂"), l.Ident("∇"))
_BESIDE = l.Op("")
_LONE_COMMA = "a comma in braces is that of a decimal"
_GROUP = re.compile(r"[0-9]{3}(\.[0-9]+)?")


@dataclass
class _Open:
    """What is being filled: a bracket, and the function and its power that stand before it."""

    bracket: str = ""
    function: l.Ident | None = None
    power: l.Layout | None = None
    items: list[l.Layout] = field(default_factory=list)
    table: bool = False


class Line:
    """A row that is being put together; in a script, letters side by side are no product."""

    def __init__(self, *, script: bool = False) -> None:
        self.script = script
        self._open = [_Open()]
        self._operand = False  # whether an operand stands last, after which a sign is binary
        self._waiting: tuple[l.Ident, l.Layout | None] | None = None  # a function and its power, before its argument
        self._applied = False  # whether the last operand is an argument without brackets
        self._space = self._comma = False

    @property
    def _items(self) -> list[l.Layout]:
        return self._open[-1].items

    def operand(self, it: l.Layout, *, big: bool = False) -> None:
        """Something that signs stand between; after a big sign, such as ∑, stands what it is over."""
        if self._waiting is not None and self._waiting[0].glyph in FUNCTIONS:
            (function, power), self._waiting = self._waiting, None
            self._put(called(function, (it,), power))
            self._applied = True
            return
        self._settled()
        self._put(it)
        self._operand = not big

    def number(self, digits: str) -> None:
        """A number; a comma in braces, or thin spaces between groups of three, keep it one."""
        last = self._items[-1] if self._items else None
        before = last.digits if isinstance(last, l.Num) and self._operand and self._waiting is None else ""
        if before and self._comma and digits.isdigit():
            self._items[-1] = l.Num(f"{before},{digits}")
        elif before and self._space and _GROUP.fullmatch(digits) and not set(",.") & set(before):
            self._items[-1] = l.Num(f"{before}\u2009{digits}")
        elif before:
            raise UnsetError("two numbers stand side by side; a sign is missing")
        else:
            self.operand(l.Num(digits))
        self._space = self._comma = False

    def name(self, name: l.Ident, power: l.Layout | None = None) -> None:
        """The name of a function, or a word that may be one: it waits for its bracket."""
        if power is not None and not isinstance(power, l.Num):
            raise UnsetError("the power of a function is a number; an inverse function has a name of its own")
        self._rest()
        self._gap()
        self._operand = False
        self._waiting = (name, power)

    def sign(self, glyph: str) -> None:
        """A sign: before an operand where none stands before it."""
        self._rest()
        self._items.append(l.Op(glyph, prefix=glyph in "+−±" and not self._operand))
        self._operand = self._space = False

    def parted(self, glyph: str, *, operand: bool = False) -> None:
        """A comma, a semicolon, or an angle bracket in a script."""
        self._rest()
        self._items.append(l.Op(glyph))
        self._operand, self._space = operand, False

    def blank(self, width: float) -> None:
        """A wide space parts what stands beside it; a thin one is no more than a space."""
        if width >= 1:
            self._rest()
            self._items.append(l.Text("  "))
            self._operand = False
        self._space = self._space or 0 < width < 1

    def words(self, said: str) -> None:
        """Words; a space that was written beside them belongs to them. With none at their end they are a name."""
        self._rest()
        self._items.append(l.Text(" " + said if self._space and not said.startswith(" ") else said))
        self._operand = not said.endswith(" ")
        self._space = False

    def comma(self) -> None:
        """The comma of a decimal."""
        self._comma = True

    def opened(self, bracket: str) -> None:
        function, power = self._waiting or (None, None)
        if function is not None and function.glyph in FUNCTIONS and bracket != "(":
            raise UnsetError("a function takes round brackets")
        if function is None:
            self._settled()
            self._callable()
            if bracket != "(":
                self._gap()
        elif bracket != "(":
            self._rest()
            function = None
        self._waiting = None
        self._open.append(_Open(bracket, function, power))
        self._operand = self._space = False

    def bar(self) -> None:
        """A bar that does not say which side it is on closes after an operand, where one is open."""
        closes = (self._operand or self._waiting is not None) and self._open[-1].bracket == "|"
        self.closed("|") if closes else self.opened("|")

    def closed(self, bracket: str) -> None:
        self._rest()
        top = self._open[-1]
        if top.bracket != _ANSWERS[bracket]:
            raise UnsetError(f"{bracket!r} closes nothing")
        if not top.items:
            raise UnsetError("nothing stands in the brackets")
        self._open.pop()
        found: l.Layout
        if top.function is not None:
            found = called(top.function, arguments(top.items), top.power)
        elif top.table and len(top.items) == 1:
            found = top.items[0]
        else:
            found = l.Fence(together(top.items), _KINDS[top.bracket])
        self._items.append(found)
        self._operand, self._space = True, False

    def table(self, array: l.Array) -> None:
        """A matrix, whose square brackets are open already."""
        self._open[-1].table = self._open[-1].bracket == "["
        self.operand(array)

    def scripts(self, below: l.Layout | None, above: l.Layout | None) -> None:
        """Scripts at what was closed last."""
        self._items.append(scripted(self._items.pop(), below, above))

    def done(self) -> l.Layout:
        """The whole row; raises `UnsetError` where something is still open, or nothing there."""
        self._rest()
        if len(self._open) > 1:
            raise UnsetError(f"{self._open[-1].bracket!r} is not closed")
        if not self._items:
            raise UnsetError("something is missing here")
        return together(self._items)

    def _settled(self) -> None:
        """No function waits any more, and none has just taken an argument without brackets."""
        if self._applied:
            raise UnsetError("put what the function is applied to into brackets, or a sign before what follows")
        self._rest()

    def _rest(self) -> None:
        """What waits for an argument gets none: a function's name by itself, or a word."""
        if self._comma:
            raise UnsetError(_LONE_COMMA)
        if self._waiting is not None:
            (name, power), self._waiting = self._waiting, None
            self._items.append(name if power is None else l.Sup(name, power))
            self._operand = True
        self._applied = False

    def _put(self, it: l.Layout) -> None:
        if self._comma:
            raise UnsetError(_LONE_COMMA)
        self._gap()
        self._items.append(it)
        self._operand, self._space = True, False

    def _callable(self) -> None:
        """Nothing follows a function's name with something at it that a layout could not call."""
        if self._operand and not self.script and indexed(self._items[-1]):
            raise UnsetError("a function with an index or a prime cannot be called; write its bare name")

    def _gap(self) -> None:
        """What stands between what is there and an operand: nothing to see, and a product to hear."""
        self._callable()
        last = self._items[-1] if self._items else None
        if isinstance(last, l.Text) and self._space and not last.words.endswith(" "):
            self._items[-1] = l.Text(last.words + " ")
        elif self._operand and not self.script and base(last) not in _CLINGING and not isinstance(last, l.Num | l.Text):
            self._items.append(_BESIDE)
