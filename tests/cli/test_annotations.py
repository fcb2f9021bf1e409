"""`--format github`: what a runner reads back is what was meant, whatever text is quoted."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic_lstm.cli.annotations import Annotation, of_fault, written
from symbolic_lstm.errors import ExampleError, UsageError
from symbolic_lstm.writers.plain import plain

from .program import EXAMPLE, SEED, Program
from .test_verify import ERROR, NOTE, RIGHT, WARNING, file

JUDGES = Path(__file__).parents[1] / "judges"

HOSTILE = st.lists(
    st.sampled_from([
        "::", "##[", "::error::", "::add-mask::x", "::stop-commands::t", "##[command]ls", "##[group]", "%0A", "%25", "%3A",
        "%", "\n", "\r\n", "\r", "\u2028", "\u0085", "\x0b", "\x0c", "\x1b[31m", "\x00", "\u202e", "\u2066", "\ufeff", ",", ":", "=",
        "file=x", " ", "f", "0.997", "σ(5.95) ≈", "\ud800", "]", ";", "🙂",
    ])
).map("".join) | st.text()  # fmt: skip
ANNOTATIONS = st.builds(
    Annotation,
    st.sampled_from(["error", "warning", "notice"]),
    HOSTILE,
    HOSTILE,
    HOSTILE,
    st.integers(1, 10**6),
    st.integers(1, 10**4),
)


def read_back(line: str) -> tuple[str, dict[str, str], str]:
    """A command as GitHub's runner documents it: `::name key=value,key=value::data`, each part unescaped."""
    assert line.startswith("::")
    head, _, data = line[2:].partition("::")
    name, _, listed = head.partition(" ")
    properties = dict(pair.split("=", 1) for pair in listed.split(",") if pair)

    def opened(text: str, *codes: str) -> str:
        for code in codes:
            text = text.replace(f"%{code}", chr(int(code, 16)))
        return text.replace("%25", "%")

    return name, {k: opened(v, "0D", "0A", "3A", "2C") for k, v in properties.items()}, opened(data, "0D", "0A")


@settings(max_examples=120, deadline=None)
@given(st.lists(ANNOTATIONS, max_size=4))
def test_each_line_is_one_command_of_ours_that_says_what_was_meant(meant: list[Annotation]) -> None:
    text = written(meant)
    lines = re.split(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", text)
    assert lines.pop() == "" and len(lines) == len(meant)
    kinds = ["error", "warning", "notice"]
    for line, it in zip(lines, sorted(meant, key=lambda it: kinds.index(it.command)), strict=True):
        where = {"file": plain(it.path), "line": str(it.line), "col": str(it.column)} if it.path else {}
        assert read_back(line) == (it.command, {**where, "title": plain(it.title)}, plain(it.message))


@settings(max_examples=100, deadline=None)
@given(ANNOTATIONS)
def test_no_letter_commands_a_terminal_or_turns_a_line_around(it: Annotation) -> None:
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", written([it])
    )


def test_the_gravest_come_first_and_passes_are_not_told(program: Program) -> None:
    names = file("b.toml", NOTE, WARNING), file("a.toml", ERROR, ("f.sum", "5.95"))
    done = program("verify", *names, "-f", "github")
    commands = [read_back(line) for line in done.text.splitlines()]
    assert (done.code, [c[0] for c in commands]) == (1, ["error", "warning", "notice"])
    _, properties, message = commands[0]
    assert properties["file"] == "a.toml" and properties["title"] == "g: mismatch" and "recomputed" in message
    told = Path("a.toml").read_text().splitlines()[int(properties["line"]) - 1]
    assert told[int(properties["col"]) - 1 :] == "0.77"
    assert program("verify", file("c.toml", RIGHT), "-f", "github").text == ""


def test_what_is_no_file_is_named_in_the_title(program: Program) -> None:
    lines = program("verify", EXAMPLE, "-f", "github").text.splitlines()
    assert lines and all(read_back(line)[1]["title"].startswith(f"{EXAMPLE}: ") for line in lines)
    assert all("file" not in read_back(line)[1] for line in lines)


def test_a_path_is_told_from_the_root_of_the_checkout(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(Path.cwd().parent))
    (line,) = program("verify", file("a.toml", ERROR), "-f", "github").text.splitlines()
    assert read_back(line)[1]["file"] == f"{Path.cwd().name}/a.toml"


ABUSE = "::add-mask::x\\n::error::y ##[command]z %0A::warning::w \\u202e"


def test_an_example_cannot_speak_to_the_runner(program: Program) -> None:
    """Its name, its keys and its texts are quoted in messages, and stay text."""
    Path("::stop-commands::t.toml").write_text(SEED.replace("schema = 1", 'schema = 1\n"::add-mask::x" = 1'))
    Path("a.toml").write_text(SEED.replace('cell = "lstm"', f'cell = "{ABUSE}"'))
    Path("b.toml").write_text(SEED.replace("says = 0.997", f'says = "{ABUSE}"'))
    done = program("verify", "::stop-commands::t.toml", "a.toml", "b.toml", "::error::no.toml", "-f", "github")
    commands = [read_back(line) for line in done.text.splitlines()]
    assert (done.code, [c[0] for c in commands]) == (2, ["error"] * 4)
    assert [c[1].get("file") for c in commands] == ["::stop-commands::t.toml", "a.toml", "b.toml", None]
    assert "unknown key '::add-mask::x'" in commands[0][2] and "##[command]z %0A::warning::w" in commands[1][2]
    assert commands[3][1]["title"] == "::error::no.toml: cannot be read"
    assert done.told == "error: 4 of the inputs could not be read; the annotations say why\n"


