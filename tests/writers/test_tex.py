"""LaTeX documents: pdflatex sets all of them, and nothing is wider or taller than the paper, and pages are full."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

import symbolic_lstm as sl
from symbolic_lstm.drawing.on_page import drawn_page
from symbolic_lstm.page.blocks import Page, Para
from symbolic_lstm.published.catalog import shipped
from symbolic_lstm.writers.latex_document import document

from ..pdf_pages import ARTICLE, assert_full
from ..pdf_text import pdf_text
from .hostile import TEXTS, page


def run(source: str, folder: Path) -> str:
    """What pdflatex says of a document; it may write nowhere else and start no other program."""
    tool = shutil.which("pdflatex")
    assert tool, "pdflatex is not installed (texlive-latex-base, texlive-latex-recommended); this judge needs it"
    (folder / "a.tex").write_text(source, encoding="utf-8")
    ran = subprocess.run(
        [tool, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "a.tex"],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout[-2000:]
    return ran.stdout


@pytest.mark.judge
@pytest.mark.parametrize("name", [example.id for example in shipped()])
def test_pdflatex_sets_every_example(name: str, tmp_path: Path) -> None:
    said = run(document(drawn_page(sl.sheet(name), "latex")), tmp_path)
    assert_full(tmp_path / "a.pdf", ARTICLE)
    assert not re.search(r"Overfull \\vbox", said)
    # a paragraph may stand out where a number of forty digits cannot be broken
    assert re.findall(r"Overfull \\hbox \(([\d.]+)pt too wide\) (?:detected|in alignment)", said) == []


@pytest.mark.judge
@pytest.mark.parametrize("notation", ["ng", "keras", "d2l"])
def test_pdflatex_sets_every_notation_in_german(notation: str, tmp_path: Path) -> None:
    run(document(sl.sheet("understanding-lstms", notation=notation, language="de")), tmp_path)


def layer(cell: str, notation: str, units: int, inputs: int, steps: int = 1, decimals: int = 3) -> sl.Example:
    """A layer with numbers of so many decimals."""
    made, drawn = sl.cells[cell], np.random.default_rng(5)
    sizes = {"n": units, "m": inputs}

    def numbers(*size: int) -> object:
        return drawn.uniform(-1, 1, size).round(decimals)

    weights = {p: numbers(*(sizes[side] for side in made.sizes[p])) for p in made.parameters}
    given = {name: numbers(units) for name in made.states}
    given |= {name: numbers(steps, inputs) if steps > 1 else numbers(inputs) for name in made.inputs}
    return sl.example(cell, form="vector", notation=notation, weights=weights, given=given, title="Vectors")


@pytest.mark.judge
@pytest.mark.parametrize(
    ("notation", "units", "inputs", "steps", "decimals"),
    [("standard", 8, 3, 1, 4), ("pytorch", 10, 2, 1, 2), ("olah", 8, 8, 5, 2)],
)
def test_no_matrix_of_a_layer_is_wider_than_its_page(
    notation: str, units: int, inputs: int, steps: int, decimals: int, tmp_path: Path
) -> None:
    worked = layer("lstm", notation, units, inputs, steps, decimals)
    assert "Overfull" not in run(document(drawn_page(sl.sheet(worked), "latex")), tmp_path)
    assert_full(tmp_path / "a.pdf", ARTICLE)


@pytest.mark.judge
@pytest.mark.parametrize(
    ("cell", "notation", "units", "inputs"),
    [("lstm", "olah", 3, 2), ("lstm", "ng", 3, 3), ("gru-after-two-biases", "keras", 2, 4), ("lstm", "keras", 4, 4)],
)
def test_no_slide_of_vectors_is_taller_or_wider_than_it_can_be(
    cell: str, notation: str, units: int, inputs: int, tmp_path: Path
) -> None:
    source = sl.sheet(layer(cell, notation, units, inputs)).write("beamer")
    said = run(source, tmp_path)
    assert "Overfull \\vbox" not in said and "Overfull \\hbox" not in said
    assert min(map(float, re.findall(r"scalebox\{([0-9.]+)\}", source)), default=1) > 0.5, "small, but to be read"


@pytest.mark.judge
def test_pdflatex_sets_whatever_is_quoted(tmp_path: Path) -> None:
    blocks = tuple(block for text in TEXTS.values() for block in page(text).blocks)
    run(document(Page("hostile", blocks)), tmp_path)


@pytest.mark.judge
def test_no_two_signs_of_a_text_become_one(tmp_path: Path) -> None:
    said = "a--b, `c` ``d`` <!-- e --> x,,y !` ?` << >> \\,{}[g]^~|$#%&_*"
    run(document(Page("", (Para((said,)),))), tmp_path)
    shown = pdf_text(tmp_path / "a.pdf", "-raw")
    assert shown.split("\n")[0].split() == said.split()
