"""The field's common letters and terms."""

from symbolic_lstm.notation.notation import Notation

#: Names as they are typed, for a line that stands by itself.
typed = Notation(name="typed", title="names as they are typed", timed=False)

standard = Notation(
    name="standard",
    title="f, i, g, o, c, h with the terms of the field",
    letters={"U": "u", "W": "w"},
    words={
        "f": "forget gate",
        "i": "input gate",
        "g": "candidate",
        "c": "cell state",
        "o": "output gate",
        "h": "hidden state",
        "c_prev": "cell state",
        "h_prev": "hidden state",
        "x": "input",
        "U": "on the hidden state",
        "W": "on the input",
        "b": "bias",
        "c.kept": "kept",
        "c.added": "added",
        "h.squashed": "squashed cell state",
    },
    purposes={
        "f": "what share of the cell state to keep",
        "i": "what share of the candidate to write",
        "g": "what could be written",
        "c": "the kept and the written together",
        "o": "what share of the squashed cell state to let out",
        "h": "what the cell says",
    },
)
