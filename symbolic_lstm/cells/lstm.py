"""The LSTM with a forget gate.

Gers, Schmidhuber and Cummins, "Learning to Forget: Continual Prediction with
LSTM", Neural Computation 12(10), 2000, https://doi.org/10.1162/089976600300015015.
Shapes: x (m,), h and c (n,), W (n, m), U (n, n), b (n,). Gates lie in (0, 1),
the candidate and the hidden state in (−1, 1); the cell state is unbounded.
"""

from symbolic_lstm.maths.cell import cell

lstm = cell(
    "lstm",
    "LSTM with forget gate",
    """
    f = sigmoid(U_f @ h_prev + W_f @ x + b_f)
    i = sigmoid(U_i @ h_prev + W_i @ x + b_i)
    g = tanh(U_g @ h_prev + W_g @ x + b_g)
    c = f * c_prev + i * g
    o = sigmoid(U_o @ h_prev + W_o @ x + b_o)
    h = o * tanh(c)
    """,
    roles={
        "f": ("forget gate", "forget", "retention coefficient"),
        "i": ("input gate", "input"),
        "g": ("candidate", "potential long-term memory"),
        "c": ("cell state", "cell", "long-term memory"),
        "o": ("output gate", "output"),
        "h": ("hidden state", "hidden", "short-term memory"),
    },
    states={"c_prev": "c", "h_prev": "h"},
    parts={"c.kept": "f * c_prev", "c.added": "i * g", "h.squashed": "tanh(c)"},
    sizes={"W": ("n", "m"), "U": ("n", "n"), "b": ("n",)},
    source="https://doi.org/10.1162/089976600300015015",
)
