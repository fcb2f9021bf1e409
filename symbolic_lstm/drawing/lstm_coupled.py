"""One gate for what is kept and what is added: what goes to the one is what it leaves of 1 for the other."""

from __future__ import annotations

from symbolic_lstm.drawing.lstm_plan import LstmPlan
from symbolic_lstm.drawing.pieces import RADIUS, SMALL, figures, sign
from symbolic_lstm.page.scene import Disc, Item, Wire


def shared(plan: LstmPlan, x: dict[str, float], y: dict[str, float], top: float) -> list[Item]:
    """The wires of such a gate, whose box ends at `top`, up to the memory and across to what is added."""
    it, rest = plan.node("forget"), plan.node("rest")
    at, add, cross = x["forget"], x["add"] - RADIUS - 1, y["cross"]
    if plan.parts.keeps_rest:
        turn = add - 34
        return [
            Wire(((at, top), (at, cross + RADIUS)), it.colour, 1.5, q=it.name),
            Wire(((at, cross - RADIUS), (at, y["rail"] + RADIUS + 1)), it.colour, 1.5, True),
            Disc(at, y["branch"], 3.5, it.colour),
            Wire(
                ((at, y["branch"]), (turn, y["branch"]), (turn, cross), (add, cross)), it.colour, 1.5, True, q=it.name
            ),
            *sign("1−", at, cross),
            *figures(rest.shown, at + RADIUS + 5, cross + 5, it.colour, size=SMALL),
        ]
    middle = at + RADIUS + 40
    return [
        Wire(((at, top), (at, y["rail"] + RADIUS + 1)), it.colour, 1.5, True, q=it.name),
        Disc(at, cross, 3.5, it.colour),
        Wire(((at, cross), (middle - RADIUS - 1, cross)), it.colour, 1.5, True, q=it.name),
        Wire(((middle + RADIUS, cross), (add, cross)), it.colour, 1.5, True),
        *sign("1−", middle, cross),
        *figures(rest.shown, middle + RADIUS + 6, cross - 7, it.colour, size=SMALL),
    ]
