"""Variants: the equations of an example with thousands of sets of numbers, as a pool of exercises needs them.

What is printed depends on a number through its sign and its digits. So each
derivation is set once for each pattern of signs, the way every sheet is, with
gaps where its digits stand, and the gaps are filled for every variant. A
pattern of a line that is met for the first time is traced, audited and set as a
sheet, too; it is kept only if, filled, it is letter by letter what the sheet says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Literal, NamedTuple, TypeAlias

from symbolic_lstm.errors import UsageError, expected
from symbolic_lstm.languages import Language, language, worded
from symbolic_lstm.maths.program import Let, Program
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.notation import named
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.derive import Derived
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.stages import Stage, stages
from symbolic_lstm.page.blocks import Decimals, Display, Line, Page, Step
from symbolic_lstm.page.convert import in_notation
from symbolic_lstm.page.final import facts, localised
from symbolic_lstm.page.names import name
from symbolic_lstm.page.narrate import narrate
from symbolic_lstm.page.steps import lines
from symbolic_lstm.page.view import View
from symbolic_lstm.pools import unrounded
from symbolic_lstm.pools.derived import derived
from symbolic_lstm.pools.laid_flat import FlatPlan as FlatPlan
from symbolic_lstm.pools.laid_flat import plan as flat_plan
from symbolic_lstm.pools.plan import Planned, SettingKey, ShownPlan, plan, work
from symbolic_lstm.pools.skeleton import Skeleton, gapped, standin
from symbolic_lstm.published.example import Example, Grid
from symbolic_lstm.published.given import Given, changed
from symbolic_lstm.published.setting import Setting, setting
from symbolic_lstm.records import record
from symbolic_lstm.writers import latex, mathml

PoolFormat: TypeAlias = Literal["latex", "mathml"]
FORMATS: tuple[PoolFormat, ...] = ("latex", "mathml")
_WRITERS = {"latex": latex, "mathml": mathml}

#: The sentence, the number of the line, whether it rounds, and the marks of its figures.
_Pattern: TypeAlias = tuple[str, int, bool, tuple[SettingKey, ...]]


class WorkedVariant(NamedTuple):
    """One set of numbers worked: its equations in each format, and what every place comes to."""

    texts: dict[PoolFormat, str]
    shown: dict[str, Decimals]


def variants(
    worked: Example, ready: Setting, changes: Iterable[Mapping[str, Given]], formats: Sequence[PoolFormat] = FORMATS
) -> Iterator[WorkedVariant]:
    """The equations of a setting with each of many changes: what `narrate` says, and quicker.

    Raises `UsageError` for a format or a name that there is not, `FigureError`
    for a change that is no number, when its turn has come.
    """
    expected(formats, (list, tuple), "formats are a list")
    expected(changes, Iterable, "changes are one after another, as [{'x': 1}, {'x': -10}]")
    for format in formats:
        expected(format, str, "a format is named by a text")
        if format not in _WRITERS:
            raise UsageError(f"variants are written as {' or '.join(_WRITERS)}, not {format!r}")
    press = _press(worked, ready, tuple(formats))
    for change in changes:
        numbers = changed(change)
        yield _quick(press, numbers) or _traced(press, numbers)


@record(frozen=True, slots=True)
class _Press:
    """What stays the same from variant to variant, and the skeletons made so far.

    A skeleton is kept for each pattern of a derivation; None where a pattern
    has none. They are made of lines that a sheet has confirmed. `places` are
    where changed numbers go.
    """

    worked: Example
    ready: Setting
    formats: tuple[PoolFormat, ...]
    notation: Notation
    tongue: Language
    program: Program | None
    plan: ShownPlan | None
    unrounded: FlatPlan | None
    given: Mapping[str, Figure]
    places: Mapping[str, str]
    skeletons: dict[tuple[str, tuple[SettingKey, ...]], dict[PoolFormat, Skeleton] | None] = field(default_factory=dict)
    lines: dict[_Pattern, Line] = field(default_factory=dict)


def _press(worked: Example, ready: Setting, formats: tuple[PoolFormat, ...]) -> _Press:
    notation = worded(named(worked.notation), worked.language)
    told = in_notation(worked, ready, notation)
    cell = told.program.cell
    same = told.program.form == "scalar" and set(cell.parameters) == set(ready.program.cell.parameters)
    places = {it: it for it in cell.parameters} | {it: f"{of}@0" for it, of in cell.states.items()}
    if told.program.steps == 1:
        places |= {it: f"{it}@1" for it in cell.inputs}
    return _Press(
        worked,
        ready,
        formats,
        notation,
        language(worked.language, worked.decimal),
        told.program if same else None,
        plan(told.program, ready.rounding) if same else None,
        flat_plan(told.program, ready.rounding) if same else None,
        told.given,
        places,
    )


def _quick(press: _Press, numbers: Mapping[str, Grid]) -> WorkedVariant | None:
    """A variant from skeletons; None where it must be traced."""
    figures = dict(press.given)
    for it, grid in numbers.items():
        if it not in press.places or not isinstance(grid, Figure):
            return None
        figures[press.places[it]] = grid
    if press.program is None:
        return None
    planned = work(press.plan, figures) if press.plan else None
    if press.unrounded:
        planned = unrounded.work(press.unrounded, figures)
    planned = planned or derived(press.program, figures, press.ready.rounding)
    if planned is None:
        return None
    texts: dict[PoolFormat, list[str]] = {format: [] for format in press.formats}
    shown: dict[str, Decimals] = {}
    for let, its in zip(press.program.lets, planned, strict=True):
        pattern = (let.key, its.marks)
        skeleton = press.skeletons.get(pattern)
        if skeleton is None and pattern not in press.skeletons:
            _add_skeletons(press, numbers, planned)
            skeleton = press.skeletons[pattern]
        if skeleton is None:
            return None
        for format, found in texts.items():
            found.append(skeleton[format].filled(its.digits))
        shown[let.key] = its.result.text
    page = Page("", (), facts(press.tongue))
    return WorkedVariant({format: _WRITERS[format].bound(page, found) for format, found in texts.items()}, shown)


def _page(press: _Press, numbers: Mapping[str, Grid], wanted: Iterable[Quantity]) -> Page:
    """Equations of a variant, traced and audited."""
    changes = {**press.ready.numbers, **numbers}
    ready = setting(press.worked, press.ready.variant, changes, press.ready.rounding)
    return narrate(press.worked, ready, View(tuple(wanted)))


def _traced(press: _Press, numbers: Mapping[str, Grid]) -> WorkedVariant:
    page = _page(press, numbers, [Quantity(equation.name) for equation in press.worked.cell])
    shown = {f"{d.step.name}@{d.step.time}": d.step.shown for d in page.displays}
    return WorkedVariant({format: _WRITERS[format].write(page) for format in press.formats}, shown)


def _add_skeletons(press: _Press, numbers: Mapping[str, Grid], planned: Sequence[Planned]) -> None:
    """Skeletons for the patterns of a variant that are new; what no sheet has confirmed is held against one."""
    assert press.program is not None
    unknown: list[tuple[Let, Planned]] = []
    for let, its in zip(press.program.lets, planned, strict=True):
        if (let.key, its.marks) in press.skeletons:
            continue
        patterns = _patterns(let, its.marks)
        if all(pattern in press.lines for pattern in patterns):
            derivation = Display(_step(let), tuple(press.lines[pattern] for pattern in patterns))
            press.skeletons[let.key, its.marks] = _skeleton(press, derivation, its)
        else:
            unknown.append((let, its))
    if not unknown:
        return
    page = _page(press, numbers, [quantity(let.key) for let, _ in unknown])
    for (let, its), shown in zip(unknown, page.displays, strict=True):
        derivation = _derivation(press, let, its.marks)
        made = _skeleton(press, derivation, its)
        faithful = all(made[f].filled(its.digits) == _WRITERS[f].set_block(shown) for f in press.formats)
        press.skeletons[let.key, its.marks] = made if faithful else None
        patterns = _patterns(let, its.marks)
        if faithful and len(derivation.lines) == len(patterns):
            press.lines.update(zip(patterns, derivation.lines, strict=True))


def _patterns(let: Let, marks: tuple[SettingKey, ...]) -> list[_Pattern]:
    """What each line of a sentence depends on: which it is, its sign, and the marks of its figures."""
    key, cuts = let.key, enumerate(stages(let.body))
    shown = ((key, number, _rounds(cut, marks), tuple([marks[k] for k in cut.cut])) for number, cut in cuts)
    return [(key, -1, False, ()), *shown]


def _rounds(cut: Stage, marks: tuple[SettingKey, ...]) -> bool:
    return any(marks[k].rounded for k in cut.new)


def _skeleton(press: _Press, derivation: Display, its: Planned) -> dict[PoolFormat, Skeleton]:
    return {format: gapped(_WRITERS[format].set_block(derivation), len(its.marks)) for format in press.formats}


def _step(let: Let) -> Step:
    """Whose derivation it is; what it comes to is in the gaps."""
    return Step(let.equation.name, let.equation.role, let.time, "", "", "", "", "")


def _derivation(press: _Press, let: Let, marks: tuple[SettingKey, ...]) -> Display:
    """The derivation of a sentence with a stand-in for the digits at every node."""
    program = press.ready.program
    when = None if program.steps == 1 else let.time
    figures = [standin(k, mark) for k, mark in enumerate(marks)]
    nodes = code(let.body).nodes
    derivation = [Derived("formula", "=", {})]
    for cut in stages(let.body):
        at = {nodes[k].path: figures[k] for k in cut.cut}
        derivation.append(Derived(cut.name, "≈" if _rounds(cut, marks) else "=", at))
    said = lines(program, let, derivation, press.notation, when)
    said[0] = said[0]._replace(left=name(let.equation.name, press.notation, when))
    page = localised(Page("", (Display(_step(let), tuple(said)),), facts(press.tongue)), press.tongue)
    return page.displays[0]
