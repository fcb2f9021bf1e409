"""The curve of an activation with a point on it: the x-axis value marked, drop lines, and the figure read off.

Several points stand on one curve, such as σ(5.95) and σ(−11.98): one gate at
two inputs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from symbolic_lstm.drawing.fit import label_beside
from symbolic_lstm.drawing.functions import CURVES
from symbolic_lstm.drawing.functions import Curve as Function
from symbolic_lstm.drawing.measure import Box, box, label_width
from symbolic_lstm.drawing.subject import Subject, near, near_figure
from symbolic_lstm.errors import UsageError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.quantity import quantity
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.scene import Colour, Disc, Item, Label, Point, Scene, Wire

#: A curve beside a derivation, and one across the page; how tall each is.
BESIDE, ACROSS = 272.0, 560.0
_HEIGHT, _TALLER, _TOP = 112.0, 140.0, 30.0
#: The domain goes at least so far to either side.
_FAR = 7.0
_SIZE, _SMALL = 12.5, 11.5
_ROW = 15.0


class CurvePoint(NamedTuple):
    """A point of the curve with its figures, and what it is called beside others."""

    x: float
    y: float
    below: str
    beside: str
    colour: Colour
    tag: str = ""
    q: str = ""


def marked_point(subject: Subject, key: str) -> tuple[type[t.Term], CurvePoint]:
    """The activation in the sentence of a place, and where on it the step stands; raises `UsageError` without one."""
    let = subject.traced.lets[key]
    found = [(path, part) for path, part in _curved(let.body) if not path or subject.part(key, path) is not None]
    name = let.equation.name
    if not found:
        having = [e.name for e in subject.cell if any(type(part) in CURVES for _, part in t.walk(e.body))]
        known = f"; those of {', '.join(having)} have one" if having else ""
        raise UsageError(f"the sentence of {name} has no activation whose curve could be drawn{known}")
    path, part = found[-1]
    below, result = subject.part(key, (*path, 0)), subject.part(key, path)
    work = subject.traced.work[key]
    assert result is not None and isinstance(part, t.Term)
    x = near_figure(below) if below is not None else near(work.values[work.code.index((*path, 0))])
    return type(part), CurvePoint(
        x, near(work.values[work.code.index(path)]), subject.printed(below) if below else "", subject.printed(result),
        subject.colour(name), subject.tag, name,
    )  # fmt: skip


@lru_cache(maxsize=256)
def _curved(body: t.Sentence) -> tuple[tuple[t.Path, t.Sentence], ...]:
    """What of a sentence can be drawn, by its paths."""
    return tuple((path, part) for path, part in t.walk(body) if type(part) in CURVES)


def curve(subjects: Sequence[tuple[Subject, str]], room: float = BESIDE) -> Scene:
    """The curve with a point for each subject's quantity; raises `UsageError` where they are of different functions."""
    found = [marked_point(subject, key) for subject, key in subjects]
    heads = {head for head, _ in found}
    if len(heads) != 1:
        raise UsageError("one curve is drawn at a time; choose quantities with the same activation")
    marks = [mark for _, mark in found]
    subject, key = subjects[0]
    head = heads.pop()
    name = quantity(key).name
    function = subject.says(f"function: {_NAMES.get(head, 'other')}")
    title = subject.says("curve", function=function, of=subject.word(name) or name)
    said = [subject.says("curve: point", x=m.below, y=m.beside, tag=f"{m.tag}: " if m.tag else "") for m in marks]
    return plot(CURVES[head], marks, room, title, " ".join(said), f"curve-{name}", subject.language.code)


_NAMES = {t.Sigmoid: "sigmoid", t.Tanh: "tanh"}


def plot(
    function: Function,
    marks: Sequence[CurvePoint],
    room: float,
    title: str,
    words: str,
    name: str,
    language: str = "en",
) -> Scene:
    """The curve of a function with marks on it, in a picture so wide."""
    domain = _domain(function, marks)
    reach = _range(function, marks, domain)
    frame = _frame(function, domain, reach, room)
    inner, line = frame.inner, frame.line

    def at(x: float, y: float) -> Point:
        return _at(x, y, domain, reach, inner)

    items: list[Item] = [*frame.ticks]
    taken: list[Box] = [*frame.taken]
    placed = [at(m.x, m.y if function.high is not None else function.at(m.x)) for m in marks]
    for (x, y), mark in zip(placed, marks, strict=True):
        items.append(Wire(((x, y), (x, inner.bottom)), "muted", 1, dashed=True))
        if inner.bottom - y > 3:
            items.append(Wire(((inner.left, y), (x, y)), "muted", 1, dashed=True))
        items.append(Wire(((x, inner.bottom), (x, inner.bottom + 4)), mark.colour, 1.5))
    items.append(Wire(line, marks[0].colour if marks else "ink", 2))
    labels, bottom = _below(marks, placed, inner, room, domain, at)
    items += labels
    taken += [box(it) for it in labels if isinstance(it, Label)]
    items += [Disc(x, y, 4.5, mark.colour, q=mark.q) for (x, y), mark in zip(placed, marks, strict=True)]
    taken += [Box(x - 5, y - 5, x + 5, y + 5) for x, y in placed]
    around = Box(inner.left if room < ACROSS else inner.left + 2, 4, room - 2, inner.bottom - 2)
    for point, mark in zip(placed, marks, strict=True):
        told = f"{mark.tag}: {mark.beside}" if mark.tag else mark.beside
        wanted = Label(0, 0, (told,), size=_SIZE, colour=mark.colour, bold=True, halo=True, q=mark.q)
        drops = [((x, y), (x, inner.bottom)) for x, y in placed]
        here = label_beside(wanted, point, around, taken, [line, *drops])
        if mark.tag and label_width((told,), _SIZE, bold=True) > around.right - around.left:
            here = label_beside(wanted._replace(words=(mark.beside,)), point, around, taken, [line, *drops])
        items.append(here)
        taken.append(box(here))
    return Scene(name, title, words, room, bottom, tuple(items), language)


