"""Whole pages: golden files, and what must hold for every page."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from symbolic_lstm.page.blocks import Display, Heading, Line, Note, Page, Para, Table
from symbolic_lstm.page.layout import Ident, Num, Op, Row
from symbolic_lstm.writers import latex, markdown, mathml, text
from symbolic_lstm.writers.columns import ruled, text_width, wrapped
from symbolic_lstm.writers.latex_document import document
from symbolic_lstm.writers.text_breaks import broken

from .pages import PAGE, STEP
from .test_equations import GOLDEN, compare

HOSTILE = "\x1b[2J\u202e</p><script>&'\"\\end{document}\\input{x} $ % # _ ^ ~ 漢 ₜ"


def test_a_whole_document_of_latex() -> None:
    compare(GOLDEN / "pages" / "page.tex", document(PAGE))


def test_text_keeps_to_eighty_columns() -> None:
    lines = text.write(PAGE).split("\n")
    assert [line for line in lines if text_width(line) > 80] == []
    assert [line for line in lines if line != line.rstrip()] == []
    assert lines[-1] == "" and lines[-2] != ""


def rows(written: str) -> list[str]:
    """The rows of all derivations."""
    blocks = re.findall(r"\\begin{aligned}\n(.*?)\n\\end{aligned}", written, re.DOTALL)
    return [row for block in blocks for row in block.split("\n")]


def test_a_row_of_aligned_has_one_ampersand_but_where_it_is_for_tex() -> None:
    others = rows(markdown.write(PAGE))
    assert {row.count("&") for row in others} == {1}
    fragment = [row for row in rows(latex.write(PAGE)) if not row.startswith(r"&\quad")]
    whole = [row for row in others if not row.startswith(r"&\quad")]  # without what a screen had no room for
    assert len(fragment) == len(whole) and all(row.count(r" &&\quad\text{(") == 1 for row in fragment)


def test_a_row_in_square_brackets_is_no_argument_of_the_break_before_it() -> None:
    line = Line("", "=", Num("1"), Row((Op("["), Ident("a"), Op("]"))))
    assert "\\\\\n{}[" in latex.write(Page("", (Display(STEP, (line, line)),)))
    assert "\\\\\n{}[" in latex.write(Page("", (Table((), (("[a]",),) * 2, "l"),)))


def test_whatever_is_quoted_stays_text() -> None:
    blocks = (
        Heading(2, (HOSTILE,), HOSTILE, HOSTILE),
        Para((HOSTILE,), link="javascript:alert(1)"),
        Note((HOSTILE,), HOSTILE),
        Table(((HOSTILE,),), (((HOSTILE,),),), "l"),
    )
    page = Page(HOSTILE, blocks)
    for said in (text.write(page), latex.write(page), mathml.write(page)):
        assert "\x1b" not in said and "\u202e" not in said
    root = ET.fromstring(mathml.write(page))
    assert not [e for e in root.iter() if e.tag.endswith("script") or "href" in e.attrib]
    fragment = latex.write(page)
    assert "\\end{document}" not in fragment and "\\input" not in fragment
    assert all(c.isascii() or c in "éü" for c in fragment)


def test_text_breaks_at_signs_of_the_shallowest_bracket() -> None:
    assert broken("(a + b) × c + d × (e + f)", 20) == ["(a + b) × c", "  + d × (e + f)"]
    assert broken("aaaaaaaaaaaaaaaaaaaa", 5) == ["aaaaaaaaaaaaaaaaaaaa"]
    assert broken("a × b × c", 6) == ["a × b", "  × c"]


def test_decimal_points_stand_in_one_column() -> None:
    lines = ruled(["", ""], [["a", "2.96"], ["b", "−11.9"], ["c", "—"]], "ld")
    assert lines[0].index(".") == lines[1].index(".")


def test_width_counts_what_is_seen() -> None:
    assert text_width("c̃ₜ") == 2
    assert wrapped("aa bb cc", 5) == ["aa bb", "cc"]


def test_a_long_remark_of_a_fragment_has_a_line_of_its_own() -> None:
    assert "&\\quad\\text{(worked with the unrounded values" in latex.write(PAGE)
