"""AsciiDoc: stem and latexmath in text and in blocks, listings, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from symbolic_lstm.articles.documents.build import Build
from symbolic_lstm.articles.documents.code import listing
from symbolic_lstm.articles.documents.rst import _together as together
from symbolic_lstm.articles.documents.running import Stretch, tidy_latex
from symbolic_lstm.articles.mapped import Mapped, lines
from symbolic_lstm.articles.piece import Markup

_ATTRIBUTE = re.compile(r":stem:[ \t]*(?P<kind>\w*)")
_BLOCK = re.compile(
    r"\[(?P<name>stem|latexmath|asciimath|source|listing|literal|verse)(?:%\w+)?(?:,\s*(?P<language>[\w+-]+))?[^\]]*\]"
)
_COLUMNS = re.compile(r"\[(?:[^\]]*,)?\s*cols=\"?(?:(?P<many>\d{1,3})\*[^\]\"]*|(?P<each>[^\]\"]+))\"?(?:,[^\]]*)?\]")
_FENCE = re.compile(r"(\+{4,}|-{4,}|\.{4,}|/{4,}|`{3,})(?P<language>\w*)\s*")
_INLINE = re.compile(
    r"(?P<name>stem|latexmath|asciimath):\[(?P<inner>(?:\\\]|(?!(?:stem|latexmath|asciimath):\[)[^\]]"
    r"|\](?=[^\s.,;:)!?]))*?)\](?=[\s.,;:)!?]|$)|`(?P<code>[^`\n]+)`"
)
_PICTURE = re.compile(r"image::?(?P<name>[^\[\s]{1,300})\[[^\]]*\]")
_DOLLARS = re.compile(r"\A\s*(?:\\\(|\$+)|(?:\\\)|\$+)\s*\Z")
_COMMAND = re.compile(r"\\[A-Za-z]{2}")
#: What AsciiMath spells in ASCII.
_ASCIIMATH = re.compile(r"~~|-=|(?<![A-Za-z])(?:xx|cdot|ox|odot)(?![A-Za-z])|\bo\.(?=\s)")
_SPELT = {"~~": "≈", "-=": "=", "xx": "×", "cdot": "·"}
_EMPHASIS = re.compile(r"\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)")


def read_asciidoc(build: Build, mapped: Mapped) -> None:
    """Add the pieces of a text in AsciiDoc."""
    rows = lines(mapped)
    default: Markup = "plain"
    named, language, columns = "", "", 0
    paragraph: list[Mapped] = []
    k = 0
    while k < len(rows):
        row, text = rows[k], rows[k].text.rstrip()
        k += 1
        if found := _ATTRIBUTE.match(text):
            default = "latex" if found["kind"].startswith("latex") else "plain"
        elif found := _BLOCK.fullmatch(text):
            named, language = found["name"], found["language"] or ""
        elif found := _COLUMNS.fullmatch(text):
            columns = int(found["many"] or 0) or len(re.findall(r"[^,;]+", found["each"]))
        elif (found := _FENCE.fullmatch(text)) and not paragraph:
            first = k
            while k < len(rows) and rows[k].text.rstrip() != found[1]:
                k += 1
            _fenced(build, together(rows[first:k]), found, named, language, default)
            named, language, k = "", "", k + 1
        elif text.startswith("//"):
            build.comment(row)
        elif text == "|===":
            _flush(build, paragraph, default)
            first = k
            while k < len(rows) and rows[k].text.rstrip() != "|===":
                k += 1
            _table(build, rows[first:k], default, columns)
            columns, k = 0, k + 1
        elif not text.strip():
            _flush(build, paragraph, default)
            named = ""
        else:
            for found in _PICTURE.finditer(text):
                build.missing(row.cut(*found.span()), "X302", found["name"])
            paragraph.append(row.sub(_PICTURE, " "))
    _flush(build, paragraph, default)


def _fenced(build: Build, mapped: Mapped, fence: re.Match[str], named: str, language: str, default: Markup) -> None:
    build.next_block()
    if fence[1].startswith("+") and named in ("stem", "latexmath", "asciimath"):
        markup = _markup(named, default, mapped.text)
        told = tidy_latex(mapped).sub(_DOLLARS, "") if markup == "latex" else mapped.sub(_ASCIIMATH, _asciimath)
        build.add(told, "display", markup)
    elif fence[1][0] in "-.`":
        listing(build, mapped, language or fence["language"])
    build.next_block()


def _asciimath(found: re.Match[str]) -> str:
    return _SPELT.get(found[0], "⊙")


def _markup(named: str, default: Markup, text: str) -> Markup:
    """How mathematics is written; a part of a document does not say what `stem` is, and AsciiMath has no commands."""
    if named == "latexmath" or (named == "stem" and _COMMAND.search(text)):
        return "latex"
    return "plain" if named == "asciimath" else default


def _table(build: Build, rows: list[Mapped], default: Markup, columns: int = 0) -> None:
    """A table: its cells one after the other, in rows of as many as its first line or its `cols` says."""
    build.table += 1
    number, width, column = 0, columns, 0
    for row in rows:
        marks = [m.start() for m in re.finditer(r"(?<!\\)\|", row.text)]
        if len(marks) > 1 or not width:
            number, column, width = number + (column > 0), 0, max(width, len(marks))
        for a, b in zip(marks, [*marks[1:], len(row.text)], strict=False):
            if column >= width:
                number, column = number + 1, 0
            build.next_block()
            build.stretches(_running(row.cut(a + 1, b), default), build.table, (number, column))
            column += 1
    build.next_block()


def _flush(build: Build, paragraph: list[Mapped], default: Markup) -> None:
    if paragraph:
        build.next_block()
        build.stretches(_running(together(paragraph), default))
        paragraph.clear()


def _running(mapped: Mapped, default: Markup) -> Iterator[Stretch]:
    at = 0
    for found in _INLINE.finditer(mapped.text):
        yield mapped.cut(at, found.start()).sub(_EMPHASIS, ""), "text", "plain"
        if found["code"] is not None:
            yield mapped.cut(*found.span("code")), "code", "plain"
        else:
            markup = _markup(found["name"], default, found["inner"])
            inner = mapped.cut(*found.span("inner")).sub(r"\\\]", "]")
            if markup == "plain":
                inner = inner.sub(_ASCIIMATH, _asciimath)
            yield inner.sub(_DOLLARS, "") if markup == "latex" else inner, "math", markup
        at = found.end()
    yield mapped.cut(at).sub(_EMPHASIS, ""), "text", "plain"
