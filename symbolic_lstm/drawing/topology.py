"""Which cells have the shape of an LSTM or of a GRU, by their graphs and not by their names."""

from __future__ import annotations

from functools import lru_cache

from symbolic_lstm.drawing.graph import Graph, GraphNode, graph_of
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.named_tuples import NamedTuple


class Lstm(NamedTuple):
    """The parts of a long short-term memory, by their keys in the graph.

    A coupled one has one gate for what is kept and what is added: `rest` is the sign 1− between it and one of the
    two, the kept one where it `keeps_rest`, and there is no `write`. `peeks` are the gates that see the memory: by
    their parts, each with the part that it sees. Where the memory is let out as it is, there is no `squash`.
    """

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
    rest: str = ""
    keeps_rest: bool = False
    peeks: tuple[tuple[str, str], ...] = ()

    @property
    def plain(self) -> bool:
        """Whether it is the usual one, with three gates that see what all others see, and a squashed output."""
        return bool(self.write and self.squash) and not self.peeks

    @property
    def gates(self) -> tuple[str, ...]:
        """The parts that are gates or a candidate, from left to right."""
        return tuple(part for part in ("forget", "write", "candidate", "show") if getattr(self, part))


class Gru(NamedTuple):
    """The parts of a gated recurrent unit; `rest` is the sign 1−, which stands before what is kept or added.

    Where the state is reset after its product with weights, `inner` is that product. In a minimal gated unit `reset`
    and `mix` are one.
    """

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
    inner: str = ""

    @property
    def one_gate(self) -> bool:
        return self.reset == self.mix


def lstm_of(graph: Graph) -> Lstm | None:
    """The parts of an LSTM, where the graph is that of one.

    >>> from symbolic_lstm.drawing.graph import graph_of
    >>> from symbolic_lstm.cells import coupled, gru, lstm, peephole
    >>> found = lstm_of(graph_of(lstm))
    >>> found.forget, found.write, lstm_of(graph_of(gru)) is None
    ('f', 'i', True)
    >>> lstm_of(graph_of(peephole)).peeks, lstm_of(graph_of(coupled)).rest
    ((('forget', 'memory_before'), ('write', 'memory_before'), ('show', 'memory')), 'c:1.0')
    """
    states, nodes = graph.states, graph.nodes
    for before, memory in states.items():
        if len(states) != 2 or not _is(nodes[memory], "+", 2):
            continue
        output_before, output = next((b, after) for b, after in states.items() if b != before)
        given = [n.key for n in nodes.values() if n.kind == "source" and n.key not in states]
        let_out = _let_out(graph, output, memory)
        for keep, add in _either(graph.into(memory)):
            share = _other(graph, keep, before)
            if share is None or not _is(add, "×", 2) or len(given) != 1 or let_out is None:
                continue
            for lets_in, candidate in sorted(_either(graph.into(add.key)), key=_no_share):
                gates = {"forget": share, "write": lets_in, "candidate": candidate, "show": let_out[0]}
                rest = next((n for n in (share, lets_in) if n.sign == "1−"), None)
                if rest is not None:
                    gates["forget"] = lets_in if rest is share else share
                    del gates["write"]
                    if rest.inputs != (gates["forget"].key,):
                        continue
                peeks = _peeks(gates, {output_before, given[0]}, before, memory)
                if peeks is not None:
                    return Lstm(
                        before, output_before, given[0], gates["forget"].key, keep.key,
                        "" if rest else lets_in.key, candidate.key, add.key, memory, let_out[1], let_out[0].key, output,
                        rest.key if rest else "", rest is share, peeks,
                    )  # fmt: skip
    return None


@lru_cache(maxsize=64)
def lstm_of_cell(cell: Cell) -> Lstm | None:
    """The parts of an LSTM, where a cell is one: which they are no figure changes."""
    return lstm_of(graph_of(cell))


def _let_out(graph: Graph, output: str, memory: str) -> tuple[GraphNode, str] | None:
    """The gate that lets the memory out, and the key of what squashes it first, if something does."""
    if not _is(graph.nodes[output], "×", 2):
        return None
    for seen, gate in _either(graph.into(output)):
        if gate.kind == "gate" and (seen.key == memory or (seen.kind == "gate" and seen.inputs == (memory,))):
            return gate, "" if seen.key == memory else seen.key
    return None


def _peeks(gates: dict[str, GraphNode], sees: set[str], before: str, memory: str) -> tuple[tuple[str, str], ...] | None:
    """Which gates see the memory beside what all see; None where one sees less, or something else."""
    found: list[tuple[str, str]] = []
    for part, gate in gates.items():
        more = set(gate.inputs) - sees
        if gate.kind != "gate" or not sees <= set(gate.inputs) or len(more) > 1 or not more <= {before, memory}:
            return None
        found += [(part, "memory" if key == memory else "memory_before") for key in more]
    return tuple(found)


def gru_of(graph: Graph) -> Gru | None:
    """The parts of a GRU that resets before the product or after it, where the graph is that of one."""
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
            inner = _product_with_weights(graph, hide, before) if hide else ""
            reset = _other(graph, hide, inner or before) if hide else None
            if hide is None or reset is None or set(candidate.inputs) != {hide.key, sources[0]}:
                continue
            if all(g.kind == "gate" and set(g.inputs) == {before, sources[0]} for g in (mix, reset)):
                return Gru(before, sources[0], reset.key, hide.key, candidate.key, mix.key, rest.key, keep.key,
                           add.key, output, rest is share, inner)  # fmt: skip
    return None


def _product_with_weights(graph: Graph, hide: GraphNode, before: str) -> str:
    """The key of what is reset, where that is the state's product with weights and not the state itself."""
    return next((n.key for n in graph.into(hide.key) if n.kind == "gate" and n.inputs == (before,)), "")


def _is(node: GraphNode, sign: str, inputs: int) -> bool:
    return node.kind == "sign" and node.sign == sign and len(node.inputs) == inputs


def _either(two: tuple[GraphNode, ...]) -> tuple[tuple[GraphNode, GraphNode], ...]:
    """Both orders of two nodes."""
    return ((two[0], two[1]), (two[1], two[0])) if len(two) == 2 else ()


def _no_share(two: tuple[GraphNode, GraphNode]) -> bool:
    """Whether the first of two is none that lies between 0 and 1, so that it is the other that lets in."""
    return two[0].head not in (t.Sigmoid, t.HardSigmoid)


def _other(graph: Graph, product: GraphNode, factor: str) -> GraphNode | None:
    """The other factor of a product of two with this one."""
    if not _is(product, "×", 2) or factor not in product.inputs:
        return None
    return next(graph.nodes[key] for key in product.inputs if key != factor)
