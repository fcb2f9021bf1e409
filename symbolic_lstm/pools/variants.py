"""Variants: the equations of an example with thousands of sets of numbers, as a pool of exercises needs them.

What is printed depends on a number through its sign and its digits. So each
derivation is set once for each pattern of signs (`templates`), with gaps where its
digits stand, and the gaps are filled for every variant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from symbolic_lstm.errors import UsageError, expected
from symbolic_lstm.languages import Language, worded
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.notation import named
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.page.author_prose import warn_of_formulas
from symbolic_lstm.page.blocks import Decimals, Page
from symbolic_lstm.page.convert import in_notation
from symbolic_lstm.page.final import facts
from symbolic_lstm.page.narrate import narrate
from symbolic_lstm.page.view import View
from symbolic_lstm.pools.derivation_templates import EVERY, WRITERS, DerivationTemplates, Pattern, templates_of
from symbolic_lstm.pools.derivation_templates import PoolFormat as PoolFormat
from symbolic_lstm.pools.derived import derived
from symbolic_lstm.pools.laid_flat import FlatPlan as FlatPlan
from symbolic_lstm.pools.measured import MEASURED, MeasuredDerivation, measured, unconfirmed
from symbolic_lstm.published.example import Example, Grid
from symbolic_lstm.published.given import Given, given_numbers
from symbolic_lstm.published.setting import Setting, setting

#: Stands for a derivation.
_GAP = "\0"
FORMATS: tuple[PoolFormat, ...] = ("latex", "mathml")


class WorkedVariant(NamedTuple):
    """One set of numbers worked: its equations in each format, and what every place comes to."""

    texts: dict[PoolFormat, str]
    shown: dict[str, Decimals]


def variants(
    example: Example, ready: Setting, changes: Iterable[Mapping[str, Given]], formats: Sequence[PoolFormat] = FORMATS
) -> Iterator[WorkedVariant]:
    """The equations of a setting with each of many changes: what `narrate` says, and quicker.

    Raises `UsageError` for a format or a name that there is not, `FigureError`
    for a change that is no number, when its turn has come.
    """
    expected(formats, (list, tuple), "formats are a list")
    expected(changes, Iterable, "changes are one after another, as [{'x': 1}, {'x': -10}]")
    warn_of_formulas(example)
    for format in formats:
        expected(format, str, "a format is named by a text")
        if format not in EVERY:
            *others, last = EVERY
            raise UsageError(f"variants are written as {', '.join(others)} or {last}, not {format!r}")
    pool = _pool(example, ready, tuple(formats))
    for change in changes:
        numbers = given_numbers(change)
        yield _quick(pool, numbers) or _traced(pool, numbers)


class _Pool(NamedTuple):
    """The sheet that is varied; `places` are where changed numbers go, without `templates` each is traced."""

    example: Example
    ready: Setting
    formats: tuple[PoolFormat, ...]
    templates: DerivationTemplates | None
    given: Mapping[str, Figure]
    places: Mapping[str, str]
    wrappers: Mapping[PoolFormat, Wrapper]


def _pool(example: Example, ready: Setting, formats: tuple[PoolFormat, ...]) -> _Pool:
    told = in_notation(example, ready, worded(named(example.notation), example.language, example.native))
    cell = told.program.cell
    same = told.program.form == "scalar" and set(cell.parameters) == set(ready.program.cell.parameters)
    places = {it: it for it in cell.parameters} | {it: f"{of}@0" for it, of in cell.states.items()}
    if told.program.steps == 1:
        places |= {it: f"{it}@1" for it in cell.inputs}
    plain = tuple(format for format in formats if format in WRITERS)
    templates = templates_of(example, told.program, ready.rounding, plain) if same else None
    wrappers = {} if templates is None else {format: wrapper(format, templates.tongue) for format in plain}
    return _Pool(example, ready, formats, templates, told.given, places, wrappers)


class Wrapper(NamedTuple):
    """What a format writes before the derivations of a page without a title, between two of them, and behind them."""

    before: str
    between: str
    behind: str

    def around(self, derivations: Sequence[str]) -> str:
        return f"{self.before}{self.between.join(derivations)}{self.behind}"


def wrapper(format: PoolFormat, tongue: Language) -> Wrapper:
    """The wrapper of a format in a language."""
    parts = WRITERS[format].joined_blocks(Page("", (), facts(tongue)), (_GAP, _GAP)).split(_GAP)
    return Wrapper(*parts)


def _quick(pool: _Pool, numbers: Mapping[str, Grid]) -> WorkedVariant | None:
    """A variant from skeletons; None where it must be traced."""
    templates = pool.templates
    if templates is None:
        return None
    figures = dict(pool.given)
    for it, grid in numbers.items():
        if it not in pool.places or not isinstance(grid, Figure):
            return None
        figures[pool.places[it]] = grid
    planned = templates.planned(figures) or derived(templates.program, figures, pool.ready.rounding)
    texts = None if planned is None else templates.filled(planned, partial(_page, pool, numbers))
    if planned is None or texts is None:
        return None
    shown: dict[str, Decimals] = {key: its.result.text for key, its in zip(templates.keys, planned, strict=True)}
    found = {format: pool.wrappers[format].around(derivations) for format, derivations in texts.items()}
    if len(found) < len(pool.formats):
        derivations = measured(templates, planned)
        if derivations is None:
            return None
        wanted = [format for format in pool.formats if format in MEASURED]
        own = {format: MEASURED[format](derivations, templates.tongue.code) for format in wanted}
        if (new := unconfirmed(templates, planned)) and not _confirmed(pool, numbers, new, derivations, wanted):
            return None
        found = {format: own[format] if format in own else found[format] for format in pool.formats}
    return WorkedVariant(found, shown)


def _confirmed(
    pool: _Pool,
    numbers: Mapping[str, Grid],
    new: Mapping[str, Sequence[Pattern]],
    derivations: Sequence[MeasuredDerivation],
    formats: Sequence[PoolFormat],
) -> bool:
    """Whether a sheet says the same of sentences with new patterns."""
    templates = pool.templates
    assert templates is not None
    page = _page(pool, numbers, [quantity(key) for key in new])
    own = [it for key, it in zip(templates.keys, derivations, strict=True) if key in new]
    right = all(EVERY[it].write(page) == MEASURED[it](own, templates.tongue.code) for it in formats)
    templates.confirmed.update(dict.fromkeys([pattern for patterns in new.values() for pattern in patterns], right))
    return right


def _page(pool: _Pool, numbers: Mapping[str, Grid], wanted: Iterable[Quantity]) -> Page:
    """Equations of a variant, traced and audited."""
    changes = {**pool.ready.numbers, **numbers}
    ready = setting(pool.example, pool.ready.variant, changes, pool.ready.rounding)
    return narrate(pool.example, ready, View(tuple(wanted)))


def _traced(pool: _Pool, numbers: Mapping[str, Grid]) -> WorkedVariant:
    page = _page(pool, numbers, [Quantity(equation.name) for equation in pool.example.cell])
    shown = {f"{d.step.name}@{d.step.time}": d.step.shown for d in page.displays}
    return WorkedVariant({format: EVERY[format].write(page) for format in pool.formats}, shown)
