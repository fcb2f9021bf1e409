"""Whatever stream and whatever mode: a runner that reads what the program prints finds no command in it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from symbolic_lstm.cli.main import main
from symbolic_lstm.cli.runners import spelt
from symbolic_lstm.writers import FORMATS
from symbolic_lstm.writers.plain import inert

from .program import Done, Program

EXAMPLE = r"""
schema = 1
title = "::error::title ##[error]title"
cell = "rnn"
rounding = { digits = 3, carry = "shown" }
notes = ['::error::note ##[command]ls $\foo ::error::$ ##vso[task]', "::add-mask::1 ##[group]note"]

[weights]
U_h = 0.5
W_h = 0.1
b_h = 0.1

[given]
x = 1
h_prev = 1

[[claims]]
of = "h"
says = 0.9
where = "::error::where ##[error]where"
"""
FOLDER = "::error::folder ##[x]"
ARTICLE = f"""
::error::context ##[error]context

  ::warning file=a::indented
<!-- lstm:use {FOLDER}/a.toml target=text -->
<!-- lstm h -->0.1 ::error::value ##[error]<!-- /lstm -->
<!-- lstm:begin sheet -->
<!-- lstm:end -->
"""
TEXTS = [
    "::error::x",
    " \t::add-mask::x",
    "a ##[group]x",
    "##vso[task.x]y",
    "a ##teamcity[x]",
    "a\r::debug::b",
    "\u3000::error::x",
    "###[x]",
]
HARMLESS = ["a ::error::x", "::", "::x", "std::vector", "## heading", "# [x]", ".. note::", "::\n::", "##", "f = 0.997"]


def live(text: str) -> list[str]:
    """The lines that hold a command, as the runner's own source has it: trimmed `::…::`, or `##[` wherever it is."""
    lines = re.split(r"\r\n|[\r\n]", text)
    return [it for it in lines if re.match(r"::.*?::", it.strip()) or re.search(r"##\w*\[", it)]


def run(program: Program, *words: str) -> Done:
    """The program, which may have something to say on standard error, too."""
    program.capture.readouterr()
    code = main(words)
    out, err = program.capture.readouterr()
    return Done(code, out, err.decode())


@pytest.fixture
def example(program: Program) -> str:
    Path(FOLDER).mkdir()
    path = Path(FOLDER, "a.toml")
    path.write_text(EXAMPLE, encoding="utf-8")
    Path("pyproject.toml").touch()
    Path(FOLDER, "article.md").write_text(ARTICLE, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("text", TEXTS)
def test_no_command_is_left(text: str) -> None:
    assert live(text) and live(inert(text)) == []
    assert len(inert(text)) == len(text), "what is pointed at below stays in its column"
    for format in {*FORMATS} - {"pdf", "png", "docx", "odt", "epub"}:
        if format not in ("json", "notebook") or "::" not in text:  # no line of JSON begins with a text
            assert live(spelt(text, format)) == [], format


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_command_is_left_alone(text: str) -> None:
    assert live(text) == [] and inert(text) == text
    assert {spelt(text, format) for format in FORMATS} == {text}


@pytest.mark.parametrize("format", [f for f in FORMATS if f not in ("pdf", "png", "docx", "odt", "epub")])
def test_a_sheet_commands_no_runner(program: Program, example: str, format: str) -> None:
    done = run(program, "sheet", example, "-f", format)
    assert done.code == 0 and live(done.text) == [] and live(done.told) == []
    assert "stays text" in done.told


@pytest.mark.parametrize("format", ["text", "markdown", "json", "github"])
def test_a_report_commands_no_runner_but_for_its_annotations(program: Program, example: str, format: str) -> None:
    done = run(program, "verify", example, "-f", format)
    assert done.code == 1 and live(done.told) == [] and "stays text" in done.told
    commands = live(done.text)
    assert [it.partition(" ")[0] for it in commands] == ["::error"] * (format == "github")


@pytest.mark.parametrize(
    "words",
    [["verify", "::error::no.toml"], ["verify", "-e", "::error::x"], ["sheet", "##[error]"], ["::error::verb"],
     ["sheet", "--set", "::error::x=1"], ["sheet", "-q", "##[x]"], ["sheet", "-o", "::error::x/a.txt"], ["list", "##[x]"],
     ["embed", "::error::x.md"], ["new", "##[x].tom"], ["explain", "##[x]"], ["sheet", "--##[x]"]],
)  # fmt: skip
def test_a_message_commands_no_runner(program: Program, words: list[str]) -> None:
    done = run(program, *words)
    assert done.code == 2 and live(done.told) == [] and live(done.text) == []


@pytest.mark.parametrize("options", [[], ["--check"], ["--diff"], ["--check", "-f", "github"], ["--strip"]])
def test_an_article_commands_no_runner(
    program: Program, example: str, options: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    done = run(program, "embed", f"{FOLDER}/article.md", *options)
    assert live(done.told) == []
    assert all(it.startswith("::error ") and "-f" in options for it in live(done.text))


def test_an_authors_own_words_are_printed_as_they_are_where_no_runner_reads(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = "\n::error::x ##[error]\n"
    Path("a.md").write_text(text, encoding="utf-8")
    for name in ("GITHUB_ACTIONS", "TF_BUILD"):
        monkeypatch.delenv(name, raising=False)
    assert run(program, "embed", "--strip", "a.md").text in (text, "")
    assert spelt(text, None) == text
    command = [
        sys.executable,
        "-c",
        "import sys; from symbolic_lstm.cli.output import emit; emit(sys.argv[1], None)",
        text,
    ]
    environment = {**os.environ, "GITHUB_ACTIONS": "true", "PYTHONPATH": os.pathsep.join(sys.path)}
    with (tmp_path / "out").open("wb") as file:
        subprocess.run(command, env=environment, stdout=file, check=True)
    assert (tmp_path / "out").read_bytes() == text.encode(), "no runner reads a file"
    piped = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout.decode()
    assert live(piped) == [] and len(piped) == len(text)


def test_json_says_the_same_in_other_letters(program: Program, example: str) -> None:
    assert "##[command]ls" in json.loads(run(program, "sheet", example, "-f", "json").text)["remarks"][0]["text"]


class Words(HTMLParser):
    said = ""

    def handle_data(self, data: str) -> None:
        self.said += data


@pytest.mark.parametrize("format", ["html", "mathml", "revealjs"])
def test_markup_says_the_same_in_other_letters(program: Program, example: str, format: str) -> None:
    seen = Words()
    seen.feed(run(program, "sheet", example, "-f", format).text)
    assert "::error::note ##[command]ls" in seen.said and "::add-mask::1 ##[group]note" in seen.said


def test_files_are_written_as_they_are(program: Program, example: str) -> None:
    assert run(program, "sheet", example, "-o", "a.txt").code == 0
    assert "##[command]ls" in Path("a.txt").read_text(encoding="utf-8")
