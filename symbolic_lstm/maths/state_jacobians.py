"""How a vector state depends on itself one step before: matrices, each entry a sentence of its own.

Row i, column j is the derivative of entry i of a state by entry j of the same state one step before: directly, through
the state's own sentence with all gates held, or in total. Each is found by the rules of the backward pass from a seed
that is 1 at entry i and 0 elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.backward import Backward, Gradient, backward
from symbolic_lstm.maths.cell import Cell, Equation
from symbolic_lstm.maths.compose import ONE, ZERO, negated, plus, times
from symbolic_lstm.maths.loss import Loss, free_name
from symbolic_lstm.maths.pull import pulled
from symbolic_lstm.maths.state_derivatives import earlier

Place = tuple[int, int]


class StateJacobian:
    """The derivatives of a state of `n` entries by itself one step before; names are those of the step.

    >>> from symbolic_lstm.cells import lstm
    >>> found = StateJacobian(lstm, "c", lstm.shapes(2, 1))
    >>> found.direct((1, 1)), found.direct((0, 1))
    (f[1], 0)
    >>> str(found.total((0, 1), 2))[:46]
    '(U_f[0,1] * c_prev[0] * f[0] * (1 - f[0]) + U_'

    Raises `CellError` or `SentenceError` where the cell has no backward pass.
    """

    def __init__(self, cell: Cell, state: str, shapes: forms.Shapes) -> None:
        self.cell, self.state, self.seed = cell, state, free_name("seed", cell)
        self.before = next(before for before, after in cell.states.items() if after == state)
        self.shapes = {**shapes, self.seed: shapes[state]}
        self.size = shapes[state][0]
        whole = self._of(state)
        self.behind = _expanded(whole, whole.before)
        shares = pulled(state, cell[state].body, t.Symbol(self.seed), self.shapes)
        self.shares = [share.cotangent for share in shares if share.name == self.before]
        within = {after: _expanded(self._of(after), ()).get(state) for after in cell.states.values() if after != state}
        self.within = {after: term for after, term in within.items() if term is not None}

    def _of(self, state: str) -> Backward:
        """The backward pass of the sum of a state's entries, each weighed by the seed."""
        shapes = {**self.shapes, self.seed: self.shapes.get(state, ())}
        body = t.Total(t.Times(t.Symbol(self.seed), t.Symbol(state)))
        equation = Equation(free_name("L", self.cell), body, "loss")
        loss = Loss((equation,), "last", (self.seed,), {self.seed: shapes[self.seed]})
        return backward(self.cell, loss, shapes)

    def direct(self, place: Place) -> t.Sentence:
        """Through the state's own sentence alone."""
        return plus(self._entry(share, place) for share in self.shares)

    @property
    def held(self) -> bool:
        """Whether no gate of its own step reads the state before, so that the direct way is all there is at once."""
        behind = self.behind.get(self.before, ZERO)
        places = [(i, j) for i in range(self.size) for j in range(self.size)]
        return all(self._entry(behind, place) == self.direct(place) for place in places)

    def total(self, place: Place, time: int) -> t.Sentence:
        """Through every path, at a time from 2; names of the step before say their time."""
        row, column = place
        found: list[t.Sentence] = []
        for before, after in self.cell.states.items():
            into = self.behind.get(before)
            if into is None or (after != self.state and after not in self.within):
                continue
            if after == self.state:
                found.append(self._entry(into, place))
                continue
            width = self.shapes[after][0] if self.shapes.get(after) else 1
            for k in range(width):
                through = self._entry(self.within[after], (k, column), after)
                if through != ZERO and (first := self._entry(into, (row, k))) != ZERO:
                    found.append(times(first, earlier(through, self.cell, time - 1)))
        return plus(part for part in found if part != ZERO)

    def _entry(self, term: t.Sentence, place: Place, state: str = "") -> t.Sentence:
        """A row of a product with the seed, as one entry of the matrix that it stands for."""
        shapes = {**self.shapes, self.seed: self.shapes.get(state or self.state, ())}
        term = forms.entry(term, (place[1],) if forms.shape(term, shapes) else (), shapes)
        return _folded(term, (self.seed, f"{self.seed}[{place[0]}]"))


def entrywise(cell: Cell, state: str, shapes: forms.Shapes, heads: tuple[type[t.Term], ...]) -> t.Sentence | None:
    """The diagonal of a direct derivative, where that is all of it; None where it has other entries, or is 0."""
    before = next(before for before, after in cell.states.items() if after == state)
    shares = [s.cotangent for s in pulled(state, cell[state].body, ONE, shapes) if s.name == before]
    if not shares or any(isinstance(p, t.Term) and not isinstance(p, heads) for s in shares for _, p in t.walk(s)):
        return None
    return plus(shares)


def _expanded(whole: Backward, more: Iterable[Gradient]) -> Mapping[str, t.Sentence]:
    """The gradients of one step without a next one, each written out; by what they are of."""
    known: dict[t.Symbol, t.Sentence] = {}
    found: dict[str, t.Sentence] = {}
    for one in (*whole.steps, *more):
        uses = tuple(u for u in one.uses if u.where != "next" and all(t.Symbol(need) in known for need in u.needs))
        if not uses:
            continue
        known[t.Symbol(one.own)] = body = t.substituted(one.body(uses), known)
        if one.kind != "pre":
            found[one.of] = body
    return found


def _folded(term: t.Sentence, seeds: tuple[str, str]) -> t.Sentence:
    """The sentence where the seed is 1 at one entry and 0 at the others; what is multiplied by 0 is left out."""
    if isinstance(term, t.Symbol):
        return ONE if term.name in seeds else ZERO if term.name.partition("[")[0] == seeds[0] else term
    parts = [_folded(part, seeds) for part in term.args]
    match term:
        case t.Times():
            return ZERO if ZERO in parts else times(*parts)
        case t.Plus():
            return plus(part for part in parts if part != ZERO)
        case t.Minus():
            return plus(_kept(parts))
        case t.Neg():
            return ZERO if parts[0] == ZERO else negated(parts[0])
        case t.Quotient() if parts[0] == ZERO:
            return ZERO
        case _:
            return t.rebuilt(term, parts)


def _kept(parts: list[t.Sentence]) -> Iterator[t.Sentence]:
    """Both sides of a difference as terms of a sum."""
    if parts[0] != ZERO:
        yield parts[0]
    if parts[1] != ZERO:
        yield negated(parts[1])
