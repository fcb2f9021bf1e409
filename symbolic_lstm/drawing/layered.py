"""Any other cell in layers: what comes in at the left, what comes out at the right, every node after what goes into it.

Nodes of a layer stand one below the other, in the order that crosses fewest
wires; wires turn in channels of their own between layers, so that none runs
along another and none through a node.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from symbolic_lstm.drawing.graph import Graph, Node
from symbolic_lstm.drawing.measure import breadth
from symbolic_lstm.drawing.pieces import FIGURE, RADIUS, SMALL, WORDS, Gate, area, drawn, figures, gate, sign
from symbolic_lstm.drawing.subject import Subject
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.page.scene import Group, Item, Label, Point, Wire

_EDGE, _GAP, _TRACK, _MARGIN = 12.0, 26.0, 9.0, 16.0
_LANE = 16.0
#: Sweeps that put the nodes of a layer in order.
_SWEEPS = 6
#: A cell of more nodes than this is drawn without looking for fewer crossings.
_MOST = 200


class Block(NamedTuple):
    """A node with its room: `port` is how far below its top wires leave, `lane` marks a wire that only passes."""

    key: str
    width: float
    height: float
    port: float
    node: Node | None = None
    box: Gate | None = None
    lane: bool = False


@dataclass
class _Layers:
    subject: Subject
    graph: Graph
    bare: bool
    blocks: dict[str, Block] = field(default_factory=dict)
    layer: dict[str, int] = field(default_factory=dict)
    inputs: dict[str, list[str]] = field(default_factory=dict)
    columns: list[list[str]] = field(default_factory=list)
    y: dict[str, float] = field(default_factory=dict)


def layered(
    subject: Subject, graph: Graph, *, bare: bool = False, highlight: str = ""
) -> tuple[float, float, list[Item]]:
    """The width, the height and the items of a cell's graph in layers."""
    it = _Layers(subject, graph, bare)
    _layers(it)
    _order(it)
    height = _heights(it)
    return _drawn(it, height, highlight)


def _layers(it: _Layers) -> None:
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


def _reached(it: _Layers, before: str, layer: int) -> str:
    """The end of a wire in the layer before, with a lane in each layer that it passes."""
    for passed in range(it.layer[before.partition("|")[0]] + 1, layer):
        lane = f"{before.partition('|')[0]}|{passed}"
        if lane not in it.blocks:
            it.blocks[lane] = Block(lane, 0.0, _LANE, _LANE / 2, lane=True)
            it.layer[lane], it.inputs[lane] = passed, [before]
        before = lane
    return before


def _block(it: _Layers, node: Node) -> Block:
    if node.kind == "gate":
        box = gate(it.subject, node, "" if node.name else node.sign or "Σ", bare=it.bare)
        below = area(node.shown, SMALL).height + 8 if it.bare else 0.0
        return Block(node.key, max(box.width, area(node.shown, SMALL).width if it.bare else 0), box.height + below,
                     box.height / 2, node, box)  # fmt: skip
    room = area(node.shown, FIGURE if node.kind == "source" else SMALL)
    if node.kind == "source":
        return Block(
            node.key, max(breadth((_called(it, node),), WORDS), room.width) + 10, 20 + room.height + 8, 15.0, node
        )
    return Block(
        node.key, max(2 * RADIUS, room.width), 2 * RADIUS + (room.height + 8 if room.height else 0), RADIUS, node
    )


def _sink(it: _Layers, node: Node, key: str) -> Block:
    room = area(node.shown)
    word = _new(it, node)
    return Block(key, max(breadth((word,), WORDS), room.width) + 14, 20 + room.height + 8, 15.0, node)


def _called(it: _Layers, node: Node) -> str | Layout:
    return it.subject.word(node.name) or it.subject.glyph(node.name)


def _new(it: _Layers, node: Node) -> str | Layout:
    word = it.subject.word(node.name)
    return (
        it.subject.says("new state", state=word) if word and node.key in it.graph.states.values() else _called(it, node)
    )


def _order(it: _Layers) -> None:
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


def _heights(it: _Layers) -> float:
    """Where each block's top is; lanes and nodes are drawn to the height of what goes into them."""
    tall = max(sum(it.blocks[k].height + _GAP for k in column) - _GAP for column in it.columns)
    for column in it.columns:
        used = sum(it.blocks[k].height + _GAP for k in column) - _GAP
        y = _EDGE + (tall - used) / 2
        for key in column:
            wanted = [it.y[k] + it.blocks[k].port - it.blocks[key].port for k in it.inputs[key] if k in it.y]
            if wanted:
                rest = column[column.index(key) :]
                most = _EDGE + tall - (sum(it.blocks[k].height + _GAP for k in rest) - _GAP)
                y = max(y if key != column[0] else _EDGE, min(sum(wanted) / len(wanted), most))
            it.y[key] = y
            y += it.blocks[key].height + _GAP
    return tall + 2 * _EDGE


