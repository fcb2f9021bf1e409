"""What typeset characters and commands are. Pure data.

These tables are not the writers': a slip in one of theirs has to show when
their output is read back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symbolic_lstm.maths.tokens import Kind

#: Characters that are tokens of their own; letters and digits are not listed.
CHARACTERS: dict[str, tuple[Kind, str]] = {
    "+": ("operator", "+"), "-": ("operator", "-"), "−": ("operator", "-"), "–": ("operator", "-"),
    "*": ("operator", "*"), "∗": ("operator", "*"), "×": ("operator", "×"), "·": ("operator", "×"),
    "⋅": ("operator", "×"), "⊙": ("operator", "*"), "∘": ("operator", "*"), "/": ("operator", "/"),
    "÷": ("operator", "/"), "^": ("operator", "^"),
    "=": ("relation", "="), "≈": ("relation", "≈"), "≃": ("relation", "≈"), "≅": ("relation", "≈"),
    "(": ("open", "("), "[": ("open", "["), ")": ("close", ")"), "]": ("close", "]"),
    "⟨": ("open", "⟨"), "⟩": ("close", "⟩"), "<": ("open", "⟨"), ">": ("close", "⟩"),
    ",": ("comma", ","), ";": ("comma", ";"),
    "|": ("operator", "|"), "∣": ("operator", "|"),
    "′": ("operator", "′"), "'": ("operator", "′"), "⊤": ("operator", "⊤"), "⊺": ("operator", "⊤"),
    "∂": ("name", "∂"),
    "\u2061": ("operator", "\u2061"), "\u2062": ("operator", "@"),
}  # fmt: skip

#: LaTeX commands that stand for a character.
COMMANDS: dict[str, str] = {
    "times": "×", "cdot": "⋅", "odot": "⊙", "circ": "∘", "ast": "∗", "div": "÷", "approx": "≈", "simeq": "≃",
    "cong": "≅", "lbrack": "[", "rbrack": "]", "langle": "⟨", "rangle": "⟩", "lt": "<", "gt": ">", "prime": "′",
    "top": "⊤", "partial": "∂", "lvert": "|", "rvert": "|", "vert": "|", "ell": "ℓ",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ",
    "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip

#: LaTeX commands that are a function's name, and commands that only set spaces or sizes.
NAMED = frozenset({"tanh", "exp", "log", "ln", "max", "min"})
SPACES = frozenset({",", ":", ";", "!", " ", ">", "quad", "qquad", "displaystyle", "textstyle", "limits", "nolimits"})
OPENING = frozenset({"left", "bigl", "Bigl", "biggl", "Biggl"})
CLOSING = frozenset({"right", "bigr", "Bigr", "biggr", "Biggr"})
#: Commands that cut the letters of their argument in another way, and commands whose argument is words.
FONTS = frozenset(
    {"mathrm", "mathbf", "mathit", "mathsf", "mathtt", "mathcal", "mathbb", "boldsymbol", "bm", "mathnormal"}
)
WORDS = frozenset({"text", "textrm", "textbf", "textit", "textsf", "texttt", "mbox", "operatorname"})

#: Accents, as the combining mark they add to a name.
ACCENTS: dict[str, str] = {
    "tilde": "\u0303", "widetilde": "\u0303", "~": "\u0303", "˜": "\u0303", "\u0303": "\u0303", "∼": "\u0303",
    "hat": "\u0302", "widehat": "\u0302", "^": "\u0302", "ˆ": "\u0302", "\u0302": "\u0302",
    "bar": "\u0304", "overline": "\u0304", "¯": "\u0304", "‾": "\u0304", "\u0304": "\u0304", "―": "\u0304",
}  # fmt: skip

#: What a misspelt command may have been meant as.
MEANT = sorted({*COMMANDS, *NAMED, *FONTS, *WORDS, "tilde", "hat", "bar", "frac", "sqrt", "left", "right", "begin"})
