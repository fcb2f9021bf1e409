"""What can go wrong, and whose turn it is to act.

Every error says what is wrong, where, and what would be right. A caller that
catches `SymbolicLstmError` has caught them all.
"""

from __future__ import annotations

from collections.abc import Iterable
from numbers import Integral
from operator import index


class SymbolicLstmError(ValueError):
    """The root: something handed to the toolkit cannot be used as it is."""


class SentenceError(SymbolicLstmError):
    """The writer of an equation: the text is not one of our sentences.

    `column` is 1-based and counts code points; `reason` is the message without
    the picture of the line under it.
    """

    def __init__(self, reason: str, source: str, column: int) -> None:
        self.reason, self.source, self.column = reason, source, column
        super().__init__(f"{reason}\n{_caret(source, column)}")


class CellError(SymbolicLstmError):
    """The author of a cell: its sentences do not make a recurrent cell.

    `line` is the sentence's, from 1, if it is one's; `table` and `key` name
    what was said of the cell beside its sentences, such as "sizes" and "W".
    """

    def __init__(self, reason: str, line: int | None = None, table: str = "", key: str = "") -> None:
        self.reason, self.line, self.table, self.key = reason, line, table, key
        super().__init__(reason)


class QuantityError(SymbolicLstmError):
    """Whoever names a quantity: the example has none of that name, time or part."""


class FigureError(SymbolicLstmError):
    """Whoever gives a number: it is no finite decimal, or has no value here."""


class UndecidedError(FigureError):
    """Nobody: the digits could not be proved within the precision allowed."""


class ExampleError(SymbolicLstmError):
    """The author of a worked example: `path:line:column: error: …`, 1-based, in code points."""

    def __init__(self, reason: str, path: str, line: int = 1, column: int = 1, source: str = "") -> None:
        self.reason, self.path, self.line, self.column, self.source = reason, path, line, column, source
        super().__init__(pointed(path, line, column, "error", reason, source))


class ArgumentError(ExampleError):
    """Whoever makes an example in Python: `weights.U_h: …`; `way` leads from the keyword to what is wrong."""

    def __init__(self, reason: str, way: str) -> None:
        super().__init__(reason, "<example>")
        self.way = way
        self.args = (f"{way}: {reason}" if way else reason,)


class WeightsError(SymbolicLstmError):
    """Whoever hands over a model's weights: a file, an array or a layer cannot be what it should be."""


class FormulaWarning(UserWarning):
    """The author of a text: a formula in it has no layout of ours, and is handed on as it was typed."""


class UsageError(SymbolicLstmError):
    """Whoever typed the command or made the call: an option or argument does not fit."""


def expected(value: object, kinds: type | tuple[type, ...], what: str) -> None:
    """Raises `UsageError` where a value handed to a public function is of another kind than `what` describes.

    >>> expected(3, str, "a format is text")
    Traceback (most recent call last):
        ...
    symbolic_lstm.errors.UsageError: a format is text, not int
    """
    if not isinstance(value, kinds):
        raise UsageError(f"{what}, not {type(value).__name__}")


def whole_number(value: object, what: str) -> int:
    """A whole number as Python's own, also one of NumPy; raises `UsageError` for what is none.

    >>> whole_number(2.5, "steps are a whole number")
    Traceback (most recent call last):
        ...
    symbolic_lstm.errors.UsageError: steps are a whole number, not float
    """
    expected(value, Integral, what)
    number = index(value)  # type: ignore[arg-type]  # every Integral has one
    if abs(number) > 10**18:  # which could not even be quoted
        raise UsageError(f"{what}, not one of so many digits")
    return number


def pointed(path: str, line: int, column: int, kind: str, reason: str, source: str = "") -> str:
    """A message on a place in a file, with the line under it.

    >>> print(pointed("a.toml", 3, 9, "warning", "this is odd", "title = $x$"))
    a.toml:3:9: warning: this is odd
        3 | title = $x$
                    ^
    """
    picture = f"\n{_caret(source, column, f'{line:>5} | ')}" if source else ""
    return f"{path}:{line}:{column}: {kind}: {reason}{picture}"


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """`; did you mean …?` with the nearest known word, or the words there are.

    >>> did_you_mean("bais", ["bias", "title"])
    "; did you mean 'bias'?"
    >>> did_you_mean("zzz", ["bias", "title"])
    '; known are: bias, title'
    """
    import difflib  # only a mistake needs it

    known = list(dict.fromkeys(known))
    near = difflib.get_close_matches(str(word)[:80], known, n=1, cutoff=0.5)
    if near:
        return f"; did you mean {near[0]!r}?"
    if not known:
        return ""
    return "; known are: " + ", ".join(known[:40]) + (" …" if len(known) > 40 else "")


def shortened(text: str, width: int = 60) -> str:
    """A quotation that cannot flood a message or command a terminal.

    >>> shortened("a" * 100, 10)
    'aaaaaaaaa…'
    """
    safe = "".join(c if c.isprintable() else " " if c == "\u00a0" else "�" for c in text[: width + 1])
    return safe if len(safe) <= width else safe[: width - 1] + "…"


def _caret(source: str, column: int, margin: str = "  ") -> str:
    """The line with a caret under the column, cut to what fits on a terminal."""
    start = max(0, column - 50)
    excerpt = shortened(source[start : start + 72], 72)
    return f"{margin}{excerpt}\n{' ' * len(margin)}{' ' * (column - 1 - start)}^"
