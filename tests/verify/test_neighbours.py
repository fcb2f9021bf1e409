"""The quantity whose value a wrong figure is: the first in the order of working, found without walking through all."""

from __future__ import annotations

from typing import Any

import pytest

from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.verify import slips
from symbolic_lstm.verify.check import check_example
from symbolic_lstm.verify.facts import fit, right
from symbolic_lstm.verify.recompute import recompute

from ..page.long import example

FIGURES = ("0.57", "0.575", "-0.3", "0.0", "1", "0.26692", "-0.5", "0.6", "20", "2e1", "0.99")


def wrong(steps: int) -> str:
    """A sequence with a wrong figure for the output of every step."""
    claims = (f'[[claims]]\nof = "h@{k}"\nsays = 0.{7919 * k % 8999 + 1000}\n' for k in range(1, steps + 1))
    return example(steps) + "".join(claims)


@pytest.mark.parametrize("text", [wrong(40), example(6, 3) + '[[claims]]\nof = "h[0]@1"\nsays = 0.5\n'])
def test_the_first_two_that_print_so_are_those_of_a_walk_through_all(text: str) -> None:
    sheet = recompute(parse_example(text))
    own = [it.values[-1] for it in sheet.full.values()]
    printed = [figure(text) for text in FIGURES]
    printed += [figure(f"{float((v.lower + v.upper) / 2):.{k}f}") for v in own if hasattr(v, "lower") for k in (1, 3)]
    for it in printed:
        all_of_them = [key for key, computed in sheet.full.items() if right(fit(it, computed.values[-1]))]
        assert slips._printing(sheet, it.n, it.places) == tuple(all_of_them[:2]), it.text


def test_work_grows_with_the_wrong_figures_and_no_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[Any] = []
    monkeypatch.setattr(slips, "fit", lambda *parts: tried.append(parts) or fit(*parts))

    def count(steps: int) -> int:
        tried.clear()
        assert {r.verdict for r in check_example(parse_example(wrong(steps)))} == {"mismatch"}
        return len(tried)

    some, twice, four = (count(steps) for steps in (15, 30, 60))
    assert 0 < four - twice < 2.5 * (twice - some)
