"""What the documentation tells people to type works, from the first line of the tutorial to the last."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from symbolic_lstm.cli.main import main
from symbolic_lstm.published.spec import parse_example

pytestmark = pytest.mark.judge

DOCS = Path(__file__).parents[1] / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
#: Commands in a console, and those that a sentence names with what they need.
_TYPED = re.compile(
    r"^\$ symbolic-lstm (.+)$|`symbolic-lstm ((?:list|sheet|draw|code|explore|explain) [^`]*[a-z\d])`", re.M
)
#: What takes long, or needs what is no part of a plain installation.
_ELSEWHERE = ("code understanding-lstms --to python --with-test", "sheet -o step.xlsx", "explain NAME")


@pytest.mark.parametrize("page", PAGES)
def test_commands_on_a_page_work(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    told = (DOCS / page).read_text(encoding="utf-8")
    for article in re.findall(r"^```markdown\n(<!-- lstm:use .*?)^```$", told, re.DOTALL | re.MULTILINE):
        (tmp_path / "article.md").write_text(article, encoding="utf-8")
    if "model.npz" in told:
        shapes = {"weight_ih_l0": (8, 2), "weight_hh_l0": (8, 2), "bias_ih_l0": (8,), "bias_hh_l0": (8,)}
        arrays: Any = {f"lstm.{name}": np.full(shape, 0.5) for name, shape in shapes.items()}
        np.savez("model.npz", **arrays)
    for found in _TYPED.finditer(told):
        typed = found[1] or found[2]
        if typed.startswith(_ELSEWHERE):
            continue
        assert main(shlex.split(typed, comments=True)) == 0, (page, typed, capfdbinary.readouterr())
    if page == "tutorial.md":
        assert "keeps <!-- lstm f percent -->66.82" in (tmp_path / "article.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_examples_on_a_page_can_be_read(page: str) -> None:
    told = (DOCS / page).read_text(encoding="utf-8")
    for block in re.findall(r"^```toml\n(.*?)^```$", told, re.DOTALL | re.MULTILINE):
        if "\ncell" in f"\n{block}" and "[given]" in block:
            parse_example(block)
