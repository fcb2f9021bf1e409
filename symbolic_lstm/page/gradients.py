"""Gradients: the backward pass of an example as blocks of a page.

The loss, what the gradients are called, each of them from the last step to the first,
and for each parameter what the steps give together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from symbolic_lstm.languages import Language
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.backward import Gradient
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.maths.through_time import BackwardProgram
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page.blocks import Block, Derivative, Display, Heading, Inline, Note, Para, Prose, Step
from symbolic_lstm.page.called import Formula, Wording
from symbolic_lstm.page.gradient_derivation import derivation
from symbolic_lstm.page.kinks import kinks
from symbolic_lstm.page.names import name
from symbolic_lstm.page.steps import display, nested
from symbolic_lstm.records import replace


def of_gradients(notation: Notation) -> Notation:
    """The notation in which `d_c` is the gradient of c."""
    greek = {"eta": "η", "mu": "μ", "beta": "β_*", "epsilon": "ε"}
    return replace(notation, gradients=True, glyphs={**greek, **notation.glyphs})


def chapter(
    traced: Trace, shown: Trace, notation: Notation, language: Language, steps: Collection[int] | None = None
) -> Iterator[Block]:
    """The whole backward pass, of these steps, or of all; `shown` is the forward one as the sheet carries it.

    Without a step it is the loop alone: what every step does, in symbols.
    """
    program = backward_of(traced)
    yield Heading(2, (language.says("heading: backward"),))
    yield Para(convention(program, language))
    yield from readout(traced, notation)
    yield loss(traced, notation)
    yield from rounded_away(traced, notation, language, shown)
    yield from kinks(traced, notation, language)
    yield from derivation(program, notation, language)
    for time in range(program.steps, 0, -1):
        if steps is not None and time not in steps:
            continue
        if program.steps > 1:
            yield Heading(2, (language.says("heading: step back", time=str(time)),))
        yield from step(traced, time, notation, language)
    if steps is not None and not steps:
        return
    yield Heading(2, (language.says("heading: parameters"),))
    if program.steps > 1:
        yield Para((language.says("backward: summed"),))
    yield from parameters(traced, notation, language)
    yield from unreached(program, notation, language)


def backward_of(traced: Trace) -> BackwardProgram:
    """The program of a backward pass."""
    assert isinstance(traced.program, BackwardProgram)
    return traced.program


def convention(program: BackwardProgram, language: Language) -> tuple[str, ...]:
    """What the names mean, and which shape a gradient has."""
    return (language.says("backward: convention", loss=program.loss.name),)


def loss(traced: Trace, notation: Notation) -> Display:
    """The loss, worked like any other sentence."""
    program = backward_of(traced)
    shown = display(traced, program.loss.name, program.whole, notation)
    return shown._replace(listed=False, derivative=Derivative(program.loss.name, program.loss.name, "", None))


def readout(traced: Trace, notation: Notation) -> Iterator[Display]:
    """The sentences between the cell and the loss, worked at each step that has them."""
    program = backward_of(traced)
    own = [*program.loss.readout, *(program.loss.equations[-1:] if program.loss.at == "every" else ())]
    for time in range(1, program.steps + 1):
        for equation in own:
            if any(key in traced.lets for key in _keys(program, equation.name, time)):
                yield display(traced, equation.name, time, notation)._replace(listed=False)


def _keys(program: BackwardProgram, named: str, time: int) -> Iterator[str]:
    return (Quantity(named, entry, time).key for entry in program.entries(named))


def gradient(
    traced: Trace, one: Gradient, time: int, notation: Notation,
    stages: Collection[str] = (), entries: Collection[tuple[int, ...]] = (),
) -> Display:  # fmt: skip
    """One gradient, worked; one of a state before the first step is that of time 0."""
    program = backward_of(traced)
    shown = display(traced, one.own, time, notation, stages, entries)
    told, when = one.alias, None if one.kind == "parameter" else time
    if one.kind == "before":
        told, when = f"d_{program.forward.cell.original(program.cell.states[one.of])}", 0
    own = shown.step._replace(name=told)
    return Display(own, shown.lines, False, Derivative(told, program.loss.name, "total", when))


def step(traced: Trace, time: int, notation: Notation, language: Language) -> Iterator[Block]:
    """The gradients of one step, each quantity's with that of its pre-activation."""
    program = backward_of(traced)
    wording = Wording(program.forward.cell, notation, language, None if program.steps == 1 else time)
    before = ""
    for one in (*program.derived.steps, *(program.derived.before if time == 1 else ())):
        if one.of != before:
            before = one.of
            yield Heading(3, title(wording, one.of))
        yield gradient(traced, one, time, notation)


