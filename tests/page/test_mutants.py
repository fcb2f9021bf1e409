"""A misprint anywhere in a derivation is found: a digit, a sign, an order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

import pytest

import symbolic_lstm as sl
from symbolic_lstm.maths.reader import read
from symbolic_lstm.notation import NOTATIONS, typed
from symbolic_lstm.numbers.rounding import Digits, Rounding
from symbolic_lstm.page import layout as l
from symbolic_lstm.page.audit import audited
from symbolic_lstm.page.blocks import Display, Line, Page
from symbolic_lstm.page.typeset import typeset
from symbolic_lstm.published.setting import setting

from .. import paper
from ..quick import quick
from . import pocket
from .test_recomputed import SEED, given_of, plainly

SIGN = l.Op("−", prefix=True)


def digits(number: l.Num) -> Iterator[l.Layout]:
    last = str((int(number.digits[-1]) + 1) % 10)
    yield replace(number, digits=number.digits[:-1] + last)
    if number.exponent is not None:
        yield replace(number, exponent=number.exponent + 1)


def signs(row: l.Row) -> Iterator[l.Layout]:
    for k, item in enumerate(row.items):
        if item == SIGN:
            yield l.Row(row.items[:k] + row.items[k + 1 :])
        elif isinstance(item, l.Op) and item.glyph in "+×":
            yield l.Row((*row.items[:k], l.Op("−" if item.glyph == "+" else "+"), *row.items[k + 1 :]))


def orders(row: l.Row) -> Iterator[l.Layout]:
    if len(row.items) > 2 and SIGN not in row.items:
        for k in range(0, len(row.items) - 2, 2):
            swapped = (row.items[k + 2], row.items[k + 1], row.items[k])
            yield l.Row((*row.items[:k], *swapped, *row.items[k + 3 :]))


KINDS = {"digit": (l.Num, digits), "sign": (l.Row, signs), "order": (l.Row, orders)}


def changed(layout: l.Layout, kind: str) -> Iterator[l.Layout]:
    """The layout with one misprint of a kind, in every place there is; names stay as they are."""
    if isinstance(layout, (l.Ident, l.Op, l.Sub, l.Sup, l.Over)):
        return
    what, misprints = KINDS[kind]
    if isinstance(layout, what):
        yield from (other for other in misprints(layout) if other != layout)
    for field in fields(layout):
        inner = getattr(layout, field.name)
        if isinstance(inner, tuple):
            for k, item in enumerate(inner):
                yield from (
                    replace(layout, **{field.name: (*inner[:k], other, *inner[k + 1 :])})
                    for other in changed(item, kind)
                )
        elif field.name in ("inner", "base", "top", "bottom"):
            yield from (replace(layout, **{field.name: other}) for other in changed(inner, kind))


def misprints(page: Page, number: int, kind: str) -> Iterator[tuple[Line, Page]]:
    """Every page with one misprint of a kind in one derivation."""
    shown = page.displays[number]
    at = [k for k, block in enumerate(page.blocks) if isinstance(block, Display)][number]
    for k, line in enumerate(shown.lines):
        for right in changed(line.right, kind):
            lines = (*shown.lines[:k], line._replace(right=right), *shown.lines[k + 1 :])
            blocks = (*page.blocks[:at], shown._replace(lines=lines), *page.blocks[at + 1 :])
            yield line, replace(page, blocks=blocks)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("carry", quick(["shown", "full"], lambda carry: carry == "shown"))
def test_every_misprint_is_found(carry: str, kind: str) -> None:
    worked = plainly(Rounding(Digits(3), carry=carry))
    ready = setting(worked)
    page = sl.narrate(worked, ready)
    given, full = given_of(ready), paper.lstm(given_of(ready), 1)
    assert sl.audit(page) == ()
    found = 0
    for number in range(6):
        for line, wrong in misprints(page, number, kind):
            text = sl.write(Page("", wrong.displays[:6], wrong.about))
            try:
                objections = pocket.scalar_faults(text, given, 1, (3, False, "half-up", carry), 6, full)
            except ValueError as fault:
                objections = [str(fault)]
            assert objections, f"nobody objects to {kind} in {line}"
            # beyond a reader of the lines alone: which weight is whose where the numbers fit either way,
            # and, where unrounded values are carried, a number that nothing further down depends on
            hidden = (kind, line.stage) == ("order", "formula") or (carry, line.stage) == ("full", "numbers")
            assert hidden or sl.audit(wrong), f"the audit misses {kind} in {line}"
            found += 1
    assert found > 20


def test_an_audit_says_where_and_mends_with_a_note() -> None:
    page = sl.sheet("understanding-lstms")
    lines = list(page.displays[0].lines)
    at = next(k for k, line in enumerate(lines) if line.stage == "sum")
    lines[at] = lines[at]._replace(right=typeset(read("sigmoid(5.96)"), typed))
    wrong = Page("", (page.displays[0]._replace(lines=tuple(lines)),), page.about)
    ((display, number, reason),) = sl.audit(wrong)
    assert (display, number) == (0, at) and "does not follow" in reason
    noted = audited(wrong)
    assert noted.displays[0].lines[at].note and noted.displays[0].lines[at].relation == "≈"
    assert sl.audit(noted) == ()


@pytest.mark.parametrize(("stage", "sign"), [("products", "≈"), ("result", "=")])
def test_a_wrong_sign_is_mended(stage: str, sign: str) -> None:
    shown = sl.sheet("understanding-lstms").displays[0]
    lines = tuple(line._replace(relation=sign) if line.stage == stage else line for line in shown.lines)
    wrong = Page("", (shown._replace(lines=lines),), {})
    assert len(sl.audit(wrong)) == 1
    assert audited(wrong).displays[0].lines == shown.lines


def test_the_result_is_the_figure_of_the_step() -> None:
    shown = sl.sheet("understanding-lstms").displays[0]
    wrong = shown._replace(step=shown.step._replace(shown="0.998"))
    ((_, _, reason),) = sl.audit(Page("", (wrong,), {}))
    assert "not the figure of the step" in reason


@pytest.mark.parametrize("notation", sorted(NOTATIONS))
@pytest.mark.parametrize("variant", ["", "minus-ten", "company-a"])
def test_examples_have_no_faults_in_any_notation(variant: str, notation: str) -> None:
    page = sl.sheet(SEED, variant, notation=notation)
    assert sl.audit(page) == ()
    assert not [line for display in page.displays for line in display.lines if line.note]
