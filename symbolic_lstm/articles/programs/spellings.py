"""How languages spell what Python has: matrix products, transposes, slices, references, functions over entries."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from symbolic_lstm.articles.mapped import Mapped

MATRICES = {"julia", "jl", "matlab", "octave"}
#: The languages, as listings name them.
LANGUAGES = MATRICES | {
    "r", "js", "jsx", "javascript", "ts", "typescript", "c", "cpp", "c++", "java", "cs", "csharp", "rust", "rs", "go",
    "swift", "kotlin", "lua", "scala",
}  # fmt: skip
_Spelling: TypeAlias = "tuple[re.Pattern[str], Callable[[re.Match[str]], str]]"


def _as(pattern: str, new: str) -> _Spelling:
    return re.compile(pattern), lambda found: found.expand(new)


_LIBRARY = r"(?:Math|math|std|torch|nj|np|tf|numeric|f32|f64|Nd4j|Transforms|MatrixUtils|Matrix|arma|Eigen)"
#: What most languages have and Python has not.
_COMMON: list[_Spelling] = [
    _as(r"->", "."),
    _as(r"(?<![\w)\]]) ?&(?:mut )?(?=[\w(])", ""),  # a reference
    _as(r"(?<=[(,+\-*/=]) ?&(?:mut )?(?=[\w(])", " "),
    _as(r"\*(?=self\.|this\.)(?<![\w)\]] \*)(?<![\w)\]]\*)", ""),
    _as(r"::", "."),
    _as(r"(?<![\w.])(\d+\.?\d*)(?:f|d|_f64|_f32|F|L)\b", r"\1"),
    _as(r"\.(?:map|mapv|unaryExpr|mapv_into|applyFunction|forEach|each)\((?:\w+\.)*&?(\w+)\)", r".\1()"),
    _as(r"\bMath\.pow\(", "pow("),
    _as(r"\.(?:powi|powf|powu)\(", ".pow("),
    _as(r"\.t\(\)|\.(?:transpose|adjoint)\(\)", ".T"),
]
_R: list[_Spelling] = [
    _as(r"(?<![\w.])([A-Za-z]\w*)\.([A-Za-z]\w*)(?![\w(])", r"\1_\2"),
    _as(r"%o%[ ]*([\w.]+)", r"@ \1.T"),
    _as(r"%\*%", "@"),
    _as(r"(?<=\w)\$(?=\w)", "."),
    _as(r"\^", "**"),
]
_ROWS: list[_Spelling] = [
    _as(r"(?<=[\w)\]])\.?'", ".T"),
    _as(r"(?<![.*])\*(?!\*)", "@"),
    _as(r"(?<=\w)\.(?=\()|\.(?=[-+*/^])", ""),
    _as(r"(?<![\w.])(\d+)(?=[A-Za-z]\w*)", r"\1*"),
    _as(r"\^", "**"),
]
#: `z(1:n, :)` and `h(:, t-1)` of MATLAB are parts, where `f(x)` is a function.
_PARTS: list[_Spelling] = [
    _as(r"(?<=\w)\(((?:[^()]*:[^()]*)|t|t ?[-+] ?1)\)", r"[\1]"),
    _as(r"(?<=[\[,])[ ]*end(?=[\],])", " -1"),
    _as(r"(?<=:)[ ]*end(?=[\],])", ""),
]
_COUNTED: list[_Spelling] = [_as(r"∗", "*")]
_STRINGS = re.compile(r"[\"'`]")


def spelt_as_python(said: Mapped, language: str, *, left: bool = False) -> Mapped | None:
    """An expression, or the `left` side of an assignment, as Python has it; None for what has strings in it."""
    spellings: list[_Spelling]
    if language in MATRICES:
        spellings = [*_PARTS, *_scalars(said.text), *_ROWS, *_COUNTED] if language in ("matlab", "octave") else _ROWS
    elif language == "r":
        spellings = _R
    else:
        spellings = _COMMON
    for pattern, new in spellings:
        said = said.sub(pattern, new)
    if _STRINGS.search(said.text):
        return None
    if left and "(" in said.text:
        return None
    return said


def _scalars(text: str) -> list[_Spelling]:
    """Numbers and what is counted are multiplied, and no matrices, as in `z(n+1:2*n)`."""
    return [_as(r"(?<![\w.])(\d+)[ ]*\*[ ]*([A-Za-z]\w*)(?=[^()\[\]]*\])", r"\1∗\2")] if "*" in text else []
