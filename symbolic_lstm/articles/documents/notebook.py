"""Notebooks: the Markdown cells, the code's comments and what it printed, each at its place in the raw JSON.

Nothing is executed. The text of a string of JSON is mapped to the file
character by character, so that a finding has the raw line and the line in its cell.
"""

from __future__ import annotations

import json
import re

from symbolic_lstm.articles.documents.build import Build
from symbolic_lstm.articles.documents.code import listing
from symbolic_lstm.articles.documents.html import read_html
from symbolic_lstm.articles.documents.markdown import read_markdown
from symbolic_lstm.articles.mapped import Mapped, joined, whole
from symbolic_lstm.articles.piece import NotebookCell
from symbolic_lstm.errors import ExampleError
from symbolic_lstm.json_places import DECODER, after_space, items, members

_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


def read_notebook(build: Build, mapped: Mapped) -> None:
    """Add the pieces of a notebook; raises `ExampleError` where it is none, with its place."""
    raw = mapped.text
    try:
        start = after_space(raw, 0)
        DECODER.raw_decode(raw, start)
        found = dict(members(raw, start)) if raw[start] == "{" else {}
        if "cells" not in found and "worksheets" in found:
            raise json.JSONDecodeError("it is of a version before 4; open and save it with Jupyter", raw, start)
        if "cells" not in found or raw[found["cells"]] != "[":
            raise json.JSONDecodeError("it has no list of cells", raw, start)
        for number, place in enumerate(items(raw, found["cells"]), 1):
            if raw[place] == "{":
                _cell(build, raw, number, dict(members(raw, place)))
    except json.JSONDecodeError as fault:
        raise ExampleError(f"this is no notebook: {fault.msg}", build.path, fault.lineno, fault.colno) from None
    except RecursionError:
        raise ExampleError("this is no notebook: it is nested too deeply", build.path) from None
    except (StopIteration, IndexError):
        raise ExampleError("this is no notebook: it ends too early", build.path) from None


def _cell(build: Build, raw: str, number: int, found: dict[str, int]) -> None:
    if "source" not in found or "cell_type" not in found:
        return
    said = _strings(raw, found["source"])
    build.cells.append(NotebookCell(number, said))
    build.next_block()
    kind = DECODER.raw_decode(raw, found["cell_type"])[0]
    if kind == "markdown":
        read_markdown(build, said)
    elif kind == "code":
        listing(build, said, "python")
        printed: list[Mapped] = []
        for output in items(raw, found["outputs"]) if raw[found.get("outputs", 0)] == "[" else ():
            if raw[output] == "{":
                printed += _output(build, raw, number, dict(members(raw, output)))
        build.printed(joined(printed))


def _output(build: Build, raw: str, number: int, found: dict[str, int]) -> list[Mapped]:
    """Add what a cell printed; gives it back where it is text."""
    if "text" in found:
        return [_printed(build, number, _strings(raw, found["text"]))]
    data = dict(members(raw, found["data"])) if raw[found.get("data", len(raw) - 1)] == "{" else {}
    if "text/latex" in data:
        read_markdown(build, _of_cell(build, number, _strings(raw, data["text/latex"])))
    elif "text/html" in data:
        read_html(build, _of_cell(build, number, _strings(raw, data["text/html"])))
    elif any(key.startswith("image/") for key in data):
        key = next(key for key in data if key.startswith("image/"))
        said = _of_cell(build, number, whole(raw, data[key], data[key] + 1))
        build.missing(said, "X302", f"a picture that cell {number} printed")
    elif "text/plain" in data:
        return [_printed(build, number, _strings(raw, data["text/plain"]))]
    return []


def _of_cell(build: Build, number: int, mapped: Mapped) -> Mapped:
    build.cells.append(NotebookCell(number, mapped))
    return mapped


def _printed(build: Build, number: int, mapped: Mapped) -> Mapped:
    mapped = _of_cell(build, number, mapped.sub(_ANSI, "") if "\x1b" in mapped.text else mapped)
    build.next_block()
    build.add(mapped, "output")
    return mapped


def _strings(raw: str, place: int) -> Mapped:
    """A text of JSON, or a list of its lines, as one text."""
    places = list(items(raw, place)) if raw[place] == "[" else [place]
    return joined(_string(raw, at) for at in places if raw[at] == '"')


def _string(raw: str, place: int) -> Mapped:
    value, end = DECODER.raw_decode(raw, place)
    if end - place - 2 == len(value):
        return whole(raw, place + 1, end - 1)
    starts: list[int] = []
    ends: list[int] = []
    at = place + 1
    for found in _ESCAPE.finditer(raw, place + 1, end - 1):
        starts += [*range(at, found.start()), found.start()]
        ends += [*range(at + 1, found.start() + 1), found.end()]
        at = found.end()
    return Mapped(value, [*starts, *range(at, end - 1)], [*ends, *range(at + 1, end)])
