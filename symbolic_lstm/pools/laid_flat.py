"""Sentences laid flat, to be worked for thousands of variants where unrounded values are carried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from symbolic_lstm.maths.program import Let, Program
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.enclose import named_nodes
from symbolic_lstm.numbers.evaluate import EVALUATE, Number, code
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Digits, Mode, Rounding
from symbolic_lstm.numbers.stages import stages
from symbolic_lstm.numbers.walk import between
from symbolic_lstm.pools.integer_figures import COMBINE, FUNCTIONS, Combine, combine_of


class FlatNode(NamedTuple):
    """A node over others: what combines decimals, if it is a sum or a product, and what it comes to of any numbers."""

    node: int
    head: type
    parts: tuple[int, ...]
    combine: Combine | None
    evaluate: Callable[..., Number]


class New(NamedTuple):
    """A figure that a line newly shows: its digits, its node's parts, and how it is worked from those `above`."""

    node: int
    wanted: Digits
    parts: tuple[int, ...]
    acts: tuple[FlatNode, ...]
    above: frozenset[int]


class FlatSentence(NamedTuple):
    """A sentence laid flat: leaves, those that are worked before it, acts, figures to be decided, figures by line.

    `size` is how many nodes it has, `sources` the lines on which each line depends, itself among them.
    """

    key: str
    size: int
    leaves: tuple[tuple[int, str, Figure | None], ...]
    worked: frozenset[int]
    acts: tuple[FlatNode, ...]
    named: Mapping[int, Digits]
    lines: tuple[tuple[New, ...], ...]
    sources: tuple[tuple[int, ...], ...]


class FlatPlan(NamedTuple):
    """A program under a policy that carries unrounded values."""

    sentences: tuple[FlatSentence, ...]
    mode: Mode


def plan(program: Program, rounding: Rounding) -> FlatPlan | None:
    """The plan of a program; None where `derive` must work it."""
    if rounding.carry != "full" or rounding.digits.auto:
        return None
    found = [_sentence(program, let, rounding) for let in program.lets]
    planned = tuple(sentence for sentence in found if sentence is not None)
    return FlatPlan(planned, rounding.mode) if len(planned) == len(found) else None


def _sentence(program: Program, let: Let, rounding: Rounding) -> FlatSentence | None:
    laid, cuts = code(let.body), stages(let.body)
    named = named_nodes(let.body, let.parts)
    leaves, acts = [], []
    for k, node in enumerate(laid.nodes):
        if not node.parts:
            leaves.append((k, program.place(node.name, let.time) if node.name else "", node.figure))
        elif type(node.term) in COMBINE or type(node.term) in FUNCTIONS:
            head = type(node.term)
            acts.append(FlatNode(k, head, node.parts, combine_of(head, len(node.parts)), EVALUATE[head]))
        else:
            return None
    if cuts[0].cut == cuts[-1].cut:  # a number by itself
        return None
    places = {k: place for k, place, _ in leaves}
    by_node = {act.node: act for act in acts}
    lines = []
    for before, cut in pairwise((None, *cuts)):
        assert cut is not None
        line = []
        for k in cut.new:
            node = laid.nodes[k]
            wanted = rounding.digits_of(places[k] if node.name else let.key, named.get(k, "") if node.parts else "")
            steps = between(laid, before.cut, k) if before else ()
            if any(laid.nodes[j].figure for j in steps) or any(by_node[j].head in FUNCTIONS for j in steps[:-1]):
                return None
            made = tuple(by_node[j] for j in steps)
            above = frozenset(p for act in made for p in act.parts) - {act.node for act in made}
            line.append(New(k, wanted, node.parts, made, above))
        lines.append(tuple(line))
    keys = program.by_key
    worked = frozenset(k for k, place in places.items() if place in keys)
    digits = {k: rounding.digits_of(let.key, part) for k, part in named.items()}
    size = len(laid.nodes)
    of = {new.node: number for number, line in enumerate(lines) for new in line}
    sources = tuple(
        tuple(sorted({number, *(of[p] for new in line for p in new.above if p in of)}))
        for number, line in enumerate(lines)
    )
    return FlatSentence(let.key, size, tuple(leaves), worked, tuple(acts), digits, tuple(lines), sources)
