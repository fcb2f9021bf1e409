"""The one walk over the nodes of a sentence: each is made of its parts, be they numbers, vectors or matrices."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

from symbolic_lstm.numbers.evaluate import FlatTerm

Made = TypeVar("Made")


def work(laid: FlatTerm, nodes: Iterable[int], numbers: dict[int, Made]) -> dict[int, Made]:
    """The numbers of nodes, in turn, beside those that are known: of names, and of whatever stands for itself.

    Numbers where `code` laid the sentence out, vectors and matrices where `whole_code` did.
    Raises `FigureError` where a node has none.

    >>> from symbolic_lstm.maths.reader import read
    >>> from symbolic_lstm.numbers.evaluate import code
    >>> work(code(read("2.70 * 1 + 1.62")), range(5), {})[4]
    108/25
    """
    every = laid.nodes
    for k in nodes:
        node = every[k]
        numbers[k] = node.work(*[numbers[p] for p in node.parts])
    return numbers


@lru_cache(maxsize=4096)
def between(laid: FlatTerm, known: tuple[int, ...], node: int) -> tuple[int, ...]:
    """The nodes that lead from those that are known up to a node, parts before wholes; names are known, too."""
    needed, todo = set[int](), [node]
    while todo:
        k = todo.pop()
        if k not in known and k not in needed and not laid.nodes[k].name:
            needed.add(k)
            todo += laid.nodes[k].parts
    return tuple(sorted(needed))
