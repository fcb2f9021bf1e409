"""CSV: the figures of a page, a row for each step and entry, for spreadsheets and data frames.

As RFC 4180 has it but for line feeds alone at the ends of lines. `lower` and
`upper` enclose the value the sheet works with, `full_lower` and `full_upper`
the value with nothing rounded; all are decimal strings. Indices count from 0
as in `h[0]@2`, and those of a matrix are parted by a comma. A page with a backward pass has two more columns, what a
derivative is `of` and its `kind` (total, direct, update, loss); there is no time where one belongs to no step.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from symbolic_lstm.page.blocks import Decimals, Display, Page, Step
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.text_maths import equation

__all__ = ["equation", "of_steps", "write"]

_HEAD = ("time", "name", "entry", "role", "shown", "lower", "upper", "full_lower", "full_upper")


def write(page: Page) -> str:
    """The page's figures, under a row of column names; those of a table stand below, behind the value they are for."""
    if table := page.varied:
        return _with_table(page.results, table)
    behind = page.gradients
    return _with_gradients(page.results, behind) if behind else of_steps(page.results)


def of_steps(steps: Iterable[Step]) -> str:
    """The figures of steps, each read once: a long sequence needs no page."""
    found = io.StringIO()
    rows = csv.writer(found, lineterminator="\n")
    rows.writerow(_HEAD)
    for step in steps:
        rows.writerows(_rows(step))
    return found.getvalue()


def _with_gradients(steps: Iterable[Step], behind: Iterable[Display]) -> str:
    """The worked example, and then the loss, its gradients and what a step of training gives."""
    found = io.StringIO()
    rows = csv.writer(found, lineterminator="\n")
    rows.writerow((*_HEAD, "of", "kind"))
    for step in steps:
        rows.writerows((*row, "", "") for row in _rows(step))
    for display in behind:
        of = display.derivative
        assert of is not None
        time = "" if of.time is None else str(of.time)
        rows.writerows((time, plain(of.name), *row[2:], plain(of.of), of.kind or "loss") for row in _rows(display.step))
    return found.getvalue()


def _with_table(steps: Iterable[Step], table: Mapping[str, Any]) -> str:
    """The worked example, and then a table's rows: what is varied, its value, and the figures with it."""
    found = io.StringIO()
    rows = csv.writer(found, lineterminator="\n")
    rows.writerow(("of", "value", *_HEAD))
    for step in steps:
        rows.writerows(("", "", *row) for row in _rows(step))
    for one in table["rows"]:
        value = plain(_typed(one["value"]))
        for figures in one["figures"]:
            rows.writerows((plain(table["of"]), value, *row) for row in _rows(Step(**figures)))
    return found.getvalue()


def _typed(value: str | list[Any]) -> str:
    return value if isinstance(value, str) else f"[{', '.join(map(_typed, value))}]"


def _rows(step: Step) -> Iterator[tuple[str, ...]]:
    kinds = (step.shown, step.lower, step.upper, step.full_lower, step.full_upper)
    for entry in _entries(step.shown):
        index = ",".join(map(str, entry))
        yield (str(step.time), plain(step.name), index, plain(step.role), *(plain(_at(kind, entry)) for kind in kinds))


def _entries(decimals: Decimals) -> Iterator[tuple[int, ...]]:
    if isinstance(decimals, str):
        yield ()
        return
    for k, inner in enumerate(decimals):
        yield from ((k, *rest) for rest in _entries(inner))


def _at(decimals: Decimals, entry: tuple[int, ...]) -> str:
    for k in entry:
        assert not isinstance(decimals, str)
        decimals = decimals[k]
    assert isinstance(decimals, str)
    return decimals
