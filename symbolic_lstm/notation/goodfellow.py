"""Goodfellow, Bengio and Courville, "Deep Learning", 2016, section 10.10.1: s is the state, g lets in, q lets out.

U is on the input and W on the hidden state. The book's candidate is a sigmoid,
which is another cell; here it is written with the letters of the book.
"""

from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.notation.standard import standard

goodfellow = Notation(
    name="goodfellow",
    title="labels and (t) above, as in Goodfellow, Bengio and Courville's Deep Learning",
    glyphs={"i": "g", "g": "s~", "c": "s", "o": "q", "W": "U", "U": "W", "n": "h~", "z": "u"},
    labels={"i": "g", "g": "s", "n": "h", "z": "u"},
    order=("bias", "input", "recurrent"),
    time="round",
    labels_above=True,
    words={**standard.words, "i": "input gate"},
    cells=("lstm", "gru", "gru-writes", "rnn"),
)
