"""The GRU as Olah draws it: one state along the top, mixed with a candidate that sees as much of it as the reset gate
shows.
"""

from __future__ import annotations

from dataclasses import field

from symbolic_lstm.drawing.graph import Graph, GraphNode
from symbolic_lstm.drawing.measure import label_width
from symbolic_lstm.drawing.pieces import RADIUS, SMALL, WORDS, GateBox, area, drawn, figures, gate, sign
from symbolic_lstm.drawing.subject import Subject
from symbolic_lstm.drawing.topology import Gru
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.page.scene import Disc, Group, Item, Label, Wire
from symbolic_lstm.records import record

_EDGE, _APART, _PORT = 10.0, 18.0, 14.0


@record(frozen=True)
class GruPlan:
    """Where everything in one step stands, from its left edge at 0."""

    subject: Subject
    graph: Graph
    parts: Gru
    bare: bool
    first: bool
    last: bool
    boxes: dict[str, GateBox] = field(default_factory=dict)
    x: dict[str, float] = field(default_factory=dict)

    def node(self, part: str) -> GraphNode:
        return self.graph.nodes[getattr(self.parts, part)]

    @property
    def width(self) -> float:
        return self.x["end"]


_GATES = ("reset", "mix", "candidate")


def planned(subject: Subject, graph: Graph, parts: Gru, *, bare: bool, first: bool, last: bool) -> GruPlan:
    """Everything in its place from left to right."""
    plan = GruPlan(subject, graph, parts, bare, first, last)
    for part in _GATES:
        plan.boxes[part] = gate(subject, plan.node(part), bare=bare)
    half = {part: box.width / 2 for part, box in plan.boxes.items()}
    x = plan.x
    given = area(plan.node("input").shown).width + label_width((_called(subject, plan.node("input")),), WORDS) + 26
    before = max(area(plan.node("before").shown).width, label_width((_called(subject, plan.node("before")),), WORDS))
    x["branch"] = _EDGE + (before + 14 if first else 12)
    side = {part: area(plan.node(part).shown, SMALL).width + 16 if bare else 0.0 for part in _GATES}
    hidden = area(plan.node("hide").shown, SMALL).width + 14
    sums = {part: area(plan.node(part).sum, SMALL).width + 14 for part in _GATES}
    x["reset"] = max(x["branch"] + 22 + half["reset"], _EDGE + given + 20)

    def after(part: str, left: str, gap: float) -> float:
        room = max(half[left] + gap + half[part], side[left] + 22, _PORT + sums[left] + _PORT + 10)
        return x[left] + room

    x["mix"] = max(after("mix", "reset", 30.0), x["reset"] + RADIUS + hidden + 16)
    kept = max(area(plan.node("keep").shown).width, label_width((subject.says("kept"),), WORDS))
    x["candidate"] = max(
        after("candidate", "mix", 56.0),
        x["mix"] + RADIUS + _APART + kept + _APART + RADIUS,
        x["mix"] + 4 * RADIUS + 74 + area(plan.node("rest").shown, SMALL).width,
    )
    added = area(plan.node("add").shown).width + 10 + label_width((subject.says("added"),), WORDS)
    out = max(area(plan.node("output").shown).width, label_width((_new(subject, plan),), WORDS) if last else 0.0)
    x["end"] = (
        x["candidate"]
        + max(half["candidate"] + 8, 14 + added, RADIUS + _APART + out, _PORT + sums["candidate"])
        + _EDGE
    )
    return plan


def heights(plans: list[GruPlan]) -> dict[str, float]:
    """The levels that all steps share."""
    top = max(area(p.node(k).shown).height for p in plans for k in ("before", "keep", "output"))
    rail = 8 + WORDS + 10 + top + 10
    added = max(area(p.node("add").shown).height for p in plans)
    cross = rail + max(62.0, added + 44)
    hidden = max(area(p.node("hide").shown, SMALL).height for p in plans)
    hide = cross + 40 + max(14.0, hidden)
    bare = max(area(p.node(part).shown, SMALL).height for p in plans for part in _GATES) if plans[0].bare else 0.0
    boxes = hide + max(36.0, 14 + RADIUS + bare)
    tall = max(box.height for p in plans for box in p.boxes.values())
    foot = boxes + tall
    sums = max(area(p.node(part).sum, SMALL).height for p in plans for part in _GATES)
    bus = foot + 34 + max(22.0, sums)
    given = bus + 18
    input_height = max(area(p.node("input").shown).height for p in plans)
    bottom = given + 20 + max(input_height, WORDS) + 8
    return {"rail": rail, "cross": cross, "hide": hide, "foot": foot, "bus": bus, "given": given, "bottom": bottom}


