"""Where everything in an LSTM stands: every distance grows with the figures that have to stand in it."""

from __future__ import annotations

from symbolic_lstm.drawing.graph import Graph, GraphNode
from symbolic_lstm.drawing.measure import label_width
from symbolic_lstm.drawing.pieces import FIGURE, RADIUS, SMALL, WORDS, GateBox, area, gate
from symbolic_lstm.drawing.subject import Subject
from symbolic_lstm.drawing.topology import Lstm
from symbolic_lstm.records import field, record

#: Margins, and the least distance between two things.
EDGE, APART = 10.0, 18.0
#: How far below its sign 1− a gate that adds goes on to what is added.
BRANCH = 26.0
#: The room of a line that gates see the memory by, left of what a gate comes to.
PEEK = 12.0


@record(frozen=True)
class LstmPlan:
    """Where everything in one step stands, from its left edge at 0; `bare` gates show a sign and no words."""

    subject: Subject
    graph: Graph
    parts: Lstm
    bare: bool = False
    first: bool = True
    last: bool = True
    boxes: dict[str, GateBox] = field(default_factory=dict)
    x: dict[str, float] = field(default_factory=dict)
    y: dict[str, float] = field(default_factory=dict)

    def node(self, part: str) -> GraphNode:
        return self.graph.nodes[getattr(self.parts, part)]

    def width_of(self, part: str, size: float = FIGURE) -> float:
        return area(self.node(part).shown, size).width

    @property
    def width(self) -> float:
        return self.x["end"]


def heights(plans: list[LstmPlan]) -> dict[str, float]:
    """The levels that all steps share."""
    top = max(area(p.node(k).shown).height for p in plans for k in ("memory_before", "keep", "memory"))
    rail = 8 + WORDS + 10 + top + 10
    added = max(area(p.node("add").shown).height for p in plans)
    rest = max(area(p.node("rest").shown, SMALL).height if p.parts.rest else 0.0 for p in plans)
    cross = rail + max(58.0, added + 44, rest + 38 if rest else 0.0)
    bare = max(area(g.shown, SMALL).height for p in plans for g in _gates(p)) if plans[0].bare else 0.0
    parts = plans[0].parts
    branch = cross + (BRANCH if parts.keeps_rest else 0.0)
    peek = branch + (RADIUS + 10 if not parts.keeps_rest else 12.0) if parts.peeks else branch
    boxes = peek + max(34.0 if peek == cross else 22.0, 14 + (RADIUS if peek == cross else 0.0) + bare)
    tall = max(box.height for p in plans for box in p.boxes.values())
    sums = max(area(s.sum, SMALL).height for p in plans for s in _gates(p))
    figure = max(area(p.node("output").shown).height for p in plans)
    bus = boxes + tall + max(76.0, sums + 46, figure + 52 + RADIUS)
    under = max(area(p.node("output_before").shown).height for p in plans)
    given = max(area(p.node("input").shown).height for p in plans)
    bottom = bus + 14 + max(under + 8, WORDS + 8) + given + 12
    return {
        "rail": rail,
        "cross": cross,
        "branch": branch,
        "peek": peek,
        "boxes": boxes,
        "foot": boxes + tall,
        "bus": bus,
        "bottom": bottom,
    }


def _gates(plan: LstmPlan) -> list[GraphNode]:
    return [plan.node(part) for part in plan.parts.gates]


def planned(
    subject: Subject, graph: Graph, parts: Lstm, *, bare: bool = False, first: bool = True, last: bool = True
) -> LstmPlan:
    """Everything in its place from left to right."""
    plan = LstmPlan(subject, graph, parts, bare, first, last)
    for part in parts.gates:
        plan.boxes[part] = gate(subject, plan.node(part), bare=bare)
    if parts.squash:
        called = subject.notation.words.get(f"{plan.node('output').name}.squashed", "")
        plan.boxes["squash"] = gate(subject, plan.node("squash"), called or plan.node("squash").sign, bare=bare)
    boxes, x = plan.boxes, plan.x
    half = {"squash": RADIUS} | {part: box.width / 2 for part, box in boxes.items()}
    word = [subject.word(plan.node(k).name) for k in ("memory_before", "output_before", "input")]
    label = max(label_width((w,), WORDS) for w in word[:2]) if first else 0.0
    under = plan.width_of("output_before") if first else 0.0
    x["given"] = EDGE + under + 20
    begin = max(plan.width_of("memory_before") if first else 0.0, label - 6, 0.0) + EDGE
    seen = PEEK if parts.peeks else 0.0
    x["forget"] = max(begin + RADIUS + APART + seen, EDGE + 14 + half["forget"], x["given"] + 30)
    sums = {part: area(plan.node(part).sum, SMALL).width + 22 for part in parts.gates}
    bare_figures = {part: plan.width_of(part, SMALL) + 24 if bare else 0.0 for part in boxes}

    def after(part: str, before: str, gap: float = 32.0) -> float:
        room = max(half[before] + gap + half[part], sums[before] + 12, bare_figures[before] + 14 + seen)
        return x[before] + room

    kept = max(plan.width_of("keep"), label_width((subject.says("kept"),), WORDS))
    reach = x["forget"] + RADIUS + APART + kept + APART + RADIUS
    if parts.write:
        x["write"] = after("write", "forget")
        x["candidate"] = max(after("candidate", "write", 20.0), x["write"] + 2 * RADIUS + 44)
        x["add"] = (x["write"] + x["candidate"]) / 2
        if (short := reach - x["add"]) > 0:
            x["write"], x["candidate"], x["add"] = (x[k] + short for k in ("write", "candidate", "add"))
    else:
        rest = x["forget"] + RADIUS + 40 + 2 * RADIUS + plan.width_of("rest", SMALL) + 24 + RADIUS
        x["candidate"] = max(after("candidate", "forget"), reach, rest)
        x["add"] = x["candidate"]
    x["show"] = after("show", "candidate", 20.0)
    added = max(plan.width_of("add"), 0.0) + 8 + label_width((subject.says("added"),), WORDS)
    if ("show", "memory") in parts.peeks:
        x["show"] = max(x["show"], x["add"] + 12 + added + APART)
    beside = half["show"] + 16 + (plan.width_of("show", SMALL) + 8 if bare else 0.0)
    x["turn"] = x["show"] + max(beside, sums["show"] - 5)
    x["squash"] = max(
        x["show"] + half["show"] + 44 + half["squash"],
        x["turn"] + 18 + RADIUS,
        x["turn"] + 12 + half["squash"],
        x["add"] + 12 + added + APART,
    )
    words = max(label_width((renewed(subject, plan, k),), WORDS) for k in ("memory", "output")) if last else 0.0
    figure = max(plan.width_of("memory"), plan.width_of("output"))
    tail = max(half["squash"], RADIUS + 16 + figure, bare_figures.get("squash", 0.0) + 10) + EDGE
    x["end"] = max(x["squash"] + tail, x["add"] + RADIUS + APART + words + EDGE)
    return plan


def renewed(subject: Subject, plan: LstmPlan, part: str) -> str:
    word = subject.word(plan.node(part).name)
    return subject.says("new state", state=word) if word else ""
