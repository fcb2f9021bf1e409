"""Every variant is worked once: for its sheet, its verdicts, and what is said of its rounding."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import pytest

import symbolic_lstm as sl
from symbolic_lstm.numbers import enclose as module


@pytest.fixture
def enclosures(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many sentences each enclosure that is made has."""
    made: list[int] = []
    real = module.enclose

    def counted(lets: Any, *rest: Any, **options: Any) -> Any:
        made.append(len(lets))
        return real(lets, *rest, **options)

    sl.sheet("understanding-lstms")  # so that everything is imported
    for loaded in list(sys.modules.values()):
        if getattr(loaded, "enclose", None) is real:
            monkeypatch.setattr(loaded, "enclose", counted)
    return made


def test_a_sheet_with_its_verdicts_makes_eight_enclosures(enclosures: list[int]) -> None:
    sl.sheet("understanding-lstms")
    assert 0 < len(enclosures) <= 8


def test_verdicts_make_one_enclosure_a_variant(enclosures: list[int]) -> None:
    example = sl.load("understanding-lstms")
    sl.check(example)
    assert len(enclosures) == len({claim.variant for claim in example.claims})


def test_a_whole_sheet_of_a_layer_encloses_nothing_entry_by_entry(enclosures: list[int]) -> None:
    """Its vectors are worked as wholes, and the sentences of those entries that are shown by themselves."""
    drawn = np.random.default_rng(2)
    units, inputs = 16, 8
    sizes = {
        "weight_ih": (4 * units, inputs),
        "weight_hh": (4 * units, units),
        "bias_ih": 4 * units,
        "bias_hh": 4 * units,
    }
    weights = {f"{name}_l0": drawn.normal(size=size).round(4) for name, size in sizes.items()}
    example = sl.example("lstm", weights=weights)
    sl.sheet(example, changes={"x": drawn.normal(size=(3, inputs)).round(2).tolist()}, entries="0")
    assert enclosures == []
