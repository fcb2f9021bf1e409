"""One sheet from patterns: what it says is told anew, and its derivations, set before, are filled with its figures.

It is letter by letter the sheet that `narrate` tells: its figures are proved one by one by a plan, and each
pattern of a line was traced and audited on a sheet when it was first met.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from symbolic_lstm.languages import worded
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.notation import named
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page.blocks import Display, Page
from symbolic_lstm.page.convert import in_notation
from symbolic_lstm.page.figures import Results, figures
from symbolic_lstm.page.lazy_page import LONG
from symbolic_lstm.page.narrate import full_title, narrate
from symbolic_lstm.page.view import View
from symbolic_lstm.pools.derivation_templates import DerivationTemplates, templates_of
from symbolic_lstm.pools.outlined import outline
from symbolic_lstm.pools.plan import Planned
from symbolic_lstm.pools.planned_trace import planned_trace
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting, published_numbers
from symbolic_lstm.records import record
from symbolic_lstm.writers.latex import joined_blocks, set_block


@record(frozen=True, eq=False, slots=True)
class FilledSheet:
    """A sheet of a single step whose figures are proved, and which is set when somebody asks for it.

    `ready` are its numbers as they were asked for, `told` as its notation says them.
    """

    example: Example
    ready: Setting
    told: Setting
    templates: DerivationTemplates
    planned: tuple[Planned, ...]
    traced: Trace

    def latex(self, *, pictures: bool) -> str | None:
        """The sheet in LaTeX; None where a derivation follows no pattern."""
        filled = self.templates.filled(self.planned, self._tell)
        if filled is None:
            return None
        page = outline(self.example, self.told, self.traced, self.templates, self.planned)
        if pictures:
            from symbolic_lstm.drawing.on_page import illustrated

            page = illustrated(page, self.example, self.ready, self.traced, narrow=False)
        names = (let.equation.name for let in self.templates.program.lets)
        derivations = dict(zip(names, filled["latex"], strict=True))
        empty = (derivations[it.step.name] if isinstance(it, Display) else set_block(it) for it in page.blocks)
        return joined_blocks(page, empty)

    def _tell(self, wanted: Iterable[Quantity]) -> Page:
        return narrate(self.example, self.ready, View(tuple(wanted)))


def filled_sheet(example: Example, ready: Setting, view: View) -> FilledSheet | None:
    """The sheet of a single step of single numbers that are not the source's; None where it is to be narrated.

    Raises `UsageError` where its notation cannot say its cell.
    """
    program = ready.program
    if program.form != "scalar" or program.steps != 1 or program.timeless or example.awaits or view != View():
        return None
    if ready.rounding.digits.auto or ready.numbers == published_numbers(example, ready.variant):
        return None
    told = in_notation(example, ready, worded(named(example.notation), example.language, example.native))
    templates = templates_of(example, told.program, told.rounding, ("latex",))
    planned = templates.planned(told.given)
    if planned is None:
        return None
    traced = planned_trace(told.program, told.rounding, told.given, planned)
    return FilledSheet(example, ready, told, templates, planned, traced)


class ToldLater(NamedTuple):
    """A sheet that is told when somebody reads it: its title, what it comes to, and what tells it."""

    parts: tuple[str, Results, Callable[[], Page]]
    filled: FilledSheet | None = None


def told_later(example: Example, ready: Setting, view: View) -> ToldLater | None:
    """A sheet from patterns, or of a long sequence; None for one that is told at once.

    Raises `UndecidedError` or `FigureError` as `narrate` does.
    """
    filled = filled_sheet(example, ready, view)
    if filled is None and (ready.program.steps <= LONG or view.table is not None):
        return None
    results = Results(filled.traced, view) if filled else figures(example, ready)
    tell = partial(narrate, example, ready, view)
    return ToldLater((full_title(example, ready.variant), results, tell), filled)


def latex_of(page: Page, *, pictures: bool) -> str | None:
    """A page in LaTeX, if it is a sheet from patterns."""
    filled: FilledSheet | None = getattr(page, "_filled", None)
    return None if filled is None else filled.latex(pictures=pictures)
