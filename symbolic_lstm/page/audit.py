"""Audit: the reader's guarantee.

Every printed line is read back from the page and redone from the figures
printed in the line above it, as a reader with a pocket calculator would.
`audit` says which lines fail; `audited` puts a note on them and mends their
sign, so that no line is ever printed bare that does not check.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from flint import fmpq

from symbolic_lstm.errors import SymbolicLstmError, expected
from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.check_step import line_follows
from symbolic_lstm.numbers.check_whole import Printed, printed_of, whole_follows
from symbolic_lstm.numbers.derive import UNROUNDED
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Mode
from symbolic_lstm.page.blocks import Decimals, Display, Line, Page
from symbolic_lstm.readers.names import spelled
from symbolic_lstm.readers.term import sentence
from symbolic_lstm.records import replace


class AuditFault(NamedTuple):
    """A line that does not check: which display and line (from 0), and why."""

    display: int
    line: int
    reason: str


class Standing(NamedTuple):
    """What is printed for each name in one step; `strict` where shown figures are carried."""

    figures: dict[str, Printed | None]
    strict: bool


def audit(page: Page) -> tuple[AuditFault, ...]:
    """The lines of a page that a reader could not follow; empty when all check.

    A line that carries a note is not a fault: the reader has been told.
    Raises `UsageError` for what is no page.
    """
    expected(page, Page, "what is audited is a page, as `sheet` gives")
    rounding = page.about.get("rounding", {})
    mode: Mode = rounding.get("mode", "half-up")
    found: list[AuditFault] = []
    named: dict[int, dict[str, Printed | None]] = {}
    for number, display in enumerate(page.displays):
        figures = named.setdefault(display.step.time, {}) if display.listed else {}
        stands = Standing(figures, rounding.get("carry") == "shown")
        found += (AuditFault(number, k, reason) for k, reason in _faults(display, mode, stands))
    return tuple(found)


def audited(page: Page) -> Page:
    """The page with every failing line noted and every sign true."""
    faults = audit(page)
    if not faults:
        return page
    displays = list(page.displays)
    for fault in faults:
        display = displays[fault.display]
        lines = list(display.lines)
        line = lines[fault.line]
        if fault.reason == EXACT:
            lines[fault.line] = line._replace(relation="=")
        else:
            note = {ROUNDED: "", FOLLOWS: UNROUNDED}.get(fault.reason, UNCHECKED)
            lines[fault.line] = line._replace(relation="≈", note=note)
        displays[fault.display] = display._replace(lines=tuple(lines))
    mended = iter(displays)
    blocks = tuple(next(mended) if isinstance(block, Display) else block for block in page.blocks)
    return replace(page, blocks=blocks)


EXACT = "≈ stands between equal sides"
ROUNDED = "= stands before a rounded side"
FOLLOWS = "it does not follow from the line above"
MISPLACED = "its numbers are not those of the formula, in the formula's order"
UNCHECKED = "this line could not be checked"


def _faults(display: Display, mode: Mode, stands: Standing) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for _, run in groupby(enumerate(display.lines), key=lambda item: item[1].entry):
        before: t.Sentence | None = None
        name = ""
        for k, line in run:
            try:
                said = sentence(line.right)
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
                stands.figures[name] = printed_of(said)
    if not found and display.lines:
        found += _result_fault(display)
    return found


def _fault(before: t.Sentence, said: t.Sentence, line: Line, mode: Mode, stands: Standing) -> str:
    if t.names(before):
        judged = line.stage == "numbers" and not line.note and not (_of_matrices(before) and not _of_matrices(said))
        return MISPLACED if judged and not _put_in(before, said, stands) else ""
    follows = whole_follows if _of_matrices(before) else line_follows
    answer = follows(before, said, mode)
    if answer in ("no", "open"):
        return "" if line.note else FOLLOWS
    if answer == "equal" and line.relation == "≈":
        return EXACT
    if answer == "rounded" and line.relation == "=":
        return ROUNDED
    return ""


def _of_matrices(line: t.Sentence) -> bool:
    """Whether vectors or matrices stand in a line; a formula `W [h, x]` may have single numbers under it."""
    return isinstance(line, (t.Apply, t.Concat)) or any(map(_of_matrices, line.args))


def _put_in(formula: t.Sentence, numbers: t.Sentence, stands: Standing) -> bool:
    """Whether numbers stand where the formula has names: for one name the same, to the digits shown."""
    shown = printed_of(numbers)
    if isinstance(formula, t.Symbol):
        known = stands.figures.setdefault(formula.name, shown)
        return shown is not None and (known is None or _alike(known, shown, stands.strict))
    if isinstance(formula, t.Dec):
        return bool(formula == numbers)
    if isinstance(formula, (t.Concat, t.Flip)) and shown is not None:
        return _arranged(formula, shown, stands)
    if isinstance(numbers, t.Outer) and len(formula.args) == 2 and isinstance(row := formula.args[1], t.Flip):
        return all(map(_put_in, (formula.args[0], row.args[0]), numbers.args, (stands, stands)))
    if type(formula) is not type(numbers) or len(formula.args) != len(numbers.args):
        return False
    return all(_put_in(f, n, stands) for f, n in zip(formula.args, numbers.args, strict=True))


def _arranged(formula: t.Term, shown: Printed, stands: Standing) -> bool:
    """Whether figures are those of the names that a formula puts one under the other, as far as they are known."""
    if isinstance(formula, t.Flip):
        return True
    known = [stands.figures.get(part.name) if isinstance(part, t.Symbol) else None for part in formula.args]
    figures = [figure for part in known if part for figure in part.figures]
    if None in known:
        return len(figures) < len(shown.figures)
    return _alike(Printed(shown.rows, shown.columns, tuple(figures)), shown, stands.strict)


def _alike(known: Printed, shown: Printed, strict: bool) -> bool:
    if known[:2] != shown[:2] or len(known.figures) != len(shown.figures):
        return False
    pairs = zip(known.figures, shown.figures, strict=True)
    return all(a == b or (not strict and _agree(a, b)) for a, b in pairs)


def _agree(a: Figure, b: Figure) -> bool:
    """Whether two figures can be one unrounded value, shown with more digits and with fewer."""
    fewer, more = (fmpq(10) ** -places for places in sorted((a.places, b.places)))
    return a.places != b.places and bool(abs(a.value - b.value) < fewer + more)


def _result_fault(display: Display) -> list[tuple[int, str]]:
    """The last line of a derivation is the step's shown figure, of a vector all of them, of an entry its own."""
    found: list[tuple[int, str]] = []
    for k, line in enumerate(display.lines):
        if line.stage != "result":
            continue
        wanted = [*_flat(_entry(display.step.shown, line.entry))]
        printed = printed_of(sentence(line.right))
        if printed is not None and sorted(figure.text for figure in printed.figures) != sorted(wanted):
            found.append((k, f"the result is not the figure of the step, {', '.join(wanted)}"))
    return found


def _entry(shown: Decimals, entry: tuple[int, ...]) -> Decimals:
    for k in entry:
        shown = shown[k]
    return shown


def _flat(shown: Decimals) -> Iterator[str]:
    if isinstance(shown, str):
        yield shown
    else:
        for part in shown:
            yield from _flat(part)