def step(plan: GruPlan, y: dict[str, float], left: float, highlight: str = "") -> list[Item]:
    """The items of one step, moved to the right by `left`."""
    x = {k: v + left for k, v in plan.x.items()}
    state = plan.node("output").colour
    begin = left + (_EDGE if plan.first else 0)
    end = x["end"] - (2 if plan.last else 0)
    port = dict.fromkeys(_GATES, y["foot"])
    items: list[Item] = [
        Wire(((begin, y["rail"]), (end, y["rail"])), state, 3.5, plan.last, q=plan.node("output").name),
        Disc(x["branch"], y["rail"], 4, state),
        Wire(((x["branch"], y["rail"]), (x["branch"], y["bus"]), (x["mix"] - _PORT, y["bus"])), state, 1.5),
        Wire(((left + _EDGE + 6, y["bottom"] - 4), (left + _EDGE + 6, y["given"]),
              (x["candidate"] + _PORT, y["given"])), "ink", 1.5),
    ]  # fmt: skip
    for part in ("reset", "mix"):
        items.append(Wire(((x[part] - _PORT, y["bus"]), (x[part] - _PORT, port[part] + 2)), state, 1.5, True))
    items.append(Disc(x["reset"] - _PORT, y["bus"], 3.5, state))
    for part in _GATES:
        items.append(Wire(((x[part] + _PORT, y["given"]), (x[part] + _PORT, port[part] + 2)), "ink", 1.5, True))
        if part != "candidate":
            items.append(Disc(x[part] + _PORT, y["given"], 3.5, "ink"))
    items += [_group(plan, part, x, y, highlight) for part in _GATES]
    items += [*sign("×", x["mix"], y["rail"]), *sign("+", x["candidate"], y["rail"])]
    items += _figures(plan, x, y, left)
    return items


def _group(plan: GruPlan, part: str, x: dict[str, float], y: dict[str, float], highlight: str) -> Group:
    """A gate, its figures and where its value goes."""
    it, box = plan.node(part), plan.boxes[part]
    top, at, state = y["foot"] - box.height, x[part], plan.node("output").colour
    items: list[Item] = [*drawn(box, at, top)]
    down = y["foot"] + 30 + max(area(it.sum, SMALL).height - 12, 0)
    items += figures(it.sum, at + _PORT + 8, down, "ink", size=SMALL, q=f"{it.name}.sum", bold=False)
    add = x["candidate"] - RADIUS - 1
    match part:
        case "reset":
            turn = x["candidate"] - plan.boxes["candidate"].width / 2 - 16
            middle = y["foot"] - plan.boxes["candidate"].height / 2
            hidden = plan.node("hide")
            items += [
                Disc(at, y["rail"], 4, state),
                Wire(((at, y["rail"]), (at, y["hide"] - RADIUS - 1)), state, 1.5, True),
                Wire(((at, top), (at, y["hide"] + RADIUS + 1)), it.colour, 1.5, True, q=it.name),
                Wire(((at + RADIUS, y["hide"]), (turn, y["hide"]), (turn, middle),
                      (x["candidate"] - plan.boxes["candidate"].width / 2 - 1, middle)), it.colour, 1.5, True),
                *sign("×", at, y["hide"]),
                *figures(hidden.shown, at + RADIUS + 5, y["hide"] - 7, it.colour, size=SMALL),
            ]  # fmt: skip
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
    if plan.bare:
        items += figures(it.shown, at + 8, top - 8, it.colour, size=SMALL, q=it.name)
    return Group(tuple(items), it.name, plan.subject.word(it.name), bool(highlight) and highlight != it.name)


def _figures(plan: GruPlan, x: dict[str, float], y: dict[str, float], left: float) -> list[Item]:
    """The figures on the lines of the state and of the input, and what these are called."""
    node, subject = plan.node, plan.subject
    items: list[Item] = []
    top = 8 + WORDS * 0.8
    before, given, output = node("before"), node("input"), node("output")
    if plan.first:
        items.append(Label(left + _EDGE, top, (_called(subject, before),), "start", WORDS, "muted"))
        items += figures(before.shown, left + _EDGE + 2, y["rail"] - 10, before.colour, q=before.name)
    called = _called(subject, given)
    items.append(Label(left + _EDGE + 16, y["bottom"] - 6, (called,), "start", WORDS, "muted"))
    items += figures(
        given.shown, left + _EDGE + 23 + label_width((called,), WORDS), y["bottom"] - 5, "ink", q=given.name
    )
    keep, add = node("keep"), node("add")
    here = x["mix"] + RADIUS + _APART
    items += figures(keep.shown, here, y["rail"] - 10, node("mix").colour, q=f"{output.name}.kept")
    if keep.shown.figures:
        items.append(Label(here, y["rail"] + 19, (subject.says("kept"),), "start", WORDS, "muted"))
    items += figures(add.shown, x["candidate"] + 12, y["cross"] - RADIUS - 8, node("candidate").colour,
                     q=f"{output.name}.added")  # fmt: skip
    if add.shown.figures:
        aside = x["candidate"] + 18 + area(add.shown).width
        items.append(Label(aside, y["cross"] - RADIUS - 8, (subject.says("added"),), "start", WORDS, "muted"))
    edge = x["end"] - _EDGE - (0 if plan.last else 4)
    items += figures(output.shown, edge, y["rail"] - 11, output.colour, anchor="end", q=output.name)
    if plan.last and (word := _new(subject, plan)):
        items.append(Label(edge, top, (word,), "end", WORDS, "muted"))
    return items


def _called(subject: Subject, node: GraphNode) -> str | Layout:
    return subject.word(node.name) or subject.glyph(node.name, node.time)


def _new(subject: Subject, plan: GruPlan) -> str:
    word = subject.word(plan.node("output").name)
    return subject.says("new state", state=word) if word else ""
