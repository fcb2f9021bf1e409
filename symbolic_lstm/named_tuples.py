"""Tuples with names: what `typing.NamedTuple` makes of a class, at half its price, for types are not looked at.

>>> class Point(NamedTuple):
...     x: int
...     y: int = 0
>>> Point(1), Point(1)._replace(y=2), Point(1) == (1, 0)
(Point(x=1, y=0), Point(x=1, y=2), True)
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]


class _TupleClass(type):
    """Makes a class with annotations a tuple with names, as `typing.NamedTuple` does without a look at the types."""

    def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> Any:
        if not bases:
            return super().__new__(cls, name, bases, space)
        types: Mapping[str, Any] = space.pop("__annotations__", {})
        defaults = [space.pop(field) for field in types if field in space]
        made: Any = namedtuple(name, types, defaults=defaults, module=space.pop("__module__"))  # type: ignore[misc]
        made.__annotations__ = made.__new__.__annotations__ = dict(types)
        for key, its in space.items():
            setattr(made, key, its)
        return made


class _NamedTuple(metaclass=_TupleClass):
    """A class over it is a tuple with names."""


if TYPE_CHECKING:
    from typing import NamedTuple
else:
    NamedTuple = _NamedTuple
