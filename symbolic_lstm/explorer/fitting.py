"""What fits on a page that answers at once: of a long sequence the first steps, of long vectors some entries."""

from __future__ import annotations

from symbolic_lstm.errors import UsageError
from symbolic_lstm.explorer.sentences import MOST, size_of
from symbolic_lstm.languages import Language
from symbolic_lstm.maths.program import Let, Program
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.budget import excess
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.layer_trace import traced
from symbolic_lstm.numbers.trace import Trace, trace
from symbolic_lstm.page.blocks import Block, Heading, Page, Para
from symbolic_lstm.page.called import Wording
from symbolic_lstm.page.captions import caption
from symbolic_lstm.page.narrate import full_title, narrate
from symbolic_lstm.page.view import View
from symbolic_lstm.published.example import Example, Grid
from symbolic_lstm.published.setting import Setting, laid_out
from symbolic_lstm.records import replace


class Fitting(NamedTuple):
    """An example as far as its page works it: with the steps that fit, the entries that fit, and what is left out."""

    example: Example
    ready: Setting
    entries: tuple[int, ...] | None
    left_out: str

    @property
    def view(self) -> View:
        """The sheet with all that is worked."""
        if self.entries is not None:
            return View(beneath=",".join(map(str, self.entries)), steps="all")
        return View(steps="all") if self.left_out else View()


def fitting(example: Example, ready: Setting, language: Language) -> Fitting:
    """As much of an example as a page can work; raises `UsageError` where not even one entry of a step fits."""
    program = ready.program
    if size_of(program.lets) <= MOST:
        return Fitting(example, ready, None, "")
    said = ""
    if program.steps > 1:
        steps = max(1, MOST * program.steps // size_of(program.lets))
        numbers = {**ready.numbers, **{name: _first(ready.numbers[name], steps) for name in program.cell.inputs}}
        example = replace(example, steps=0 if program.cell.inputs else steps)
        short, given = laid_out(example, numbers)
        said = language.formats["explore: steps left out"].format(kept=str(steps), all=str(program.steps))
        ready = replace(ready, program=short, given=given, numbers=numbers)
    if size_of(ready.program.lets) <= MOST:
        return Fitting(example, ready, None, said)
    entries = _entries(ready.program)
    units = len(ready.program.entries(ready.program.cell.names[-1]))
    told = language.formats["explore: entries left out"].format(kept=str(len(entries)), all=str(units))
    return Fitting(example, ready, entries, " ".join(filter(None, [said, told])))


def _first(grid: Grid, steps: int) -> Grid:
    """The numbers of the first steps; one that serves every step stays."""
    return grid if isinstance(grid, Figure) else grid[:steps]


def chosen(program: Program, entries: tuple[int, ...] | None) -> tuple[Let, ...]:
    """The sentences of these entries and those they need, in order; all of them for None."""
    if entries is None:
        return tuple(program.lets)
    lets = {let.key: let for let in program.lets}
    wanted = [let.key for let in program.lets if not let.entry or let.entry[0] in entries]
    needed: set[str] = set()
    while wanted:
        key = wanted.pop()
        if key in needed or key not in lets:
            continue
        needed.add(key)
        let = lets[key]
        wanted += [program.place(node.name, let.time) for node in code(let.body).nodes if node.name]
    return tuple(let for let in program.lets if let.key in needed)


def page_of(fit: Fitting, notation: Notation, language: Language) -> Page:
    """The sheet of what fits; of a step that is too large to be told whole, its entries under their headings."""
    example, ready = fit.example, fit.ready
    cell = ready.program.cell
    if fit.entries is None or not excess(ready.program):
        return narrate(example, ready, fit.view)
    asked = tuple(Quantity(name, (entry,)) for name in cell.names for entry in fit.entries)
    page = narrate(example, ready, View(quantities=asked))
    wording = Wording(cell, notation, language, vector=True)
    blocks: list[Block] = [Para((cell.title,), "source")]
    for number, it in enumerate(page.displays, start=1):
        name = it.step.name
        blocks += [Heading(2, wording.title(name), caption(wording, name), str(number)), it]
    return replace(page, title=full_title(example, ready.variant), blocks=tuple(blocks))


def of_entries(told: Setting, entries: tuple[int, ...]) -> Setting:
    """The setting with only what these entries need."""
    program = told.program
    lets = chosen(program, entries)
    used = {program.place(node.name, let.time) for let in lets for node in code(let.body).nodes if node.name}
    given = {place: figure for place, figure in told.given.items() if place in used}
    return replace(told, program=replace(program, lets=lets), given=given)


def trace_of(fit: Fitting, told: Setting) -> Trace:
    """The trace of what fits; of some entries, that of the whole with only what they need."""
    if fit.entries is None:
        return trace(told.program, told.given, told.rounding)
    whole = traced(told.program, told.given, told.rounding)
    part = of_entries(told, fit.entries)
    return replace(whole, program=part.program, given=part.given)


def _entries(program: Program) -> tuple[int, ...]:
    """The first entries of each vector, as many as fit with all that they need."""
    most = max(quantity(let.key).entry[0] for let in program.lets if quantity(let.key).entry)
    kept: tuple[int, ...] = ()
    for entry in range(most + 1):
        size = size_of(chosen(program, (*kept, entry)))
        if size > MOST:
            if kept:
                break
            raise UsageError(
                f"one entry of this example alone has {size} operations and numbers, and a page answers at once to at "
                f"most {MOST}"
            )
        kept = (*kept, entry)
    return kept


__all__ = ["Fitting", "chosen", "fitting", "of_entries", "page_of"]
