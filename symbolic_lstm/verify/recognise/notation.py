"""Which notation equations are written in, by what tells notations apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from symbolic_lstm.maths import terms as t
from symbolic_lstm.verify.recognise.names import Style, named
from symbolic_lstm.verify.recognise.system import FoundEquation, System


def notation_of(system: System, equations: Sequence[FoundEquation], style: Style) -> str:
    """The notation of ours that is nearest, or what it is like.

    Gates called Γ are Ng's; vectors before their matrices and weights with two letters d2l's; two biases and W_ii
    PyTorch's; one matrix on [h, x] Olah's; W and R ONNX's; W on the input and U on the state the standard.
    """
    used = sorted(system.used)
    texts = [name for k in used for name in (equations[k].left, *t.names(equations[k].right))]
    letters = {named(text, style).letter for text in texts}
    labels = {named(text, style).label for text in texts if named(text, style).letter in ("W", "w", "b")}
    if any(letter.startswith(("Γ", "\\Gamma")) for letter in letters):
        return "ng"
    if system.rows:
        return "d2l"
    if {"ii", "hi"} <= labels or {"ir", "hr"} <= labels or {"if", "hf"} <= labels:
        return "pytorch"
    if system.concatenated:
        return "olah"
    if any(re.fullmatch(r"[xhi][a-z]|[a-z][xhi]", label) for label in labels):
        return "graves"
    if "R" in letters and "W" in letters:
        return "onnx"
    if "U" in letters and ("W" in letters or "w" in letters):
        return "standard"
    return "other"
