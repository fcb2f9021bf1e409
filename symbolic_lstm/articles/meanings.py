"""Meanings: what an author says that signs stand for, `let sigma=relu`, `let b=0.5`, `let decimals=truncate`."""

from __future__ import annotations

from collections.abc import Sequence

from symbolic_lstm.articles.bindings import Bindings
from symbolic_lstm.articles.reading import Chain
from symbolic_lstm.articles.statements import Statement
from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.reader import FUNCTIONS


class Meanings:
    """What is said of signs, each from its place on."""

    def __init__(self, said: Sequence[tuple[int, str, str]]) -> None:
        self.functions: list[tuple[int, type[t.Term], type[t.Term]]] = []
        self.values: list[tuple[int, str, t.Dec]] = []
        self.truncates = any(name == "decimals" and value == "truncate" for _, name, value in said)
        for place, name, value in said:
            old, new = FUNCTIONS.get(name), FUNCTIONS.get(value)
            if old and new:
                self.functions.append((place, old, new))
            elif name != "decimals":
                try:
                    self.values.append((place, name, t.Dec(value)))
                except (FigureError, TypeError):
                    continue

    def given(self, chain: Chain, statement: Statement, bound: Bindings) -> Chain:
        """A chain with the functions that are meant; values that were said are bound."""
        place = statement.said.span(0, 1)[0]
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