def _drawn(it: _Layers, height: float, highlight: str) -> tuple[float, float, list[Item]]:
    items: list[Item] = []
    x = _EDGE
    left: dict[str, float] = {}
    for k, column in enumerate(it.columns):
        width = max(it.blocks[key].width for key in column)
        for key in column:
            left[key] = x + (0 if k == 0 else (width - it.blocks[key].width) / 2)
        if k + 1 < len(it.columns):
            nets = list(dict.fromkeys(b for key in it.columns[k + 1] for b in it.inputs[key]))
            tracks = {net: x + width + _MARGIN + j * _TRACK for j, net in enumerate(_by_place(it, nets))}
            following = x + width + 2 * _MARGIN + max(len(nets) - 1, 0) * _TRACK + 8
            inner = max(it.blocks[key].width for key in it.columns[k + 1])
            for key in it.columns[k + 1]:
                begin = following + (0 if it.blocks[key].lane else (inner - it.blocks[key].width) / 2)
                items += _wires(it, key, left, tracks, begin, inner, highlight)
            x = following
        else:
            x += width
    for key, block in it.blocks.items():
        if block.node is not None:
            body = _body(it, block, left[key], it.y[key])
            dim = bool(highlight) and block.node.kind == "gate" and block.node.name != highlight
            items.append(
                Group(tuple(body), block.node.name, "", dim) if block.node.kind == "gate" else Group(tuple(body))
            )
    return x + _EDGE, height, items


def _leaves(block: Block) -> float:
    """How far from a block's left edge its wires begin."""
    if block.node is not None and block.node.kind == "sign":
        return block.width / 2 + RADIUS
    return 0.0 if block.lane else block.width


def _by_place(it: _Layers, nets: list[str]) -> list[str]:
    """Nets by the height they leave at, those that rise before those that fall, so that fewer cross."""
    return sorted(nets, key=lambda net: -(it.y[net] + it.blocks[net].port))


def _wires(
    it: _Layers, key: str, left: dict[str, float], tracks: dict[str, float], begin: float, inner: float, highlight: str
) -> Iterator[Item]:
    """The wires into a block, each at a port of its own."""
    block = it.blocks[key]
    before = sorted(it.inputs[key], key=lambda k: it.y[k] + it.blocks[k].port)
    for j, net in enumerate(before):
        source = it.blocks[net]
        start: Point = (left[net] + _leaves(source), it.y[net] + source.port)
        spread = min(9.0, (block.box.height - 16 if block.box else 16.0) / max(len(before), 1))
        port = it.y[key] + block.port + (j - (len(before) - 1) / 2) * spread
        end = begin + (0.0 if block.lane else -1.0)
        if block.node is not None and block.node.kind == "sign" and not key.endswith("\u2192"):
            middle = begin + block.width / 2
            away = port - it.y[key] - block.port
            end = middle - (RADIUS**2 - min(away, RADIUS - 2) ** 2) ** 0.5 - 1
        origin = it.graph.nodes[net.partition("|")[0]]
        turn = tracks[net]
        points: tuple[Point, ...] = (start, (turn, start[1]), (turn, port), (end, port))
        if abs(start[1] - port) < 0.5:
            points = (start, (end, port))
        yield Wire(points, origin.colour, 1.6, not block.lane, q=origin.name)
        if block.lane:
            yield Wire(((end, port), (begin + inner, port)), origin.colour, 1.6, q=origin.name)
    if block.lane:
        left[key] = begin + inner


def _body(it: _Layers, block: Block, x: float, y: float) -> list[Item]:
    node = block.node
    assert node is not None
    if block.key.endswith("\u2192"):
        shown = area(node.shown)
        named = Label(x + 6, y + 15 + 4, (_new(it, node),), "start", WORDS, "muted")
        return [named, *figures(node.shown, x + 6, y + 28 + shown.height, node.colour, q=node.name)]
    if node.kind == "source":
        shown = area(node.shown)
        named = Label(x, y + 15 + 4, (_called(it, node),), "start", WORDS, "muted")
        return [named, *figures(node.shown, x, y + 28 + shown.height, node.colour, q=node.name)]
    middle = x + block.width / 2
    if block.box is not None:
        items = drawn(block.box, middle, y)
        if it.bare:
            items += figures(
                node.shown, middle, y + block.height - 2, node.colour, anchor="middle", size=SMALL, q=node.name
            )
        return items
    below = figures(node.shown, middle, y + block.height - 2, node.colour, anchor="middle", size=SMALL, q=node.name)
    return [*sign(node.sign, middle, y + RADIUS), *below]