class _Frame(NamedTuple):
    """What no figure moves: where the curve is drawn, its ticks at the left and their boxes, and the curve."""

    inner: Box
    ticks: tuple[Item, ...]
    taken: tuple[Box, ...]
    line: tuple[Point, ...]


@lru_cache(maxsize=256)
def _frame(function: Function, domain: tuple[float, float], reach: tuple[float, float], room: float) -> _Frame:
    ticks = [(v, label) for v, label in function.ticks if reach[0] <= v <= reach[1]]
    left = 12.0 + max((label_width((label,), _SMALL) for _, label in ticks), default=0.0)
    inner = Box(left, _TOP, room - 10, _TOP + (_HEIGHT if room < ACROSS else _TALLER))
    items: list[Item] = []
    taken: list[Box] = []
    for value, label in ticks:
        _, y = _at(0, value, domain, reach, inner)
        tick = Label(inner.left - 6, y + 4, (label,), "end", _SMALL, "muted")
        items += [Wire(((inner.left, y), (inner.right, y)), "rule", 1), tick]
        taken.append(box(tick))
    line = tuple(_at(x, function.at(x), domain, reach, inner) for x in _samples(domain))
    return _Frame(inner, tuple(items), tuple(taken), line)


def _domain(function: Function, marks: Sequence[CurvePoint]) -> tuple[float, float]:
    reach = [m.x for m in marks]
    if function.low is not None and function.high is not None:
        low, high = min(reach, default=0.0), max(reach, default=0.0)
        span = max(high, _FAR) - min(low, -_FAR)
        return (low - span * 0.12 if low < -_FAR * 0.85 else -_FAR), (
            high + span * 0.12 if high > _FAR * 0.85 else _FAR
        )
    far = 1.3 * max([2.0, *(abs(x) for x in reach)])
    return max(-far, function.least), far


def _range(function: Function, marks: Sequence[CurvePoint], domain: tuple[float, float]) -> tuple[float, float]:
    heights = [function.at(x) for x in domain] + [function.at(m.x) for m in marks]
    low = function.low if function.low is not None else min(0.0, *heights)
    if function.high is not None:
        return low, function.high
    return low, max(low + 1e-9, *heights)


def _at(x: float, y: float, domain: tuple[float, float], reach: tuple[float, float], inner: Box) -> Point:
    across = (x - domain[0]) / (domain[1] - domain[0])
    up = min(1.0, max(0.0, (y - reach[0]) / (reach[1] - reach[0])))
    return inner.left + across * (inner.right - inner.left), inner.bottom - up * (inner.bottom - inner.top)


def _samples(domain: tuple[float, float]) -> Iterator[float]:
    """Where the curve is drawn through: evenly, and more densely about 0, where activations bend."""
    low, high = domain
    even = {low + (high - low) * k / 48 for k in range(49)}
    dense = {k / 4 for k in range(-32, 33) if low < k / 4 < high}
    yield from sorted(even | dense)


def _below(
    marks: Sequence[CurvePoint],
    placed: Sequence[Point],
    inner: Box,
    room: float,
    domain: tuple[float, float],
    at: object,
) -> tuple[list[Item], float]:
    """The figures at the x-axis, in as many rows as they need, and the ticks that they leave room for."""
    rows: list[list[Box]] = []
    items: list[Item] = []
    for mark, (x, _) in sorted(zip(marks, placed, strict=True), key=lambda pair: pair[1]):
        if not mark.below:
            continue
        width = label_width((mark.below,), _SIZE, bold=True)
        middle = min(max(x, width / 2 + 2), max(room - width / 2 - 2, width / 2 + 2))
        row = next((k for k, row in enumerate(rows) if all(middle - width / 2 - 5 > b.right for b in row)), len(rows))
        label = Label(middle, inner.bottom + 18 + row * _ROW, (mark.below,), "middle", _SIZE, mark.colour, True,
                      q=f"{mark.q}.sum" if mark.q else "")  # fmt: skip
        rows += [[]] if row == len(rows) else []
        rows[row].append(box(label))
        items.append(label)
    first = rows[0] if rows else []
    span = domain[1] - domain[0]
    for tick in (0.0, -6.0, 6.0):
        x = inner.left + (tick - domain[0]) / span * (inner.right - inner.left)
        label = Label(x, inner.bottom + 18, (f"{tick:g}".replace("-", "−"),), "middle", _SMALL, "muted")
        own = box(label)
        if domain[0] < tick < domain[1] and own.right < room and not any(own.meets(b, 6) for b in first):
            items += [Wire(((x, inner.bottom), (x, inner.bottom + 4)), "muted", 1), label]
            first = [*first, own]
    return items, inner.bottom + 18 + max(len(rows) - 1, 0) * _ROW + 6
