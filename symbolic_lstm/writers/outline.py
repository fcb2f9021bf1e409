"""Pages in parts, for formats that show them section by section or slide by slide."""

from __future__ import annotations

from typing import NamedTuple

from symbolic_lstm.page.blocks import Block, Code, Display, Heading, Note, Page, Para, Prose, Table
from symbolic_lstm.writers.text_maths import equation

#: How many lines of mathematics a slide holds below its heading.
CAPACITY = 10.0
#: Letters in a line of running text on a slide, and in one of small print.
_MEASURE, _SMALL = 75, 95


class Section(NamedTuple):
    """A heading and what follows it. What stands before the first heading has none."""

    heading: Heading | None
    blocks: tuple[Block, ...]
    #: Whether this goes on where the section before it ran out of room.
    continued: bool = False


class Outline(NamedTuple):
    """The prose a page opens with, its sections, and the worded notes at its end."""

    opening: tuple[Block, ...]
    sections: tuple[Section, ...]
    closing: tuple[Note, ...]


def outline(page: Page, *, deepest: int = 2) -> Outline:
    """The parts of a page; headings below level `deepest` stay inside their section."""
    blocks = list(page.blocks)
    closing: list[Note] = []
    while blocks and isinstance(note := blocks[-1], Note) and note.word:
        closing.insert(0, note)
        blocks.pop()
    opening: list[Block] = []
    while page.title and blocks and isinstance(blocks[0], (Para, Note)):
        opening.append(blocks.pop(0))
    sections: list[Section] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level <= deepest:
            sections.append(Section(block, ()))
        elif sections:
            sections[-1] = sections[-1]._replace(blocks=(*sections[-1].blocks, block))
        else:
            sections.append(Section(None, (block,)))
    return Outline(tuple(opening), tuple(sections), tuple(closing))


def slides(page: Page, *, capacity: float = CAPACITY) -> Outline:
    """The page with every section cut into pieces that a slide can hold.

    A heading with nothing below it lends its words to the next one, as a time
    step does to its quantities.
    """
    parts = outline(page, deepest=6)
    found: list[Section] = []
    above: Heading | None = None
    for section in parts.sections:
        heading = section.heading
        if heading and not section.blocks:
            above = heading
            continue
        if heading and above and heading.level > above.level:
            heading = heading._replace(text=(*above.text, ": ", *heading.text), aside=heading.aside or above.aside)
        elif heading:
            above = None
        for k, blocks in enumerate(_packed(section.blocks, capacity)):
            found.append(Section(heading, tuple(blocks), k > 0))
    return parts._replace(sections=tuple(found))


def words(prose: Prose) -> str:
    """Prose as plain text, for labels and for measuring."""
    return "".join(part if isinstance(part, str) else equation(part) for part in prose)


def _packed(blocks: tuple[Block, ...], capacity: float) -> list[list[Block]]:
    """Blocks in piles that each fit; what is too tall for any pile is cut."""
    piles: list[list[Block]] = [[]]
    free = capacity
    for block in (piece for whole in blocks for piece in _cut(whole, capacity)):
        if piles[-1] and height(block) > free:
            piles.append([])
            free = capacity
        piles[-1].append(block)
        free -= height(block)
    return [pile for pile in piles if pile]


def _cut(block: Block, capacity: float) -> list[Block]:
    if height(block) <= capacity:
        return [block]
    room = int(capacity) - 2
    match block:
        case Display():
            return [block._replace(lines=block.lines[k : k + room]) for k in range(0, len(block.lines), room)]
        case Table():
            return [block._replace(rows=block.rows[k : k + room]) for k in range(0, len(block.rows), room)]
        case Code():
            lines = block.text.split("\n")
            return [block._replace(text="\n".join(lines[k : k + room])) for k in range(0, len(lines), room)]
        case _:
            return [block]


def height(block: Block) -> float:
    """Roughly how many lines of mathematics a block is as tall as."""
    match block:
        case Display():
            return sum(1 + bool(line.note) * 0.8 for line in block.lines) + 0.4
        case Table():
            return 0.85 * len(block.rows) + 1.4 + bool(block.caption)
        case Note():
            return 0.6 * (1 + len(words(block.prose)) // _SMALL) + 0.3
        case Para():
            return 0.8 * (1 + len(words(block.prose)) // _MEASURE) + 0.4
        case Code():
            return 0.7 * (1 + block.text.count("\n")) + 0.4
        case Heading():
            return 1.2