def parameters(traced: Trace, notation: Notation, language: Language) -> Iterator[Block]:
    """The gradients of the parameters, grouped by the gate they belong to."""
    program = backward_of(traced)
    wording = Wording(program.forward.cell, notation, language)
    for gate, ones in by_gate(program):
        if gate:
            yield Heading(3, wording.title(gate))
        for one in ones:
            yield gradient(traced, one, program.whole, notation)


def by_gate(program: BackwardProgram) -> list[tuple[str, list[Gradient]]]:
    """The gradients of the parameters by the gate they belong to, '' for those that belong to none alone."""
    groups: dict[str, list[Gradient]] = {}
    for one in program.derived.parameters:
        label = one.of.partition("_")[2]
        groups.setdefault(label if label in program.forward.cell.names else "", []).append(one)
    return list(groups.items())


def without_path(program: BackwardProgram) -> tuple[str, ...]:
    """The parameters that the loss does not depend on: their gradients are 0."""
    reached = {one.of for one in program.derived.parameters}
    return tuple(own for own in program.forward.cell.parameters if own not in reached)


def unreached(program: BackwardProgram, notation: Notation, language: Language) -> Iterator[Para]:
    """A sentence on the parameters that the loss does not depend on, with their zeros; nothing where there are none."""
    names = without_path(program)
    if not names:
        return
    before, _, after = language.says("backward: unreached", of="\0").partition("\0")
    told: list[Inline] = [before]
    for k, own in enumerate(names):
        told += [", " if k else "", name(own, notation, None)]
    yield Para((*told, after), told=tuple(_zero(program, own) for own in names))


def _zero(program: BackwardProgram, of: str) -> Display:
    """The gradient of a parameter that the loss does not depend on."""
    zero = nested(program.forward.shapes.get(of, ()), lambda entry: "0")
    one = Gradient(f"d_{program.forward.cell.original(of)}", of, "parameter", ())
    own = Step(one.own, one.equation(one.body()).role, program.whole, zero, zero, zero, zero, zero)
    return Display(own, (), False, Derivative(own.name, program.loss.name, "total", None))


def title(wording: Wording, of: str) -> Prose:
    """The heading of a quantity's gradients: its word, or its letter."""
    cell = wording.cell
    if of in cell.names or of in cell.inputs or of in cell.states:
        return wording.title(of)
    return (name(of, wording.notation, wording.when),)


def rounded_away(traced: Trace, notation: Notation, language: Language, shown: Trace) -> Iterator[Block]:
    """Why the figures start from full values; with the gates whose shown figure would have let no gradient through."""
    program = backward_of(traced)
    told: list[Inline] = [language.says("backward: full")] if traced.rounding.carry == "full" else []
    wording = Wording(program.forward.cell, notation, language)
    seen: set[str] = set()
    for one in program.derived.steps if told else ():
        body = one.body()
        for time in range(1, program.steps + 1):
            for entry in program.entries(one.of):
                key = Quantity(one.of, entry, time).key
                figure = shown.shown(key) if one.kind == "pre" and key in shown.lets else None
                if figure is None or one.of in seen or not _stuck(body, one.of, figure):
                    continue
                seen.add(one.of)
                glyph = name(Quantity(one.of, entry).key, notation, None if program.steps == 1 else time)
                told += [
                    " ",
                    *wording.says("backward: rounded away", this=Formula(glyph), value=language.figure(figure)),
                ]
    if told:
        yield Note(tuple(told))


def _stuck(body: t.Sentence, of: str, figure: Figure) -> bool:
    """Whether a derivative written with its output is 0 at this figure: f ⊙ (1 − f) at 1 or 0, 1 − g² at 1 or −1."""
    output = t.Symbol(of)
    if t.Minus(t.Dec("1"), output) in _parts(body):
        return figure.value in (0, 1)
    return t.Minus(t.Dec("1"), t.Power(output, t.Dec("2"))) in _parts(body) and abs(figure.value) == 1


def _parts(term: t.Sentence) -> list[t.Sentence]:
    return [part for _, part in t.walk(term)]
