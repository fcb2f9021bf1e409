"""How many simple steps of an article are judged a second, from the file's text to its findings.

Run by hand: `python tests/benchmarks/article_steps.py`.
Wanted: 10,000 a second.
Measured on two cores that eight other processes shared (processor time, the best of forty short rounds): 12,852 plain
ones and 14,098 of LaTeX a second; each line read in full, about a quarter of that. Paragraphs of plain words are told at
their first letter, and what a line says of names is learnt when it is asked for: 1.3 times as many as without either.
"""

from __future__ import annotations

import math
import random
import time

from symbolic_lstm.articles.many import check_file
from symbolic_lstm.articles.options import PLAIN

BLOCKS = 100


def article(latex: bool) -> str:
    """Blocks of a sentence each with three formulas and five steps, no two alike."""
    rng = random.Random(3)
    fence, times, sigma, about = ("$", r"\cdot", r"\sigma", r"\approx") if latex else ("", "*", "σ", "≈")
    blocks = ["# A cell by hand"]
    for k in range(BLOCKS):
        w, u, b = (rng.randrange(1, 300) / 100 for _ in range(3))
        z = w + 2 * u + b
        blocks += [
            f"Step {k}: the weighted sum is",
            f"{fence}z = {w:.2f} {times} 1 + {u:.2f} {times} 2 + {b:.2f} = {w:.2f} + {2 * u:.2f} + {b:.2f} = {z:.2f}{fence}",
            f"and the gate {fence}f = {sigma}({z:.2f}) {about} {1 / (1 + math.exp(-z)):.4f}{fence}, so",
            f"{fence}c = 0.5 {times} {w:.2f} = {0.5 * w:.3f}{fence}",
        ]
    return "\n\n".join(blocks)


def main() -> None:
    """Print the best of many short rounds of processor time."""
    for latex in (False, True):
        data, rates = article(latex).encode(), []
        for _ in range(40):
            begun = time.process_time()
            checked = check_file("a.md", PLAIN, data).article
            assert checked is not None
            found = checked.findings
            rates.append(len(found) / (time.process_time() - begun))
        assert all(f.level == "pass" for f in found)
        print(f"{max(rates):6.0f} steps a second {'of LaTeX' if latex else 'in plain text'} ({len(found)} steps)")


if __name__ == "__main__":
    main()
