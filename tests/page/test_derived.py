"""Whole derivations as files: each line in every format, one under the other.

`ACCEPT=1 pytest tests/page/test_derived.py` rewrites the files; read the
difference before it is kept.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import symbolic_lstm as sl
from symbolic_lstm.page.blocks import Display, Line, Page
from symbolic_lstm.page.layout import Op
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.writers import latex_maths, mathml_maths, text_maths

from ..writers.test_equations import compare
from .derived import DERIVED, LEAKY

GOLDEN = Path(__file__).parents[1] / "golden" / "derived"
NAMESPACE = ' xmlns="http://www.w3.org/1998/Math/MathML"'
#: MathML is broken between its elements at this width.
WIDTH = 110


def folded(mathml: str) -> str:
    lines = [""]
    for element in re.split(r"(?<=>)(?=<m(?!o>)|</m(?:row|tr|table|ath)>)", mathml.replace(NAMESPACE, "")):
        if lines[-1] and len(lines[-1]) + len(element) > WIDTH:
            lines.append("")
        lines[-1] += element
    return "\n          ".join(lines)


def line_by_line(display: Display) -> str:
    return "\n".join(map(_formats, display.lines))


def _formats(line: Line) -> str:
    sides = [side for side in (line.left, Op(line.relation), line.right) if side is not None]
    text, tex = (" ".join(map(write, sides)) for write in (text_maths.equation, latex_maths.equation))
    noted = f"  note    {line.note}\n" * bool(line.note)
    return (
        f"{line.done}\n  text    {text}\n  latex   {tex}\n  mathml  {folded(mathml_maths.equation(line.right))}\n"
        f"  words   {line.words}\n{noted}"
    )


def together(what: str, page: Page) -> str:
    parts = [
        what,
        "== text",
        sl.write(page, "text").rstrip("\n"),
        "== Markdown",
        sl.write(page, "markdown").rstrip("\n"),
    ]
    for display in page.displays:
        parts += [f"== {display.step.name}, line by line", line_by_line(display).rstrip("\n")]
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("case", DERIVED)
def test_golden(case: str) -> None:
    compare(GOLDEN / f"{case}.txt", together(DERIVED[case].what, DERIVED[case].page()))


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == DERIVED.keys()


@pytest.mark.parametrize("case", DERIVED)
def test_what_is_shown_reads_back_and_checks(case: str) -> None:
    page = DERIVED[case].page()
    assert page.displays and sl.verify_export(page) == ()
    assert page.about.get("decimal") == "," or sl.audit(page) == ()


def test_sentences_are_all_that_a_cell_of_ones_own_needs() -> None:
    unnamed = LEAKY.replace('name = "leaky"\n', "")
    assert "name" not in unnamed
    worked, named = parse_example(unnamed), parse_example(LEAKY)
    assert (worked.cell.name, worked.cell.title) == ("own", "own")
    assert sl.write(sl.sheet(worked), "text") == sl.write(sl.sheet(named), "text")
