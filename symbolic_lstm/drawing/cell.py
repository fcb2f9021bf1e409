"""The cell with its numbers: its boxes and wires as its sentences say it, one step or several."""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_lstm.drawing import lstm
from symbolic_lstm.drawing.graph import Graph, Node, Shown, graph_of
from symbolic_lstm.drawing.subject import Subject
from symbolic_lstm.drawing.topology import lstm_of
from symbolic_lstm.errors import UsageError
from symbolic_lstm.page.scene import Item, Scene

#: So many figures of a vector are said in words.
_SAID = 4


def cell(subject: Subject, times: tuple[int, ...] = (1,), *, bare: bool = False, highlight: str = "") -> Scene:
    """The diagram of one step, or of several side by side."""
    graphs = [graph_of(subject.cell, subject, time) for time in times]
    plans = []
    for k, graph in enumerate(graphs):
        parts = lstm_of(graph)
        if parts is None:
            raise UsageError(f"there is no diagram of the {subject.cell.name} cell yet; draw a curve or bars")
        plans.append(lstm.planned(subject, graph, parts, bare=bare, first=k == 0, last=k == len(graphs) - 1))
    levels = lstm.heights(plans)
    items: list[Item] = []
    left = 0.0
    for plan in plans:
        items += lstm.step(plan, levels, left, highlight)
        left += plan.width
    said = " ".join(
        sentence for time, graph in zip(times, graphs, strict=True) for sentence in told(subject, graph, time)
    )
    return Scene("cell", subject.says("cell"), said, left, levels["bottom"], tuple(items), subject.language.code)


def told(subject: Subject, graph: Graph, time: int) -> Iterator[str]:
    """A step in words: what comes in, then what each sentence makes of it."""
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
    return f"({few}{', …' * (len(shown.figures) > _SAID)})" if len(shown.figures) > 1 else few


def _made(subject: Subject, graph: Graph, node: Node) -> str:
    """The figures that a sign joins, with the sign between them."""
    parts = [_listed(subject, it.shown) for it in graph.into(node.key)]
    return f" {node.sign} ".join(parts) if all(parts) and node.kind == "sign" else ""
