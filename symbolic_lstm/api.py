"""The toolkit in three calls: check what is printed, make a sheet, write it."""

from __future__ import annotations

import os
from collections.abc import Mapping

from symbolic_lstm.errors import FigureError
from symbolic_lstm.page.blocks import Page
from symbolic_lstm.page.narrate import narrate
from symbolic_lstm.worked.check import check_example
from symbolic_lstm.worked.example import Grid, Worked
from symbolic_lstm.worked.line import check_line
from symbolic_lstm.worked.load import load
from symbolic_lstm.worked.result import Result
from symbolic_lstm.worked.setting import grid, setting
from symbolic_lstm.writers import writer


def check(what: str | os.PathLike[str] | Worked) -> tuple[Result, ...]:
    """A verdict for every figure of a line, or of a worked example.

    A string with `=` or `≈` in it is a line; any other names a shipped example
    or a TOML file.

    >>> [(r.verdict, r.level) for r in check("sigma(-10) ≈ 0")]
    [('ok', 'pass')]
    >>> {r.verdict for r in check("understanding-lstms")} == {"exact", "ok", "as-shown", "qualitative"}
    True

    Raises `SentenceError` for a line that cannot be read, `ExampleError` or
    `UsageError` for an example.
    """
    if isinstance(what, str) and any(sign in what for sign in "=≈"):
        return check_line(what)
    return check_example(what if isinstance(what, Worked) else load(what))


def sheet(
    example: str | os.PathLike[str] | Worked, variant: str = "", changes: Mapping[str, str | int] | None = None
) -> Page:
    """The page of an example, of a variant of it, or with numbers of your own.

    `changes` are numbers as they are typed, so that 2.70 stays 2.70.

    >>> page = sheet("understanding-lstms", changes={"x": "-10"})
    >>> page.displays[0].step.shown
    '6.27e-6'

    Raises `UsageError` for a variant or name the example does not have,
    `FigureError` for a change that is no number.
    """
    worked = example if isinstance(example, Worked) else load(example)
    return narrate(worked, setting(worked, variant, {name: _grid(value) for name, value in (changes or {}).items()}))


def write(page: Page, format: str = "text") -> str:
    """A page as `text`, `latex`, `mathml` or `json`; raises `UsageError` for any other format."""
    return writer(format).write(page)


def _grid(value: str | int) -> Grid:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise FigureError(f"{value!r} is given as {type(value).__name__}; numbers are given as text, as in '2.70'")
    return grid(str(value))
