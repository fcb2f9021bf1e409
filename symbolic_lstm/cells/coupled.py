"""The LSTM whose input gate is what the forget gate leaves, i = 1 − f.

Called CIFG in Greff et al., arXiv:1503.04069, section III; drawn in this form by
Olah, "Understanding LSTM Networks", 2015. Shapes and ranges as in `lstm`.
"""

from symbolic_lstm.maths.cell import cell

coupled = cell(
    "coupled",
    "LSTM with coupled input and forget gate",
    """
    f = sigmoid(U_f @ h_prev + W_f @ x + b_f)
    g = tanh(U_g @ h_prev + W_g @ x + b_g)
    c = f * c_prev + (1 - f) * g
    o = sigmoid(U_o @ h_prev + W_o @ x + b_o)
    h = o * tanh(c)
    """,
    roles={
        "f": ("forget gate", "forget", "retention coefficient"),
        "g": ("candidate", "potential long-term memory"),
        "c": ("cell state", "cell", "long-term memory"),
        "o": ("output gate", "output"),
        "h": ("hidden state", "hidden", "short-term memory"),
    },
    states={"c_prev": "c", "h_prev": "h"},
    parts={"c.kept": "f * c_prev", "c.added": "(1 - f) * g", "h.squashed": "tanh(c)"},
    sizes={"W": ("n", "m"), "U": ("n", "n"), "b": ("n",)},
    source="https://arxiv.org/abs/1503.04069",
)
