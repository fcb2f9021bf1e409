"""Plain text in 80 columns, for terminals, mail and comparison by `diff`."""

from __future__ import annotations

from typing import assert_never

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Line, Note, Page, Para, Prose, Table
from symbolic_lstm.writers.columns import HARD_SPACE, INDENT, WIDTH, left, right_aligned, text_width, wrapped
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.set_out import set_out
from symbolic_lstm.writers.text_boxes import TextBox, arrays, boxes, even, is_tall
from symbolic_lstm.writers.text_breaks import broken
from symbolic_lstm.writers.text_maths import equation
from symbolic_lstm.writers.text_shapes import RemarkBelow, standing_in, underlined
from symbolic_lstm.writers.text_tables import table_lines, text_prose

__all__ = ["equation", "write", "write_prose"]

_HEAVY, _LIGHT = "━" * WIDTH, "─" * WIDTH
#: Where the names of the stages stand, unless a line is too long for it.
_STAGES_AT = 46
_MARGIN = " " * INDENT


def write(page: Page) -> str:
    """The page as text; worded notes at its end stand under a heavy rule, as a colophon."""
    page = set_out(page)
    blocks = list(page.blocks)
    closing: list[Note] = []
    while blocks and isinstance(note := blocks[-1], Note) and note.word:
        closing.insert(0, note)
        blocks.pop()
    lines = [_HEAVY, *wrapped(text_prose(page.titled), WIDTH), _HEAVY] if page.title else []
    before: Block | None = None
    columns = [columns_of(it) for it in page.displays]
    place = stages_at(max((it.widest for it in columns), default=0), max((it.stages for it in columns), default=0))
    waiting = iter(columns)
    for block in blocks:
        lines += [""] * _distance(before, block, bool(page.title))
        lines += _display(block, next(waiting), place) if isinstance(block, Display) else _block(block)
        before = block
    if closing:
        lines += ["", "", _HEAVY]
        for note in closing:
            lines += wrapped(_noted(note), WIDTH)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _distance(before: Block | None, block: Block, titled: bool) -> int:
    """How many empty lines part two blocks; small print stays close to the prose it belongs to."""
    if before is None:
        return 0 if isinstance(block, Para) or not titled else 1
    if isinstance(block, Heading):
        return 1 if isinstance(before, Heading) else 2
    close = isinstance(before, Heading) or (isinstance(block, Note) and isinstance(before, (Note, Para)))
    return 0 if close else 1


def _block(block: Heading | Para | Note | Table | Illustration) -> list[str]:
    match block:
        case Heading():
            return _heading(block)
        case Para():
            indent = INDENT if block.kind in ("plain", "remark") else 0
            lines = wrapped(text_prose(block.prose), WIDTH - INDENT, indent=indent)
            return [*lines, " " * indent + plain(block.link).removeprefix("https://")] if block.link else lines
        case Note():
            return wrapped(_noted(block), WIDTH - INDENT, indent=INDENT)
        case Table():
            return [_MARGIN + line for line in table_lines(block)]
        case Illustration():
            return _block(block.described)
        case _:
            assert_never(block)


def _heading(heading: Heading) -> list[str]:
    said = (f"{plain(heading.number)}  " if heading.number else "") + text_prose(heading.text)
    aside = plain(heading.aside)
    if aside and text_width(said) + 2 + text_width(aside) <= WIDTH:
        lines = [left(said, WIDTH - text_width(aside)).replace(HARD_SPACE, " ") + aside]
    else:
        lines = wrapped(said, WIDTH) + [right_aligned(line, WIDTH) for line in wrapped(aside, WIDTH) if aside]
    if heading.level > 2:
        return [_MARGIN + line if not aside else line for line in lines]
    return [*lines, _HEAVY if heading.level == 1 else _LIGHT]


class TextColumns(NamedTuple):
    """The sides of a derivation's lines, the right ones broken where they must be, and how wide its columns are."""

    sides: list[tuple[str, str, tuple[RemarkBelow, ...]]]
    rights: list[TextBox]
    margins: list[int]
    widest: int
    stages: int


