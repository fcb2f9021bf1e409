"""The documentation names what there is; building it is a judge's business."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from symbolic_lstm.drawing.picture_kinds import KINDS
from symbolic_lstm.published.reading import TOP

DOCS = Path(__file__).parents[1] / "docs"


def test_every_key_of_an_example_is_explained() -> None:
    told = (DOCS / "reference" / "example-file.md").read_text(encoding="utf-8")
    terms = re.findall(r"^((?:`[a-z_]+`(?:, )?)+)\n: ", told, re.MULTILINE)
    assert {key for term in terms for key in re.findall("`([a-z_]+)`", term)} == {*TOP}


def test_every_picture_is_explained() -> None:
    told = (DOCS / "conf.py").read_text(encoding="utf-8").partition('"pictures": {')[2].partition("}")[0]
    assert {*re.findall(r'^ +"([a-z]+)":', told, re.MULTILINE)} == {*KINDS}


def test_every_page_is_in_the_table_of_contents() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    pages = {p.relative_to(DOCS).with_suffix("").as_posix() for p in DOCS.rglob("*.md")} - {"index"}
    assert pages == {line for line in index.splitlines() if line in pages}


@pytest.mark.judge
def test_it_builds_without_a_warning_and_needs_no_network(tmp_path: Path) -> None:
    asked = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", str(DOCS), str(tmp_path)]
    done = subprocess.run(asked, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    front = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "<math" in front and "99.7" in front
    assert not re.search(r'<(?:script|link)[^>]*(?:src|href)="https?://', front)
