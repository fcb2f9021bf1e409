"""The field's common letters and terms."""

from symbolic_lstm.notation.notation import Notation

#: Names as they are typed, for a line that stands by itself.
typed = Notation(name="typed", title="names as they are typed", timed=False)

standard = Notation(
    name="standard",
    title="f, i, g, o, c, h with the terms of the field",
    glyphs={"bh": "b_h*"},
    letters={"U": "u", "W": "w"},
    words={
        "f": "forget gate",
        "i": "input gate",
        "g": "candidate",
        "c": "cell state",
        "o": "output gate",
        "h": "hidden state",
        "z": "update gate",
        "r": "reset gate",
        "n": "candidate",
        "c_prev": "cell state",
        "h_prev": "hidden state",
        "x": "input",
        "U": "on hidden state",
        "W": "on input",
        "b": "bias",
        "bh": "bias",
        "c.kept": "kept",
        "c.added": "added",
        "h.squashed": "squashed cell state",
    },
)
