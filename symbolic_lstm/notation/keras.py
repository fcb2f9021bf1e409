"""Keras: rows, the input's kernel first, then the recurrent kernel, candidate c̃."""

from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.notation.standard import standard

keras = Notation(
    name="keras",
    title="kernel and recurrent kernel on rows, as in Keras",
    glyphs={"g": "c~", "n": "h~", "bh": "b_h*"},
    labels={"g": "c", "n": "h"},
    order=("input", "recurrent", "bias"),
    rows=True,
    words={**standard.words, "W": "kernel", "U": "recurrent kernel"},
    cells=("lstm", "gru", "gru-after", "gru-after-two-biases", "rnn"),
)
