"""Files of examples: each is read anew when it says something else than before, and only then."""

from __future__ import annotations

from pathlib import Path

from symbolic_lstm.published.example import Example
from symbolic_lstm.published.outside_numbers import Outside
from symbolic_lstm.published.spec import ExampleReading
from symbolic_lstm.published.toml import parse, read

#: Examples read lately, with their texts; longer texts are not kept.
_READ: dict[tuple[str, Path], tuple[str, Example]] = {}
_MOST_READ, _SHORT = 64, 100_000


def read_example(path: Path, called: str = "") -> Example:
    """The worked example in a TOML file; raises `ExampleError`.

    Read once for as long as its text is the same, if all of it is in the file.
    """
    name = called or str(path)
    text = read(path, name)
    if (before := _READ.get((name, path))) and before[0] == text:
        return before[1]
    reading = ExampleReading(name, text, path.parent)
    worked = reading.worked(parse(text, name), path.stem)
    if reading.outside == Outside() and len(text) <= _SHORT:
        if len(_READ) >= _MOST_READ:
            _READ.pop(next(iter(_READ)), None)
        _READ[name, path] = text, worked
    return worked
