"""The simple recurrent network of Elman.

Elman, "Finding Structure in Time", Cognitive Science 14(2), 1990,
https://doi.org/10.1207/s15516709cog1402_1. Shapes: x (m,), h (n,), W (n, m),
U (n, n), b (n,). The hidden state lies in (−1, 1).
"""

from symbolic_lstm.maths.cell import cell

rnn = cell(
    "rnn",
    "Elman network",
    "h = tanh(U_h @ h_prev + W_h @ x + b_h)",
    roles={"h": ("hidden state", "hidden")},
    states={"h_prev": "h"},
    sizes={"W": ("n", "m"), "U": ("n", "n"), "b": ("n",)},
    source="https://doi.org/10.1207/s15516709cog1402_1",
)
