"""Gates over steps and units as a heat map: how open each is, as a shade and, where there is room, as a figure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, groupby
from typing import TypeVar

from symbolic_lstm.drawing.measure import label_width
from symbolic_lstm.drawing.subject import Subject, near, place
from symbolic_lstm.errors import UsageError
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.scene import Colour, Item, Label, Rect, Scene, Wire, Words

ACROSS = 560.0
_TALL, _CLOSE, _LOW, _GAP = 24.0, 20.0, 16.0, 8.0
#: What is above the rows and below them.
_HEAD, _FOOT = 24.0, 12.0
#: How low a picture is whose letters are of 6 points where paper gives it 36 mm.
LOWEST = 196.0
#: So many rows of one gate are as low.
_MOST_LOW = 8
_T = TypeVar("_T")
_SIZE, _SMALL = 11.5, 11.5
#: Cells are at least so wide and at most so wide; of each gate so many units have a row.
_LEAST, _MOST, MOST_ROWS = 13.0, 72.0, 16
_FIGURE_ROOM = 5.0
#: How full the shade of 1 is where letters stand on it, so that they can be read on light ground and on dark.
_UNDER_LETTERS, _UNDER_INK = 0.44, 0.36


class _Row(NamedTuple):
    name: str
    entry: tuple[int, ...]
    words: Words
    colour: Colour
    first: bool


class _Map(NamedTuple):
    """What a map shows: its rows, whether its columns are units, the room of labels, its columns of so many in all."""

    rows: list[_Row]
    over_units: bool
    label: float
    columns: int
    all: int
    wide: float
    left: list[str]


def heatmap(subject: Subject, asked: tuple[Quantity, ...] = (), room: float = ACROSS) -> Scene:
    """The gates and candidates of a cell, or the quantities asked for; over units where there is a single step."""
    found = _map(subject, asked, room)
    return _drawn(subject, found, found.rows, _TALL if len(found.rows) <= MOST_ROWS else _LOW)


def heatmaps(subject: Subject, room: float = ACROSS) -> list[Scene]:
    """The gates and candidates in pictures that are each so low that print, which makes them smaller, can be read.

    Gates stand together as far as there is room, and the units of one gate, too.
    """
    found = _map(subject, (), room)
    if _height(found.rows, _TALL) <= LOWEST or _height(found.rows, _CLOSE) <= LOWEST:
        return [_drawn(subject, found, found.rows, _TALL if _height(found.rows, _TALL) <= LOWEST else _CLOSE)]
    parts = _parts(found.rows)
    tall = _TALL if all(_height(part, _TALL) <= LOWEST for part in parts) else _CLOSE
    return [_drawn(subject, found, part, tall, last=part is parts[-1]) for part in parts]


def _parts(rows: list[_Row]) -> list[list[_Row]]:
    """The rows in parts that are low enough: as many gates in each as in any other, or a gate in several of them."""
    gates = [list(group) for _, group in groupby(rows, key=lambda row: row.name)]
    for count in range(2, len(gates) + 1):
        parts = [list(chain(*some)) for some in _evenly(gates, count)]
        if all(_height(part, _CLOSE) <= LOWEST for part in parts):
            return parts
    return [part for gate in gates for part in _evenly(gate, -(-len(gate) // _MOST_LOW))]


def _evenly(them: list[_T], count: int) -> list[list[_T]]:
    return [them[len(them) * k // count : len(them) * (k + 1) // count] for k in range(count)]


def _height(rows: Sequence[_Row], tall: float) -> float:
    return _HEAD + tall * len(rows) + _GAP * sum(row.first for row in rows[1:]) + _FOOT


def _map(subject: Subject, asked: tuple[Quantity, ...], room: float) -> _Map:
    names = [quantity(place(subject, q)).name for q in asked] or [
        e.name for e in subject.cell if e.name not in subject.cell.states.values()
    ]
    if not names:
        raise UsageError(f"the {subject.cell.name} cell has no gates; name what the map is of with -q")
    steps, units = subject.program.steps, max(len(subject.program.entries(n)) for n in names)
    over_units = steps == 1 and units > 1
    rows = _rows(subject, names, over_units)
    label = max(label_width(row.words, _SIZE) for row in rows) + 14
    count = units if over_units else steps
    columns = min(count, max(1, int((room - label - 6) // _LEAST)))
    left = _left_out(subject, rows, names, columns, count, over_units)
    return _Map(rows, over_units, label, columns, count, min(_MOST, (room - label - 6) / columns), left)


def _drawn(subject: Subject, it: _Map, rows: list[_Row], tall: float, *, last: bool = True) -> Scene:
    """Rows of the map with the head above them; what is left out is said below the `last`."""
    label, wide = it.label, it.wide
    items: list[Item] = []
    y = _HEAD
    every = max(1, -(-int(label_width((str(it.all),), _SMALL) + 8) // int(wide)))
    for k in range(it.columns):
        if k % every == 0:
            items.append(Label(label + (k + 0.5) * wide, y - 8, (str(k + 1),), "middle", _SMALL, "muted"))
    heading = subject.says("unit" if it.over_units else "step")
    if label_width((heading,), _SMALL) < label - 4 - label_width(("100",), _SMALL) / 2:
        items.append(Label(label - 10, y - 8, (heading,), "end", _SMALL, "muted"))
    for row in rows:
        y += _GAP if row.first and row is not rows[0] else 0
        items.append(Label(label - 8, y + tall / 2 + 4, row.words, "end", _SIZE, row.colour))
        for k in range(it.columns):
            key = Quantity(row.name, (k,) if it.over_units else row.entry, 1 if it.over_units else k + 1).key
            if it.over_units and (k,) not in subject.program.entries(row.name):
                continue
            items += _cell(subject, key, row, label + k * wide, y, wide, tall)
        y += tall
    said = [_described(subject, row, it.columns, it.over_units) for row in rows[:6]]
    left = it.left if last else []
    y += 10
    for note in left:
        items.append(Label(4, y + 10, (note,), "start", _SMALL, "muted"))
        y += 16
    width = label + wide * it.columns + 6
    notes = max((label_width((note,), _SMALL) + 8 for note in left), default=0.0)
    title = subject.says("heatmap", of=subject.title) if subject.title else subject.says("heatmap: plain")
    return Scene(
        "heatmap", title, " ".join([*said, *left]), max(width, notes), y + 2, tuple(items), subject.language.code
    )


def _rows(subject: Subject, names: list[str], over_units: bool) -> list[_Row]:
    found = []
    for name in names:
        entries: tuple[tuple[int, ...], ...] = ((),) if over_units else subject.program.entries(name)[:MOST_ROWS]
        for k, entry in enumerate(entries):
            words: Words = (subject.glyph(Quantity(name, entry).key, None),)
            word = subject.word(name)
            if k == 0 and word:
                words = (f"{word}\u00a0\u00a0", *words)
            found.append(_Row(name, entry, words, subject.colour(name), k == 0))
    return found


def _cell(subject: Subject, key: str, row: _Row, x: float, y: float, wide: float, tall: float) -> list[Item]:
    """One value: the fuller the farther from 0; a negative one is grey, with its minus."""
    value = near(subject.traced.value(key))
    share, text = min(1.0, abs(value)), subject.shown(key)
    if wide >= 9:
        share *= _UNDER_INK if row.colour == "ink" and value >= 0 else _UNDER_LETTERS
    colour: Colour = row.colour if value >= 0 else "muted"
    items: list[Item] = [Rect(x + 0.75, y + 0.75, wide - 1.5, tall - 1.5, "rule", "edge")]
    if share > 0.004:
        items.append(Rect(x + 1.5, y + 1.5, wide - 3, tall - 3, colour, "shade", share, q=key))
    if label_width((text,), _SIZE) <= wide - _FIGURE_ROOM and tall >= _CLOSE:
        items.append(Label(x + wide / 2, y + tall / 2 + 4, (text,), "middle", _SIZE, q=key))
    elif value < 0 and wide >= 9:
        items.append(Wire(((x + wide / 2 - 2.5, y + tall / 2), (x + wide / 2 + 2.5, y + tall / 2)), "ink", 1.4))
    return items


def _described(subject: Subject, row: _Row, columns: int, over_units: bool) -> str:
    count = min(columns, 8, len(subject.program.entries(row.name)) if over_units else columns)
    keys = [Quantity(row.name, (k,) if over_units else row.entry, 1 if over_units else k + 1).key for k in range(count)]
    figures = subject.language.listed([subject.shown(key) for key in keys])
    named = f"{subject.word(row.name) or row.name}{f' {row.entry[0] + 1}' if row.entry else ''}"
    return f"{named}: {figures}{', …' if count < columns else ''}."


def _left_out(
    subject: Subject, rows: list[_Row], names: list[str], columns: int, count: int, over_units: bool
) -> list[str]:
    """What the map has no room for, in words."""
    found = []
    if columns < count:
        key = "left out: units" if over_units else "left out: steps"
        found.append(subject.says(key, shown=str(columns), all=str(count)))
    units = max(len(subject.program.entries(n)) for n in names)
    if not over_units and units > MOST_ROWS:
        found.append(subject.says("left out: units", shown=str(MOST_ROWS), all=str(units)))
    return found
