"""What is plainly asked is read as cyclopts would read it, and all else is left to it."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from cyclopts import CycloptsError
from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic_lstm.cli.arguments import arguments
from symbolic_lstm.cli.main import VERBS, app, verb

WORDS = [
    "--quantity", "-q", "f", "c@2", "--stage", "sum", "--stage=result", "stage", "--digits", "3s", "--digits=4",
    "--carry", "shown", "--carry=full", "none", "--set", "x=-10", "--set=x=1", "-f", "text", "json", "github", "-fjson",
    "--format", "--format=json", "-s", "--standalone", "--standalone=no", "--force", "--no-force", "-o", "out.tex",
    "-10", "--", "-", "", "-e", "1 + 1", "--expression", "-1 = -1", "--check", "--from", "--cell", "lstm", "cells", "examples",
    "--fail-on", "note", "--fail_on", "--all", "--help", "--version", "--stdin-filename", "a.md", "as-shown", "--from=x",
]  # fmt: skip


def by_cyclopts(name: str, words: list[str]) -> dict[str, Any] | None:
    """What a verb is called with when cyclopts reads the words, by parameter; None for help and mistakes."""
    try:
        _, bound, _ = app().parse_args([name, *words], exit_on_error=False, print_error=False)
    except CycloptsError:
        return None
    return dict(bound.arguments)


@settings(max_examples=75, deadline=None)
@given(st.sampled_from(sorted(VERBS)), st.lists(st.sampled_from(WORDS), max_size=6))
def test_what_is_read_is_what_cyclopts_reads(name: str, words: list[str]) -> None:
    found = arguments(verb(name), words)
    if found is not None:
        theirs = by_cyclopts(name, words)
        assert theirs is not None, (name, words, found)
        places = [value for key, value in theirs.items() if key not in found.by_name]
        assert found.by_name.items() <= theirs.items()
        assert found.by_place == [one for value in places for one in (value if isinstance(value, tuple) else (value,))]


@pytest.mark.parametrize(
    "line",
    [
        "sheet", "sheet mine.toml --quantity f -q c --digits=3s -s", "sheet --set x=-10 --stage sum --carry shown",
        "verify a.toml b.toml --fail-on note --all", "verify -e 1+1=2 -e 2+2=5 -f json", "embed --check a.md b.md",
        "list cells --format json", "new mine.toml --from understanding-lstms", "explain as-shown",
    ],
)  # fmt: skip
def test_plain_lines_need_nobody_else(line: str) -> None:
    name, *words = line.split()
    assert arguments(verb(name), words) is not None


@pytest.mark.parametrize(
    "line",
    ["import", "import --layer lstm", "sheet --help", "sheet --digts 3", "sheet a b", "sheet --carry x", "sheet --digits", "sheet -sf text", "sheet --force=no", "list cell", "sheet --digits 3 --digits 4"],
)  # fmt: skip
def test_help_mistakes_and_odd_spellings_are_left_to_cyclopts(line: str) -> None:
    name, *words = line.split()
    assert arguments(verb(name), words) is None


@pytest.mark.parametrize("words", [["--version"], ["list"], ["verify", "-e", "1 + 1 = 2"]])
def test_a_plain_command_does_not_wait_for_cyclopts(words: list[str]) -> None:
    code = (
        "import sys; from symbolic_lstm.cli.main import main; main(sys.argv[1:]); sys.exit('cyclopts' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=False).returncode == 0
