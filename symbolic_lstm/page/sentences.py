"""The sentences of a sheet, in one table.

Keys are the field's roles, some with a band of the share they speak of; `{this}`
is the notation's word for the quantity, other words are named by the quantity
they stand for, and `{value}`, `{share}`, `{before}`, `{kept}`, `{added}`, `{out}`
are printed figures. Another language is another table with these keys.
"""

ENGLISH: dict[str, str] = {
    "forget gate: nothing left": "The {this} keeps {share} of the {c}: the {c} is almost completely forgotten.",
    "forget gate: little left": "The {this} keeps {share} of the {c}: most of it is forgotten.",
    "forget gate: part left": "The {this} keeps {share} of the {c}.",
    "forget gate: nearly all left": "The {this} keeps {share} of the {c}: next to nothing is forgotten.",
    "forget gate: all left": "To the digits shown, the {this} keeps all of the {c}.",
    "input gate: nothing left": "The {this} lets in {share} of the {g}: next to nothing is added.",
    "input gate: little left": "The {this} lets in {share} of the {g}.",
    "input gate: part left": "The {this} lets in {share} of the {g}.",
    "input gate: nearly all left": "The {this} lets in {share} of the {g}.",
    "input gate: all left": "To the digits shown, the {this} lets in all of the {g}.",
    "candidate": "The cell proposes {value} as {this}.",
    "state: from two parts": "The {this} goes from {before} to {value}: {kept} is kept and {added} is added.",
    "cell state": "The new {this} is {value}.",
    "output gate: nothing left": "The {this} lets out {share} of the {squashed}: next to nothing.",
    "output gate: little left": "The {this} lets out {share} of the {squashed}.",
    "output gate: part left": "The {this} lets out {share} of the {squashed}.",
    "output gate: nearly all left": "The {this} lets out {share} of the {squashed}.",
    "output gate: all left": "To the digits shown, the {this} lets out all of the {squashed}.",
    "reset gate: nothing left": "The {this} hides the {h} from the candidate: it sees {share} of it.",
    "reset gate: little left": "The {this} shows the candidate {share} of the {h}.",
    "reset gate: part left": "The {this} shows the candidate {share} of the {h}.",
    "reset gate: nearly all left": "The {this} shows the candidate {share} of the {h}.",
    "reset gate: all left": "To the digits shown, the {this} shows the candidate all of the {h}.",
    "update gate": "The {this} is {value}.",
    "hidden state": "The new {this} is {value}.",
    "lead": "The {f} keeps {share} of a {c} of {before}, {added} is added, and a {h} of {out} comes out.",
    "after": "After {author}.",
    "carried: shown": "Shown figures are carried from line to line.",
    "carried: full": "Unrounded values are carried from line to line.",
    "rounding: half-up": "Half up.",
    "rounding: half-even": "Half to even.",
    "rounding: truncate": "Figures are cut off, not rounded.",
    "rounding: shown": "Each named figure enters the next line as shown; inside a line nothing is rounded.",
    "rounding: full": "Unrounded values are carried from line to line; figures inside a line show guard digits, "
    "as many as make the line check.",
    "rounding matters": "These figures come out differently when the rounded figures are carried from line to line "
    "and when nothing is rounded; all others are the same.",
    "rounding: small": "A value that would show as 0 has three significant digits instead.",
    "signs": "= where both sides, as printed, are equal; ≈ where the right side is rounded.",
    "verdicts": "= exact: equal. ✓ ok: rightly rounded. ◐ as-shown: right from the figures as printed only. "
    "◑ unrounded: right from unrounded values only. ∼ qualitative: words, within 0.05. ✗ anything else is flagged.",
}
