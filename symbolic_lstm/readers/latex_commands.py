r"""The closed list of LaTeX: what takes words, what environments there are, and what to write instead of the rest."""

from __future__ import annotations

from functools import lru_cache

from symbolic_lstm.errors import shortened
from symbolic_lstm.on_demand import pattern
from symbolic_lstm.page.layout import Tabled
from symbolic_lstm.readers import glyphs

#: Environments, and how their rows are set.
TABLES: dict[str, Tabled] = {
    "bmatrix": "square", "pmatrix": "round", "matrix": "bare", "vmatrix": "bars", "smallmatrix": "bare",
    "array": "bare", "cases": "cases", "aligned": "aligned", "align": "aligned", "split": "aligned",
    "gather": "aligned", "gathered": "aligned", "equation": "aligned", "eqnarray": "aligned", "multline": "aligned",
}  # fmt: skip
#: Environments of lines that others write.
OTHER_LINES = frozenset(
    {"alignat", "alignedat", "flalign", "multlined", "dmath", "displaymath", "IEEEeqnarray", "subequations"}
)
WORD = {
    "text": (pattern(r"\{((?:[^\W_]|[ .,;:!?'’()/+=–—-]|\\[_%])*)\}"), "plain words"),
    "mathrm": (pattern(r"\{[A-Za-z][A-Za-z0-9]*\}"), "one word"),
    "operatorname": (pattern(r"\{[A-Za-z][A-Za-z0-9]*\}"), "one word"),
    "mathbf": (pattern(r"\{(?:[A-Za-z]|\\[A-Za-z]+)\}"), "one letter"),
    "mathbb": (pattern(r"\{[RNZ]\}"), "R, N or Z"),
    "mathcal": (pattern(r"\{L\}"), "the L of a loss"),
}
_LETTERS = "αβγδεζηθικλμνξπρςστυφχψωϵϕΓΔΘΛΞΠΣΥΦΨΩℓ"
#: The characters that can be set, beside ASCII letters and digits.
CHARACTERS = frozenset(_LETTERS + "+-−=<>/*×·⋅⊙∘≈≠≤≥∈→↦±∂∇∞∑∏∫…⋯.,;:|[]()'")
ADVICE = {
    "%": "a percent sign needs a backslash before it",
    "!": "a full stop or an exclamation mark stands behind the formula",
    "#": "it means nothing in a formula",
    "~": "write a space",
    "$": "one dollar stands on each side",
}
#: What to write instead of a command that is not set.
INSTEAD = {
    "mathit": "; letters are slanted anyway", "{": "; use ( ) or [ ]", "textstyle": "; leave it out",
    "displaystyle": "; leave it out", "limits": "; leave it out", "nolimits": "; leave it out",
}  # fmt: skip
BLACKBOARD = {("mathbb", "R"): "ℝ", ("mathbb", "N"): "ℕ", ("mathbb", "Z"): "ℤ", ("mathcal", "L"): "ℒ"}
#: Commands that take what follows them, and those that stand for themselves.
TAKING = frozenset({
    "frac", "dfrac", "tfrac", "cfrac", "sqrt", "underset", "underbrace", "overbrace", "boxed",
    *(name for name in glyphs.ACCENTS if len(name) > 1),
})  # fmt: skip
ALONE = frozenset(glyphs.COMMANDS) | glyphs.NAMED
_OTHERS = {*glyphs.SPACES, *glyphs.WORDS, *glyphs.FONTS, "operatorname", "left", "right"}
_KNOWN = sorted(name for name in ALONE | TAKING | _OTHERS if name.isalpha())


@lru_cache(maxsize=256)
def advice(name: str) -> str:
    """Why a command is not set, and what may have been meant."""
    import difflib  # only a mistake needs it

    near = difflib.get_close_matches(name[:30], _KNOWN, n=1, cutoff=0.75)
    meant = f"; did you mean \\{near[0]}?" if near and near[0] != name else ""
    return f"\\{shortened(name, 30)} cannot be set{INSTEAD.get(name) or meant}"
