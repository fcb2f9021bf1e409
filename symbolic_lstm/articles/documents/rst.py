"""reStructuredText: directives and roles of mathematics, literal blocks, tables, and the words between."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from symbolic_lstm.articles.documents.build import Build
from symbolic_lstm.articles.documents.code import listing
from symbolic_lstm.articles.documents.running import Stretch, tidy_latex
from symbolic_lstm.articles.mapped import Mapped, joined, lines

_DIRECTIVE = re.compile(r"(?P<indent>[ \t]*)\.\. (?:\|[^|]+\| )?(?P<name>[A-Za-z][\w:+-]*)::[ \t]*(?P<rest>.*)")
_OPTION = re.compile(r"[ \t]*:[\w-]+:")
_ROLE = re.compile(
    r":(?P<role>[A-Za-z][\w:.+-]*):`(?P<inner>[^`]+)`"
    r"|(?<![:\w`])`(?P<bare>[^`\n]*\\[A-Za-z][^`]*)`(?![_`])"
    r"|``(?P<literal>[^`]+(?:`[^`]+)*)``"
)
_EMPHASIS = re.compile(r"\*\*|(?<![\w*])\*(?=\w)|(?<=\w)\*(?![\w*])|`_{0,2}|(?<=\w)_(?=\s|$)|\\ ")
_MATH = {"math", "displaymath", "eqs"}
_CODE = {"code", "code-block", "sourcecode", "parsed-literal", "highlight", "ipython", "prompt", "doctest"}
_PICTURE = {"image", "figure"}
_GRID = re.compile(r"[ \t]*[+|][-=+|].*|[ \t]*=+(?:[ \t]+=+)+[ \t]*")
_SIMPLE = re.compile(r"[ \t]*=+(?:[ \t]+=+)+[ \t]*")
_CELL = re.compile(r"(?<!\\)\|")


def read_rst(build: Build, mapped: Mapped) -> None:
    """Add the pieces of a text in reStructuredText."""
    rows = lines(mapped)
    k = 0
    paragraph: list[Mapped] = []
    while k < len(rows):
        row = rows[k]
        found = _DIRECTIVE.match(row.text)
        if found:
            _flush(build, paragraph)
            body, k = _body(rows, k + 1, len(found["indent"]))
            _directive(build, row, found, body)
            continue
        if row.text.lstrip().startswith(".. ") or row.text.strip() == "..":
            _flush(build, paragraph)
            build.comment(row)
            _, k = _body(rows, k + 1, _indent(row))
            continue
        if _SIMPLE.fullmatch(row.text) and k + 1 < len(rows) and rows[k + 1].text.strip():
            _flush(build, paragraph)
            k = _simple(build, rows, k)
            continue
        if not row.text.strip() or _GRID.fullmatch(row.text):
            _flush(build, paragraph)
        elif row.text.strip().startswith("|") and row.text.strip().endswith("|"):
            _flush(build, paragraph)
            k = _table(build, rows, k)
            continue
        else:
            paragraph.append(row)
            if row.text.rstrip().endswith("::"):
                _flush(build, paragraph)
                body, k = _body(rows, k + 1, _indent(row))
                listing(build, _together(body), "")
                continue
        k += 1
    _flush(build, paragraph)


def _directive(build: Build, row: Mapped, found: re.Match[str], body: list[Mapped]) -> None:
    name = found["name"].lower()
    rest = row.cut(found.start("rest"))
    while body and _OPTION.match(body[0].text):
        body = body[1:]
    if name in _MATH:
        build.next_block()
        for part in _by_empty_line([rest, *body]):
            build.add(tidy_latex(part), "display", "latex")
            build.next_block()
    elif name in _CODE:
        listing(build, _together(body), rest.text.strip().lower())
    elif name in _PICTURE:
        build.missing(row, "X302", rest.text.strip()[:80])
    elif name == "list-table":
        list_table(build, body)
    elif name not in ("raw", "toctree", "include", "literalinclude", "csv-table", "bibliography"):
        margin = min((_indent(line) for line in body if line.text.strip()), default=0)
        inner = _together([rest, Mapped("", (), ()), *(line.cut(min(margin, len(line.text))) for line in body)])
        if inner.text.strip():
            read_rst(build, inner)


def list_table(build: Build, body: list[Mapped], cells: Callable[[Mapped], Iterator[Stretch]] | None = None) -> None:
    """A table that is written as a list of lists."""
    build.table += 1
    row, column = -1, -1
    for line in body:
        found = re.match(r"\s*(?P<row>\* )?(?:-\s)?", line.text)
        assert found is not None
        if not line.text.strip():
            continue
        if found["row"]:
            row, column = row + 1, -1
            build.next_block()
        column += 1
        build.stretches((cells or _running)(line.cut(found.end())), build.table, (max(row, 0), max(column, 0)))


def _table(build: Build, rows: list[Mapped], k: int) -> int:
    """A grid: its rows are the lines between bars."""
    build.table += 1
    number = 0
    while k < len(rows) and rows[k].text.strip()[:1] in ("|", "+"):
        line = rows[k]
        k += 1
        if _GRID.fullmatch(line.text):
            continue
        build.next_block()
        marks = [m.start() for m in _CELL.finditer(line.text)]
        for column, (a, b) in enumerate(itertools.pairwise(marks)):
            build.stretches(_running(line.cut(a + 1, b)), build.table, (number, column))
        number += 1
    build.next_block()
    return k


def _simple(build: Build, rows: list[Mapped], k: int) -> int:
    """A table whose columns stand under runs of equals signs."""
    columns = [found.span() for found in re.finditer("=+", rows[k].text)]
    build.table += 1
    number = 0
    k += 1
    while k < len(rows) and rows[k].text.strip():
        line = rows[k]
        k += 1
        if _SIMPLE.fullmatch(line.text):
            continue
        build.next_block()
        edges = [*(start for start, _ in columns), len(line.text)]
        for column, (a, b) in enumerate(pairwise(edges)):
            build.stretches(_running(line.cut(a, b)), build.table, (number, column))
        number += 1
    build.next_block()
    return k


def _body(rows: list[Mapped], k: int, indent: int) -> tuple[list[Mapped], int]:
    """The lines further in than `indent`, and the first behind them."""
    body: list[Mapped] = []
    while k < len(rows) and (not rows[k].text.strip() or _indent(rows[k]) > indent):
        body.append(rows[k])
        k += 1
    return body, k


def _indent(row: Mapped) -> int:
    return len(row.text) - len(row.text.lstrip(" \t"))


def _by_empty_line(rows: list[Mapped]) -> Iterator[Mapped]:
    run: list[Mapped] = []
    for row in [*rows, Mapped("", (), ())]:
        if row.text.strip():
            run.append(row)
        elif run:
            yield _together(run)
            run = []


def _together(rows: list[Mapped]) -> Mapped:
    """Lines as one text again."""
    pieces: list[Mapped] = []
    for row in rows:
        last = row.ends[-1] if row.text else (pieces[-1].ends[-1] if pieces else 0)
        pieces += [row, Mapped("\n", (last,), (last,))]
    return joined(pieces)


def _flush(build: Build, paragraph: list[Mapped]) -> None:
    if paragraph:
        build.next_block()
        build.stretches(_running(_together(paragraph)))
        paragraph.clear()


def _running(mapped: Mapped) -> Iterator[Stretch]:
    at = 0
    for found in _ROLE.finditer(mapped.text):
        yield mapped.cut(at, found.start()).sub(_EMPHASIS, ""), "text", "plain"
        if found["literal"]:
            yield mapped.cut(*found.span("literal")), "code", "plain"
        elif found["role"] == "math" or found["bare"]:
            yield mapped.cut(*found.span("inner" if found["role"] else "bare")), "math", "latex"
        at = found.end()
    yield mapped.cut(at).sub(_EMPHASIS, ""), "text", "plain"
