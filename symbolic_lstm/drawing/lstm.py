"""The LSTM as Olah draws it, with boxes as in the StatQuest lessons: memory along the top, output along the bottom."""

from __future__ import annotations

from symbolic_lstm.drawing.lstm_coupled import shared
from symbolic_lstm.drawing.lstm_peeks import peeks
from symbolic_lstm.drawing.lstm_plan import APART, EDGE, LstmPlan, heights, planned, renewed
from symbolic_lstm.drawing.measure import label_width
from symbolic_lstm.drawing.pieces import RADIUS, SMALL, WORDS, area, drawn, figures, sign
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.page.scene import Disc, Group, Item, Label, Wire

__all__ = ["heights", "planned", "step"]


def step(plan: LstmPlan, y: dict[str, float], left: float, highlight: str = "") -> list[Item]:
    """The items of one step, moved to the right by `left`."""
    x = {k: v + left for k, v in plan.x.items()}
    node = plan.node
    start, end = left + (EDGE if plan.first else 0), x["end"] - (2 if plan.last else 0)
    memory, output = node("memory").colour, node("output").colour
    items: list[Item] = [
        Wire(((start, y["rail"]), (end, y["rail"])), memory, 3.5, plan.last, q=node("memory").name),
        Wire(((start, y["bus"]), (x["show"], y["bus"])), output, 2),
        Wire(((x["given"], y["bottom"] - 4), (x["given"], y["bus"])), "ink", 2),
    ]  # fmt: skip
    items += peeks(plan, x, y)
    items += [_gated(plan, part, x, y, highlight) for part in plan.parts.gates]
    items.append(_let_out(plan, x, y))
    items.append(Group((*sign("×", x["forget"], y["rail"]),), title=""))
    added = ((x["add"], y["cross"] - RADIUS), (x["add"], y["rail"] + RADIUS + 1))
    items.append(Wire(added, plan.node("candidate").colour, 1.5, True, q=f"{plan.node('memory').name}.added"))
    items += [*sign("+", x["add"], y["rail"]), *sign("×", x["add"], y["cross"])]
    items += _figures(plan, x, y, left)
    return items


def _gated(plan: LstmPlan, part: str, x: dict[str, float], y: dict[str, float], highlight: str) -> Group:
    """A gate with what goes into it and where its figure goes."""
    it, box = plan.node(part), plan.boxes[part]
    top = y["foot"] - box.height
    items: list[Item] = []
    if part != "show":
        items.append(Disc(x[part], y["bus"], 3.5, plan.node("output").colour))
    items.append(Wire(((x[part], y["bus"]), (x[part], y["foot"] + 2)), "muted", 1.5, True))
    items += figures(it.sum, x[part] + 9, y["foot"] + 34 + max(area(it.sum, SMALL).height - 12, 0), "ink", size=SMALL,
                     q=f"{it.name}.sum", bold=False)  # fmt: skip
    items += drawn(box, x[part], top)
    match part:
        case "forget" if plan.parts.rest:
            items += shared(plan, x, y, top)
        case "forget":
            items.append(Wire(((x[part], top), (x[part], y["rail"] + RADIUS + 1)), it.colour, 1.5, True, q=it.name))
        case "candidate" if plan.parts.rest:
            items.append(Wire(((x[part], top), (x[part], y["cross"] + RADIUS + 1)), it.colour, 1.5, True, q=it.name))
        case "write" | "candidate":
            side = -RADIUS - 1 if x[part] < x["add"] else RADIUS + 1
            up = ((x[part], top), (x[part], y["cross"]), (x["add"] + side, y["cross"]))
            items.append(Wire(up, it.colour, 1.5, True, q=it.name))
        case _:
            right = x[part] + box.width / 2
            middle = top + box.height / 2
            path = ((right, middle), (x["turn"], middle), (x["turn"], y["bus"]), (x["squash"] - RADIUS - 1, y["bus"]))
            items.append(Wire(path, it.colour, 1.5, True, q=it.name))
    if plan.bare:
        beside = (x[part] + box.width / 2 + 7, top + box.height / 2 - 6) if part == "show" else (x[part] + 8, top - 8)
        items += figures(it.shown, *beside, it.colour, size=SMALL, q=it.name)
    dim = bool(highlight) and highlight != it.name
    return Group(tuple(items), it.name, plan.subject.word(it.name), dim)


