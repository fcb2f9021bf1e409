"""Prose: what the figures say in plain sentences.

Every number in prose is a figure that the sheet shows, or that figure as a
percentage.
"""

from __future__ import annotations

from collections.abc import Mapping

from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.notation.nouns import Noun
from symbolic_lstm.numbers.derive import derive
from symbolic_lstm.numbers.figure import Figure, positional
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page.language import ENGLISH, Language

#: Upper ends of the bands of a share, and what each is called.
_BANDS = ((0.01, "nothing left"), (0.1, "little left"), (0.99, "part left"), (1.0, "nearly all left"))
#: Roles that have one sentence for every figure.
_PLAIN = frozenset({"candidate", "cell state", "update gate", "hidden state"})


def sentence(
    name: str, role: str, shown: Figure, figures: Mapping[str, str], notation: Notation, language: Language = ENGLISH
) -> str:
    """What a step says, or '' where the table has no sentence for its role.

    `shown` is the step's figure; `figures` are others the sentence may mention.

    >>> from symbolic_lstm.notation import named
    >>> from symbolic_lstm.numbers.figure import figure
    >>> sentence("f", "forget gate", figure("0.925"), {}, named("standard"))
    'The forget gate keeps 92.5 % of the cell state.'
    """
    if f"{role}: part left" in language.sentences:
        key = f"{role}: {_band(shown)}"
    elif {"before", "kept", "added"} <= figures.keys():
        key = "state: from two parts"
    elif role in _PLAIN:
        key = role
    else:
        return ""
    filled = {"this": notation.word(name, role), "share": percent(shown, language), "value": language.figure(shown)}
    return told(key, notation, language, **filled, **figures)


def told(key: str, notation: Notation, language: Language = ENGLISH, **filled: str) -> str:
    """A sentence of the table, filled in with figures and the notation's words."""
    words = {name: notation.word(name) for name in ("f", "i", "g", "c", "o", "h")}
    words["squashed"] = notation.words.get("h.squashed") or language.says("squashed", c=words["c"])
    if "this" in filled:
        words["this"] = filled.pop("this")
    declined = {name: word if isinstance(word, Noun) else Noun(word) for name, word in words.items()}
    return language.says(key, **{**filled, **declined})


def figures(traced: Trace, name: str, time: int, language: Language = ENGLISH) -> dict[str, str]:
    """The figures a sentence on a scalar step may mention: the state before, and its named parts as printed."""
    key = f"{name}@{time}"
    parts = {path: part for part, path in traced.lets[key].parts}
    found: dict[str, str] = {}
    for line in derive(traced, key) if parts else ():
        found |= {parts[path]: language.figure(shown) for path, shown in line.figures.items() if path in parts}
    if name in traced.program.cell.states.values():
        found["before"] = language.figure(traced.shown(f"{name}@{time - 1}"))
    return found


def percent(share: Figure, language: Language = ENGLISH) -> str:
    """A share as a percentage with the digits it shows.

    >>> from symbolic_lstm.numbers.figure import figure
    >>> percent(figure("0.997")), percent(figure("6.27e-6")), percent(figure("1.0"))
    ('99.7 %', '0.000627 %', '100 %')
    """
    places = share.places - 2
    shown = positional(share.n, places) if places > 0 else positional(share.n * 10**-places, 0)
    return f"{language.figure(shown)} %"


def _band(share: Figure) -> str:
    value = share.fraction
    return next((name for end, name in _BANDS if value < end), "all left")
