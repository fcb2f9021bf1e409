"""The size of gradients at each step, on a scale where each line is ten times the one below: how fast they vanish."""

from __future__ import annotations

import math
from collections.abc import Sequence

from symbolic_lstm.drawing.chart import chart, thinned
from symbolic_lstm.drawing.fit import label_beside
from symbolic_lstm.drawing.measure import Box, box
from symbolic_lstm.errors import UsageError
from symbolic_lstm.languages import Language
from symbolic_lstm.numbers.figure import Figure, positional, scientific
from symbolic_lstm.page.scene import Colour, Disc, Item, Label, Scene, Wire

ACROSS = 560.0
_HEIGHT, _SIZE = 150.0, 12.5
#: Of a few steps the first and the last stand so far from the axes, in steps.
_ASIDE, _FEW = 0.2, 12
_DOTS, _FIGURES, _SMALLEST = 60, 8, -400
#: Powers of ten of so many places are written in digits.
_DIGITS = 3


def gradients(
    norms: Sequence[Figure], language: Language, room: float = ACROSS, *, of: str = "", colour: Colour = "C"
) -> Scene:
    """The norms from the first step to the last; raises `UsageError` where there are none or one is negative."""
    if not norms or any(it.negative for it in norms):
        raise UsageError("the norms of gradients are a list of numbers that are not negative, one for each step")
    powers = [_power(it) for it in norms]
    known = [p for p in powers if p is not None]
    low, high = math.floor(min(known, default=0.0)), math.ceil(max(known, default=0.0))
    high = max(high, low + 1)
    every = max(1, math.ceil((high - low) / 5))
    levels = [(float(p), _power_of_ten(p, language)) for p in range(low, high + 1) if (p - low) % every == 0]
    says = language.pictures
    aside = 0.5 if len(norms) == 1 else _ASIDE if len(norms) <= _FEW else 0.0
    axes = chart((1.0 - aside, len(norms) + aside), (float(low), float(high)), room, _HEIGHT, marks=levels,
                 axis=says["step"])  # fmt: skip
    items: list[Item] = [*axes.items]
    taken = [*axes.taken]
    places = [axes.at(k, low if p is None else p) for k, p in enumerate(powers, start=1)]
    line = thinned(places)
    items.append(Wire(line, colour, 2, q="gradient"))
    if len(norms) <= _DOTS:
        items += [Disc(x, y, 3.2, colour) for x, y in places]
        taken += [Box(x - 3.5, y - 3.5, x + 3.5, y + 3.5) for x, y in places]
    frame = Box(axes.frame.left + 2, 2, room - 2, axes.frame.bottom - 2)
    labelled = range(len(norms)) if len(norms) <= _FIGURES else (0, len(norms) - 1)
    for k in labelled:
        label = Label(0, 0, (language.figure(norms[k]),), size=_SIZE, colour=colour, bold=True, halo=True)
        here = label_beside(label, places[k], frame, taken, [line])
        if not any(box(here).meets(b, 1) for b in taken):
            items.append(here)
            taken.append(box(here))
    told = says["gradients: words"].format(
        first=language.figure(norms[0]), last=language.figure(norms[-1]), steps=str(len(norms))
    )
    title = says["gradients"].format(of=of) if of else says["gradients: plain"]
    return Scene("gradients", title, told, room, axes.frame.bottom + 40, tuple(items), language.code)


def _power(figure: Figure) -> float | None:
    """The power of ten of a figure; None for 0."""
    if figure.n == 0:
        return None
    digits = str(abs(figure.n))
    return max(float(_SMALLEST), math.log10(float(digits[:15])) + len(digits[15:]) - figure.places)


def _power_of_ten(power: int, language: Language) -> str:
    """A power of ten in digits where these are few, else as a power."""
    if -_DIGITS <= power <= _DIGITS:
        return language.figure(positional(1, -power) if power < 0 else positional(10**power, 0))
    return language.figure(scientific(1, -power)).removeprefix("1×")
