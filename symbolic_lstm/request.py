"""Request: what somebody wants of an example by names and numbers as they type them.

A page of some derivations; the figure that a name stands for; whether what a text says of it holds. Quantities are
named as claims name them: `f`, `c@3`, `minus-ten:f`, and for figures also `f.sum`, `c.kept`, `tanh(c)`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from symbolic_lstm.errors import FigureError, QuantityError, UsageError, did_you_mean
from symbolic_lstm.languages import language
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.choose_digits import choose_digits
from symbolic_lstm.numbers.decide import PRECISIONS, decide
from symbolic_lstm.numbers.derive import derive
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Carry, Digits, Mode, Rounding, show
from symbolic_lstm.numbers.rounding import digits as read_digits
from symbolic_lstm.numbers.stages import STAGES
from symbolic_lstm.numbers.trace import Trace, trace
from symbolic_lstm.page.blocks import Page
from symbolic_lstm.page.figures import Results, figures
from symbolic_lstm.page.narrate import in_words, narrate
from symbolic_lstm.page.percent import percent
from symbolic_lstm.page.typography import typeset_text as unbroken
from symbolic_lstm.page.view import View, no_stage
from symbolic_lstm.published.claims import of, says
from symbolic_lstm.published.example import Claim, Example, Grid
from symbolic_lstm.published.given import Given
from symbolic_lstm.published.locate import locate
from symbolic_lstm.published.numerals import grid
from symbolic_lstm.published.setting import Setting, setting
from symbolic_lstm.published.sweep import sweep, with_first
from symbolic_lstm.records import replace
from symbolic_lstm.verify.check import judge_claims
from symbolic_lstm.verify.recompute import recompute
from symbolic_lstm.verify.result import Result


class Request(NamedTuple):
    """A variant with other numbers (`x=-10`), and of its sheet some quantities and stages, told in some way.

    What is empty is as the example has it; without quantities and stages the whole sheet is wanted.
    """

    quantities: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    variant: str = ""
    changes: tuple[str, ...] | Mapping[str, Grid] = ()
    digits: str | None = None
    carry: str | None = None
    mode: str | None = None
    notation: str | None = None
    language: str | None = None
    decimal: str | None = None
    entries: str | None = None
    steps: str | None = None
    table: str | Mapping[str, Sequence[Given]] | None = None


def page_of(example: Example, wanted: Request) -> Page:
    """The page of what is wanted.

    >>> from symbolic_lstm.published.load import load
    >>> page = page_of(load("understanding-lstms"), Request(("f",), ("result",), changes=("x=-10",)))
    >>> [display.step.shown for display in page.displays]
    ['6.27e-6']

    Raises `UsageError`, `QuantityError` or `FigureError` with what there is.
    """
    return _full(narrate(*asked(example, wanted)), wanted)


def figures_of(example: Example, wanted: Request) -> Results:
    """What the derivations of that page come to, one after the other, without the page; raises likewise.

    >>> from symbolic_lstm.published.load import load
    >>> [step.shown for step in figures_of(load("understanding-lstms"), Request(("f",), changes=("x=-10",)))]
    ['6.27e-6']
    """
    return figures(*asked(example, wanted))


def asked(example: Example, wanted: Request) -> tuple[Example, Setting, View]:
    """The example in the words, the variant with the numbers, and the derivations that are wanted; raises likewise."""
    example = in_words(example, wanted.notation, wanted.language, wanted.decimal)
    named = [quantity(text) for text in wanted.quantities]
    variants = {q.variant for q in named if q.variant} | ({wanted.variant} if wanted.variant else set())
    if len(variants) > 1:
        raise UsageError(f"one variant is worked at a time, not {' and '.join(sorted(variants))}")
    for stage in wanted.stages:
        if stage not in STAGES:
            raise UsageError(f"no stage {stage!r}{did_you_mean(stage, STAGES)}")
    table = None if wanted.table is None else sweep(wanted.table)
    ready = setting(example, next(iter(variants), ""), with_first(example, table, changed_numbers(wanted)))
    ready = replace(ready, rounding=changed_policy(ready.rounding, wanted.digits, wanted.carry, wanted.mode))
    derived = tuple(_whole(q, ready, example) for q in named)
    return example, ready, View(derived, wanted.stages, beneath=wanted.entries, steps=wanted.steps, table=table)


def page_of_line(expression: str, wanted: Request) -> Page:
    """The page of one line, worked from the numbers that are changed; of three significant digits unless others are.

    >>> page_of_line("w*x + 1", Request(changes=("w=2.70", "x=-1"))).displays[0].step.shown
    '-1.70'

    Raises `SentenceError` where it cannot be read, `UsageError` where something of an example is wanted.
    """
    if any((wanted.variant, wanted.quantities, wanted.carry, wanted.notation, wanted.entries)):
        raise UsageError("a line is worked by itself; leave out variant, quantity, entries, carry and notation")
    policy = changed_policy(Rounding(read_digits("3s")), wanted.digits, None, wanted.mode)
    tongue = language(wanted.language or "en", wanted.decimal or "")
    from symbolic_lstm.page.line_table import worked_line  # what reads lines is imported where a line is asked for

    return _full(worked_line(expression, changed_numbers(wanted), wanted.table, policy, wanted.stages, tongue), wanted)


def _full(page: Page, wanted: Request) -> Page:
    """The page, if it holds something of everything that is wanted."""
    if not page.blocks or not all(display.lines for display in page.displays):
        raise no_stage(wanted.stages)
    return page


def changed_numbers(wanted: Request) -> Mapping[str, Grid]:
    return wanted.changes if isinstance(wanted.changes, Mapping) else dict(map(change, wanted.changes))


def change(text: str) -> tuple[str, Grid]:
    """A name and its new number, typed `x=-10` or `x=[0, 0.5]`; raises `UsageError`."""
    name, sign, value = text.partition("=")
    if not sign:
        raise UsageError(f"{text!r} sets nothing; write a name and a number, as in x=-10")
    try:
        return name.strip(), grid(value)
    except FigureError as fault:
        raise UsageError(f"{name.strip()}: {fault}") from None


def changed_policy(policy: Rounding, digits: str | None, carry: str | None, mode: str | None) -> Rounding:
    """A policy with some of it changed; new digits are those of every quantity. `FigureError` where it is none."""
    if digits is not None:
        policy = replace(policy, digits=read_digits(digits), of={})
    return replace(policy, carry=cast("Carry", carry or policy.carry), mode=cast("Mode", mode or policy.mode))


def _whole(asked: Quantity, ready: Setting, example: Example) -> Quantity:
    """A quantity as the sheet names it; raises `UsageError` with what there is."""
    alias = next((e.name for e in example.cell if asked.name in (e.name, *e.aliases)), None)
    if asked.part:
        raise UsageError(f"whole derivations are shown, as of f, h@2, h[0]@2 or minus-ten:f, not {str(asked)!r}")
    if alias is None:
        known = [*example.cell.names, *(a for e in example.cell for a in e.aliases if " " not in a)]
        raise UsageError(f"{example.id} derives no {asked.name!r}{did_you_mean(asked.name, known)}")
    entries = ready.program.entries(alias)
    if asked.entry and asked.entry not in entries:
        last = f"{alias}[{','.join(map(str, entries[-1]))}]" if entries != ((),) else f"{alias}, a single number"
        raise UsageError(f"{asked} is not among the entries; the last is {last}")
    if asked.time is not None and not 1 <= asked.time <= ready.program.steps:
        raise UsageError(f"{asked} names step {asked.time}; the example has steps 1 to {ready.program.steps}")
    return replace(asked, name=alias)


def worked_out(example: Example, variant: str = "") -> Trace:
    """A variant of an example as its sheet works it; raises `UsageError` for one that does not exist."""
    ready = setting(example, variant)
    return trace(ready.program, ready.given, choose_digits(ready.program, ready.given, ready.rounding))


def quantity_figure(example: Example, name: str, wanted: Digits | None = None, traced: Trace | None = None) -> Figure:
    """The figure that the example's sheet prints for a quantity, or its value with the digits wanted.

    `traced` is the variant worked out, where that has been done before.

    >>> from symbolic_lstm.published.load import load
    >>> seed = load("understanding-lstms")
    >>> [quantity_figure(seed, name).text for name in ("f", "minus-ten:f", "f.sum", "c.kept", "W_f", "tanh(c)")]
    ['0.997', '6.27e-6', '5.95', '1.99', '1.63', '0.99']
    >>> quantity_figure(seed, "f", Digits(5)).text
    '0.99740'

    Raises `QuantityError` with what there is, `FigureError` where it has no value.
    """
    claim = _claim(example, name, "0")
    spot = locate(claim, setting(example, claim.variant), example)
    traced = traced or worked_out(example, claim.variant)
    if spot.asked:
        traced = trace(traced.program, traced.given, traced.rounding, (spot.asked,))
    work = traced.work.get(spot.key)
    inner = spot.node if work and spot.node != len(work.values) - 1 else None
    if wanted is None:
        if work is None or inner is None:
            return traced.shown(spot.key)
        path = work.code.nodes[inner].path
        if printed := next((line.figures[path] for line in derive(traced, spot.key) if path in line.figures), None):
            return printed
    digits = wanted or traced.rounding.digits_of(spot.key, spot.part)

    def shown(precision: int) -> Figure | None:  # more digits may need narrower enclosures
        at = traced if precision == PRECISIONS[0] else traced.at(precision)
        value = at.value(spot.key) if inner is None else at.work[spot.key].values[inner]
        return show(value, digits, traced.rounding.mode)

    if found := decide(shown):
        return found
    raise FigureError(f"the digits of {name} could not be decided")


def quantity_text(example: Example, name: str) -> str:
    """The figure as running text in the example's language; with `%` behind the name, as a percentage; raises likewise.

    >>> from symbolic_lstm.published.load import load
    >>> [quantity_text(load("understanding-lstms"), name) for name in ("f", "f %", "minus-ten:f")]
    ['0.997', '99.7\xa0%', '6.27×10⁻⁶']
    """
    tongue = language(example.language, example.decimal)
    bare = name.removesuffix("%")
    figure = quantity_figure(example, bare.strip())
    return tongue.figure(figure) if bare == name else unbroken(percent(figure, tongue))


def said_of(example: Example, name: str, text: str) -> Result:
    """The verdict on what a text says of a quantity, beside what the example's source prints.

    >>> from symbolic_lstm.published.load import load
    >>> seed = load("understanding-lstms")
    >>> [said_of(seed, "f", text).verdict for text in ("0.997", "99.7 %", "close to 1", "0.987")]
    ['ok', 'ok', 'qualitative', 'contradiction']

    Raises `QuantityError` for a quantity there is not, `FigureError` for a text that says no figure.
    """
    claim = _claim(example, name, text)
    return judge_claims(recompute(replace(example, claims=(*example.claims, claim)), claim.variant))[-1]


def _claim(example: Example, name: str, text: str) -> Claim:
    """A claim that names a quantity; raises `UsageError` for a variant that does not exist."""
    variant, named, sentence = of(name)
    if example.variant(variant) is None:
        known = [v.name for v in example.variants if v.name]
        raise UsageError(f"{example.id} has no variant {variant!r}{did_you_mean(variant, known)}")
    claim = Claim(name, says(text), variant, named, sentence)
    try:
        locate(claim, setting(example, variant), example)
    except QuantityError as fault:
        raise QuantityError(str(fault).partition("\n")[0]) from None
    return claim
