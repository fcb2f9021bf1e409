"""Load a worked example by its id or its path."""

from __future__ import annotations

import os
import sys

from symbolic_lstm.errors import UsageError, expected
from symbolic_lstm.published.catalog import find_example
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.read_once import read_example
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.published.toml import decoded
from symbolic_lstm.published.toml_syntax import MOST


def load(example: str | os.PathLike[str]) -> Example:
    """The worked example of a shipped id or in a TOML file; `-` reads standard input.

    >>> load("understanding-lstms").title
    'One step through an LSTM cell, worked by hand'

    Raises `UsageError` for an id that is not in the catalog, `ExampleError` at
    file, line and column for a file that is no worked example.
    """
    expected(example, (str, os.PathLike), "an example is an id, a path or what `load` gives")
    name = os.fspath(example)
    expected(name, str, "the path of an example is text")
    if name == "-":
        return parse_example(decoded(_standard_input(), "<stdin>"), "<stdin>", "stdin")
    path, called = find_example(name)
    return read_example(path, called)


def _standard_input() -> bytes:
    """Its bytes, from a stream of text that stands in for it, too; raises `UsageError` where it cannot be read."""
    if sys.stdin is None:
        raise UsageError("standard input is closed; name a file instead of -")
    try:
        binary = getattr(sys.stdin, "buffer", None)
        return bytes(binary.read(MOST + 1)) if binary else sys.stdin.read(MOST + 1).encode("utf-8", "surrogateescape")
    except (OSError, ValueError) as fault:
        raise UsageError(f"standard input cannot be read: {fault}") from None
