"""The sentences of a program in vector form, each laid out when it is first asked for.

A layer of a hundred units over a hundred steps has tens of thousands, and whoever derives one entry reads a few. The
sentences of one step serve all steps.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from math import prod
from typing import Generic, TypeVar, overload

from symbolic_lstm.maths.quantity import Quantity, quantity

Made = TypeVar("Made")


class Lets(Sequence[Made], Generic[Made]):
    """So many entries of each name at each of so many steps; `make` lays out one, `place` gives its key.

    >>> lets = Lets({"f": (2,), "s": ()}, 3, lambda name, entry, time: Quantity(name, entry, time).key)
    >>> len(lets), lets[0], lets[-1], list(lets[3:5])
    (9, 'f[0]@1', 's@3', ['f[0]@2', 'f[1]@2'])
    >>> lets.by_key["f[1]@3"], "f[2]@3" in lets.by_key, "f@3" in lets.by_key
    ('f[1]@3', False, False)
    """

    def __init__(
        self, shapes: Mapping[str, tuple[int, ...]], steps: int, make: Callable[[str, tuple[int, ...], int], Made]
    ) -> None:
        self.shapes, self.steps, self.make = shapes, steps, make
        self.names = tuple(shapes)
        self.starts = (0, *accumulate(prod(shape) for shape in shapes.values()))

    def __len__(self) -> int:
        return self.starts[-1] * self.steps

    def __eq__(self, other: object) -> bool:  # and no hash: shapes are a mapping; a program has a hash of its own
        if not isinstance(other, Lets):
            return NotImplemented
        return (self.shapes, self.steps, self.make) == (other.shapes, other.steps, other.make)

    @overload
    def __getitem__(self, at: int) -> Made: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Made]: ...
    def __getitem__(self, at: int | slice) -> Made | Sequence[Made]:
        if isinstance(at, slice):
            return tuple(self[k] for k in range(*at.indices(len(self))))
        where = at + len(self) if at < 0 else at
        if not 0 <= where < len(self):
            raise IndexError(f"there are {len(self)} sentences, not one at {at}")
        return self.make(*self._place(where))

    def _place(self, where: int) -> tuple[str, tuple[int, ...], int]:
        time, where = divmod(where, self.starts[-1])
        which = bisect_right(self.starts, where) - 1
        name = self.names[which]
        return name, _index(where - self.starts[which], self.shapes[name]), time + 1

    @property
    def by_key(self) -> Mapping[str, Made]:
        """The same by their keys."""
        return _ByKey(self)


class _ByKey(Mapping[str, Made], Generic[Made]):
    def __init__(self, lets: Lets[Made]) -> None:
        self.lets = lets

    def __getitem__(self, key: str) -> Made:
        if key not in self:
            raise KeyError(key)
        named = quantity(key)
        return self.lets.make(named.name, named.entry, named.time or 0)

    def __contains__(self, key: object) -> bool:  # without laying out the sentence
        if not isinstance(key, str):
            return False
        named = quantity(key)
        shape = self.lets.shapes.get(named.name)
        fits = shape is not None and len(shape) == len(named.entry)
        fits = fits and all(k < length for k, length in zip(named.entry, shape or (), strict=True))
        return fits and 1 <= (named.time or 0) <= self.lets.steps and named.key == key

    def __iter__(self) -> Iterator[str]:
        return (Quantity(*self.lets._place(k)).key for k in range(len(self.lets)))

    def __len__(self) -> int:
        return len(self.lets)


def _index(flat: int, shape: tuple[int, ...]) -> tuple[int, ...]:
    """The index of the entry that is so far into a shape, in reading order."""
    found: tuple[int, ...] = ()
    for length in reversed(shape):
        flat, k = divmod(flat, length)
        found = (k, *found)
    return found
