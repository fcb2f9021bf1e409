"""ONNX, operators LSTM, GRU and RNN, https://onnx.ai/onnx/operators/onnx__LSTM.html: W on the input, R on the state."""

from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.notation.standard import standard

onnx = Notation(
    name="onnx",
    title="W and R on rows with two biases, as in ONNX",
    glyphs={
        "g": "c", "n": "h", "c": "C", "h": "H", "x": "X", "W": "W_*", "U": "R_*", "b": "W_b*", "bh": "R_b*",
    },
    labels={"g": "c", "n": "h"},
    order=("input", "recurrent", "bias"),
    rows=True,
    words=standard.words,
    cells=("lstm-two-biases", "gru-after-two-biases", "rnn-two-biases"),
    converts={"lstm": "lstm-two-biases", "gru-after": "gru-after-two-biases", "rnn": "rnn-two-biases"},
)  # fmt: skip
