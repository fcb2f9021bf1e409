"""What the README shows is what the program does."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from symbolic_lstm.cli.main import main

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def shown(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> str:
    """What the program prints."""
    main(arguments)
    return capsysbinary.readouterr().out.decode()


def test_the_excerpts_are_parts_of_the_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    everything = shown(capsysbinary, "sheet") + shown(capsysbinary, "verify", "understanding-lstms")
    parts = [part.strip("\n") for block in blocks("text") for part in block.split("   …\n")]
    assert len(parts) >= 3
    assert [part for part in parts if part not in everything] == []


def commands() -> list[tuple[list[str], str]]:
    """The program's calls in the README's consoles, and what is printed under each."""
    found = []
    for block in blocks("console"):
        for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, output = piece.partition("\n")
            words = shlex.split(line, comments=True)
            if words[0] == "symbolic-lstm":
                found.append((words[1:], output))
    return found


def test_every_command_of_the_tour_does_what_is_shown(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    source = Path(__file__).parents[1] / "derivations" / "understanding-lstms.toml"
    Path("mine.toml").write_bytes(source.read_bytes())
    Path("article.md").write_text(blocks("markdown")[0], encoding="utf-8")
    assert len(commands()) >= 7
    for words, output in commands():
        printed = shown(capsysbinary, *words)
        assert "-o" in words or printed, words
        if output.strip():
            assert printed.strip("\n") == output.strip("\n"), words
    assert "\n% written by symbolic-lstm" in Path("step.tex").read_text(encoding="utf-8")


def test_the_latex_shown_is_what_the_last_command_prints(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (latex,) = blocks("latex")
    command = next(words for words, _ in commands() if words[-2:] == ["-f", "latex"])
    assert shown(capsysbinary, *command).strip() == latex.strip()


def test_the_example_to_start_from_is_read(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    identity, example = blocks("toml")
    (tmp_path / "identity.toml").write_text(identity, encoding="utf-8")
    assert main(["verify", str(tmp_path / "identity.toml")]) == 0
    assert "✓ proved" in capsysbinary.readouterr().out.decode()
    numbers = "".join(f"{kind}_{gate} = 0.5\n" for gate in "igo" for kind in "UWb")
    whole = re.sub(r"# … U_i.*\n", numbers, example)
    assert tomllib.loads(whole)
    file = tmp_path / "mine.toml"
    file.write_text(whole, encoding="utf-8")
    assert main(["verify", str(file)]) == 0
    told = capsysbinary.readouterr().out.decode()
    assert "0.997" in told
    assert [line.split()[-1] for line in told.splitlines() if line.startswith("   fₜ ")] == ["ok", "ok"]
    file.write_text(whole.replace(', rounding = { mode = "truncate" }', ""), encoding="utf-8")
    assert main(["verify", str(file)]) == 0
    assert "0.99 is 0.99740… cut off" in " ".join(capsysbinary.readouterr().out.decode().split()), "its own rounding"


def test_the_python_shown_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (source,) = blocks("python")
    exec(compile(source, "README.md", "exec"), {})
    assert "ok {'full': '0.997400', 'shown': '0.997400'}" in capsys.readouterr().out
