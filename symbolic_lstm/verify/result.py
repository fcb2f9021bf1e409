"""What is found about one printed figure."""

from __future__ import annotations

from typing import Any

from symbolic_lstm.records import field, record
from symbolic_lstm.verify.facts import Facts
from symbolic_lstm.verify.verdicts import LEVELS, Level, VerdictName


@record(frozen=True)
class Result:
    """A verdict with its reasons.

    `expected` says that the example itself expects this verdict; `recomputed`
    holds the value with nothing rounded (`full`) and from the operands as
    printed (`shown`), with guard digits, every digit proved; `slip` is the
    likely mistake behind a mismatch. Lines and columns are 1-based. `certified`
    are the two values as a person reads them, `…` where more digits follow, and
    `reference` is the one of them that decided; `assumed` says that figures were
    rounded for it that the source does not print; `span` is the place of what is
    judged in its text, in code points from 0.
    """

    rule: str
    verdict: VerdictName
    quantity: str
    printed: str
    facts: Facts
    expression: str = ""
    recomputed: dict[str, str | None] = field(default_factory=dict)
    message: str = ""
    slip: str | None = None
    expected: bool = False
    line: int = 1
    column: int = 1
    where: str = ""
    variant: str = ""
    override: Level | None = None
    certified: tuple[str, str] = ("", "")
    reference: str = ""
    assumed: bool = False
    span: tuple[int, int] = (0, 0)

    @property
    def level(self) -> Level:
        """`pass`, `note`, `warning` or `error`."""
        return self.override or LEVELS[self.verdict]

    def record(self) -> dict[str, Any]:
        """The result as plain data."""
        return {
            "rule": self.rule,
            "verdict": self.verdict,
            "level": self.level,
            "expected": self.expected,
            "quantity": self.quantity,
            "where": self.where,
            "line": self.line,
            "column": self.column,
            "expression": self.expression,
            "printed": self.printed,
            "recomputed": self.recomputed,
            "facts": self.facts.known(),
            "slip": self.slip,
            "message": self.message,
        }
