"""Word, OpenDocument and EPUB: every equation arrives as one, and nothing that is quoted becomes anything else."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import symbolic_lstm as sl
from symbolic_lstm.cli.output import emit
from symbolic_lstm.errors import UsageError
from symbolic_lstm.page.author_prose import formula_layout
from symbolic_lstm.page.blocks import Display, Heading, Line, Note, Page, Para, Table
from symbolic_lstm.page.layout import Array, Call, Ident, Num, Op, Row
from symbolic_lstm.writers import pandoc_tree, writer
from symbolic_lstm.writers.archive import edited
from symbolic_lstm.writers.plain import followable, uri
from symbolic_lstm.writers.set_out import set_out
from symbolic_lstm.writers.wide_tables import least_widths, parts

from ..page.formulas import SET
from .hostile import TEXTS, page
from .pages import LONG, PAGE, STEP, F

OFFICE = ("docx", "odt", "epub")
#: Scalars, vectors, matrices, several steps, another cell, an own one, one derivation.
TELLING = ("understanding-lstms", "statquest-nn-lstm", "coursera-lstm-cell", "arraymancer-gru-cell", "lstm-four-steps",
           "curriculum-gru", "zhtw-lstm-showcase", "exam-gru-blend")  # fmt: skip
#: All hostile texts on one page.
HOSTILE = Page("hostile", tuple(block for text in TEXTS.values() for block in page(text).blocks))


@pytest.mark.parametrize("format", OFFICE)
def test_without_pandoc_the_command_that_helps_is_named(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    with pytest.raises(UsageError, match=r'pip install "symbolic-lstm\[documents\]"'):
        writer(format).write(PAGE)


def nodes(tree: Any, kind: str) -> list[Any]:
    """Every node of a kind in pandoc's tree, in order."""
    match tree:
        case {"t": str(named)}:
            inner = nodes(tree.get("c"), kind)
            return [tree, *inner] if named == kind else inner
        case list():
            return [one for part in tree for one in nodes(part, kind)]
        case _:
            return []


def test_lines_are_no_wider_than_the_page() -> None:
    tree = pandoc_tree.blocks(Page("", (Display(STEP, (Line("formula", "=", LONG),)),)))
    maths = [one["c"][1] for one in nodes(tree, "Math")]
    assert len(maths) > 2 and all(len(line) < 160 for line in maths)
    assert maths[0].startswith("\\text{\u200b}= \\sigma \\text{(} ") and maths[-1].endswith("\\text{)}")


def em(shown: str) -> float:
    """How wide signs are in DejaVu Serif, in em: digits, points, brackets, others."""
    return sum(0.64 if c.isdigit() else 0.32 if c in ".," else 0.45 if c in "()" else 0.84 for c in shown)


def spread(tex: str) -> float:
    """How wide mathematics without matrices is in DejaVu Serif, in em."""
    shown = re.sub(r"\\[a-z]+|[{}\s]|_\{[^{}]*\}", "", tex.replace(r"\times", "*").replace(r"\quad", "  "))
    return em(shown)


def test_figures_of_eleven_digits_have_room_in_any_fonts() -> None:
    terms = [t for k in range(5) for t in (Op("+"), Num(f"0.1234567890{k}"), Op("×"), Num("0.98765432101"))][1:]
    tree = pandoc_tree.blocks(Page("", (Display(STEP, (Line("numbers", "=", Row(tuple(terms)), F),)),)))
    maths = [one["c"][1] for one in nodes(tree, "Math")]
    assert len(maths) == 6 and max(map(spread, maths)) < 27
    assert "".join(maths).count("0.98765432101") == 5


def test_row_vectors_of_eleven_digits_go_on_below() -> None:
    vector = Array((tuple(Num(f"0.1234567890{k}") for k in range(5)),))
    for right in (vector, Row((vector, Op("⊙"), Call(Ident("tanh", upright=True), (vector,))))):
        tree = pandoc_tree.blocks(Page("", (Display(STEP, (Line("result", "=", right, F),)),)))
        said = "".join(maths := [one["c"][1] for one in nodes(tree, "Math")])
        assert max(map(spread, maths)) < 36 and "matrix" not in said
        assert [said.count(f"0.1234567890{k}") for k in range(5)] == [said.count("text{[}")] * 5


