"""Which cells have the shape of an LSTM or of a GRU, by their graphs and not by their names."""

from __future__ import annotations

from typing import NamedTuple

from symbolic_lstm.drawing.graph import Graph, GraphNode
from symbolic_lstm.maths import terms as t


class Lstm(NamedTuple):
    """The parts of a long short-term memory, by their keys in the graph."""

    memory_before: str
    output_before: str
    input: str
    forget: str
    keep: str
    write: str
    candidate: str
    add: str
    memory: str
    squash: str
    show: str
    output: str


class Gru(NamedTuple):
    """The parts of a gated recurrent unit; `rest` is the sign 1−, which stands before what is kept or added."""

    before: str
    input: str
    reset: str
    hide: str
    candidate: str
    mix: str
    rest: str
    keep: str
    add: str
    output: str
    keeps_rest: bool


def lstm_of(graph: Graph) -> Lstm | None:
    """The parts of an LSTM, where the graph is that of one.

    >>> from symbolic_lstm.drawing.graph import graph_of
    >>> from symbolic_lstm.cells import gru, lstm
    >>> found = lstm_of(graph_of(lstm))
    >>> found.forget, found.write, lstm_of(graph_of(gru)) is None
    ('f', 'i', True)
    """
    states, nodes = graph.states, graph.nodes
    for before, memory in states.items():
        if len(states) != 2 or not _is(nodes[memory], "+", 2):
            continue
        for keep, add in _either(graph.into(memory)):
            forget = _other(graph, keep, before)
            factors = graph.into(add.key)
            output = next(after for after in states.values() if after != memory)
            output_before = next(b for b in states if b != before)
            sees = {output_before, *(n.key for n in nodes.values() if n.kind == "source" and n.key not in states)}
            show = nodes[output]
            if forget is None or not _is(add, "×", 2) or not _is(show, "×", 2) or len(sees) != 2:
                continue
            squash, gate = next(((a, b) for a, b in _either(graph.into(output)) if a.inputs == (memory,)), (None, None))
            write, candidate = factors
            gates = (forget, write, candidate, gate)
            if squash is None or squash.head is not t.Tanh or not all(g and g.kind == "gate" for g in gates):
                continue
            if all(g is not None and set(g.inputs) == sees for g in gates) and gate is not None:
                given = next(iter(sees - {output_before}))
                return Lstm(before, output_before, given, forget.key, keep.key, write.key, candidate.key, add.key,
                            memory, squash.key, gate.key, output)  # fmt: skip
    return None


def gru_of(graph: Graph) -> Gru | None:
    """The parts of a GRU that resets before the product, where the graph is that of one."""
    nodes, states = graph.nodes, graph.states
    if len(states) != 1:
        return None
    ((before, output),) = states.items()
    sources = [n.key for n in nodes.values() if n.kind == "source" and n.key not in states]
    if not _is(nodes[output], "+", 2) or len(sources) != 1:
        return None
    for keep, add in _either(graph.into(output)):
        share = _other(graph, keep, before)
        if share is None or not _is(add, "×", 2):
            continue
        for lets_in, candidate in _either(graph.into(add.key)):
            rest = next((n for n in (share, lets_in) if n.sign == "1−"), None)
            mix = next((n for n in (share, lets_in) if n.sign != "1−"), None)
            if rest is None or mix is None or rest.inputs != (mix.key,) or candidate.kind != "gate":
                continue
            hide = next((n for n in graph.into(candidate.key) if _is(n, "×", 2)), None)
            reset = _other(graph, hide, before) if hide else None
            if hide is None or reset is None or set(candidate.inputs) != {hide.key, sources[0]}:
                continue
            if all(g.kind == "gate" and set(g.inputs) == {before, sources[0]} for g in (mix, reset)):
                return Gru(before, sources[0], reset.key, hide.key, candidate.key, mix.key, rest.key, keep.key,
                           add.key, output, rest is share)  # fmt: skip
    return None


def _is(node: GraphNode, sign: str, inputs: int) -> bool:
    return node.kind == "sign" and node.sign == sign and len(node.inputs) == inputs


def _either(two: tuple[GraphNode, ...]) -> tuple[tuple[GraphNode, GraphNode], ...]:
    """Both orders of two nodes."""
    return ((two[0], two[1]), (two[1], two[0])) if len(two) == 2 else ()


def _other(graph: Graph, product: GraphNode, factor: str) -> GraphNode | None:
    """The other factor of a product of two with this one."""
    if not _is(product, "×", 2) or factor not in product.inputs:
        return None
    return next(graph.nodes[key] for key in product.inputs if key != factor)
