"""Load a worked example by its id or its path."""

from __future__ import annotations

import os
import sys

from symbolic_lstm.worked.complaints import MOST
from symbolic_lstm.worked.example import Worked
from symbolic_lstm.worked.shelf import find
from symbolic_lstm.worked.spec import parse_example, read_example
from symbolic_lstm.worked.toml import decoded


def load(example: str | os.PathLike[str]) -> Worked:
    """The worked example of a shipped id or in a TOML file; `-` reads standard input.

    >>> load("understanding-lstms").title
    'One step through an LSTM cell, worked by hand'

    Raises `UsageError` for an id that is not on the shelf, `ExampleError` at
    file, line and column for a file that is no worked example.
    """
    name = os.fspath(example)
    if name == "-":
        return parse_example(decoded(sys.stdin.buffer.read(MOST + 1), "<stdin>"), "<stdin>", "stdin")
    path, shown = find(name)
    return read_example(path, shown)
