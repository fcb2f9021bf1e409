"""Labels: what a table calls a quantity, in the formulas' own letters."""

from __future__ import annotations

from symbolic_lstm.errors import QuantityError, SentenceError
from symbolic_lstm.languages import Language
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.program import Let
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.maths.reader import read
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.stages import STAGES
from symbolic_lstm.page.blocks import Prose
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.page.names import name
from symbolic_lstm.page.stacked_matrix import beside
from symbolic_lstm.page.typeset import typeset
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting, resolve
from symbolic_lstm.records import replace


def label(asked: str, example: Example, ready: Setting, notation: Notation, language: Language) -> Prose:
    """What a claim is of, as a reader calls it; what is no quantity stays as it was typed.

    >>> from symbolic_lstm.notation import named
    >>> from symbolic_lstm.languages import ENGLISH
    >>> from symbolic_lstm.published.load import load
    >>> from symbolic_lstm.published.setting import setting
    >>> from symbolic_lstm.writers.text import write_prose
    >>> seed = load("understanding-lstms")
    >>> [write_prose(label(it, seed, setting(seed), named("standard"), ENGLISH)) for it in ("f.sum", "c.added", "x")]
    ['fₜ sum', 'iₜ × gₜ added', 'xₜ']
    """
    typed = asked.rpartition(":")[2]
    notation = replace(notation, gradients=True) if example.loss else notation
    cell, steps = ready.program.cell, ready.program.steps
    try:
        named = quantity(typed)
        general = steps == 1 or (named.time is None and named.name not in cell.parameters)  # of any step
        found = resolve(ready, named.at(1) if general and steps > 1 else named, example)
    except QuantityError:
        return _expression(typed, ready, notation)
    let = ready.program.by_key.get(found.key)
    if let is None or not found.part or found.part == "result":
        return (glyph(found, ready, notation, general),)
    return part_label(let, found.part, notation, language, None if general else found.time, cell.constants)


def part_label(
    let: Let,
    part: str,
    notation: Notation,
    language: Language,
    when: int | None,
    constants: frozenset[str] = frozenset(),
) -> Prose:
    """A stage's figure, such as fₜ sum, or a named part, such as iₜ × gₜ added."""
    for named, path in let.parts:
        if named == part:
            formula = typeset(t.at(let.body, path), notation, None, when, constants=constants)
            called = notation.words.get(f"{let.equation.name}.{part}", part)
            # what a function gives is a quantity by itself; what a product is, its word says
            return (formula,) if part == "squashed" else (formula, f" {called}")
    word = language.says(f"stage: {part}") if part in STAGES else part
    return name(Quantity(let.equation.name, let.entry).key, notation, when), f" {word}"


def glyph(found: Quantity, ready: Setting, notation: Notation, general: bool) -> Layout:
    """A quantity of the trace by its letter, at its step or in general."""
    cell = ready.program.cell
    named, when = found, None if general else found.time
    if found.name in ready.program.timeless:  # the gradient of a parameter belongs to no step
        named, when = Quantity(found.name, found.entry), None
    elif found.time == 0:  # a state before the first step
        before = next(state for state, after in cell.states.items() if after == found.name)
        named, when = Quantity(before, found.entry), None if general else 1
    return name(named.at(None).key, notation, when, constants=cell.constants)


def _expression(typed: str, ready: Setting, notation: Notation) -> Prose:
    try:
        term = read(typed)
    except SentenceError:
        return (typed,)
    plain = forms.scalar(term) if ready.program.form == "scalar" else term
    vector = ready.program.form == "vector"
    body = beside(plain, ready.program) if notation.stacked else plain
    return (typeset(body, notation, None, None, vector=vector, constants=ready.program.cell.constants),)
