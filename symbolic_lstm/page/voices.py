"""How an equation is spoken, in one table for each language.

A sign or a glyph stands for its word, `say: …` for a phrase around its parts. A
comma where the voice should rest stands even where no clause ends.
"""

from __future__ import annotations

ENGLISH: dict[str, str] = {
    "+": "plus", "−": "minus", "×": "times", "·": "times", "/": "over", "": "times", "=": "equals", "≈": "is about",
    "⊙": "times, entry by entry,", "*": "times, entry by entry,", ",": ",",
    "σ": "sigma", "Γ": "gamma", "ln": "natural log", "exp": "the exponential", "max": "the largest",
    "min": "the smallest", "⟨": "", "⟩": "",
    "say: point": ".",
    "say: negative": "minus {number}",
    "say: scientific": "{digits} times 10 to the {power}",
    "say: sub": "{base} sub {script}",
    "say: long sub": "{base} sub {script} end sub",
    "say: time": "{base} at time {time},",
    "say: turned": "{base} transposed",
    "say: power": "{base} to the power {script}",
    "say: fraction": "the fraction {top} over {bottom}, end of fraction,",
    "say: root": "the square root of, {inner},",
    "say: bars": "the absolute value of, {inner},",
    "say: list": "the list {inner}, end of list,",
    "say: brackets": "open bracket, {inner}, close bracket,",
    "say: call": "{function} of, {arguments},",
    "say: and": ", and ",
    "say: matrix": "the matrix {rows}, end of matrix,",
    "say: shape": "{base}, {rows} by {columns},",
    "say: tilde": "{base} tilde",
    "say: hat": "{base} hat",
    "say: bar": "{base} bar",
}  # fmt: skip

GERMAN: dict[str, str] = {
    "+": "plus", "−": "minus", "×": "mal", "·": "mal", "/": "durch", "": "mal", "=": "gleich", "≈": "ungefähr gleich",
    "⊙": "mal, Eintrag für Eintrag,", "*": "mal, Eintrag für Eintrag,", ",": ",",
    "σ": "Sigma", "Γ": "Gamma", "ln": "natürlicher Logarithmus", "exp": "Exponentialfunktion", "max": "Maximum",
    "min": "Minimum", "⟨": "", "⟩": "",
    "say: point": ",",
    "say: negative": "minus {number}",
    "say: scientific": "{digits} mal 10 hoch {power}",
    "say: sub": "{base} Index {script}",
    "say: long sub": "{base} Index {script} Ende Index",
    "say: time": "{base} zum Zeitpunkt {time},",
    "say: turned": "{base} transponiert",
    "say: power": "{base} hoch {script}",
    "say: fraction": "der Bruch {top} durch {bottom}, Ende des Bruchs,",
    "say: root": "die Quadratwurzel von, {inner},",
    "say: bars": "der Betrag von, {inner},",
    "say: list": "die Liste {inner}, Ende der Liste,",
    "say: brackets": "Klammer auf, {inner}, Klammer zu,",
    "say: call": "{function} von, {arguments},",
    "say: and": ", und ",
    "say: matrix": "die Matrix {rows}, Ende der Matrix,",
    "say: shape": "{base}, {rows} mal {columns},",
    "say: tilde": "{base} Tilde",
    "say: hat": "{base} Dach",
    "say: bar": "{base} quer",
}  # fmt: skip
