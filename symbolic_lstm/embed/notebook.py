"""Notebooks: the Markdown cells of a Jupyter file, changed in place.

The JSON is read just far enough to know where the source of each Markdown cell
stands. A change is spelt into those strings; everything else, be it the order of
keys, the indentation or a way to escape, stays as it is byte for byte.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator

from symbolic_lstm.embed.article import ArticleText, Edit
from symbolic_lstm.embed.comments import Wrong
from symbolic_lstm.json_places import DECODER, after_space, items, members
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.on_demand import pattern

_ESCAPE = pattern(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
#: A whole number keeps its signs: Python refuses to read one of thousands of digits.


class Part(NamedTuple):
    """A string of a cell's source: what is between its quotes, and the first place of its text."""

    start: int
    end: int
    at: int


def cells(raw: str) -> tuple[ArticleText, ...] | Wrong:
    """The texts of the Markdown cells; wrong where the file is no notebook."""
    try:
        return tuple(_cells(raw))
    except json.JSONDecodeError as fault:
        return Wrong(fault.pos, f"this is no notebook: {fault.msg}")
    except RecursionError:
        return Wrong(0, "this is no notebook: it is nested too deeply")
    except (StopIteration, IndexError):
        return Wrong(len(raw), "this is no notebook: it ends too early")


def _cells(raw: str) -> Iterator[ArticleText]:
    start = after_space(raw, 0)
    DECODER.raw_decode(raw, start)  # all of it is JSON
    if raw[start] != "{":
        raise json.JSONDecodeError("it begins with {", raw, start)
    ascii_only = raw.isascii() and "\\u" in raw  # asked once, for it reads the whole file
    found = dict(members(raw, start))
    if "cells" not in found or raw[found["cells"]] != "[":
        raise json.JSONDecodeError("it has no list of cells", raw, start)
    for place in items(raw, found["cells"]):
        if raw[place] != "{":
            continue
        cell = dict(members(raw, place))
        if "source" in cell and raw.startswith('"markdown"', cell.get("cell_type", len(raw))):
            parts = items(raw, cell["source"]) if raw[cell["source"]] == "[" else iter([cell["source"]])
            yield _text(raw, list(parts), ascii_only)


def _text(raw: str, places: list[int], ascii_only: bool) -> ArticleText:
    """A cell's source as one text; what is put into it is spelt in ASCII where the file is."""
    parts: list[Part] = []
    said: list[str] = []
    length = 0
    for place in places:
        if raw[place] != '"':
            raise json.JSONDecodeError("a cell's source is text", raw, place)
        value, end = DECODER.raw_decode(raw, place)
        parts.append(Part(place + 1, end - 1, length))
        said.append(value)
        length += len(value)
    starts = [part.at for part in parts]
    listed, between = _between(raw, places, parts)
    escapes: dict[int, tuple[list[int], list[int]]] = {}  # of a string: how many characters, how many signs of JSON

    def locate(at: int) -> int:
        if not parts:
            return 0
        part = parts[bisect_right(starts, at) - 1]
        if part.start not in escapes:
            escapes[part.start] = _escapes(raw, part)
        read, spelt = escapes[part.start]
        k = bisect_right(read, at - part.at) - 1
        return spelt[k] + at - part.at - read[k]

    def respelt(edit: Edit) -> Edit:
        lines = (json.dumps(line, ensure_ascii=ascii_only)[1:-1] for line in edit.text.split("\n"))
        return Edit(locate(edit.start), locate(edit.end), (f"\\n{between}" if listed else "\\n").join(lines))

    return ArticleText("".join(said), locate, respelt)


def _between(raw: str, places: list[int], parts: list[Part]) -> tuple[bool, str]:
    """Whether the source is a list of lines, and what stands between the texts of two lines."""
    if not places:
        return False, ""
    at = places[0] - 1
    while raw[at] in " \t\r\n":
        at -= 1
    if len(parts) > 1:
        return True, raw[parts[0].end : parts[1].start]
    return raw[at] == "[", f'",{raw[at + 1 : places[0]]}"'


def _escapes(raw: str, part: Part) -> tuple[list[int], list[int]]:
    """Behind each escape of a string: how many characters have been read, and the place in the file."""
    read, spelt = [0], [part.start]
    for found in _ESCAPE.finditer(raw, part.start, part.end):
        read.append(read[-1] + found.start() - spelt[-1] + 1)
        spelt.append(found.end())
    return read, spelt
