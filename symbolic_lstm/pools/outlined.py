"""What one sheet says around its derivations: what no number changes is made once, and the rest told anew.

It is the sheet of numbers that are not the source's, of a single step of single numbers: nothing on it is judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page import carrying, chapters, prose
from symbolic_lstm.page.blocks import Block, Display, Page, Para
from symbolic_lstm.page.called import Wording
from symbolic_lstm.page.comma import with_comma
from symbolic_lstm.page.derivations import heading_of
from symbolic_lstm.page.final import facts
from symbolic_lstm.page.narrate import full_title, titled
from symbolic_lstm.page.typography import typographic
from symbolic_lstm.pools.derivation_templates import DerivationTemplates, step_of
from symbolic_lstm.pools.plan import Planned
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting


def outline(
    example: Example, ready: Setting, traced: Trace, templates: DerivationTemplates, planned: Sequence[Planned]
) -> Page:
    """The whole sheet with none of its derivations set."""
    notation, language = templates.notation, templates.tongue
    blocks = (
        *chapters.opening(example, traced, notation, language),
        *chapters.given(example, ready, notation, language),
        *_derivations(traced, templates),
        *_rounding(traced, templates, planned),
        *chapters.small_print(example, ready, notation, language, judged=False),
    )
    page = titled(full_title(example, ready.variant), blocks, facts(language))
    return typographic(page if language.decimal == "." else with_comma(page))


def _derivations(traced: Trace, templates: DerivationTemplates) -> Iterator[Block]:
    """Every derivation, empty, under its heading, and what it says."""
    notation, language = templates.notation, templates.tongue
    if not templates.headings:
        wording = Wording(templates.program.cell, notation, language)
        names = enumerate(templates.program.cell.names, start=1)
        templates.headings.extend(heading_of(wording, name, number) for number, name in names)
    for let, heading in zip(templates.program.lets, templates.headings, strict=True):
        yield heading
        yield Display(step_of(let), ())
        if told := prose.sentence(traced, let.equation.name, 1, notation, language):
            yield Para(told)


def _rounding(traced: Trace, templates: DerivationTemplates, planned: Sequence[Planned]) -> Iterable[Block]:
    """Which figures come out differently when shown ones are carried and when nothing is rounded."""
    mine = [its.result for its in planned]
    others = templates.otherwise(traced.given)
    if others is None:
        return carrying.rounding_matters(traced, templates.notation, templates.tongue)
    both = (mine, others) if traced.rounding.carry == "shown" else (others, mine)
    found = zip(templates.keys, *both, strict=True)
    return carrying.carrying_chapter(found, 1, templates.notation, templates.tongue)
