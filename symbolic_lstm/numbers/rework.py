"""Rework: what a figure comes to if other figures were carried than a sheet carries.

A verdict asks such questions by the dozen: from the figures as printed, from
all of them but one, from figures cut off instead of rounded. None of them needs
the program worked anew: a `Rework` evaluates the nodes a question leads to, down
to the figures that are carried, each once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import TypeAlias

from flint import arb, fmpq

from symbolic_lstm.errors import FigureError, UndecidedError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.program import Let
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.ball_ends import value_at
from symbolic_lstm.numbers.decide import CAP, PRECISIONS, decide, held
from symbolic_lstm.numbers.enclose import Resolve, Show, named_nodes, show_nothing
from symbolic_lstm.numbers.evaluate import FlatTerm, Number, code
from symbolic_lstm.numbers.figure import Bound, Figure
from symbolic_lstm.numbers.rounding import Value
from symbolic_lstm.numbers.walk import between, work
from symbolic_lstm.records import field, record

#: A node of the sentence at a place.
NodeSpot: TypeAlias = tuple[str, int]


@record(frozen=True, eq=False)
class Rework:
    """A program's sentences with the figures that later ones take over.

    `carried` are figures by place and part ('' for the whole); what is not
    among them is rounded by `show`, or, without, carried as it is.
    """

    lets: Mapping[str, Let]
    given: Mapping[str, fmpq]
    resolve: Resolve
    carried: Mapping[tuple[str, str], Figure]
    show: Show = show_nothing
    _numbers: dict[int, dict[NodeSpot, Number]] = field(default_factory=dict, init=False, repr=False)
    _taken: dict[NodeSpot, _Taken] = field(default_factory=dict, init=False, repr=False)
    #: What a node is worked from, whatever is carried: shared by all that carry other figures.
    sources: dict[NodeSpot, _Way] = field(default_factory=dict, repr=False)
    #: The node that is the whole of a sentence, by its place: shared likewise.
    lasts: dict[str, NodeSpot] = field(default_factory=dict, repr=False)

    def value(self, key: str, node: int, decided: Callable[[Value], bool] = lambda value: True) -> Value:
        """What a node comes to from what is carried below it, before it is rounded itself.

        The precision rises until the value is `decided`, or to the cap. Raises `FigureError`
        where it has no value, `UndecidedError` where it could not be enclosed.
        """

        def settled(value: Value | None) -> bool:
            return value is not None and decided(value)

        attempt: Callable[[int], Value | None] = partial(self._value, (key, node))
        value = decide(attempt, settled, least=PRECISIONS[1])
        if value is None:
            raise UndecidedError(f"{key}: its value could not be enclosed")
        return value

    def _value(self, asked: NodeSpot, precision: int) -> Value | None:
        numbers = self._numbers.setdefault(precision, {})
        value, fresh = held(precision, self._walk, asked, precision, numbers)
        numbers.update(fresh)  # all of one precision
        return value

    def _walk(
        self, asked: NodeSpot, precision: int, before: Mapping[NodeSpot, Number]
    ) -> tuple[Value | None, dict[NodeSpot, Number]]:
        """What a node comes to, and the numbers found on the way beside those found before."""
        fresh: dict[NodeSpot, Number] = {}
        todo = [asked]
        value: Value | None = None
        while todo:
            spot = todo[-1]
            if spot != asked and (spot in before or spot in fresh):
                todo.pop()
                continue
            way, taken = self._taken.get(spot) or self._takes(spot)
            known: dict[int, Number] = {}
            missing = False
            for j, it in taken.items():
                if not isinstance(it, tuple):
                    known[j] = it
                elif it in before:
                    known[j] = before[it]
                elif it in fresh:
                    known[j] = fresh[it]
                else:
                    missing = True
                    todo.append(it)
            if missing:
                continue
            todo.pop()
            try:
                number, value = _worked(way.laid, way.order, known, spot[1])
            except FigureError as fault:
                raise FigureError(f"{spot[0]}: {fault}") from None
            if value is None:
                break
            figure = value if way.part is None else self.show(spot[0], way.part, value)
            if figure is None and precision != CAP:
                value = None
                break
            fresh[spot] = number if isinstance(figure, Bound) or not isinstance(figure, Figure) else figure.value
        return value, fresh

    def _takes(self, spot: NodeSpot) -> _Taken:
        """What the nodes of a sentence are that a node is worked from: numbers that are carried, or spots before it."""
        way = self.sources.get(spot) or self._way(spot)
        found: dict[int, Number | NodeSpot] = {}
        for node, place, before in way.sources:
            figure = None if before is None else self.carried.get(place)
            found[node] = self.given[place[0]] if before is None else before if figure is None else figure.value
        self._taken[spot] = way, found
        return self._taken[spot]

    def _way(self, spot: NodeSpot) -> _Way:
        key, k = spot
        let = self.lets[key]
        path = _path(let.body, let.parts, k)
        found = [_Source(j, (key, part), (key, j)) for j, part in path.parts]
        for j, name in path.names:
            place = self.resolve(name, let.time)
            found.append(_Source(j, (place, ""), None if place in self.given else self._last(place)))
        self.sources[spot] = _Way(tuple(found), path.laid, path.order, path.part)
        return self.sources[spot]

    def _last(self, place: str) -> NodeSpot:
        """The node that is the whole of a sentence."""
        found = self.lasts.get(place)
        if found is None:
            found = self.lasts[place] = place, len(code(self.lets[place].body).nodes) - 1
        return found


class _Source(NamedTuple):
    """A node that others are worked from: where its figure would be carried, and what it is otherwise, if not given."""

    node: int
    place: tuple[str, str]
    before: NodeSpot | None


class _Way(NamedTuple):
    """How a node is worked: from which others, in which order; the part of its sentence that it is, if it is one."""

    sources: tuple[_Source, ...]
    laid: FlatTerm
    order: tuple[int, ...]
    part: str | None


#: How a node is worked, and what the nodes are that it is worked from.
_Taken: TypeAlias = tuple[_Way, dict[int, "Number | NodeSpot"]]


class _Path(NamedTuple):
    """How a node of a sentence is come to: from its named parts and the names below it, by other nodes in turn."""

    parts: tuple[tuple[int, str], ...]
    names: tuple[tuple[int, str], ...]
    order: tuple[int, ...]
    laid: FlatTerm
    part: str | None


@lru_cache(maxsize=4096)
def _path(body: t.Sentence, parts: tuple[tuple[str, t.Path], ...], k: int) -> _Path:
    laid = code(body)
    every = named_nodes(body, parts)
    named = {j: part for j, part in every.items() if j != k}
    order = between(laid, tuple(named), k)
    below = dict.fromkeys(p for j in order for p in laid.nodes[j].parts)
    names = tuple((j, laid.nodes[j].name) for j in {**below, k: None} if laid.nodes[j].name and j not in named)
    return _Path(tuple((j, named[j]) for j in below if j in named), names, order, laid, every.get(k))


def _worked(laid: FlatTerm, order: tuple[int, ...], known: dict[int, Number], k: int) -> tuple[Number, Value | None]:
    """The number of a node, and its ends, if all on the way to it have some."""
    number = work(laid, order, known)[k]
    if any(isinstance(it, arb) and not it.is_finite() for it in known.values()):
        return number, None
    return number, value_at(laid, k, known)
