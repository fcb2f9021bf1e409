"""Narrate backward: the page of an example with its backward pass, or some gradients by themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.languages import language, worded
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.maths.through_time import BackwardProgram
from symbolic_lstm.maths.update import Update, updated
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.notation import named
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.choose_digits import choose_digits
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.rounding import Digits, Rounding
from symbolic_lstm.numbers.trace import Trace, trace
from symbolic_lstm.page import gradients, jacobians, training
from symbolic_lstm.page.blocks import Block, Page
from symbolic_lstm.page.convert import in_notation
from symbolic_lstm.page.final import facts, final
from symbolic_lstm.page.gradient_table import swept_gradients
from symbolic_lstm.page.narrate import narrate
from symbolic_lstm.page.steps_in_full import told_steps
from symbolic_lstm.page.sweep_table import NOTHING
from symbolic_lstm.page.view import View
from symbolic_lstm.published.backward import backward_setting
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting
from symbolic_lstm.published.sweep import Sweep
from symbolic_lstm.records import replace

#: A step changes a loss by little: both losses show so many digits.
LOSSES = Digits(8, significant=True, near_zero=True)


class ToldBackward(NamedTuple):
    """A page with its backward pass, and what its pictures are drawn of: the variant, and the pass as it was worked."""

    page: Page
    example: Example
    ready: Setting
    traced: Trace


def narrate_backward(
    example: Example,
    ready: Setting,
    rounding: Rounding | None = None,
    *,
    loss: str | None = None,
    window: int | None = None,
    update: Update | None = None,
    quantities: Collection[Quantity] = (),
    stages: Collection[str] = (),
    steps: str | None = None,
    table: Sweep | None = None,
) -> ToldBackward:
    """The page of a variant with its backward pass behind it; with `quantities`, only these gradients.

    A `table` of other values of a given number is shown, too, of figures and of gradients.

    `update` is a step down the gradient to be worked, too; `rounding` is that of the
    gradients, full values with four significant digits if nothing is said; `loss` is a
    sentence in place of the example's own, `window` cuts the pass; `steps` are those that are worked, all if nothing is
    said, and with `none` the pass is told for a step t alone.
    Raises as `narrate` and `backward_setting` do, `UsageError` for a gradient there is not.
    """
    notation = worded(named(example.notation), example.language, example.native)
    tongue = language(example.language, example.decimal)
    said = in_notation(example, ready, notation)
    back = backward_setting(example, said, loss, window)
    back = replace(back, rounding=rounding or back.rounding)
    program, given = back.program, dict(back.given)
    assert isinstance(program, BackwardProgram)
    if update is not None:
        program = updated(program, update)
        given |= {name: figure(text) for name, text in update.constants.items()}
        finer = dict.fromkeys((program.loss.name, f"new_{program.loss.name}"), LOSSES)
        back = replace(back, rounding=replace(back.rounding, of={**finer, **back.rounding.of}))
    program, asked = training.with_norms(program)
    traced = trace(program, given, back.rounding, asked)
    own = gradients.of_gradients(notation)
    blocks: tuple[Block, ...]
    if quantities or stages:
        blocks = tuple(_some(traced, own, quantities, stages))
    else:
        policy = choose_digits(said.program, said.given, said.rounding)
        shown = trace(said.program, said.given, policy, results=True)
        told = None if steps is None else told_steps(steps, program.steps)
        blocks = tuple(gradients.chapter(traced, shown, own, tongue, told))
        blocks += () if told == frozenset() else tuple(training.sizes(traced, own, tongue, told))
        blocks += tuple(training.step(traced, update, own, tongue)) if update else ()
    varied = NOTHING
    if table is not None:

        def laid(it: Setting) -> Setting:
            return replace(backward_setting(example, it, loss, window), rounding=back.rounding)

        varied = swept_gradients(example, ready, table, laid, quantities, notation, tongue)
        blocks += varied.blocks
    about = {"rounding": {"mode": back.rounding.mode, "carry": back.rounding.carry}, **facts(tongue)}
    behind = final(Page("", blocks, about), tongue)
    if quantities or stages:
        first = View((Quantity(example.cell.names[0], time=1),))
        whole = narrate(example, ready, first)  # for what it says of the page as a whole
        return ToldBackward(Page("", behind.blocks, {**whole.about, **varied.about}), example, ready, traced)
    page = narrate(example, ready, View(steps=steps, table=table))
    if table is not None:
        page.about["table"] = _both(page.about["table"], varied.about["table"])
    rule = {"rule": update.rule, "constants": dict(update.constants)} if update else None
    about = {**page.about, "rule": rule} if rule else page.about
    page = replace(page, blocks=(*page.blocks, *behind.blocks), about=about)
    return ToldBackward(page, example, ready, traced)


def _both(figures: dict[str, Any], gradients: dict[str, Any]) -> dict[str, Any]:
    """The rows of both tables as one."""
    rows = [
        {**row, "figures": [*row["figures"], *more["figures"]]}
        for row, more in zip(figures["rows"], gradients["rows"], strict=True)
    ]
    return {**figures, "rows": rows}


def _some(
    traced: Trace, notation: Notation, quantities: Collection[Quantity], stages: Collection[str]
) -> Iterator[Block]:
    program = gradients.backward_of(traced)
    derived = program.derived
    by_themselves = [(q, [*jacobians.asked_for(traced, q)]) for q in quantities]
    asked = [(_known(program, q), q) for q, found in by_themselves if not found]
    yield gradients.loss(traced, notation)
    for time in range(program.steps, 0, -1):
        for one in (*derived.steps, *(derived.before if time == 1 else ())):
            own = 0 if one.kind == "before" else time
            fitting = [
                q for name, q in asked if name == _shown_name(program, one.own, one.alias) and q.time in (None, own)
            ]
            if fitting or not quantities:
                entries = [q.entry for q in fitting if q.entry]
                yield gradients.gradient(traced, one, time, notation, stages, entries)
    for one in derived.parameters:
        fitting = [q for name, q in asked if name == one.own]
        if fitting or not quantities:
            yield gradients.gradient(
                traced, one, program.whole, notation, stages, [q.entry for q in fitting if q.entry]
            )
    for q, places in by_themselves:
        for state, kind, time in places:
            _entered(program, q, f"{kind}_{state}")
            yield training.by_itself(traced, state, time, notation, kind, [q.entry] if q.entry else [])


def _shown_name(program: BackwardProgram, own: str, alias: str) -> str:
    """The name of a gradient as somebody asks for it; that of a state before the first step is d_h at time 0."""
    of, cell = own.removeprefix("d_"), program.forward.cell
    return f"d_{cell.original(cell.states[of])}" if of in cell.states else alias


def _known(program: BackwardProgram, asked: Quantity) -> str:
    """The gradient that is asked for, `d_f.sum` or `delta_f`; raises `UsageError` with what there is."""
    name = f"{asked.name}.{asked.part}" if asked.part else asked.name
    found = program.derived.by_name.get(name)
    if found is None:
        of = asked.name.removeprefix("d_")
        if of in gradients.without_path(program):
            raise UsageError(f"no path leads from {of} to the loss {program.loss.name}: its gradient is 0")
        known = [g.alias for g in (*program.derived.steps, *program.derived.parameters)]
        raise UsageError(f"the backward pass has no {name!r}{did_you_mean(name, known)}")
    _entered(program, asked, found.own)
    if asked.time is not None and not 0 <= asked.time <= program.steps:
        raise UsageError(f"{asked} names step {asked.time}; the example has steps 1 to {program.steps}")
    return found.alias


def _entered(program: BackwardProgram, asked: Quantity, own: str) -> None:
    """Raises `UsageError` for an entry there is not."""
    entries, name = program.entries(own), asked.name
    if asked.entry and asked.entry not in entries:
        last = f"{name}[{','.join(map(str, entries[-1]))}]" if entries != ((),) else f"{name}, a single number"
        raise UsageError(f"{asked} is not among the entries; the last is {last}")
