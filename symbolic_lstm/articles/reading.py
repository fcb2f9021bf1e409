"""The one place where an article's lines are read and judged."""

from __future__ import annotations

from symbolic_lstm.readers.line import Chain, Side, read_line
from symbolic_lstm.verify.chain import judge

__all__ = ["Chain", "Side", "judge", "read_line"]
