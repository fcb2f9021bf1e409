"""Lines that are spelt alike, `0.31*2 + 1.20 = 1.82` and `0.45*2 + 0.10 = 1.00`, are read once.

An article repeats its lines with other numbers. Where two lines differ in the
digits of decimals only, what the first one says is what the second one says with
the second one's decimals. That is never assumed: the second line of a spelling is
read like the first, and only where both say the same does the third take the
reading over. Whatever hangs on the digits themselves (figures that dots cut off,
percentages, words around a line) makes the two differ, or is not remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.forms import WIDE
from symbolic_lstm.maths.rebuild import of_parts
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.readers.chain import Chain, Side
from symbolic_lstm.readers.term import PlacedPart

#: So many spellings are remembered, the latest ones; longer lines are read each by itself.
MOST, LONGEST = 1024, 400
#: A decimal by itself: no part of a name, a date, a version or a number with thousands, and nothing follows its digits.
_DECIMAL = re.compile(r"(?<![\w.,^#&])([0-9]+\.[0-9]+)(?![\w…]|[.,][0-9]|\.\.)")
#: A line of numbers and plain signs, whose whole numbers may be others, too, except beside powers.
_BARE = re.compile(r"[0-9.+\-*/=()·×−≈ σ]*")
_NUMBER = re.compile(r"(?<![\w.,])(?<!\*\*)(?<!\*\* )([0-9]+(?:\.[0-9]+)?)(?![\w…]|[.,][0-9]|\.\.| *\*\*)")
#: What a spelling has for all digits.
_NINES = str.maketrans("0123456789", "9999999999")

#: A text with nines for its digits, what it is written in, and the sign in its decimals.
SpellingKey: TypeAlias = tuple[str, str, str]
#: A part that is made before, by its number, or one that is the same in all lines.
_Part: TypeAlias = "int | t.Sentence"


class SpeltLine(NamedTuple):
    """A line as it is written: its spelling, its numbers, and where they stand."""

    spelling: SpellingKey
    numbers: Sequence[str]
    places: Sequence[tuple[int, int]]


class _Step(NamedTuple):
    """How a part is made: one of a line's numbers, or a head over parts."""

    number: int
    head: type[t.Term] | None = None
    parts: tuple[_Part, ...] = ()


class _Recipe(NamedTuple):
    """How the chains of a spelling are made of a line's numbers: parts, then sides, then their places."""

    steps: Sequence[_Step]
    chains: Sequence[tuple[Chain, Sequence[_Part], Sequence[tuple[_Part, int, int]]]]
    confirmed: bool = False


#: What is known of spellings: None is one whose lines are read each by itself.
_KNOWN: dict[SpellingKey, _Recipe | None] = {}


def spelt(text: str, kind: str, decimal: str) -> SpeltLine | None:
    """How a line is written; None where it has no numbers that could be others."""
    if len(text) > LONGEST:
        return None
    parts = (_NUMBER if _BARE.fullmatch(text) else _DECIMAL).split(text)
    numbers = parts[1::2]
    if not numbers:
        return None
    at, places = 0, list[tuple[int, int]]()
    for before, number in zip(parts[::2], numbers, strict=False):
        at += len(before)
        places.append((at, at := at + len(number)))
    parts[1::2] = [number.translate(_NINES) for number in numbers]
    return SpeltLine(("".join(parts), kind, decimal), numbers, places)


def read_before(line: SpeltLine) -> tuple[Chain, ...] | None:
    """What a line says as another one of its spelling did; None where it has to be read."""
    recipe = _KNOWN.get(line.spelling)
    return _made(recipe, line.numbers) if recipe is not None and recipe.confirmed else None


def learn(line: SpeltLine, chains: tuple[Chain, ...]) -> None:
    """Takes in what a line was read to say: a first line is kept, a second one confirms it."""
    if line.spelling in _KNOWN:
        first = _KNOWN[line.spelling]
        if first is not None and not first.confirmed:
            alike = _same(_made(first, line.numbers), chains)
            _KNOWN[line.spelling] = first._replace(confirmed=True) if alike else None
        return
    if len(_KNOWN) >= MOST:
        _KNOWN.pop(next(iter(_KNOWN)), None)
    _KNOWN[line.spelling] = _recipe(line, chains)


