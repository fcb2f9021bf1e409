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

from flint import fmpq

from symbolic_lstm.errors import SymbolicLstmError, expected
from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.check_step import figure_of, line_follows
from symbolic_lstm.numbers.derive import UNROUNDED
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Mode
from symbolic_lstm.page.blocks import Display, Line, Page
from symbolic_lstm.page.reread import reread, spelled


class Fault(NamedTuple):
    """A line that does not check: which display and line (from 0), and why."""

    display: int
    line: int
    reason: str


class Standing(NamedTuple):
    """The number that stands for each name in one step; `strict` where shown figures are carried."""

    figures: dict[str, Figure | None]
    strict: bool


def audit(page: Page) -> tuple[Fault, ...]:
    """The lines of a page that a reader could not follow; empty when all check.

    A line that carries a note is not a fault: the reader has been told.
    Raises `UsageError` for what is no page.
    """
    expected(page, Page, "what is audited is a page, as `sheet` gives")
    rounding = page.about.get("rounding", {})
    mode: Mode = rounding.get("mode", "half-up")
    found: list[Fault] = []
    named: dict[int, dict[str, Figure | None]] = {}
    for number, shown in enumerate(page.displays):
        figures = named.setdefault(shown.step.time, {}) if shown.listed else {}
        stands = Standing(figures, rounding.get("carry") == "shown")
        found += (Fault(number, k, reason) for k, reason in _faults(shown, mode, stands))
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
MISPLACED = "its numbers are not those of the formula, in the formula's order"
UNCHECKED = "this line could not be checked"


def _faults(shown: Display, mode: Mode, stands: Standing) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for _, run in groupby(enumerate(shown.lines), key=lambda item: item[1].entry):
        before: t.Sentence | None = None
        name = ""
        for k, line in run:
            try:
                said = reread(line.right)
                name = spelled(line.left) if line.left else name
                reason = _fault(before, said, line, mode, stands) if before is not None else ""
            except SymbolicLstmError as fault:
                found += [] if line.note else [(k, f"it cannot be read back: {fault}")]
                before = None
                continue
            if reason:
                found.append((k, reason))
            before = said
            if line.stage == "result":
                stands.figures[name] = figure_of(said)
    if not found and shown.lines:
        found += _result_fault(shown)
    return found


def _fault(before: t.Sentence, said: t.Sentence, line: Line, mode: Mode, stands: Standing) -> str:
    if t.names(before):
        judged = line.stage == "numbers" and not line.note and not _stacked(before)
        return MISPLACED if judged and not _put_in(before, said, stands) else ""
    answer = line_follows(before, said, mode)
    if answer in ("no", "open"):
        return "" if line.note else FOLLOWS
    if answer == "equal" and line.relation == "≈":
        return EXACT
    if answer == "rounded" and line.relation == "=":
        return ROUNDED
    return ""


def _stacked(formula: t.Sentence) -> bool:
    """Whether a formula is one of matrices, as `W [h, x]`, while its numbers are written out."""
    return any(isinstance(part, (t.Apply, t.Concat)) for _, part in t.walk(formula))


def _put_in(formula: t.Sentence, numbers: t.Sentence, stands: Standing) -> bool:
    """Whether numbers stand where the formula has names: for one name the same, to the digits shown."""
    shown = figure_of(numbers)
    if isinstance(formula, t.Symbol):
        known = stands.figures.setdefault(formula.name, shown)
        return shown is not None and (known is None or known == shown or (not stands.strict and _agree(known, shown)))
    if isinstance(formula, t.Dec):
        return bool(formula == numbers)
    if type(formula) is not type(numbers) or len(formula.args) != len(numbers.args):
        return False
    return all(_put_in(f, n, stands) for f, n in zip(formula.args, numbers.args, strict=True))


def _agree(a: Figure, b: Figure) -> bool:
    """Whether two figures can be one unrounded value, shown with more digits and with fewer."""
    fewer, more = (fmpq(10) ** -places for places in sorted((a.places, b.places)))
    return a.places != b.places and bool(abs(a.value - b.value) < fewer + more)


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
