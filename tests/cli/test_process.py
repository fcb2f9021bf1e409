"""The installed program as its own process: what it imports, its bytes, and pipes that close."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .program import EXAMPLE

#: An article with marked regions, all in step.
ARTICLE = Path(__file__).parents[1] / "embed" / "demo" / "article.md"
#: Nothing mathematical is imported before a verb needs it.
HEAVY = ("sympy", "flint", "numpy", "mpmath", "latex2mathml")
#: What the everyday commands on a forward pass do without: the backward pass, other cells and languages, and tools.
UNASKED = (
    "sympy", "mpmath", "numpy", "cyclopts", "rich", "ssl", "urllib.request", "xml.etree", "symbolic_lstm.maths.adjoint", "symbolic_lstm.maths.backward",
    "symbolic_lstm.maths.through_time", "symbolic_lstm.published.backward", "symbolic_lstm.published.loss",
    "symbolic_lstm.cells.gru", "symbolic_lstm.languages.german", "symbolic_lstm.languages.french", "symbolic_lstm.notation.olah",
    "tempfile", "importlib.resources",
)  # fmt: skip
CHECK = """
import sys
from symbolic_lstm.cli.main import main
code = main(sys.argv[1:])
print(code, *[module for module in {heavy} if module in sys.modules], file=sys.stderr)
"""


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "symbolic_lstm", *arguments],
        capture_output=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["list"], ["list", "--format", "json"], ["sheet", "--help"]]
)
def test_nothing_heavy_is_imported_to_say_what_there_is(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHECK.format(heavy=HEAVY), *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        encoding="utf-8",
    )
    assert done.stderr.split() == ["0"]
    assert done.stdout


@pytest.mark.parametrize(
    "arguments",
    [["sheet"], ["verify", "-e", "sigma(0.6) = 0.6457"], ["verify", str(EXAMPLE)], ["embed", "--check", str(ARTICLE)]],
)
def test_a_start_imports_nothing_that_it_does_not_need(arguments: list[str]) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", CHECK.format(heavy=UNASKED), *arguments],
        capture_output=True, check=True,
    )  # fmt: skip
    assert ran.stderr.decode().splitlines()[-1] == "0"


def test_numbers_are_worked_and_drawn_without_the_algebra() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", CHECK.format(heavy=("sympy", "mpmath")), "sheet", "-f", "html"],
        capture_output=True, check=True,
    )  # fmt: skip
    assert ran.stderr.decode().splitlines()[-1] == "0"


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-16"])
def test_output_is_utf_8_with_lf_whatever_the_terminal_says(encoding: str) -> None:
    done = run("sheet", EXAMPLE, "-q", "f", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "σ(2.70 × 1 + 1.63 × 1 + 1.62)" in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout


def test_help_and_messages_are_utf_8_too() -> None:
    done = run("--help", PYTHONIOENCODING="cp1252")
    assert done.returncode == 0 and "−10" in done.stdout.decode("utf-8")
    done = run("verify", "-e", "1 = σ−", PYTHONIOENCODING="cp1252")
    assert done.returncode == 2 and "1 = σ−" in done.stderr.decode("utf-8")


def test_the_report_is_utf_8(tmp_path: Path) -> None:
    done = run("verify", EXAMPLE, "-o", str(tmp_path / "a.json"), "--format", "json", PYTHONIOENCODING="cp1252")
    assert done.returncode == 0 and b"\r" not in (tmp_path / "a.json").read_bytes()
    assert '"schema": "symbolic-lstm/verify/1"' in (tmp_path / "a.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", ["sheet", "--help"])
def test_a_pipe_that_closes_is_no_error(verb: str) -> None:
    """As under `| head`: the reader goes away, and nothing is said about it."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "symbolic_lstm", verb], stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_standard_input() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "symbolic_lstm", "verify", "-"],
        input=b"schema = 1\r\ntitle = '\xff'\r\n",
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2 and done.stderr.startswith(b"<stdin>:2:10: error: byte 0xFF is not UTF-8")


def test_standard_input_that_is_closed_is_told() -> None:
    command = f"'{sys.executable}' -m symbolic_lstm verify - <&-"
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"-: error: standard input is closed; name a file instead of -\n"


def test_one_finding_is_exit_code_one() -> None:
    assert run("verify", "-e", "1 + 1 = 3.00").returncode == 1
