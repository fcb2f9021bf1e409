"""How the formats spell glyphs. Pure data."""

from __future__ import annotations

#: Signs and letters in LaTeX mathematics; letters and digits not listed stand for themselves.
MATH: dict[str, str] = {
    "−": "-", "×": r"\times", "⊙": r"\odot", "·": r"\cdot", "⋅": r"\cdot", "∘": r"\circ", "≈": r"\approx",
    "±": r"\pm", "≠": r"\ne", "≤": r"\le", "≥": r"\ge", "∈": r"\in", "→": r"\to", "↦": r"\mapsto",
    "⇒": r"\Rightarrow", "⇔": r"\iff", "≪": r"\ll", "≫": r"\gg",
    "∞": r"\infty",
    "∂": r"\partial", "∇": r"\nabla", "∑": r"\sum", "∏": r"\prod", "∫": r"\int", "lim": r"\lim",
    "⊤": r"\top", "⊗": r"\otimes",
    "⊕": r"\oplus", "⟨": r"\langle", "⟩": r"\rangle", "′": r"\prime", "…": r"\ldots", "⋯": r"\cdots", "%": r"\%",
    "⋮": r"\vdots", "⋱": r"\ddots",
    "*": "*", "+": "+", "=": "=", "/": "/", ",": ",", ";": ";", ":": ":", "<": "<", ">": ">", "|": "|", "!": "!",
    "α": r"\alpha", "β": r"\beta", "γ": r"\gamma", "δ": r"\delta", "ε": r"\varepsilon", "ϵ": r"\epsilon",
    "ζ": r"\zeta", "η": r"\eta", "θ": r"\theta", "ϑ": r"\vartheta",
    "ι": r"\iota", "κ": r"\kappa", "λ": r"\lambda", "μ": r"\mu",
    "ν": r"\nu", "ξ": r"\xi", "π": r"\pi", "ρ": r"\rho", "σ": r"\sigma", "ς": r"\varsigma", "τ": r"\tau",
    "υ": r"\upsilon", "φ": r"\varphi", "ϕ": r"\phi", "χ": r"\chi", "ψ": r"\psi", "ω": r"\omega", "ℓ": r"\ell",
    "Γ": r"\Gamma", "Δ": r"\Delta", "Θ": r"\Theta", "Λ": r"\Lambda", "Ξ": r"\Xi", "Π": r"\Pi", "Σ": r"\Sigma",
    "Υ": r"\Upsilon", "Φ": r"\Phi", "Ψ": r"\Psi", "Ω": r"\Omega",
    "ℝ": r"\mathbb{R}", "ℕ": r"\mathbb{N}", "ℤ": r"\mathbb{Z}", "ℒ": r"\mathcal{L}",
}  # fmt: skip

#: Function names that LaTeX knows.
NAMED = {
    name: "\\" + name for name in ("tanh", "exp", "log", "ln", "max", "min", "sinh", "cosh", "sin", "cos", "tan", "arg")
}

#: Characters of running text that LaTeX would take for something else, or that pdflatex does not know.
PROSE: dict[str, str] = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "\u00a0": "~", "\u2009": r"\,", "\u202f": r"\,", "–": "--", "—": "---", "…": r"\ldots{}", "‐": "-", "‑": "-",
    "‘": "`", "’": "'", "“": "``", "”": "''", "„": r"\quotedblbase{}", "«": r"\guillemotleft{}",
    "»": r"\guillemotright{}", "•": r"\textbullet{}", "§": r"\S{}", "©": r"\copyright{}", "€": r"\texteuro{}",
    "°": r"\textdegree{}", "✓": r"$\checkmark$", "∼": r"$\sim$", "●": r"$\bullet$", "■": r"$\blacksquare$",
    "◐": r"$\circ$", "◑": r"$\bullet$", "✗": r"$\times$", "↳": r"$\hookrightarrow$",
    "√": r"$\surd$", "½": r"$\frac{1}{2}$",
}  # fmt: skip

#: Accented letters that pdflatex reads as they are (inputenc utf8, fontenc T1).
LATIN = frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"
    "ĂăĄąĆćČčĎďĐđĘęĚěĞğİıŁłŃńŇňŐőŒœŔŕŘřŚśŞşŠšŢţŤťŮůŰűŸŹźŻżŽž¡¿£"
)

#: What each accent is called in LaTeX, set above a letter in MathML, and added to a letter in text.
ACCENTS: dict[str, tuple[str, str, str]] = {
    "tilde": (r"\tilde", "~", "\u0303"),
    "hat": (r"\hat", "^", "\u0302"),
    "bar": (r"\bar", "¯", "\u0304"),
    "vec": (r"\vec", "→", "\u20d7"),
    "dot": (r"\dot", "˙", "\u0307"),
}

SUBSCRIPTS: dict[str, str] = dict(zip("0123456789+−aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
SUPERSCRIPTS: dict[str, str] = dict(zip("0123456789+−⊤′", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵀ′", strict=True))
