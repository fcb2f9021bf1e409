"""PyTorch's documentation of `nn.LSTM` and `nn.GRU`: the input first, two biases a gate."""

from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.notation.standard import standard

pytorch = Notation(
    name="pytorch",
    title="two biases, as in PyTorch",
    glyphs={"W": "W_i*", "U": "W_h*", "b": "b_i*", "bh": "b_h*"},
    bold="none",
    words={**standard.words, "g": "cell gate", "n": "new gate"},
    cells=("lstm-two-biases", "gru-after-two-biases", "rnn-two-biases"),
    converts={"lstm": "lstm-two-biases", "gru-after": "gru-after-two-biases", "rnn": "rnn-two-biases"},
)
