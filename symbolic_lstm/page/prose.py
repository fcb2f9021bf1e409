"""Prose: what the figures say in plain sentences.

One table of sentences, keyed by the field's roles; `{…}` are filled with printed
figures and the notation's words. Every number in prose is a figure that the
sheet shows, or that figure as a percentage.
"""

from __future__ import annotations

from collections.abc import Mapping

from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.figure import Figure, positional

SENTENCES = {
    "forget gate: nothing left": "The {f} keeps {share} of the {c_prev}: the {c_prev} is almost completely forgotten.",
    "forget gate: little left": "The {f} keeps {share} of the {c_prev}: most of it is forgotten.",
    "forget gate: part left": "The {f} keeps {share} of the {c_prev}.",
    "forget gate: nearly all left": "The {f} keeps {share} of the {c_prev}: next to nothing is forgotten.",
    "forget gate: all left": "To the digits shown, the {f} keeps all of the {c_prev}.",
    "input gate: nothing left": "The {i} lets in {share} of the {g}: next to nothing is added.",
    "input gate: little left": "The {i} lets in {share} of the {g}.",
    "input gate: part left": "The {i} lets in {share} of the {g}.",
    "input gate: nearly all left": "The {i} lets in {share} of the {g}.",
    "input gate: all left": "To the digits shown, the {i} lets in all of the {g}.",
    "candidate": "The cell proposes {value} as {g}.",
    "cell state": "The {c} goes from {before} to {value}: {kept} is kept and {added} is added.",
    "cell state: alone": "The new {c} is {value}.",
    "output gate: nothing left": "The {o} lets out {share} of the {squashed}: next to nothing.",
    "output gate: little left": "The {o} lets out {share} of the {squashed}.",
    "output gate: part left": "The {o} lets out {share} of the {squashed}.",
    "output gate: nearly all left": "The {o} lets out {share} of the {squashed}.",
    "output gate: all left": "To the digits shown, the {o} lets out all of the {squashed}.",
    "hidden state": "The new {h} is {value}.",
    "lead": "The {f} keeps {share} of a {c_prev} of {before}, {added} is added, and a {h} of {out} comes out.",
    "rounding: half-up": "Half up.",
    "rounding: half-even": "Half to even.",
    "rounding: truncate": "Figures are cut off, not rounded.",
    "rounding: shown": "Each named figure enters the next line as shown; inside a line nothing is rounded.",
    "rounding: full": "Unrounded values are carried from line to line; figures inside a line show guard digits, "
    "as many as make the line check.",
    "rounding: small": "A value that would show as 0 has three significant digits instead.",
    "signs": "= where both sides, as printed, are equal; ≈ where the right side is rounded.",
    "carried: shown": "Shown figures are carried from line to line.",
    "carried: full": "Unrounded values are carried from line to line.",
    "verdicts": "= exact: equal. ✓ ok: rightly rounded. ◐ as-shown: right from the figures as printed only. "
    "◑ unrounded: right from unrounded values only. ∼ qualitative: words, within 0.05. ✗ anything else is flagged.",
}

#: Upper ends of the bands of a share, and what each is called.
_BANDS = ((0.01, "nothing left"), (0.1, "little left"), (0.99, "part left"), (1.0, "nearly all left"))


def sentence(role: str, shown: Figure, figures: Mapping[str, str], notation: Notation) -> str:
    """What a step says, or '' where the table has no sentence for its role.

    `shown` is the step's figure; `figures` are others the sentence may mention.

    >>> from symbolic_lstm.notation import named
    >>> from symbolic_lstm.numbers.figure import figure
    >>> sentence("forget gate", figure("0.925"), {}, named("standard"))
    'The forget gate keeps 92.5 % of the cell state.'
    """
    key = role
    if f"{role}: part left" in SENTENCES:
        key = f"{role}: {_band(shown)}"
    elif role == "cell state" and not {"before", "kept", "added"} <= figures.keys():
        key = "cell state: alone"
    if key not in SENTENCES:
        return ""
    return told(key, notation, share=percent(shown), value=shown.printed, **figures)


def told(key: str, notation: Notation, **figures: str) -> str:
    """A sentence of the table, filled in with figures and the notation's words."""
    words = {name: notation.word(name) for name in ("f", "i", "g", "c", "o", "h", "c_prev", "h_prev", "x")}
    squashed = notation.word("h.squashed", f"squashed {words['c']}")
    return SENTENCES[key].format(**{**figures, **words, "squashed": squashed})


def percent(share: Figure) -> str:
    """A share as a percentage with the digits it shows.

    >>> from symbolic_lstm.numbers.figure import figure
    >>> percent(figure("0.997")), percent(figure("6.27e-6")), percent(figure("1.0"))
    ('99.7 %', '0.000627 %', '100 %')
    """
    places = share.places - 2
    shown = positional(share.n, places) if places > 0 else positional(share.n * 10**-places, 0)
    return f"{shown.printed} %"


def _band(share: Figure) -> str:
    value = share.fraction
    return next((name for end, name in _BANDS if value < end), "all left")
