"""Any other cell in layers: what comes in at the left, what comes out at the right, every node after what goes into it.

Nodes of a layer stand one below the other, in the order that crosses fewest
wires; wires turn in channels of their own between layers, so that none runs
along another and none through a node.
"""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_lstm.drawing.graph import Graph
from symbolic_lstm.drawing.layer_places import EDGE, Layers, NodeBox, arrange, called, heights, order, renewed
from symbolic_lstm.drawing.pieces import RADIUS, SMALL, WORDS, area, drawn, figures, sign
from symbolic_lstm.drawing.subject import Subject
from symbolic_lstm.page.scene import Group, Item, Label, Point, Wire

_TRACK, _MARGIN = 9.0, 16.0
#: A wire that would bend by less than this, in pixels, goes straight on; and how far apart those into one node are.
_STRAIGHT, _PORTS = 8.0, 8.0


def graph_in_layers(
    subject: Subject, graph: Graph, *, bare: bool = False, highlight: str = ""
) -> tuple[float, float, list[Item]]:
    """The width, the height and the items of a cell's graph in layers."""
    it = Layers(subject, graph, bare)
    arrange(it)
    order(it)
    height = heights(it)
    _straightened(it)
    return _drawn(it, height, highlight)


def _straightened(it: Layers) -> None:
    """Wires on whole pixels, so that all look alike; a lane that is a little off its wire takes its height."""
    for column in it.columns:
        for key in column:
            block = it.blocks[key]
            if block.lane and len(it.inputs[key]) == 1:
                net = it.inputs[key][0]
                above = it.y[net] + it.blocks[net].port
                if abs(above - it.y[key] - block.port) < _STRAIGHT:
                    it.y[key] = above - block.port
            it.y[key] = round(it.y[key] + block.port) - block.port


def _drawn(it: Layers, height: float, highlight: str) -> tuple[float, float, list[Item]]:
    items: list[Item] = []
    x = EDGE
    left: dict[str, float] = {}
    for k, column in enumerate(it.columns):
        width = max(it.blocks[key].width for key in column)
        for key in column:
            if not it.blocks[key].lane:  # a lane ends where its wire does
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
    return x + EDGE, height, items


def _leaves(block: NodeBox) -> float:
    """How far from a block's left edge its wires begin."""
    if block.node is not None and block.node.kind == "sign":
        return block.width / 2 + RADIUS
    return 0.0 if block.lane else block.width


def _by_place(it: Layers, nets: list[str]) -> list[str]:
    """Nets by the height they leave at, those that rise before those that fall, so that fewer cross."""
    return sorted(nets, key=lambda net: -(it.y[net] + it.blocks[net].port))


def _wires(
    it: Layers, key: str, left: dict[str, float], tracks: dict[str, float], begin: float, inner: float, highlight: str
) -> Iterator[Item]:
    """The wires into a block, each at a port of its own."""
    block = it.blocks[key]
    before = sorted(it.inputs[key], key=lambda k: it.y[k] + it.blocks[k].port)
    for j, net in enumerate(before):
        source = it.blocks[net]
        start: Point = (left[net] + _leaves(source), it.y[net] + source.port)
        spread = min(_PORTS, (block.box.height - 16 if block.box else 16.0) / max(len(before), 1))
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
            points = (start, (end, start[1]))
        yield Wire(points, origin.colour, 1.6, not block.lane, q=origin.name)
        if block.lane:
            yield Wire(((end, port), (begin + inner, port)), origin.colour, 1.6, q=origin.name)
    if block.lane:
        left[key] = begin + inner


def _body(it: Layers, block: NodeBox, x: float, y: float) -> list[Item]:
    node = block.node
    assert node is not None
    if block.key.endswith("\u2192"):
        room = area(node.shown)
        named = Label(x + 6, y + 15 + 4, (renewed(it, node),), "start", WORDS, "muted")
        return [named, *figures(node.shown, x + 6, y + 28 + room.height, node.colour, q=node.name)]
    if node.kind == "source":
        room = area(node.shown)
        named = Label(x, y + 15 + 4, (called(it, node),), "start", WORDS, "muted")
        return [named, *figures(node.shown, x, y + 28 + room.height, node.colour, q=node.name)]
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