def test_figures_over_time_stay_whole_in_any_fonts() -> None:
    it = Table((("t",), *((f"c{k}",) for k in range(6))), ((("1",), *(("−0.12345678901",),) * 6),), "ldddddd")
    tables = nodes(pandoc_tree.blocks(Page("", (it,))), "Table")
    assert [len(table["c"][2]) for table in tables] == [4, 4]
    assert all(column[1]["c"] * 42 > em("−0.12345678901") + 1 for table in tables for column in table["c"][2][1:])


def test_what_needs_the_whole_line_has_its_stage_below() -> None:
    wide = Row((Array((tuple(Num("0.1234") for _ in range(6)),)), Array(((Num("0.5"),),))))
    tree = pandoc_tree.blocks(Page("", (Display(STEP, (Line("numbers", "=", wide, F),)),)))
    (table,) = nodes(tree, "Table")
    rows = [row[1] for row in table["c"][4][0][3]]
    assert [cell[3] for cell in rows[0]] == [1, 2] and [len(row) for row in rows] == [2, 3]
    assert nodes(rows[1][2], "Span")


def test_words_in_a_table_leave_matrices_their_room() -> None:
    wide = Array(((Num("0.1234"),) * 4,))
    said = "so many words as would like to have the whole of the page, and some more of it for themselves " * 2
    it = Table((("",), ("W",), ("remark",)), ((("f",), (wide,), (said,)),), "lrl")
    (table,) = nodes(pandoc_tree.blocks(Page("", (it,))), "Table")
    across = [column[1]["c"] for column in table["c"][2]]
    assert across[1] * 42 > 4 * (5 * 0.64 + 0.32) + 3 * 1.4 + 1.5 and sum(across) <= 1.01


def test_names_stand_above_matrices_that_need_the_page() -> None:
    wide = Array(((Num("0.123"),) * 8,))
    it = Table((("",), ("U",)), ((("f",), (wide,)), (("group",),), (("i",), (wide,))), "lr")
    (table,) = nodes(pandoc_tree.blocks(Page("", (it,))), "Table")
    first, second = table["c"][4]
    assert [len(row[1]) for row in (*first[3], *second[2], *second[3])] == [1] * 3 and len(table["c"][2]) == 1
    assert len(nodes(table, "LineBreak")) == len(nodes(table, "Math")) == 2


def test_headings_leave_no_level_out() -> None:
    blocks = (Heading(2, ("a",)), Heading(4, ("b",)), Heading(2, ("c",)))
    assert [one["c"][0] for one in nodes(pandoc_tree.blocks(Page("t", blocks)), "Header")] == [1, 2, 1]


def test_a_broad_table_is_cut_between_its_columns() -> None:
    wide = Array(((Num("0.12345678901234567"),) * 3,))
    it = Table((("",), ("U",), ("W",)), ((("f",), (wide,), (wide,)), (("group",),)), "lrr")
    cut = parts(it, 40, 1.0)
    assert [part.head for part in cut] == [(("",), ("U",)), (("",), ("W",))]
    assert all(part.rows == ((("f",), (wide,)), (("group",),)) and part.align == "lr" for part in cut)
    assert parts(it, 200, 1.0) == [it] and sum(least_widths(it, 0.5)) < sum(least_widths(it, 1.0))


def test_matrices_too_wide_for_the_page_are_rows_of_figures_that_wrap() -> None:
    wide = Array(((Num("0.12345678901234567"),) * 6, (Num("0,5"),) * 6))
    it = Table((("",), ("U",)), ((("f",), (wide,)),), "lr")
    made = pandoc_tree.blocks(Page("", (it,)))
    assert nodes(made, "Math") == [] and len(nodes(made, "LineBreak")) == 2, "below its name, a line for each row"
    assert sum(one["c"].count("0.12345678901234567") for one in nodes(made, "Str")) == 6
    assert [one["c"] for one in nodes(made, "Str")][-6:] == ["[0,5;", *["0,5;"] * 4, "0,5]"]
    few = Table((("",), ("U",)), ((("f",), (Array(((Num("0.5"),) * 3,)),)),), "lr")
    assert len(nodes(pandoc_tree.blocks(Page("", (few,))), "Math")) == 1


