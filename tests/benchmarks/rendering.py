"""One step of an LSTM with all its stages, in three formats, against handcalcs and SymPy.

Run by hand: `python tests/benchmarks/rendering.py` (needs handcalcs 1.11). The
three take turns in one process, each with new numbers in every round, so that
nothing can be looked up by its value. Ours is text, LaTeX and MathML of 27 lines
with proved digits; handcalcs writes six lines of LaTeX (formula, numbers,
result) from source code and floats; SymPy substitutes the numbers into the six
unrolled expressions and prints formula and result as LaTeX.

Measured in one run (processor time, medians of 120): ours 1.34 ms, as whole pages
1.57 ms, with the audit 4.39 ms; handcalcs 28.0 ms, 20.8 times ours (wanted: 20);
SymPy 115 ms, 85 times ours (wanted: 50). Three runs more gave 21.3, 21.5 and 21.5
times, and 85, 87 and 92 times.
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

from symbolic_lstm.cells import lstm
from symbolic_lstm.maths.program import unroll
from symbolic_lstm.notation import named
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.rounding import Digits, Rounding
from symbolic_lstm.numbers.trace import trace
from symbolic_lstm.page.audit import audited
from symbolic_lstm.page.blocks import Page
from symbolic_lstm.page.steps import display
from symbolic_lstm.writers import latex, mathml, text

TURNS, ROUNDS, WARM = 6, 20, 3
REQUIRED = {"handcalcs": 20, "SymPy": 50}
NAMES = (*lstm.parameters, "x", "h_prev", "c_prev")
SOURCE = "\n".join(
    [
        *(f"{k} = sigmoid(U_{k}*h_prev + W_{k}*x + b_{k})" for k in "fi"),
        "g = tanh(U_g*h_prev + W_g*x + b_g)",
        "c = f*c_prev + i*g",
        "o = sigmoid(U_o*h_prev + W_o*x + b_o)",
        "h = o*tanh(c)",
    ]
)
PROGRAM, NOTATION = unroll(lstm), named("standard")


def numbers() -> dict[str, str]:
    """New numbers, as they would be typed."""
    return {name: f"{random.uniform(-3, 3):.4f}" for name in NAMES}


def step(typed: dict[str, str]) -> Page:
    """All derivations of a step, with unrounded values carried."""
    places = {"x": "x@1", "h_prev": "h@0", "c_prev": "c@0"}
    given = {places.get(name, name): figure(said) for name, said in typed.items()}
    worked = trace(PROGRAM, given, Rounding(Digits(4)))
    return Page("", tuple(display(worked, name, 1, NOTATION) for name in lstm.names), {})


def ours(typed: dict[str, str]) -> int:
    """Every stage of every derivation in three formats, as `--format json` prints them."""
    lines = [line.right for shown in step(typed).displays for line in shown.lines]
    return sum(len(writer.equation(right)) for right in lines for writer in (text, latex, mathml))


def ours_as_pages(typed: dict[str, str]) -> int:
    """The same as three pages, aligned and with the names of the stages."""
    page = step(typed)
    return sum(len(writer.write(page)) for writer in (text, latex, mathml))


def ours_audited(typed: dict[str, str]) -> int:
    page = audited(step(typed))
    return sum(len(writer.write(page)) for writer in (text, latex, mathml))


def handcalcs() -> Callable[[dict[str, str]], int]:
    from handcalcs.handcalcs import LatexRenderer

    code = compile(SOURCE, "step", "exec")
    functions = {"sigmoid": lambda z: 1 / (1 + math.exp(-z)), "tanh": math.tanh}
    options = {"precision": 4, "sci_not": None, "override": ""}

    def rendered(typed: dict[str, str]) -> int:
        scope = {**functions, **{name: float(said) for name, said in typed.items()}}
        exec(code, scope)
        return len(LatexRenderer(SOURCE, scope, options).render())

    return rendered


def sympy() -> Callable[[dict[str, str]], int]:
    symbols = {name: sp.Symbol(name) for name in NAMES}
    scope = {**symbols, "sigmoid": lambda z: 1 / (1 + sp.exp(-z)), "tanh": sp.tanh}
    exec(compile(SOURCE, "step", "exec"), scope)
    unrolled = [scope[name] for name in lstm.names]

    def rendered(typed: dict[str, str]) -> int:
        known = {symbols[name]: sp.Float(said) for name, said in typed.items()}
        return sum(len(sp.latex(e)) + len(sp.latex(e.subs(known))) for e in unrolled)

    return rendered


def main() -> None:
    """Print the medians and their ratios, or with `profile` where our time goes."""
    if sys.argv[1:] == ["profile"]:
        profile = cProfile.Profile()
        ours(numbers())
        profile.runcall(lambda: [ours(numbers()) for _ in range(100)])
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)
        return
    rivals = {
        "ours": ours,
        "ours, as pages": ours_as_pages,
        "ours, audited": ours_audited,
        "handcalcs": handcalcs(),
        "SymPy": sympy(),
    }
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
    medians = {name: statistics.median(times) for name, times in taken.items()}
    for name, median in medians.items():
        required = f"  (at least {REQUIRED[name]})" if name in REQUIRED else ""
        print(f"{name:<14} {median * 1000:8.2f} ms  {median / medians['ours']:6.1f} x{required}")


if __name__ == "__main__":
    main()
