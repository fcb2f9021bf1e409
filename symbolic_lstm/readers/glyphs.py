"""What typeset characters and commands are. Pure data.

These tables are not the writers': a slip in one of theirs has to show when
their output is read back.
"""

from __future__ import annotations

from symbolic_lstm.page.layout import Accent

#: Signs between operands, each as layouts have it.
SIGNS: dict[str, str] = {
    "+": "+", "-": "−", "−": "−", "‐": "−", "‑": "−", "‒": "−", "–": "−", "—": "−", "﹣": "−", "－": "−", "⁃": "−",
    "*": "*", "∗": "*", "⋆": "*", "×": "×", "✕": "×", "✖": "×", "⨯": "×", "·": "·", "⋅": "·", "•": "·", "∙": "·",
    "⊙": "⊙", "◦": "∘", "∘": "∘", "⊗": "⊗", "⊕": "⊕", "/": "/", "÷": "/", "∕": "/", "⁄": "/", "@": "@", "±": "±",
}  # fmt: skip
#: Signs that say how two sides stand to each other; those of a chain first.
RELATIONS: dict[str, str] = {
    "=": "=", "≡": "=", "≔": "=", "≈": "≈", "≃": "≈", "≅": "≈", "∼": "≈", "≐": "≈", "≒": "≈", "→": "→", "⟶": "→",
    "⇒": "⇒", "⟹": "⇒", "↦": "↦", "⇔": "⇔", "≠": "≠", "≤": "≤", "≥": "≥", "∈": "∈", "<": "<", ">": ">", "≪": "≪",
    "≫": "≫", "⩽": "≤", "⩾": "≥",
}  # fmt: skip
CHAINED = frozenset("=≈→⇒")
OPENING = {"(": ")", "[": "]", "{": "}"}
CLOSING = {")": "(", "]": "[", "}": "{"}
BARS = {"|": "|", "∣": "|", "‖": "‖", "∥": "‖"}
#: Signs that stand before what they are over.
BIG = frozenset({"∑", "∏", "∫", "lim"})
ODD = frozenset("∞…⋯⋮⋱∂∇")

#: What pseudo-code gives a name its value with.
GIVING: dict[str, str] = dict.fromkeys(("gets", "leftarrow", "longleftarrow"), "≔")

#: LaTeX commands that stand for a character.
COMMANDS: dict[str, str] = {
    "times": "×", "cdot": "⋅", "odot": "⊙", "circ": "∘", "ast": "∗", "div": "÷", "bullet": "∙", "star": "⋆",
    "otimes": "⊗", "oplus": "⊕", "pm": "±", "approx": "≈", "simeq": "≃", "cong": "≅", "sim": "∼", "equiv": "≡",
    "doteq": "≐", "coloneqq": "≔", "to": "→", "rightarrow": "→", "longrightarrow": "→", "Rightarrow": "⇒",
    "implies": "⇒", "Longrightarrow": "⇒", "mapsto": "↦", "iff": "⇔", "ne": "≠", "neq": "≠", "le": "≤", "leq": "≤",
    "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥", "in": "∈", "lt": "<", "gt": ">", "ll": "≪", "gg": "≫",
    "lbrack": "[", "rbrack": "]", "lbrace": "{", "rbrace": "}", "{": "{", "}": "}", "langle": "⟨", "rangle": "⟩",
    "lvert": "|", "rvert": "|", "vert": "|", "lVert": "‖", "rVert": "‖", "Vert": "‖", "|": "‖",
    "prime": "′", "top": "⊤", "intercal": "⊤", "partial": "∂", "nabla": "∇", "infty": "∞", "lim": "lim",
    "sum": "∑", "prod": "∏", "int": "∫", "ldots": "…", "dots": "…", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱",
    "ell": "ℓ", "colon": ":", "%": "%", "_": "_",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ",
    "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
#: Functions that LaTeX names, and words of other spellings that a line may call.
NAMED = frozenset({"tanh", "exp", "log", "ln", "max", "min", "sinh", "cosh", "sin", "cos", "tan", "arg"})
#: Commands that set spaces, the width of each in em; those that only set sizes have none.
SPACES: dict[str, float] = {
    ",": 0.17, ":": 0.22, ";": 0.28, "!": 0, " ": 0.25, ">": 0.22, "quad": 1, "qquad": 2, "enspace": 0.5,
    "thinspace": 0.17, "displaystyle": 0, "textstyle": 0, "limits": 0, "nolimits": 0, "nonumber": 0, "notag": 0,
}  # fmt: skip
SIZES = frozenset(
    {"left", "right", "bigl", "Bigl", "biggl", "Biggl", "bigr", "Bigr", "biggr", "Biggr", "big", "Big", "bigg", "Bigg"}
)
#: Commands that cut the letters of their argument in another way, and commands whose argument is words.
FONTS = frozenset(
    {"mathrm", "mathbf", "mathit", "mathsf", "mathtt", "mathcal", "mathbb", "boldsymbol", "bm", "mathnormal", "pmb",
     "rm", "bf"}
)  # fmt: skip
BOLD = frozenset({"mathbf", "boldsymbol", "bm", "pmb", "bf"})
WORDS = frozenset({"text", "textrm", "textbf", "textit", "textsf", "texttt", "mbox", "textnormal"})

#: Accents, by command and by the mark that stands above.
ACCENTS: dict[str, Accent] = {
    "tilde": "tilde", "widetilde": "tilde", "~": "tilde", "˜": "tilde", "\u0303": "tilde", "∼": "tilde",
    "hat": "hat", "widehat": "hat", "^": "hat", "ˆ": "hat", "\u0302": "hat",
    "bar": "bar", "overline": "bar", "¯": "bar", "‾": "bar", "\u0304": "bar", "―": "bar",
    "vec": "vec", "→": "vec", "\u20d7": "vec", "dot": "dot", "˙": "dot", "\u0307": "dot",
}  # fmt: skip
#: The combining mark of an accent, which names have.
MARKS: dict[str, str] = {"tilde": "\u0303", "hat": "\u0302", "bar": "\u0304", "vec": "\u20d7", "dot": "\u0307"}

SUBSCRIPTS: dict[str, str] = dict(
    zip("₀₁₂₃₄₅₆₇₈₉₊₋₍₎₌ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789+−()=aehijklmnoprstuvx", strict=True)
)
SUPERSCRIPTS: dict[str, str] = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵀᵗⁿⁱʰᶜᶠᵒᵍᶻʳˣ", "0123456789+−()⊤tnihcfogzrx", strict=True))
FRACTIONS: dict[str, str] = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5",
    "⅙": "1/6", "⅚": "5/6", "⅐": "1/7", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8", "⅑": "1/9", "⅒": "1/10",
}  # fmt: skip
