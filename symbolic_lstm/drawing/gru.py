"""The GRU as Olah draws it: one state along the top, mixed with a candidate that sees as much of it as the reset gate
shows.
"""

from __future__ import annotations

from symbolic_lstm.drawing.gru_plan import APART, EDGE, PORT, GruPlan, heights, planned, renewed, word_of
from symbolic_lstm.drawing.measure import label_width
from symbolic_lstm.drawing.pieces import RADIUS, SMALL, WORDS, area, drawn, figures, sign
from symbolic_lstm.page.scene import Disc, Group, Item, Label, Point, Wire

__all__ = ["heights", "planned", "step"]


def step(plan: GruPlan, y: dict[str, float], left: float, highlight: str = "") -> list[Item]:
    """The items of one step, moved to the right by `left`."""
    x = {k: v + left for k, v in plan.x.items()}
    state = plan.node("output").colour
    begin = left + (EDGE if plan.first else 0)
    end = x["end"] - (2 if plan.last else 0)
    items: list[Item] = [
        Wire(((begin, y["rail"]), (end, y["rail"])), state, 3.5, plan.last, q=plan.node("output").name),
        Disc(x["branch"], y["rail"], 4, state),
        Wire(((x["branch"], y["rail"]), (x["branch"], y["bus"]), (x["mix"] - PORT, y["bus"])), state, 1.5),
        Wire(((left + EDGE + 6, y["bottom"] - 4), (left + EDGE + 6, y["given"]),
              (x["candidate"] + PORT, y["given"])), "ink", 1.5),
    ]  # fmt: skip
    for part in plan.gates[:-1]:
        items.append(Wire(((x[part] - PORT, y["bus"]), (x[part] - PORT, y["foot"] + 2)), state, 1.5, True))
        if part != "mix":
            items.append(Disc(x[part] - PORT, y["bus"], 3.5, state))
    for part in plan.gates:
        items.append(Wire(((x[part] + PORT, y["given"]), (x[part] + PORT, y["foot"] + 2)), "ink", 1.5, True))
        if part != "candidate":
            items.append(Disc(x[part] + PORT, y["given"], 3.5, "ink"))
    items += [_group(plan, part, x, y, highlight) for part in plan.gates]
    items += [*sign("×", x["mix"], y["rail"]), *sign("+", x["candidate"], y["rail"])]
    items += _figures(plan, x, y, left)
    return items


def _group(plan: GruPlan, part: str, x: dict[str, float], y: dict[str, float], highlight: str) -> Group:
    """A gate, its figures and where its value goes."""
    it, box = plan.node(part), plan.boxes[part]
    top, at = y["foot"] - box.height, x[part]
    items: list[Item] = [*drawn(box, at, top)]
    down = y["foot"] + 30 + max(area(it.sum, SMALL).height - 12, 0)
    items += figures(it.sum, at + PORT + 8, down, "ink", size=SMALL, q=f"{it.name}.sum", bold=False)
    add = x["candidate"] - RADIUS - 1
    match part:
        case "reset":
            up = Wire(((at, top), (at, y["hide"] + RADIUS + 1)), it.colour, 1.5, True, q=it.name)
            items += [up, *_seen(plan, x, y, ((at + RADIUS, y["hide"]),))]
        case "mix" if plan.parts.keeps_rest:
            branch = y["cross"] + 26
            items += [
                Wire(((at, top), (at, y["cross"] + RADIUS)), it.colour, 1.5, q=it.name),
                Wire(((at, y["cross"] - RADIUS), (at, y["rail"] + RADIUS + 1)), it.colour, 1.5, True),
                Disc(at, branch, 3.5, it.colour),
                Wire(
                    ((at, branch), (add - 34, branch), (add - 34, y["cross"]), (add, y["cross"])), it.colour, 1.5, True
                ),
                *sign("1−", at, y["cross"]),
            ]
        case "mix":
            middle = (at + x["candidate"]) / 2
            items += [
                Wire(((at, top), (at, y["rail"] + RADIUS + 1)), it.colour, 1.5, True, q=it.name),
                Disc(at, y["cross"], 3.5, it.colour),
                Wire(((at, y["cross"]), (middle - RADIUS - 1, y["cross"])), it.colour, 1.5, True),
                Wire(((middle + RADIUS, y["cross"]), (add, y["cross"])), it.colour, 1.5, True),
                *sign("1−", middle, y["cross"]),
                *figures(plan.node("rest").shown, middle + RADIUS + 2, y["cross"] - 7, it.colour, size=SMALL),
            ]
        case _:
            items += [
                Wire(((at, top), (at, y["cross"] + RADIUS + 1)), it.colour, 1.5, True, q=it.name),
                Wire(((at, y["cross"] - RADIUS), (at, y["rail"] + RADIUS + 1)), it.colour, 1.5, True),
                *sign("×", at, y["cross"]),
            ]
    if part == "mix" and plan.parts.one_gate:
        left, below = x["reset"], y["hide"] + RADIUS + 11
        items += [
            Disc(at, y["hide"], 3.5, it.colour),
            Wire(((at, y["hide"]), (left + RADIUS + 1, y["hide"])), it.colour, 1.5, True, q=it.name),
            *_seen(plan, x, y, ((left, y["hide"] + RADIUS), (left, below))),
        ]
    if plan.bare:
        items += figures(it.shown, at + 8, top - 8, it.colour, size=SMALL, q=it.name)
    return Group(tuple(items), it.name, plan.subject.word(it.name), bool(highlight) and highlight != it.name)


