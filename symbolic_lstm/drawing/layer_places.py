"""Layers: which node of a graph stands in which column, in what order and how high, and where wires only pass."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from symbolic_lstm.drawing.graph import Graph, GraphNode
from symbolic_lstm.drawing.measure import label_width
from symbolic_lstm.drawing.pieces import FIGURE, RADIUS, SMALL, WORDS, GateBox, area, gate
from symbolic_lstm.drawing.subject import Subject
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.layout import Layout

EDGE, _GAP = 12.0, 26.0
_LANE = 16.0
#: Sweeps that put the nodes of a layer in order.
_SWEEPS = 6
#: A cell of more nodes than this is drawn without looking for fewer crossings.
_MOST = 200


class NodeBox(NamedTuple):
    """A node with its room: `port` is how far below its top wires leave, `lane` marks a wire that only passes."""

    key: str
    width: float
    height: float
    port: float
    node: GraphNode | None = None
    box: GateBox | None = None
    lane: bool = False


@dataclass
class Layers:
    subject: Subject
    graph: Graph
    bare: bool
    blocks: dict[str, NodeBox] = field(default_factory=dict)
    layer: dict[str, int] = field(default_factory=dict)
    inputs: dict[str, list[str]] = field(default_factory=dict)
    columns: list[list[str]] = field(default_factory=list)
    y: dict[str, float] = field(default_factory=dict)


def arrange(it: Layers) -> None:
    """Every node and every passing wire in its layer."""
    used = {key for node in it.graph.nodes.values() for key in node.inputs}
    for key, node in it.graph.nodes.items():
        it.layer[key] = 0 if node.kind == "source" else 1 + max((it.layer[k] for k in node.inputs), default=0)
        it.inputs[key] = list(node.inputs)
        it.blocks[key] = _block(it, node)
    last = max(it.layer.values()) + 1
    renewed = [*it.graph.states.values()]
    for key in [
        *renewed,
        *(k for k, n in it.graph.nodes.items() if k not in used and n.kind != "source" and k not in renewed),
    ]:
        out = f"{key}\u2192"
        it.blocks[out] = _sink(it, it.graph.nodes[key], out)
        it.layer[out], it.inputs[out] = last, [key]
    for key in [*it.inputs]:
        it.inputs[key] = [_reached(it, before, it.layer[key]) for before in it.inputs[key]]
    it.columns = [[] for _ in range(last + 1)]
    for key, layer in it.layer.items():
        it.columns[layer].append(key)


def _reached(it: Layers, before: str, layer: int) -> str:
    """The end of a wire in the layer before, with a lane in each layer that it passes."""
    for passed in range(it.layer[before.partition("|")[0]] + 1, layer):
        lane = f"{before.partition('|')[0]}|{passed}"
        if lane not in it.blocks:
            it.blocks[lane] = NodeBox(lane, 0.0, _LANE, _LANE / 2, lane=True)
            it.layer[lane], it.inputs[lane] = passed, [before]
        before = lane
    return before


def _block(it: Layers, node: GraphNode) -> NodeBox:
    if node.kind == "gate":
        bare = it.bare or not (node.name or node.shown.figures)
        box = gate(it.subject, node, "" if node.name else node.sign or "Σ", bare=bare)
        below = area(node.shown, SMALL).height + 8 if it.bare else 0.0
        return NodeBox(node.key, max(box.width, area(node.shown, SMALL).width if it.bare else 0), box.height + below,
                     box.height / 2, node, box)  # fmt: skip
    room = area(node.shown, FIGURE if node.kind == "source" else SMALL)
    if node.kind == "source":
        return NodeBox(
            node.key, max(label_width((called(it, node),), WORDS), room.width) + 10, 20 + room.height + 8, 15.0, node
        )
    return NodeBox(
        node.key, max(2 * RADIUS, room.width), 2 * RADIUS + (room.height + 8 if room.height else 0), RADIUS, node
    )


def _sink(it: Layers, node: GraphNode, key: str) -> NodeBox:
    room = area(node.shown)
    word = renewed(it, node)
    return NodeBox(key, max(label_width((word,), WORDS), room.width) + 14, 20 + room.height + 8, 15.0, node)


def called(it: Layers, node: GraphNode) -> str | Layout:
    return it.subject.word(node.name) or it.subject.glyph(node.name, node.time)


def renewed(it: Layers, node: GraphNode) -> str | Layout:
    word = it.subject.word(node.name)
    return (
        it.subject.says("new state", state=word) if word and node.key in it.graph.states.values() else called(it, node)
    )


def order(it: Layers) -> None:
    """The order in each layer: by the middle of what a node is wired to, swept to and fro."""
    if len(it.blocks) > _MOST:
        return
    after: dict[str, list[str]] = defaultdict(list)
    for key, before in it.inputs.items():
        for k in before:
            after[k].append(key)
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        for column in it.columns if forward else reversed(it.columns):
            place = {key: k for col in it.columns for k, key in enumerate(col)}
            linked = it.inputs if forward else after
            weight = {
                key: sum(place[k] for k in linked[key]) / len(linked[key]) if linked.get(key) else float(place[key])
                for key in column
            }
            column.sort(key=lambda key: (weight[key], place[key]))


def heights(it: Layers) -> float:
    """Where each block's top is; lanes and nodes are drawn to the height of what goes into them."""
    tall = max(sum(it.blocks[k].height + _GAP for k in column) - _GAP for column in it.columns)
    for column in it.columns:
        used = sum(it.blocks[k].height + _GAP for k in column) - _GAP
        y = EDGE + (tall - used) / 2
        for key in column:
            wanted = [it.y[k] + it.blocks[k].port - it.blocks[key].port for k in it.inputs[key] if k in it.y]
            if wanted:
                rest = column[column.index(key) :]
                most = EDGE + tall - (sum(it.blocks[k].height + _GAP for k in rest) - _GAP)
                y = max(y if key != column[0] else EDGE, min(sum(wanted) / len(wanted), most))
            it.y[key] = y
            y += it.blocks[key].height + _GAP
    return tall + 2 * EDGE
