"""What is drawn, seen by the programs that it is for: pdflatex, Typst, epubcheck, resvg."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import symbolic_lstm as sl
from symbolic_lstm.drawing.on_page import drawn_page
from symbolic_lstm.writers.latex_document import document
from symbolic_lstm.writers.scenes import tikz

from ..writers.test_tex import run

SEED = "understanding-lstms"
PICTURES = {
    "cell": ((), {}), "curve": (("f", "minus-ten:f"), {}), "bars": ((), {}), "rounding": ((), {}),
    "retention": ((), {}), "memory": ((), {"variant": "company-a"}), "heatmap": ((), {"variant": "company-a"}),
    "gradients": ((), {"variant": "company-a"}),
}  # fmt: skip


@pytest.mark.judge
@pytest.mark.parametrize("name", PICTURES)
def test_pdflatex_sets_every_picture(name: str, tmp_path: Path) -> None:
    quantities, options = PICTURES[name]
    run(tikz.document(sl.draw(SEED, name, quantities, **options).scene), tmp_path)


@pytest.mark.judge
@pytest.mark.parametrize("name", [SEED, "arraymancer-gru-cell", "coursera-lstm-cell"])
def test_sheets_with_pictures_are_set_by_pdflatex_and_typst(name: str, tmp_path: Path) -> None:
    sheet = sl.sheet(name)
    run(document(drawn_page(sheet, "latex")), tmp_path)
    assert sheet.write("pdf").startswith(b"%PDF")


@pytest.mark.judge
@pytest.mark.parametrize("name", [SEED, "curriculum-gru"])
def test_epubcheck_finds_nothing_in_a_book_with_pictures(name: str, tmp_path: Path) -> None:
    java, checker = shutil.which("java"), Path("/usr/share/java/epubcheck.jar")
    assert java and checker.exists(), "epubcheck is not installed; this judge needs it"
    (tmp_path / "a.epub").write_bytes(sl.sheet(name).write("epub"))
    ran = subprocess.run([java, "-jar", checker, tmp_path / "a.epub"], capture_output=True, text=True, check=False)
    assert "No errors or warnings detected" in ran.stdout, ran.stdout + ran.stderr


def test_a_picture_is_a_png_with_its_words() -> None:
    made = sl.draw(SEED, "bars")
    assert made.png[1:4] == b"PNG" and made.alt.encode() in made.png
    assert made.png == sl.draw(SEED, "bars").png
