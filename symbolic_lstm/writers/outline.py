"""Pages in parts, for formats that show them section by section or slide by slide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Note, Page, Para, Prose, Table
from symbolic_lstm.page.layout import Array
from symbolic_lstm.writers.breaks import broken, lines_high, matrix_rows
from symbolic_lstm.writers.text_maths import equation

#: How many lines of mathematics a slide holds below its heading.
CAPACITY = 9.2
#: By so much a row with brackets around one line of figures is taller than a line.
_BRACKETS = 0.45
#: Letters in a line of running text on a slide, and in one of small print.
_MEASURE, _SMALL = 75, 95
#: Letters in two tables that still stand side by side, and the width of a line of mathematics in em.
_BREADTH, _WIDE = 100, 24.0
#: Letters of running text in a line of a table's cell.
_CELL = 32
#: A line of mathematics in pixels of a picture.
_LINE = 30.0

#: Whether a slide has room for blocks whose derivations are set at no less than a share of their size.
Holds: TypeAlias = Callable[[Sequence[Block], float], bool]
#: The least share that derivations of matrices are set at so that more of them stands on a slide.
_SMALLER = 0.6


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


def page_outline(page: Page, *, deepest: int = 2) -> Outline:
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


def slides(page: Page, *, capacity: float = CAPACITY, holds: Holds | None = None) -> Outline:
    """The page with every section cut into pieces that a slide can hold.

    A heading with nothing below it lends its words to the next one, as a time
    step does to its quantities. A format whose derivations can be set smaller
    says by `holds` whether a slide has room for blocks of matrices at such a share.
    """
    parts = page_outline(page, deepest=6)
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
        for k, blocks in enumerate(_packed(section.blocks, capacity, holds)):
            found.append(Section(heading, tuple(blocks), k > 0))
    return parts._replace(sections=tuple(found))


def words(prose: Prose) -> str:
    """Prose as plain text, for labels and for measuring."""
    return "".join(part if isinstance(part, str) else equation(part) for part in prose)


def _packed(blocks: tuple[Block, ...], capacity: float, holds: Holds | None) -> list[list[Block]]:
    """Blocks in piles that each fit; what is too tall for any pile is cut."""
    piles: list[list[Block]] = [[]]
    free = capacity
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        if holds and isinstance(block, Display) and (_of_vectors(block) or _on_slide(block) > capacity):
            filling, others = _filled(piles[-1], block, holds)
            piles[-1] += [filling] if filling else []
            if others:
                waiting.append(others)
                piles.append([])
            free = capacity
            continue
        if holds and any(isinstance(it, Display) and _of_vectors(it) for it in piles[-1]):
            if not holds([*piles[-1], block], _SMALLER):
                piles.append([])
            free = capacity - _on_slide(block)
            piles[-1].append(block)
            continue
        before = piles[-1][-1] if piles[-1] else None
        beside = _beside(before, block)
        if _on_slide(block) <= free + beside:
            piles[-1].append(block)
            free -= max(_on_slide(block) - beside, 0.0)
            continue
        kept, rest = _cut(block, free) if _on_slide(block) > capacity else (None, block)
        if kept is None and not piles[-1]:  # too tall for any slide, and in one piece
            kept, rest = _first(block)
        if kept is not None:
            piles[-1].append(kept)
        if rest is not None:
            waiting.append(rest)
        piles.append([])
        free = capacity
    return [pile for pile in piles if pile]


def _of_vectors(it: Display) -> bool:
    """Whether a derivation is of vectors, or of their entries."""
    return any(line.entry or matrix_rows(line.right) for line in it.lines)


def _filled(pile: list[Block], it: Display, holds: Holds) -> tuple[Display | None, Display | None]:
    """As much of a derivation of matrices as a slide has room for below what is on it already, and the rest.

    A formula stays with its numbers, and a result is not alone.
    """
    lines = it.lines
    if holds([*pile, it], _SMALLER):
        return it, None
    room = next((k for k in range(len(lines) - 1, 0, -1) if holds([*pile, it._replace(lines=lines[:k])], _SMALLER)), 0)
    room -= room > 2 and len(lines) - room == 1
    room -= room > 0 and lines[room - 1].stage == "formula"
    if pile and room < 2:
        return None, it
    if not room:
        room = 2 if len(lines) > 1 and holds([it._replace(lines=lines[:2])], 0.0) else 1
    return it._replace(lines=lines[:room]), it._replace(lines=lines[room:]) if lines[room:] else None


def _first(block: Block) -> tuple[Block, Block | None]:
    """What is set however tall it is: the first line of a derivation, or the whole block."""
    if isinstance(block, Display) and len(block.lines) > 1:
        return block._replace(lines=block.lines[:1]), block._replace(lines=block.lines[1:])
    return block, None


def _beside(before: Block | None, block: Block) -> float:
    """How tall the block is that this one may stand beside: a table, if there is room for both."""
    if isinstance(before, Table) and isinstance(block, Table) and table_width(before) + table_width(block) <= _BREADTH:
        return _on_slide(before)
    return 0.0


def table_width(table: Table) -> int:
    """Roughly how many letters wide a table is."""
    columns = zip(*(row for row in (table.head, *table.rows) if len(row) == len(table.align)), strict=True)
    return sum(2 + max(len(words(cell)) for cell in column) for column in columns)


def _cut(block: Block, free: float) -> tuple[Block | None, Block | None]:
    """As much of a block as there is room for, if that is enough to look at, and the rest."""
    match block:
        case Display(lines=lines):
            room = next((k for k in range(len(lines), 0, -1) if _on_slide(block._replace(lines=lines[:k])) <= free), 0)
            if any(matrix_rows(line.right) for line in lines):  # matrices are read line by line
                return (block._replace(lines=lines[:room]) if room else None), block._replace(lines=lines[room:])
            # best before a new left side; a result alone would be hard to read
            room -= len(lines) - room == 1
            enough = room > 2 or _on_slide(block._replace(lines=lines[:room])) > CAPACITY / 2
            room = next((k for k in range(room, 0, -1) if lines[k].left is not None), room if enough else 0)
            return (block._replace(lines=lines[:room]) if room else None), block._replace(lines=lines[room:])
        case Table(rows=rows):
            few = 2 if _on_slide(block._replace(rows=rows[:3])) <= CAPACITY else 0  # so tall that one or two must do
            room = next((k for k in range(len(rows), few, -1) if _on_slide(block._replace(rows=rows[:k])) <= free), 0)
            while room and len(rows[room - 1]) == 1 and len(block.align) > 1:
                room -= 1  # the head of a group stays with its rows
            return (block._replace(rows=rows[:room]) if room else None), block._replace(rows=rows[room:])
        case _:
            return None, block


def height(block: Block, broad: int = _CELL) -> float:
    """Roughly how many lines of mathematics a block is as tall as; cells of a table hold so many letters a line."""
    match block:
        case Display():
            rows = [part for line in block.lines for part in broken(line.right, _WIDE)]
            brackets = _BRACKETS * sum(matrix_rows(part) == 1 for part in rows)
            return sum(lines_high(line.right, _WIDE) + bool(line.note) for line in block.lines) + brackets + 0.4
        case Table():
            return sum(_row_height(row, broad) for row in block.rows) + 1.4
        case Note():
            return 0.6 * (1 + len(words(block.prose)) // _SMALL) + 0.3
        case Para():
            return 0.8 * (1 + len(words(block.prose)) // _MEASURE) + 0.4
        case Heading():
            return 1.2
        case Illustration():
            return block.scene.height / _LINE + height(Note(block.caption)) * bool(block.caption)


def _on_slide(block: Block) -> float:
    """How tall a block is on a slide, where one column of words has all of the breadth."""
    return height(block, _MEASURE if isinstance(block, Table) and len(block.align) <= 2 else _CELL)


def _row_height(row: tuple[Prose, ...], broad: int) -> float:
    """A row is as tall as its tallest matrix, which is set smaller than in a derivation, or as its words wrap."""
    matrices = [0.7 * lines_high(part, _WIDE) for cell in row for part in cell if isinstance(part, Array)]
    letters = max((sum(len(part) for part in cell if isinstance(part, str)) for cell in row), default=0)
    return max([0.85 * max(1, -(-letters // broad)), *matrices])
