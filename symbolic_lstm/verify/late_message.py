"""A figure with its verdict, of which nothing is said until somebody asks: most are right, and never looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cached_property

from symbolic_lstm.maths import terms as t
from symbolic_lstm.verify.facts import Facts
from symbolic_lstm.verify.result import Result
from symbolic_lstm.verify.verdicts import VerdictName


class Late(Result):
    """A result whose words are worked when they are asked for; `told` makes the whole of it."""

    told: Callable[[], Result]
    before: t.Sentence

    @cached_property
    def whole(self) -> Result:
        """The result with all its words."""
        return self.told()

    def __repr__(self) -> str:
        return "Result" + super().__repr__().removeprefix("Late")

    def __reduce__(self) -> tuple[type[Result], tuple[object, ...]]:
        return Result, tuple(getattr(self, each.name) for each in fields(self))

    @cached_property
    def message(self) -> str:
        return self.whole.message

    @cached_property
    def slip(self) -> str | None:
        return self.whole.slip

    @cached_property
    def expression(self) -> str:
        return self.whole.expression

    @cached_property
    def recomputed(self) -> dict[str, str | None]:
        return self.whole.recomputed

    @cached_property
    def certified(self) -> tuple[str, str]:
        return self.whole.certified

    @cached_property
    def reference(self) -> str:
        return self.whole.reference


def late(verdict: VerdictName, printed: str, facts: Facts, before: t.Sentence, told: Callable[[], Result]) -> Late:
    """A result of which only the verdict is known, and what the figure stands for."""
    found = object.__new__(Late)
    found.__dict__.update(
        rule="line", verdict=verdict, quantity="", printed=printed, facts=facts, before=before, told=told
    )
    return found


def put_at(result: Result, span: tuple[int, int]) -> None:
    """Puts a result, which nobody else has seen yet, at its place."""
    result.__dict__.update(column=span[0] + 1, span=span)
