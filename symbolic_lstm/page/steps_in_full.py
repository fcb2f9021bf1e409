"""Which steps of a sequence are worked in full: the others show their numbers and what they come to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from symbolic_lstm.errors import UsageError, shortened

#: Up to so many steps are all worked in full; of a longer sequence the first.
ALL_OF = 4
_LIST = re.compile(r"\s*[0-9]{1,6}\s*(?:,\s*[0-9]{1,6}\s*)*")


def told_steps(text: str | None, count: int) -> frozenset[int]:
    """Read `all`, `none` or `1,5`; None is left to the length of the sequence.

    >>> sorted(told_steps("1,5", 7)), sorted(told_steps(None, 4)), sorted(told_steps(None, 5))
    ([1, 5], [1, 2, 3, 4], [1])

    Raises `UsageError` for anything else, and for a step that there is not.
    """
    if text is None:
        return frozenset(range(1, count + 1)) if count <= ALL_OF else frozenset({1})
    if text.strip() in ("all", "none"):
        return frozenset(range(1, count + 1)) if text.strip() == "all" else frozenset()
    if not _LIST.fullmatch(text):
        raise UsageError(f"{shortened(text)!r} chooses no steps; write all, none, or a list such as 1,5")
    asked = frozenset(map(int, text.split(",")))
    if missing := sorted(step for step in asked if not 1 <= step <= count):
        raise UsageError(f"there is no step {missing[0]}; the example has steps 1 to {count}")
    return asked


def runs(count: int, full: Iterable[int]) -> Iterator[tuple[bool, list[int]]]:
    """The steps in order, in runs of those that are worked in full and those that are not.

    >>> list(runs(4, {1}))
    [(True, [1]), (False, [2, 3, 4])]
    """
    for worked, steps in groupby(range(1, count + 1), key=frozenset(full).__contains__):
        yield worked, list(steps)
