"""Help: its paragraphs are broken where the terminal ends, once, and no default is told that says nothing."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from rich.console import Console

from symbolic_lstm.cli.main import app


@pytest.mark.parametrize("verb", ["", "sheet", "verify", "draw", "embed", "list", "new", "explain"])
@pytest.mark.parametrize("columns", [60, 80, 100])
def test_lines_end_where_the_terminal_does(verb: str, columns: int) -> None:
    paper = io.StringIO()
    app().help_print(verb.split(), console=Console(width=columns, file=paper))
    told = paper.getvalue()
    assert "Usage:" in told and 'default: ""' not in told and "default: False" not in told
    lines = told.partition("╭")[0].split("\n")
    assert all(len(line.rstrip()) <= columns for line in lines)
    for line, following in pairwise(lines):
        if line and following and not line.startswith(" ") and not following.startswith(" "):
            assert len(line.rstrip()) + 1 + len(following.split()[0]) > columns, line


def test_the_digits_there_are_stand_in_the_help() -> None:
    paper = io.StringIO()
    app().help_print(["sheet"], console=Console(width=80, file=paper))
    assert all(f" {way} (" in paper.getvalue() for way in ("4", "3s", "auto"))
