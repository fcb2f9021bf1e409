"""What the notations call quantities in German. Pure data.

Each notation that has words has a row here with the same keys; `ROLES` are the
field's terms, for cells whose letters a notation has no words for.
"""

from __future__ import annotations

from collections.abc import Mapping

from symbolic_lstm.notation.nouns import Noun

_STATE = Noun("Zellzustand", "m", "Zellzustands")
_HIDDEN = Noun("Zustand", "m", "Zustands", "verborgen")
_CANDIDATE = Noun("Kandidatenwert", "m", "Kandidatenwerts")
_FORGET, _INPUT, _OUTPUT, _UPDATE, _RESET = (
    Noun(gate, "n", f"{gate}s")
    for gate in ("Vergessensgatter", "Eingangsgatter", "Ausgangsgatter", "Aktualisierungsgatter", "Rücksetzgatter")
)
_BIAS = Noun("Bias", "m", "Bias")
_GIVEN = Noun("Eingabe", "f")
_LONG, _SHORT = (Noun(f"{kind}zeitgedächtnis", "n", f"{kind}zeitgedächtnisses") for kind in ("Lang", "Kurz"))
_ACTIVATION = Noun("Aktivierung", "f")

ROLES: Mapping[str, str] = {
    "forget gate": _FORGET, "input gate": _INPUT, "candidate": _CANDIDATE, "cell state": _STATE,
    "output gate": _OUTPUT, "hidden state": _HIDDEN, "update gate": _UPDATE, "reset gate": _RESET,
}  # fmt: skip

_STANDARD: Mapping[str, str] = {
    "f": _FORGET,
    "i": _INPUT,
    "g": _CANDIDATE,
    "c": _STATE,
    "o": _OUTPUT,
    "h": _HIDDEN,
    "z": _UPDATE,
    "r": _RESET,
    "n": _CANDIDATE,
    "c_prev": _STATE,
    "h_prev": _HIDDEN,
    "x": _GIVEN,
    "U": "für verborgenen Zustand",
    "W": "für Eingabe",
    "b": _BIAS,
    "bh": _BIAS,
    "c.kept": "behalten",
    "c.added": "hinzugefügt",
    "h.squashed": Noun("Zellzustand", "m", "Zellzustands", "gestaucht"),
}

WORDS: Mapping[str, Mapping[str, str]] = {
    "typed": {},
    "standard": _STANDARD,
    "memories": {
        "f": _FORGET,
        "i": _INPUT,
        "g": Noun("Langzeitgedächtnis", "n", "Langzeitgedächtnisses", "potenziell"),
        "c": _LONG,
        "o": _OUTPUT,
        "h": _SHORT,
        "c_prev": _LONG,
        "h_prev": _SHORT,
        "x": _GIVEN,
        "U": "für Kurzzeitgedächtnis",
        "W": "für Eingabe",
        "b": _BIAS,
        "bh": _BIAS,
        "c.kept": "behalten",
        "c.added": "hinzugefügt",
        "h.squashed": Noun("Kurzzeitgedächtnis", "n", "Kurzzeitgedächtnisses", "potenziell"),
    },
    "olah": _STANDARD,
    "pytorch": {
        **_STANDARD,
        "g": Noun("Zellgatter", "n", "Zellgatters"),
        "n": Noun("Neuwertgatter", "n", "Neuwertgatters"),
    },
    "keras": {**_STANDARD, "W": Noun("Kern", "m", "Kerns"), "U": Noun("Kern", "m", "Kerns", "rekurrent")},
    "d2l": {**_STANDARD, "g": Noun("Eingabeknoten", "m", "Eingabeknotens")},
    "ng": {**_STANDARD, "i": _UPDATE, "h": _ACTIVATION, "h_prev": _ACTIVATION},
}
