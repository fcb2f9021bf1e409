"""Narrate: a worked example told as a page.

What is given, each quantity derived step by step with a sentence on what it
says, the figures over time, whether the source's printed figures hold, how
another variant compares, and in small print how figures were rounded.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.notation import named as notation_named
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.fewest import settled
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.trace import Trace, trace
from symbolic_lstm.page import chapters, prose
from symbolic_lstm.page.audit import audited
from symbolic_lstm.page.blocks import Block, Display, Heading, Page, Para
from symbolic_lstm.page.elide import elided
from symbolic_lstm.page.said import said
from symbolic_lstm.page.speak import spoken
from symbolic_lstm.page.steps import display
from symbolic_lstm.worked.example import Grid, Worked
from symbolic_lstm.worked.setting import Setting, setting

SCHEMA = "symbolic-lstm/sheet/1"


@dataclass(frozen=True)
class View:
    """What of a sheet is wanted: these quantities (at any time, or one) and these stages; all, if none are named."""

    quantities: tuple[Quantity, ...] = ()
    stages: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the whole sheet is wanted, and not just some equations."""
        return not self.quantities and not self.stages

    def wants(self, name: str, time: int) -> bool:
        return not self.quantities or any(q.name == name and q.time in (None, time) for q in self.quantities)

    def entries(self, name: str) -> tuple[tuple[int, ...], ...]:
        """The entries asked for; none if a quantity is wanted as a whole."""
        asked = [q.entry for q in self.quantities if q.name == name]
        return tuple(asked) if all(asked) else ()


def narrate(worked: Worked, ready: Setting | None = None, view: View | None = None) -> Page:
    """The page of one variant of an example; every line of it has been audited.

    Raises `UndecidedError` where a digit could not be proved, `FigureError`
    where a sentence has no value.
    """
    ready, view = ready or setting(worked), view or View()
    ready = replace(ready, rounding=settled(ready.program, ready.given, ready.rounding))
    notation = notation_named(worked.notation)
    untouched = ready.numbers == setting(worked, ready.variant).numbers
    ready = said(worked, ready, notation)
    traced = trace(ready.program, ready.given, ready.rounding)
    body = _derivations(traced, notation, view)
    blocks: list[Block]
    if view.whole:
        blocks = [
            *chapters.opening(worked, traced, notation),
            *chapters.given(worked, ready, notation),
            *body,
            *chapters.over_time(traced, notation),
            *chapters.rounding_matters(traced, notation),
            *(chapters.verdicts(worked, ready) if untouched else ()),
            *(chapters.what_if(worked, ready, traced, notation) if untouched else ()),
            *chapters.small_print(ready),
        ]
    else:
        blocks = [b for b in body if isinstance(b, Display)]
    chosen = worked.variant(ready.variant)
    title = f"{worked.title}: {chosen.title}" if chosen and chosen.title else worked.title
    return spoken(elided(audited(Page(title if view.whole else "", tuple(blocks), _about(worked, ready)))))


def _derivations(traced: Trace, notation: Notation, view: View) -> list[Block]:
    found: list[Block] = []
    cell, steps = traced.program.cell, traced.program.steps
    for time in range(1, steps + 1):
        wanted = [equation for equation in cell if view.wants(equation.name, time)]
        if steps > 1:
            inputs = ", ".join(f"{notation.word(n, n)} {_printed(traced, n, time)}" for n in cell.inputs)
            found.append(Heading(2, (f"Step {time}",), inputs))
        for number, equation in enumerate(wanted, start=1):
            title = notation.word(equation.name, equation.role)
            title = title[0].upper() + title[1:] if len(title) > 1 else title
            if steps > 1:
                found.append(Heading(3, (title,)))
            else:
                found.append(Heading(2, (title,), notation.purposes.get(equation.name, ""), str(number)))
            shown = display(traced, equation.name, time, notation, view.stages, view.entries(equation.name))
            if shown.lines:
                found.append(shown)
            if traced.program.form == "scalar":
                told = prose.sentence(
                    equation.name,
                    equation.role,
                    traced.shown(f"{equation.name}@{time}"),
                    prose.figures(traced, equation.name, time),
                    notation,
                )
                found += [Para((told,))] if told else []
    return found


def _printed(traced: Trace, name: str, time: int) -> str:
    entries = traced.program.entries(name)
    texts = [traced.shown(Quantity(name, entry, time).key).printed for entry in entries]
    return texts[0] if entries == ((),) else f"({', '.join(texts)})"


def _about(worked: Worked, ready: Setting) -> dict[str, Any]:
    rounding = ready.rounding
    return {
        "schema": SCHEMA,
        "example": worked.id,
        "variant": ready.variant or None,
        "cell": ready.program.cell.name,
        "notation": worked.notation,
        "rounding": {
            "digits": str(rounding.digits),
            "mode": rounding.mode,
            "carry": rounding.carry,
            "of": {name: str(own) for name, own in rounding.of.items()},
        },
        "given": {name: _texts(grid) for name, grid in ready.numbers.items()},
    }


def _texts(grid: Grid) -> Any:
    return grid.text if isinstance(grid, Figure) else [_texts(item) for item in grid]
