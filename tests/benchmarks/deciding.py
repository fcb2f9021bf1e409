"""How fast "σ(q) prints as d.ddd" is proved, against the same balls written straight down.

Run by hand: `python tests/benchmarks/deciding.py`. Both decide the same rationals
in turn; required is at least half of the straight-line rate. Measured in four
runs: 0.55, 0.62, 0.53 and 0.58 of the rate.
"""

from __future__ import annotations

import random
import statistics
import time

from flint import arb, ctx, fmpq

from symbolic_lstm.numbers.enclose import sigmoid_prints

ROUNDS, EACH, REQUIRED = 15, 20_000, 0.5


def straight(z: fmpq) -> int:
    """The digits of σ(z) at the working precision, and no question asked."""
    n = (1000 / (1 + (-arb(z)).exp()) + arb(0.5)).floor().unique_fmpz()
    assert n is not None
    return int(n)


def ours(z: fmpq) -> int:
    return sigmoid_prints(z, 3)


def main() -> None:
    """Print decisions a second, and the ratio of the medians."""
    rates: dict[str, list[float]] = {"straight": [], "ours": []}
    ctx.prec = 64
    for _ in range(ROUNDS):
        points = [fmpq(random.randrange(-900, 900), 100) for _ in range(EACH)]
        answers = []
        for name, decide in (("straight", straight), ("ours", ours)):
            begun = time.process_time()
            answers.append([decide(z) for z in points])
            rates[name].append(EACH / (time.process_time() - begun))
        assert answers[0] == answers[1]
    medians = {name: statistics.median(found) for name, found in rates.items()}
    for name, rate in medians.items():
        print(f"{name:<10} {rate:10,.0f} a second")
    print(f"ratio {medians['ours'] / medians['straight']:.2f} (at least {REQUIRED})")


if __name__ == "__main__":
    main()