def columns_of(display: Display) -> TextColumns:
    sides = [standing_in(line.left, line.right) for line in display.lines]
    common = max((text_width(said) for said, _, _ in sides), default=0)
    stages = max((text_width(plain(line.done)) for line in display.lines), default=0)
    whole = max(
        (text_width(said[0]) for line, said in zip(display.lines, sides, strict=True) if not line.entry), default=0
    )
    rights: list[TextBox] = []
    margins: list[int] = []
    for line, (_, said, _) in zip(display.lines, sides, strict=True):
        margin, right = _right(line, said, common, common if line.entry else whole, stages)
        margins.append(margin)
        rights.append(right)
    if min(margins, default=common) < common:  # one line of a vector stands further left, and so all of them
        margins = [common if line.entry else whole for line in display.lines]
    widest = max((INDENT + m + 3 + right.width for m, right in zip(margins, rights, strict=True)), default=0)
    return TextColumns(sides, rights, margins, widest, stages)


def _right(line: Line, said: str, common: int, own: int, stages: int) -> tuple[int, TextBox]:
    """The right side of a line and the margin beside it: `common`, or its `own` where nothing else helps.

    It is set with the name of its stage beside it, else with all the room there is, else with products parted.
    """
    tall = is_tall(line.right)
    for margin, beside in ((common, stages + 3 if stages else 0), (common, 0), (own, 0)):
        room = WIDTH - INDENT - margin - 3 - beside
        made = boxes(line.right, room) if tall else even(broken(said, room))
        if (made.width <= room and not made.parted) or not (tall or arrays(line.right)):
            return margin, made
    return own, boxes(line.right, WIDTH - INDENT - own - 3, tear=True)


def stages_at(widest: int, stages: int) -> int:
    """Where the names of stages stand in all derivations of a page; what is too wide for it gives them a line."""
    return max(_STAGES_AT, min(widest + 3, WIDTH - stages))


def _display(display: Display, it: TextColumns, place: int) -> list[str]:
    """Lines aligned at their signs; the names of the stages stand in one column in all derivations of a page."""
    lines: list[str] = []
    for k, (line, (_, _, remarks)) in enumerate(zip(display.lines, it.sides, strict=True)):
        lines += underlined(_line(line, it, k, place), remarks)
    return lines


def two_sides(line: Line, it: TextColumns, k: int) -> list[str]:
    """The two sides of a line and what is between them, without the name of its stage."""
    opening, right = _opening(line, it, k), it.rights[k]
    blank = " " * text_width(opening)
    return [(opening if at == right.base else blank) + part.rstrip() for at, part in enumerate(right.lines)]


def _opening(line: Line, it: TextColumns, k: int) -> str:
    return f"{_MARGIN}{left(it.sides[k][0], it.margins[k])} {line.relation or ' '} "


def with_stage(lines: list[str], base: int, done: str, place: int, wide: int | None = None) -> list[str]:
    """The lines with the name of the stage beside the one at `base`, which is so wide, or below them all."""
    wide = text_width(lines[base]) if wide is None else wide
    if done and wide + 3 <= place:
        return [*lines[:base], lines[base] + " " * (place - wide) + done, *lines[base + 1 :]]
    return [*lines, " " * place + done] if done else lines


def _line(line: Line, it: TextColumns, k: int, place: int) -> list[str]:
    done, note = plain(line.done), plain(line.note)
    lines = with_stage(two_sides(line, it, k), it.rights[k].base, done, place)
    begins = text_width(_opening(line, it, k))
    if not note:
        return lines
    noted = f"{lines[0]}  ({note})" if done and len(lines[0]) >= place else f"{left(lines[0], place - 2)}  ({note})"
    if len(lines) == 1 and text_width(noted) <= WIDTH:
        return [noted]
    return lines + wrapped(f"({note})", WIDTH - begins, indent=begins)


def _noted(note: Note) -> str:
    return (f"{plain(note.word)}. " if note.word else "") + text_prose(note.prose)


def write_prose(prose: Prose) -> str:
    """Running text with its mathematics, on one line."""
    return text_prose(prose).replace(HARD_SPACE, " ").strip()