def test_of_a_matrix_that_no_line_has_room_for_the_ends_are_shown_and_the_rest_is_told() -> None:
    wide, few = Array(((Num("0.12345"),) * 8,) * 8), Array(((Num("0.5"),),) * 8)
    display = Display(STEP, (Line("numbers", "=", Call(Ident("σ"), (Row((wide, Op("+"), few)),)), F),))
    made = pandoc_tree.blocks(Page("", (display,), {"language": "de"}))
    said = "".join(one["c"][1] for one in nodes(made, "Math"))
    assert (said.count(r"\cdots"), said.count("0.12345"), said.count("0.5")) == (8, 8 * 4, 8)
    assert "4 Spalten" in " ".join(one["c"] for one in nodes(made, "Str"))
    small = Display(STEP, (Line("numbers", "=", Array(((Num("0.12"),) * 4,) * 4), F),))
    assert r"\cdots" not in str(pandoc_tree.blocks(Page("", (small,))))


def test_an_archive_is_changed_where_it_is_asked_to_be() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "a/b")
        archive.writestr("x.xml", "<a/>")
    made = edited(packed.getvalue(), {"x.xml": lambda said: said.replace("a", "b")})
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.read("x.xml") == b"<b/>" and archive.testzip() is None
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
    assert made == edited(packed.getvalue(), {"x.xml": lambda said: said.replace("a", "b")})


@cache
def made(format: str, name: str, language: str = "en") -> dict[str, str]:
    """The text files of a document."""
    return opened(sl.sheet(name, language=language).write(format))


def without_folds(name: str) -> Page:
    """The page with the entries that are worked where nothing can be folded away."""
    return set_out(sl.sheet(name))


def opened(data: str | bytes) -> dict[str, str]:
    assert isinstance(data, bytes)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if not name.endswith(".png")}


@pytest.mark.judge
@pytest.mark.parametrize("name", TELLING)
def test_every_equation_arrives_in_word(name: str) -> None:
    said = made("docx", name)["word/document.xml"]
    assert said.count("<m:oMath>") == len(nodes(pandoc_tree.blocks(without_folds(name)), "Math"))
    shown = "".join(re.findall(r"<(?:w|m):t[^>]*>([^<]*)<", said))
    assert "\\" not in shown and "$" not in shown


@pytest.mark.judge
@pytest.mark.parametrize("name", ["understanding-lstms", "coursera-lstm-cell", "exam-gru-blend"])
def test_every_equation_arrives_in_opendocument(name: str) -> None:
    files = made("odt", name)
    formulas = [said for path, said in files.items() if re.fullmatch(r"Formula-\d+/content.xml", path)]
    assert len(formulas) == len(nodes(pandoc_tree.blocks(without_folds(name)), "Math"))
    assert all("<math" in said and "merror" not in said for said in formulas)
    assert "\\" not in re.sub(r"<[^>]*>", "", files["content.xml"])


@pytest.mark.judge
@pytest.mark.parametrize("name", ["understanding-lstms", "coursera-lstm-cell"])
def test_every_equation_of_a_book_has_words(name: str) -> None:
    said = made("epub", name)["EPUB/text/ch001.xhtml"]
    equations = re.findall(r"<math[^>]*>", said)
    # a table that is cut says its names in each part
    assert len(equations) >= str(writer("html").write(without_folds(name))).count("<math ") > 0
    assert all(re.search(r' alttext="[^"]+"', one) for one in equations)
    assert "equals sigma of, " in said and "aria-label" not in said


@pytest.mark.judge
@pytest.mark.parametrize("language", ["en", "de"])
def test_documents_say_their_title_and_language(language: str) -> None:
    title = sl.sheet("understanding-lstms", language=language).title
    word = made("docx", "understanding-lstms", language)
    assert f"<dc:title>{title}</dc:title>" in word["docProps/core.xml"]
    assert f'w:val="{language}"' in word["word/styles.xml"]
    book = made("epub", "understanding-lstms", language)["EPUB/content.opf"]
    assert title in book and f"<dc:language>{language}</dc:language>" in book and "dc:date" not in book
    text = made("odt", "understanding-lstms", language)
    assert title in text["meta.xml"] and f"<dc:language>{language}" in text["meta.xml"]


@pytest.mark.judge
@pytest.mark.parametrize("format", OFFICE)
def test_an_authors_formulas_arrive(format: str) -> None:
    prose = tuple(part for formula in SET for part in (formula_layout(formula), "; "))
    it = Page("t", (Para(prose), Heading(2, prose[:2]), Note(prose)), {}, ("Of ", *prose[:1]))
    files = opened(writer(format).write(it))  # pandoc would warn of an equation that it cannot set, and fail
    if format == "docx":
        assert files["word/document.xml"].count("<m:oMath>") == 2 * len(SET) + 2


