"""The names of stages stand in one column on all pages of a document and on all slides of a deck."""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest

import symbolic_lstm as sl
from symbolic_lstm.page.blocks import Page
from symbolic_lstm.writers import beamer, latex, latex_document, pdf, revealjs, typst
from symbolic_lstm.writers.stage_columns import Columns, columns

SHEET = sl.sheet("understanding-lstms")


def test_columns_are_as_wide_as_the_widest_derivation_and_one_alone_needs_none() -> None:
    alone = [columns([it], 99.0) for it in SHEET.displays]
    assert set(alone) == {Columns()}
    every = columns(SHEET.displays, 99.0)
    pairs = [columns([it, it], 99.0) for it in SHEET.displays]
    assert every == (max(it.left for it in pairs), max(it.right for it in pairs)) and len(set(pairs)) > 2
    assert columns(SHEET.displays, 5.0).right == 5.0, "what is broken is no wider than its room"


def test_every_derivation_of_a_document_says_how_wide_its_columns_are() -> None:
    count = len(SHEET.displays)
    for written in (latex_document.document(SHEET), beamer.write(SHEET)):
        boxes = re.findall(r"\\makebox\[([\d.]+)em\]\[(.)\]", written)
        assert len(boxes) == 2 * count and len(set(boxes)) == 2
    assert r"\makebox" not in latex.write(SHEET), "a fragment is read by others than TeX"
    written = typst.document(SHEET)
    assert written.count("#let (lefts, rights)") == 1 and written.count("#h(lefts)&#h(rights)") == count
    assert re.search(r'<main class="reveal" style="--lefts:[\d.]+em;--rights:[\d.]+em">', revealjs.write(SHEET))


def test_what_is_wider_than_its_column_is_not_cut() -> None:
    assert latex_document.at_least("x", 2.0, "l", 3.0) == "x" == latex_document.at_least("x", 0.0, "r")
    assert latex_document.at_least("= x", 2.0, "l", 1.0) == r"\makebox[2.12em][l]{$\displaystyle {}= x$}"
    assert latex_document.at_least("x", 2.0, "r") == r"\makebox[2.12em][r]{$\displaystyle x$}"


def places(file: Path, words: tuple[str, ...]) -> dict[str, set[int]]:
    """Where, from the left, each of these words stands that ends a line, in points."""
    subprocess.run(["pdftotext", "-bbox", file, file.with_suffix(".html")], check=True)
    found = defaultdict[str, set[int]](set)
    for x, word in re.findall(r'xMin="([\d.]+)"[^>]*>\(?(\w+)\)?<', file.with_suffix(".html").read_text("utf-8")):
        if word in words:
            found[word].add(round(float(x)))
    return found


@pytest.mark.judge
@pytest.mark.parametrize("name", ["understanding-lstms", "graph-gru-one-step"])
def test_they_stand_in_line_on_paper(tmp_path: Path, name: str) -> None:
    page: Page = sl.sheet(name)
    (tmp_path / "typst.pdf").write_bytes(pdf.write(page))
    for said, written in (("latex", latex_document.document(page)), ("beamer", beamer.write(page))):
        (tmp_path / f"{said}.tex").write_text(written, "utf-8")
        command = ["pdflatex", "-interaction=batchmode", "-halt-on-error", f"{said}.tex"]
        subprocess.run(command, cwd=tmp_path, check=True, stdout=subprocess.DEVNULL)
    for said in ("typst", "latex", "beamer"):
        found = places(tmp_path / f"{said}.pdf", ("formula", "products"))
        assert len(set.union(*found.values())) == 1, (said, found)
