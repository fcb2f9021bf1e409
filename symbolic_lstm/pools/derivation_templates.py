"""What stays the same from one set of numbers to the next: a program, its plan, and the derivations set so far.

What is printed depends on a number through its sign and its digits. So each
derivation is set once for each pattern of signs, the way every sheet is, with
gaps where its digits stand. A pattern of a line that is met for the first time
is traced, audited and set as a sheet, too; it is kept only if, filled, it is
letter by letter what the sheet says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Literal, TypeAlias

from symbolic_lstm.languages import Language, language, worded
from symbolic_lstm.maths.program import Let, Program
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.notation import named
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.derive import Derived
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Carry, Rounding
from symbolic_lstm.numbers.stages import Stage, stages
from symbolic_lstm.page.blocks import Display, Heading, Page, Step
from symbolic_lstm.page.final import facts, localised
from symbolic_lstm.page.names import name
from symbolic_lstm.page.steps import lines
from symbolic_lstm.pools import unrounded
from symbolic_lstm.pools.laid_flat import FlatPlan
from symbolic_lstm.pools.laid_flat import plan as flat_plan
from symbolic_lstm.pools.measured_line import AskedLine, MeasuredLine
from symbolic_lstm.pools.plan import Planned, SettingKey, ShownPlan, mark, plan, work
from symbolic_lstm.pools.skeleton import Skeleton, gapped, standin
from symbolic_lstm.published.example import Example
from symbolic_lstm.records import field, record, replace
from symbolic_lstm.writers import html_fragment, latex, mathml, text

PoolFormat: TypeAlias = Literal["latex", "mathml", "text", "html-fragment"]
#: Formats that set a derivation without a look at how long its figures are, and all there are.
WRITERS: dict[PoolFormat, Any] = {"latex": latex, "mathml": mathml}
EVERY: dict[PoolFormat, Any] = {**WRITERS, "text": text, "html-fragment": html_fragment}
#: No more derivations and lines are kept than that.
_MOST = 5_000
#: For no more programs are they kept than that.
_MOST_PROGRAMS = 16

#: The sentence, the number of the line, whether it rounds, and the marks of its figures.
Pattern: TypeAlias = tuple[str, int, bool, tuple[SettingKey, ...]]
#: A line as formats write it, in pieces that are put together apart from those of others.
WrittenLine: TypeAlias = "dict[PoolFormat, tuple[str, ...]]"
#: The page of some quantities with the numbers that are worked, traced and audited.
Tell: TypeAlias = Callable[[Iterable[Quantity]], Page]


@record(frozen=True, eq=False, slots=True)
class DerivationTemplates:
    """A program under a policy in a notation, and the skeletons made so far: None where a pattern has none.

    `keys` are the places of its sentences, `headings` what stands above them on a sheet, once that has been made.
    `measured` are lines whose figures have a length, `asked` what of which sentence is in them, `confirmed` whether a
    sheet has said the same. `plan` works it where shown figures are carried, `unrounded` where unrounded values are.
    """

    formats: tuple[PoolFormat, ...]
    notation: Notation
    tongue: Language
    program: Program
    carry: Carry
    plan: ShownPlan | None
    unrounded: FlatPlan | None
    keys: tuple[str, ...]
    skeletons: dict[tuple[str, tuple[SettingKey, ...]], dict[PoolFormat, Skeleton] | None] = field(default_factory=dict)
    lines: dict[Pattern, WrittenLine] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    measured: dict[object, MeasuredLine | None] = field(default_factory=dict)
    asked: dict[object, list[AskedLine]] = field(default_factory=dict)
    confirmed: dict[Pattern, bool] = field(default_factory=dict)

    def planned(self, given: Mapping[str, Figure]) -> tuple[Planned, ...] | None:
        """Every sentence worked from given figures; None where no plan says how."""
        if self.carry == "full":
            return unrounded.work(self.unrounded, given) if self.unrounded else None
        return work(self.plan, given) if self.plan else None

    def otherwise(self, given: Mapping[str, Figure]) -> tuple[Figure, ...] | None:
        """What every sentence comes to if figures are carried the other way; None where no plan says it."""
        if self.carry == "shown":
            return unrounded.results(self.unrounded, given) if self.unrounded else None
        found = work(self.plan, given) if self.plan else None
        return None if found is None else tuple(its.result for its in found)

    def filled(self, planned: Sequence[Planned], tell: Tell) -> dict[PoolFormat, list[str]] | None:
        """The derivations of worked sentences as each format sets them; None where one has no skeleton."""
        texts: dict[PoolFormat, list[str]] = {format: [] for format in self.formats}
        if not texts:
            return {}
        for key, its in zip(self.keys, planned, strict=True):
            pattern = (key, its.marks)
            skeleton = self.skeletons.get(pattern)
            if skeleton is None and pattern not in self.skeletons:
                _add_skeletons(self, planned, tell)
                skeleton = self.skeletons[pattern]
            if skeleton is None:
                return None
            for format, found in texts.items():
                found.append(skeleton[format].filled(its.digits))
        return texts


def templates_of(
    example: Example, program: Program, rounding: Rounding, formats: tuple[PoolFormat, ...]
) -> DerivationTemplates:
    """The templates of a program as an example tells it; the same ones as long as nothing but numbers changes."""
    policy = (rounding.digits, rounding.mode, rounding.carry, tuple(rounding.of.items()))
    told = (example.notation, example.language, example.native, example.decimal)
    key = (id(program), policy, told, formats)
    if (found := _TEMPLATES.get(key)) is not None:
        return found
    made = DerivationTemplates(
        formats,
        worded(named(example.notation), example.language, example.native),
        language(example.language, example.decimal),
        program,  # which keeps its id for as long as they are kept
        rounding.carry,
        plan(program, replace(rounding, carry="shown")),
        flat_plan(program, replace(rounding, carry="full")),
        tuple(let.key for let in program.lets),
    )
    if len(_TEMPLATES) >= _MOST_PROGRAMS:
        _TEMPLATES.pop(next(iter(_TEMPLATES)), None)
    _TEMPLATES[key] = made
    return made


_TEMPLATES: dict[object, DerivationTemplates] = {}


def _add_skeletons(templates: DerivationTemplates, planned: Sequence[Planned], tell: Tell) -> None:
    """Skeletons for the patterns of a variant that are new; what no sheet has confirmed is held against one."""
    if len(templates.skeletons) > _MOST or len(templates.lines) > _MOST:
        templates.skeletons.clear()
        templates.lines.clear()
    unknown: list[tuple[Let, Planned]] = []
    for let, its in zip(templates.program.lets, planned, strict=True):
        if (let.key, its.marks) in templates.skeletons:
            continue
        patterns = patterns_of(let, its.marks)
        if all(pattern in templates.lines for pattern in patterns):
            templates.skeletons[let.key, its.marks] = _skeleton(
                templates, [templates.lines[pattern] for pattern in patterns], its
            )
        else:
            unknown.append((let, its))
    if not unknown:
        return
    page = tell([quantity(let.key) for let, _ in unknown])
    for (let, its), shown in zip(unknown, page.displays, strict=True):
        written = _written(templates, _derivation(templates, let, its.marks))
        made = _skeleton(templates, written, its)
        faithful = all(made[f].filled(its.digits) == WRITERS[f].set_block(shown) for f in templates.formats)
        templates.skeletons[let.key, its.marks] = made if faithful else None
        patterns = patterns_of(let, its.marks)
        if faithful and len(written) == len(patterns):
            templates.lines.update(zip(patterns, written, strict=True))


def patterns_of(let: Let, marks: tuple[SettingKey, ...]) -> list[Pattern]:
    """What each line of a sentence depends on: which it is, its sign, and how its figures are marked but for that."""
    key, cuts = let.key, enumerate(stages(let.body))
    shown = ((key, number, _rounds(cut, marks), tuple([_seen(marks[k]) for k in cut.cut])) for number, cut in cuts)
    return [(key, -1, False, ()), *shown]


@cache
def _seen(its: SettingKey) -> SettingKey:
    """What of a mark can be seen at its figure; whether it is rounded the sign of the line says."""
    return mark(its.negative, False, its.exponent)


def _rounds(cut: Stage, marks: Sequence[SettingKey]) -> bool:
    return any(marks[k].rounded for k in cut.new)


def _written(templates: DerivationTemplates, derivation: Display) -> list[WrittenLine]:
    """The lines of a derivation as each format writes them."""
    return [{format: WRITERS[format].pieces(line) for format in templates.formats} for line in derivation.lines]


def _skeleton(templates: DerivationTemplates, lines: Sequence[WrittenLine], its: Planned) -> dict[PoolFormat, Skeleton]:
    return {
        format: gapped(WRITERS[format].of_pieces([line[format] for line in lines]), len(its.marks))
        for format in templates.formats
    }


def step_of(let: Let) -> Step:
    """Whose derivation it is; what it comes to is in the gaps."""
    return Step(let.equation.name, let.equation.role, let.time, "", "", "", "", "")


def _derivation(templates: DerivationTemplates, let: Let, marks: tuple[SettingKey, ...]) -> Display:
    """The derivation of a sentence with a stand-in for the digits at every node."""
    return derivation_of(templates, let, [standin(k, mark) for k, mark in enumerate(marks)], marks)


def derivation_of(
    templates: DerivationTemplates, let: Let, figures: Sequence[Figure], marks: tuple[SettingKey, ...]
) -> Display:
    """The derivation of a sentence with these figures at its nodes."""
    program = templates.program
    when = None if program.steps == 1 else let.time
    said = lines(program, let, derived_of(let, figures, marks), templates.notation, when)
    said[0] = said[0]._replace(left=name(let.equation.name, templates.notation, when))
    page = localised(Page("", (Display(step_of(let), tuple(said)),), facts(templates.tongue)), templates.tongue)
    return page.displays[0]


def derived_of(let: Let, figures: Sequence[Figure], marks: Sequence[SettingKey]) -> list[Derived]:
    """The lines of a sentence from the figures at its nodes."""
    nodes = code(let.body).nodes
    derivation = [Derived("formula", "=", {})]
    for cut in stages(let.body):
        at = {nodes[k].path: figures[k] for k in cut.cut}
        derivation.append(Derived(cut.name, "≈" if _rounds(cut, marks) else "=", at))
    return derivation