def _recipe(line: SpeltLine, chains: Sequence[Chain]) -> _Recipe | None:
    """How chains are made of a line's numbers; None where a number is no decimal of theirs, or there is a choice."""
    steps: list[_Step] = []
    made: dict[int, _Part] = {}
    found: set[int] = set()
    told = []
    for chain in chains:
        if chain.others or chain.cut or chain.percents:
            return None
        for side in chain.sides:
            for _, part in t.walk(side.term):
                if id(part) in made:
                    continue
                step = _step(part, chain, line, made)
                if step is not None:
                    found.add(step.number)
                    steps.append(step)
                made[id(part)] = part if step is None else len(steps) - 1
        chain = chain._replace(scalars=tuple(_scalar(side.term) for side in chain.sides))
        parts = [made[id(side.term)] for side in chain.sides]
        where = [(made[key], a, b) for key, (a, b, _) in chain.where.items() if key in made]
        told.append((chain, parts, where))
    return _Recipe(steps, told) if found.issuperset(range(len(line.numbers))) else None


def _scalar(term: t.Sentence) -> bool:
    """Whether neither names nor anything with entries stand in a sentence."""
    return {type(part) for _, part in t.walk(term)}.isdisjoint((t.Symbol, *WIDE))


def _step(part: t.Sentence, chain: Chain, line: SpeltLine, made: dict[int, _Part]) -> _Step | None:
    """How a part is made anew; None for one that is the same in all lines."""
    if isinstance(part, t.Term):
        parts = tuple(made[id(each)] for each in part.args)
        return _Step(-1, type(part), parts) if any(isinstance(each, int) for each in parts) else None
    place = chain.place(part)
    if place is None or not isinstance(part, t.Dec):
        return None
    inside = [k for k, (a, b) in enumerate(line.places) if place[0] <= a and b <= place[1]]
    return _Step(inside[0]) if len(inside) == 1 and line.numbers[inside[0]] == part.text else None


class _Places(Mapping[int, PlacedPart]):
    """The places of parts by their `id`, worked out when one is asked for: of a right line none is."""

    def __init__(self, made: Sequence[t.Sentence], where: Sequence[tuple[_Part, int, int]]) -> None:
        self._made, self._where = made, where

    @cached_property
    def _found(self) -> dict[int, PlacedPart]:
        parts = ((self._made[part] if isinstance(part, int) else part, a, b) for part, a, b in self._where)
        return {id(part): (a, b, part) for part, a, b in parts}

    def __getitem__(self, key: int) -> PlacedPart:
        return self._found[key]

    def __iter__(self) -> Iterator[int]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


_NONE: frozenset[int] = frozenset()


def _made(recipe: _Recipe, numbers: Sequence[str]) -> tuple[Chain, ...]:
    """The chains of a line that is spelt as another one was."""
    made: list[t.Sentence] = []
    for number, head, parts in recipe.steps:
        if head is None:
            made.append(t.Dec(numbers[number]))
        else:
            own = [made[part] if isinstance(part, int) else part for part in parts]
            made.append(of_parts(head, tuple(own)))
    found = []
    for chain, ends, where in recipe.chains:
        terms = [made[part] if isinstance(part, int) else part for part in ends]
        sides = tuple([Side(term, a, b) for term, (_, a, b) in zip(terms, chain.sides, strict=True)])
        found.append(
            Chain(sides, chain.relations, chain.label, chain.remark, _Places(made, where), (), _NONE, chain.scalars)
        )
    return tuple(found)


def _same(one: Sequence[Chain], other: Sequence[Chain]) -> bool:
    """Whether two readings say the same, part by part at the same places."""
    return [chain._replace(where={}, scalars=()) for chain in one] == [
        chain._replace(where={}) for chain in other
    ] and all(
        [a.place(part) for side in a.sides for _, part in t.walk(side.term)]
        == [b.place(part) for side in b.sides for _, part in t.walk(side.term)]
        for a, b in zip(one, other, strict=True)
    )
