"""Where things stand: in Chromium at three widths, and on paper; nothing is cut off, and pages are full."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

import symbolic_lstm as sl
from symbolic_lstm.cells import CELLS
from symbolic_lstm.drawing.on_page import drawn_page
from symbolic_lstm.page.blocks import Display, Heading, Line, Page, Para, Table
from symbolic_lstm.page.layout import Array, Call, Ident, Num, Op, Row
from symbolic_lstm.published.example import Example, Variant
from symbolic_lstm.published.load import load
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.request import Request
from symbolic_lstm.request_backward import told_backward
from symbolic_lstm.writers import typst_display as typst
from symbolic_lstm.writers.breaks import broken, pieces, width
from symbolic_lstm.writers.html_blocks import display
from symbolic_lstm.writers.latex_document import document
from symbolic_lstm.writers.outline import CAPACITY, height, slides
from symbolic_lstm.writers.page_parts import page_parts
from symbolic_lstm.writers.pdf import write

from ..page.long import example
from ..pdf_pages import ARTICLE, PRINTED, TYPST, assert_full, lone_formulas
from .pages import STEP
from .test_browser import JUDGES, chromium
from .test_tex import run


def coursera() -> Example:
    """The weights of seventeen digits as those of a plain LSTM, which every notation writes."""
    worked, cell = load("coursera-lstm-cell"), CELLS["lstm"]
    wanted = {*cell.parameters, *cell.inputs, *cell.states}
    numbers = {name: grid for name, grid in worked.numbers.items() if name in wanted}
    return replace(worked, cell=cell, numbers=numbers, claims=(), variants=(Variant(),))


def sheets() -> dict[str, sl.Sheet]:
    """Vectors of the shelf, in the notations that differ most, and some of sizes and digits drawn by lot."""
    drawn = Random(7)
    found = {name: sl.sheet(name) for name in ("understanding-lstms", "arraymancer-gru-cell", "rust-tutorial-step")}
    found |= {name: sl.sheet(name) for name in ("housing-lstm", "so-forget-gate")}
    found["german"] = sl.sheet("understanding-lstms", language="de")
    found["three units"] = sl.sheet(parse_example(example(1, 3)), notation="olah")
    found |= {notation: sl.sheet(coursera(), notation=notation) for notation in ("keras", "ng")}
    for _ in range(3):
        units, steps, digits = drawn.randint(2, 8), drawn.choice((1, 1, 5)), drawn.randint(2, 12)
        policy = f'digits = {digits}\ncarry = "{drawn.choice(("full", "shown"))}"'
        found[f"{units} units, {steps} steps, {digits} digits"] = sl.sheet(parse_example(example(steps, units, policy)))
    return found


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """What one session of Chromium measures of all of them, and the folder of what it prints."""
    import json
    import shutil

    folder = tmp_path_factory.mktemp("sheets")
    files = {}
    for name, page in sheets().items():
        files[name] = folder / f"{name}.html"
        files[name].write_text(page.write("html"), encoding="utf-8")
    program = shutil.which("node")
    assert program, "Node is not installed; this judge needs it"
    ran = subprocess.run(
        [program, JUDGES / "geometry.mjs", chromium(), *map(str, files.values())],
        capture_output=True, encoding="utf-8", timeout=600, env=os.environ | {"PRINT": "1"},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    return folder, {name: told[str(file)] for name, file in files.items()}


@pytest.mark.judge
def test_nothing_stands_outside_and_no_label_is_cut_off(seen: tuple[Path, dict[str, Any]]) -> None:
    faults = {(name, at): told[at] for name, told in seen[1].items() for at in ("360", "768", "1440") if told[at]}
    assert faults == {}


@pytest.mark.judge
def test_no_equation_scrolls_but_a_broad_matrix_on_a_telephone(seen: tuple[Path, dict[str, Any]]) -> None:
    assert {name: told[f"{at} scrolling"] for name, told in seen[1].items() for at in (768, 1440)
            if told[f"{at} scrolling"]} == {}  # fmt: skip
    assert seen[1]["understanding-lstms"]["360 scrolling"] == seen[1]["three units"]["360 scrolling"] == 0


@pytest.mark.judge
def test_printed_pages_are_full(seen: tuple[Path, dict[str, Any]]) -> None:
    for name in seen[1]:
        for paper in ("A4", "Letter"):
            file = seen[0] / f"{name}.html.{paper}.pdf"
            assert_full(file, PRINTED, f"{name}, {paper}")
            assert lone_formulas(file) == [], f"{name}, {paper}"


@pytest.mark.judge
def test_pages_of_a_pdf_are_full_and_thirty_steps_fill_eight(tmp_path: Path) -> None:
    made = {"thirty": sl.sheet(parse_example(example(30))), "weights": sl.sheet(coursera(), notation="pytorch"),
            "units": sl.sheet(parse_example(example(1, 8)))}  # fmt: skip
    for name, page in made.items():
        for paper in ("a4", "us-letter"):
            file = tmp_path / f"{name}.{paper}.pdf"
            file.write_bytes(write(drawn_page(page, "pdf"), paper))
            found = assert_full(file, TYPST, f"{name}, {paper}")
            assert name != "thirty" or len(found) <= 8
            assert lone_formulas(file) == [], f"{name}, {paper}"


@pytest.mark.judge
@pytest.mark.parametrize("paper", ["a4paper", "letterpaper"])
def test_pages_of_a_latex_article_are_full(paper: str, tmp_path: Path) -> None:
    worked = parse_example(example(2, 3, "digits = 6"))
    run(document(drawn_page(sl.sheet(worked), "latex")).replace("[fleqn]", f"[fleqn,{paper}]", 1), tmp_path)
    assert_full(tmp_path / "a.pdf", ARTICLE)
    assert lone_formulas(tmp_path / "a.pdf") == []


@pytest.mark.judge
def test_pages_of_a_backward_pass_in_latex_are_full(tmp_path: Path) -> None:
    page = drawn_page(told_backward(load("understanding-lstms"), Request()).page, "latex")
    run(document(page).replace("[fleqn]", "[fleqn,letterpaper]", 1), tmp_path)
    assert_full(tmp_path / "a.pdf", ARTICLE)


def test_a_formula_stays_with_its_numbers_and_a_derivation_at_the_end_has_more_than_a_line_on_the_last_page() -> None:
    page = sl.sheet(parse_example(example(1, 5)), entries="none")
    shown = page.displays[0]
    assert shown.lines[0].stage == "formula" and len(page_parts(shown)[0]) == 1, (
        "its numbers are too tall for one piece"
    )
    before, numbers_before = typst.display(shown, sheet=True).split("#math.equation(")[:2]
    assert before.endswith("#block(sticky: true)[") and numbers_before.endswith("set block(breakable: true)\n")
    rows = document(Page("", (shown, Para(("A word.",)), shown._replace()))).split("\\begin{alignat*}")[1:]
    (above, end) = (re.findall(r"\\\\(\*?)\[0\.5em\]\n", part) for part in rows)
    assert above[0] == end[0] == "*" and above[1] == "", "the numbers may be parted"
    assert above[-1] == "" and end[-1] == "*", "the last line never goes over alone"


def test_pages_of_an_article_may_end_between_derivations() -> None:
    line = Line("numbers", "=", Num("0.5"))
    said = document(Page("", (Display(STEP, (line,)), Display(STEP, (line,)))))
    assert said.count("\\]\n\n\\penalty0\n\\[") == 1, "pages end nowhere else between them"


def test_a_long_table_of_an_article_has_its_head_on_every_page_and_ends_no_page_behind_it() -> None:
    rows = tuple(((str(k),), ("0.5",)) for k in range(60))
    said = document(Page("", (Table((("step",), ("figure",)), rows, "rr"),)))
    repeated, _, first = said[said.index("{longtable}") :].partition("\\endhead")
    assert "step & figure" in repeated and "0 & 0.5" not in repeated
    assert "step & figure \\\\* \\keptline\n0 & 0.5 \\\\*\n1 & 0.5" in first
    assert "59 & 0.5 \\\\\n\\keptline\n\\end{longtable}" in first, "no head is repeated above the last rule alone"
    assert "57 & 0.5 \\\\*\n58 & 0.5 \\\\*\n59 & 0.5" in first, "the last three stay together"


def test_a_run_that_pages_keep_whole_is_no_taller_than_a_quarter_of_a_page() -> None:
    for units, worked in ((0, example(1)), (3, example(1, 3))):
        for shown in sl.sheet(parse_example(worked)).displays:
            runs = [shown._replace(lines=run) for run in page_parts(shown)]
            assert [len(run.lines) for run in runs if height(run) > 7 and len(run.lines) > 1] == [], units


def test_a_product_in_a_sum_is_broken_where_it_is_too_wide() -> None:
    row = Array((tuple(Num("0.123456") for _ in range(5)),))
    line = Row((Row((row, Op("⊙"), row)), Op("+"), Row((row, Op("⊙"), row))))
    assert all(width(part) <= 25 for part in broken(line, 25.0)) and len(broken(line, 25.0)) == 4


def test_a_tall_derivation_may_be_parted_between_its_lines_on_paper() -> None:
    page = sl.sheet(parse_example(example(1, 8)), entries="none")
    shown = page.displays[0]
    chains = display(shown).split('<div class="chain')[1:]
    stages = [re.findall(r"<mtext>(\w+)</mtext></mtd></mtr>", chain) for chain in chains]
    assert stages == [["formula", "numbers"], ["products"], ["sum"], ["result"]]
    assert len({re.search(r"--whole:[\d.]+", chain)[0] for chain in chains}) == 1, "all in one size"  # type: ignore[index]
    small = sl.sheet(parse_example(example(1, 2)), entries="none").displays[0]
    assert isinstance(small, Display) and display(small).count("<math") == 1


def test_a_table_is_as_tall_as_its_matrices() -> None:
    matrix = Array(tuple((Num("1"),) for _ in range(8)))
    assert height(Table((("",),), (((matrix,),),) * 4, "l")) > 4 * height(Table((("",),), ((("1",),),), "l"))
    assert height(Table((("",),), ((("1" * 100,),),), "l")) > 2 * height(Table((("",),), ((("1",),),), "l")) - 1.4


def test_a_table_of_tall_rows_is_cut_into_what_slides_hold() -> None:
    words = Table((("",),) * 3, tuple((("a",), ("b",), ("1" * 110,)) for _ in range(9)), "lll")
    parts = slides(Page("", (Heading(2, ("Numbers",)), words))).sections
    assert sum(len(it.rows) for part in parts for it in part.blocks if isinstance(it, Table)) == 9
    assert all(sum(map(height, part.blocks)) <= CAPACITY for part in parts)


def test_lines_of_a_sheet_are_cut_where_a_telephone_may_part_them() -> None:
    matrix, column = Array((tuple(Num("0.1234") for _ in range(6)),) * 2), Array(((Num("1.5"),),) * 2)
    line = Row((Call(Ident("σ"), (Row((Row((matrix, Op(""), column)), Op("+"), column)),)),))
    assert [width(part) < width(line) / 2 or part.items[0] == Ident("σ") for part in pieces(line, 13)] == [True] * 3
    markup = display(Display(STEP, (Line("numbers", "=", line),)), wraps=True)
    assert "<mo>(</mo><mrow><mo>[</mo>" in markup and "</mo></mrow><mo>)</mo>" in markup, "as tall as the matrices"
    assert 'class="r parted"' in markup
    short = display(Display(STEP, (Line("numbers", "=", Row((Num("1.5"), Op("×"), Num("2")))),)), wraps=True)
    assert "parted" not in short and "--piece" not in short
