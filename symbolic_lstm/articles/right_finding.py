"""Right figures, whose words are worked when a report asks for them, as few reports do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cached_property

from symbolic_lstm.articles.finding import Finding
from symbolic_lstm.verify.late_message import Late


class RightFinding(Finding):
    """A finding that is read off a result; to everybody else it is any other."""

    result: Late

    def __reduce__(self) -> tuple[type[Finding], tuple[object, ...]]:
        return Finding, tuple(getattr(self, each.name) for each in fields(self))

    @property
    def same(self) -> tuple[object, ...]:
        return (self.start, self.end, self.rule, self.result.before, self.printed)

    @cached_property
    def message(self) -> str:
        return self.result.message

    @cached_property
    def recomputed(self) -> Mapping[str, str | None]:
        return self.result.recomputed

    @cached_property
    def expression(self) -> str:
        return self.result.expression


def right_finding(result: Late, rule: str, place: tuple[int, int], guess: str) -> RightFinding:
    """What is found of a figure that is right."""
    found = object.__new__(RightFinding)
    found.__dict__.update(
        rule=rule, verdict=result.verdict, level=result.level, start=place[0], end=place[1], printed=result.printed,
        slip=None, facts=result.facts, guess=guess, fixed="", result=result,
    )  # fmt: skip
    return found
