"""Narrate: a worked example told as a page.

What is given, each quantity derived step by step with a sentence on what it
says, the figures over time, whether the source's printed figures hold, how
another variant compares, and in small print how figures were rounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from symbolic_lstm.errors import expected
from symbolic_lstm.languages import language, worded
from symbolic_lstm.notation import named as notation_named
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.budget import affordable
from symbolic_lstm.numbers.choose_digits import choose_digits
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.layer_trace import traced as traced_in_part
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page import givens, shorten, tables
from symbolic_lstm.page.author_prose import author_prose
from symbolic_lstm.page.blocks import Block, Display, Page
from symbolic_lstm.page.convert import in_notation
from symbolic_lstm.page.entries_below import Beneath, beneath, claimed
from symbolic_lstm.page.final import facts, final
from symbolic_lstm.page.sheet_blocks import SheetSubject, sheet_blocks
from symbolic_lstm.page.steps import display
from symbolic_lstm.page.steps_in_full import told_steps
from symbolic_lstm.page.sweep_table import NOTHING, swept
from symbolic_lstm.page.view import View, wanted
from symbolic_lstm.published.example import Example, Grid
from symbolic_lstm.published.setting import Setting, published_numbers, setting
from symbolic_lstm.records import replace

SCHEMA = "symbolic-lstm/sheet/1"


def in_words(example: Example, notation: str | None, tongue: str | None, decimal: str | None) -> Example:
    """The example told in another notation, language or decimal sign; raises `UsageError` for one that is not known."""
    if notation is not None:
        example = replace(example, notation=notation_named(notation).name)
    if tongue is not None:
        example = replace(example, language=language(tongue).code, native=example.native or example.language)
    if decimal is not None:
        example = replace(example, decimal=language(example.language, decimal).decimal)
    return example


def narrate(example: Example, ready: Setting | None = None, view: View | None = None) -> Page:
    """The page of one variant of an example; every line of it has been audited.

    Raises `UndecidedError` where a digit could not be proved, `FigureError`
    where a sentence has no value, `UsageError` for what is no example, setting or view.
    """
    expected(example, Example, "what is told is an example, as `load` gives")
    expected(ready, (Setting, type(None)), "the numbers of a page are a `Setting`")
    expected(view, (View, type(None)), "what of a page is wanted is a `View`")
    ready, view = ready or setting(example), view or View()
    ready = replace(ready, rounding=choose_digits(ready.program, ready.given, ready.rounding))
    notation = worded(notation_named(example.notation), example.language, example.native)
    tongue = language(example.language, example.decimal)
    untouched = view.whole and not example.awaits and ready.numbers == published_numbers(example, ready.variant)
    as_given, ready = ready, in_notation(example, ready, notation)

    def tracing(it: Setting) -> Trace:
        if view.whole:
            affordable(it.program, in_part=view.beneath not in (None, "all"))
        return traced_in_part(it.program, it.given, it.rounding)

    traced = tracing(ready)
    if view.whole:
        for key in traced.program.by_key:  # a figure that is missing is told before thousands are set
            traced.shown(key)
    long = shorten.long_in(ready)
    below = beneath(view.beneath, ready.program)._replace(claimed=claimed(example, ready))
    table = swept(example, as_given, view.table, view, tracing, notation, tongue) if view.table else NOTHING
    blocks: list[Block]
    if view.chapter == "given":
        blocks = [*givens.givens_table(shorten.few_digits(ready, long), notation, tongue)]
    elif view.chapter == "table":
        blocks = [*tables.figures_over_time(traced, notation, tongue)]
    elif view.whole:
        subject = SheetSubject(example, ready, traced, notation, tongue, long, untouched)
        full = told_steps(view.steps, ready.program.steps)
        blocks = [*sheet_blocks(subject, below, full, tuple(table.blocks))]
    else:
        blocks = [*_equations(traced, notation, view, below), *table.blocks]
    about = {**_about(example, ready), **facts(tongue), **table.about}
    title = full_title(example, ready.variant) if view.whole else ""
    return final(titled(title, tuple(blocks), about), tongue, long)


def titled(title: str, blocks: tuple[Block, ...], about: dict[str, Any]) -> Page:
    """A page under its title."""
    return Page(title, blocks, about, author_prose(title) if "$" in title else ())


def full_title(example: Example, variant: str) -> str:
    """The title of an example, and of its variant."""
    chosen = example.variant(variant)
    return f"{example.title}: {chosen.title}" if chosen and chosen.title else example.title


def _equations(traced: Trace, notation: Notation, view: View, below: Beneath) -> Iterator[Display]:
    """The derivations that are wanted, by themselves."""
    for name, time in wanted(traced.program, view):
        derivation = display(traced, name, time, notation, view.stages, view.entries(name), below)
        if derivation.lines:
            yield derivation


def _about(example: Example, ready: Setting) -> dict[str, Any]:
    rounding = ready.rounding
    return {
        "schema": SCHEMA,
        "example": example.id,
        "variant": ready.variant or None,
        "cell": ready.program.cell.name,
        "notation": example.notation,
        "rounding": {
            "digits": str(rounding.digits),
            "mode": rounding.mode,
            "carry": rounding.carry,
            "of": {name: str(own) for name, own in rounding.of.items()},
        },
        "given": {name: _texts(grid) for name, grid in ready.numbers.items()},
    }


def _texts(grid: Grid) -> Any:
    return grid.text if isinstance(grid, Figure) else [_texts(item) for item in grid]
