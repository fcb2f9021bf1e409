"""Whatever a public function is handed, it raises our errors or answers."""

from __future__ import annotations

import decimal
import fractions
import pathlib
from collections.abc import Callable, Iterator
from inspect import signature
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import symbolic_lstm as sl
from symbolic_lstm.errors import SymbolicLstmError
from symbolic_lstm.page.view import View

SEED: Any = sl.load("understanding-lstms")
PAGE: Any = sl.sheet(SEED)
READY: Any = PAGE.made_from[1]
OWN: Any = {"cell": "rnn", "weights": {"U_h": 0.5, "W_h": 0.3, "b_h": 0}, "given": {"x": 1, "h_prev": 0}}


class Odd:
    """Something that does not even say what it is."""

    def __repr__(self) -> str:
        raise RuntimeError("no")


VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, float("nan"), float("inf"), 10**5000, -(10**400), 1j, b"x", b"\xff", bytearray(b"a"),
    "", " ", "-", "=", "≈", "\0", "a\0b", "\ud800", "1" * 5000, "1=1" * 3000, "(" * 1500 + "=1", "1=", "f = f", "/", "..",
    "/dev/null", "a/b\nc", "a" * 5000, [], [1], [[1], [2, 3]], (), {}, {"x": 1}, {"x": None}, {1: 2}, {None: "3"}, set(),
    object(), Odd(), decimal.Decimal("NaN"), decimal.Decimal("sNaN"), decimal.Decimal("1e5000"), fractions.Fraction(1, 3),
    fractions.Fraction(1, 3**9000), np.float32("inf"), np.array([]), np.array(["a"]), np.array([1 + 2j]), np.array([1, 2]),
    pathlib.Path(), pathlib.Path("/nonexistent"), len, SEED, PAGE, PAGE.displays[0], sl, Exception(), range(3),
    "8^5335 = 1 = 1", "0^0^0 = 1", "1/0 = 1", "log(0) = 1", "max() = 1", "sigma(-1e900) = 0", "exp(1e900) = 1", "1e9999 = 1",
    "[1;2] = [1;2;3]", "0.1^(0.1^9999) = 1", "exp(exp(exp(10))) = 1", "lstm", "dark", "de", ",", "3s", "shown",
)  # fmt: skip

