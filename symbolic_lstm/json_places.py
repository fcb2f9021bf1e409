"""Where the values of a JSON text stand. The text has been decoded once, so it is well formed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from symbolic_lstm.on_demand import pattern

_SPACE = pattern(r"[ \t\r\n]*+")
#: Reads one value; a whole number of any length stays text.
DECODER = json.JSONDecoder(parse_int=str)


def after_space(raw: str, at: int) -> int:
    """Where the space at a place ends."""
    found = _SPACE.match(raw, at)
    return found.end() if found else at


def members(raw: str, at: int) -> Iterator[tuple[str, int]]:
    """The keys of an object, and where their values begin."""
    at = after_space(raw, at + 1)
    while raw[at] == '"':
        key, end = DECODER.raw_decode(raw, at)
        value = after_space(raw, after_space(raw, end) + 1)
        yield key, value
        at = _next(raw, value)


def items(raw: str, at: int) -> Iterator[int]:
    """Where the items of a list begin."""
    at = after_space(raw, at + 1)
    while raw[at] != "]":
        yield at
        at = _next(raw, at)


def _next(raw: str, at: int) -> int:
    """Where what follows the value at a place begins, behind its comma."""
    at = after_space(raw, DECODER.raw_decode(raw, at)[1])
    return after_space(raw, at + 1) if raw[at] == "," else at
