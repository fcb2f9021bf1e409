"""Effects: what a quantity does in a cell, as its sentences say it.

A *share* is what lies between 0 and 1 whatever goes in, such as a sigmoid. Where
a share stands as a factor it does something to the other factors: `f * c_prev`
in the sentence that renews `c_prev` keeps, `i * g` beside it adds, `o * tanh(c)`
as a whole sentence lets out, `r * h_prev` inside another function shows. `1 - f`
does what f leaves. No name and no role is looked up: where nothing follows from
the sentences, there is no effect.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.bounds import SHARE, Bounds, bounds
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.named_tuples import NamedTuple

Kind = Literal["keeps", "adds", "lets out", "shows", "passes"]
_ONE = t.Dec("1")


class Effect(NamedTuple):
    """What a gate does with `of` in the sentence of `into`; with `rest` its share is what the gate leaves of 1."""

    kind: Kind
    of: t.Sentence
    into: str
    rest: bool = False


class Addends(NamedTuple):
    """The addends of a state's sentence by their paths: what is kept of the state before, and what is added to it."""

    kept: t.Path
    added: tuple[t.Path, ...]


@lru_cache(maxsize=1024)
def effects(cell: Cell, gate: str) -> tuple[Effect, ...]:
    """What a quantity does in the sentences of its cell, in their order; nothing where it is no share.

    >>> from symbolic_lstm.cells import gru, lstm
    >>> [(e.kind, str(e.of), e.into, e.rest) for e in effects(gru, "z")]
    [('keeps', 'h_prev', 'h', False), ('adds', 'n', 'h', True)]
    >>> [e.kind for name in lstm.names for e in effects(lstm, name)]
    ['keeps', 'adds', 'lets out']
    """
    if not is_share(t.Symbol(gate), cell):
        return ()
    return tuple(dict.fromkeys(found for name in cell.names for found in _in_sentence(cell, name, gate)))


def proposed(cell: Cell, name: str) -> bool:
    """Whether a quantity is what some gate adds a share of to a state."""
    return any(e.kind == "adds" and e.of == t.Symbol(name) for gate in cell.names for e in effects(cell, gate))


@lru_cache(maxsize=1024)
def composition(cell: Cell, name: str, body: t.Sentence, shares: frozenset[str] = frozenset()) -> Addends | None:
    """How a state's sentence is made up, or None where none of the state before is kept as it is.

    `body` is the sentence or its scalar form; `shares` are parameters whose numbers lie between 0 and 1.

    >>> from symbolic_lstm.cells import lstm, rnn
    >>> composition(lstm, "c", lstm["c"].body)
    Addends(kept=(0,), added=((1,),))
    >>> composition(rnn, "h", rnn["h"].body) is None
    True
    """
    before = _before(cell, name)
    if before is None or not isinstance(body, t.Plus):
        return None
    kept = [k for k, addend in enumerate(body.args) if _keeps(addend, before, cell, shares)]
    others = [k for k in range(len(body.args)) if k not in kept]
    if len(kept) != 1 or any(before.name in t.names(body.args[k]) for k in others):
        return None
    return Addends((kept[0],), tuple((k,) for k in others))


def is_share(term: t.Sentence, cell: Cell, shares: frozenset[str] = frozenset()) -> bool:
    """Whether a term lies between 0 and 1 whatever the cell is given.

    >>> from symbolic_lstm.cells import lstm
    >>> [is_share(t.Symbol(name), lstm) for name in ("f", "g", "x")]
    [True, False, False]
    """
    low, high = bounds(term, {**_bounds(cell), **dict.fromkeys(shares, SHARE)})
    return low >= 0 and high <= 1


@lru_cache(maxsize=64)
def _bounds(cell: Cell) -> dict[str, Bounds]:
    """Between which numbers each quantity of a cell lies."""
    found: dict[str, Bounds] = {}
    for equation in cell:
        found[equation.name] = bounds(equation.body, found)
    return found


def _in_sentence(cell: Cell, name: str, gate: str) -> Iterator[Effect]:
    """The effects a gate has in one sentence: one for each product it is a factor of."""
    body, before = cell[name].body, _before(cell, name)
    for path, term in t.walk(body):
        if blend := _blended(term, before, gate) if path == () else None:
            assert before is not None
            yield Effect("keeps", before, name, rest=True)
            yield Effect("adds", blend, name)
        if not isinstance(term, t.Times):
            continue
        for k, factor in enumerate(term.args):
            rest = factor == t.Minus(_ONE, t.Symbol(gate))
            others = [other for j, other in enumerate(term.args) if j != k]
            if (factor == t.Symbol(gate) or rest) and not all(_only_shares(o, cell) for o in others):
                of = others[0] if len(others) == 1 else t.Times(*others)
                if kind := _kind(cell, name, body, path, of):
                    yield Effect(kind, of, name, rest)


def _kind(cell: Cell, name: str, body: t.Sentence, path: t.Path, of: t.Sentence) -> Kind | None:
    """What a share of `of` at a path is there for."""
    before = _before(cell, name)
    addend = len(path) == 1 and isinstance(body, t.Plus)
    if of == before and (addend or path == ()):
        return "keeps"
    if addend and before is not None:
        return "adds" if composition(cell, name, body) and before.name not in t.names(of) else None
    if before is not None and before.name in t.names(of):
        return None
    if isinstance(of, t.Symbol) and of.name in cell.states:
        return "shows"
    if path == ():
        return "lets out" if before is not None or _last(cell, name) else "passes"
    timed = {n for n in t.names(of) if n not in cell.constants}
    inside = any(not isinstance(t.at(body, path[:k]), _LINEAR) for k in range(len(path)))
    return "shows" if inside and len(timed) == 1 and timed <= {*cell.states, *cell.inputs} else None


#: What passes a share on as it is; in what else it stands, that sees a share.
_LINEAR = (t.Plus, t.Minus, t.Neg, t.Times, t.Apply, t.Quotient, t.Concat, t.Flip, t.Total)


def _blended(body: t.Sentence, before: t.Symbol | None, gate: str) -> t.Sentence | None:
    """The new in `h_prev + z * (new - h_prev)`, which keeps 1 − z of the old."""
    match body:
        case t.Plus(args=(old, t.Times(args=(by, t.Minus(args=(new, same)))))) if old == before == same:
            return new if by == t.Symbol(gate) and before is not None and before.name not in t.names(new) else None
        case _:
            return None


def _keeps(addend: t.Sentence, before: t.Symbol, cell: Cell, shares: frozenset[str]) -> bool:
    """Whether an addend is the state before, or shares of it."""
    if addend == before:
        return True
    if not isinstance(addend, t.Times) or addend.args.count(before) != 1:
        return False
    return all(is_share(factor, cell, shares) for factor in addend.args if factor != before)


def _before(cell: Cell, name: str) -> t.Symbol | None:
    """The state that a sentence renews."""
    return next((t.Symbol(before) for before, after in cell.states.items() if after == name), None)


def _last(cell: Cell, name: str) -> bool:
    """Whether no later sentence uses a quantity, so that it leaves the cell."""
    return not any(name in t.names(e.body) for e in cell)


def _only_shares(term: t.Sentence, cell: Cell) -> bool:
    """Whether a term is a gate or what one leaves."""
    plain = isinstance(term, t.Symbol) or (isinstance(term, t.Minus) and isinstance(term.args[1], t.Symbol))
    return plain and is_share(term, cell)
