"""The page's scripts against the certified figures: the same digits, signs and remarks, state by random state."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from symbolic_lstm.cells import CELLS
from symbolic_lstm.explorer.backward import program_of
from symbolic_lstm.explorer.sentences import given, program
from symbolic_lstm.maths.loss import default_loss
from symbolic_lstm.maths.program import unroll
from symbolic_lstm.maths.through_time import through_time
from symbolic_lstm.numbers.derive import derive
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.rounding import Digits, Rounding, near_zero
from symbolic_lstm.numbers.trace import Trace, trace
from symbolic_lstm.published.backward import SHOWN

from ..writers.test_browser import node

SCRIPTS = Path(__file__).parents[2] / "symbolic_lstm" / "explorer" / "scripts"

pytestmark = pytest.mark.judge


def number(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.15:
        return str(chance.randint(-12, 12) if kind < 0.1 else 0)
    if kind < 0.25:
        return f"{chance.uniform(-1, 1) * 1e-3:.6f}" if kind < 0.2 else f"{chance.uniform(-60, 60):.1f}"
    return f"{chance.uniform(-3, 3):.{chance.randint(1, 4)}f}"


def states(count: int, seed: int) -> Iterator[Trace]:
    chance = random.Random(seed)
    for _ in range(count):
        cell = CELLS[chance.choice(sorted(CELLS))]
        laid = unroll(cell, chance.choice([1, 1, 2]))
        places = [*cell.parameters, *(f"{state}@0" for state in cell.states.values())]
        places += [f"{name}@{time}" for name in cell.inputs for time in range(1, laid.steps + 1)]
        policy = Rounding(
            Digits(chance.randint(1, 6), chance.random() < 0.3),
            chance.choice(["half-up", "half-even", "truncate"]),
            chance.choice(["full", "shown"]),
        )
        yield trace(laid, {place: figure(number(chance)) for place in places}, policy)


def derived(traced: Trace, keys: Sequence[str] = ()) -> dict[str, Any]:
    """Every line of every derivation but the formula, or of these."""
    found: dict[str, Any] = {}
    for let in (traced.lets[key] for key in keys or traced.lets):
        laid = code(let.body)
        found[let.key] = [
            [it.stage, it.relation, {str(laid.index(path)): f.text for path, f in it.figures.items()}, bool(it.note)]
            for it in derive(traced, let.key)[1:]
        ]
    return found


def turned(forward: Trace) -> tuple[Trace, dict[str, Any]]:
    """The backward pass of a trace, and what a page holds of it."""
    laid = through_time(forward.program, default_loss(forward.program.cell, forward.program.shapes))
    back = trace(laid, forward.given, Rounding(SHOWN, forward.rounding.mode, "full"))
    own = program_of(back, frozenset(let.key for let in forward.program.lets))
    return back, {**program(forward), "back": own}


@pytest.mark.parametrize("seed", range(2))
def test_every_line_of_a_gradient_is_the_certified_one(seed: int) -> None:
    """Where the page says that it cannot tell, the sheet says that it has not told the gradient from 0."""
    found = [turned(it) for it in states(60, 100 + seed)]
    asked = [{"program": held, "given": given(back.given), "back": True} for back, held in found]
    open_ = 0
    for (back, held), lines in zip(found, node("explored.mjs", str(SCRIPTS), given=json.dumps(asked)), strict=True):
        keys = [it["key"] for it in held["back"]["sentences"]]
        certified = derived(back, keys)
        if lines is None:
            open_ += 1
            assert any(near_zero(back.value(key)) or back.shown(key).text == "0" for key in certified)
        else:
            assert lines == certified
    assert open_ < 20


@pytest.mark.parametrize("seed", range(4))
def test_every_line_is_the_certified_one(seed: int) -> None:
    traces = list(states(300, seed))
    asked = [{"program": program(it), "given": given(it.given)} for it in traces]
    found = node("explored.mjs", str(SCRIPTS), given=json.dumps(asked))
    for traced, lines in zip(traces, found, strict=True):
        assert lines == derived(traced)
