"""Training: how large gradients are from step to step, and one step of an update."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from symbolic_lstm.languages import Language
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Equation
from symbolic_lstm.maths.program import Let
from symbolic_lstm.maths.pull import pulled
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.maths.state_derivatives import total_derivative
from symbolic_lstm.maths.through_time import BackwardProgram, StepSizes
from symbolic_lstm.maths.update import RULES, Update
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page import jacobians
from symbolic_lstm.page.blocks import Block, Derivative, Display, Heading, Para, Prose, Table
from symbolic_lstm.page.entries_below import Entry
from symbolic_lstm.page.layout import Fence, Layout
from symbolic_lstm.page.names import name
from symbolic_lstm.page.steps import display
from symbolic_lstm.records import replace


def with_norms(program: BackwardProgram) -> tuple[BackwardProgram, tuple[Let, ...]]:
    """The program, and sentences for the size of each state's gradient and its derivatives by itself, at each step."""
    lets: list[Let] = []
    equations: list[Equation] = []
    matrices: dict[str, forms.Shape] = {}
    for before, state in program.forward.cell.states.items():
        if f"d_{state}" not in program.derived.by_name:
            continue
        gradient = t.Symbol(f"d_{state}")
        shape = program.shapes.get(state, ())
        body: t.Sentence = t.Root(t.Total(t.Power(gradient, t.Dec("2")))) if shape else t.Absolute(gradient)
        size = Equation(f"norm_{state}", body, f"size of the gradient of {state}")
        equations.append(size)
        worked = forms.entry(body, (), program.shapes)
        lets += [Let(size, worked, time) for time in range(program.steps, 0, -1)]
        if not shape:
            equations.append(Equation(f"total_{state}", gradient, f"total derivative of {state} by {before}"))
            for time in range(2, program.steps + 1):
                lets.append(Let(equations[-1], total_derivative(program.forward.cell, state, time), time))
        if jacobians.fits(program, state):
            both, worked_at = jacobians.jacobian_lets(program, state)
            equations += both
            lets += worked_at
            matrices |= {one.name: (*shape, *shape) for one in both}
        elif len(shape) != 1 and (direct := direct_derivative(program, before, state)) is not None:
            equations.append(direct)
            for time in range(1, program.steps + 1):
                for index in program.entries(state):
                    lets.append(Let(direct, forms.entry(direct.body, index, program.shapes), time, index))
    cell = replace(program.cell, equations=(*program.cell.equations, *equations))
    own = {f"direct_{s}": program.shapes.get(s, ()) for s in program.forward.cell.states.values()}
    shapes = StepSizes({**program.shapes, **own, **matrices})
    return replace(program, cell=cell, shapes=shapes), tuple(lets)


def direct_derivative(program: BackwardProgram, before: str, state: str) -> Equation | None:
    """∂c/∂c_prev by the sentence of c alone, with all gates held; None where it is 0 or no derivative of entries."""
    equation = next(e for e in program.forward.cell if e.name == state)
    body = equation.body if program.form == "vector" else forms.scalar(equation.body)
    shares = [s.cotangent for s in pulled(state, body, t.Dec("1"), program.shapes) if s.name == before]
    if not shares or any(
        isinstance(p, t.Term) and not isinstance(p, jacobians.ENTRYWISE) for s in shares for _, p in t.walk(s)
    ):
        return None
    whole = t.Plus(*shares) if len(shares) > 1 else shares[0]
    return Equation(f"direct_{state}", whole, f"direct derivative of {state} by {before}")


