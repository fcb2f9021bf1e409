"""The page's scripts against the certified figures: the same digits, signs and remarks, state by random state."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from symbolic_lstm.cells import CELLS
from symbolic_lstm.explorer.sentences import given, program
from symbolic_lstm.maths.program import unroll
from symbolic_lstm.numbers.derive import derive
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.rounding import Digits, Rounding
from symbolic_lstm.numbers.trace import Trace, trace

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


def derived(traced: Trace) -> dict[str, Any]:
    """Every line of every derivation but the formula."""
    found: dict[str, Any] = {}
    for let in traced.program.lets:
        laid = code(let.body)
        found[let.key] = [
            [it.stage, it.relation, {str(laid.index(path)): f.text for path, f in it.figures.items()}, bool(it.note)]
            for it in derive(traced, let.key)[1:]
        ]
    return found


@pytest.mark.parametrize("seed", range(4))
def test_every_line_is_the_certified_one(seed: int) -> None:
    traces = list(states(300, seed))
    asked = [{"program": program(it), "given": given(it.given)} for it in traces]
    found = node("explored.mjs", str(SCRIPTS), given=json.dumps(asked))
    for traced, lines in zip(traces, found, strict=True):
        assert lines == derived(traced)