CALLS: dict[str, Callable[[Any], Any]] = {
    "check": lambda v: sl.check(v),
    "load": lambda v: sl.load(v),
    "sheet": lambda v: sl.sheet(v),
    "sheet, its variant": lambda v: sl.sheet(SEED, v),
    "sheet, its changes": lambda v: sl.sheet(SEED, changes=v),
    "sheet, a number": lambda v: sl.sheet(SEED, changes={"x": v}),
    "sheet, its digits": lambda v: sl.sheet(SEED, digits=v),
    "sheet, its carry": lambda v: sl.sheet(SEED, carry=v),
    "sheet, its mode": lambda v: sl.sheet(SEED, mode=v),
    "sheet, its notation": lambda v: sl.sheet(SEED, notation=v),
    "sheet, its language": lambda v: sl.sheet(SEED, language=v),
    "sheet, its decimal sign": lambda v: sl.sheet(SEED, decimal=v),
    "backward_sheet": lambda v: sl.backward_sheet(v),
    "backward_sheet, its numbers": lambda v: sl.backward_sheet(SEED, changes=v),
    "backward_sheet, its loss": lambda v: sl.backward_sheet(SEED, loss=v),
    "backward_sheet, its window": lambda v: sl.backward_sheet(SEED, window=v),
    "backward_sheet, its update": lambda v: sl.backward_sheet(SEED, update=v),
    "picture": lambda v: sl.picture(v),
    "picture, its look": lambda v: sl.picture(PAGE.displays[0], v),
    "picture, its language": lambda v: sl.picture(PAGE.displays[0], language=v),
    "pictures": lambda v: sl.pictures(v),
    "pictures, their look": lambda v: sl.pictures(PAGE, v),
    "pictures, of each": lambda v: sl.pictures(PAGE, each=v),
    "draw": lambda v: sl.draw(v),
    "draw, its picture": lambda v: sl.draw(SEED, v),
    "draw, its quantities": lambda v: sl.draw(SEED, "curve", v),
    "draw, its variant": lambda v: sl.draw(SEED, variant=v),
    "draw, its changes": lambda v: sl.draw(SEED, changes=v),
    "draw, its steps": lambda v: sl.draw(SEED, steps=v),
    "draw, its style": lambda v: sl.draw(SEED, style=v),
    "draw, its look": lambda v: sl.draw(SEED, look=v),
    "draw, its digits": lambda v: sl.draw(SEED, digits=v),
    "draw, its notation": lambda v: sl.draw(SEED, notation=v),
    "identity": lambda v: sl.identity(v),
    "identity, its changes": lambda v: sl.identity("half-life", v),
    "identity, its digits": lambda v: sl.identity("half-life", digits=v),
    "identity, its notation": lambda v: sl.identity("half-life", notation=v),
    "explore": lambda v: sl.explore(v),
    "explore, its variant": lambda v: sl.explore(SEED, v),
    "explore, its notation": lambda v: sl.explore(SEED, notation=v),
    "explore, its height": lambda v: sl.explore(SEED, height=v),
    "target": lambda v: sl.target(v),
    "target, what it writes": lambda v: [sl.target(name).write(v) for name in ("github", "rst", "wordpress", "typst")],
    "target, its running text": lambda v: sl.target("github").prose(v),
    "target, a piece of that": lambda v: sl.target("github").prose((v,)),
    "target, its pictures": lambda v: (sl.target("medium").pictures or len)(v),
    "View": lambda v: View(v),
    "View, a quantity": lambda v: View((v,)),
    "View, its stages": lambda v: View((), v),
    "View, a stage": lambda v: View((), (v,)),
    "View, its chapter": lambda v: View((), (), v),
    "Cell.shapes": lambda v: sl.cells.lstm.shapes(v, 1),
    "Cell.shapes, the inputs": lambda v: sl.cells.lstm.shapes(1, v),
    "Equation.meaning_at": lambda v: sl.cells.lstm["f"].meaning_at(v),
    "Example.variant": lambda v: SEED.variant(v),
    "Trace.at": lambda v: sl.trace(READY.program, READY.given).at(v),
    "verify_export": lambda v: sl.verify_export(v),
    "write": lambda v: sl.write(v),
    "write, its format": lambda v: sl.write(PAGE, v),
    "Sheet.write": lambda v: PAGE.write(v),
    "Sheet.array": lambda v: PAGE.array(v),
    "Sheet.variants": lambda v: list(PAGE.variants(v)),
    "Sheet.variants, one of them": lambda v: list(PAGE.variants([v])),
    "Sheet.variants, a number": lambda v: list(PAGE.variants([{"x": v}])),
    "Sheet.variants, their formats": lambda v: list(PAGE.variants([{"x": 1}], v)),
    "Sheet.variants, a format": lambda v: list(PAGE.variants([{"x": 1}], [v])),
    "cells": lambda v: sl.cells[v],
    "cells, whether there is one": lambda v: v in sl.cells,
    "cells, an equation": lambda v: sl.cells.lstm[v],
    "read": lambda v: sl.read(v),
    "text": lambda v: sl.text(v),
    "meaning": lambda v: sl.meaning(v),
    "meaning, its shapes": lambda v: sl.meaning(sl.read("W @ x"), v),
    "meaning, a shape": lambda v: sl.meaning(sl.read("W @ x"), {"W": (2, 2), "x": v}),
    "meaning, a size": lambda v: sl.meaning(sl.read("W @ x"), {"W": (2, 2), "x": (v,)}),
    "unroll": lambda v: sl.unroll(v),
    "unroll, its steps": lambda v: sl.unroll(sl.cells.lstm, v),
    "unroll, its form": lambda v: sl.unroll(sl.cells.lstm, 1, v),
    "unroll, its units": lambda v: sl.unroll(sl.cells.lstm, 1, "vector", hidden=v),
    "unroll, its inputs": lambda v: sl.unroll(sl.cells.lstm, 1, "vector", inputs=v),
    "trace": lambda v: sl.trace(v, {}),
    "trace, what is given": lambda v: sl.trace(READY.program, v),
    "trace, a figure": lambda v: sl.trace(READY.program, {**READY.given, "x@1": v}),
    "trace, its rounding": lambda v: sl.trace(READY.program, READY.given, v),
    "trace, what is asked": lambda v: sl.trace(READY.program, READY.given, None, v),
    "trace, one that is asked": lambda v: sl.trace(READY.program, READY.given, None, [v]),
    "trace, its precision": lambda v: sl.trace(READY.program, READY.given, least=v),
    "trace, a place": lambda v: sl.trace(READY.program, READY.given).shown(v),
    "trace, a value": lambda v: sl.trace(READY.program, READY.given).value(v),
    "narrate": lambda v: sl.narrate(v),
    "narrate, its setting": lambda v: sl.narrate(SEED, v),
    "narrate, its view": lambda v: sl.narrate(SEED, None, v),
    "audit": lambda v: sl.audit(v),
    **{f"example, {key}": lambda v, key=key: sl.example(**{**OWN, key: v}) for key in signature(sl.example).parameters},
}


def told(call: Callable[[Any], Any], value: Any) -> Iterator[str]:
    """What goes wrong that is not ours."""
    try:
        call(value)
    except SymbolicLstmError:
        return
    except Exception as fault:
        yield f"{type(fault).__name__}: {fault}"


