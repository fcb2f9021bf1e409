"""Peepholes as Olah draws them: lines from the memory down into the gates that see it."""

from __future__ import annotations

from symbolic_lstm.drawing.lstm_plan import LstmPlan
from symbolic_lstm.drawing.pieces import RADIUS
from symbolic_lstm.page.scene import Disc, Item, Wire

#: How far from the left side of a gate its line comes in, and how far from a sign's circle one leaves the memory.
_IN, _CLEAR = 14.0, 12.0


def peeks(plan: LstmPlan, x: dict[str, float], y: dict[str, float]) -> list[Item]:
    """The lines to all gates that see the memory before the step, from one place, and to those that see the new one."""
    colour, items = plan.node("memory").colour, list[Item]()
    into = {part: x[part] - plan.boxes[part].width / 2 + _IN for part, _ in plan.parts.peeks}
    tops = {part: y["foot"] - plan.boxes[part].height - 1 for part, _ in plan.parts.peeks}
    early = [part for part, seen in plan.parts.peeks if seen == "memory_before"]
    if early:
        at = min(into.get("forget", x["forget"]), x["forget"] - RADIUS - _CLEAR)
        items.append(Disc(at, y["rail"], 4, colour))
        last = into[early[-1]]
        if early == ["forget"] and at == last:
            items.append(Wire(((at, y["rail"]), (at, tops["forget"])), colour, 1.5, True))
        else:
            items.append(Wire(((at, y["rail"]), (at, y["peek"]), (last, y["peek"])), colour, 1.5))
            items += [Wire(((into[p], y["peek"]), (into[p], tops[p])), colour, 1.5, True) for p in early]
            items += [Disc(into[p], y["peek"], 3.5, colour) for p in early[:-1]]
    for part, seen in plan.parts.peeks:
        if seen == "memory":
            down = ((x[part], y["rail"]), (x[part], tops[part]))
            items += [Disc(x[part], y["rail"], 4, colour), Wire(down, colour, 1.5, True)]
    return items
