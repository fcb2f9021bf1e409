"""Parts of a formula that an author handed us, from what stands beside each other in it."""

from __future__ import annotations

from collections.abc import Sequence

from symbolic_lstm.errors import SymbolicLstmError
from symbolic_lstm.page import layout as l

#: What may be called without brackets; other words are called with them only.
FUNCTIONS = frozenset({"σ", "tanh", "exp", "log", "ln", "max", "min", "sinh", "cosh", "sin", "cos"})
_COMMA, _PRIME = l.Op(","), l.Op("′")


class UnsetError(SymbolicLstmError):
    """The author of a formula: our layouts have nothing for it."""


def scripted(at: l.Layout, below: l.Layout | None, above: l.Layout | None) -> l.Layout:
    """A base with its scripts, the lower one first."""
    if isinstance(at, l.Row):
        raise UnsetError("a script stands at one thing; put what it belongs to into brackets")
    if isinstance(below, l.Op) or (isinstance(above, l.Op) and above.glyph != "′"):
        raise UnsetError("a sign by itself is no script")
    at = at if below is None else l.Sub(at, below)
    if isinstance(above, l.Row) and above.items[0] == _PRIME and len(above.items) > 1:  # a′² is the square of a′
        at, above = l.Sup(at, _PRIME), together(above.items[1:])
    return at if above is None else l.Sup(at, above)


def indexed(it: l.Layout) -> bool:
    """Whether this is a function's name with something at it."""
    at = base(it)
    return at is not it and isinstance(at, l.Ident) and at.glyph in FUNCTIONS


def base(it: l.Layout | None) -> l.Layout | None:
    """What the scripts of something stand at."""
    while isinstance(it, l.Sub | l.Sup):
        it = it.base
    return it


def called(function: l.Ident, arguments: tuple[l.Layout, ...], power: l.Layout | None) -> l.Layout:
    call = l.Call(function, arguments)
    return call if power is None else l.Sup(call, power)


def arguments(items: Sequence[l.Layout]) -> tuple[l.Layout, ...]:
    parts: list[list[l.Layout]] = [[]]
    for item in items:
        parts.append([]) if item == _COMMA else parts[-1].append(item)
    if not all(parts):
        raise UnsetError("an argument is missing")
    return tuple(map(together, parts))


def together(items: Sequence[l.Layout]) -> l.Layout:
    """Items as one layout, a number and its power of ten as one number."""
    found: list[l.Layout] = []
    for item in items:
        match (*found[-2:], item):
            case (l.Num(digits, None), l.Op("×"), l.Sup(l.Num("10", None), power)) if (n := _whole(power)) is not None:
                found[-2:] = [l.Num(digits, n)]
            case _:
                found.append(item)
    return found[0] if len(found) == 1 else l.Row(tuple(found))


def _whole(power: l.Layout) -> int | None:
    match power:
        case l.Num(digits, None) if digits.isdigit():
            return int(digits)
        case l.Row((l.Op("−", prefix=True), l.Num(digits, None))) if digits.isdigit():
            return -int(digits)
        case _:
            return None
