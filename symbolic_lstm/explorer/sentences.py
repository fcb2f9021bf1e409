"""The sentences of a program as data: what a page needs to work them again.

The same sentences, the same cuts and the same digits as the sheet has, so that
the page shows what the sheet would. A sentence is a list of nodes in reading
order, parts before wholes: `[head, parts]`, `["", place]` for a name, `["#",
figure]` for a typed number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from symbolic_lstm.maths.program import Let
from symbolic_lstm.numbers.evaluate import Node, code
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Digits
from symbolic_lstm.numbers.stages import stages
from symbolic_lstm.numbers.trace import Trace

Data: TypeAlias = Mapping[str, Any]
#: More nodes than this would not answer at once to a number that is dragged.
MOST = 4_000


def program(traced: Trace) -> Data:
    """The policy and every sentence of a traced program."""
    rounding = traced.rounding
    return {
        "policy": {"mode": rounding.mode, "carry": rounding.carry},
        "sentences": [_sentence(traced, let) for let in traced.program.lets],
    }


def size_of(lets: Sequence[Let]) -> int:
    """How many operations and numbers there are to work."""
    return sum(len(code(let.body).nodes) for let in lets)


def _sentence(traced: Trace, let: Let) -> Data:
    laid, rounding = code(let.body), traced.rounding
    return {
        "key": let.key,
        "nodes": [_node(traced, let, node) for node in laid.nodes],
        "cuts": [list(stage) for stage in stages(let.body)],
        "digits": digits_of(rounding.digits_of(let.key)),
        "parts": {laid.index(path): digits_of(rounding.digits_of(let.key, part)) for part, path in let.parts if path},
    }


def _node(traced: Trace, let: Let, node: Node) -> list[Any]:
    if node.name:
        return ["", traced.program.place(node.name, let.time)]
    if node.figure is not None:
        return ["#", node.figure.text]
    return [type(node.term).__name__, list(node.parts)]


def digits_of(wanted: Digits) -> list[int]:
    """How many digits, and whether they are significant ones."""
    return [wanted.number, int(wanted.significant)]


def given(figures: Mapping[str, Figure]) -> Data:
    """What is given, as text by place."""
    return {place: figure.text for place, figure in figures.items()}
