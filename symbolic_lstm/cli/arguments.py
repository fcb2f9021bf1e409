"""What is asked of a verb: its words as arguments, and its parameters as cyclopts is told of them.

A verb is a function, and its signature says what may be asked: what stands
before a bare `/` or behind a `*` is named by its place, all else by `--name`.
`arguments` reads what is plainly asked. Whatever is not (a mistake, a call for
help, an unusual spelling) cyclopts reads, which takes longer to import than a
sheet to work: its help and its complaints are made of the same signature.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args, get_origin, get_type_hints

from symbolic_lstm.named_tuples import NamedTuple

if TYPE_CHECKING:
    from inspect import Parameter

    import cyclopts

Verb: TypeAlias = Callable[..., int]
#: The flag of code that takes any number of arguments by place.
_ANY_NUMBER = 0x04


class Option(NamedTuple):
    """What a parameter's name and type leave unsaid, for an `Annotated` type."""

    short: str = ""
    hyphen: bool = False  # a value may begin with a hyphen
    shows_default: bool = True


class Arguments(NamedTuple):
    """What a verb is called with."""

    by_place: list[str]
    by_name: dict[str, Any]


class _Kind(NamedTuple):
    """A parameter: its name in the verb, whether it is a flag or may be repeated, and what alone it may be."""

    name: str
    flag: bool
    many: bool
    choices: tuple[str, ...]

    def takes(self, word: str) -> bool:
        return not word.startswith("-") and (not self.choices or word in self.choices)


def arguments(verb: Verb, words: Sequence[str]) -> Arguments | None:
    """What is plainly asked of a verb; None where cyclopts must read it.

    >>> def verb(example: str = "", /, *, digits: str = "", force: bool = False) -> int: ...
    >>> arguments(verb, ["mine.toml", "--digits", "3s", "--force"])
    Arguments(by_place=['mine.toml'], by_name={'digits': '3s', 'force': True})
    >>> arguments(verb, ["--digts", "3s"]) is arguments(verb, ["--help"]) is None
    True
    """
    places, names = _parameters(verb)
    found = Arguments([], {})
    rest = iter(words)
    for word in rest:
        if not word.startswith("-"):
            if not places or not places[0].takes(word):
                return None
            found.by_place.append(word)
            places = places if places[0].many else places[1:]
            continue
        said, equals, value = word.partition("=")
        kind = names.get(said if said.startswith("--") else word)
        if kind is None or (kind.name in found.by_name and not kind.many) or (kind.flag and equals):
            return None
        if kind.flag:
            found.by_name[kind.name] = True
            continue
        value = value if equals else next(rest, "")
        if not value or not kind.takes(value):
            return None
        if kind.many:
            found.by_name.setdefault(kind.name, []).append(value)
        else:
            found.by_name[kind.name] = value
    by_place, by_name = _needed(verb)
    return found if len(found.by_place) >= by_place and by_name <= found.by_name.keys() else None


def _needed(verb: Any) -> tuple[int, set[str]]:
    """How many arguments must be named by place, and which by name."""
    code = verb.__code__
    names = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    return code.co_argcount - len(verb.__defaults__ or ()), {*names} - {*(verb.__kwdefaults__ or ())}


def _parameters(verb: Any) -> tuple[list[_Kind], dict[str, _Kind]]:
    """What is named by its place, in order, and what by name, under each of its names."""
    places: list[_Kind] = []
    names: dict[str, _Kind] = {}
    code, types = verb.__code__, get_type_hints(verb, include_extras=True)
    count, keywords = code.co_argcount, code.co_kwonlyargcount
    for k, name in enumerate(code.co_varnames[: count + keywords + bool(code.co_flags & _ANY_NUMBER)]):
        type_, option = _said(types[name])
        kind = _kind(name, type_, many=k >= count + keywords)
        if k < code.co_posonlyargcount or (kind.many and k >= count + keywords):
            places.append(kind)
        else:
            names |= dict.fromkeys(filter(None, (_long(name), option.short)), kind)
    return places, names


def _long(name: str) -> str:
    return "--" + name.strip("_").replace("_", "-")


def _said(type_: Any) -> tuple[Any, Option]:
    """The type of a parameter without its option, and its option."""
    extras = getattr(type_, "__metadata__", ())
    return type_.__origin__ if extras else type_, next((it for it in extras if isinstance(it, Option)), Option())


def _kind(name: str, type_: Any, *, many: bool) -> _Kind:
    inner = [it for it in get_args(type_) if it is not type(None)]
    if inner and get_origin(type_) is not Literal:  # X | None, or a list of X
        found = _kind(name, inner[0], many=many)
        return found._replace(many=many or found.many or get_origin(type_) is list)
    return _Kind(name, type_ is bool, many, tuple(inner))


def as_cyclopts(verb: Verb) -> Verb:
    """The verb as cyclopts reads a signature."""
    from functools import wraps
    from inspect import signature
    from typing import Annotated

    @wraps(verb)
    def spelt(*by_place: Any, **by_name: Any) -> int:
        return verb(*by_place, **by_name)

    whole = signature(verb, eval_str=True)
    given = [
        it.replace(annotation=Annotated[_said(it.annotation)[0], _parameter(it)]) for it in whole.parameters.values()
    ]
    spelt.__dict__["__signature__"] = whole.replace(parameters=given)
    spelt.__annotations__ = {it.name: it.annotation for it in given} | {"return": int}
    return spelt


def _parameter(given: Parameter) -> cyclopts.Parameter:
    """A parameter of cyclopts: nothing is denied, and a default is told where it says something."""
    import cyclopts

    option = _said(given.annotation)[1]
    tells = option.shows_default and given.default not in (False, "")
    return cyclopts.Parameter(
        alias=option.short or None,
        negative=(),
        show_default=None if tells else False,
        allow_leading_hyphen=option.hyphen,
    )
