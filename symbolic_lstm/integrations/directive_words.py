"""What directives and roles of Sphinx read of what is typed, and how they tell of a fault."""

from __future__ import annotations

import re

from symbolic_lstm.errors import SymbolicLstmError
from symbolic_lstm.writers.plain import inert, plain


def listed_words(text: str) -> tuple[str, ...]:
    """Words between spaces and commas; a list in brackets belongs to its word."""
    return tuple(re.findall(r"(?:\[[^\]]*\]|[^\s,;])+", text))


def split_target(target: str) -> tuple[str, str]:
    """An example, '' for the document's, and a quantity."""
    name, _, quantity = target.rpartition("#")
    return name.strip(), quantity.strip()


def told_of(fault: SymbolicLstmError | str) -> str:
    return f"lstm: {inert(plain(str(fault).partition(chr(10))[0]))}"
