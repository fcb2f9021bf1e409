"""What it costs to draw a sheet, and to draw it again: an equation that was drawn is taken from memory.

Run by hand: `python tests/benchmarks/pictures.py`. The derivations of the seed
series, six in 27 lines, as SVG: with nothing in memory, again in another look,
and with another input, where formulas and names stay and numbers change; and as
PNG. Wanted: drawn again in at most a tenth of the time.
Measured in one run (processor time, medians of 15): first 142 ms, again 0.7 ms, with
another input 0.45 of the first, PNG 128 ms more. A picture of 476 by 944 pixels has
170 kB as SVG (less than a tenth of that compressed) and 166 kB as PNG.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial

import symbolic_lstm as sl
from symbolic_lstm.page.blocks import Page
from symbolic_lstm.writers.equation_pictures.ink import ink
from symbolic_lstm.writers.equation_pictures.picture import of_page
from symbolic_lstm.writers.equation_pictures.svg_to_png import png
from symbolic_lstm.writers.png import write

ROUNDS = 15
REQUIRED = 0.1


def taken(draw: Callable[[], object]) -> float:
    """Processor time in milliseconds."""
    begun = time.process_time()
    draw()
    return (time.process_time() - begun) * 1000


def main() -> None:
    """Print medians, their ratios to the first, and how large the files are."""
    sheets: list[Page] = [sl.sheet("understanding-lstms", changes={"x": f"{k}.5"}) for k in range(ROUNDS + 1)]
    of_page(sheets[-1])
    found: dict[str, list[float]] = {"SVG, first": [], "SVG, again": [], "SVG, other input": [], "PNG of it": []}
    for k in range(ROUNDS):
        ink.cache_clear()
        png.cache_clear()
        found["SVG, first"].append(taken(partial(of_page, sheets[k])))
        found["SVG, again"].append(taken(partial(of_page, sheets[k], "dark")))
        found["SVG, other input"].append(taken(partial(of_page, sheets[k + 1])))
        found["PNG of it"].append(taken(partial(write, sheets[k])))
    base = statistics.median(found["SVG, first"])
    for name, times in found.items():
        median = statistics.median(times)
        required = f"  (at most {REQUIRED})" if name == "SVG, again" else ""
        print(f"{name:<18} {median:7.1f} ms  {median / base:5.2f} x{required}")
    made = of_page(sheets[0])
    print(f"{made.width} by {made.height} pixels: SVG {len(made.svg):,} bytes, PNG {len(made.png):,} bytes")


if __name__ == "__main__":
    main()
