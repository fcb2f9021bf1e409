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
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from flint import ctx

from symbolic_lstm.maths.program import Let, Program
from symbolic_lstm.numbers.enclose import LOCK, PRECISIONS
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Digits, Mode, Rounding
from symbolic_lstm.numbers.stages import stages
from symbolic_lstm.numbers.whole import COMBINE, FUNCTIONS, Combine, Exact, applied, rounded, written


class Act(NamedTuple):
    """What happens at one node: a place or a number is taken, parts are combined, or a function is applied.

    A figure that is rounded has its `digits`; an exact one has at most `most`
    decimals, and no fewer than the printed parts it is made of, the `lifted`.
    """

    place: str
    number: Figure | None
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
    acts: tuple[Act, ...]


class Plan(NamedTuple):
    """A program under a policy that carries shown figures."""

    stretches: tuple[Stretch, ...]
    mode: Mode


@dataclass(frozen=True, eq=False, slots=True)
class Mark:
    """What a setting depends on beside the digits of a figure. Equal ones are one object, to compare quickly."""

    negative: bool
    rounded: bool
    exponent: int | None = None


mark = cache(Mark)


class Planned(NamedTuple):
    """A worked sentence: digits and mark of the figure at every node, and its result."""

    digits: tuple[str, ...]
    marks: tuple[Mark, ...]
    result: Figure


def plan(program: Program, rounding: Rounding) -> Plan | None:
    """The plan of a program; None where a variant of it must be traced.

    Planned are sentences of sums, products, σ and tanh in which every function
    is a named part or the whole, under a policy that carries shown figures.
    """
    if rounding.carry != "shown" or rounding.mode == "truncate" or rounding.digits.auto:
        return None
    found = []
    for let in program.lets:
        acts = _acts(program, let, rounding)
        if acts is None:
            return None
        found.append(Stretch(let, let.key, acts))
    return Plan(tuple(found), rounding.mode)


def _acts(program: Program, let: Let, rounding: Rounding) -> tuple[Act, ...] | None:
    laid, cuts = code(let.body), stages(let.body)
    if cuts[0].cut == cuts[-1].cut:  # a number by itself
        return None
    named = {laid.index(path): part for part, path in let.parts} | {len(laid.nodes) - 1: ""}
    printed = {k for cut in cuts for k in cut.cut}
    found = []
    for k, node in enumerate(laid.nodes):
        kind, rounds = type(node.term), k in named
        if (rounds and not node.parts) or (node.parts and kind not in COMBINE and not (rounds and kind in FUNCTIONS)):
            return None
        digits = rounding.digits_of(let.key, named.get(k, ""))
        found.append(
            Act(
                program.place(node.name, let.time) if node.name else "",
                node.figure,
                COMBINE.get(kind),
                kind,
                node.parts,
                digits if rounds else None,
                k in printed,
                tuple(p for p in node.parts if p in printed),
                digits.number,
            )
        )
    return tuple(found)


def work(plan: Plan, given: Mapping[str, Figure]) -> tuple[Planned, ...] | None:
    """Every sentence of a plan worked from given figures, in order; None where `trace` must.

    >>> from symbolic_lstm.cells import lstm
    >>> from symbolic_lstm.maths.program import unroll
    >>> from symbolic_lstm.numbers.figure import figure
    >>> given = {name: figure("0.5") for name in lstm.parameters}
    >>> given |= {"x@1": figure("1"), "h@0": figure("0"), "c@0": figure("2")}
    >>> work(plan(unroll(lstm), Rounding(Digits(4), carry="shown")), given)[0].result.text
    '0.7311'
    """
    known = dict(given)
    found = []
    with LOCK, ctx.workprec(PRECISIONS[0]):
        for _, key, acts in plan.stretches:
            planned = _worked(acts, known, plan.mode)
            if planned is None:
                return None
            known[key] = planned.result
            found.append(planned)
    return tuple(found)


def _worked(acts: tuple[Act, ...], known: Mapping[str, Figure], mode: Mode) -> Planned | None:
    values: list[Exact] = []
    digits: list[str] = []
    marks: list[Mark] = []
    shown: Figure | None = None
    for place, number, combine, function, parts, wanted, printed, lifted, most in acts:
        rounds = False
        if place:
            shown = known[place]
        elif number:
            shown = number
        elif not combine:
            assert wanted is not None
            shown, rounds = applied(function, values[parts[0]], wanted, mode)
        else:
            exact = combine([values[k] for k in parts])
            if wanted:
                shown, rounds = rounded(exact, wanted, mode)
            elif printed:
                shown = written(exact, max([values[k][1] for k in lifted], default=0), most)
            else:
                values.append(exact)
                digits.append("")
                marks.append(mark(False, False, None))
                continue
        if shown is None:
            return None
        n, places = shown.n, shown.places
        values.append((n, places) if places >= 0 else (n * 10**-places, 0))
        digits.append(shown.digits)
        marks.append(mark(n < 0, rounds, shown.exponent))
    assert shown is not None
    return Planned(tuple(digits), tuple(marks), shown)
