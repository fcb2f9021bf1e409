"""The minimal gated unit: Zhou, Wu, Zhang and Zhou 2016, arXiv:1603.09420, eqs. 6-8.

One gate both lets the old state into the candidate and shares the new state out.

Shapes: x (m,), h (n,), W (n, m), U (n, n), b (n,). The gate lies in (0, 1),
candidate and hidden state in (−1, 1).
"""

from symbolic_lstm.maths.cell import cell

mgu = cell(
    "mgu",
    "Minimal gated unit",
    """
    f = sigmoid(U_f @ h_prev + W_f @ x + b_f)
    n = tanh(U_n @ (f * h_prev) + W_n @ x + b_n)
    h = (1 - f) * h_prev + f * n
    """,
    roles={
        "f": ("forget gate", "forget"),
        "n": ("candidate", "new"),
        "h": ("hidden state", "hidden"),
    },
    states={"h_prev": "h"},
    parts={"h.kept": "(1 - f) * h_prev", "h.added": "f * n"},
    sizes={"W": ("n", "m"), "U": ("n", "n"), "b": ("n",)},
    source="https://arxiv.org/abs/1603.09420",
)
