"""Sheets with a backward pass from Python, with the pictures of both directions, each where its figures stand."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

import symbolic_lstm as sl
from symbolic_lstm.drawing.on_page import drawn_page
from symbolic_lstm.illustrate import with_backward_pictures
from symbolic_lstm.page.blocks import Heading, Illustration, Page, Table
from symbolic_lstm.readback import verify_export
from symbolic_lstm.request import Request
from symbolic_lstm.request_backward import told_backward
from symbolic_lstm.writers.latex_document import document

from .drawing.look import faults, texts
from .writers.test_tex import run

SEED = "understanding-lstms"


def pictured(page: Page) -> list[tuple[str, str]]:
    """Each picture of a page, and the chapter that it stands in."""
    found, chapter = [], ""
    for block in drawn_page(page, "html").blocks:
        if isinstance(block, Heading) and block.level == 2:
            chapter = "".join(map(str, block.text))
        elif isinstance(block, Illustration):
            found.append((chapter, block.scene.title))
    return found


def test_a_backward_sheet_has_the_forward_pictures_and_the_sizes_of_its_gradients() -> None:
    made = pictured(sl.backward_sheet(SEED, "company-a"))
    assert made[:-2] == pictured(sl.sheet(SEED, "company-a"))
    assert made[-2:] == [
        ("How large the gradients are", "Gradients step by step: long-term memory"),
        ("How large the gradients are", "Gradients step by step: short-term memory"),
    ]


def test_a_single_step_backward_has_the_pictures_of_its_sheet_and_none_of_gates_on_gradients() -> None:
    assert pictured(sl.backward_sheet(SEED)) == pictured(sl.sheet(SEED))
    assert pictured(sl.backward_sheet(SEED, changes={"x": 3})) == pictured(sl.sheet(SEED, changes={"x": 3}))


@pytest.mark.parametrize("loss, window", [(None, None), ("h@2^2", None), ("h^2", 1)])
def test_a_picture_shows_the_sizes_that_the_table_prints(loss: str | None, window: int | None) -> None:
    made = sl.backward_sheet(SEED, "company-a", loss=loss, window=window, digits="3s")
    drawn = [it for it in drawn_page(made, "html").blocks if isinstance(it, Illustration)][-2:]
    assert made.backward is not None
    norms = [[str(made.backward.shown(f"norm_{state}@{k}")) for k in (1, 2, 3, 4)] for state in "ch"]
    for figures, picture in zip(norms, drawn, strict=True):
        for scene in (picture.scene, picture.narrow):
            assert scene is not None and not faults(scene)
            assert {*figures} <= {*texts(scene)}
    at = next(k for k, it in enumerate(made.blocks) if isinstance(it, Heading) and "How large" in str(it.text))
    table = next(it for it in made.blocks[at:] if isinstance(it, Table))
    for k, row in zip((4, 3, 2, 1), table.rows, strict=True):
        assert row[:3] == ((str(k),), *((figures[k - 1],) for figures in norms))


def test_a_changed_input_has_no_gate_drawn_on_its_gradients() -> None:
    told = told_backward(sl.load(SEED), Request(changes=("x=3",)))
    names = [it.scene.name for it in with_backward_pictures(told, "html").blocks if isinstance(it, Illustration)]
    assert names[:2] == ["cell", "curve-f"] and names[-1] != "gradients"


def test_a_backward_sheet_is_a_sheet_that_has_no_variants() -> None:
    made = sl.backward_sheet(SEED, "company-a", update="sgd:0.1")
    assert made.shown == sl.sheet(SEED, "company-a").shown and made.gradients
    with pytest.raises(sl.SymbolicLstmError, match="has no variants"):
        made.variants([{"x": 1}])
    with pytest.raises(sl.SymbolicLstmError, match="not int"):
        sl.backward_sheet(SEED, loss=3)  # type: ignore[arg-type]
    with pytest.raises(sl.SymbolicLstmError, match="a window has a whole number"):
        sl.backward_sheet(SEED, window=-1)


@pytest.mark.judge
def test_backward_sheets_with_pictures_are_set_in_every_format(tmp_path: Path) -> None:
    sheet = sl.backward_sheet("curriculum-gru")
    assert not verify_export(sheet)
    run(document(drawn_page(sheet, "latex")), tmp_path)
    assert sheet.write("pdf").startswith(b"%PDF")
    for format, mark in (
        ("notebook", "attachment:"),
        ("revealjs", "<svg"),
        ("beamer", "tikzpicture"),
        ("typst", "image("),
    ):
        assert sheet.write(format).count(mark) >= 4 > 0 == sheet.write(format, pictures=False).count(mark)
    for format in ("docx", "odt", "epub"):
        with zipfile.ZipFile(BytesIO(sheet.write(format))) as more, \
             zipfile.ZipFile(BytesIO(sheet.write(format, pictures=False))) as fewer:  # fmt: skip
            assert len(more.namelist()) > len(fewer.namelist()) or format == "epub"
