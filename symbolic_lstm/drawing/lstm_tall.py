"""The LSTM for a column as wide as a phone: the memory runs down the left side, its gates stand beside it."""

from __future__ import annotations

from symbolic_lstm.drawing.graph import Graph, GraphNode
from symbolic_lstm.drawing.measure import folded
from symbolic_lstm.drawing.pieces import RADIUS, WORDS, area, drawn, figures, gate, sign
from symbolic_lstm.drawing.subject import Subject
from symbolic_lstm.drawing.topology import Lstm
from symbolic_lstm.page.scene import Disc, Group, Item, Label, Wire

WIDE = 320.0
_RAIL, _INNER, _LEFT, _RIGHT = 30.0, 74.0, 104.0, 26.0
_GAP = 26.0
#: The least room for words beside what comes out.
_WORD = 60.0


def tall(subject: Subject, graph: Graph, parts: Lstm, highlight: str = "") -> tuple[float, float, list[Item]]:
    """The width, the height and the items of one step."""
    node = {part: graph.nodes[key] for part, key in parts._asdict().items() if key in graph.nodes}
    called = subject.notation.words.get(f"{node['output'].name}.squashed", "") or node["squash"].sign
    boxes = {part: gate(subject, node[part]) for part in ("forget", "write", "candidate", "show")}
    boxes["squash"] = gate(subject, node["squash"], called)
    broad = max(WIDE - _LEFT - _RIGHT, *(box.width for box in boxes.values()))
    aside = _RAIL + 18 + area(node["output"].shown).width
    broad = max(broad, aside + _WORD - _LEFT)
    boxes = {part: box._replace(width=broad) for part, box in boxes.items()}
    middle, width = _LEFT + broad / 2, _LEFT + broad + _RIGHT
    out = max(middle, aside)
    memory, output = node["memory"], node["output"]
    items: list[Item] = []
    y = _sees(subject, node, width, items)
    start = y + 16 + area(node["memory_before"].shown).height + 8
    items.append(Label(6, y + 12, (subject.word(parts.memory_before) or subject.glyph(parts.memory_before),),
                       "start", WORDS, "muted"))  # fmt: skip
    items += figures(node["memory_before"].shown, 8, start - 4, memory.colour, q=parts.memory_before)
    tops: dict[str, float] = {}
    y = start + 14
    for part, label in (("forget", "keep"), ("write", "add"), ("candidate", "memory"), ("squash", ""), ("show", "")):
        tops[part] = y
        gap = _GAP if not label else max(_GAP + 14, area(node[label].shown).height + 22)
        y += boxes[part].height + (max(gap, 2 * RADIUS + 16) if label == "add" else gap)
    mid = {part: tops[part] + boxes[part].height / 2 for part in boxes}
    foot = {part: tops[part] + boxes[part].height for part in boxes}
    cross = (foot["write"] + tops["candidate"]) / 2
    last = foot["show"] + 14 + 2 * RADIUS + 16 + max(area(output.shown).height, 30.0)
    items.insert(0, Wire(((_RAIL, start), (_RAIL, last)), memory.colour, 3.5, True, q=memory.name))

    def group(part: str, *wires: Item) -> Group:
        it = node[part]
        dim = bool(highlight) and part != "squash" and highlight != it.name
        own = f"{node['output'].name}.squashed" if part == "squash" else ""
        return Group((*wires, *drawn(boxes[part], middle, tops[part], own)), it.name, subject.word(it.name), dim)

    def wire(part: str, *points: tuple[float, float]) -> Wire:
        return Wire(points, node[part].colour, 1.5, True, q=node[part].name)

    items += [
        group("forget", wire("forget", (_LEFT, mid["forget"]), (_RAIL + RADIUS + 1, mid["forget"]))),
        group("write", wire("write", (_LEFT, mid["write"]), (_INNER, mid["write"]), (_INNER, cross - RADIUS - 1))),
        group("candidate", wire("candidate", (_LEFT, mid["candidate"]), (_INNER, mid["candidate"]),
                                (_INNER, cross + RADIUS + 1))),
        Wire(((_INNER - RADIUS, cross), (_RAIL + RADIUS + 1, cross)), node["write"].colour, 1.5, True),
        group("squash", Disc(_RAIL, mid["squash"], 4, memory.colour),
              Wire(((_RAIL, mid["squash"]), (_LEFT - 1, mid["squash"])), memory.colour, 1.5, True)),
    ]  # fmt: skip
    show = foot["show"] + 14 + RADIUS
    right = width - 12
    items += [
        group("show", wire("show", (out, foot["show"]), (out, show - RADIUS - 1))),
        wire("squash", (_LEFT + broad, mid["squash"]), (right, mid["squash"]), (right, show),
             (out + RADIUS + 1, show)),
        Wire(((out, show + RADIUS), (out, last)), output.colour, 2, True, q=output.name),
        *sign("×", _RAIL, mid["forget"]), *sign("+", _RAIL, cross), *sign("×", _INNER, cross), *sign("×", out, show),
    ]  # fmt: skip
    items += _beside(subject, node["keep"], node["forget"], subject.says("kept"), _RAIL + 12, tops["write"] - 9, parts)
    items += _beside(subject, node["add"], node["write"], subject.says("added"), _INNER + RADIUS + 8,
                     cross + area(node["add"].shown).height / 2, parts)  # fmt: skip
    word = subject.word(memory.name)
    new = subject.says("new state", state=word) if word else ""
    items += _beside(subject, memory, memory, new, _RAIL + 12, tops["squash"] - 9, parts)
    items += figures(output.shown, out - 10, last - 4, output.colour, anchor="end", q=output.name)
    word = subject.word(output.name)
    for k, line in enumerate(folded(subject.says("new state", state=word), WORDS, width - out - 14) if word else []):
        items.append(Label(out + 10, last - 18 + 15 * k, (line,), "start", WORDS, "muted"))
    return width, last + 6, items


def _sees(subject: Subject, node: dict[str, GraphNode], width: float, items: list[Item]) -> float:
    """What every gate sees, in a line or two at the top; returns where they end."""
    told = []
    for part in ("output_before", "input"):
        it = node[part]
        figure_said = f"\u00a0{it.shown.figures[0]}" if len(it.shown.figures) == 1 else ""
        told.append(f"{subject.word(it.name) or it.name}{figure_said}")
    lines = folded(subject.says("sees", one=told[0], other=told[1]), WORDS, width - 12, most=3)
    items += [Label(6, 14 + 15 * k, (line,), "start", WORDS, "muted") for k, line in enumerate(lines)]
    return 14.0 + 15 * len(lines)


def _beside(
    subject: Subject, it: GraphNode, coloured: GraphNode, word: str, x: float, y: float, parts: Lstm
) -> list[Item]:
    """A figure between two boxes with its word."""
    if not it.shown.figures:
        return []
    named = it.name or f"{parts.memory}.{'kept' if it.key == parts.keep else 'added'}"
    found = figures(it.shown, x, y, coloured.colour, q=named)
    aside = x + area(it.shown).width + 7
    return [*found, Label(aside, y, (word,), "start", WORDS, "muted")] if word else found
