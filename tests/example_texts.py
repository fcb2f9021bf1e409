"""Worked examples for the tests: the numbers of the shipped one, with claims of the test's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from symbolic_lstm.published.example import Example
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.verify.check import check_example
from symbolic_lstm.verify.result import Result

WEIGHTS = {
    "U_f": "2.70", "W_f": "1.63", "b_f": "1.62", "U_i": "2.00", "W_i": "1.65", "b_i": "0.62",
    "U_g": "1.41", "W_g": "0.94", "b_g": "-0.32", "U_o": "4.38", "W_o": "-0.19", "b_o": "0.59",
}  # fmt: skip
GIVEN = {"x": "1", "h_prev": "1", "c_prev": "2"}
#: Two inputs and two units, small enough to work by hand.
VECTOR = {
    "U_f": "[[0.1, 0.2], [0.3, 0.4]]", "W_f": "[[1, 0], [0, 1]]", "b_f": "[0, 0.5]",
    "U_i": "[[0, 0], [0, 0]]", "W_i": "[[0.5, 0.5], [0.5, -0.5]]", "b_i": "[1, 1]",
    "U_g": "[[1, 0], [0, 1]]", "W_g": "[[0.2, 0.1], [0.4, 0.3]]", "b_g": "[0, 0]",
    "U_o": "[[0, 1], [1, 0]]", "W_o": "[[0, 0], [0, 0]]", "b_o": "[0.25, -0.25]",
}  # fmt: skip
#: The text of the smallest example that is whole.
SMALL = """\
schema = 1
title = "Small"
cell = "rnn"
[weights]
W_h = 1
U_h = 1
b_h = 0
[given]
x = 1
h_prev = 0
"""

Said = tuple[str, str] | tuple[str, str, str]


def toml(
    claims: Sequence[Said] = (),
    numbers: Mapping[str, str] | None = None,
    *,
    form: str = "scalar",
    rounding: str = "digits = 2\ncarry = 'full'",
    head: str = "",
    tail: str = "",
) -> str:
    """The text of an example; a claim is a quantity, what is said of it, and perhaps further lines."""
    base = WEIGHTS if form == "scalar" else VECTOR
    given = GIVEN if form == "scalar" else {"x": "[1, 2]", "h_prev": "[0.5, -0.5]", "c_prev": "[1, -1]"}
    every = {**base, **given, **(numbers or {})}
    lines = [
        "schema = 1",
        "title = 'A test'",
        "cell = 'lstm'",
        *([head] if head else ()),
        f"form = '{form}'",
        "[rounding]",
        rounding,
        "[weights]",
    ]
    lines += [f"{name} = {every[name]}" for name in base]
    lines += ["[given]", *(f"{name} = {every[name]}" for name in given)]
    lines += [line for claim in claims for line in claim_lines(claim)]
    return "\n".join([*lines, tail]) + "\n"


def claim_lines(claim: Said, table: str = "claims") -> list[str]:
    of, says, *further = claim
    return [f"[[{table}]]", f"of = '{of}'", f"says = {says}", *further]


def worked(claims: Sequence[Said] = (), numbers: Mapping[str, str] | None = None, **options: str) -> Example:
    return parse_example(toml(claims, numbers, **options), "a.toml", "a")


def results(claims: Sequence[Said], numbers: Mapping[str, str] | None = None, **options: str) -> tuple[Result, ...]:
    return check_example(worked(claims, numbers, **options))


def verdicts(claims: Sequence[Said], numbers: Mapping[str, str] | None = None, **options: str) -> list[str]:
    return [found.verdict for found in results(claims, numbers, **options)]
