"""Sentences one slip away from another: what somebody may have worked in its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice
from typing import TypeAlias

from symbolic_lstm.maths import terms as t

#: Sentences with more parts than this have no changes: they are as many slips away from too much.
LONGEST = 200

#: A sentence, and what was done to get it.
Change: TypeAlias = tuple[t.Sentence, str]

_SWAPS: dict[t.Head, type[t.Term]] = {t.Sigmoid: t.Tanh, t.Tanh: t.Sigmoid}
_WORDS: dict[t.Head, str] = {t.Sigmoid: "σ", t.Tanh: "tanh"}


def changes(term: t.Sentence) -> Iterator[Change]:
    """The plainest: another activation, a lost sign, a term left out, a product added, a difference turned round.

    >>> from symbolic_lstm.maths.reader import read
    >>> [words for _, words in changes(read("0.8 - u"))][:2]
    ['u left out', '0.8 left out']
    """
    if _long(term):
        return
    for path, part in t.walk(term):
        other = _SWAPS.get(type(part))
        if other:
            yield replaced(term, path, other(*part.args)), f"{_WORDS[other]} in place of {_WORDS[type(part)]}"
    if type(term) in _SWAPS:
        yield term.args[0], f"{_WORDS[type(term)]} left out"
    for path, part in t.walk(term):
        for changed, words in _of_part(part):
            yield replaced(term, path, changed), words


def far_changes(term: t.Sentence) -> Iterator[Change]:
    """What is farther off: a factor left out, a quotient upside down, a term twice, two left out, every sign lost."""
    if _long(term):
        return
    for path, part in t.walk(term):
        for changed, words in _far_of_part(part):
            yield replaced(term, path, changed), words


def _long(term: t.Sentence) -> bool:
    return sum(1 for _ in islice(t.walk(term), LONGEST + 1)) > LONGEST


def _of_part(part: t.Sentence) -> Iterator[Change]:
    match part:
        case t.Plus():
            for k, left_out in enumerate(part.args):
                yield _sum([a for j, a in enumerate(part.args) if j != k]), f"{left_out} left out"
            for k, a in enumerate(part.args):
                yield t.Plus(*(t.Neg(b) if j == k else b for j, b in enumerate(part.args))), f"the sign of {a} lost"
        case t.Minus():
            first, second = part.args
            yield first, f"{second} left out"
            yield t.Neg(second), f"{first} left out"
            yield second, f"{first} left out, and the sign lost"
            yield t.Plus(first, second), f"the sign of {second} lost"
            yield t.Minus(second, first), "the difference turned round"
        case t.Times():
            yield t.Plus(*part.args), f"{part} added instead of multiplied"


def _far_of_part(part: t.Sentence) -> Iterator[Change]:
    match part:
        case t.Times():
            for k, a in enumerate(part.args):
                if len(part.args) > 1:
                    rest = [b for j, b in enumerate(part.args) if j != k]
                    yield rest[0] if len(rest) == 1 else t.Times(*rest), f"the factor {a} left out"
        case t.Quotient():
            yield t.Quotient(*reversed(part.args)), f"{part} upside down"
            yield t.Times(*part.args), f"{part} multiplied instead of divided"
        case t.Plus():
            if sum(isinstance(a, t.Neg) for a in part.args) > 1:
                yield t.Plus(*(a.args[0] if isinstance(a, t.Neg) else a for a in part.args)), "every sign lost"
            for a in part.args:
                yield t.Plus(*part.args, a), f"{a} counted twice"
            for (j, a), (k, b) in combinations(enumerate(part.args), 2) if len(part.args) > 2 else ():
                yield _sum([c for i, c in enumerate(part.args) if i not in (j, k)]), f"{a} and {b} left out"
            if len(part.args) == 2:
                yield t.Times(*part.args), f"{part} multiplied instead of added"
        case t.Sigmoid() | t.Tanh() | t.Exp():
            yield type(part)(t.Neg(part.args[0])), f"the sign before {_inside(part)} lost"
            if not isinstance(part, t.Exp):
                yield type(part)(part), f"{_WORDS[type(part)]} taken twice"


def _inside(part: t.Sentence) -> str:
    return f"({part.args[0]})" if isinstance(part.args[0], t.Plus | t.Minus) else str(part.args[0])


def _sum(parts: list[t.Sentence]) -> t.Sentence:
    return parts[0] if len(parts) == 1 else t.Plus(*parts)


def replaced(term: t.Sentence, path: t.Path, new: t.Sentence) -> t.Sentence:
    """The sentence with the part at a path replaced."""
    if not path:
        return new
    k, *rest = path
    parts = [replaced(a, tuple(rest), new) if j == k else a for j, a in enumerate(term.args)]
    return t.rebuilt(term, parts)
