r"""Numbers and quantities as `siunitx` has them: `\num{1.2e-3}`, `\SI{0.5}{\volt}`, `\qty{3}{\metre}`."""

from __future__ import annotations

import re

from symbolic_lstm.readers.row import RowBuilder

#: What stands behind the command: the number, and the unit, which no step works with.
NUMBER = re.compile(
    r"\s*(?:\[[^\]]{0,200}\])?\{\s*(?P<sign>[-+]?)\s*(?P<number>(?P<digits>\d[\d ]{0,40}(?:[.,][\d ]{1,40})?)"
    r"(?:[eEdD](?P<exponent>[-+]?\d{1,4}))?)\s*\}(?:\s*(?:\[[^\]]{0,200}\])?\{\\[^{}]{0,200}\})?"
)


def measured(row: RowBuilder, found: re.Match[str]) -> None:
    """Add the number; its place is that of its digits."""
    if found["sign"] == "-":
        row.sign("−", found.span("sign"))
    exponent = int(found["exponent"]) if found["exponent"] else None
    row.number(found["digits"].replace(" ", ""), (found.start("digits"), found.end("number")), exponent)
