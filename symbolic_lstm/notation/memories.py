"""The words of the StatQuest lesson and the DEV series that follows it: long-term and short-term memory."""

from symbolic_lstm.notation.notation import Notation

memories = Notation(
    name="memories",
    title="long-term and short-term memory, as in StatQuest and the DEV series",
    glyphs={"bh": "b_h*"},
    letters={"U": "u", "W": "w"},
    order=("recurrent", "input", "bias"),
    words={
        "f": "forget gate",
        "i": "input gate",
        "g": "potential long-term memory",
        "c": "long-term memory",
        "o": "output gate",
        "h": "short-term memory",
        "c_prev": "long-term memory",
        "h_prev": "short-term memory",
        "x": "input",
        "U": "on short-term",
        "W": "on input",
        "b": "bias",
        "bh": "bias",
        "c.kept": "kept",
        "c.added": "added",
        "h.squashed": "potential short-term memory",
    },
)
