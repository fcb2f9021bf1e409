"""Any cell for a column as wide as a phone: one thing below the other, and a wire for each value at the left side.

A value runs down in a lane of its own from where it is made to where it is last
used, and turns to the right into everything that it goes into.
"""

from __future__ import annotations

from math import sqrt

from symbolic_lstm.drawing.graph import Graph, GraphNode
from symbolic_lstm.drawing.measure import folded
from symbolic_lstm.drawing.pieces import RADIUS, WORDS, GateBox, area, drawn, figures, gate, sign
from symbolic_lstm.drawing.subject import Subject
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.scene import Disc, Group, Item, Label, Wire

WIDE = 320.0
#: How far below the middle of a sign its value leaves.
_BELOW = 9.0
_EDGE, _LANE, _GAP, _PORT, _LINE = 10.0, 13.0, 18.0, 9.0, 15.0


class ColumnRow(NamedTuple):
    """A node between two heights; its wires come in below `top`, and what it comes to leaves above `bottom`."""

    node: GraphNode
    top: float
    bottom: float
    box: GateBox | None
    words: tuple[str, ...]

    def into(self, k: int, count: int) -> float:
        """The height at which a wire of several comes in."""
        middle = (self.top + self.bottom) / 2
        if self.box is not None:
            return middle - 10 + (k - (count - 1) / 2) * _PORT
        return self.top + RADIUS - 4 + (k - (count - 1) / 2) * min(_PORT, 14 / max(count - 1, 1))

    @property
    def out(self) -> float:
        """The height at which its value leaves."""
        if self.box is not None:
            return self.bottom - 14
        return self.top + RADIUS + _BELOW if self.node.kind == "sign" else self.bottom - 7


def column(subject: Subject, graph: Graph, highlight: str = "") -> tuple[float, float, list[Item]]:
    """The width, the height and the items of one step."""
    rows, lanes = _rows(subject, graph)
    left = _EDGE + max(lanes.values(), default=0) * _LANE + 24
    broad = max([WIDE - left - 8, *(row.box.width for row in rows.values() if row.box)])
    room = dict.fromkeys(rows, left + 2 * RADIUS + 10)
    wide = max(
        [left + broad + 2, *(room[key] + area(row.node.shown).width + 8 for key, row in rows.items() if not row.box)]
    )
    items: list[Item] = []
    for key, lane in lanes.items():
        items += _net(rows, key, _EDGE + lane * _LANE, left)
    for row in rows.values():
        body = _body(row, left, broad)
        dim = bool(highlight) and row.node.kind == "gate" and row.node.name != highlight
        items.append(Group(tuple(body), row.node.name, "", dim) if row.node.kind == "gate" else Group(tuple(body)))
    return wide, max(row.bottom for row in rows.values()) + 8, items


def _rows(subject: Subject, graph: Graph) -> tuple[dict[str, ColumnRow], dict[str, int]]:
    """Every node at its height, and the lane of every value that goes on."""
    uses = {key: [k for k, it in graph.nodes.items() if key in it.inputs] for key in graph.nodes}
    places = {key: k for k, key in enumerate(graph.nodes)}
    ends = {key: max(places[k] for k in used) for key, used in uses.items() if used}
    lanes: dict[str, int] = {}
    for key in graph.nodes:
        if key in ends:
            taken = {lane for other, lane in lanes.items() if ends[other] >= places[key]}
            lanes[key] = next(k for k in range(len(taken) + 1) if k not in taken)
    most = max(lanes.values(), default=0)
    lanes = {key: most - lane for key, lane in lanes.items()}
    left = _EDGE + most * _LANE + 24
    y, rows = 6.0, {}
    for key, node in graph.nodes.items():
        box = gate(subject, node, "" if node.name or node.sign else "Σ") if node.kind == "gate" else None
        words = () if box else tuple(_words(subject, graph, node, WIDE - left - 2 * RADIUS - 20))
        figure = area(node.shown).height
        if box:
            box = box._replace(width=max(box.width, WIDE - left - 8))
            tall = max(box.height, _PORT * len(node.inputs) + 20)
        else:
            tall = max(2 * RADIUS if node.kind == "sign" else 0, _LINE * len(words) + (figure + 8 if figure else 0) + 4)
        rows[key] = ColumnRow(node, y, y + tall, box, words)
        y += tall + _GAP
    return rows, lanes


def _words(subject: Subject, graph: Graph, node: GraphNode, room: float) -> list[str]:
    """What a quantity is called that has no box."""
    if not node.name:
        return []
    word = subject.word(node.name)
    if node.name in graph.states.values() and node.kind == "sign":
        word = subject.says("new state", state=word) if word else ""
    return [*folded(word or node.name, WORDS, room)]


def _net(rows: dict[str, ColumnRow], key: str, x: float, left: float) -> list[Item]:
    """The wires of one value: out of its row, down its lane, and into all that use it."""
    row, node = rows[key], rows[key].node
    begin = left + (_rim(_BELOW) if node.kind == "sign" else 0.0 if row.box else -4.0)
    ports = []
    for other in rows.values():
        into = other.node.inputs
        ports += [(other, other.into(k, len(into))) for k, used in enumerate(into) if used == key]
    last = ports[-1][1]
    items: list[Item] = [Wire(((begin, row.out), (x, row.out), (x, last)), node.colour, 1.6, q=node.name)]
    for other, port in ports:
        end = left - 1.0
        if other.node.kind == "sign":
            end = left + _rim(port - other.top - RADIUS) - 1
        items.append(Wire(((x, port), (end, port)), node.colour, 1.6, True, q=node.name))
        if port != last:
            items.append(Disc(x, port, 3.0, node.colour))
    return items


def _rim(away: float) -> float:
    """How far from the left the rim of a sign's circle is, so far from its middle."""
    return RADIUS - sqrt(RADIUS**2 - min(abs(away), RADIUS - 2) ** 2)


def _body(row: ColumnRow, left: float, broad: float) -> list[Item]:
    node = row.node
    if row.box is not None:
        box = row.box._replace(width=broad, height=row.bottom - row.top)
        return drawn(box, left + broad / 2, row.top)
    x = left + (2 * RADIUS + 10 if node.kind == "sign" else 0.0)
    items: list[Item] = [
        Label(x, row.top + 12 + _LINE * k, (line,), "start", WORDS, "muted") for k, line in enumerate(row.words)
    ]
    items += figures(node.shown, x, row.bottom - 2, node.colour, q=node.name)
    return [*sign(node.sign, left + RADIUS, row.top + RADIUS), *items] if node.kind == "sign" else items
