"""The cells of PyTorch, which add a bias to each matrix product.

Documentation of `torch.nn.LSTM`, `torch.nn.GRU` and `torch.nn.RNN`,
https://docs.pytorch.org/docs/stable/nn.html. In the LSTM and the simple network
the two biases could be one, `b + bh`; in the candidate of the GRU they could not.
Shapes and ranges as in `lstm`, `gru_after` and `rnn`.
"""

from symbolic_lstm.cells.gru import gru_after
from symbolic_lstm.cells.lstm import lstm
from symbolic_lstm.cells.rnn import rnn
from symbolic_lstm.maths.cell import Cell, cell

_SOURCE = "https://docs.pytorch.org/docs/stable/nn.html"


def _like(name: str, title: str, sentences: str, one_bias: Cell, parts: dict[str, str]) -> Cell:
    return cell(
        name,
        title,
        sentences,
        roles={e.name: (e.role, *e.aliases) for e in one_bias},
        states=one_bias.states,
        parts=parts,
        source=_SOURCE,
    )


lstm_two_biases = _like(
    "lstm-two-biases",
    "LSTM with two biases a gate, as in PyTorch",
    """
    i = sigmoid(W_i @ x + b_i + U_i @ h_prev + bh_i)
    f = sigmoid(W_f @ x + b_f + U_f @ h_prev + bh_f)
    g = tanh(W_g @ x + b_g + U_g @ h_prev + bh_g)
    o = sigmoid(W_o @ x + b_o + U_o @ h_prev + bh_o)
    c = f * c_prev + i * g
    h = o * tanh(c)
    """,
    lstm,
    {"c.kept": "f * c_prev", "c.added": "i * g", "h.squashed": "tanh(c)"},
)
gru_after_two_biases = _like(
    "gru-after-two-biases",
    "GRU with two biases a gate, as in PyTorch",
    """
    r = sigmoid(W_r @ x + b_r + U_r @ h_prev + bh_r)
    z = sigmoid(W_z @ x + b_z + U_z @ h_prev + bh_z)
    n = tanh(W_n @ x + b_n + r * (U_n @ h_prev + bh_n))
    h = (1 - z) * n + z * h_prev
    """,
    gru_after,
    {"h.kept": "z * h_prev", "h.added": "(1 - z) * n"},
)
rnn_two_biases = _like(
    "rnn-two-biases",
    "Elman network with two biases, as in PyTorch",
    "h = tanh(W_h @ x + b_h + U_h @ h_prev + bh_h)",
    rnn,
    {},
)
