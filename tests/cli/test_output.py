"""Where output goes: standard output or a file, whole or not at all, and never over what is somebody else's."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from symbolic_lstm.cli.main import main
from symbolic_lstm.cli.mark import with_mark
from symbolic_lstm.cli.output import emit
from symbolic_lstm.errors import UsageError

from .program import EXAMPLE, SEED, Program

SUFFIXES = {".txt": "text", ".tex": "latex", ".json": "json", ".typ": "typst"}


def names(folder: str = ".") -> list[str]:
    """What is in a folder."""
    return sorted(path.name for path in Path(folder).iterdir())


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_suffix_chooses_the_format(program: Program, suffix: str) -> None:
    done = program("sheet", EXAMPLE, "-o", f"a{suffix}")
    assert (done.code, done.data) == (0, b"")
    printed = program("sheet", EXAMPLE, "--format", SUFFIXES[suffix]).data
    assert Path(f"a{suffix}").read_bytes() == with_mark(printed, SUFFIXES[suffix])
    assert program("sheet", EXAMPLE, "-o", f"a{suffix}").code == 0, "our own file is written again"


def test_a_format_and_a_suffix_must_agree(program: Program) -> None:
    done = program("sheet", "--format", "json", "-o", "a.tex")
    assert done.code == 2 and "contradicts" in done.told and names() == []
    done = program("sheet", "-o", "a.zzz")
    assert done.code == 2 and ".zzz" in done.told and names() == []
    assert program("sheet", "--format", "json", "-o", "a.zzz").code == 0


@pytest.mark.parametrize("verb", ["sheet", "verify"])
def test_a_folder_that_is_not_there(program: Program, verb: str) -> None:
    done = program(verb, EXAMPLE, "-o", "no/such/a.txt")
    assert done.code == 2 and "there is no folder" in done.told and done.data == b""
    assert names() == []


@pytest.mark.parametrize("verb", ["sheet", "verify"])
def test_somebody_elses_file_is_kept(program: Program, verb: str) -> None:
    Path("a.txt").write_text("mine")
    done = program(verb, EXAMPLE, "-o", "a.txt")
    assert done.code == 2 and "--force" in done.told
    assert Path("a.txt").read_text() == "mine"
    assert program(verb, EXAMPLE, "-o", "a.txt", "--force").code == 0
    assert "LSTM" in Path("a.txt").read_text(encoding="utf-8")
    assert names() == ["a.txt"], "nothing is left beside it"


@pytest.mark.parametrize("format", ["text", "latex", "mathml", "json"])
@pytest.mark.parametrize("options", [[], ["-q", "f"]])
def test_a_sheet_of_ours_is_written_again(program: Program, format: str, options: list[str]) -> None:
    arguments = ["sheet", "--format", format, *options, "-o", "a.out"]
    assert program(*arguments).code == 0
    before = Path("a.out").read_bytes()
    assert program(*arguments).code == 0, "an output file of ours may be replaced"
    assert Path("a.out").read_bytes() == before


@pytest.mark.parametrize(("name", "mark"), [("a.tex", "\\begin{document}"), ("a.typ", "#set document(")])
@pytest.mark.parametrize("options", [[], ["-q", "f"]])
def test_a_document_of_ours_is_written_again(program: Program, name: str, mark: str, options: list[str]) -> None:
    arguments = ["sheet", *options, "--standalone", "-o", name]
    assert [program(*arguments).code for _ in range(2)] == [0, 0]
    assert Path(name).read_text(encoding="utf-8").count(mark) == 1
    told = program("sheet", "--standalone", "-f", "json").told
    assert "a whole document of LaTeX or Typst" in told


@pytest.mark.judge
@pytest.mark.parametrize("suffix", ["pdf", "docx", "odt", "epub"])
def test_what_is_no_text_is_written_again(program: Program, suffix: str) -> None:
    assert [program("sheet", "-o", f"a.{suffix}").code for _ in range(2)] == [0, 0]
    assert program("sheet", "-q", "f", "-f", suffix, "-o", f"a.{suffix}").code == 0
    assert Path(f"a.{suffix}").read_bytes()[:4] in (b"%PDF", b"PK\x03\x04")


@pytest.mark.parametrize("format", ["text", "json"])
def test_a_report_of_ours_is_written_again(program: Program, format: str) -> None:
    arguments = ["verify", EXAMPLE, "--format", format, "-o", "report"]
    assert [program(*arguments).code for _ in range(2)] == [0, 0]


@pytest.mark.parametrize("name", ["", ".", "folder", "x" * 300 + ".txt", "a\0.txt", "folder/"])
def test_what_cannot_be_written(program: Program, name: str) -> None:
    Path("folder").mkdir()
    done = program("sheet", EXAMPLE, "-o", name)
    assert (done.code, done.data) == (2, b"")
    assert names() == ["folder"] and names("folder") == []


def test_a_failed_run_leaves_the_old_file(program: Program) -> None:
    assert program("sheet", EXAMPLE, "-o", "a.txt").code == 0
    before = Path("a.txt").read_bytes()
    assert program("sheet", EXAMPLE, "--set", "x=nan", "-o", "a.txt").code == 2
    assert program("sheet", "missing.toml", "-o", "a.txt").code == 2
    assert Path("a.txt").read_bytes() == before and names() == ["a.txt"]


def test_bytes_are_written_as_they_are(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    data = b"\x89PNG\r\n\xff\x00"
    emit(data, str(tmp_path / "a.png"))
    emit(data, str(tmp_path / "a.png"), force=True)
    assert (tmp_path / "a.png").read_bytes() == data
    emit(data, None)
    assert capsysbinary.readouterr().out == data


def test_bytes_are_kept_from_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", terminal)
    with pytest.raises(UsageError, match="name a file with -o"):
        emit(b"%PDF", None)
    assert terminal.buffer.tell() == 0
    emit("text", "-")
    assert terminal.buffer.tell() == 4


@pytest.mark.parametrize("verb", ["sheet", "verify"])
def test_a_hyphen_is_standard_output(program: Program, verb: str) -> None:
    assert program(verb, EXAMPLE, "-o", "-").data == program(verb, EXAMPLE).data
    assert names() == []


@pytest.mark.parametrize("verb", ["sheet", "verify"])
def test_a_hyphen_is_standard_input(program: Program, verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fed(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    fed(SEED.encode())
    done = program(verb, "-")
    assert done.code == 0 and "2.96" in done.text
    fed(b"schema = 1\n")
    assert "<stdin>:1:1: error: " in program(verb, "-").told
    fed(b"\xff")
    assert "<stdin>:1:1: error: byte 0xFF" in program(verb, "-").told
    fed(b"")
    assert "<stdin>:1:1: error: the file is empty" in program(verb, "-").told
    fed(b"#" * 2_000_000)
    assert "at most 1 MB" in program(verb, "-").told


class Closed(io.BytesIO):
    """A stream that cannot be written."""

    def __init__(self, fault: OSError) -> None:
        super().__init__()
        self.fault = fault

    def write(self, data: object) -> int:
        raise self.fault


def test_a_full_disk_is_said_plainly(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(Closed(OSError(28, "No space left on device"))))
    assert main(["sheet", EXAMPLE]) == 2
    assert capsysbinary.readouterr().err == b"error: standard output cannot be written: No space left on device\n"


def test_no_standard_output_at_all(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["sheet", EXAMPLE]) == 2
    assert b"standard output is closed" in capsysbinary.readouterr().err


def test_no_standard_error_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["sheet", "missing.toml"]) == 2


def test_an_error_of_ours_is_code_two(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    from symbolic_lstm.cli import verify

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(verify, "page_of", broken)
    assert main(["verify", EXAMPLE]) == 2
    err = capsysbinary.readouterr().err.decode()
    assert "something of ours went wrong (ZeroDivisionError: a bug)" in err and "Traceback" not in err
