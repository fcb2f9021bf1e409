"""Strip: an article without its markers, for a place that would show them to readers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from symbolic_lstm.embed.article import ArticleFile, Edit
from symbolic_lstm.embed.between_markers import continues
from symbolic_lstm.embed.comments import LINE, Comment
from symbolic_lstm.embed.examples import hidden
from symbolic_lstm.embed.marker_kinds import FileKind
from symbolic_lstm.embed.regions import lone

_INDENT = re.compile(r"[ \t>]*+")
_PLUS = re.compile(r"\+[ \t]*+(?:\r\n|[\r\n])")
_NEXT = re.compile(r"(?:\r\n|[\r\n])[ \t]*+(?=[^\r\n])")


def stripped(article: ArticleFile) -> list[Edit]:
    """The changes that take every marker out, with the line it has to itself and the empty line that came with it."""
    edits: list[Edit] = []
    for text in article.texts:
        at = 0
        for cut in _cuts(text.text, article.kind.scan(text.text).comments, article.kind):
            cut = cut._replace(start=max(cut.start, at))
            at = max(cut.end, at)
            if cut.end > cut.start:
                edits.append(text.spelt(cut))
    return edits


def _cuts(text: str, comments: tuple[Comment, ...], kind: FileKind) -> Iterator[Edit]:
    for comment in comments:
        place = lone(text, comment, kind)
        verb = comment.text.split(maxsplit=1)[0]
        if verb == "lstm:example" and kind.lined and place is not None:
            place = place._replace(next=max(place.next, hidden(text, comment, kind)))
        if kind.closing and verb in ("lstm", "/lstm"):
            place = None
        if place is None:
            yield Edit(comment.start, _tight(text, comment.end) if kind.lined else comment.end, "")
        elif not kind.airy or verb in ("lstm", "/lstm"):
            again = kind.opening == "//" and verb == "lstm:begin" and continues(text, comment.start)
            yield Edit(place.line, _behind(_PLUS, text, place.next) if again else place.next, "")
        elif verb == "lstm:end":
            below = _below(text, place.next) > place.next or place.next >= len(text)
            yield Edit(_above(text, place.line) if below else place.line, place.next, "")
        elif place.prefix.strip(" \t>"):  # the first block of a list item goes on behind the item's sign
            yield Edit(comment.start, _behind(_INDENT, text, _below(text, place.next)), "")
        else:
            above = _above(text, place.line) < place.line or not place.line
            yield Edit(place.line, _below(text, place.next) if above else place.next, "")


def _behind(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _tight(text: str, at: int) -> int:
    """Where TeX reads on behind a comment: at the first word of the next line, unless that is empty."""
    return _behind(_NEXT, text, at)


def _below(text: str, at: int) -> int:
    """Behind the empty line at a place, if there is one."""
    line = LINE.match(text, at)
    return line.end() if line and line[0].strip(" \t>\r\n") == "" and at < len(text) else at


def _above(text: str, at: int) -> int:
    """Before the empty line above a place, if there is one."""
    end = at
    for sign in ("\n", "\r"):
        if end and text[end - 1] == sign:
            end -= 1
    start = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
    return start if end < at and not text[start:end].strip(" \t>") else at
