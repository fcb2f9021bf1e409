"""Pictures from the command line: one file, or a folder with one for each stage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import symbolic_lstm as sl
from symbolic_lstm.cli.mark import with_mark

from .program import EXAMPLE, Program


def test_one_equation_is_one_picture(program: Program) -> None:
    assert program("sheet", EXAMPLE, "-q", "f", "--stage", "numbers", "-o", "f.svg").code == 0
    said = Path("f.svg").read_text(encoding="utf-8")
    assert "<title>f sub t equals sigma of, 2.70 times 1 plus 1.63 times 1 plus 1.62</title>" in said
    printed = program("sheet", EXAMPLE, "-q", "f", "--stage", "numbers", "-f", "svg").data
    assert said.encode() == with_mark(printed, "svg")
    for _ in range(2):  # our own file is written again
        assert program("sheet", EXAMPLE, "-q", "f", "--stage", "numbers", "-o", "f.png").code == 0
    assert Path("f.png").read_bytes()[1:4] == b"PNG"


def test_a_sheet_is_one_tall_picture_in_the_look_wanted(program: Program) -> None:
    page = sl.sheet(EXAMPLE)
    for look in ("light", "dark", "transparent", "transparent-dark"):
        assert program("sheet", EXAMPLE, "-f", "svg", "--look", look).text == sl.picture(page, look).svg
    assert program("sheet", EXAMPLE, "-f", "svg").text == sl.picture(page).svg
    assert program("sheet", "-e", "y = 2*3", "-f", "svg").code == 0


@pytest.mark.parametrize("format", ["svg", "png"])
def test_each_stage_is_a_file_and_their_words_stand_beside_them(program: Program, format: str) -> None:
    arguments = ("sheet", EXAMPLE, "-q", "f", "-q", "c", "--each-stage", "-f", format, "-o", "slides/")
    assert program(*arguments).code == 0
    made = json.loads(Path("slides/pictures.json").read_text(encoding="utf-8"))
    files = [row["file"] for row in made["pictures"]]
    assert files == [
        *(f"0{k}-f-{stage}.{format}" for k, stage in enumerate(("formula", "numbers", "products", "sum", "result"), 1)),
        *(f"0{k}-c-{stage}.{format}" for k, stage in enumerate(("formula", "numbers", "products", "result"), 6)),
    ]
    assert sorted(path.name for path in Path("slides").iterdir()) == sorted([*files, "pictures.json"])
    assert made["pictures"][4]["alt"] == "f sub t is about 0.997" and made["schema"].startswith("symbolic-lstm/")
    before = {path.name: path.read_bytes() for path in Path("slides").iterdir()}
    assert program(*arguments).code == 0, "our own files are written again"
    assert {path.name: path.read_bytes() for path in Path("slides").iterdir()} == before


def test_an_expression_without_a_name_has_stages_too(program: Program) -> None:
    assert program("sheet", "-e", "sigma(2.70*1 + 1.62)", "--each-stage", "-o", "y").code == 0
    made = json.loads(Path("y/pictures.json").read_text(encoding="utf-8"))["pictures"]
    assert [(row["file"], row["alt"]) for row in made][1:3] == [
        ("02-y-products.svg", "sigma of, 2.70 plus 1.62"),
        ("03-y-sum.svg", "sigma of, 4.32"),
    ]


def test_somebody_elses_file_is_kept_and_then_nothing_is_written(program: Program) -> None:
    Path("slides").mkdir()
    Path("slides/03-f-products.svg").write_text("mine", encoding="utf-8")
    arguments = ("sheet", EXAMPLE, "-q", "f", "--each-stage", "-o", "slides")
    done = program(*arguments)
    assert done.code == 2 and "03-f-products.svg exists" in done.told
    assert [path.name for path in Path("slides").iterdir()] == ["03-f-products.svg"]
    assert program(*arguments, "--force").code == 0 and len(list(Path("slides").iterdir())) == 6


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--look", "dark"), "--look and --each-stage are for pictures"),
        (("--each-stage", "-f", "latex", "-o", "a"), "--look and --each-stage are for pictures"),
        (("--look", "sepia", "-f", "svg"), "sepia"),
        (("--each-stage",), "name a folder with -o"),
        (("--each-stage", "-o", "-"), "name a folder with -o"),
        (("--each-stage", "-f", "png", "-o", "no/such/folder"), "cannot be written"),
        (("--each-stage", "-o", "file"), "is a file; name a folder"),
        (("-f", "svg", "-o", "a.png"), "contradicts"),
    ],
)
def test_what_does_not_fit_is_refused(program: Program, arguments: tuple[str, ...], told: str) -> None:
    Path("file").write_text("mine", encoding="utf-8")
    done = program("sheet", EXAMPLE, "-q", "f", *arguments)
    assert done.code == 2 and told in done.told and done.data == b""
    assert [path.name for path in Path().iterdir()] == ["file"]
