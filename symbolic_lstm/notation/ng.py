"""The Deep Learning Specialization of Andrew Ng, course 5: gates are Γ, the hidden state is a, time is ⟨t⟩."""

from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.notation.standard import standard

ng = Notation(
    name="ng",
    title="Γ and ⟨t⟩, as in Andrew Ng's course",
    glyphs={"f": "Γ_f", "i": "Γ_u", "o": "Γ_o", "g": "c~", "h": "a", "z": "Γ_u", "r": "Γ_r", "n": "c~"},
    labels={"i": "u", "g": "c", "z": "u", "n": "c", "h": "a"},
    order=("recurrent", "input", "bias"),
    stacked=True,
    time="angle",
    entrywise="*",
    bold="none",
    words={**standard.words, "i": "update gate", "h": "activation", "h_prev": "activation"},
    cells=("lstm", "gru-writes", "rnn"),
)
