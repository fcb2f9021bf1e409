"""Parts of a formula, from what stands beside each other in it."""

from __future__ import annotations

from collections.abc import Sequence

from symbolic_lstm.errors import SentenceError
from symbolic_lstm.page import layout as l

#: What may be applied without brackets; other words are called with them only.
FUNCTIONS = frozenset({"σ", "tanh", "exp", "log", "ln", "max", "min", "sinh", "cosh", "sin", "cos", "tan"})
BESIDE, PRIME = l.Op(""), l.Op("′")


class UnsetError(SentenceError):
    """Whoever wrote a formula: something stands where it has no meaning. `at` is its place, from 0."""

    def __init__(self, reason: str, at: int = 0) -> None:
        super().__init__(reason, "", at + 1)
        self.at = at


def start(it: l.Layout) -> int:
    return it.span[0] if it.span else 0


def span_over(first: l.Layout, last: l.Layout) -> l.Span | None:
    """From the beginning of one thing to the end of another."""
    return (first.span[0], last.span[1]) if first.span and last.span else None


def base(it: l.Layout | None) -> l.Layout | None:
    """What the scripts of something stand at."""
    while isinstance(it, l.Sub | l.Sup):
        it = it.base
    return it


def indexed(it: l.Layout) -> bool:
    """Whether this is a function's name with a script at it that no layout could call."""
    at = base(it)
    return at is not it and isinstance(at, l.Ident) and at.glyph in FUNCTIONS


def scripted(at: l.Layout, below: l.Layout | None, above: l.Layout | None, *, strict: bool = True) -> l.Layout:
    """A base with its scripts, the lower one first."""
    if isinstance(at, l.Row):
        raise UnsetError("a script stands at one thing; put what it belongs to into brackets", start(at))
    if strict and (isinstance(below, l.Op) or (isinstance(above, l.Op) and above.glyph != "′")):
        raise UnsetError("a sign by itself is no script", start(at))
    if below is not None:
        if isinstance(at, l.Sup) and isinstance(at.script, l.Row) and at.script.items[0] == l.Op("⟨"):
            at = l.Sup(lowered(at.base, below), at.script, span=span_over(at, below))  # a subscript after ⟨t⟩
        else:
            at = lowered(at, below)
    if isinstance(above, l.Row) and above.items[0] == PRIME and len(above.items) > 1:  # a′² is the square of a′
        at, above = l.Sup(at, PRIME, span=at.span), together(above.items[1:])
    return at if above is None else l.Sup(at, above, span=span_over(at, above))


def lowered(at: l.Layout, below: l.Layout) -> l.Layout:
    return l.Sub(at, below, span=span_over(at, below))


def accented(at: l.Layout, accent: l.Accent, span: l.Span) -> l.Layout:
    """A letter under an accent; that of a name with a subscript belongs to its letter."""
    match at:
        case l.Ident():
            return l.Over(at, accent, span=span)
        case l.Sub(l.Ident() as letter, script):
            return l.Sub(l.Over(letter, accent, span=span), script, span=span)
        case l.Sup(l.Ident() as letter, l.Op("′") as prime):
            return l.Sup(l.Over(letter, accent, span=span), prime, span=span)
        case _:
            raise UnsetError("an accent stands above one letter", span[0])


def arguments(items: Sequence[l.Layout], at: int, *, strict: bool) -> tuple[l.Layout, ...]:
    parts: list[list[l.Layout]] = [[]]
    for item in items:
        parted = isinstance(item, l.Op) and (item.glyph == "," or (item.glyph == ";" and not strict))
        parts.append([]) if parted else parts[-1].append(item)
    if not all(parts):
        raise UnsetError("an argument is missing", at)
    return tuple([together(part, strict=strict) for part in parts])


def arguments_of(call: l.Call) -> list[l.Layout]:
    """The arguments of a call; where decimals have a comma, semicolons part them."""
    if len(call.arguments) == 1 and isinstance(inner := call.arguments[0], l.Row) and l.Op(";") in inner.items:
        return [part[0] if len(part) == 1 else l.Row(part) for part in parted_at(inner.items, ";")]
    return list(call.arguments)


def together(items: Sequence[l.Layout], *, strict: bool = True) -> l.Layout:
    """Items as one layout, a number and its power of ten as one number."""
    found = list(items)
    k = 2
    while k < len(found):
        power = found[k]
        if isinstance(power, l.Sup) and power.base == _TEN:
            number, sign, n = found[k - 2], found[k - 1], _whole(power.script)
            divided = k > 2 and isinstance(before := found[k - 3], l.Op) and before.glyph in ("/", "")
            times = isinstance(sign, l.Op) and (sign.glyph == "×" or (not strict and sign.glyph in ("·", "*")))
            if n is not None and times and not divided and isinstance(number, l.Num) and number.exponent is None:
                found[k - 2 : k + 1] = [l.Num(number.digits, n, span=span_over(number, power))]
                continue
        k += 1
    if len(found) == 1:
        return found[0]
    return l.Row(tuple(found), span=span_over(found[0], found[-1]))


_TEN = l.Num("10")


def _whole(power: l.Layout) -> int | None:
    match power:
        case l.Num(digits, None) if digits.isdigit() and len(digits) < 8:
            return int(digits)
        case l.Row((l.Op("−", prefix=True), l.Num(digits, None))) if digits.isdigit() and len(digits) < 8:
            return -int(digits)
        case l.Fence(inner, "round"):
            return _whole(inner)
        case _:
            return None


def parted_at(items: Sequence[l.Layout], at: str) -> list[tuple[l.Layout, ...]]:
    """Items parted at a sign."""
    found: list[list[l.Layout]] = [[]]
    for item in items:
        found.append([]) if type(item) is l.Op and item.glyph == at else found[-1].append(item)
    return [tuple(part) for part in found]
