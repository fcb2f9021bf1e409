"""Programs in Julia, MATLAB, R, JavaScript and C, as far as they say what a gate is: each assignment as Python has it.

Only lines that assign are kept, each where it stands; a listing with conditions
is not read, for what holds in it is not known.
"""

from __future__ import annotations

import ast
import re
import warnings

from symbolic_lstm.articles.mapped import Mapped, joined, lines

_MATRICES = {"julia", "jl", "matlab", "octave"}
#: The languages, as listings name them.
LANGUAGES = _MATRICES | {
    "r", "js", "javascript", "ts", "typescript", "c", "cpp", "c++", "java", "cs", "csharp", "rust", "rs", "go", "swift",
    "kotlin", "lua",
}  # fmt: skip
_ASSIGNED = re.compile(
    r"[ \t]*(?:(?:const|let|var|val|mut|auto|local|double|float|final)[ \t]+){0,2}"
    r"(?P<name>[^\W\d]\w*)[ \t]*(?:=(?!=)|<-|:=)[ \t]*(?P<value>[^={}\n]+?)[ \t]*;?[ \t]*(?:(?://|#|(?<!\*)%(?!\*)).*)?\Z"
)
_CONDITION = re.compile(r"(?m)(?<!\w)(?:if|else|elseif|switch|case|match)(?!\w)|\?[^:\n]*:")
#: What begins another scope.
_SCOPE = re.compile(r"(?<!\w)(?:function|fn|func|def|void|class|struct)(?!\w)|=>|\)[ \t]*\{[ \t]*\Z")
_MATRIX = re.compile(r"(?<![.*])\*(?!\*)|(?<=\w)\.(?=\()|\.(?=[-+*/^])")
_R = re.compile(r"%\*%|%o%")
_POWER = re.compile(r"\^")
#: Longer listings are not read.
MOST_LINES = 2_000


def as_python(mapped: Mapped, language: str) -> list[Mapped]:
    """The scopes of a listing, each as lines of Python with the places they have; none for what is not understood.

    >>> from symbolic_lstm.articles.mapped import whole
    >>> [each.text for each in as_python(whole("h <- o * tanh(c)"), "r")]
    ['h = o * tanh(c)\\n']
    """
    rows = lines(mapped)
    if language not in LANGUAGES or len(rows) > MOST_LINES or _CONDITION.search(mapped.text):
        return []
    scopes: list[list[Mapped]] = [[]]
    for row in rows:
        if _SCOPE.search(row.text):
            scopes.append([])
        made = _assignment(row, language)
        if made is not None:
            scopes[-1].append(made)
    return [joined(scope) for scope in scopes if scope]


def _assignment(row: Mapped, language: str) -> Mapped | None:
    found = _ASSIGNED.match(row.text)
    if found is None or "'" in found["value"]:
        return None
    name, value = row.cut(*found.span("name")), row.cut(*found.span("value"))
    if language in _MATRICES:
        value = value.sub(_MATRIX, lambda m: "@" if m[0] == "*" else "")
    elif language == "r":
        value = value.sub(_R, "@")
    if language in _MATRICES or language == "r":
        value = value.sub(_POWER, "**")
    first, last = name.span(0, 1)[0], value.span(0, len(value.text))[1]
    equals, end = Mapped(" = ", (first,) * 3, (last,) * 3), Mapped("\n", (last - 1,), (last,))
    made = joined([name, equals, value, end])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(made.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return made