@pytest.mark.parametrize("name", CALLS)
def test_a_value_of_any_kind_is_answered_or_refused(name: str) -> None:
    wrong = {k: fault for k, value in enumerate(VALUES) for fault in told(CALLS[name], value)}
    assert wrong == {}


def test_every_public_name_is_tried() -> None:
    never = {"SymbolicLstmError", "__version__", "examples", "list_identities", "Sheet"}
    tried = {name.partition(",")[0] for name in CALLS}
    assert {*dir(sl), *sl._ENGINE} - never <= tried


WRONG: dict[str, tuple[Callable[[], Any], str]] = {
    "read": (lambda: sl.read(b"f"), "what is read is a text, as in 'f*c_prev + i*g', not bytes"),
    "text": (lambda: sl.text("f"), "what is spelt is a sentence, as `read` gives, not str"),
    "meaning": (lambda: sl.meaning("f"), "what has a meaning is a sentence, as `read` gives, not str"),
    "unroll": (lambda: sl.unroll("lstm"), "what is unrolled is a cell, as in `symbolic_lstm.cells`, not str"),
    "steps": (lambda: sl.unroll(sl.cells.lstm, 2.0), "steps are a whole number, not float"),
    "form": (lambda: sl.unroll(sl.cells.lstm, 1, "matrix"), "a form is 'scalar' or 'vector', not 'matrix'"),
    "size": (
        lambda: sl.unroll(sl.cells.lstm, 1, "vector", hidden=10**6),
        "a weight or a state has at most 300000 entries, not 1000000000000",
    ),
    "length": (
        lambda: sl.unroll(sl.cells.lstm, 10_000, "vector", hidden=100),
        "at most 1000000 sentences are laid out, an entry and a step each, not 6000000",
    ),
    "no unit": (
        lambda: sl.unroll(sl.cells.lstm, 1, "vector", hidden=0),
        "there is at least one of the hidden units, not 0",
    ),
    "a target's page": (
        lambda: sl.target("rst").write(SEED),
        "what is written is a page, as `sheet` gives, not Example",
    ),
    "a view's stage": (
        lambda: View((), ("numbrs",)),
        "no chapter or stage 'numbrs'; did you mean 'numbers'?",
    ),
    "trace": (lambda: sl.trace(SEED, {}), "what is traced is a program, as `unroll` gives, not Example"),
    "figure": (
        lambda: sl.trace(READY.program, {"x@1": 1}),
        "what is given at a place is a figure, as figure('2.70'), not int",
    ),
    "narrate": (lambda: sl.narrate("lstm"), "what is told is an example, as `load` gives, not str"),
    "audit": (lambda: sl.audit(SEED), "what is audited is a page, as `sheet` gives, not Example"),
    "array": (lambda: PAGE.array(1), "a quantity is named by a text, as 'c', not int"),
    "variants": (
        lambda: [*PAGE.variants({"x": 1})],
        "changes are a mapping of names to numbers, as {'x': -10}, not str",
    ),
    "formats": (lambda: [*PAGE.variants([], "latex")], "formats are a list, not str"),
    "digits": (lambda: sl.sheet(SEED, digits=2.0), "digits are a whole number (4) or a text ('3s', 'auto'), not float"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_would_be_right_is_said(name: str) -> None:
    call, message = WRONG[name]
    with pytest.raises(SymbolicLstmError) as refused:
        call()
    assert str(refused.value) == message


@pytest.mark.parametrize("kind", [int, np.int8, np.uint16, np.int64])
def test_whole_numbers_of_numpy_are_whole_numbers(kind: Any) -> None:
    assert sl.sheet(SEED, digits=kind(2)).shown == sl.sheet(SEED, digits="2").shown
    assert sl.unroll(sl.cells.lstm, kind(3)) == sl.unroll(sl.cells.lstm, 3)
    assert sl.example(**OWN, steps=kind(1)) == sl.example(**OWN, steps=1)


NUMBERS = st.sampled_from(["0", "1", "2.70", "-10", "1e1000", "1e-1000", "9" * 60, "0." + "3" * 60])
SIDES = st.recursive(
    NUMBERS,
    lambda side: st.one_of(
        st.tuples(side, st.sampled_from(list("+-*/^")), side).map(lambda it: f"({it[0]}){it[1]}({it[2]})"),
        st.tuples(st.sampled_from(["sigma", "tanh", "exp", "log", "sqrt", "abs"]), side).map(
            lambda it: f"{it[0]}({it[1]})"
        ),
    ),
    max_leaves=5,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(SIDES, min_size=2, max_size=3), st.sampled_from([" = ", " ≈ "]))
def test_a_line_of_any_numbers_is_judged_or_refused(sides: list[str], sign: str) -> None:
    assert list(told(sl.check, sign.join(sides))) == []
