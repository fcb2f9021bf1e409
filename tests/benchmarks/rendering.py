"""One sheet with numbers of one's own, in LaTeX, against handcalcs 2 and SymPy.

Run by hand: `python tests/benchmarks/rendering.py` (needs the `bench` extra). The
rivals take turns in one process, each with new numbers in every round, so that
nothing can be looked up by its value. Ours is what somebody calls,
`sl.sheet(…, changes=…).write("latex")`: 27 lines with proved digits, what they
say in words, and the pictures; by name the example's file is read each time, too.
Its derivations are filled into lines that were audited on a sheet when their
pattern of signs was first met; a thousand sheets go before, so that most have been.
handcalcs writes six lines of LaTeX (formula, numbers, result) from source
code and floats; SymPy substitutes the numbers into the six unrolled expressions
and prints formula and result as LaTeX.

Measured in three runs (processor time of 120 rounds, on a machine with two to three times as much work as cores): the
medians of handcalcs are 1.03, 1.28 and 1.52 times ours (8.70 and 8.95 ms, 8.89 and 11.40, 9.08 and 13.78), its best
1.74 and 1.31 times in the last two (4.26 and 7.42 ms, 5.97 and 7.82). Wanted: 10. Without its pictures a sheet takes
1.5 ms at best, `sheet` itself 0.4. SymPy takes 27 times as long, by name a sheet 1.1 to 1.2 times.
"""

from __future__ import annotations

import cProfile
import gc
import math
import pstats
import random
import statistics
import sys
import time
from collections.abc import Callable

import sympy as sp

import symbolic_lstm as sl

TURNS, ROUNDS, WARM = 6, 20, 3
#: So many sheets are made first: then most patterns of signs have been met.
MET = 1_000
REQUIRED = {"handcalcs": 10}
CELL = sl.cells.lstm
NAMES = (*CELL.parameters, "x", "h_prev", "c_prev")
SOURCE = "\n".join(
    [
        *(f"{k} = sigmoid(U_{k}*h_prev + W_{k}*x + b_{k})" for k in "fi"),
        "g = tanh(U_g*h_prev + W_g*x + b_g)",
        "c = f*c_prev + i*g",
        "o = sigmoid(U_o*h_prev + W_o*x + b_o)",
        "h = o*tanh(c)",
    ]
)
EXAMPLE = sl.load("understanding-lstms")


def numbers() -> dict[str, str]:
    """New numbers, as they would be typed."""
    return {name: f"{random.uniform(-3, 3):.2f}" for name in NAMES}


def ours(typed: dict[str, str]) -> int:
    return len(sl.sheet(EXAMPLE, changes=typed).write("latex"))


def ours_by_name(typed: dict[str, str]) -> int:
    return len(sl.sheet("understanding-lstms", changes=typed).write("latex"))


def handcalcs() -> Callable[[dict[str, str]], int]:
    from handcalcs import HandCalcs
    from handcalcs.renderers import LatexRenderer

    code = compile(SOURCE, "step", "exec")
    functions = {"sigmoid": lambda z: 1 / (1 + math.exp(-z)), "tanh": math.tanh}
    render = HandCalcs(LatexRenderer())

    def rendered(typed: dict[str, str]) -> int:
        scope = {**functions, **{name: float(said) for name, said in typed.items()}}
        exec(code, scope)
        return len(render(SOURCE, scope))

    return rendered


def sympy() -> Callable[[dict[str, str]], int]:
    symbols = {name: sp.Symbol(name) for name in NAMES}
    scope = {**symbols, "sigmoid": lambda z: 1 / (1 + sp.exp(-z)), "tanh": sp.tanh}
    exec(compile(SOURCE, "step", "exec"), scope)
    unrolled = [scope[name] for name in CELL.names]

    def rendered(typed: dict[str, str]) -> int:
        known = {symbols[name]: sp.Float(said) for name, said in typed.items()}
        return sum(len(sp.latex(e)) + len(sp.latex(e.subs(known))) for e in unrolled)

    return rendered


def main() -> None:
    """Print the medians, the best and their ratios, or with `profile` where our time goes."""
    if sys.argv[1:] == ["profile"]:
        profile = cProfile.Profile()
        ours(numbers())
        profile.runcall(lambda: [ours(numbers()) for _ in range(100)])
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)
        return
    rivals = {"ours": ours, "ours, by name": ours_by_name, "handcalcs": handcalcs(), "SymPy": sympy()}
    for _ in range(MET):
        ours(numbers())
    taken: dict[str, list[float]] = {name: [] for name in rivals}
    for _ in range(TURNS):
        for name, render in rivals.items():
            gc.collect()  # nobody sweeps up after another
            for number in range(ROUNDS + WARM):
                typed = numbers()
                begun = time.process_time()
                assert render(typed) > 100
                if number >= WARM:
                    taken[name].append(time.process_time() - begun)
    for told, of in (("median", statistics.median), ("best", min)):
        found = {name: of(times) for name, times in taken.items()}
        for name, time_taken in found.items():
            required = f"  (wanted: {REQUIRED[name]})" if name in REQUIRED else ""
            print(f"{told:<7} {name:<14} {time_taken * 1000:8.2f} ms  {time_taken / found['ours']:6.2f} x{required}")


if __name__ == "__main__":
    main()
