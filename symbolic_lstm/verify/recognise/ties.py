"""Ties: whether gates that a cell keeps apart are apart in an article, and those that are one are one."""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_lstm.verify.recognise.catalog import KnownCell
from symbolic_lstm.verify.recognise.compare import Difference
from symbolic_lstm.verify.recognise.names import BLOCKS
from symbolic_lstm.verify.recognise.normal import Atom, Sum
from symbolic_lstm.verify.recognise.system import System

_BOUNDED = ("sigmoid", "function")
_GATES = ("sigmoid", "tanh", "function")


def ties(system: System, cell: KnownCell, names: dict[str, str]) -> tuple[Difference, ...]:
    """Where one gate stands for two of the cell, or two gates have the same weights.

    The sums are alike, so that they are walked side by side.
    """
    pairs = gates_beside(system, cell, names)
    if len({mine.weights for mine, _ in pairs if mine.weights}) <= 1:
        return ()  # one letter W for all matrices
    found: list[Difference] = []
    theirs_of: dict[tuple[object, ...], Atom] = {}
    mine_of: dict[tuple[str, str], Atom] = {}
    for mine, theirs in pairs:
        if not mine.weights or mine.kind not in _BOUNDED:
            continue
        first = mine_of.setdefault((theirs.kind, theirs.gate), mine)
        if first.weights != mine.weights and mine.weights:
            elsewhere = any(m.weights == mine.weights and other.gate != theirs.gate for m, other in pairs)
            found.append(Difference("E214" if elsewhere else "E215", mine.origin, mine.gate, mine.gate, first.gate))
            continue
        known = theirs_of.setdefault((mine.kind, mine.weights), theirs)
        if known.gate == theirs.gate:
            continue
        first = next(m for m, other in pairs if other.gate == known.gate and m.weights == mine.weights)
        if first.gate == mine.gate:
            place = next((a.origin for a in (mine,)), -1)
            found.append(Difference("E214", place, mine.gate, mine.gate, theirs.gate))
        elif all(len(weight) > 1 for weight in mine.weights) or any(weight[-1] in BLOCKS for weight in mine.weights):
            found.append(Difference("E206", mine.origin, mine.gate, first.gate, ", ".join(sorted(mine.weights))))
    return tuple(dict.fromkeys(found)) or tuple(_taken(pairs))


def _taken(pairs: list[tuple[Atom, Atom]]) -> Iterator[Difference]:
    """One weight of another gate among the weights of a gate, as `W_i` in σ(W_i x + U_f h + b_f)."""
    gates = {mine.gate: mine for mine, theirs in pairs if len(mine.weights) > 1 and theirs.kind in _GATES}
    for gate, mine in gates.items():
        for other, owner in gates.items():
            shared = mine.weights & owner.weights
            own, others = mine.weights - shared, owner.weights - shared
            if gate == other or len(shared) != 1 or not own:
                continue
            marks, theirs = _mark(own), _mark(others or shared)
            (weight,) = shared
            if marks and theirs and not marks & theirs and _letters(weight) & theirs and not _letters(weight) & marks:
                yield Difference("E206", mine.origin, gate, other, weight)


def _mark(weights: frozenset[str]) -> frozenset[str]:
    """The letters by which all weights of a gate are called."""
    return frozenset.intersection(*map(_letters, weights))


def _letters(weight: str) -> frozenset[str]:
    """The letters of a weight's label: i of `W_i`, `Wi` and `W_xi`."""
    letter, _, label = weight.partition("_")
    return frozenset((label or letter[1:]).lower()) - frozenset("xh_{}(),0123456789")


def gates_beside(system: System, cell: KnownCell, names: dict[str, str]) -> list[tuple[Atom, Atom]]:
    """The functions of a system, each beside the one of a cell that is like it."""
    return [pair for name, made in system.renamed(names).items() for pair in _pairs(made, cell.sums[names[name]])]


def _pairs(mine: Sum, theirs: Sum) -> Iterator[tuple[Atom, Atom]]:
    for (p, _), (q, _) in zip(mine, theirs, strict=False):
        for x, y in zip(p, q, strict=False):
            if x.kind in _GATES and y.kind in _GATES:
                yield x, y
            yield from _pairs(x.inner, y.inner)
