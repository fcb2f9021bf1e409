"""The gated recurrent unit, in its four conventions.

*Reset before* the matrix product is Cho et al. 2014, arXiv:1406.1078 v3, eqs. 5-8
(also the default of ONNX); *reset after* it is v1 of the same paper, cuDNN,
PyTorch and Keras' default. The update gate *keeps* the old state in Cho et al.,
PyTorch, Keras, ONNX and d2l; it *writes* the new one in Chung et al. 2014,
arXiv:1412.3555. The candidate of "reset after" has a bias of its own inside the
reset (`bh_n`), which no other bias can stand for.

Shapes: x (m,), h (n,), W (n, m), U (n, n), b and bh (n,). Gates lie in (0, 1),
candidate and hidden state in (−1, 1).
"""

from symbolic_lstm.maths.cell import Cell, cell

_GATES = """
    z = sigmoid(U_z @ h_prev + W_z @ x + b_z)
    r = sigmoid(U_r @ h_prev + W_r @ x + b_r)
"""
_BEFORE = "n = tanh(U_n @ (r * h_prev) + W_n @ x + b_n)"
_AFTER = "n = tanh(r * (U_n @ h_prev + bh_n) + W_n @ x + b_n)"
_KEEPS = "h = z * h_prev + (1 - z) * n"
_WRITES = "h = (1 - z) * h_prev + z * n"


def _gru(name: str, title: str, candidate: str, state: str, source: str) -> Cell:
    keeps = state is _KEEPS
    return cell(
        name,
        title,
        f"{_GATES}\n{candidate}\n{state}",
        roles={
            "z": ("update gate", "update"),
            "r": ("reset gate", "reset"),
            "n": ("candidate", "new"),
            "h": ("hidden state", "hidden"),
        },
        states={"h_prev": "h"},
        parts={
            "h.kept": "z * h_prev" if keeps else "(1 - z) * h_prev",
            "h.added": "(1 - z) * n" if keeps else "z * n",
        },
        sizes={"W": ("n", "m"), "U": ("n", "n"), "b": ("n",)} | ({"bh": ("n",)} if "bh_" in candidate else {}),
        source=source,
    )


_CHO, _CHUNG = "https://arxiv.org/abs/1406.1078", "https://arxiv.org/abs/1412.3555"

gru = _gru("gru", "GRU, reset before the product, z keeps", _BEFORE, _KEEPS, _CHO)
gru_writes = _gru("gru-writes", "GRU, reset before the product, z writes", _BEFORE, _WRITES, _CHUNG)
gru_after = _gru("gru-after", "GRU, reset after the product, z keeps", _AFTER, _KEEPS, _CHO)
gru_after_writes = _gru("gru-after-writes", "GRU, reset after the product, z writes", _AFTER, _WRITES, _CHUNG)
