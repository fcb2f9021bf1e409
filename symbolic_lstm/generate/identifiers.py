"""Identifiers: what a name of a cell is called in a language, whatever the language keeps for itself."""

from __future__ import annotations

import keyword
from collections.abc import Iterable

#: What a JavaScript module may not call a variable, in strict mode.
_JAVASCRIPT = (
    "arguments", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do",
    "else", "enum", "eval", "export", "extends", "false", "finally", "for", "function", "if", "implements", "import",
    "in", "instanceof", "interface", "let", "new", "null", "package", "private", "protected", "public", "return",
    "static", "super", "switch", "this", "throw", "true", "try", "typeof", "undefined", "var", "void", "while", "with",
    "yield", "NaN", "Infinity", "Array", "Math", "Number", "Object",
)  # fmt: skip
#: The names of each language, and those of it that programs here call.
RESERVED: dict[str, frozenset[str]] = {
    "python": frozenset((*keyword.kwlist, *keyword.softkwlist, "abs", "dict", "len", "max", "min", "print", "range",
                         "reversed", "self", "sum", "super", "zip")),
    "javascript": frozenset(_JAVASCRIPT),
}  # fmt: skip


class Identifiers:
    """Names to identifiers, one for each: a name that is taken gets underscores behind it.

    The quantities of a cell keep theirs where they can; what a program calls by names that are `made` of them
    comes after.

    >>> of = Identifiers("python", ["math"], ["f", "lambda", "lambda_", "math", "x_at"])
    >>> of("f"), of("lambda"), of("lambda_"), of("math"), of("x_at"), of.made("x_at"), of("d_f")
    ('f', 'lambda_', 'lambda__', 'math_', 'x_at', 'x_at_', 'd_f')
    """

    def __init__(self, language: str, own: Iterable[str], quantities: Iterable[str]) -> None:
        self.taken = {*RESERVED[language], *own}
        self.quantities: dict[str, str] = {}
        self.others: dict[str, str] = {}
        for name in quantities:
            self._spelt(name, self.quantities)

    def __call__(self, name: str) -> str:
        """What stands for a quantity, or for a name that is none."""
        return self.quantities.get(name) or self.made(name)

    def made(self, name: str) -> str:
        """What stands for a name that is made of a quantity's, which another quantity may have."""
        return self.others.get(name) or self._spelt(name, self.others)

    def _spelt(self, name: str, found: dict[str, str]) -> str:
        spelt = name
        while spelt in self.taken:
            spelt += "_"
        self.taken.add(spelt)
        found[name] = spelt
        return spelt
