"""Identities of how cells are written: one gate for the other, one bias for two, and how many numbers a cell has."""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_lstm.cells import named
from symbolic_lstm.identities.domains import NAMED
from symbolic_lstm.identities.identity import ChainStep, Identity, IdentityChain, claim
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.reader import read

#: The cells that are counted, and what their numbers come to; n hidden units, m inputs.
COUNTS = {
    "lstm": "4 * n * (n + m + 1)",
    "lstm-two-biases": "4 * n * (n + m + 2)",
    "peephole": "4 * n * (n + m + 1) + 3 * n",
    "coupled": "3 * n * (n + m + 1)",
    "gru": "3 * n * (n + m + 1)",
    "rnn": "n * (n + m + 1)",
}


def _counts() -> Iterator[IdentityChain]:
    """Each cell's parameters by their own sizes, one after the other, and collected."""
    for name, collected in COUNTS.items():
        cell = named(name)
        sizes = [cell.sizes[parameter] for parameter in cell.parameters]
        parts = [t.Symbol(size[0]) if len(size) == 1 else t.Times(*map(t.Symbol, size)) for size in sizes]
        steps = (ChainStep(t.Plus(*parts)), ChainStep(read(collected), "joined"))
        domains = {"n": NAMED["whole"], "m": NAMED["whole"]}
        yield IdentityChain(steps, domains=domains, worked=(read(collected),), told=name)


GATES = (
    Identity("parameter-counts", tuple(_counts()), at={"n": "1", "m": "1"}, digits="0"),
    Identity(
        "update-gate-complement",
        (
            claim(
                "z * h_prev + (1 - z) * n",
                ("(1 - u) * h_prev + (1 - (1 - u)) * n", "put in"),
                ("(1 - u) * h_prev + u * n", "shortened"),
                where={"z": "1 - u"}, told="blend", worked=(),
            ),
            claim(
                "1 - sigmoid(U * h_prev + W * x + b)",
                ("sigmoid(-(U * h_prev + W * x + b))", "complement"),
                ("sigmoid((-U) * h_prev + (-W) * x + (-b))", "multiplied out"),
                told="weights",
            ),
        ),
        at={"U": "U_f", "W": "W_f", "b": "b_f", "x": "x", "h_prev": "h_prev"},
        timed=frozenset({"z", "n", "u", "h_prev", "x"}),
    ),
    Identity(
        "one-bias-for-two",
        (
            claim(
                "sigmoid(W * x + b_1 + U * h_prev + b_2)",
                ("sigmoid(W * x + U * h_prev + (b_1 + b_2))", "joined"),
                told="sum",
            ),
            claim(
                "sigmoid(W * x + b_1 + U * h_prev + b_2)",
                ("sigmoid(W * x + b_1 + U * h_prev + b_2) * (1 - sigmoid(W * x + b_1 + U * h_prev + b_2))", "slope"),
                by="b_1", slopes=1, told="gradient", worked=(),
            ),
            claim(
                "sigmoid(W * x + b_1 + U * h_prev + b_2)",
                ("sigmoid(W * x + b_1 + U * h_prev + b_2) * (1 - sigmoid(W * x + b_1 + U * h_prev + b_2))", "slope"),
                by="b_2", slopes=1, worked=(),
            ),
            claim(
                "tanh(W * x + b_1 + r * (U * h_prev + b_2))",
                ("tanh(W * x + r * U * h_prev + (b_1 + r * b_2))", "multiplied out"),
                told="reset", worked=(),
            ),
        ),
        at={"W": "W_f", "U": "U_f", "x": "x", "h_prev": "h_prev", "b_1": "1.00", "b_2": "0.62"},
        timed=frozenset({"r", "h_prev", "x"}),
    ),
)  # fmt: skip
