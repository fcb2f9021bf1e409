"""The cell with its numbers: its boxes and wires as its sentences say it, one step or several."""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_lstm.drawing import gru, lstm
from symbolic_lstm.drawing.column import column
from symbolic_lstm.drawing.graph import MOST_ENTRIES, Graph, GraphNode, Shown, graph_of
from symbolic_lstm.drawing.layered import graph_in_layers
from symbolic_lstm.drawing.lstm_tall import tall
from symbolic_lstm.drawing.pieces import WORDS
from symbolic_lstm.drawing.subject import Subject
from symbolic_lstm.drawing.topology import gru_of, lstm_of_cell
from symbolic_lstm.page.scene import Disc, Group, Item, Label, Rect, Scene, Wire

#: So many figures of a vector are said in words.
_SAID = 4
#: The room between a step and the next below it.
_ABOVE = 22.0


def cell(
    subject: Subject, times: tuple[int, ...] = (1,), *, bare: bool = False, highlight: str = "", narrow: bool = False
) -> Scene:
    """The diagram of one step, or of several side by side; `narrow` is for a phone."""
    graphs = [graph_of(subject.cell, subject, time) for time in times]
    said = " ".join(
        words for time, graph in zip(times, graphs, strict=True) for words in step_in_words(subject, graph, time)
    )
    if narrow:
        width, height, items = _stacked(subject, times, graphs, highlight)
    else:
        width, height, items = _laid(subject, graphs, bare, highlight)
    return Scene("cell", subject.says("cell"), said, width, height, tuple(items), subject.language.code)


def _laid(subject: Subject, graphs: list[Graph], bare: bool, highlight: str) -> tuple[float, float, list[Item]]:
    """The steps side by side where the cell has a known shape; of any other each below the one before."""
    ends = [(k == 0, k == len(graphs) - 1) for k in range(len(graphs))]
    items: list[Item] = []
    left = below = 0.0
    if parts := lstm_of_cell(subject.cell):
        plans = [
            lstm.planned(subject, g, parts, bare=bare, first=a, last=b) for g, (a, b) in zip(graphs, ends, strict=True)
        ]
        levels = lstm.heights(plans)
        for plan in plans:
            items += lstm.step(plan, levels, left, highlight)
            left += plan.width
        return left, levels["bottom"], items
    if shape := gru_of(graphs[0]):
        mixed = [
            gru.planned(subject, g, shape, bare=bare, first=a, last=b) for g, (a, b) in zip(graphs, ends, strict=True)
        ]
        levels = gru.heights(mixed)
        for it in mixed:
            items += gru.step(it, levels, left, highlight)
            left += it.width
        return left, levels["bottom"], items
    for graph in graphs:
        width, height, found = graph_in_layers(subject, graph, bare=bare, highlight=highlight)
        items += [moved(item, below) for item in found]
        left, below = max(left, width), below + height
    return left, below, items


def _stacked(
    subject: Subject, times: tuple[int, ...], graphs: list[Graph], highlight: str
) -> tuple[float, float, list[Item]]:
    """The steps one below the other, each under its number where there are several."""
    items: list[Item] = []
    wide = below = 0.0
    parts = lstm_of_cell(subject.cell)
    for time, graph in zip(times, graphs, strict=True):
        if len(graphs) > 1:
            below += _ABOVE if items else 0.0
            items.append(Label(6, below + 16, (f"{subject.says('step')} {time}",), "start", WORDS + 1, "ink", True))
            below += 26
        tallest = tall(subject, graph, parts, highlight) if parts and parts.plain else None
        width, height, found = tallest or column(subject, graph, highlight)
        items += [moved(item, below) for item in found]
        wide, below = max(wide, width), below + height
    return wide, below, items


def moved(item: Item, down: float) -> Item:
    """An item further down."""
    match item:
        case Group():
            return item._replace(items=tuple(moved(it, down) for it in item.items))
        case Wire():
            return item._replace(points=tuple((x, y + down) for x, y in item.points))
        case Rect() | Disc() | Label():
            return item._replace(y=item.y + down)


def step_in_words(subject: Subject, graph: Graph, time: int) -> Iterator[str]:
    """A step in words: what comes in, then what each sentence makes of it."""
    most = max((node.shown.total for node in graph.nodes.values()), default=1)
    if most > MOST_ENTRIES:
        yield subject.says("left out: units", shown=str(MOST_ENTRIES), all=str(most))
    if subject.program.steps > 1:
        yield subject.says("cell: step", time=str(time))
    for node in graph.nodes.values():
        if not node.name or not node.shown.figures:
            continue
        called = subject.word(node.name) or node.name
        if node.kind == "source":
            yield subject.says("cell: before", this=called, value=_listed(subject, node.shown))
        elif node.sum.figures:
            yield subject.says(
                "cell: gate", this=called, sum=_listed(subject, node.sum), value=_listed(subject, node.shown)
            )
        else:
            of = _made(subject, graph, node)
            key = "cell: after" if of else "cell: alone"
            yield subject.says(key, this=called, value=_listed(subject, node.shown), of=of)


def _listed(subject: Subject, shown: Shown) -> str:
    few = subject.language.listed(shown.figures[:_SAID])
    return f"({few}{', …' * (shown.total > _SAID)})" if len(shown.figures) > 1 else few


def _made(subject: Subject, graph: Graph, node: GraphNode) -> str:
    """The figures that a sign joins, with the sign between them."""
    parts = [_listed(subject, it.shown) for it in graph.into(node.key)]
    return f" {node.sign} ".join(parts) if all(parts) and node.kind == "sign" else ""
