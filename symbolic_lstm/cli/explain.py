"""`explain`: what a verdict or a rule means."""

from __future__ import annotations

import textwrap

from symbolic_lstm.cli.output import emit
from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.verify.explanations import EXPLANATIONS


def explain(rule: str = "", /) -> int:
    """Say what a verdict (as-shown, mismatch, …) or a rule (figure, words, line) means.

    Parameters
    ----------
    rule
        The verdict or rule; all of them if none is named.
    """
    if rule and rule not in EXPLANATIONS:
        raise UsageError(f"no verdict or rule {rule!r}{did_you_mean(rule, EXPLANATIONS)}")
    chosen = {rule: EXPLANATIONS[rule]} if rule else EXPLANATIONS
    lines = [f"{name}\n{_wrapped(told)}\n" for name, told in chosen.items()]
    emit("\n".join(lines), None, "text")
    return 0


def _wrapped(told: str) -> str:
    return textwrap.fill(told, 78, initial_indent="  ", subsequent_indent="  ")
