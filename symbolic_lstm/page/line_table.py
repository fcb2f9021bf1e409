"""A table beside a line: what its expression comes to for many values of one of its names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from symbolic_lstm.errors import FigureError, UsageError
from symbolic_lstm.languages import Language
from symbolic_lstm.notation import typed
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Rounding
from symbolic_lstm.page.blocks import Page, Prose, Table
from symbolic_lstm.page.names import name
from symbolic_lstm.page.single_line import single
from symbolic_lstm.published.example import Grid
from symbolic_lstm.published.given import Given
from symbolic_lstm.published.numerals import numeral
from symbolic_lstm.published.sweep import sweep
from symbolic_lstm.records import replace


def worked_line(
    source: str,
    numbers: Mapping[str, Grid],
    table: str | Mapping[str, Sequence[Given]] | None,
    rounding: Rounding,
    stages: Collection[str],
    lang: Language,
) -> Page:
    """The page of a line; with a table it is worked with the number that is set, or else with the table's first.

    Raises `UsageError` where the table is of an entry or of numbers that are none, `FigureError` where a row has no
    value, and says for which number.
    """
    if table is None:
        return single(source, numbers, rounding, stages, lang)
    wanted = sweep(table)
    of = wanted.of
    if of.entry or of.time is not None or not all(isinstance(value, Figure) for value in wanted.values):
        raise UsageError(f"the table of a line is of one number, as x=-10..10, not of {of}")
    page = single(source, {of.name: wanted.values[0], **numbers}, rounding, stages, lang)
    rows: list[tuple[Prose, ...]] = []
    about: list[dict[str, Any]] = []
    for value in wanted.values:
        assert isinstance(value, Figure)
        try:
            step = single(source, {**numbers, of.name: value}, rounding, (), lang).displays[0].step
        except FigureError as fault:
            raise type(fault)(f"in the table, with {of.name} = {value.text}: {fault}") from None
        if not isinstance(step.shown, str):
            raise UsageError("the table of a line is of expressions that come to one number")
        rows.append(((lang.figure(value),), (lang.figure(numeral(step.shown)),)))
        about.append({"value": value.text, "figures": [step._asdict()]})
    first = single(source, {of.name: wanted.values[0], **numbers}, rounding, (), lang).displays[0].lines[0]
    head = (name(of.name, typed, None),), (first.left or first.right,)
    found = Table(head, tuple(rows), "dd")
    told = {**page.about, "table": {"of": of.key, "rows": about}}
    return replace(page, blocks=(*page.blocks, found), about=told)