def _let_out(plan: LstmPlan, x: dict[str, float], y: dict[str, float]) -> Group:
    """The memory squashed and, times the output gate, let out."""
    output, memory = plan.node("output"), plan.node("memory").colour
    at, end = x["squash"], x["end"] - (2 if plan.last else 0)
    out = Wire(((at + RADIUS, y["bus"]), (end, y["bus"])), output.colour, 2, plan.last, q=output.name)
    if not plan.parts.squash:
        down = Wire(((at, y["rail"]), (at, y["bus"] - RADIUS - 1)), memory, 1.5, True)
        return Group((Disc(at, y["rail"], 4, memory), down, out, *sign("×", at, y["bus"])))
    it, box = plan.node("squash"), plan.boxes["squash"]
    top = y["foot"] - box.height
    items: list[Item] = [
        Disc(at, y["rail"], 4, memory),
        Wire(((at, y["rail"]), (at, top - 1)), memory, 1.5, True),
        *drawn(box, at, top, f"{output.name}.squashed"),
        Wire(((at, y["foot"]), (at, y["bus"] - RADIUS - 1)), it.colour, 1.5, True),
        out,
        *sign("×", at, y["bus"]),
    ]  # fmt: skip
    if plan.bare:
        items += figures(
            it.shown, at + 8, y["foot"] + 20 + max(area(it.shown, SMALL).height - 12, 0), it.colour, size=SMALL
        )
    return Group(tuple(items))


def _figures(plan: LstmPlan, x: dict[str, float], y: dict[str, float], start: float) -> list[Item]:
    """The figures on the states' lines, and what these are called."""
    node, subject = plan.node, plan.subject
    items: list[Item] = []
    words = [subject.word(node(k).name) for k in ("memory_before", "output_before")]
    if plan.first:
        items += _named(
            words[0] or subject.glyph(node("memory_before").name, node("memory_before").time),
            start + EDGE,
            8 + WORDS * 0.8,
        )
        items += figures(
            node("memory_before").shown,
            start + EDGE + 2,
            y["rail"] - 10,
            node("memory").colour,
            q=node("memory_before").name,
        )
        items += _named(
            words[1] or subject.glyph(node("output_before").name, node("output_before").time),
            start + EDGE,
            y["bus"] - 10,
        )
        shown = node("output_before").shown
        items += figures(
            shown,
            start + EDGE + 2,
            y["bus"] + 9 + area(shown).height,
            node("output").colour,
            q=node("output_before").name,
        )
    given = node("input")
    items += _named(subject.word(given.name) or subject.glyph(given.name, given.time), x["given"] + 12, y["bottom"] - 6)
    aside = label_width((subject.word(given.name) or subject.glyph(given.name, given.time),), WORDS)
    items += figures(given.shown, x["given"] + 12 + aside + 7, y["bottom"] - 5, "ink", q=given.name)
    kept = node("keep")
    here = x["forget"] + RADIUS + APART
    items += figures(
        kept.shown, here, y["rail"] - 10, plan.boxes["forget"].node.colour, q=f"{node('memory').name}.kept"
    )
    if kept.shown.figures:
        items.append(Label(here, y["rail"] + 19, (subject.says("kept"),), "start", WORDS, "muted"))
    added = node("add")
    shown_at = y["cross"] - RADIUS - 8
    items += figures(
        added.shown, x["add"] + 12, shown_at, plan.boxes["candidate"].node.colour, q=f"{node('memory').name}.added"
    )
    if added.shown.figures:
        items.append(
            Label(x["add"] + 18 + area(added.shown).width, shown_at, (subject.says("added"),), "start", WORDS, "muted")
        )
    for part, level in (("memory", "rail"), ("output", "bus")):
        it = node(part)
        edge = x["end"] - EDGE - (0 if plan.last else 4)
        items += figures(it.shown, edge, y[level] - 11, it.colour, anchor="end", q=it.name)
        if plan.last and (word := renewed(subject, plan, part)):
            down = y["bus"] + RADIUS + 17 if part == "output" else 8 + WORDS * 0.8
            items.append(Label(edge, down, (word,), "end", WORDS, "muted"))
    return items


def _named(word: str | Layout, x: float, y: float) -> list[Item]:
    return [Label(x, y, (word,), "start", WORDS, "muted")]
