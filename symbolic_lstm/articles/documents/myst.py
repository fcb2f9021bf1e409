"""MyST: the language of a fence that is a directive, and tables that are written as lists of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from symbolic_lstm.articles.documents.build import Build
from symbolic_lstm.articles.documents.rst import list_table
from symbolic_lstm.articles.documents.running import running
from symbolic_lstm.articles.mapped import Mapped, lines
from symbolic_lstm.named_tuples import NamedTuple

_DIRECTIVE = re.compile(r"\{(?P<name>[A-Za-z][\w:-]{1,40})\}[ \t]*(?P<language>[\w+#-]*)")
#: Directives whose content is a listing in the language that is named behind them.
_CODE = frozenset(("code", "code-block", "code-cell", "sourcecode"))
_TABLE = re.compile(r"(?m)^[ \t]*(?P<fence>`{3,}|:{3,})\{list-table\}[^\n]*\n(?P<options>(?:[ \t]*:[\w-]+:[^\n]*\n)*)")


class ListTable(NamedTuple):
    """A table: all of it, and where its rows begin and end."""

    start: int
    end: int
    first: int
    last: int


def language_of(info: str) -> str:
    """The language of a fence: `python`, `{python}`, `{code-block} python`, `python title="a"`.

    >>> language_of("{code-block} python"), language_of("{r echo=FALSE}")
    ('python', 'r')
    """
    found = _DIRECTIVE.match(info)
    if found and found["name"].lower() in _CODE:
        return found["language"].lower()
    return re.split(r"[\s,{:]", info.strip("{}. "))[0].lower()


def list_tables(text: str) -> Iterator[ListTable]:
    """The tables of a text that stand in fences as lists of lists."""
    at = 0
    while "{list-table}" in text and (found := _TABLE.search(text, at)):
        shut = re.compile(rf"(?m)^[ \t]*{found['fence']}[ \t]*$").search(text, found.end())
        last, at = (shut.start(), shut.end()) if shut else (len(text), len(text))
        yield ListTable(found.start(), at, found.end(), last)


def read_list_table(build: Build, mapped: Mapped, table: ListTable) -> None:
    """Add the cells of a table."""
    list_table(build, lines(mapped.cut(table.first, table.last)), running)
