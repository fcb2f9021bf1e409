"""The derivations of a sheet under their headings, each with a sentence on what it says."""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_lstm.languages import Language
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page import prose, step_prose, units
from symbolic_lstm.page.blocks import Block, Heading, Para
from symbolic_lstm.page.called import Wording, word
from symbolic_lstm.page.captions import caption
from symbolic_lstm.page.entries_below import Beneath
from symbolic_lstm.page.steps import brief, display
from symbolic_lstm.page.steps_in_full import runs
from symbolic_lstm.page.vector_text import vector_text

#: Of a vector with more numbers than this, a step in short shows the result.
_FEW = 1_000


def derivations(
    traced: Trace,
    notation: Notation,
    language: Language,
    beneath: Beneath,
    full: frozenset[int],
) -> Iterator[Block]:
    """Every derivation: of the steps in `full` line by line, of the others their numbers and what they come to."""
    steps = traced.program.steps
    for worked, times in runs(steps, full):
        if worked:
            for time in times:
                yield from _step(traced, time, notation, language, beneath)
            continue
        first, last = str(times[0]), str(times[-1])
        if len(times) > 1:
            yield Heading(
                2, (language.says("heading: steps in short", first=first, last=last),), language.says("aside: in short")
            )
        for time in times:
            level = 3 if len(times) > 1 else 2
            yield Heading(
                level, (language.says("heading: step", time=str(time)),), _inputs(traced, time, notation, language)
            )
            if told := step_prose.of_step(traced, time, notation, language):
                yield Para(told)
            for equation in traced.program.cell:
                yield brief(traced, equation.name, time, notation, _FEW)


def heading_of(wording: Wording, name: str, number: int) -> Heading:
    """What stands above the derivation of a quantity in a single step."""
    return Heading(2, wording.title(name), caption(wording, name), str(number))


def _step(traced: Trace, time: int, notation: Notation, language: Language, beneath: Beneath) -> Iterator[Block]:
    """One step, each quantity under its heading."""
    cell, steps = traced.program.cell, traced.program.steps
    if steps > 1:
        yield Heading(2, (language.says("heading: step", time=str(time)),), _inputs(traced, time, notation, language))
    for number, equation in enumerate(cell, start=1):
        wording = Wording(cell, notation, language, None if steps == 1 else time, traced.program.form == "vector")
        if steps > 1:
            yield Heading(3, wording.title(equation.name))
        else:
            yield heading_of(wording, equation.name, number)
        yield display(traced, equation.name, time, notation, beneath=beneath)
        if traced.program.form == "scalar":
            told = prose.sentence(traced, equation.name, time, notation, language)
        else:
            told = units.sentence(traced, equation.name, time, wording)
        if told:
            yield Para(told)


def _inputs(traced: Trace, time: int, notation: Notation, language: Language) -> str:
    """What goes in at a step."""
    cell = traced.program.cell
    return language.listed(f"{word(cell, n, notation) or n} {_printed(traced, n, time, language)}" for n in cell.inputs)


def _printed(traced: Trace, name: str, time: int, language: Language) -> str:
    shown = [traced.shown(Quantity(name, entry, time).key) for entry in traced.program.entries(name)]
    return vector_text(shown, language) if traced.program.shapes.get(name) else language.figure(shown[0])
