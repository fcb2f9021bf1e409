"""Examples that stand in the article itself, hidden in a marker or shown as code behind one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from symbolic_lstm.embed.article import ArticleFile, ArticleText
from symbolic_lstm.embed.comments import LINE, MARK, CodeBlock, Comment, Wrong
from symbolic_lstm.embed.contents import ExampleSource, example_of
from symbolic_lstm.embed.instructions import Instruction
from symbolic_lstm.embed.marker_kinds import FileKind
from symbolic_lstm.errors import ExampleError

#: What stands before the lines of code in a list item or a quotation, or of a comment.
_PREFIX = re.compile(r"(?m)^[ \t]*+(?>(?:>[ \t]?)*)")
_SIGN = {
    "%": re.compile(r"(?m)^[ \t]*+%"),
    "//": re.compile(r"(?m)^//(?!/)"),
    "..": re.compile(r"(?m)^(?:[ \t]|(?=[\r\n]))"),
}
_MARKER = re.compile(rf"[ \t]*+{MARK}")
_BETWEEN = re.compile(r"[\s>]*+")
_ITSELF = "this article"


def own_examples(
    article: ArticleFile,
    text: ArticleText,
    others: Iterable[Instruction],
    codes: Iterable[CodeBlock],
    own: dict[str, ExampleSource | None],
    odd: list[Wrong],
) -> Iterator[Wrong]:
    """Puts the examples of a text into `own` by their names; yields what is wrong with them.

    Formulas in their prose that have no layout are added to `odd`, in places of the text.
    """
    for read in others:
        if read.verb != "lstm:example":
            continue
        name = read.subject or _ITSELF
        if name in own:
            yield Wrong(read.at(), f"there are two examples {name!r} here; give each a name of its own")
            continue
        first, last = _toml(article, text.text, read, codes)
        toml = _PREFIX.sub(lambda found: " " * len(found[0]), text.text[first:last])
        if sign := _SIGN.get(article.kind.opening):
            toml = sign.sub(lambda found: " " * len(found[0]), toml)
        if not toml.strip():
            own[name] = None
            yield Wrong(read.comment.start, "an example stands in this marker, or as code right behind it")
            continue
        own[name] = found = ExampleSource(name, toml)
        try:
            example = example_of(found)
            if example.written:
                from symbolic_lstm.page.author_prose import without_layout

                odd += [Wrong(_placed(toml, it.line, it.column) + first, it.told) for it in without_layout(example)]
        except ExampleError as fault:
            own[name] = None
            yield Wrong(_placed(toml, fault.line, fault.column) + first, fault.reason)


def _placed(toml: str, line: int, column: int) -> int:
    """The place of a line and a column."""
    at = 0
    for _ in range(line - 1):
        found = LINE.match(toml, at)
        at = found.end() if found else len(toml)
    return min(at + column - 1, len(toml))


def _toml(article: ArticleFile, text: str, read: Instruction, codes: Iterable[CodeBlock]) -> tuple[int, int]:
    """Where the TOML of an example stands."""
    comment = read.comment
    if article.kind.closing and "\n" in comment.text:
        head = text.index("\n", comment.at) + 1
        return head, comment.end - len(article.kind.closing)
    if article.kind.lined and (end := hidden(text, comment, article.kind)) > (start := _line(text, comment.end)):
        return start, end
    between = _BETWEEN.match(text, comment.end)
    behind = between.end() if between else comment.end
    return next(((c.first, c.last) for c in codes if comment.end <= c.start <= behind), (comment.end, comment.end))


def hidden(text: str, comment: Comment, kind: FileKind) -> int:
    """Behind the comment lines that follow a marker and hold its example, where comments run to the end of a line."""
    at = end = _line(text, comment.end)
    while at < len(text) and (sign := _SIGN[kind.opening].match(text, at)) and not _MARKER.match(text, sign.end()):
        at = _line(text, at)
        end = at if text[end:at].strip() else end
    return end


def _line(text: str, at: int) -> int:
    found = LINE.match(text, at)
    return found.end() if found else len(text)
