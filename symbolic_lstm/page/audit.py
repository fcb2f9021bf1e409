"""Audit: the reader's guarantee.

Every printed line is read back from the page and redone from the figures
printed in the line above it, as a reader with a pocket calculator would.
`audit` says which lines fail; `audited` puts a note on them and mends their
sign, so that no line is ever printed bare that does not check.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from symbolic_lstm.errors import SymbolicLstmError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.derive import UNROUNDED
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.follow import figure_of, line_follows
from symbolic_lstm.numbers.rounding import Mode
from symbolic_lstm.page.blocks import Display, Line, Page
from symbolic_lstm.page.reread import reread


class Fault(NamedTuple):
    """A line that does not check: which display and line (from 0), and why."""

    display: int
    line: int
    reason: str


def audit(page: Page) -> tuple[Fault, ...]:
    """The lines of a page that a reader could not follow; empty when all check.

    A line that carries a note is not a fault: the reader has been told.
    """
    mode: Mode = page.about.get("rounding", {}).get("mode", "half-up")
    found: list[Fault] = []
    for number, shown in enumerate(page.displays):
        found += (Fault(number, k, reason) for k, reason in _faults(shown, mode))
    return tuple(found)


def audited(page: Page) -> Page:
    """The page with every failing line noted and every sign true."""
    faults = audit(page)
    if not faults:
        return page
    displays = list(page.displays)
    for fault in faults:
        shown = displays[fault.display]
        lines = list(shown.lines)
        line = lines[fault.line]
        if fault.reason == EXACT:
            lines[fault.line] = line._replace(relation="=")
        else:
            note = {ROUNDED: "", FOLLOWS: UNROUNDED}.get(fault.reason, UNCHECKED)
            lines[fault.line] = line._replace(relation="≈", note=note)
        displays[fault.display] = shown._replace(lines=tuple(lines))
    mended = iter(displays)
    blocks = tuple(next(mended) if isinstance(block, Display) else block for block in page.blocks)
    return replace(page, blocks=blocks)


EXACT = "≈ stands between equal sides"
ROUNDED = "= stands before a rounded side"
FOLLOWS = "it does not follow from the line above"
UNCHECKED = "this line could not be checked"


def _faults(shown: Display, mode: Mode) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for _, run in groupby(enumerate(shown.lines), key=lambda item: item[1].entry):
        before: t.Sentence | None = None
        for k, line in run:
            try:
                said = reread(line.right)
                reason = _fault(before, said, line, mode) if before is not None else ""
            except SymbolicLstmError as fault:
                found += [] if line.note else [(k, f"it cannot be read back: {fault}")]
                before = None
                continue
            if reason:
                found.append((k, reason))
            before = None if t.names(said) else said
    if not found and shown.lines:
        found += _result_fault(shown)
    return found


def _fault(before: t.Sentence, said: t.Sentence, line: Line, mode: Mode) -> str:
    answer = line_follows(before, said, mode)
    if answer in ("no", "open"):
        return "" if line.note else FOLLOWS
    if answer == "equal" and line.relation == "≈":
        return EXACT
    if answer == "rounded" and line.relation == "=":
        return ROUNDED
    return ""


def _result_fault(shown: Display) -> list[tuple[int, str]]:
    """The last line of a whole derivation is the step's shown figure."""
    last = len(shown.lines) - 1
    line = shown.lines[last]
    if line.stage != "result" or not isinstance(shown.step.shown, str):
        return []
    printed: Figure | None = figure_of(reread(line.right))
    if printed is not None and printed.text == shown.step.shown:
        return []
    return [(last, f"the result is not the figure of the step, {shown.step.shown}")]