def _seen(plan: GruPlan, x: dict[str, float], y: dict[str, float], out: tuple[Point, ...]) -> list[Item]:
    """What the candidate sees of the state: as much as the reset gate shows of it, or of a sum of it."""
    state, hidden, colour = plan.node("output").colour, plan.node("hide"), plan.node("reset").colour
    at, candidate = x["reset"], plan.boxes["candidate"]
    edge = x["candidate"] - candidate.width / 2
    middle = y["foot"] - candidate.height / 2
    path = (*out, (edge - 16, out[-1][1]), (edge - 16, middle), (edge - 1, middle))
    beside = (at + RADIUS + 5, y["hide"] - 7)
    if len(out) > 1:
        beside = (at + 8, out[-1][1] + 5 + area(hidden.shown, SMALL).height)
    items: list[Item] = [
        Disc(at, y["rail"], 4, state),
        Wire(path, colour, 1.5, True),
        *sign("×", at, y["hide"]),
        *figures(hidden.shown, *beside, colour, size=SMALL),
    ]
    start, low = y["rail"], y["hide"] - RADIUS - 1
    if not plan.parts.inner:
        return [*items, Wire(((at, start), (at, low)), state, 1.5, True)]
    box, inner = plan.boxes["inner"], plan.node("inner")
    centre = (y["rail"] + y["hide"] - RADIUS) / 2
    right = at + box.width / 2 + 6
    return [
        *items,
        Wire(((at, start), (at, centre - box.height / 2 - 1)), state, 1.5, True),
        Wire(((at, centre + box.height / 2), (at, low)), inner.colour, 1.5, True),
        *drawn(box, at, centre - box.height / 2),
        *figures(inner.shown, right, centre + area(inner.shown, SMALL).height / 2, inner.colour, size=SMALL),
    ]


def _figures(plan: GruPlan, x: dict[str, float], y: dict[str, float], left: float) -> list[Item]:
    """The figures on the lines of the state and of the input, and what these are called."""
    node, subject = plan.node, plan.subject
    items: list[Item] = []
    top = 8 + WORDS * 0.8
    before, given, output = node("before"), node("input"), node("output")
    if plan.first:
        items.append(Label(left + EDGE, top, (word_of(subject, before),), "start", WORDS, "muted"))
        items += figures(before.shown, left + EDGE + 2, y["rail"] - 10, before.colour, q=before.name)
    said = word_of(subject, given)
    items.append(Label(left + EDGE + 16, y["bottom"] - 6, (said,), "start", WORDS, "muted"))
    items += figures(given.shown, left + EDGE + 23 + label_width((said,), WORDS), y["bottom"] - 5, "ink", q=given.name)
    keep, add = node("keep"), node("add")
    here = x["mix"] + RADIUS + APART
    items += figures(keep.shown, here, y["rail"] - 10, node("mix").colour, q=f"{output.name}.kept")
    if keep.shown.figures:
        items.append(Label(here, y["rail"] + 19, (subject.says("kept"),), "start", WORDS, "muted"))
    items += figures(add.shown, x["candidate"] + 12, y["cross"] - RADIUS - 8, node("candidate").colour,
                     q=f"{output.name}.added")  # fmt: skip
    if add.shown.figures:
        aside = x["candidate"] + 18 + area(add.shown).width
        items.append(Label(aside, y["cross"] - RADIUS - 8, (subject.says("added"),), "start", WORDS, "muted"))
    edge = x["end"] - EDGE - (0 if plan.last else 4)
    items += figures(output.shown, edge, y["rail"] - 11, output.colour, anchor="end", q=output.name)
    if plan.last and (word := renewed(subject, plan)):
        items.append(Label(edge, top, (word,), "end", WORDS, "muted"))
    return items
