"""Annotations: findings as commands that GitHub shows at their line, whatever text they quote.

A runner reads commands from every line a program prints: `::error file=…::what`
wherever a line begins so. So each line here begins with one command of ours, a
text stays on its line, and no letter of it can end the command or its properties.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from symbolic_lstm.errors import SymbolicLstmError
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.verify.result import Result
from symbolic_lstm.writers.plain import plain

if TYPE_CHECKING:
    from symbolic_lstm.articles.finding import Article

Command: TypeAlias = Literal["error", "warning", "notice"]

_COMMANDS: dict[str, Command] = {"error": "error", "warning": "warning", "note": "notice"}
#: A longer message would be cut by GitHub, in the middle of what it says.
_LONGEST = 4_000


class Annotation(NamedTuple):
    """One remark: how grave, what it says, under which title, and where; without a path it stands at no file."""

    command: Command
    message: str
    title: str
    path: str = ""
    line: int = 1
    column: int = 1


def written(annotations: Iterable[Annotation]) -> str:
    """The commands, a line each; GitHub shows ten of a kind, so the gravest come first."""
    kinds = tuple(_COMMANDS.values())
    return "".join(f"{_command(it)}\n" for it in sorted(annotations, key=lambda it: kinds.index(it.command)))


def of_result(result: Result, name: str) -> Annotation | None:
    """What is to be said of a figure of an input; None where it is right or its error was announced."""
    if result.level not in _COMMANDS or result.expected:
        return None
    title = f"{result.quantity or result.expression}: {result.verdict}"
    return _at(name, Annotation(_COMMANDS[result.level], result.message, title, "", result.line, result.column))


def of_article(article: Article, *, notes: bool = False) -> Iterator[Annotation]:
    """What is to be said of an article; what was read and not judged only where notes fail."""
    from symbolic_lstm.articles.places import Places
    from symbolic_lstm.articles.rules import RULES

    places = Places(article.document)
    for finding in article.findings:
        if finding.level in _COMMANDS and (notes or finding.verdict != "unverifiable"):
            line, column = places.line_column(finding.start)
            title = f"{finding.rule} {RULES[finding.rule].name}"
            told = Annotation(_COMMANDS[finding.level], finding.message, title, "", line, column)
            yield _at(article.document.path, told)


def of_fault(fault: SymbolicLstmError, name: str, title: str = "cannot be read") -> Annotation:
    """What is wrong with an input or keeps it from being read, at its place if it has one."""
    reason, line, column = (getattr(fault, key, None) for key in ("reason", "line", "column"))
    told = reason or str(fault).partition("\n")[0]
    return _at(name, Annotation("error", told, title, "", line or 1, column or 1))


def _at(name: str, it: Annotation) -> Annotation:
    """At the file of that name; a shipped example, a line and standard input are none, and are named in the title."""
    with suppress(OSError, ValueError):
        if Path(name).is_file():
            return it._replace(path=name)
    return it._replace(title=f"{name}: {it.title}")


def _command(it: Annotation) -> str:
    """One command.

    >>> _command(Annotation("error", "50 % off\\n::add-mask::x", "f: mismatch", "", 1, 1))
    '::error title=f%3A mismatch::50 %25 off ::add-mask::x'
    """
    properties = {"title": it.title}
    if it.path:
        properties = {"file": _from_root(it.path), "line": str(it.line), "col": str(it.column), **properties}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = it.message if len(it.message) <= _LONGEST else it.message[:_LONGEST] + "…"
    return f"::{it.command} {listed}::{_data(message)}"


def _data(text: str) -> str:
    """A text after the command; what could break the line or hide in it is shown as U+FFFD."""
    return plain(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _from_root(path: str) -> str:
    """A path as GitHub finds it: from the checkout, wherever in it the program runs."""
    root = os.environ.get("GITHUB_WORKSPACE", "")
    here = Path(path).absolute()
    return here.relative_to(root).as_posix() if root and here.is_relative_to(root) else path
