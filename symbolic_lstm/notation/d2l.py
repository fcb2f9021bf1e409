"""Zhang, Lipton, Li and Smola, "Dive into Deep Learning", chapters 9 and 10, https://d2l.ai."""

from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.notation.standard import standard

# fmt: off
d2l = Notation(
    name="d2l",
    title="rows and capital letters, as in Dive into Deep Learning",
    glyphs={
        "f": "F", "i": "I", "o": "O", "c": "C", "h": "H", "g": "C~", "x": "X", "z": "Z", "r": "R", "n": "H~",
        "W": "W_x*", "U": "W_h*",
    },
    labels={"g": "c", "n": "h"},
    order=("input", "recurrent", "bias"),
    rows=True,
    bold="all",
    words={**standard.words, "g": "input node"},
    cells=("lstm", "gru", "rnn"),
)
