"""The memory over a sequence: a state from step to step, one line for each unit."""

from __future__ import annotations

from symbolic_lstm.drawing.chart import chart, thinned
from symbolic_lstm.drawing.fit import label_beside, spread_out
from symbolic_lstm.drawing.measure import Box, box, label_width
from symbolic_lstm.drawing.subject import Subject, near, place
from symbolic_lstm.errors import UsageError
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.page.scene import Disc, Item, Label, Scene, Wire

ACROSS = 560.0
_HEIGHT = 150.0
#: So many units have a line, so many steps a dot, and so many of a single unit a figure.
MOST_UNITS, _DOTS, _FIGURES = 8, 40, 12
_SIZE = 12.5


def memory(subject: Subject, asked: Quantity, room: float = ACROSS) -> Scene:
    """A quantity at every step, a state also before the first; raises `UsageError` for a single step."""
    name = quantity(place(subject, asked)).name
    steps = subject.program.steps
    if steps < 2:
        raise UsageError("a memory over time needs a sequence; this is a single step, choose a variant with several")
    entries = subject.program.entries(name)
    drawn = (asked.entry,) if asked.entry else entries[:MOST_UNITS]
    first = 0 if name in subject.cell.states.values() else 1
    lines = {
        entry: [near(subject.traced.value(Quantity(name, entry, time).key)) for time in range(first, steps + 1)]
        for entry in drawn
    }
    values = [v for line in lines.values() for v in line]
    colour, write = subject.colour(name), subject.language.decimals
    tags = {entry: subject.glyph(Quantity(name, entry).key, None) for entry in drawn}
    tail = max((label_width((tag,), _SIZE) for tag in tags.values()), default=0.0) if len(drawn) > 1 else 0.0
    low, high = min(0.0, *values), max(0.0, *values)
    around = (high - low or 1.0) * 0.06
    axes = chart((first, steps), (low - around * (low < 0), high + around), room - tail, _HEIGHT, write=write,
                 axis=subject.says("step"))  # fmt: skip
    items: list[Item] = [*axes.items]
    taken = [*axes.taken]
    paths = {e: thinned([axes.at(first + k, v) for k, v in enumerate(line)]) for e, line in lines.items()}
    for k, (entry, path) in enumerate(paths.items()):
        items.append(Wire(path, colour, 2 if k == 0 else 1.5, dashed=k % 2 == 1, q=Quantity(name, entry).key))
        if steps <= _DOTS:
            for x, y in path:
                items.append(Disc(x, y, 3.2, colour))
                taken.append(Box(x - 3.5, y - 3.5, x + 3.5, y + 3.5))
    if len(drawn) > 1:
        ends = [path[-1][1] for path in paths.values()]
        for y, tag in zip(spread_out(ends, [14.0] * len(ends), 4, axes.frame.bottom, 1), tags.values(), strict=True):
            items.append(Label(axes.frame.right + 7, y + 4, (tag,), "start", _SIZE, colour))
    else:
        frame = Box(axes.frame.left + 1, 2, room - 2, axes.frame.bottom - 2)
        for time in _labelled(lines[drawn[0]], first, steps):
            key = Quantity(name, drawn[0], time).key
            label = Label(0, 0, (subject.shown(key),), size=_SIZE, colour=colour, bold=True, halo=True, q=key)
            here = label_beside(label, axes.at(time, lines[drawn[0]][time - first]), frame, taken, [*paths.values()])
            if not any(box(here).meets(b, 1) for b in taken):
                items.append(here)
                taken.append(box(here))
    said = [
        subject.says("memory: goes", time=str(t), value=_listed(subject, name, drawn, t)) for t in _told(first, steps)
    ]
    if len(entries) > len(drawn) and not asked.entry:
        said.append(subject.says("left out: units", shown=str(len(drawn)), all=str(len(entries))))
        items.append(Label(axes.frame.left, axes.frame.bottom + 33, (said[-1],), "start", 11.5, "muted"))
    title = subject.says("memory", of=subject.word(name) or name)
    return Scene(
        f"memory-{name}", title, " ".join(said), room, axes.frame.bottom + 40, tuple(items), subject.language.code
    )


def _labelled(line: list[float], first: int, steps: int) -> list[int]:
    """The steps whose figures are written: all of few, else the first, the last, the least and the greatest."""
    if len(line) <= _FIGURES:
        return list(range(first, steps + 1))
    ends = {first, steps, first + line.index(min(line)), first + line.index(max(line))}
    return sorted(ends)


def _told(first: int, steps: int) -> list[int]:
    few = steps - first < 8
    return list(range(first, steps + 1)) if few else [first, steps]


def _listed(subject: Subject, name: str, entries: tuple[tuple[int, ...], ...], time: int) -> str:
    figures = [subject.shown(Quantity(name, entry, time).key) for entry in entries]
    return figures[0] if len(figures) == 1 else f"({subject.language.listed(figures)})"
