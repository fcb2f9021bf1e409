"""A trace of what a plan has worked: its figures are there, and its values are worked when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import overload

from symbolic_lstm.maths.program import Let, Program
from symbolic_lstm.numbers.ball_ends import value_at
from symbolic_lstm.numbers.decide import PRECISIONS, held
from symbolic_lstm.numbers.derive import Derived
from symbolic_lstm.numbers.enclose import Evaluation, named_nodes
from symbolic_lstm.numbers.evaluate import FlatTerm, Number, code
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Rounding, Value, show
from symbolic_lstm.numbers.trace import Trace, trace
from symbolic_lstm.numbers.walk import work
from symbolic_lstm.pools.derivation_templates import derived_of
from symbolic_lstm.pools.plan import Planned
from symbolic_lstm.records import replace


def planned_trace(
    program: Program, rounding: Rounding, given: Mapping[str, Figure], planned: Sequence[Planned]
) -> Trace:
    """The trace that `trace` makes of the same, for sentences that a plan has worked at the first precision."""
    by_key = {let.key: its for let, its in zip(program.lets, planned, strict=True)}
    again = cache(partial(trace, program, given, rounding))
    works = _Works(program, rounding, given, by_key, lambda: again().work)
    full = works
    if rounding.carry == "shown":
        full = _Works(program, replace(rounding, carry="full"), given, {}, lambda: again().full)
    derivations = _Derivations(program.by_key, by_key)
    return Trace(program, rounding, given, works, full, program.by_key, derivations=derivations)


class _Derivations(dict[str, tuple[Derived, ...]]):
    """The derivations of sentences, made when they are asked for."""

    def __init__(self, lets: Mapping[str, Let], planned: Mapping[str, Planned]) -> None:
        self._lets, self._planned = lets, planned

    def get(self, key: str, default: object = None) -> tuple[Derived, ...]:
        if key not in self:
            its = self._planned[key]
            figures = [its.figure(k) if digits else its.result for k, digits in enumerate(its.digits)]
            self[key] = tuple(derived_of(self._lets[key], figures, its.marks))
        return self[key]


class _Values(Sequence[Value]):
    """The values of a sentence's nodes from their `numbers`, if somebody asks.

    `named` tells those of places, `again` what stayed open.
    """

    def __init__(
        self,
        laid: FlatTerm,
        numbers: Callable[[], Mapping[int, Number]],
        named: Callable[[int], Value],
        again: Callable[[], Sequence[Value]],
    ) -> None:
        self._laid, self._numbers, self._named, self._again = laid, numbers, named, again

    def __len__(self) -> int:
        return len(self._laid.nodes)

    @overload
    def __getitem__(self, k: int) -> Value: ...
    @overload
    def __getitem__(self, k: slice) -> Sequence[Value]: ...
    def __getitem__(self, k: int | slice) -> Value | Sequence[Value]:
        if isinstance(k, slice):
            return tuple(self[at] for at in range(*k.indices(len(self))))
        at = k + len(self) if k < 0 else k
        if self._laid.nodes[at].name:
            return self._named(at)
        value = held(PRECISIONS[0], value_at, self._laid, at, self._numbers())
        return self._again()[at] if value is None else value


class _Works(Mapping[str, Evaluation]):
    """The sentences of a program worked once, all of them, when the first value is asked for."""

    def __init__(
        self,
        program: Program,
        rounding: Rounding,
        given: Mapping[str, Figure],
        planned: Mapping[str, Planned],
        again: Callable[[], Mapping[str, Evaluation]],
    ) -> None:
        self._program, self._rounding, self._given = program, rounding, given
        self._planned, self._again = planned, again
        self._made: dict[str, Evaluation] = {}
        self._numbers: dict[str, dict[int, Number]] = {}

    def __getitem__(self, key: str) -> Evaluation:
        if key not in self._made:
            self._made[key] = self._evaluation(self._program.by_key[key])
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._program.by_key  # and is not worked to be asked after

    def __iter__(self) -> Iterator[str]:
        return iter(self._program.by_key)

    def __len__(self) -> int:
        return len(self._program.lets)

    def _evaluation(self, let: Let) -> Evaluation:
        policy, laid = self._rounding, code(let.body)
        own, again = partial(self._own, let.key), partial(self._values, let.key)
        values = _Values(laid, own, self._named(self._places(let)), again)
        figures = dict[int, Figure | None](self._figures(let))
        if figures and policy.carry == "full":  # a line may show more digits than the policy says
            for k, part in named_nodes(let.body, let.parts).items():
                if part:
                    figures[k] = show(values[k], policy.digits_of(let.key, part), policy.mode)
        return Evaluation(laid, values, figures)

    def _figures(self, let: Let) -> dict[int, Figure]:
        """The figures that a plan has found for the named nodes of a sentence."""
        its = self._planned.get(let.key)
        return {k: its.figure(k) for k in named_nodes(let.body, let.parts) if its.digits[k]} if its else {}

    def _places(self, let: Let) -> dict[int, str]:
        nodes = enumerate(code(let.body).nodes)
        return {k: self._program.place(it.name, let.time) for k, it in nodes if it.name}

    def _own(self, key: str) -> Mapping[int, Number]:
        if not self._numbers:
            held(PRECISIONS[0], self._work)
        return self._numbers[key]

    def _work(self) -> None:
        known: dict[str, Number] = {}
        made: dict[str, dict[int, Number]] = {}
        for let in self._program.lets:
            laid = code(let.body)
            shown = self._figures(let) if self._rounding.carry == "shown" else {}
            places = self._places(let)
            numbers: dict[int, Number] = {
                k: known[place] if place in known else self._given[place].value for k, place in places.items()
            }
            own = made[let.key] = {}
            for k in range(len(laid.nodes)):
                if k not in places:
                    own[k] = work(laid, (k,), numbers)[k]
                    if k in shown:
                        numbers[k] = shown[k].value
            known[let.key] = numbers[len(laid.nodes) - 1]
        self._numbers = made

    def _values(self, key: str) -> Sequence[Value]:
        return self._again()[key].values

    def _named(self, places: Mapping[int, str]) -> Callable[[int], Value]:
        def value(k: int) -> Value:
            place = places[k]
            return self._given[place].value if place in self._given else self[place].values[-1]

        return value
