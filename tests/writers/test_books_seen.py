"""Books as Chromium shows them: the names of stages stand in one column, and nothing is wider than a page."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import symbolic_lstm as sl

from .test_browser import chromium, node


@pytest.mark.judge
@pytest.mark.parametrize(
    "name", ["lstm-i-love-to-play", "rust-tutorial-step", "understanding-lstms", "coursera-lstm-cell"]
)
def test_names_of_stages_stand_in_one_column(name: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(sl.sheet(name).write("epub"))) as book:
        book.extractall(tmp_path)
    seen = node("book.mjs", chromium(), str(tmp_path / "EPUB/text/ch001.xhtml"))
    columns = seen["768"]["columns"]
    assert max(columns) >= 0.97 * sum(columns)  # a line that cannot be broken may push its own aside
    assert seen["768"]["wide"] == 0
