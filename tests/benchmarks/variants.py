"""Thousands of variants of a scalar sheet, in every format there is for them, under every way to round.

Run by hand: `python tests/benchmarks/variants.py`. Every number of the example
changes with every variant, so that signs fall in all ways and every skeleton is
met; skeletons are made within the time that is measured. A few are made as
sheets, too, one by one: so fast that is, and letter by letter the same.

Measured in one run (processor time, 10,000 of each, cold, two idle cores), in LaTeX and MathML: 5,632 a second as the
example has it, 3,053 and 3,141 where unrounded values are carried, 2,921 of these with significant digits, 2,614 with
figures cut off, 5,439 with shown figures cut off; in text and HTML 2,347, 1,417, 1,524, 1,162, 1,330 and 1,873; 12 to 28
times as many as one by one, and the same letters. Wanted: 3,000.
"""

from __future__ import annotations

import itertools
import random
import time
from typing import Any

import symbolic_lstm as sl
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.page.narrate import narrate
from symbolic_lstm.page.view import View
from symbolic_lstm.pools.derivation_templates import EVERY, PoolFormat
from symbolic_lstm.published.given import given
from symbolic_lstm.published.setting import setting

COUNT, SLOWLY = 10_000, 60
TOGETHER: tuple[tuple[PoolFormat, ...], ...] = (("latex", "mathml"), ("text", "html-fragment"))
REQUIRED = 3_000
POLICIES: dict[str, dict[str, Any]] = {
    "as the example has it": {},
    "unrounded values carried": {"carry": "full"},
    "the same, 4 decimals (no rounding said)": {"carry": "full", "digits": 4},
    "the same, 3 significant digits": {"carry": "full", "digits": "3s"},
    "the same, figures cut off": {"carry": "full", "mode": "truncate"},
    "shown figures carried, cut off": {"carry": "shown", "mode": "truncate"},
}


def one_by_one(sheet: sl.Sheet, changes: dict[str, str], formats: tuple[PoolFormat, ...]) -> dict[PoolFormat, str]:
    """The same equations from a sheet made anew."""
    assert sheet.made_from is not None
    worked, ready = sheet.made_from
    numbers = {name: given(value) for name, value in changes.items()}
    view = View(tuple(Quantity(e.name) for e in worked.cell))
    page = narrate(worked, setting(worked, "", {**ready.numbers, **numbers}, ready.rounding), view)
    return {format: EVERY[format].write(page) for format in formats}


def main() -> None:
    """Print sheets a second both ways, and whether the same letters came out."""
    random.seed(1)
    for formats, (name, options) in itertools.product(TOGETHER, POLICIES.items()):
        sheet = sl.sheet("understanding-lstms", **options)
        assert sheet.made_from is not None
        pool = [{n: f"{random.uniform(-3, 3):.2f}" for n in sheet.made_from[0].numbers} for _ in range(COUNT)]
        kept = []
        start = time.process_time()
        for made in sheet.variants(pool, formats):
            kept += [made] if len(kept) < SLOWLY else []
        quick = COUNT / (time.process_time() - start)
        start = time.process_time()
        slow = [one_by_one(sheet, changes, formats) for changes in pool[:SLOWLY]]
        slowly = SLOWLY / (time.process_time() - start)
        same = all(made.texts == texts for made, texts in zip(kept, slow, strict=True))
        told = f"{' and '.join(formats)}, {name}"
        print(f"{told:<70} {quick:6.0f} a second, {quick / slowly:5.1f} x one by one ({slowly:.0f}); the same: {same}")
    print(f"wanted: {REQUIRED} a second")


if __name__ == "__main__":
    main()
