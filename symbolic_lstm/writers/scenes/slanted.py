"""Slanted letters as a font of mathematics has them: as letters of their own."""

from __future__ import annotations

from string import ascii_lowercase, ascii_uppercase

from symbolic_lstm.page.runs import Run

_GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω"
#: Slanted letters are letters of their own in a font of mathematics; h is older than they are.
_ITALIC = {
    **{c: chr(0x1D434 + k) for k, c in enumerate(ascii_uppercase)},
    **{c: chr(0x1D44E + k) for k, c in enumerate(ascii_lowercase)},
    **{c: chr(0x1D6E2 + k) for k, c in enumerate(_GREEK)},
    "h": "ℎ",
}


def slanted(run: Run) -> Run:
    if not run.italic:
        return run
    return run._replace(text="".join(_ITALIC.get(c, c) for c in run.text), italic=False)
