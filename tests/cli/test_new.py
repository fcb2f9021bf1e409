"""`new` writes what `sheet` and `verify` can read; `explain` knows every verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from symbolic_lstm.cells import CELLS
from symbolic_lstm.cli.main import main
from symbolic_lstm.verify.explanations import EXPLANATIONS
from symbolic_lstm.verify.verdicts import VERDICTS


@pytest.mark.parametrize("cell", CELLS)
def test_a_new_example_works_at_once(cell: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    assert main(["new", str(file), "--cell", cell]) == 0
    assert main(["sheet", str(file), "-o", str(tmp_path / "mine.txt")]) == 0
    assert main(["verify", str(file)]) == 0


@pytest.mark.parametrize("cell", CELLS)
def test_claims_have_a_line_each(cell: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.toml"
    assert main(["new", str(file), "--cell", cell]) == 0
    lines = file.read_text(encoding="utf-8").split("\n")
    start = lines.index("# claims = [")
    end = lines.index("# ]")
    assert end - start == 3
    lines[start : end + 1] = [line.removeprefix("# ") for line in lines[start : end + 1]]
    file.write_text("\n".join(lines), encoding="utf-8")
    main(["verify", str(file)])
    assert "2 figures: " in capfd.readouterr().out


def test_a_new_example_can_start_from_a_shipped_one(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    assert main(["new", str(file), "--from", "understanding-lstms"]) == 0
    assert "2.70" in file.read_text(encoding="utf-8")


def test_nothing_is_written_over(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("precious", encoding="utf-8")
    assert main(["new", str(file)]) == 2
    assert file.read_text(encoding="utf-8") == "precious"
    assert "--force" in capfd.readouterr().err


def test_every_verdict_and_rule_is_explained(capfd: pytest.CaptureFixture[str]) -> None:
    assert set(VERDICTS) <= EXPLANATIONS.keys()
    assert main(["explain", "as-shown"]) == 0
    assert "Right from rounded figures only" in capfd.readouterr().out
    assert main(["explain", "as-shwon"]) == 2
    assert "did you mean 'as-shown'" in capfd.readouterr().err


def test_an_export_is_checked(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", "--check-export", "-q", "f"]) == 0
    assert "5 equations, 3 routes (LaTeX, MathML, latex2mathml), 0 differ" in capfd.readouterr().err
