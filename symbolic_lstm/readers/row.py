"""A row of mathematics, put together thing by thing.

What a source leaves open is settled here: which signs stand before an operand,
which brackets belong together, that σ before a bracket is a function and no
factor, and that 6.27 × 10⁻⁶ is one number. Where authors' formulas are set
(`strict`), what could mean two things is refused.
"""

from __future__ import annotations

from symbolic_lstm.page import layout as l
from symbolic_lstm.readers.functions import SPELLINGS
from symbolic_lstm.readers.glyphs import BIG
from symbolic_lstm.readers.items import DEEPEST as DEEPEST
from symbolic_lstm.readers.items import Items, Open, bare, call, flat_items
from symbolic_lstm.readers.parts import (
    BESIDE,
    FUNCTIONS,
    UnsetError,
    arguments,
    scripted,
    span_over,
    start,
    together,
)

_KINDS: dict[str, l.Fenced] = {"(": "round", "[": "square", "{": "curly", "|": "bars", "‖": "norm"}
_ANSWERS = {")": "(", "]": "[", "}": "{", "|": "|", "‖": "‖"}


class RowBuilder(Items):
    """A row that is being put together; in a script, letters side by side are no product."""

    def opened(self, bracket: str, span: l.Span) -> None:
        function, power = self._waiting or (None, None)
        if function is not None and bare(function) in FUNCTIONS and bracket != "(" and self.strict:
            raise UnsetError("a function takes round brackets", span[0])
        if function is None and bracket == "(" and not self.strict and (slope := _slope(self.items)):
            self.items.pop()
            function = slope
        if function is None:
            if self._applied or self._comma >= 0:
                self._settled()
            self._callable()
            if bracket != "(":
                self._gap()
        elif bracket != "(" and (self.strict or bare(function) not in FUNCTIONS):
            self._rest()
            function = None
        self._waiting = None
        if len(self._open) > DEEPEST:
            raise UnsetError(f"the formula nests more than {DEEPEST} deep", span[0])
        self._open.append(Open(bracket, span[0], function, power))
        self.items = self._open[-1].items
        self.operand_last = self.space = False

    def bar(self, glyph: str, span: l.Span) -> None:
        """A bar that does not say which side it is on closes after an operand, where one is open."""
        closes = (self.operand_last or self._waiting is not None) and self.bracket == glyph
        self.closed(glyph, span) if closes else self.opened(glyph, span)

    def closed(self, bracket: str, span: l.Span) -> None:
        self._rest()
        top = self._open[-1]
        if top.bracket != _ANSWERS[bracket]:
            raise UnsetError(f"{bracket!r} closes nothing", span[0])
        if not top.items:
            raise UnsetError("nothing stands in the brackets", span[0])
        self._open.pop()
        self.items = self._open[-1].items
        found: l.Layout
        if top.function is not None:
            parts = arguments(top.items, top.at, strict=self.strict)
            found = call(top.function, parts, top.power, (start(top.function), span[1]))
        elif top.table and len(top.items) == 1:
            (table,) = top.items
            found = l.Array(table.rows, "square", span=(top.at, span[1])) if isinstance(table, l.Array) else table
        else:
            inner = together(top.items, strict=self.strict)
            found = l.Fence(inner, _KINDS[top.bracket], span=(top.at, span[1]))
        self.items.append(found)
        self.operand_last, self.space = True, False

    def table(self, array: l.Array) -> None:
        """A matrix, whose square brackets are open already."""
        self._open[-1].table = self.bracket == "["
        self.operand(array)

    def scripts(self, below: l.Layout | None, above: l.Layout | None, at: int) -> None:
        """Scripts at what was set last."""
        if self._waiting is not None:
            (name, power), self._waiting = self._waiting, None
            if power is None and below is None and isinstance(above, l.Num):
                self._waiting = name, above
                return
            logarithm = bare(name) in ("log", "max", "min", "arg")
            if self.strict and below is None and isinstance(above, l.Row) and bare(name) in FUNCTIONS:
                raise UnsetError("the power of a function is a number; an inverse function has a name of its own", at)
            if power is None and isinstance(name, l.Ident) and below is not None and logarithm:
                self._waiting = l.Sub(name, below, span=span_over(name, below)), above
                return
            self.items.append(name if power is None else l.Sup(name, power, span=span_over(name, power)))
            self.operand_last = True
        last = self.items[-1] if self.items else BESIDE
        if isinstance(last, l.Op) and last.glyph not in BIG:
            raise UnsetError("a script stands at nothing", at)
        if self._applied:
            self.items[-1] = _inside(last, below, above, strict=self.strict)
        else:
            self.items[-1] = scripted(last, below, above, strict=self.strict)

    def done(self) -> l.Layout:
        """The whole row; raises `UnsetError` where something is still open, or nothing there."""
        self._rest()
        if len(self._open) > 1:
            raise UnsetError(f"{self.bracket!r} is not closed", self._open[-1].at)
        if not self.items:
            raise UnsetError("something is missing here")
        return together(self.items, strict=self.strict)


def _slope(items: list[l.Layout]) -> l.Ident | None:
    """The derivative of a function, σ′ or tanh′, that stands last."""
    match items[-1:]:
        case [l.Sup(l.Ident(name), l.Op("′")) as last] if name + "′" in SPELLINGS:
            return l.Ident(name + "′", True, span=last.span)
    return None


def _inside(call: l.Layout, below: l.Layout | None, above: l.Layout | None, *, strict: bool) -> l.Layout:
    """A function applied without brackets, with scripts at what it is applied to: tanh cₜ."""
    if isinstance(call, l.Sup):
        return l.Sup(_inside(call.base, below, above, strict=strict), call.script, span=call.span)
    assert isinstance(call, l.Call)
    (inner,) = call.arguments
    *before, last = flat_items(inner)
    last = scripted(last, below, above, strict=strict)
    return l.Call(call.function, (l.Row((*before, last)) if before else last,), span=span_over(call, last))
