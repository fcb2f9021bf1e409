"""Steps in short on paper: several beside one another, their lines broken where the columns end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.blocks import Display, Line, Para
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.writers.breaks import lines_high, related, row_count, width
from symbolic_lstm.writers.outline import Section, words

#: How wide left and right sides are set, of what is reckoned, and what a sign takes, in em.
_LEFT, _RIGHT, _SIGN = 1.2, 0.96, 1.4
#: Matrices are set wider than they are reckoned.
_MATRICES = 0.94
#: The most steps beside one another, what a heading takes with the space around it, in lines, and letters in an em.
_MOST, _HEADING, _LETTERS = 4, 2.2, 2.3
#: More columns, or smaller ones, are worth it that leave no more than this of the pages.
_GAIN = 0.93
#: Of a step that takes more of a page than this pages may part the lines, or they would be left half empty.
_WHOLE = 0.24


class Paper(NamedTuple):
    """How wide and tall a page is, the space between two columns, an em of an equation, and a line, in pt.

    Steps in short may be set at `shares` of their size.
    """

    across: float
    tall: float
    gutter: float
    em: float
    line: float
    shares: tuple[float, ...]


class StepColumns(NamedTuple):
    """How steps in short are set: in so many columns, at a share of their size.

    Right sides have so much room, in em. Where they are `parted` the lines of each step stand in columns, or else
    steps stand beside one another. Pages may part those that are not `whole`. They take about so many `pages`.
    """

    columns: int
    share: float
    room: float
    parted: bool = False
    whole: bool = True
    pages: float = 0.0


def is_short(section: Section) -> bool:
    """Whether a section is a step in short, beside which others may stand."""
    derived = [it for it in section.blocks if isinstance(it, Display)]
    others = all(isinstance(it, (Display, Para)) for it in section.blocks)
    return bool(section.heading and section.heading.level == 3 and derived and others) and all(
        it.brief for it in derived
    )


def in_runs(sections: Iterable[Section]) -> list[tuple[Section, ...]]:
    """The sections in order, those of a run of steps in short together, every other one alone."""
    found: list[tuple[Section, ...]] = []
    for short, run in groupby(sections, key=is_short):
        together = tuple(run)
        found += [together] if short else [(section,) for section in together]
    return found


def arranged(run: Sequence[Section], paper: Paper) -> StepColumns:
    """How steps in short take the fewest pages."""
    steps = [[line for it in section.blocks if isinstance(it, Display) for line in it.lines] for section in run]
    left = max((width(line.left) for lines in steps for line in lines if line.left is not None), default=0.0)
    found, best = StepColumns(1, paper.shares[0], 0.0, whole=False), float("inf")
    for share in paper.shares:
        page = paper.tall / (paper.line * share)
        line = paper.across / (paper.em * share)
        for columns in range(1, _MOST + 1):
            across = ((paper.across + paper.gutter) / columns - paper.gutter) / (paper.em * share)
            room = (across - left * _LEFT - _SIGN) / _RIGHT
            if columns > 1 and not all(_fits(line, room) for lines in steps for line in lines):
                break
            for cut in (False, True)[:columns]:
                talls = [
                    max(
                        sum(_lines(line, room) for line in part)
                        for part in (parted(it, columns, room) if cut else [it])
                    )
                    + _HEADING
                    + _told(section, line if cut else across)
                    for section, it in zip(run, steps, strict=True)
                ]
                beside = 1 if cut else columns
                talls = [max(talls[k : k + beside]) for k in range(0, len(talls), beside)]
                whole = max(talls) <= _WHOLE * page
                needed = sum(talls) / page
                if (needed < _GAIN * best and whole >= found.whole) or whole > found.whole:
                    found, best = StepColumns(columns, share, room, cut, whole, needed), needed
    return found


def rows(line: Line, room: float) -> list[Layout]:
    """The right side of a line in rows; what relates two of its sides begins one."""
    return related(line.right, room if row_count(line.right) == 1 else room * _MATRICES)


def parted(lines: Sequence[Line], columns: int, room: float) -> list[tuple[Line, ...]]:
    """The lines of a step in columns of about the same height."""
    tall = sum(_lines(line, room) for line in lines)
    found: list[tuple[Line, ...]] = [()]
    above = 0.0
    for line in lines:
        ends = above + _lines(line, room) / 2
        if found[-1] and line.left is not None and ends > tall * len(found) / columns and len(found) < columns:
            found.append(())
        found[-1] += (line,)
        above += _lines(line, room)
    return found


def _fits(line: Line, room: float) -> bool:
    return all(width(part) <= room for part in rows(line, room))


def _lines(line: Line, room: float) -> float:
    noted = -(-len(line.note) // max(1, int(room * _LETTERS)))
    return sum(lines_high(part, room) for part in rows(line, room)) + noted


def _told(section: Section, across: float) -> float:
    said = [words(it.prose) for it in section.blocks if isinstance(it, Para)]
    return sum(1.0 + len(text) // (across * _LETTERS) for text in said)
