"""A trace: the value of every part of every sentence of a program.

`trace` works a program from its given figures under a rounding policy. It holds
what the sheet works with and, beside it, what comes out with nothing rounded.
Backward passes and verdicts start from the full values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from symbolic_lstm.errors import FigureError, QuantityError, did_you_mean, expected, whole_number
from symbolic_lstm.maths.program import Let, Program
from symbolic_lstm.numbers.budget import affordable
from symbolic_lstm.numbers.enclose import Evaluation, enclose, show_nothing
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.limits import undecided
from symbolic_lstm.numbers.rounding import Rounding, Value, show
from symbolic_lstm.records import field, record

if TYPE_CHECKING:
    from symbolic_lstm.numbers.derive import Derived

_PLACE = "a place is named by a text, as 'h@2'"


@record(frozen=True, slots=True)
class Trace:
    """A worked program. `work` is what the sheet works with, `full` with nothing rounded.

    `derivations` are those that have been worked out already.
    """

    program: Program
    rounding: Rounding
    given: Mapping[str, Figure]
    work: Mapping[str, Evaluation]
    full: Mapping[str, Evaluation]
    lets: Mapping[str, Let]
    derivations: dict[str, tuple[Derived, ...]] = field(default_factory=dict, repr=False, compare=False, kw_only=True)

    def shown(self, key: str) -> Figure:
        """The figure a place shows: as typed if given, else rounded by the policy.

        Raises `UndecidedError` where its digits stayed open at the cap.
        """
        expected(key, str, _PLACE)
        if key in self.given:
            return self.given[key]
        worked = self.work[self._known(key)]
        figure = worked.figures[len(worked.code.nodes) - 1]
        if figure is None:
            raise undecided(key, worked.values[-1])
        return figure

    def value(self, key: str, *, full: bool = False) -> Value:
        """The value of a place, before it is rounded to be shown."""
        expected(key, str, _PLACE)
        if key in self.given:
            return self.given[key].value
        return (self.full if full else self.work)[self._known(key)].values[-1]

    def at(self, precision: int) -> Trace:
        """The same trace, worked with at least so many bits: narrower enclosures, the same figures."""
        asked = tuple(self.lets.values())[len(self.program.lets) :]
        return trace(self.program, self.given, self.rounding, asked, least=precision)

    def _known(self, key: str) -> str:
        if key not in self.work:
            raise QuantityError(f"no quantity {key!r} here{did_you_mean(key, [*self.work, *self.given])}")
        return key


def trace(
    program: Program,
    given: Mapping[str, Figure],
    rounding: Rounding | None = None,
    asked: Sequence[Let] = (),
    *,
    least: int = 0,
    results: bool = False,
) -> Trace:
    """Work a program from given figures: weights by name, inputs `x@1`, states `h@0`.

    `asked` are further sentences over the program's places, worked after it;
    `least` is the working precision to begin with, in bits; with `results` a long
    sequence keeps of each sentence what it comes to, which `shown` and `value` tell, and no parts of it.
    Raises `FigureError` where a figure is missing or a sentence has no value,
    `UsageError` for what is no program, figure or policy.

    >>> from symbolic_lstm.cells import lstm
    >>> from symbolic_lstm.maths.program import unroll
    >>> from symbolic_lstm.numbers.figure import figure
    >>> given = {name: figure("0.5") for name in lstm.parameters}
    >>> given |= {"x@1": figure("1"), "h@0": figure("0"), "c@0": figure("2")}
    >>> trace(unroll(lstm), given).shown("f@1").text
    '0.7311'
    """
    _kinds(program, given, rounding, asked)
    least = whole_number(least, "a precision is a whole number of bits")
    policy = rounding or Rounding()
    lets = (*program.lets, *asked)
    exact = {key: figure.value for key, figure in given.items()}
    _whole(program, lets, given)

    def shown(key: str, part: str, value: Value) -> Figure | None:
        return show(value, policy.digits_of(key, part), policy.mode)

    work = enclose(lets, exact, program.place, shown, carry=policy.carry == "shown", least=least, results=results)
    full = work
    if policy.carry == "shown":
        full = enclose(lets, exact, program.place, show_nothing, carry=False, least=least, results=results)
    return Trace(program, policy, given, work, full, {let.key: let for let in lets})


def _kinds(program: Program, given: Mapping[str, Figure], rounding: object, asked: Sequence[Let]) -> None:
    expected(program, Program, "what is traced is a program, as `unroll` gives")
    affordable(program)
    expected(given, Mapping, "what is given is a mapping of places to figures, as {'x@1': figure('1')}")
    for figure in given.values():
        expected(figure, Figure, "what is given at a place is a figure, as figure('2.70')")
    expected(rounding, (Rounding, type(None)), "how figures are rounded is a `Rounding`")
    expected(asked, (list, tuple), "what else is asked is a list of sentences (`Let`)")
    for let in asked:
        expected(let, Let, "what else is asked is a sentence (`Let`)")


def _whole(program: Program, lets: Sequence[Let], given: Mapping[str, Figure]) -> None:
    """Every leaf is given or defined before it is used."""
    known = set(given)
    checked: set[tuple[int, int]] = set()
    for let in lets:
        if (id(let.body), min(let.time, 2)) not in checked:
            checked.add((id(let.body), min(let.time, 2)))
            for node in code(let.body).nodes:
                place = program.place(node.name, let.time) if node.name else ""
                if place and place not in known:
                    raise FigureError(f"{let.key} needs a figure for {place}")
        known.add(let.key)
