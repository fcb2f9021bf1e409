"""Articles: a file as its texts, and changes to them that leave every other character as it was.

A notebook has a text for each Markdown cell; any other file is one text. A
change is made in a text and applied to the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from symbolic_lstm.embed.marker_kinds import FileKind
from symbolic_lstm.named_tuples import NamedTuple


class Edit(NamedTuple):
    """From `start` to `end` stands `text` instead."""

    start: int
    end: int
    text: str


class ArticleText(NamedTuple):
    """A text of an article; `raw` leads from a place in it to its place in the file, `spelt` says an edit there."""

    text: str
    raw: Callable[[int], int]
    spelt: Callable[[Edit], Edit]


class ArticleFile(NamedTuple):
    """A file's name, all it holds, its kind, and its texts in order."""

    path: str
    raw: str
    kind: FileKind
    texts: tuple[ArticleText, ...]


def single_text(raw: str) -> ArticleText:
    """A file that is one text."""
    return ArticleText(raw, lambda at: at, lambda edit: edit)


def applied(raw: str, edits: Iterable[Edit]) -> str:
    """A text with changes made, which do not overlap and come in order.

    >>> applied("keeps 0.9 of it", [Edit(6, 9, "0.997")])
    'keeps 0.997 of it'
    """
    pieces, at = [], 0
    for edit in edits:
        pieces += [raw[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, raw[at:]])
