"""Derivations in rows: left side, sign, right side, and the name of what was done, each in its column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.blocks import Display, Line
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.writers.breaks import broken
from symbolic_lstm.writers.columns import wrapped
from symbolic_lstm.writers.equation_pictures.feed import SIZE, THICK
from symbolic_lstm.writers.equation_pictures.ink import FINE, Ink, ink
from symbolic_lstm.writers.html_lines import opened
from symbolic_lstm.writers.mathml_maths import boxed, escaped
from symbolic_lstm.writers.plain import plain

_EM = round(SIZE * FINE)
#: The widest right side that is set in one row, in em; what is wider is broken, or the picture grows.
ROOM = 33.0
#: Small print is so large, and breaks after so many letters.
_SMALL, _REMARK = 0.7 * SIZE, 62
#: A row is at least so tall above its baseline and below it, and stands so far from its neighbours, in em.
_ABOVE, _BELOW, _APART = 0.95, 0.42, 0.1
#: More distance before a derivation, and before a new left side in one.
_BEFORE, _BEFORE_SIDE = 0.9, 0.5
#: How far what continues a line stands in, and a remark, and how far off the name of a stage stands.
_HANGING, _REMARKED, _ASIDE = 2.2, 1.3, 1.6
#: Names of stages stand in one column, no nearer to the sign than this; a derivation wider than that has its own.
_NARROWEST, _WIDEST = 12.0, 22.0


class PlacedInk(NamedTuple):
    """Ink at a place, in hundredths of a pixel."""

    ink: Ink
    x: int
    y: int
    small: bool = False


class Arrangement(NamedTuple):
    """What stands where, and the box all of it needs: width, how far up from the first baseline, how far down."""

    placed: tuple[PlacedInk, ...]
    width: int
    above: int
    below: int


class _Row(NamedTuple):
    """One row before it is placed. `indent` is how far the right side stands in."""

    right: Ink
    left: Ink | None = None
    sign: Ink | None = None
    aside: Ink | None = None
    indent: int = 0
    before: int = 0
    small: bool = False

    @property
    def above(self) -> int:
        """How far it reaches up from its baseline."""
        return max(_em(_ABOVE if not self.small else 0.7), *(-part.top for part in (self.left, self.right) if part))

    @property
    def below(self) -> int:
        return max(_em(_BELOW if not self.small else 0.3), *(part.bottom for part in (self.left, self.right) if part))


class SignColumns(NamedTuple):
    """Where the signs stand, how wide they are, and where right sides begin."""

    sign: int
    breadth: int
    right: int


def columns(displays: Sequence[Display]) -> SignColumns:
    """The columns that hold every line of the derivations."""
    lines = [line for display in displays for line in display.lines]
    left = max((ink(boxed(line.left)).advance for line in lines if line.left is not None), default=0)
    signs = [_sign(line).advance for line in lines if line.relation]
    if not signs:
        return SignColumns(left, 0, left)
    gap = _em(THICK)
    sign = left + gap if left else 0
    return SignColumns(sign, max(signs), sign + max(signs) + gap)


def set_in(displays: Sequence[Display], at: SignColumns) -> Arrangement:
    """Derivations one below the other, their signs in one column."""
    placed: list[PlacedInk] = []
    above = y = bottom = width = 0
    derivations = [list(_rows(display)) for display in displays]
    breadths = [max(row.indent + row.right.advance for row in rows if not row.small) for rows in derivations]
    common = max(_em(_NARROWEST), *(breadth for breadth in (0, *breadths) if breadth <= _em(_WIDEST)))
    for number, (rows, breadth) in enumerate(zip(derivations, breadths, strict=True)):
        aside = at.right + max(common, breadth) + _em(_ASIDE)
        for row in rows:
            if placed:
                first = row is rows[0] and number
                y = bottom + _em(_APART) + (_em(_BEFORE) if first else row.before) + row.above
            else:
                above = row.above
            found = list(_placed(row, at, aside, y))
            width = max(width, *(it.x + max(it.ink.right, it.ink.advance) for it in found))
            placed += found
            bottom = y + row.below
    return Arrangement(tuple(placed), width, above, bottom)


def alone(layout: Layout) -> Arrangement:
    """One formula by itself, no larger than its ink."""
    it = ink(boxed(layout))
    return Arrangement((PlacedInk(it, -it.left, 0),), it.right - it.left, -it.top, it.bottom)


def _placed(row: _Row, at: SignColumns, aside: int, y: int) -> Iterator[PlacedInk]:
    if row.left:
        yield PlacedInk(row.left, at.sign - _em(THICK) * bool(at.breadth) - row.left.advance, y)
    if row.sign:
        yield PlacedInk(row.sign, at.sign + (at.breadth - row.sign.advance) // 2, y)
    yield PlacedInk(row.right, at.right + row.indent, y, row.small)
    if row.aside:
        yield PlacedInk(row.aside, aside, y, True)


def _rows(display: Display) -> Iterator[_Row]:
    named = len(display.lines) > 1
    for number, line in enumerate(display.lines):
        first, *others = broken(line.right, ROOM)
        yield _Row(
            ink(opened(boxed(first)) if others else boxed(first)),
            ink(boxed(line.left)) if line.left is not None else None,
            _sign(line) if line.relation else None,
            _small(line.done) if named and line.done else None,
            before=_em(_BEFORE_SIDE) if number and line.left is not None else 0,
        )
        for part in others:
            yield _Row(ink(opened(boxed(part), sign=True)), indent=_em(_HANGING))
        for remark in wrapped(plain(line.note), _REMARK) if line.note else ():
            yield _Row(_small(remark), indent=_em(_REMARKED), small=True)


def _sign(line: Line) -> Ink:
    return ink(f"<mo>{escaped(line.relation)}</mo>")


def _small(words: str) -> Ink:
    return ink(f"<mtext>{escaped(words)}</mtext>", _SMALL)


def _em(length: float) -> int:
    return round(length * _EM)
