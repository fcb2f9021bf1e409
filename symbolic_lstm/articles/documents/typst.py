"""Typst: its mathematics spelt as the plain reader knows it, its words, its listings."""

from __future__ import annotations

import re

from symbolic_lstm.articles.documents.build import Build
from symbolic_lstm.articles.documents.code import listing
from symbolic_lstm.articles.documents.typst_tables import cells, tables
from symbolic_lstm.articles.mapped import Mapped
from symbolic_lstm.readers.typst import plain_of

_TOKEN = re.compile(
    r"(?P<long>/\*.*?\*/)|(?P<line>(?<!:)//[^\n]*)|```(?P<language>\w*)\n?(?P<fenced>.*?)```|`(?P<code>[^`\n]+)`"
    r"|(?<!\\)\$(?P<math>(?:\\.|[^\\$])+)\$|image\(\s*\"(?P<picture>[^\"]+)\""
    r"|(?P<drawn>image\(\s*bytes\(\"(?:[^\"\\]|\\.)*\"\))",
    re.DOTALL,
)
_ALONE = re.compile(r"\$\s*([^$]+?)\s*\$")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


def read_typst(build: Build, mapped: Mapped) -> None:
    """Add the pieces of a document in Typst."""
    at = 0
    for start, end in tables(mapped.text):
        _read(build, mapped.cut(at, start))
        _table(build, mapped.cut(start, end))
        at = end
    _read(build, mapped.cut(at))


def _table(build: Build, mapped: Mapped) -> None:
    """The cells of a table, row by row."""
    build.table += 1
    columns, found = cells(mapped.text)
    for k, (start, end) in enumerate(found):
        inner = mapped.cut(start, end).stripped()
        place = (k // columns, k % columns)
        if place[1] == 0:
            build.next_block()
        maths = _ALONE.fullmatch(inner.text)
        if maths:
            build.add(plain_maths(inner.cut(*maths.span(1))), "math", "plain", build.table, place)
        else:
            build.add(_plain(inner), "text", "plain", build.table, place)
    build.next_block()


def _read(build: Build, mapped: Mapped) -> None:
    at = 0
    for found in _TOKEN.finditer(mapped.text):
        _words(build, mapped.cut(at, found.start()))
        at = found.end()
        if found["long"] or found["line"]:
            build.comment(mapped.cut(*found.span()))
        elif found["fenced"] is not None:
            listing(build, mapped.cut(*found.span("fenced")), found["language"] or "")
        elif found["code"]:
            build.add(mapped.cut(*found.span("code")), "code")
        elif found["picture"]:
            build.missing(mapped.cut(*found.span()), "X302", found["picture"])
        elif found["math"]:
            inner = mapped.cut(*found.span("math"))
            displayed = inner.text[0].isspace() and inner.text[-1].isspace()
            if displayed:
                build.next_block()
            for row in _rows(inner):
                build.add(plain_maths(row), "display" if displayed else "math")
            if displayed:
                build.next_block()
    _words(build, mapped.cut(at))


def _rows(mapped: Mapped) -> list[Mapped]:
    """The rows of an equation, which end with a backslash."""
    found, at = [], 0
    for edge in re.finditer(r"(?<!\\)\\(?=\s)(?!\s*&?\s*(?:quad\s*)?(?:\"\"|[+−-]))", mapped.text):
        found.append(mapped.cut(at, edge.start()))
        at = edge.end()
    return [*found, mapped.cut(at)]


def plain_maths(mapped: Mapped) -> Mapped:
    """Mathematics of Typst in the plain spelling.

    >>> from symbolic_lstm.articles.mapped import whole
    >>> plain_maths(whole("tilde(c)_t = tanh(W_c x_t) approx 0.5 times 2")).text
    'c̃_t = tanh(W_c x_t) ≈ 0.5 × 2'
    """
    text, places = plain_of(mapped.text)
    return Mapped(text, [mapped.starts[k] for k in places[:-1]], [mapped.ends[k] for k in places[:-1]])


def _words(build: Build, mapped: Mapped) -> None:
    at = 0
    for edge in _PARAGRAPH.finditer(mapped.text):
        build.add(_plain(mapped.cut(at, edge.start())), "text")
        build.next_block()
        at = edge.end()
    build.add(_plain(mapped.cut(at)), "text")


def _plain(mapped: Mapped) -> Mapped:
    return mapped.sub(r"(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)", "").sub(r"\\([*_#$&@])", lambda m: m[1])
