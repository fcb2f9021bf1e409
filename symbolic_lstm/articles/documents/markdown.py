"""Markdown of every dialect: blocks as CommonMark has them, displays wherever authors put them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from urllib.parse import unquote

from symbolic_lstm.articles.clock import TimeIsUpError, part_of_the_time
from symbolic_lstm.articles.documents.build import Build
from symbolic_lstm.articles.documents.code import listing
from symbolic_lstm.articles.documents.delimiters import Found, mathematics
from symbolic_lstm.articles.documents.myst import language_of, list_tables, read_list_table
from symbolic_lstm.articles.documents.quotations import listed, without_quotation
from symbolic_lstm.articles.documents.running import latex_of, running
from symbolic_lstm.articles.mapped import Mapped, joined, lines
from symbolic_lstm.embed.leaves import MARKDOWN, MDX, SourceLines, front_matter, leaves

_FENCE = re.compile(r"(?m)^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})[^\n]*$")
_FIRST = re.compile(
    r"[ \t]*(?:>[ \t]?|(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|#{1,6}[ \t]+|\[![\w-]+\][-+]?[ \t]*)*"
)
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_ROW = re.compile(r"[ \t>]*\|")
_PIPE = re.compile(r"(?<!\\)\|")
_INFO = re.compile(r"(?:`{3,}|~{3,}|:{3,})\s*(?P<info>[^\n]*)")
_PICTURE = re.compile(
    r"!\[(?P<words>[^\]]{0,400})\]\((?P<to>[^()\s]{0,4000}(?:\([^()\s]{0,400}\)[^()\s]{0,4000})?)[^()]{0,200}\)"
)
#: A code span is so long at most.
_SPAN = 400
#: A comment, or a code span, which is read first: what it holds is shown.
_COMMENT = re.compile(
    rf"(?P<code>(?P<ticks>`{{1,3}})(?!`).{{1,{_SPAN}}}?(?<!`)(?P=ticks)(?!`))|<!--(.*?)-->|\{{/\*(.*?)\*/\}}", re.DOTALL
)
_MATH_FENCES = ("math", "{math}", "latex-math", "katex", "tex-math")


def read_markdown(build: Build, mapped: Mapped, *, mdx: bool = False) -> None:
    """Add the pieces of a Markdown text."""
    displays, until = _in_time(mapped.text)
    text = mapped.text[:until]
    masked = _masked(text, displays)
    flavour = MDX if mdx else MARKDOWN
    k = 0
    tables = list(list_tables(text))
    for leaf in _rows_joined(text, leaves(masked, front_matter(text), flavour)):
        while tables and tables[0].end <= leaf.start:
            tables.pop(0)
        if tables and tables[0].start <= leaf.start:
            if tables[0].start == leaf.start:
                read_list_table(build, mapped, tables[0])
            continue
        while k < len(displays) and displays[k].start < leaf.start:
            k += 1
        inside = []
        while k < len(displays) and displays[k].start < leaf.end:
            inside.append(displays[k])
            k += 1
        build.next_block()
        if leaf.kind == "code" and not inside:
            _code(build, mapped, leaf)
        elif leaf.kind == "html" and not inside:
            _html(build, mapped.cut(leaf.start, leaf.end))
        else:
            _text(build, mapped, leaf, inside)
    if until < len(mapped.text):
        raise TimeIsUpError


def _in_time(text: str) -> tuple[list[Found], int]:
    """The displays of a text, and the end of the paragraphs in which they were sought before half the time was up."""
    displays: list[Found] = []
    until = 0
    try:
        with part_of_the_time(0.5):
            for found in _mathematics(text):
                until = found.end
                if found.displayed:
                    displays.append(found)
    except TimeIsUpError:
        until = max(text.rfind("\n\n", 0, until), 0)
        return [found for found in displays if found.end <= until], until
    return displays, len(text)


def _rows_joined(text: str, found: Iterator[SourceLines]) -> Iterator[SourceLines]:
    """The leaves with the rows of a table as one, and the lines of an indented listing."""
    held: SourceLines | None = None
    for leaf in found:
        if held and held.end == leaf.start and held.kind == leaf.kind:
            listed = leaf.kind == "code" and held.first == held.start and leaf.first == leaf.start
            if listed or (leaf.kind == "text" and _ROW.match(text, leaf.start)):
                held = held._replace(end=leaf.end, last=leaf.end)
                continue
        if held:
            yield held
        held = leaf
    if held:
        yield held


def _mathematics(text: str) -> Iterator[Found]:
    """The mathematics of a text, wherever it stands but in fenced code and in code spans."""
    at = 0
    for start, end in [*_fenced(text), (len(text), len(text))]:
        yield from mathematics(text, at, start)
        at = end


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = fence
        elif fence[1].startswith(opened[1]) and not text[fence.end(1) : fence.end()].strip():
            yield opened.start(), fence.end()
            opened = None
    if opened is not None:
        yield opened.start(), len(text)


def _masked(text: str, displays: list[Found]) -> str:
    """The text with letters in place of displays, so that no sign in them makes a list or a heading."""
    pieces, at = [], 0
    for found in displays:
        pieces += [
            text[at : found.start],
            re.sub(r"(?m)(?<=[^\s>])[^\r\n]|(?<![\s>])[^\r\n\s>]|[^\s>]", "x", text[found.start : found.end]),
        ]
        at = found.end
    masked = "".join([*pieces, text[at:]])
    for found in displays:  # an empty line in a display ends no paragraph
        if _EMPTY.search(masked, found.start, found.end):
            masked = (
                masked[: found.start]
                + _EMPTY.sub(
                    lambda m: m[0].replace("\n", "x", 1) if "\r" not in m[0] else m[0], masked[found.start : found.end]
                )
                + masked[found.end :]
            )
    return masked


_EMPTY = re.compile(r"\n(?=[ \t>]*\n)")


def _text(build: Build, mapped: Mapped, leaf: SourceLines, displays: list[Found]) -> None:
    at = leaf.start
    for found in displays:
        _words(build, mapped.cut(at, found.start))
        build.next_block()
        build.add(latex_of(without_quotation(mapped.cut(found.first, found.last)), found), "display", "latex")
        build.next_block()
        at = found.end
    if at < leaf.end:
        _words(build, mapped.cut(at, leaf.end))


def _words(build: Build, mapped: Mapped) -> None:
    """A paragraph, or a table row by row."""
    if not mapped.text.strip():
        return
    mapped = _pictures(build, _comments(build, mapped))
    rows = lines(mapped) if "|" in mapped.text else []
    if len(rows) > 1 and "|" in rows[0].text and _RULE.fullmatch(_bare(rows[1]).text) and "-" in rows[1].text:
        build.table += 1
        for number, row in enumerate(rows):
            if number != 1 and row.text.strip():
                build.next_block()
                for column, cell in enumerate(_cells(_bare(row))):
                    build.stretches(running(cell), build.table, (number - (number > 1), column))
        build.next_block()
        return
    first = _FIRST.match(mapped.text)
    mapped = mapped.cut(first.end() if first else 0)
    build.stretches(running(without_quotation(mapped)))


def _bare(row: Mapped) -> Mapped:
    found = _FIRST.match(row.text)
    return row.cut(found.end() if found else 0)


def _cells(row: Mapped) -> Iterator[Mapped]:
    marks = [m.start() for m in _PIPE.finditer(row.text)]
    stripped = row.text.strip()
    edges = [-1, *marks, len(row.text)]
    spans = [(a + 1, b) for a, b in itertools.pairwise(edges)]
    if stripped.startswith("|"):
        spans = spans[1:]
    if stripped.endswith("|") and not stripped.endswith("\\|"):
        spans = spans[:-1]
    return (row.cut(a, b) for a, b in spans)


def _pictures(build: Build, mapped: Mapped) -> Mapped:
    if "![" not in mapped.text:
        return mapped
    for found in _PICTURE.finditer(mapped.text):
        name = unquote(found["to"]).rsplit("/", 1)[-1][:80] or found["words"][:80]
        build.missing(mapped.cut(*found.span()), "X302", name)
    return mapped.sub(_PICTURE, " ")


def _comments(build: Build, mapped: Mapped) -> Mapped:
    if "<!--" not in mapped.text and "{/*" not in mapped.text:
        return mapped
    end = (
        max(mapped.text.rfind("-->"), mapped.text.rfind("*/}")) + 3
    )  # behind it no comment is closed, but a code span may be
    end += _SPAN
    head = mapped.cut(0, end)
    for found in _COMMENT.finditer(head.text):
        if not found["code"]:
            build.comment(mapped.cut(*found.span()))
    return joined([head.sub(_COMMENT, lambda found: found["code"] or " "), mapped.cut(end)])


def _html(build: Build, mapped: Mapped) -> None:
    from symbolic_lstm.articles.documents.html import read_html

    read_html(build, mapped)


def _code(build: Build, mapped: Mapped, leaf: SourceLines) -> None:
    info = ""
    if leaf.first > leaf.start:
        found = _INFO.search(mapped.text, leaf.start, leaf.first)
        info = found["info"].strip() if found else ""
    inner = listed(mapped, leaf.start, leaf.first, leaf.last)
    if info.lower() in _MATH_FENCES or info.lower().startswith("{math}"):
        build.add(inner, "display", "latex")
    else:
        listing(build, inner, language_of(info))