@pytest.mark.judge
def test_rows_stay_on_one_page_in_word() -> None:
    said = made("docx", "coursera-lstm-cell")["word/document.xml"]
    assert said.count("<w:tr>") == said.count("<w:tr><w:trPr><w:cantSplit />") + said.count(
        "<w:tr><w:trPr><w:tblHeader"
    )


@pytest.mark.judge
@pytest.mark.parametrize("name", ["coursera-lstm-cell", "lstm-four-steps-doubles", "arraymancer-gru-cell"])
def test_no_line_in_word_is_wider_than_its_cell(name: str) -> None:
    rows = re.findall(r"<w:tr>.*?</w:tr>", made("docx", name)["word/document.xml"], re.DOTALL)
    lines = [
        (cell, "".join(re.findall(r"<m:t>([^<]*)</m:t>", re.sub(r"<m:(sub|sup|lim)>.*?</m:\1>", "", cell))))
        for row in rows for cell in re.findall(r"<w:tc>.*?</w:tc>", row, re.DOTALL)
        if "<m:m>" not in cell and "<m:f>" not in cell
    ]  # fmt: skip
    assert len(lines) > 50
    assert all(em(said) < (27 if "gridSpan" not in cell else 40) for cell, said in lines)


@pytest.mark.judge
def test_small_print_is_small_in_word() -> None:
    styles = made("docx", "understanding-lstms")["word/styles.xml"]
    note = re.search(r'<w:style [^>]*w:styleId="Note".*?</w:style>', styles, re.DOTALL)
    assert note and '<w:sz w:val="18"/>' in note[0]
    assert styles.count('w:styleId="Title"') == 1


@pytest.mark.judge
@pytest.mark.parametrize("format", OFFICE)
def test_the_same_page_is_the_same_bytes_and_known_as_ours(format: str, tmp_path: Path) -> None:
    once, again = (writer(format).write(PAGE) for _ in range(2))
    assert once == again and once != writer(format).write(HOSTILE)
    path = tmp_path / f"a.{format}"
    emit(once, str(path), format)
    emit(once, str(path), format)


@pytest.mark.judge
def test_two_books_are_not_taken_for_one() -> None:
    found = [
        re.findall("urn:uuid:[-0-9a-f]+", opened(writer("epub").write(it))["EPUB/content.opf"])
        for it in (PAGE, HOSTILE)
    ]
    assert found[0] and found[0] != found[1]


@pytest.mark.judge
def test_whatever_is_quoted_stays_text() -> None:
    followed = {uri(a) for text in TEXTS.values() for a in (text, "https://example.org/" + text) if followable(a)}
    word = opened(writer("docx").write(HOSTILE))
    assert word["word/document.xml"].count('<w:hyperlink r:id="') == len(followed)  # others lead from the contents
    assert set(re.findall(r'<w:hyperlink (?!r:id=)([^"]*"[^"\d]*)', word["word/document.xml"])) <= {
        'w:anchor="section-'
    }
    assert not [name for name in word if "vba" in name or "media" in name or "embeddings" in name]
    assert "w:instrText" not in word["word/document.xml"] and "passwd}" in word["word/document.xml"]
    book = opened(writer("epub").write(HOSTILE))["EPUB/text/ch001.xhtml"]
    elements = list(ET.fromstring(book).iter())
    assert not {one.tag.rpartition("}")[2] for one in elements} & {"script", "img", "iframe", "object", "form"}
    assert not [name for one in elements for name in one.attrib if name.startswith("on") or name == "src"]
    assert {one.attrib["href"] for one in elements if one.tag.endswith("}a")} == followed
    text = opened(writer("odt").write(HOSTILE))["content.xml"]
    assert len(re.findall(r'<text:a [^>]*xlink:href="[^#]', text)) == len(followed) and "<office:script" not in text


@pytest.mark.judge
@pytest.mark.parametrize("it", ["understanding-lstms", "coursera-lstm-cell", "hostile"])
def test_epubcheck_finds_nothing(it: str, tmp_path: Path) -> None:
    java, checker = shutil.which("java"), Path("/usr/share/java/epubcheck.jar")
    assert java and checker.exists(), "epubcheck is not installed; this judge needs it"
    data = writer("epub").write(HOSTILE if it == "hostile" else sl.sheet(it, language="de"))
    assert isinstance(data, bytes)
    (tmp_path / "a.epub").write_bytes(data)
    ran = subprocess.run([java, "-jar", checker, tmp_path / "a.epub"], capture_output=True, text=True, check=False)
    assert "No errors or warnings detected" in ran.stdout, ran.stdout + ran.stderr
