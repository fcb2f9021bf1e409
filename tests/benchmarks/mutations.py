"""How many single slips in right systems of equations are told: another function, sign, time or gate, a missing term.

Run from the project's folder: python -m tests.benchmarks.mutations

Seven systems (LSTM in four notations, GRU in three conventions). Measured: 196 of 204 slips are told. The others are
four candidates by the sigmoid, a cell of its own that is named so, and four gates that lost one of their two biases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.articles.articles import checked
from tests.articles.test_equations import WRITTEN

SYSTEMS = ("split", "concatenated", "rows", "two biases", "z keeps", "z writes", "reset after")


def slips(text: str) -> Iterator[tuple[str, str]]:
    """Each slip by name, and the system with it."""
    equations = text.split(" \\\\ ")
    for k, equation in enumerate(equations):
        left, right = equation.split("=", 1)
        cut = len(left) + 1
        found: list[tuple[str, str]] = []
        for m in re.finditer(r"\\tanh|\\sigma", equation):
            other = "\\sigma" if m[0] == "\\tanh" else "\\tanh"
            found.append((f"{m[0]} to {other}", equation[: m.start()] + other + equation[m.end() :]))
        if m := re.search(r"(\\tanh|\\sigma)\((.*)\)\s*$", equation):
            found.append(("no function", equation[: m.start()] + m[2]))
        for m in re.finditer(r" \+ | - ", equation):
            sign = " - " if "+" in m[0] else " + "
            found.append((f"sign at {m.start()}", equation[: m.start()] + sign + equation[m.end() :]))
        for m in re.finditer(r"_\{t-1\}", right):
            found.append(("t - 1 to t", equation[: cut + m.start()] + "_t" + equation[cut + m.end() :]))
        for m in re.finditer(r"([chC])_t\b", right):
            found.append(("t to t - 1", equation[: cut + m.start()] + m[1] + "_{t-1}" + equation[cut + m.end() :]))
        inner = re.search(r"\((.*)\)\s*$", right)
        if inner and "\\tanh(" not in right[: inner.start()] and "z_t)" not in right:
            terms = inner[1].split(" + ")
            for j in range(len(terms) - 1):
                rest = " + ".join(terms[:j] + terms[j + 1 :])
                found.append((f"no {terms[j]}", left + "=" + right.replace(inner[1], rest)))
        for what, new in found:
            yield f"{what} in {left.strip()}", " \\\\ ".join([*equations[:k], new, *equations[k + 1 :]])


def main() -> None:
    told = whole = 0
    for system in SYSTEMS:
        for what, text in slips(WRITTEN[system][0]):
            article = checked(f"$$\\begin{{aligned}} {text} \\end{{aligned}}$$")
            flagged = any(f.level in ("error", "warning") for f in article.findings)
            told, whole = told + flagged, whole + 1
            if not flagged:
                print(f"{system}: {what}: not told")
    print(f"{told} of {whole} slips told")


if __name__ == "__main__":
    main()
