"""Steps in short in Typst: beside one another, close together, in the same size and columns on all pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from symbolic_lstm.page.blocks import Block, Display
from symbolic_lstm.writers.outline import Section
from symbolic_lstm.writers.short_steps import Paper, StepColumns, arranged, parted
from symbolic_lstm.writers.typst_display import BREAKABLE, close_lines
from symbolic_lstm.writers.typst_style import BRIEF

_SHARES = (0.85, 0.8, 0.75)
PAPERS = {
    "a4": Paper(459.2, 711.0, 18.0, 10.56, 12.3, _SHARES),
    "us-letter": Paper(475.9, 661.0, 18.0, 10.56, 12.3, _SHARES),
}
_GRID = "column-gutter: 18pt, row-gutter: 1.1em"


def paper_of(name: str) -> Paper:
    """The room of a paper's pages; of one that is not known that of A4."""
    return PAPERS.get(name, PAPERS["a4"])


def short_steps(
    run: Sequence[Section], paper: str, heading: Callable[[Section], str], block: Callable[[Block], str]
) -> str:
    """Steps in short; of each its heading, and its other blocks but for derivations, are written by others."""
    found = arranged(run, paper_of(paper))
    steps = [_step(section, found, heading, block) for section in run]
    if found.columns > 1 and not found.parted:
        cells = "\n".join(f"[\n{said}\n]," for said in steps)
        steps = [f"#grid(columns: (1fr,) * {found.columns}, {_GRID},\n{cells}\n)"]
    said = "\n\n".join(steps)
    return f"#[\n{BRIEF.format(share=found.share)}\n{said}\n]"


def _step(
    section: Section, found: StepColumns, heading: Callable[[Section], str], block: Callable[[Block], str]
) -> str:
    """One step in one piece, if it is no taller than a page."""
    inner = [heading(section)]
    for it in section.blocks:
        if not isinstance(it, Display):
            inner.append(block(it))
        elif found.parted:
            runs = parted(it.lines, found.columns, found.room)
            cells = "\n".join(f"[{close_lines(it._replace(lines=lines), found.room)}]," for lines in runs)
            inner.append(f"#grid(columns: (1fr,) * {found.columns}, {_GRID},\n{cells}\n)")
        else:
            inner.append(close_lines(it, found.room))
    said = "\n\n".join(inner)
    if not found.whole:
        return f"#block(above: 1.1em)[\n{BREAKABLE}\n{said}\n]"
    return f"#block(breakable: false, above: 1.1em)[\n{said}\n]"
