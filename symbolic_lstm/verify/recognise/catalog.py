"""The known cells in normal form: our own, and variants that people publish."""

from __future__ import annotations

from functools import lru_cache

from symbolic_lstm.maths.reader import read
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.verify.recognise.names import Style
from symbolic_lstm.verify.recognise.normal import Sum
from symbolic_lstm.verify.recognise.system import FoundEquation, Solver

_GATE = "sigmoid(U_{0} @ h_prev + W_{0} @ x + b_{0})"
_LSTM = {
    "f": _GATE.format("f"), "i": _GATE.format("i"), "o": _GATE.format("o"),
    "g": "tanh(U_g @ h_prev + W_g @ x + b_g)", "c": "f * c_prev + i * g", "h": "o * tanh(c)",
}  # fmt: skip
#: Variants that are no cells of ours, by name: their sentences, and what is to be said of them.
_OTHERS: dict[str, dict[str, str]] = {
    "lstm, candidate by the sigmoid": {**_LSTM, "g": _GATE.format("g")},
    "lstm without a forget gate": {**_LSTM, "f": "1", "c": "c_prev + i * g"},
    "lstm, output without tanh": {},
    "gru without a reset gate": {
        "z": _GATE.format("z"), "n": "tanh(U_n @ h_prev + W_n @ x + b_n)", "h": "z * n + (1 - z) * h_prev",
    },
    "gru, candidate by the sigmoid": {},
    "lstm with a projection": {**_LSTM, "m": "o * tanh(c)", "h": "P_h @ m"},
}  # fmt: skip


class KnownCell(NamedTuple):
    """A known cell: its name, the states it has, and what each becomes."""

    name: str
    states: tuple[str, ...]
    sums: dict[str, Sum]
    equations: tuple[str, ...]


@lru_cache(maxsize=1)
def known() -> tuple[KnownCell, ...]:
    """Every known cell, our own first."""
    from symbolic_lstm.cells import CELLS

    found = []
    for cell in CELLS.values():
        if not cell.name.endswith("two-biases"):
            found.append(_known(cell.name, {e.name: e.body for e in cell}))
    for name, sentences in _OTHERS.items():
        if sentences:
            found.append(_known(name, {left: read(right) for left, right in sentences.items()}))
    return tuple(found)


def _known(name: str, bodies: dict) -> KnownCell:  # type: ignore[type-arg]
    solver = Solver([FoundEquation(left, body) for left, body in bodies.items()], Style())
    roots = solver.roots()
    system = solver.system(roots[-1])
    assert system is not None, name
    for root in roots:
        other = solver.system(root)
        if other and len(other.states) > len(system.states):
            system = other
    sums = {key[0]: made for key, made in system.states.items()}
    return KnownCell(name, tuple(sums), sums, tuple(bodies))
