"""`explain`: what a verdict or a rule means."""

from __future__ import annotations

import textwrap

from symbolic_lstm.cli.output import emit
from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.verify.explanations import EXPLANATIONS


def explain(rule: str = "", /) -> int:
    """Say what a verdict (as-shown, mismatch, …) or a rule (figure, words, N101) means.

    Parameters
    ----------
    rule
        The verdict or rule; all of them if none is named.
    """
    from symbolic_lstm.articles.rules import TABLE

    known = EXPLANATIONS | {each.code: f"{each.name.capitalize()}. {each.explanation}" for each in TABLE}
    rule = rule.upper() if rule.upper() in known else rule
    if rule and rule not in known:
        raise UsageError(f"no verdict or rule {rule!r}{did_you_mean(rule, known)}")
    chosen = {rule: known[rule]} if rule else known
    lines = [f"{name}\n{_wrapped(told)}\n" for name, told in chosen.items()]
    emit("\n".join(lines), None, "text")
    return 0


def _wrapped(told: str) -> str:
    return textwrap.fill(told, 78, initial_indent="  ", subsequent_indent="  ")
