"""What a name, or a printed figure, has stood for: sentences, the latest ones, some of them made when somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import overload

from symbolic_lstm.maths import terms as t

#: So many values are remembered.
MOST_VALUES = 8


class Later:
    """A sentence that is made when somebody asks, and once; those it is made from are made before it."""

    def __init__(self, make: Callable[[], t.Sentence], before: Iterable[Later] = ()) -> None:
        self._make, self._before = make, tuple(before)
        self._made: t.Sentence | None = None

    def __call__(self) -> t.Sentence:
        waiting = [self]  # no recursion: a sum may run through thousands of lines
        while waiting:
            last = waiting[-1]
            if last._made is None and (open_ := [each for each in last._before if each._made is None]):
                waiting += open_
                continue
            waiting.pop()
            if last._made is None:
                last._made, last._before = last._make(), ()
        assert self._made is not None
        return self._made


class Remembered(Sequence[t.Sentence]):
    """At most so many sentences, in order; one that is said again goes to the end, if `renewed`, else it stays."""

    def __init__(self, renewed: bool) -> None:
        self.renewed = renewed
        self._known: list[t.Sentence] = []
        self._later: dict[Hashable, Later] = {}

    def add(self, value: t.Sentence) -> None:
        """A sentence that is there."""
        self.add_later(value, Later(lambda: value))

    def add_later(self, key: Hashable, make: Later) -> None:
        """A sentence that is made when somebody asks; what is made for one key is one sentence."""
        if key in self._later:
            if not self.renewed:
                return
            del self._later[key]
        self._later[key] = make
        if len(self._later) > 2 * MOST_VALUES:
            del self._later[next(iter(self._later))]

    def last(self) -> Later:
        """The latest sentence as of now."""
        if len(self._later) == 1 and not self._known:
            return next(iter(self._later.values()))
        then = Remembered(self.renewed)
        then._known, then._later = [*self._known], {**self._later}
        return Later(lambda: then[-1], then._later.values())

    def _all(self) -> list[t.Sentence]:
        for make in self._later.values():
            value = make()
            if value in self._known:
                if not self.renewed:
                    continue
                self._known.remove(value)
            self._known.append(value)
        self._later.clear()
        del self._known[:-MOST_VALUES]
        return self._known

    def __bool__(self) -> bool:
        return bool(self._known or self._later)

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, k: int) -> t.Sentence: ...
    @overload
    def __getitem__(self, k: slice) -> Sequence[t.Sentence]: ...
    def __getitem__(self, k: int | slice) -> t.Sentence | Sequence[t.Sentence]:
        return self._all()[k]

    def __contains__(self, value: object) -> bool:
        return value in self._all()

    def __iter__(self) -> Iterator[t.Sentence]:
        return iter(self._all())
