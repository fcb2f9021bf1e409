"""Sequences on paper: of very many steps in short the first ones and the last, for the table before them has all."""

from __future__ import annotations

from symbolic_lstm.page.blocks import Block, Display, Heading, Page
from symbolic_lstm.records import replace
from symbolic_lstm.writers.outline import Section, page_outline
from symbolic_lstm.writers.short_steps import Paper, arranged, in_runs, is_short
from symbolic_lstm.writers.wording import wording

#: The most pages of a sequence, the most of steps in short, and the fewest pages of them that are kept.
PAGES, MOST, FEWEST = 8, 4.5, 0.5
#: Of so few steps all are kept.
_ALL = 12


def fewer_steps(page: Page, paper: Paper, most: float = MOST) -> Page:
    """The page with no more steps in short than so many pages hold, and a heading in place of the others."""
    gone: dict[int, tuple[Block, ...]] = {}
    for run in in_runs(page_outline(page, deepest=6).sections):
        taken = arranged(run, paper).pages if is_short(run[0]) and len(run) > _ALL else 0.0
        kept = max(2, int(most * len(run) / taken)) if taken > most else len(run)
        if kept < len(run) - 1:  # never one alone
            gone |= _left_out(page, list(run[kept - 1 : -1]))
    if not gone:
        return page
    blocks = [kept for it in page.blocks for kept in gone.get(id(it), (it,))]
    return replace(page, blocks=tuple(blocks))


def _left_out(page: Page, run: list[Section]) -> dict[int, tuple[Block, ...]]:
    """What stands in place of each block of the steps: a heading for the first of them, and nothing else."""
    times = [it.step.time for section in run for it in section.blocks if isinstance(it, Display)]
    named = wording(page, "left out: steps").format(first=min(times), last=max(times))
    told = Heading(3, (named,), wording(page, "left out: why"))
    found: dict[int, tuple[Block, ...]] = {}
    for section in run:
        for it in (section.heading, *section.blocks):
            found[id(it)] = ()
    found[id(run[0].heading)] = (told,)
    return found
