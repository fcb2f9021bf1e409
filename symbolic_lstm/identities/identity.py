"""An identity: what is claimed, by which steps, for which numbers, and where it is worked with some."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from symbolic_lstm.identities.domains import Domain, domain
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.reader import read
from symbolic_lstm.verify.orders import Order

RelationSign: TypeAlias = "Literal['='] | Order"
_STRICTEST: tuple[RelationSign, ...] = ("<", ">", "≤", "≥")


@dataclass(frozen=True)
class ChainStep:
    """One expression of a chain and what was done to come to it; `slope` where the derivative of it is meant.

    `sign` stands between it and the one before: one is the other, or at most, less, at least, more.
    """

    term: t.Sentence
    reason: str = ""
    slope: bool = False
    sign: RelationSign = "="


@dataclass(frozen=True)
class IdentityChain:
    """A chain of expressions that are one; with `by`, its first ones stand under the derivative by that name.

    `where` says what names stand for, `worked` which expressions of it are worked with numbers (the first and the last
    that have a value of their own, if nothing is said), `told` the sentence that opens it.
    """

    steps: tuple[ChainStep, ...]
    by: str = ""
    where: Mapping[str, t.Sentence] = field(default_factory=dict)
    domains: Mapping[str, Domain] = field(default_factory=dict)
    worked: tuple[t.Sentence, ...] | None = None
    told: str = ""

    @property
    def sign(self) -> RelationSign:
        """What stands between its ends: the strictest sign of it that all of it allows."""
        signs = {step.sign for step in self.steps[1:]}
        return next((sign for sign in _STRICTEST if sign in signs), "=")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name in it, in reading order."""
        return tuple(dict.fromkeys(name for step in self.steps for name in t.names(step.term)))

    @property
    def in_numbers(self) -> tuple[t.Sentence, ...]:
        """The expressions that are worked."""
        if self.worked is not None:
            return self.worked
        plain = [step.term for step in self.steps if not step.slope and t.names(step.term)]
        return tuple(dict.fromkeys((plain[0], plain[-1]))) if plain else ()


@dataclass(frozen=True)
class Identity:
    """Claims under one name, and the numbers they are worked with: a quantity of the first example, or a number.

    `timed` are names of a step, which have its time; `digits` are those of the figures. One's own has a `title`, a
    `path`, the `line` it begins at, and `at` with numbers alone.
    """

    name: str
    claims: tuple[IdentityChain, ...]
    at: Mapping[str, str] = field(default_factory=dict)
    timed: frozenset[str] = frozenset()
    digits: str = "4s"
    title: str = ""
    path: str = ""
    line: int = 0


def claim(
    *steps: str | tuple[str, str] | tuple[str, str, RelationSign],
    by: str = "",
    slopes: int = 0,
    where: Mapping[str, str] | None = None,
    domains: Mapping[str, str] | None = None,
    worked: tuple[str, ...] | None = None,
    told: str = "",
) -> IdentityChain:
    """A claim from texts: the first expression, then each with its reason, and a sign where it is no =.

    `slopes` of them are under the derivative.

    >>> claim("1 - sigmoid(x)", ("sigmoid(-x)", "definition")).names
    ('x',)
    """
    made: list[tuple[str, str, RelationSign]] = []
    for step in steps:
        text, reason, *sign = (step, "") if isinstance(step, str) else step
        made.append((text, reason, sign[0] if sign else "="))
    return IdentityChain(
        tuple(ChainStep(read(text), reason, k < slopes, sign) for k, (text, reason, sign) in enumerate(made)), by,
        {name: read(text) for name, text in (where or {}).items()},
        {name: domain(text) for name, text in (domains or {}).items()},
        None if worked is None else tuple(map(read, worked)), told,
    )  # fmt: skip
