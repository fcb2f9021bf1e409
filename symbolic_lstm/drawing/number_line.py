"""A number line that shows what rounding did: where a value lies with nothing rounded, and where from shown figures."""

from __future__ import annotations

from math import ceil

from flint import fmpq

from symbolic_lstm.drawing.fit import spread_out
from symbolic_lstm.drawing.measure import label_width
from symbolic_lstm.drawing.subject import Subject, near, place
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.numbers.figure import Figure, exactly, positional, scientific
from symbolic_lstm.numbers.layer_trace import traced as traced_in_part
from symbolic_lstm.numbers.rounding import Digits, Interval, Value, show
from symbolic_lstm.page.scene import Colour, Disc, Item, Label, Rect, Scene, Wire
from symbolic_lstm.records import replace

BESIDE = 330.0
_SIZE, _SMALL = 12.5, 11.5
#: So many zeros are written behind the point; what is smaller is a power of ten.
_ZEROS = 4
#: So many steps of the last digit are drawn at most; what lies farther apart has a coarser line.
_TICKS = 5


def number_line(subject: Subject, asked: Quantity, room: float = BESIDE) -> Scene:
    """The line about a figure's last digit, long ones under some places alone; raises `UsageError` for what is given
    and not computed.
    """
    key = place(subject, asked)
    name = quantity(key).name
    carried = carrying_shown(subject).traced
    shown = carried.shown(key)
    full, work = carried.value(key, full=True), carried.value(key)
    a, b = (_middle(value) * fmpq(10) ** shown.places for value in (full, work))
    unit, power = 1, -shown.places
    while abs(b - a) > (_TICKS - 2) * unit:
        unit, power = unit * 10, power + 1
    low = int((min(a, b) / unit).floor())
    up = max(a, b) / unit - low
    count = max(4, int(up.floor()) + 3)
    first = low - (1 if count == 4 and up < 1 else 0)
    full_text, work_text = _digits(subject, full, shown), _digits(subject, work, shown)
    edge = 22.0
    texts = [_tick(subject, first + k, power) for k in range(count)]
    widest = max(label_width((text,), _SIZE) for text in texts)
    widths = [label_width((text,), _SIZE, bold=True) for text in (full_text, work_text)]
    width = max(room, sum(widths) + 14, 2 * edge + 2 * widest + 12)
    gap = (width - 2 * edge - widest) / (count - 1)
    every = ceil((widest + 12) / gap)
    left = edge + widest / 2

    def at(value: fmpq) -> float:
        return left + min(count - 0.6, max(-0.4, near(value / unit - first))) * gap

    line = 46.0
    items: list[Item] = [Wire(((4, line), (width - 4, line)), "muted", 1)]
    for k, text in enumerate(texts):
        x = left + k * gap
        items.append(Wire(((x, line - 5), (x, line + 5)), "ink", 1.5))
        if k % every == 0:
            items.append(Label(x, line + 22, (text,), "middle", _SIZE))
        if k + 1 < count:
            items.append(Wire(((x + gap / 2, line - 12), (x + gap / 2, line + 12)), "muted", 1, dashed=True))
    memory = subject.colour(name)
    other: Colour = "O" if memory != "O" else "C"
    marks = [(at(a), full_text, memory), (at(b), work_text, other)]
    for x, (_, text, colour) in zip(spread_out([m[0] for m in marks], widths, 2, width - 2, 10), marks, strict=True):
        items.append(Label(x, line - 17, (text,), "middle", _SIZE, colour, True, halo=True))
    items += [Disc(at(a), line, 5.5, memory, q=name), Rect(at(b) - 5, line - 5, 10, 10, other, "shade", q=name)]
    y = line + 44
    x = 6.0
    for k, (words, colour) in enumerate(
        ((subject.says("rounding: full"), memory), (subject.says("rounding: shown"), other))
    ):
        room_for = label_width((words,), _SMALL) + 28
        if x + room_for > width and k:
            x, y = 6.0, y + 16
        mark: Item = Disc(x + 4, y - 4, 4, colour) if k == 0 else Rect(x, y - 8, 8, 8, colour, "shade")
        items += [mark, Label(x + 14, y, (words,), "start", _SMALL, "muted")]
        x += room_for
    told = subject.says("rounding: words", full=full_text, shown=work_text, printed=subject.printed(shown))
    title = subject.says("rounding", of=subject.word(name) or name)
    return Scene(f"rounding-{name}", title, told, width, y + 8, tuple(items), subject.language.code)


def matters(subject: Subject, key: str) -> bool:
    """Whether carrying shown figures changed how a figure prints."""
    carried = carrying_shown(subject).traced
    wanted = carried.rounding.digits_of(key)
    exact = show(carried.value(key, full=True), wanted, carried.rounding.mode)
    return exact is not None and exact.value != carried.shown(key).value


def carrying_shown(subject: Subject) -> Subject:
    """The same with shown figures carried, which both functions above look at; given this, they work nothing again."""
    traced = subject.traced
    if traced.rounding.carry == "shown":
        return subject
    carried = traced_in_part(traced.program, traced.given, replace(traced.rounding, carry="shown"))
    return replace(subject, traced=carried, _derived={})


def _digits(subject: Subject, value: Value, shown: Figure) -> str:
    """A value with two digits more than are shown, and an ellipsis where that is not all of it."""
    if isinstance(value, fmpq) and (exact := exactly(value, 0, max(shown.places, 0) + 2)) is not None:
        return subject.printed(show(value, Digits(max(shown.places, exact.places, 0))) or exact)
    more = Digits(max(shown.places, 0) + 2)
    if shown.exponent is not None:
        more = Digits(len(shown.digits.replace(".", "")) + 2, True)
    found = show(value, more, "truncate")
    if found is None:
        return subject.printed(shown)
    mantissa, power, raised = subject.printed(found).partition("×")
    return f"{mantissa}…{power}{raised}"


def _middle(value: Value) -> fmpq:
    return (value.lower + value.upper) / 2 if isinstance(value, Interval) else value


def _tick(subject: Subject, n: int, power: int) -> str:
    """A place on the line in figures."""
    if n == 0:
        return "0"
    if power > 6 or (power < -6 and abs(n) < 10 ** (-power - _ZEROS)):
        return subject.printed(scientific(n, -power))
    return subject.printed(positional(n, -power) if power <= 0 else positional(n * 10**power, 0))
