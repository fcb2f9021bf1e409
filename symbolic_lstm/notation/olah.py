"""Olah, "Understanding LSTM Networks", 2015, https://colah.github.io/posts/2015-08-Understanding-LSTMs/."""

from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.notation.standard import standard

olah = Notation(
    name="olah",
    title="one matrix on [h, x], as in Olah's Understanding LSTM Networks",
    glyphs={"c": "C", "g": "C~", "n": "h~"},
    labels={"g": "C", "n": "h"},
    order=("recurrent", "input", "bias"),
    stacked=True,
    entrywise="*",
    bold="none",
    words=standard.words,
    cells=("lstm", "coupled", "gru-writes", "rnn"),
)
