"""The normal form of what a state becomes: a sum of products, multiplied out.

An atom is a state before or now, an input, something unknown, a matrix on
something, or a function of a sum. Weights lose their names and biases are
dropped; what an atom was made of is remembered beside it, for messages.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TypeAlias

from symbolic_lstm.records import field, record

#: So many products a sum may have, and so deep functions may stand in one another.
MOST, DEEPEST = 400, 12


@record(frozen=True)
class Atom:
    """One factor: its kind (`before`, `now`, `input`, `unknown`, `linear`, or a function's name) and what it holds.

    `origin` is the number of the equation it stands in, `gate` what that equation defines, `weights` the names of
    the matrices and biases in it; they are no part of equality. `order` is what it is compared and sorted by.
    """

    kind: str
    name: str = ""
    inner: Sum = ()
    origin: int = field(default=-1, compare=False)
    gate: str = field(default="", compare=False)
    weights: frozenset[str] = field(default=frozenset(), compare=False)
    order: tuple[object, ...] = field(default=(), compare=False, repr=False)
    hashed: int = field(default=0, compare=False, repr=False)

    def __post_init__(self) -> None:
        """What atoms are sorted by and compared by, made once: they are keys everywhere."""
        inner: object = self.inner and tuple(
            [(tuple([a.order for a in product]), count) for product, count in self.inner]
        )
        own = self.__dict__
        own["order"] = key = self.kind, self.name, inner
        own["hashed"] = hash(key)

    def __hash__(self) -> int:
        return self.hashed

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Atom) and self.hashed == other.hashed and self.order == other.order)


Product: TypeAlias = tuple[Atom, ...]
#: Products with how often each is taken, in a fixed order.
Sum: TypeAlias = tuple[tuple[Product, int], ...]


class TooLargeError(Exception):
    """A sum that grows past what a cell can have."""


#: What atoms are sorted by.
order = attrgetter("order")


def summed(found: dict[Product, int] | list[tuple[Product, int]]) -> Sum:
    """A sum in its fixed order."""
    items = list(found.items()) if isinstance(found, dict) else found
    if len(items) == 1:
        return (items[0],) if items[0][1] else ()
    counts: dict[Product, int] = {}
    for product, count in items:
        counts[product] = counts.get(product, 0) + count
    if len(counts) > MOST:
        raise TooLargeError
    kept = [(product, count) for product, count in counts.items() if count]
    if len(kept) < 2:
        return tuple(kept)
    return tuple(sorted(kept, key=lambda pair: (len(pair[0]), tuple(map(order, pair[0])))))


def plus(a: Sum, b: Sum, sign: int = 1) -> Sum:
    return summed([*a, *((product, sign * count) for product, count in b)])


def times(a: Sum, b: Sum) -> Sum:
    if len(a) * len(b) > MOST:
        raise TooLargeError
    return summed([(tuple(sorted((*p, *q), key=order)) if p and q else p or q, m * n) for p, m in a for q, n in b])


def one(atom: Atom) -> Sum:
    return (((atom,), 1),)


def whole(number: int) -> Sum:
    return (((), number),) if number else ()
