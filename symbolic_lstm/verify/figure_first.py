"""A figure, and behind it what it is: `0.33 = 1/3`, `5.95 = 2.70 + 1.63 + 1.62`."""

from __future__ import annotations

from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.check_step import Pair, figure_of
from symbolic_lstm.numbers.machine import machine_print
from symbolic_lstm.verify.decided_value import decided_value
from symbolic_lstm.verify.facts import fit, right
from symbolic_lstm.verify.judge import written_out
from symbolic_lstm.verify.messages import proved_digits
from symbolic_lstm.verify.not_whole import not_whole
from symbolic_lstm.verify.verdicts import VerdictName


def figure_first(pair: Pair, sign: str) -> tuple[VerdictName, str] | None:
    """How the figure on the side before stands to what the side after comes to, and what is said of it.

    None where the side before is no figure, or no rounding explains it.

    >>> from symbolic_lstm.maths.reader import read
    >>> figure_first(Pair(read("0.34"), read("1 / 3")), "=")
    ('last-digit', '0.34 stands for 0.33333…: the last digit is off')
    """
    printed = figure_of(pair.before)
    if printed is None or isinstance(pair.after, t.Dec):
        return None
    value = decided_value(pair.after, printed)
    found, told = fit(printed, value), f"{printed.printed} stands for {proved_digits(value, printed.places)}"
    if right(found):
        return None if sign == "=" and not_whole(pair.after, printed, value) else ("ok", f"{told} rounded")
    if kind := machine_print(printed, pair.after):
        return "tolerance", f"{told} but for what {kind} arithmetic may round off"
    if found in ("truncated", "near") and not written_out(value, printed.places):
        how = "cut off" if found == "truncated" else "the last digit is off"
        return ("truncated" if found == "truncated" else "last-digit"), f"{told}: {how}"
    return None
