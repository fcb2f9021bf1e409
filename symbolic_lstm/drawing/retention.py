"""What is left of a memory after so many steps, and its half-life: of one gate that stays, or of a sequence's gates."""

from __future__ import annotations

import math
import sys

from flint import fmpq

from symbolic_lstm.drawing.chart import chart, thinned
from symbolic_lstm.drawing.fit import label_beside
from symbolic_lstm.drawing.measure import Box, box
from symbolic_lstm.drawing.subject import Subject, near, place
from symbolic_lstm.errors import UsageError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.effects import effects, is_share
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.numbers.enclose import value_of
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.rounding import Digits, show
from symbolic_lstm.page.scene import Disc, Item, Label, Scene, Wire

ACROSS = 560.0
_HEIGHT, _SIZE = 140.0, 12.5
_HALF_LIFE = t.Quotient(t.Log(t.Dec("2")), t.Neg(t.Log(t.Symbol("f"))))
#: The steps of a longer sequence have no dots.
_DOTS = 41
#: A half-life of more steps than this is drawn as none.
_LONGEST = 1e9


def retention(subject: Subject, asked: Quantity, room: float = ACROSS) -> Scene:
    """The share of a memory that is left after each step; raises `UsageError` for what is no gate."""
    key = place(subject, asked)
    at = quantity(key)
    if not is_share(t.Symbol(at.name), subject.cell):
        gates = ", ".join(n for n in subject.cell.names if is_share(t.Symbol(n), subject.cell)) or "none"
        raise UsageError(f"{at.name} is no share of anything, so nothing is left of it; gates are {gates}")
    steps = subject.program.steps
    rest = any(e.kind == "keeps" and e.rest for e in effects(subject.cell, at.name))
    if steps > 1 and asked.time is None:
        return _sequence(subject, at, room, rest)
    figure = subject.traced.shown(key)
    share = 1 - figure.value if rest else figure.value
    said = figure.digits if not rest else ""
    life, half = _half_life(share)
    r = near(share)
    end = min(max(4.0, 2.6 * life), 4 * _LONGEST) if life < _LONGEST else 100.0
    points = [(end * k / 120, r ** (end * k / 120) if r > 0 else float(k == 0)) for k in range(121)]
    written = subject.language.decimals(half)
    told = [
        subject.says(
            "retention: constant", share=subject.printed(figure) if said else subject.language.decimals(f"{r:.4g}")
        )
    ]
    told.append(subject.says("retention: half", steps=written) if half else subject.says("retention: never"))
    mark = (life, written) if half else None
    return _drawn(subject, at.name, points, mark, room, told, end)


def _sequence(subject: Subject, at: Quantity, room: float, rest: bool) -> Scene:
    left, gone, points = 1.0, False, [(0.0, 1.0)]
    half: tuple[float, str] | None = None
    for time in range(1, subject.program.steps + 1):
        value = subject.traced.value(Quantity(at.name, at.entry, time).key)
        gone = gone or (isinstance(value, fmpq) and value == int(rest))
        share = near(value)
        left *= 1 - share if rest else share
        points.append((float(time), left))
        if left <= 0.5 and half is None:
            half = (float(time), str(time))
    told = [
        subject.says(
            "retention: sequence",
            steps=str(subject.program.steps),
            share=_in_figures(subject, left, positive=not gone),
        )
    ]
    told.append(subject.says("retention: reached", steps=half[1]) if half else subject.says("retention: not reached"))
    return _drawn(subject, at.name, points, half, room, told, float(subject.program.steps), step_by_step=True)


def _in_figures(subject: Subject, left: float, *, positive: bool) -> str:
    """What is left in three digits; of less than floating point can hold, that it is less."""
    if not left and positive:
        return f"<\u00a0{subject.printed(figure(f'1e{sys.float_info.min_10_exp}'))}"
    return subject.printed(figure(f"{left:.3g}"))


def _half_life(share: fmpq) -> tuple[float, str]:
    """After how many steps half is left, and that in figures; '' where it is never or at once."""
    if not 0 < share < 1:
        return (math.inf, "") if share >= 1 else (0.0, "")
    value = value_of(_HALF_LIFE, {"f": share}, 128)
    shown = show(value, Digits(3, True))
    return near(value), shown.printed if shown else ""


def _drawn(
    subject: Subject, name: str, points: list[tuple[float, float]], half: tuple[float, str] | None, room: float,
    told: list[str], end: float, *, step_by_step: bool = False,
) -> Scene:  # fmt: skip
    colour = subject.colour(name)
    marks = [(0.0, "0"), (0.5, "½"), (1.0, "1")]
    axes = chart((0.0, end), (0.0, 1.0), room, _HEIGHT, marks=marks, write=subject.language.decimals,
                 axis=subject.says("steps"), whole=end >= 3)  # fmt: skip
    items: list[Item] = [*axes.items]
    taken = [*axes.taken]
    line = thinned([axes.at(x, min(1.0, max(0.0, y))) for x, y in points])
    items.append(Wire(line, colour, 2, q=name))
    if step_by_step and len(points) <= _DOTS:
        items += [Disc(*axes.at(x, y), 3.2, colour) for x, y in points]
    if half and 0 <= half[0] <= end:
        x, y = axes.at(half[0], dict(points)[half[0]] if step_by_step else 0.5)
        items += [Wire(((x, y), (x, axes.frame.bottom)), "muted", 1, dashed=True), Disc(x, y, 4.5, colour)]
        text = subject.says("half left" if step_by_step else "half-life", steps=half[1])
        label = Label(0, 0, (text,), size=_SIZE, colour=colour, bold=True, halo=True)
        frame = Box(axes.frame.left + 2, 4, room - 2, axes.frame.bottom - 2)
        here = label_beside(
            label, (x, y), frame, [*taken, Box(x - 5, y - 5, x + 5, y + 5)], [line, ((x, y), (x, axes.frame.bottom))]
        )
        if not any(box(here).meets(b, 1) for b in taken):
            items.append(here)
    title = subject.says("retention", of=subject.word(name) or name)
    return Scene(
        f"retention-{name}", title, " ".join(told), room, axes.frame.bottom + 40, tuple(items), subject.language.code
    )
