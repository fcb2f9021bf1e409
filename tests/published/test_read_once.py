"""An example's file is read anew when it says something else, and only then."""

from __future__ import annotations

from pathlib import Path

import symbolic_lstm as sl
from symbolic_lstm.published import read_once
from symbolic_lstm.published.catalog import folder

from ..example_texts import SMALL


def test_what_a_file_says_now_is_what_is_loaded(tmp_path: Path) -> None:
    file, text = tmp_path / "mine.toml", (folder() / "understanding-lstms.toml").read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    first = sl.load(file)
    assert sl.load(file) is first
    file.write_text(text.replace('title = "', 'title = "Again: ', 1), encoding="utf-8")
    assert sl.load(file).title == f"Again: {first.title}"
    assert sl.load("understanding-lstms").title == first.title


def test_no_more_files_are_kept_than_that(tmp_path: Path) -> None:
    for k in range(read_once._MOST_READ + 3):
        file = tmp_path / f"{k}.toml"
        file.write_text(SMALL, encoding="utf-8")
        sl.load(file)
    assert len(read_once._READ) <= read_once._MOST_READ
