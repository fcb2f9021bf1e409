"""What the names of Typst's mathematics stand for. Pure data."""

from __future__ import annotations

from symbolic_lstm.readers.glyphs import MARKS

#: Names of signs, each as plain text has it.
SIGNS: dict[str, str] = {
    "sigma": "σ", "dot.op": "·", "dot.c": "·", "dot": "·", "dot.circle": "⊙", "dot.o": "⊙", "odot": "⊙",
    "times.circle": "⊙", "times.o": "⊙", "circle.small": "∘", "compose": "∘", "times": "×", "ast": "*", "ast.op": "*",
    "star.op": "⋆", "div": "÷", "minus": "−", "plus": "+", "plus.minus": "±", "eq": "=", "eq.def": "=",
    "approx": "≈", "approx.eq": "≈", "tilde.eq": "≃", "tilde.op": "∼", "eq.triple": "≡", "equiv": "≡",
    "arrow.r": "→", "arrow.r.long": "→", "arrow": "→", "arrow.r.double": "⇒", "arrow.r.double.long": "⇒",
    "implies": "⇒", "arrow.l": "←", "lt.eq": "≤", "gt.eq": "≥", "lt": "<", "gt": ">", "prime": "′",
    "quad": "  ", "wide": "    ", "med": " ", "thin": " ", "thick": " ", "space": " ",
    "partial": "∂", "diff": "∂", "nabla": "∇", "infinity": "∞", "oo": "∞", "sum": "∑", "product": "∏", "top": "⊤",
    "dots": "…", "dots.h": "…", "dots.c": "⋯", "ell": "ℓ",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "tau": "τ",
    "upsilon": "υ", "phi": "φ", "phi.alt": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
#: Functions that only set what they hold, accents, and fences that are called.
SETTING = frozenset({
    "upright", "bold", "italic", "serif", "sans", "mono", "cal", "bb", "frak", "scr", "op", "display", "inline",
    "script", "sscript", "text", "underline", "overline", "cancel", "strong", "box", "lr", "limits", "scripts",
    "underbrace", "overbrace", "underbracket", "overbracket", "mid", "class", "stretch",
})  # fmt: skip
ACCENTS: dict[str, str] = {
    "tilde": MARKS["tilde"], "hat": MARKS["hat"], "macron": MARKS["bar"], "overline": MARKS["bar"],
    "arrow": MARKS["vec"], "dot": MARKS["dot"],
}  # fmt: skip
FENCED: dict[str, tuple[str, str]] = {
    "abs": ("|", "|"), "norm": ("‖", "‖"), "sqrt": ("√(", ")"), "vec": ("[", "]"),
}  # fmt: skip
