r"""Prose that an author hands us: formulas between dollars become layouts, all else stays text.

A formula that has no layout of ours is handed on as its author's own LaTeX, if it
is in the closed list of `readers.author_latex`: to formats with LaTeX as it is, to
those with MathML through latex2mathml, to others as it was typed. What is not in
the list either stays text, dollars included. A dollar opens a
formula where no letter or digit stands before it and no space after, and closes
one where no space stands before it and no digit after: `$5` and `US$ 5` are
prices. `\$` is a dollar.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from symbolic_lstm.errors import FormulaWarning, SentenceError, pointed
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.on_demand import pattern

if TYPE_CHECKING:
    from symbolic_lstm.page.blocks import Prose
    from symbolic_lstm.page.layout import Layout
    from symbolic_lstm.published.example import Example

_OPENS = pattern(r"(?:(?<=\\\$)|(?<![\\\w$]))\$(?=[^\s$])")
_NEXT = pattern(r"(?<!\\)\$")
_CLOSES = pattern(r"(?<=[^\s\\$])\$(?![\d$])")
_LONE = pattern(r"(?<![\\\w])\$+(?=[^\s\d.,;:!?)$])")
_AUTHORS_OWN = "is your own LaTeX where there is LaTeX or MathML, and text elsewhere"


class _Formula(NamedTuple):
    """A formula and where it stands in its text, dollars included."""

    source: str
    start: int
    end: int


class FormulaFault(NamedTuple):
    """What has no layout, at a place of the text from 0, and why; whether it is handed on as its author's own LaTeX."""

    place: int
    reason: str
    authors_own: bool = False


def author_prose(text: str) -> Prose:
    r"""A text with its formulas set.

    >>> author_prose(r"The gate is open at $x = 1$, for \$5.")  # doctest: +NORMALIZE_WHITESPACE
    ('The gate is open at ', Row(items=(Ident(glyph='x', upright=False, bold=False), Op(glyph='=', prefix=False),
     Num(digits='1', exponent=None))), ', for $5.')
    """
    if "$" not in text:
        return (text,)
    parts: list[str | Layout] = []
    said, here = "", 0
    for formula in _formulas(text):
        said += _unescaped(text[here : formula.start])
        here = formula.end
        layout = _layout(formula.source)
        if layout is None:
            said += text[formula.start : here]
            continue
        parts += [said, layout] if said else [layout]
        said = ""
    said += _unescaped(text[here:])
    return (*parts, said) if said or not parts else tuple(parts)


def formula_faults(text: str) -> Iterator[FormulaFault]:
    """Every formula of a text that cannot be set, and every dollar that seems to begin one."""
    here = 0
    for formula in _formulas(text):
        yield from _lone(text, here, formula.start)
        here = formula.end
        try:
            formula_layout(formula.source)
        except SentenceError as fault:
            yield FormulaFault(formula.start + fault.column, fault.reason, _layout(formula.source) is not None)
    yield from _lone(text, here, len(text))


class FormulaPlace(NamedTuple):
    """A formula that has no layout: what is said of it, its line and column from 1, and that line."""

    told: str
    line: int
    column: int
    source: str


def without_layout(example: Example) -> Iterator[FormulaPlace]:
    """Every formula in an example's prose that has no layout."""
    for written in example.written:
        for place, reason, authors_own in formula_faults(written.text):
            told = f"this formula {_AUTHORS_OWN if authors_own else 'stays text'}: {reason}"
            yield FormulaPlace(told, *written.place(place))


def left_as_text(example: Example) -> list[str]:
    """A warning for every formula of an example that has no layout, at file, line and column."""
    found = without_layout(example)
    return [pointed(example.path, it.line, it.column, "warning", it.told, it.source) for it in found]


def warn_of_formulas(example: Example) -> None:
    """Warns whoever calls us from Python of every formula that has no layout."""
    for told in left_as_text(example):
        warnings.warn(told, FormulaWarning, stacklevel=3)


@lru_cache(maxsize=256)
def formula_layout(source: str) -> Layout:
    """The layout of one formula without its dollars; raises `SentenceError` with the column of what cannot be set."""
    from symbolic_lstm.readers.author_latex import LONGEST
    from symbolic_lstm.readers.latex import latex

    if not source.strip():
        raise SentenceError("nothing stands in the formula", source, 1)
    return latex(source, strict=True, most=LONGEST)


def _layout(source: str) -> Layout | None:
    """The layout of a formula, its author's own LaTeX, or nothing where it has to stay text."""
    from symbolic_lstm.page.layout import AuthorLatex
    from symbolic_lstm.readers.author_latex import author_latex

    try:
        return formula_layout(source)
    except SentenceError:
        try:
            return AuthorLatex(f"${source}$", author_latex(source))
        except SentenceError:
            return None


def _formulas(text: str) -> Iterator[_Formula]:
    here = 0
    while opening := _OPENS.search(text, here):
        here = opening.end()
        following = _NEXT.search(text, here)
        if following and _CLOSES.match(text, following.start()):
            yield _Formula(text[here : following.start()], opening.start(), following.end())
            here = following.end()


def _lone(text: str, start: int, end: int) -> Iterator[FormulaFault]:
    for dollar in _LONE.finditer(text[:end], start):
        reason = "this dollar has no partner; one that is no formula's needs a backslash before it"
        yield FormulaFault(
            dollar.start(), reason if len(dollar[0]) == 1 else "one dollar stands on each side of a formula"
        )


def _unescaped(text: str) -> str:
    return text.replace("\\$", "$")
