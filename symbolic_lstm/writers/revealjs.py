"""Slides in one HTML file, whose lines appear one by one; nothing is fetched.

The classes are those of reveal.js (`reveal`, `slides`, `fragment`), so its
users can take the sections over; without it the few lines of script inside do,
and nothing else may run: the policy names them by their hash.
"""

from __future__ import annotations

import base64
import hashlib
from functools import partial
from itertools import groupby

from symbolic_lstm.page.blocks import Block, Display, Heading, Note, Page, Table
from symbolic_lstm.records import replace
from symbolic_lstm.writers.deck import SCRIPT, STYLE
from symbolic_lstm.writers.html import opening
from symbolic_lstm.writers.html_blocks import TITLE, aligned, block, display, equation, prose, run
from symbolic_lstm.writers.html_style import ABOVE, BLOCKS, COLOURS
from symbolic_lstm.writers.mathml_maths import escaped, once
from symbolic_lstm.writers.outline import Section, slides
from symbolic_lstm.writers.scenes.figures import style
from symbolic_lstm.writers.set_out import set_out
from symbolic_lstm.writers.slide_scale import holds, scale, table_scale, tables
from symbolic_lstm.writers.wording import wording

__all__ = ["equation", "write"]

#: The widest right side that is set in one line, in em.
_ROOM = 24.0


def write(page: Page) -> str:
    """The page as a deck, one slide for each section that fits on one."""
    page = set_out(page)
    parts = slides(
        replace(page, blocks=tuple(part for it in page.blocks for part in _parts(it))), holds=partial(holds, room=_ROOM)
    )
    found = [_title(page, parts.opening)] if page.title else []
    more = wording(page, "continued")
    found += [_slide(section, f"slide-{k}", more) for k, section in enumerate(parts.sections, start=1)]
    if parts.closing:
        found.append(_closing(parts.closing))
    allowed = "'sha256-" + base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode() + "'"
    head = opening(page, COLOURS + BLOCKS + STYLE + style(page) + ABOVE, allowed)
    inner = "\n\n".join(found)
    return once(
        f'{head}<body>\n<main class="reveal"{aligned(page.displays, _ROOM)}><div class="slides">\n\n'
        f"{inner}\n\n</div></main>\n"
        f'<p class="place" aria-live="polite"></p>\n<script>{SCRIPT}</script>\n</body>\n</html>\n'
    )


def _parts(it: Block) -> list[Block]:
    return [*tables(it)] if isinstance(it, Table) else [it]


def _title(page: Page, blocks: tuple[Block, ...]) -> str:
    inner = "\n".join([f"<h1>{prose(page.titled, room=TITLE)}</h1>", *map(block, blocks)])
    return f'<section class="title">\n{inner}\n</section>'


def _slide(section: Section, label: str, more: str) -> str:
    """A slide whose lines come one by one; what is said of them comes with the last."""
    inner = [_heading(section.heading, more if section.continued else "", label)] if section.heading else []
    lines = 0
    small, room = scale(section.blocks, _ROOM)
    tight = min((table_scale(it) for it in section.blocks if isinstance(it, Table)), default=1.0)
    for derivation, group in groupby(section.blocks, key=lambda it: isinstance(it, Display)):
        if not derivation:
            said = run(tuple(group))
            # the first line of a slide is there from the start, and what stands before it or beside it
            late = f'<div class="fragment" data-fragment-index="{lines - 2}">{said}</div>'
            inner.append(late if lines > 1 else said)
            continue
        for it in group:
            if isinstance(it, Display):
                inner.append(display(it, room=room, reveal=lines - 1))
                lines += len(it.lines)
    named = f' aria-labelledby="{label}"' if section.heading else ""
    sizes = [f"--small:{small:.2f}"] * (small < 1) + [f"--table:{tight:.2f}"] * (tight < 1)
    named += f' style="{";".join(sizes)}"' if sizes else ""
    return f"<section{named}>\n" + "\n".join(inner) + "\n</section>"


def _heading(heading: Heading, continued: str, label: str) -> str:
    number = f'<span class="n">{escaped(heading.number)}</span> ' if heading.number else ""
    more = f" <small>({continued})</small>" if continued else ""
    aside = f"<p>{escaped(heading.aside)}</p>" if heading.aside else ""
    return f'<hgroup><h2 id="{label}">{number}{prose(heading.text, room=TITLE)}{more}</h2>{aside}</hgroup>'


def _closing(notes: tuple[Note, ...]) -> str:
    return "<section>\n" + "\n".join(map(block, notes)) + "\n</section>"
