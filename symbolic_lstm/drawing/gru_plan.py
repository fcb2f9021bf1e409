"""Where everything in a GRU stands: every distance grows with the figures that have to stand in it."""

from __future__ import annotations

from symbolic_lstm.drawing.graph import Graph, GraphNode
from symbolic_lstm.drawing.measure import label_width
from symbolic_lstm.drawing.pieces import RADIUS, SMALL, WORDS, GateBox, area, gate
from symbolic_lstm.drawing.subject import Subject
from symbolic_lstm.drawing.topology import Gru
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.records import field, record

EDGE, APART, PORT = 10.0, 18.0, 14.0
GATES = ("reset", "mix", "candidate")


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

    @property
    def gates(self) -> tuple[str, ...]:
        """The parts that have a box, from left to right: where one gate resets and mixes, it has one."""
        return ("mix", "candidate") if self.parts.one_gate else ("reset", "mix", "candidate")


def planned(subject: Subject, graph: Graph, parts: Gru, *, bare: bool, first: bool, last: bool) -> GruPlan:
    """Everything in its place from left to right."""
    plan = GruPlan(subject, graph, parts, bare, first, last)
    for part in plan.gates:
        plan.boxes[part] = gate(subject, plan.node(part), bare=bare)
    if parts.inner:
        plan.boxes["inner"] = gate(subject, plan.node("inner"), bare=True)
    half = {"reset": RADIUS} | {part: box.width / 2 for part, box in plan.boxes.items()}
    x = plan.x
    given = area(plan.node("input").shown).width + label_width((word_of(subject, plan.node("input")),), WORDS) + 26
    before = max(area(plan.node("before").shown).width, label_width((word_of(subject, plan.node("before")),), WORDS))
    x["branch"] = EDGE + (before + 14 if first else 12)
    side = {part: area(plan.node(part).shown, SMALL).width + 16 if bare else 0.0 for part in GATES}
    hidden = area(plan.node("hide").shown, SMALL).width + 14
    inner = half["inner"] + area(plan.node("inner").shown, SMALL).width + 14 if parts.inner else 0.0
    sums = {part: area(plan.node(part).sum, SMALL).width + 14 for part in GATES}
    x["reset"] = x["branch"] + 22 + half["reset"]
    if not parts.one_gate:
        x["reset"] = max(x["reset"], EDGE + given + 20)

    def after(part: str, left: str, gap: float) -> float:
        room = max(half[left] + gap + half[part], side[left] + 22, PORT + sums[left] + PORT + 10)
        return x[left] + room

    if parts.one_gate:
        x["mix"] = max(x["reset"] + RADIUS + max(hidden, inner, 24.0) + half["mix"], EDGE + given + 20)
    else:
        x["mix"] = max(after("mix", "reset", 30.0), x["reset"] + max(RADIUS + hidden, inner) + 16)
    kept = max(area(plan.node("keep").shown).width, label_width((subject.says("kept"),), WORDS))
    x["candidate"] = max(
        after("candidate", "mix", 56.0),
        x["mix"] + RADIUS + APART + kept + APART + RADIUS,
        x["mix"] + 4 * RADIUS + 74 + area(plan.node("rest").shown, SMALL).width,
    )
    added = area(plan.node("add").shown).width + 10 + label_width((subject.says("added"),), WORDS)
    out = max(area(plan.node("output").shown).width, label_width((renewed(subject, plan),), WORDS) if last else 0.0)
    x["end"] = (
        x["candidate"] + max(half["candidate"] + 8, 14 + added, RADIUS + APART + out, PORT + sums["candidate"]) + EDGE
    )
    return plan


def heights(plans: list[GruPlan]) -> dict[str, float]:
    """The levels that all steps share."""
    top = max(area(p.node(k).shown).height for p in plans for k in ("before", "keep", "output"))
    rail = 8 + WORDS + 10 + top + 10
    added = max(area(p.node("add").shown).height for p in plans)
    cross = rail + max(62.0, added + 44)
    hidden = max(area(p.node("hide").shown, SMALL).height for p in plans)
    inner = max(area(p.node("inner").shown, SMALL).height if p.parts.inner else 0.0 for p in plans)
    hide = max(cross + 40 + max(14.0, hidden), rail + 50 + max(30.0, inner) + RADIUS if plans[0].parts.inner else 0.0)
    bare = max(area(p.node(part).shown, SMALL).height for p in plans for part in GATES) if plans[0].bare else 0.0
    boxes = hide + max(36.0, 14 + RADIUS + bare) + (max(hidden, 8.0) if plans[0].parts.one_gate else 0.0)
    tall = max(box.height for p in plans for box in p.boxes.values())
    foot = boxes + tall
    sums = max(area(p.node(part).sum, SMALL).height for p in plans for part in GATES)
    bus = foot + 34 + max(22.0, sums)
    given = bus + 18
    input_height = max(area(p.node("input").shown).height for p in plans)
    bottom = given + 20 + max(input_height, WORDS) + 8
    return {"rail": rail, "cross": cross, "hide": hide, "foot": foot, "bus": bus, "given": given, "bottom": bottom}


def word_of(subject: Subject, node: GraphNode) -> str | Layout:
    return subject.word(node.name) or subject.glyph(node.name, node.time)


def renewed(subject: Subject, plan: GruPlan) -> str:
    word = subject.word(plan.node("output").name)
    return subject.says("new state", state=word) if word else ""