def test_lines_are_judged_so_too(program: Program) -> None:
    done = program("verify", "-e", "::add-mask::x", "-e", "1 + 1 = 2", "-e", "tanh(0.5) = 0.6225", "-f", "github")
    assert [read_back(line)[1]["title"] for line in done.text.splitlines()] == [
        "-e: cannot be read",
        "-e: tanh(1/2): mismatch" if "1/2" in done.text else "-e: tanh(0.5): mismatch",
    ]


def test_a_fault_keeps_its_place(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("")
    assert of_fault(ExampleError("why", "x", 3, 5), str(path)) == ("error", "why", "cannot be read", str(path), 3, 5)
    assert of_fault(UsageError("why\nmore"), "\0").title == "\0: cannot be read"


ARTICLE = """\
<!-- lstm:use understanding-lstms -->

It keeps <!-- lstm f percent -->1 %<!-- /lstm --> or <!-- lstm f -->0.9<!-- /lstm -->, and <!-- lstm c -->2.96<!-- /lstm -->.

<!-- lstm:begin f -->
<!-- lstm:end -->
"""


def test_articles_are_told_where_they_are_out_of_step(program: Program) -> None:
    Path("a.md").write_text(ARTICLE)
    done = program("embed", "--check", "a.md", "-f", "github")
    commands = [read_back(line) for line in done.text.splitlines()]
    assert (done.code, [(c[1]["line"], c[1]["col"]) for c in commands]) == (
        1,
        [("3", "33"), ("3", "69"), ("3", "111"), ("6", "1")],
    )
    assert [c[2] for c in commands] == [
        "1 % is out of step with its example, which comes to 99.7 %",
        "0.9 is out of step with its example, which comes to 0.997",
        "this marker lacks the checksum of what it closes; symbolic-lstm embed writes it",
        "this is out of step with its example; symbolic-lstm embed refreshes it",
    ]
    assert Path("a.md").read_text() == ARTICLE, "nothing is written"
    program("embed", "a.md")
    again = program("embed", "--check", "a.md", "-f", "github")
    assert (again.code, again.text) == (0, "")


def test_an_article_cannot_speak_to_the_runner(program: Program) -> None:
    """Neither what a region held, nor a name in a marker, nor a file's name."""
    Path("::add-mask::a.md").write_text(ARTICLE.replace("0.9<", "::error::x ##[command]y %0A<"))
    Path("b.md").write_text(ARTICLE.replace("lstm f -->", "lstm ::error::x%0A -->"))
    Path("c.md").write_bytes(b"::add-mask::x \xff\n")
    done = program("embed", "--check", "::add-mask::a.md", "b.md", "c.md", "::debug::d.md", "-f", "github")
    commands = [read_back(line) for line in done.text.splitlines()]
    assert done.code == 2 and {c[0] for c in commands} == {"error"}
    assert {c[1].get("file") for c in commands} == {"::add-mask::a.md", "b.md", "c.md", None}
    assert any(c[2].startswith("::error::x ##[command]y %0A is out of step") for c in commands)
    assert any(c[1]["title"] == "::debug::d.md: cannot be read" for c in commands)
    assert done.told == "error: not every article could be filled; the annotations say why\n"


def test_only_a_check_is_told_so(program: Program) -> None:
    Path("a.md").write_text(ARTICLE)
    assert "is how --check tells" in program("embed", "a.md", "-f", "github").told
    assert Path("a.md").read_text() == ARTICLE


@pytest.mark.judge
def test_githubs_own_toolkit_writes_the_same(tmp_path: Path) -> None:
    """`@actions/core` writes commands for the runner; ours differ from its only where a control character is shown."""
    if not (shutil.which("node") and (JUDGES / "node_modules" / "@actions" / "core").is_dir()):
        pytest.fail("the judge needs Node and `npm ci` in tests/judges")
    texts = ["50 % off, f: 0.9 = x", "::error file=x::y", "##[command]ls %0A%25", "", "σ ≈ 0.997; 🙂"]
    meant = [Annotation("warning", a, b, c, 3, 7) for a in texts for b in texts[:3] for c in ("a.md", "b,c:d%.md")]
    script = (
        "import * as core from '@actions/core';"
        "for (const [message, title, file] of JSON.parse(process.argv[1]))"
        " core.warning(message, {title, file, startLine: 3, startColumn: 7});"
    )
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script, json.dumps([it[1:4] for it in meant])],
        cwd=JUDGES, capture_output=True, text=True, check=True,
    )  # fmt: skip
    theirs = [read_back(line) for line in done.stdout.splitlines() if line]
    assert theirs == [read_back(line) for line in written(meant).splitlines()]
