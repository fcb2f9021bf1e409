"""Plans: a program laid flat, to be worked for thousands of variants.

Where shown figures are carried, whatever enters a sentence is a decimal. Its
sums and products are decimals again and its functions are proved at a rational
point, so a whole derivation can be worked on whole numbers in one pass. A plan
does this and nothing else. What is not plain, such as a digit that 64 bits
leave open or a product too long to print, it leaves to `trace` and `derive`,
whose figures and signs it gives otherwise, one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from symbolic_lstm.maths.program import Let, Program
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.decide import PRECISIONS, held
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Digits, Mode, Rounding
from symbolic_lstm.numbers.stages import stages
from symbolic_lstm.pools.integer_figures import (
    COMBINE,
    FUNCTIONS,
    Combine,
    Exact,
    applied,
    combine_of,
    exactly,
    rounded,
    written,
)
from symbolic_lstm.records import record


class GivenNode(NamedTuple):
    """A node that is taken as it is: the figure of a place, or a typed number."""

    node: int
    place: str
    number: Figure | None


class Act(NamedTuple):
    """What happens at any other node: parts are combined, or a function is applied.

    A figure that is rounded has its `digits`; an exact one has at most `most`
    decimals, and no fewer than the printed parts it is made of, the `lifted`.
    """

    node: int
    combine: Combine | None
    function: type
    parts: tuple[int, ...]
    digits: Digits | None
    printed: bool
    lifted: tuple[int, ...]
    most: int


class Stretch(NamedTuple):
    """A sentence of a plan, and the place its result is known by."""

    let: Let
    key: str
    leaves: tuple[GivenNode, ...]
    acts: tuple[Act, ...]


class ShownPlan(NamedTuple):
    """A program under a policy that carries shown figures."""

    stretches: tuple[Stretch, ...]
    mode: Mode


@record(frozen=True, eq=False, slots=True)
class SettingKey:
    """What a setting depends on beside the digits of a figure. Equal ones are one object, to compare quickly."""

    negative: bool
    rounded: bool
    exponent: int | None = None


mark = cache(SettingKey)
#: A figure as a leaf takes it: its value, its digits, its mark.
Taken: TypeAlias = tuple[Exact, str, SettingKey]
#: The marks of figures without a power of ten, by whether they are rounded and whether they are negative.
_MARKS = tuple(tuple(mark(negative, rounds, None) for negative in (False, True)) for rounds in (False, True))
_PLAIN, _MINUS = _MARKS[False]


class Planned(NamedTuple):
    """A worked sentence: digits and mark of the figure at every node, and its result."""

    digits: tuple[str, ...]
    marks: tuple[SettingKey, ...]
    result: Figure

    def figure(self, k: int) -> Figure:
        """The figure at a node."""
        digits, mark = self.digits[k], self.marks[k]
        whole, _, decimals = digits.partition(".")
        n = int(whole + decimals)
        return Figure(-n if mark.negative else n, len(decimals) - (mark.exponent or 0), digits, mark.exponent)


def plan(program: Program, rounding: Rounding) -> ShownPlan | None:
    """The plan of a program; None where a variant of it must be traced.

    Planned are sentences of sums, products, σ and tanh in which every function
    is a named part or the whole, under a policy that carries shown figures.
    """
    if rounding.carry != "shown" or rounding.digits.auto:
        return None
    found = []
    for let in program.lets:
        stretch = _stretch(program, let, rounding)
        if stretch is None:
            return None
        found.append(stretch)
    return ShownPlan(tuple(found), rounding.mode)


def _stretch(program: Program, let: Let, rounding: Rounding) -> Stretch | None:
    laid, cuts = code(let.body), stages(let.body)
    if cuts[0].cut == cuts[-1].cut:  # a number by itself
        return None
    named = {laid.index(path): part for part, path in let.parts} | {len(laid.nodes) - 1: ""}
    printed = {k for cut in cuts for k in cut.cut}
    leaves: list[GivenNode] = []
    acts: list[Act] = []
    for k, node in enumerate(laid.nodes):
        kind, rounds = type(node.term), k in named
        if not node.parts and not rounds:
            leaves.append(GivenNode(k, program.place(node.name, let.time) if node.name else "", node.figure))
            continue
        if kind not in COMBINE and not (rounds and kind in FUNCTIONS):
            return None
        digits = rounding.digits_of(let.key, named.get(k, ""))
        lifted = tuple(p for p in node.parts if p in printed)
        wanted = digits if rounds else None
        acts.append(
            Act(k, combine_of(kind, len(node.parts)), kind, node.parts, wanted, k in printed, lifted, digits.number)
        )
    return Stretch(let, let.key, tuple(leaves), tuple(acts))


def work(plan: ShownPlan, given: Mapping[str, Figure]) -> tuple[Planned, ...] | None:
    """Every sentence of a plan worked from given figures, in order; None where `trace` must.

    >>> from symbolic_lstm.cells import lstm
    >>> from symbolic_lstm.maths.program import unroll
    >>> from symbolic_lstm.numbers.figure import figure
    >>> given = {name: figure("0.5") for name in lstm.parameters}
    >>> given |= {"x@1": figure("1"), "h@0": figure("0"), "c@0": figure("2")}
    >>> work(plan(unroll(lstm), Rounding(Digits(4), carry="shown")), given)[0].result.text
    '0.7311'
    """
    return held(PRECISIONS[0], _work, plan, given)


def _work(plan: ShownPlan, given: Mapping[str, Figure]) -> tuple[Planned, ...] | None:
    known = {place: _taken(shown) for place, shown in given.items()}
    found = []
    for _, key, leaves, acts in plan.stretches:
        planned = _worked(leaves, acts, known, plan.mode)
        if planned is None:
            return None
        known[key] = _taken(planned.result)
        found.append(planned)
    return tuple(found)


def _taken(shown: Figure, rounds: bool = False) -> Taken:
    """A figure as whatever comes behind takes it; `rounds` says that it is not all of its value."""
    n, places, exponent = shown.n, shown.places, shown.exponent
    exact = (n, places) if places >= 0 else exactly(shown)
    return exact, shown.digits, _MARKS[rounds][n < 0] if exponent is None else mark(n < 0, rounds, exponent)


def _worked(
    leaves: tuple[GivenNode, ...], acts: tuple[Act, ...], known: Mapping[str, Taken], mode: Mode
) -> Planned | None:
    size = len(leaves) + len(acts)
    values: list[Exact] = [(0, 0)] * size
    digits = [""] * size
    marks = [_PLAIN] * size
    shown: Figure | None = None
    for k, place, number in leaves:
        values[k], digits[k], marks[k] = known[place] if number is None else _taken(number)
    for k, combine, function, parts, wanted, printed, lifted, most in acts:
        if not wanted:
            assert combine is not None
            exact = combine([values[p] for p in parts])
            if printed:
                least = 0
                for p in lifted:
                    if values[p][1] > least:
                        least = values[p][1]
                found = written(exact, least, most)
                if found is None:
                    return None
                exact, digits[k] = found
            values[k] = exact
            if exact[0] < 0:
                marks[k] = _MINUS
            continue
        if combine:
            shown, rounds = rounded(combine([values[p] for p in parts]), wanted, mode)
        else:
            shown, rounds = applied(function, values[parts[0]], wanted, mode)
        if shown is None:
            return None
        values[k], digits[k], marks[k] = _taken(shown, rounds)
    assert shown is not None
    return Planned(tuple(digits), tuple(marks), shown)
