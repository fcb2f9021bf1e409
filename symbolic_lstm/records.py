"""Frozen records: what `dataclass(frozen=True)` makes, at a quarter of its price.

The standard library writes and compiles six methods for every class, which takes
about a millisecond, and a start meets fifty classes. Here only `__init__` is
written; the others are the same functions over the fields of a class. To `fields`,
to `replace` and to a type checker a record is a dataclass.

>>> @record(frozen=True, slots=True)
... class Point:
...     x: int
...     y: int = 0
>>> Point(1), Point(1) == Point(1, 0), hash(Point(1)) == hash(Point(y=0, x=1))
(Point(x=1, y=0), True, True)
>>> Point(1).x = 2
Traceback (most recent call last):
dataclasses.FrozenInstanceError: cannot assign to field 'x'
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields, replace
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, TypeAlias

__all__ = ["field", "record", "replace"]

Method: TypeAlias = Callable[..., Any]


def _record(
    *, frozen: bool, slots: bool = False, eq: bool = True, repr: bool = True, init: bool = True
) -> Callable[[type], type]:
    assert frozen, "a record is frozen"

    def made(cls: type) -> type:
        own = {*cls.__dict__}
        cls = dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
        every = fields(cls)
        methods: dict[str, Method] = {"__setattr__": _assigned, "__delattr__": _deleted}
        if slots:
            methods |= {"__getstate__": _state, "__setstate__": _restored}
        if init:
            methods["__init__"] = _init(cls, every)
        if repr:
            methods["__repr__"] = _repr([it.name for it in every if it.repr])
        if eq:
            methods |= _equality([it.name for it in every if it.compare], any(it.name == "_hash" for it in every))
        for name, method in methods.items():
            if name not in own:
                setattr(cls, name, method)
        return cls

    return made


if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    record = _record


def _init(cls: type, every: Sequence[Field[Any]]) -> Method:
    """The method that sets every field, and then calls `__post_init__` where there is one."""
    space: dict[str, Any] = {"_set": object.__setattr__, "_absent": MISSING}
    ordered, lines = ["self"], list[str]()
    named: list[str] = []
    for it in every:
        argument, value = it.name, it.name
        if it.default_factory is not MISSING:
            space[f"_new_{it.name}"] = it.default_factory
            argument, value = f"{it.name}=_absent", f"_new_{it.name}() if {it.name} is _absent else {it.name}"
        elif it.default is not MISSING:
            space[f"_default_{it.name}"] = it.default
            argument = f"{it.name}=_default_{it.name}"
        (named if it.kw_only else ordered).append(argument)
        slot: Any = getattr(cls, it.name, None)  # what sets a slot does so without a look-up
        if hasattr(slot, "__objclass__"):
            space[f"_set_{it.name}"] = slot.__set__
            lines.append(f" _set_{it.name}(self, {value})")
        else:
            lines.append(f" _set(self, {it.name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    arguments = ", ".join([*ordered, *(["*", *named] if named else [])])
    exec(f"def __init__({arguments}):\n" + "\n".join(lines), space)  # of names in our own classes
    method: Method = space["__init__"]
    method.__qualname__ = f"{cls.__qualname__}.__init__"
    return method


def _key(names: Sequence[str]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda it: ()


def _equality(names: Sequence[str], kept: bool) -> dict[str, Method]:
    """What compares two records; where they keep their hash in `_hash`, most that differ are told apart by it."""
    key = _key(names)

    def equal(self: Any, other: object) -> Any:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    def equal_by_hash(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self is other or (hash(self) == hash(other) and key(self) == key(other))

    def hashed(self: Any) -> int:
        return hash(key(self))

    return {"__eq__": equal_by_hash if kept else equal, "__hash__": hashed}


def _repr(names: Sequence[str]) -> Method:
    @recursive_repr()
    def told(self: Any) -> str:
        return f"{self.__class__.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return told


def _assigned(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _deleted(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, it.name) for it in fields(self)]


def _restored(self: Any, state: Sequence[Any]) -> None:
    for it, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, it.name, value)
