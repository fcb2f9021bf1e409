"""Meanings: what an author says that signs stand for, `let sigma=relu`, `let b=0.5`, `let decimals=truncate`."""

from __future__ import annotations

from collections.abc import Sequence

from symbolic_lstm.articles.bindings import Bindings
from symbolic_lstm.articles.reading import Chain
from symbolic_lstm.articles.statements import Statement
from symbolic_lstm.errors import FigureError, UsageError, did_you_mean, shortened
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.reader import FUNCTIONS


def meaning_fault(name: str, value: str) -> str:
    """What is wrong with saying that a sign stands for something; nothing where it can.

    >>> meaning_fault("sigma", "rleu"), meaning_fault("b", "-0.5")
    ("'rleu' is neither a number nor a function; did you mean 'relu'?", '')
    """
    if not name or not value:
        return f"{shortened(name or value)!r} says nothing; write sigma=relu, b=0.5 or decimals=truncate"
    if name == "decimals":
        return "" if value == "truncate" else f"decimals can be truncate, not {shortened(value)!r}"
    if name in FUNCTIONS and value in FUNCTIONS:
        return ""
    if _figure(value) is None:
        return f"{shortened(value)!r} is neither a number nor a function{did_you_mean(value, sorted(FUNCTIONS))}"
    return f"{name!r} is a function, and {shortened(value)} is a number" if name in FUNCTIONS else ""


def checked_meanings(said: Sequence[str], where: str) -> tuple[str, ...]:
    """What was said at a door, `sigma=relu`; raises `UsageError` for what cannot be meant."""
    for each in said:
        if fault := meaning_fault(*each.partition("=")[::2]):
            raise UsageError(f"{where}: {fault}")
    return tuple(said)


def _figure(value: str) -> t.Sentence | None:
    try:
        return t.Neg(t.Dec(value[1:])) if value[:1] in ("-", "−") else t.Dec(value)
    except (FigureError, TypeError):
        return None


class Meanings:
    """What is said of signs, each from its place on."""

    def __init__(self, said: Sequence[tuple[int, str, str]]) -> None:
        self.functions: list[tuple[int, type[t.Term], type[t.Term]]] = []
        self.values: list[tuple[int, str, t.Sentence]] = []
        self.truncates = any(name == "decimals" and value == "truncate" for _, name, value in said)
        for place, name, value in said:
            old, new = FUNCTIONS.get(name), FUNCTIONS.get(value)
            if old and new:
                self.functions.append((place, old, new))
            elif name != "decimals" and (figure := _figure(value)) is not None:
                self.values.append((place, name, figure))
        self.plain = not self.functions and not self.values

    def given(self, chain: Chain, statement: Statement, bound: Bindings) -> Chain:
        """A chain with the functions that are meant; values that were said are bound."""
        place = statement.mapped.span(0, 1)[0]
        for start, name, value in self.values:
            if start <= place and value not in bound.names[name]:
                bound.bind(name, value)
        heads = {old: new for start, old, new in self.functions if start <= place}
        if not heads:
            return chain
        sides = tuple(side._replace(term=_renamed(side.term, heads)) for side in chain.sides)
        return chain._replace(sides=sides, where={}, others=())


def _renamed(term: t.Sentence, heads: dict[type[t.Term], type[t.Term]]) -> t.Sentence:
    parts = [_renamed(part, heads) for part in term.args]
    new = heads.get(type(term)) if isinstance(term, t.Term) else None
    return new(*parts) if new else t.rebuilt(term, parts)
