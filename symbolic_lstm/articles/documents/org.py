"""Org: fragments of LaTeX, source and example blocks, tables, verbatim text."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left

from symbolic_lstm.articles.documents.build import Build
from symbolic_lstm.articles.documents.code import listing
from symbolic_lstm.articles.documents.delimiters import mathematics
from symbolic_lstm.articles.documents.rst import _together as together
from symbolic_lstm.articles.documents.running import running
from symbolic_lstm.articles.mapped import Mapped, joined, lines

_BEGIN = re.compile(r"\s*#\+begin_(?P<name>\w+)(?:[ \t]+(?P<language>[\w+-]+))?.*", re.IGNORECASE)
_PICTURE = re.compile(
    r"\[\[(?:file:)?(?P<name>[^\]]{1,300}\.(?:png|svg|jpe?g|gif|pdf))\](?:\[[^\]]*\])?\]", re.IGNORECASE
)
_LINK = re.compile(r"\[\[[^\]]{1,500}\]\[([^\]]{1,300})\]\]")
_VERBATIM = re.compile(r"(?<![\w=~])[=~](?=[^\s=~])([^=~\n]{1,300}(?:=[^=~\n]{1,300})*)(?<=\S)[=~](?![\w=~])")
_RULE = re.compile(r"\s*\|[-+|]+\s*")
_HEAD = re.compile(r"\s*(?:\*+|[-+]|\d+[.)])[ \t]+")


def read_org(build: Build, mapped: Mapped) -> None:
    """Add the pieces of a text in Org."""
    rows = lines(mapped)
    displays = [(f.start, f.end) for f in mathematics(mapped.text) if f.displayed]
    before = [start for start, _ in displays]
    paragraph: list[Mapped] = []
    k, at = 0, 0
    in_table = False
    while k < len(rows):
        row, text = rows[k], rows[k].text
        start = at
        at += len(text) + 1
        k += 1
        nearest = bisect_left(before, start) - 1
        inside = nearest >= 0 and start < displays[nearest][1]
        found = None if inside else _BEGIN.fullmatch(text)
        if found:
            _flush(build, paragraph)
            first, end = k, f"#+end_{found['name']}".lower()
            while k < len(rows) and rows[k].text.strip().lower() != end:
                at += len(rows[k].text) + 1
                k += 1
            if found["name"].lower() in ("src", "example"):
                listing(build, together(rows[first:k]), (found["language"] or "").lower())
            else:
                read_org(build, together(rows[first:k]))
            at += len(rows[k].text) + 1 if k < len(rows) else 0
            k += 1
        elif not inside and (text.startswith("# ") or text.startswith("#+")):
            build.comment(row)
        elif not inside and text.lstrip().startswith("|"):
            _flush(build, paragraph)
            if not in_table:
                build.table += 1
                number = 0
            if not _RULE.fullmatch(text):
                build.next_block()
                marks = [m.start() for m in re.finditer(r"\|", text)]
                for column, (a, b) in enumerate(itertools.pairwise(marks)):
                    build.stretches(running(_verbatim(row.cut(a + 1, b)), _plain), build.table, (number, column))
                number += 1
        elif not text.strip() and not inside:
            _flush(build, paragraph)
        else:
            if not inside and (head := _HEAD.match(text)):
                _flush(build, paragraph)
                row = row.cut(head.end())
            for picture in _PICTURE.finditer(text):
                build.missing(rows[k - 1].cut(*picture.span()), "X302", picture["name"].rsplit("/", 1)[-1])
            paragraph.append(row.sub(_PICTURE, " "))
        in_table = text.lstrip().startswith("|")
    _flush(build, paragraph)


def _flush(build: Build, paragraph: list[Mapped]) -> None:
    if paragraph:
        build.next_block()
        build.stretches(running(_verbatim(together(paragraph)), _plain))
        paragraph.clear()


def _verbatim(mapped: Mapped) -> Mapped:
    """Verbatim text between backticks, which the cutter of running text knows."""
    pieces, at = [], 0
    for found in _VERBATIM.finditer(mapped.text):
        first, last = mapped.span(*found.span())
        pieces += [mapped.cut(at, found.start()), Mapped("`", (first,), (first + 1,)), mapped.cut(*found.span(1))]
        pieces.append(Mapped("`", (last - 1,), (last,)))
        at = found.end()
    return joined([*pieces, mapped.cut(at)]) if pieces else mapped


def _plain(mapped: Mapped) -> Mapped:
    return mapped.sub(_LINK, lambda m: m[1]).sub(r"(?<!\w)[*/](?=\w)|(?<=\w)[*/](?!\w)", "")
