"""What a start need not pay for: tables whose rows are imported, and patterns that are compiled, when first asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TypeVar, cast

T = TypeVar("T")


class Rows(Mapping[str, T]):
    """A table by name; each row stands in a module of its own, which is imported when the row is asked for.

    >>> rows = Rows[type]({"fraction": "fractions:Fraction", "decimal": "decimal:Decimal"})
    >>> list(rows), "decimal" in rows, rows["fraction"](1, 2)
    (['fraction', 'decimal'], True, Fraction(1, 2))
    """

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = dict(places)
        self._found: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        if name not in self._found:
            module, _, attribute = self._places[name].partition(":")
            self._found[name] = getattr(import_module(module), attribute)
        return self._found[name]

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class _Pattern:
    """A regular expression that is compiled when something is asked of it."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        methods = ("match", "search", "fullmatch", "finditer", "findall", "sub", "split", "pattern")
        self.__dict__.update({method: getattr(compiled, method) for method in methods})  # from now on at once
        return getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, without its price until it is used; a wrong source is found only then.

    >>> word = pattern(r"[a-z]+")
    >>> word.findall("one two"), word.match("1")
    (['one', 'two'], None)
    """
    return cast("re.Pattern[str]", _Pattern(source, flags))
