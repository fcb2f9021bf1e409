"""Frozen records: what `dataclass(frozen=True)` makes, at a tenth of its price.

The standard library writes and compiles six methods for every class, which takes
about a millisecond, and a start meets fifty classes. Here only `__init__` is
written; the others are the same functions over the fields of a class. To `fields`,
to `replace` and to a type checker a record is a dataclass; the module `dataclasses`
is imported only where somebody asks.

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

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, TypeAlias

__all__ = ["field", "record", "replace"]

Method: TypeAlias = Callable[..., Any]
_ABSENT: Any = object()
#: Where a class keeps its fields; the other name is that of `dataclasses`.
_FIELDS, _DATACLASS_FIELDS = "__record_fields__", "__dataclass_fields__"


class _Field:
    """A field of a record: its type, what it is if nobody says, and who looks at it."""

    __slots__ = ("compare", "default", "default_factory", "init", "kw_only", "repr", "type")

    def __init__(
        self,
        *,
        default: Any = _ABSENT,
        default_factory: Any = _ABSENT,
        init: bool = True,
        repr: bool = True,
        compare: bool = True,
        kw_only: bool = False,
    ) -> None:
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.compare, self.kw_only, self.type = init, repr, compare, kw_only, ""

    def of_dataclass(self) -> Any:
        """The same as `dataclasses` says it."""
        from dataclasses import field

        said = {name: getattr(self, name) for name in self.__slots__ if name != "type"}
        return field(**{name: its for name, its in said.items() if its is not _ABSENT})


class _DataclassFields:
    """The fields of a record as `dataclasses` knows them, made when it looks for them."""

    def __get__(self, _: object, cls: type) -> Any:
        from dataclasses import make_dataclass

        own = next(base for base in cls.__mro__ if _FIELDS in base.__dict__)
        fields = [(name, it.type, it.of_dataclass()) for name, it in own.__dict__[_FIELDS].items()]
        found = getattr(make_dataclass(own.__name__, fields), _DATACLASS_FIELDS)
        setattr(own, _DATACLASS_FIELDS, found)
        return found


def _record(
    *, frozen: bool, slots: bool = False, eq: bool = True, repr: bool = True, init: bool = True
) -> Callable[[type], type]:
    assert frozen, "a record is frozen"

    def made(cls: type) -> type:
        own = {*cls.__dict__}
        every = _fields(cls)
        cls = _with_fields(cls, every, slots)
        methods: dict[str, Method] = {"__setattr__": _assigned, "__delattr__": _deleted}
        if slots:
            methods |= {"__getstate__": _state, "__setstate__": _restored}
        if init:
            methods["__init__"] = _init(cls, every)
        if repr:
            methods["__repr__"] = _repr([name for name, it in every.items() if it.repr])
        if eq:
            methods |= _equality([name for name, it in every.items() if it.compare], "_hash" in every)
        for name, method in methods.items():
            if name not in own:
                setattr(cls, name, method)
        return cls

    return made


def _fields(cls: type) -> dict[str, _Field]:
    """The fields of a class, those of its bases first, each where it was first named."""
    found: dict[str, _Field] = {}
    for base in reversed(cls.__mro__[1:]):
        found |= base.__dict__.get(_FIELDS, {})
    for name, type_ in cls.__annotations__.items():
        if str(type_).removeprefix("typing.").startswith("ClassVar"):
            continue
        default = cls.__dict__.get(name, _ABSENT)
        assert type(default).__module__ != "dataclasses", "the fields of a record are said by its own `field`"
        found[name] = it = default if isinstance(default, _Field) else _Field(default=default)
        it.type = type_
    return found


def _with_fields(cls: type, every: Mapping[str, _Field], slots: bool) -> type:
    """The class without what said its fields; one with slots is made anew, as none can be given them later."""
    space = {name: its for name, its in cls.__dict__.items() if name not in ("__dict__", "__weakref__")}
    own = [name for name in cls.__annotations__ if name in every]
    for name in own:
        space.pop(name, None)
        if not slots and every[name].default is not _ABSENT:
            setattr(cls, name, every[name].default)
        elif not slots and name in cls.__dict__:
            delattr(cls, name)
    if slots:
        taken = {name for base in cls.__mro__[1:] for name in base.__dict__.get("__slots__", ())}
        space["__slots__"] = tuple(name for name in own if name not in taken)
        cls = type(cls)(cls.__name__, cls.__bases__, space)
    by_place = tuple(name for name, it in every.items() if it.init and not it.kw_only)
    for name, its in ((_FIELDS, every), (_DATACLASS_FIELDS, _DataclassFields()), ("__match_args__", by_place)):
        setattr(cls, name, its)
    return cls


def _init(cls: type, every: Mapping[str, _Field]) -> Method:
    """The method that sets every field, and then calls `__post_init__` where there is one."""
    space: dict[str, Any] = {"_set": object.__setattr__, "_absent": _ABSENT}
    ordered, lines = ["self"], list[str]()
    named: list[str] = []
    for name, it in every.items():
        argument, value = name, name
        if it.default_factory is not _ABSENT:
            space[f"_new_{name}"] = it.default_factory
            argument, value = f"{name}=_absent", f"_new_{name}() if {name} is _absent else {name}"
            value = value if it.init else f"_new_{name}()"
        elif it.default is not _ABSENT:
            space[f"_default_{name}"] = it.default
            argument = f"{name}=_default_{name}"
        if it.init:
            (named if it.kw_only else ordered).append(argument)
        slot: Any = getattr(cls, name, None)  # what sets a slot does so without a look-up
        if hasattr(slot, "__objclass__"):
            space[f"_set_{name}"] = slot.__set__
            lines.append(f" _set_{name}(self, {value})")
        else:
            lines.append(f" _set(self, {name!r}, {value})")
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
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _deleted(self: object, name: str) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__record_fields__]


def _restored(self: Any, state: Sequence[Any]) -> None:
    for name, value in zip(self.__record_fields__, state, strict=True):
        object.__setattr__(self, name, value)


def _replaced(record: Any, /, **changes: Any) -> Any:
    """The same record but for what changes, as `dataclasses.replace` has it."""
    fields = getattr(record, _FIELDS, None)
    if fields is None:
        from dataclasses import replace

        return replace(record, **changes)
    for name, it in fields.items():
        if name not in changes and it.init:
            changes[name] = getattr(record, name)
    return record.__class__(**changes)


if TYPE_CHECKING:
    from dataclasses import dataclass as record
    from dataclasses import field, replace
else:
    record, field, replace = _record, _Field, _replaced
