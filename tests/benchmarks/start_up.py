"""How long the program takes from cold, against importing SymPy and python-flint alone.

Run by hand: `python tests/benchmarks/start_up.py`. Every command is a process of
its own; the commands take turns, and the medians of one run are compared
(processor time, so that other work on the machine weighs less).
Wanted: `sheet`, `verify -e` and `embed --check` at most 0.45 times the import,
`--version` at most 4 times a bare interpreter.
Measured (medians of 9 of four runs on two cores, idle or nearly so): `sheet` 0.34 to 0.46 times the import (139 to 160
ms), `embed --check` 0.35 to 0.48, `verify -e` 0.29 to 0.38; `--version` 1.9 to 2.4 times a bare interpreter.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 9
PROGRAM = ["-m", "symbolic_lstm"]
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "import sympy, flint": ["-c", "import sympy, flint"],
    "symbolic-lstm --version": [*PROGRAM, "--version"],
    "symbolic-lstm list": [*PROGRAM, "list"],
    "symbolic-lstm verify -e": [*PROGRAM, "verify", "-e", "sigma(5.95) ≈ 0.997"],
    "symbolic-lstm sheet": [*PROGRAM, "sheet"],
    "symbolic-lstm embed --check": [*PROGRAM, "embed", "--check", "article.md"],
    "symbolic-lstm verify": [*PROGRAM, "verify"],
}
ARTICLE = """<!-- lstm:use understanding-lstms -->

It keeps <!-- lstm f percent --><!-- /lstm -->, writes <!-- lstm i digits=2 --><!-- /lstm -->
of <!-- lstm g --><!-- /lstm -->.

<!-- lstm:begin f -->
<!-- lstm:end -->

<!-- lstm:begin h stages=numbers,result -->
<!-- lstm:end -->
"""


def taken(arguments: list[str], folder: str, environment: dict[str, str]) -> float:
    """Processor time of a command, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=folder, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the medians, and their ratios to the import and to a bare interpreter."""
    # an installed package has its bytecode beside it; the first, discarded round makes it
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pyproject.toml").write_text("", encoding="utf-8")
        Path(folder, "article.md").write_text(ARTICLE, encoding="utf-8")
        taken([*PROGRAM, "embed", "article.md"], folder, environment)
        times: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for _ in range(ROUNDS + 1):
            for name, arguments in COMMANDS.items():
                times[name].append(taken(arguments, folder, environment))
    medians = {name: statistics.median(found[1:]) for name, found in times.items()}
    bare, base = medians["python -c pass"], medians["import sympy, flint"]
    for name, median in medians.items():
        print(f"{name:<28} {median * 1000:7.0f} ms   {median / base:5.2f} x import   {median / bare:6.2f} x bare")


if __name__ == "__main__":
    main()