def sizes(
    traced: Trace, notation: Notation, language: Language, steps: Collection[int] | None = None
) -> Iterator[Block]:
    """The table of sizes over the steps, and the derivatives of states by themselves, direct and total."""
    program = traced.program
    assert isinstance(program, BackwardProgram)
    states = [s for s in program.forward.cell.states.values() if f"norm_{s}@1" in traced.lets]
    direct = [s for s in states if _first(traced, f"direct_{s}", 1) in traced.lets]
    scalar = [s for s in direct if program.entries(s) == ((),)]
    worked = [time for time in range(1, program.steps + 1) if steps is None or time in steps]
    every = [s for s in states if _first(traced, f"total_{s}", 2) in traced.lets]
    total = [s for s in every if program.entries(s) == ((),)]
    if program.steps > 1:
        heads: list[Prose] = [(language.says("table: time"),)]
        heads += [(Fence(Fence(name(f"d_{s}", notation, None), "bars"), "bars"),) for s in states]
        heads += [(_ratio(s, program, notation, None, "direct"),) for s in scalar]
        heads += [(_ratio(s, program, notation, None, "total"),) for s in total]
        rows = [
            ((str(time),), *((language.figure(traced.shown(f"norm_{s}@{time}")),) for s in states),
             *((language.figure(traced.shown(f"direct_{s}@{time}")),) for s in scalar),
             *((language.figure(traced.shown(f"total_{s}@{time}")) if time > 1 else "",) for s in total))
            for time in range(program.steps, 0, -1)
        ]  # fmt: skip
        yield Heading(2, (language.says("heading: sizes"),))
        yield Para((language.says("sizes: told"),))
        yield Table(tuple(heads), tuple(rows), "r" + "d" * (len(heads) - 1))
    if any(len(program.shapes.get(s, ())) == 1 and not jacobians.fits(program, s) for s in states):
        yield Para((language.says("sizes: matrices left out"),))
    if direct:
        yield Heading(2, (language.says("heading: direct"),))
        yield Para((language.says("direct: told"),))
        for state in direct:
            for time in worked:
                yield by_itself(traced, state, time, notation, "direct")
    if every:
        yield Heading(2, (language.says("heading: total"),))
        yield Para((language.says("total: told"),))
        for state in every:
            for time in worked:
                yield from [by_itself(traced, state, time, notation, "total")] if time > 1 else []


def _ratio(state: str, program: BackwardProgram, notation: Notation, when: int | None, kind: jacobians.Kind) -> Layout:
    return jacobians.ratio(program.forward.cell, state, notation, when, kind, program.form == "vector")


def _first(traced: Trace, named: str, time: int) -> str:
    return Quantity(named, traced.program.entries(named)[0], time).key


def by_itself(
    traced: Trace,
    state: str,
    time: int,
    notation: Notation,
    kind: jacobians.Kind,
    entries: Collection[Entry] | None = None,
) -> Display:
    """The derivative of a state by itself one step before."""
    program = traced.program
    assert isinstance(program, BackwardProgram)
    if len(program.shapes.get(state, ())) == 1:
        return jacobians.jacobian(traced, state, time, notation, kind, entries)
    stages = ("formula", "numbers", "result") if kind == "total" else ()
    shown = display(traced, f"{kind}_{state}", time, notation, stages)
    when = None if program.steps == 1 else time
    before = next(b for b, after in program.forward.cell.states.items() if after == state)
    lines = list(shown.lines)
    lines[0] = lines[0]._replace(left=_ratio(state, program, notation, when, kind))
    own, of = f"d_{program.forward.cell.original(before)}", program.forward.cell.original(state)
    return Display(shown.step._replace(name=own), tuple(lines), False, Derivative(own, of, kind, time))


def step(traced: Trace, rule: Update, notation: Notation, language: Language) -> Iterator[Block]:
    """One step of a rule: each parameter worked, and the loss that comes after it."""
    program = traced.program
    assert isinstance(program, BackwardProgram)
    yield Heading(2, (language.says(f"heading: update {rule.rule}"),))
    rates: list[str | Layout] = []
    for constant, value in rule.constants.items():
        glyph = name(constant, notation, None, constants=frozenset(rule.constants))
        rates += [", " if rates else "", glyph, f" = {language.figure(figure(value))}"]
    yield Para((language.says("update: told"), " ", *rates, "."))
    for gradient in program.derived.parameters:
        for part in RULES[rule.rule]:
            yield _updated(traced, f"{part}_{gradient.of}", notation, f"{part}_{gradient.said or gradient.of}")
    yield Para((language.says("update: loss"),))
    yield _updated(traced, new := f"new_{program.loss.name}", notation, new)


def _updated(traced: Trace, named: str, notation: Notation, said: str) -> Display:
    """What a step of training gives: `new_W_f`, `velocity_W_f`, `new_L`."""
    program = traced.program
    assert isinstance(program, BackwardProgram)
    shown = display(traced, named, program.whole, notation)
    return shown._replace(listed=False, derivative=Derivative(said, program.loss.name, "update", None))
