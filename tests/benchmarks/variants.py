"""Ten thousand variants of a scalar sheet, in LaTeX and MathML, against making each sheet anew.

Run by hand: `python -m tests.benchmarks.variants`. Every number of the example
changes with every variant, so that signs fall in all ways and every skeleton is
met; skeletons are made within the time that is measured.

Measured in two runs (processor time of one core): 3,733 and 3,891 a second, 23.4
and 24.5 times as many as one by one. Wanted: 3,000.
"""

from __future__ import annotations

import random
import time

import symbolic_lstm as sl
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.page.narrate import narrate
from symbolic_lstm.page.view import View
from symbolic_lstm.published.given import given
from symbolic_lstm.published.setting import setting

COUNT, SLOWLY = 10_000, 200
REQUIRED = 3_000


def main() -> None:
    """Print sheets a second both ways, and whether the same letters came out."""
    random.seed(1)
    sheet = sl.sheet("understanding-lstms")
    assert sheet.made_from is not None
    worked, ready = sheet.made_from
    pool = [{name: f"{random.uniform(-3, 3):.2f}" for name in worked.numbers} for _ in range(COUNT)]
    letters, kept = 0, []
    start = time.process_time()
    for made in sheet.variants(pool):
        letters += sum(map(len, made.texts.values()))
        kept += [made] if len(kept) < SLOWLY else []
    quick = COUNT / (time.process_time() - start)

    view = View(tuple(Quantity(e.name) for e in worked.cell))
    start = time.process_time()
    slow = []
    for changes in pool[:SLOWLY]:
        numbers = {name: given(value) for name, value in changes.items()}
        page = narrate(worked, setting(worked, "", {**ready.numbers, **numbers}, ready.rounding), view)
        slow.append({format: sl.write(page, format) for format in ("latex", "mathml")})
    slowly = SLOWLY / (time.process_time() - start)
    same = all(made.texts == texts for made, texts in zip(kept, slow, strict=True))
    print(f"{quick:.0f} a second (wanted: {REQUIRED}), {quick / slowly:.1f} times as many as one by one ({slowly:.0f})")
    print(f"{letters / 1e6:.0f} million letters; the first {SLOWLY} letter by letter the same: {same}")


if __name__ == "__main__":
    main()
