"""What is found in an article, and an article that has been checked."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from symbolic_lstm.articles.piece import Document
from symbolic_lstm.verify.facts import Facts
from symbolic_lstm.verify.verdicts import Level


class Finding(NamedTuple):
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
    recomputed: Mapping[str, str | None] = MappingProxyType({})
    expression: str = ""
    slip: str | None = None
    facts: Facts = Facts()
    guess: str = ""
    fixed: str = ""


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
