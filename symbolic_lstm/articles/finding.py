"""What is found in an article, and an article that has been checked."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from symbolic_lstm.articles.piece import Document
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.records import field, record
from symbolic_lstm.verify.facts import Facts
from symbolic_lstm.verify.verdicts import Level


@record(frozen=True)
class Finding:
    """One checked step or equation, or something unread: offsets into the file, a verdict, and what is to be said.

    `guess` says by what it was found where it was not plainly stated; `fixed`
    is what would be right in place of what is printed, where all readings agree.
    """

    rule: str
    verdict: str
    level: Level
    start: int
    end: int
    message: str
    printed: str = ""
    recomputed: Mapping[str, str | None] = field(default_factory=lambda: MappingProxyType({}))
    expression: str = ""
    slip: str | None = None
    facts: Facts = Facts()
    guess: str = ""
    fixed: str = ""

    @property
    def same(self) -> tuple[object, ...]:
        """What another finding has that says the same of the same place."""
        return self.start, self.end, self.rule, self.expression, self.printed, self.message


class CellFound(NamedTuple):
    """A system of equations that defines a cell: its name, how it is written, where it begins, how far it is off."""

    cell: str
    notation: str
    start: int
    distance: float


class Article(NamedTuple):
    """A checked document: what was found, in order of place; how much was seen, checked and could not be read.

    `ignored` are findings that a remark of the author's takes away; `policy` says how the author rounds.
    """

    document: Document
    findings: tuple[Finding, ...]
    cells: tuple[CellFound, ...] = ()
    seen: int = 0
    checked: int = 0
    unreadable: int = 0
    ignored: tuple[Finding, ...] = ()
    policy: str = ""
