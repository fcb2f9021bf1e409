r"""Commands of LaTeX that leave room and say nothing, and how a line says that it goes on with the one above.

A long line is broken before a sign, and its rows stand in by `\quad`, `\phantom{=}` or `\hspace{2em}`; or it is broken
where a bracket is open, which a row further down closes.
"""

from __future__ import annotations

from symbolic_lstm.on_demand import pattern

#: Commands that say nothing by themselves, with what they take.
_ROOM = pattern(
    r"\\(?:(?:[hv]?phantom|hspace|mspace|vspace|hskip|mskip|kern|mkern)\*?\s*"
    r"(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|-?[0-9.]+\s?(?:em|ex|pt|mu|mm|cm|in)(?![A-Za-z]))"
    r"|(?:mathrel|mathbin|mathord|mathopen|mathclose|mathinner|allowbreak|nobreak|displaybreak|hfill|enskip|negmedspace"
    r"|negthinspace|negthickspace|medspace|thickspace|nonumber|notag|IEEEnonumber|relax|null)(?![A-Za-z])(?:\[[0-9]\])?)"
)
_BLANK = (
    r"(?>(?:[\s&~]|\{\}|\\[,;:!> ]|\\q?quad(?![A-Za-z])|\\[hv]?phantom\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}"
    r"|\\hspace\*?\{[^{}]*\}|\\(?:mathrel|mathbin|enskip|notag|nonumber|IEEEnonumber|left\.|displaystyle)(?![A-Za-z]))*)"
)
_BLANKS = pattern(_BLANK)
_RELATED = pattern(
    _BLANK + r"\{?(?:[=≈≃≅≐≒≡<>≤≥⇒→]|\\(?:approx|simeq|cong|doteq|equiv|coloneqq|le|ge|leq|geq|ne|neq|implies"
    r"|Rightarrow|to)(?![A-Za-z]))"
)


def room(source: str, at: int) -> int:
    r"""Where a command ends that only leaves room; `at` where another stands there.

    >>> room(r"\hspace{1em} + 2", 0), room(r"\phantom{{}={}}+", 0), room(r"\hat{x}", 0)
    (12, 15, 0)
    """
    found = _ROOM.match(source, at)
    return found.end() if found else at


def row_begins(source: str, at: int) -> int:
    r"""Where the first sign of a row stands, behind what only leaves room.

    >>> row_begins(r" &\quad {} + 2", 0)
    11
    """
    found = _BLANKS.match(source, at)
    return found.end() if found else at


def related(source: str, at: int) -> bool:
    """Whether a row that begins at a place begins with a sign that relates it to the one above: =, ≈, ≤."""
    return _RELATED.match(source, at) is not None
