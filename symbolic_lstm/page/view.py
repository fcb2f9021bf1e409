"""Views: what of a sheet is wanted, and in which order it stands on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from symbolic_lstm.errors import UsageError, did_you_mean, expected, shortened
from symbolic_lstm.maths.program import Program
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.numbers.stages import STAGES
from symbolic_lstm.published.sweep import Sweep
from symbolic_lstm.records import record


@record(frozen=True)
class View:
    """What of a sheet is wanted: these quantities (at any time, or one) and these stages; all, if none are named.

    A `chapter` is one by itself: the tables of what is given, or the table of all figures over time. `beneath`
    says which entries of vectors are worked one by one: `all`, `none`, `0,2`; by their number, if it is None;
    `steps` which steps of a sequence are worked in full, likewise; `table` is a number with the values that stand in a
    table beside it all.
    """

    quantities: tuple[Quantity, ...] = ()
    stages: tuple[str, ...] = ()
    chapter: Literal["", "given", "table"] = ""
    beneath: str | None = None
    steps: str | None = None
    table: Sweep | None = None

    def __post_init__(self) -> None:
        for named, kind, what in (
            (self.quantities, Quantity, "quantities of a view are a tuple of `Quantity`"),
            (self.stages, str, "stages of a view are a tuple of texts, as ('numbers', 'result')"),
        ):
            expected(named, tuple, what)
            for it in named:
                expected(it, kind, what)
        expected(self.beneath, (str, type(None)), "the entries of a view are a text, as '0,2'")
        expected(self.steps, (str, type(None)), "the steps of a view are a text, as '1,5'")
        expected(self.table, (Sweep, type(None)), "the table of a view is a `Sweep`, as `sweep` reads it")
        expected(self.chapter, str, "a chapter is named by a text")
        for name, known in ((self.chapter, ("", "given", "table")), *((stage, STAGES) for stage in self.stages)):
            if name not in known:
                raise UsageError(f"no chapter or stage {shortened(name)!r}{did_you_mean(name, known)}")

    @property
    def whole(self) -> bool:
        """Whether the whole sheet is wanted, and not just some equations."""
        return not (self.quantities or self.stages or self.chapter)

    def wants(self, name: str, time: int) -> bool:
        return not self.quantities or any(q.name == name and q.time in (None, time) for q in self.quantities)

    def entries(self, name: str) -> tuple[tuple[int, ...], ...]:
        """The entries asked for; none if a quantity is wanted as a whole."""
        asked = [q.entry for q in self.quantities if q.name == name]
        return tuple(asked) if all(asked) else ()


def wanted(program: Program, view: View) -> Iterator[tuple[str, int]]:
    """The quantities that are wanted, and when, in the order of the page."""
    for time in range(1, program.steps + 1):
        yield from ((equation.name, time) for equation in program.cell if view.wants(equation.name, time))


def no_stage(names: Sequence[str]) -> UsageError:
    """What is said where no derivation that is asked for has these stages."""
    return UsageError(f"there is no stage {' or '.join(names)} in what is asked for; see it whole")
