"""The LSTM whose gates see the cell state.

Gers, Schraudolph and Schmidhuber, "Learning Precise Timing with LSTM Recurrent
Networks", JMLR 3, 2002; here with diagonal peepholes and a squashed output as in
Graves, arXiv:1308.0850, eqs. 7-11. The output gate sees the *new* cell state.
Shapes as in `lstm`; the peephole weights p (n,) act entry by entry.
"""

from symbolic_lstm.maths.cell import cell

peephole = cell(
    "peephole",
    "LSTM with peepholes",
    """
    f = sigmoid(U_f @ h_prev + W_f @ x + p_f * c_prev + b_f)
    i = sigmoid(U_i @ h_prev + W_i @ x + p_i * c_prev + b_i)
    g = tanh(U_g @ h_prev + W_g @ x + b_g)
    c = f * c_prev + i * g
    o = sigmoid(U_o @ h_prev + W_o @ x + p_o * c + b_o)
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
    sizes={"W": ("n", "m"), "U": ("n", "n"), "b": ("n",), "p": ("n",)},
    source="https://arxiv.org/abs/1308.0850",
)
