"""How long the program takes from cold, against importing SymPy and python-flint alone.

Run by hand: `python tests/benchmarks/start_up.py`. Every command is a process of
its own; the commands take turns, and the medians of one run are compared.
Wanted: `sheet` at most 1.6 times the import, `list` and `--version` without it.
Measured in one run (medians of 25): import 329 ms, `sheet` 1.17 times that,
`list` 0.33, `--version` 0.32; `verify` works all 42 shipped examples in 7.2 times.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

ROUNDS = 25
COMMANDS = {
    "import sympy, flint": ["-c", "import sympy, flint"],
    "symbolic-lstm sheet": ["-m", "symbolic_lstm", "sheet"],
    "symbolic-lstm verify": ["-m", "symbolic_lstm", "verify"],
    "symbolic-lstm list": ["-m", "symbolic_lstm", "list"],
    "symbolic-lstm --version": ["-m", "symbolic_lstm", "--version"],
}


def main() -> None:
    """Print the medians and their ratios to the first command."""
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    # an installed package has its bytecode beside it; the first, discarded round makes it
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(ROUNDS + 1):
        for name, arguments in COMMANDS.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment)
            taken[name].append(time.perf_counter() - start)
    base = statistics.median(taken["import sympy, flint"][1:])
    for name, times in taken.items():
        median = statistics.median(times[1:])
        print(f"{name:<24} {median * 1000:7.0f} ms   {median / base:5.2f} x")


if __name__ == "__main__":
    main()
