"""What a figure comes to if figures that its source does not print were rounded, too.

Whoever worked an example on paper may have rounded what was then left out of
print, or not; so neither is taken for granted. Such figures are rounded to as
many digits as the figure that is judged: first the quantities alone, then the
named parts of their sentences with them, then the products that have no names,
and last every step there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, TypeAlias

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.program import Let
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rework import Rework
from symbolic_lstm.numbers.rounding import Digits, Value, show
from symbolic_lstm.published.locate import Spot
from symbolic_lstm.records import replace
from symbolic_lstm.verify.facts import fit, right
from symbolic_lstm.verify.recompute import Recomputed

#: What is rounded beside the quantities, each with all before it.
Depth: TypeAlias = Literal["quantities", "parts", "products", "steps"]
_DEPTHS: tuple[Depth, ...] = ("quantities", "parts", "products", "steps")
_PRODUCTS = (t.Times, t.Quotient)
#: What begins the names that parts get here, which no claim can say.
_UNNAMED = "·"


class RoundedReading(NamedTuple):
    """A value, and the unprinted figures next to it that were rounded for it, to so many digits."""

    value: Value
    rounded: tuple[str, ...]
    digits: Digits


def rounding_unprinted(sheet: Recomputed, spot: Spot, printed: Figure) -> RoundedReading | None:
    """The reading that gives a figure by rounding what is not printed; None where there is none."""
    if spot.node is None:
        return None
    digits = _digits(printed)
    undecided = right(fit(printed, sheet.shown[spot.key, spot.part])) is None  # then no step settles it
    for depth in _DEPTHS[:2] if undecided else _DEPTHS:
        value = _rounded(sheet, digits, depth).value(spot.key, spot.node)
        if right(fit(printed, value)):
            names = tuple(_unprinted(sheet, spot, parts=depth != "quantities"))
            unnamed = depth in ("products", "steps")
            return RoundedReading(value, (*names, f"the {depth} that have no name") if unnamed else names, digits)
    return None


def _digits(printed: Figure) -> Digits:
    if printed.exponent is not None:
        return Digits(max(1, len(printed.digits.replace(".", ""))), True)
    return Digits(max(printed.places, 0))


@lru_cache(maxsize=16)
def _rounded(sheet: Recomputed, digits: Digits, depth: Depth) -> Rework:
    parts = depth != "quantities"
    named = {(let.key, part) for let in sheet.lets.values() for part in ("", *_own_parts(sheet, let.key, parts))}
    if not parts or depth == "parts":
        lets = sheet.lets
    else:
        lets = {key: _with_unnamed(let, every=depth == "steps") for key, let in sheet.lets.items()}

    def shown(key: str, part: str, value: Value) -> Figure | Value | None:
        return show(value, digits, "half-up") if (key, part) in named or part.startswith(_UNNAMED) else value

    return replace(sheet.as_printed, lets=lets, show=shown, sources={}, lasts={})


def _with_unnamed(let: Let, *, every: bool) -> Let:
    """A sentence whose unnamed products are parts of it, or `every` step but signs and the sentence itself."""
    named = {path for _, path in let.parts}
    steps = (
        node.path
        for node in code(let.body).nodes[:-1]
        if node.parts
        and node.path not in named
        and isinstance(node.term, _PRODUCTS) | (every & (type(node.term) is not t.Neg))
    )
    return let._replace(parts=(*let.parts, *((f"{_UNNAMED}{k}", path) for k, path in enumerate(steps))))


def _own_parts(sheet: Recomputed, key: str, parts: bool) -> tuple[str, ...]:
    """The parts that the cell itself names; others are only pointed at by a claim."""
    return tuple(sheet.lets[key].equation.parts) if parts else ()


def _unprinted(sheet: Recomputed, spot: Spot, *, parts: bool) -> Iterator[str]:
    """The unprinted figures a spot's sentence is made of, as claims would name them."""
    let, laid = sheet.lets[spot.key], sheet.full[spot.key].code
    steps, found = sheet.setting.program.steps, dict[str, None]()
    own = {laid.index(path): part for part, path in let.parts if part in _own_parts(sheet, spot.key, parts)}
    todo = list(laid.nodes[spot.node or 0].parts)
    while todo:
        k = todo.pop(0)
        node = laid.nodes[k]
        place = sheet.setting.program.place(node.name, let.time) if node.name else ""
        if k in own and (spot.key, own[k]) not in sheet.printed:
            found[f"{spot.key if steps > 1 else spot.key.partition('@')[0]}.{own[k]}"] = None
        if place in sheet.lets and (place, "") not in sheet.printed:
            found[place if steps > 1 else place.partition("@")[0]] = None
        if not (k in own and (spot.key, own[k]) in sheet.printed):
            todo += node.parts
    yield from found
