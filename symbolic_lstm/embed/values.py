"""Values: the figure, the name or the sentence that a quantity's name stands for, as running text."""

from __future__ import annotations

from symbolic_lstm.errors import UsageError
from symbolic_lstm.languages import language, worded
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.notation import named as notation_named
from symbolic_lstm.numbers.rounding import Digits
from symbolic_lstm.numbers.rounding import digits as read_digits
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page.blocks import Page
from symbolic_lstm.page.layout import Layout, Op, Row
from symbolic_lstm.page.names import name as glyph
from symbolic_lstm.page.percent import percent as share
from symbolic_lstm.page.typography import typeset_text as unbroken
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting, resolve
from symbolic_lstm.request import quantity_figure


def value_text(example: Example, traced: Trace, name: str, digits: str = "", *, percent: bool = False) -> str:
    """A quantity's figure as the sheet prints it, or with other digits (`4` decimals, `3s` significant), or as a share.

    Raises `QuantityError` for a name that stands for nothing, `FigureError` where there is no such figure.
    """
    wanted = read_digits(digits) if digits else None
    if wanted and percent and not wanted.significant:
        wanted = Digits(wanted.number + 2)  # the digits are those of the percentage
    found = quantity_figure(example, name, wanted, traced)
    tongue = language(example.language, example.decimal)
    return unbroken(share(found, tongue)) if percent else tongue.figure(found)


def name_of(example: Example, ready: Setting, asked: Quantity) -> Layout:
    """How a quantity is called, at its step if there are several."""
    if asked.part:
        raise UsageError(f"{asked} is a part of a sentence and has no name; show the name of {asked.key}")
    program = ready.program
    found = resolve(ready, asked, example)
    named, time = found, found.time if program.steps > 1 else None
    if found.time == 0:  # a state before the first step
        before = next(state for state, name in program.cell.states.items() if name == found.name)
        named, time = Quantity(before, found.entry), None if time is None else 1
    notation = worded(notation_named(example.notation), example.language)
    vector = program.form == "vector" and not found.entry
    return glyph(named.at(None).key, notation, time, vector, program.cell.constants)


def formula_of(page: Page) -> Layout:
    """The first sentence of a page as one line."""
    line = page.displays[0].lines[0]
    return line.right if line.left is None else Row((line.left, Op(line.relation or "="), line.right))
