"""HTML, Markdown, notebooks, slides and CSV: golden files, and texts that must stay text."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import get_args

import pytest

import symbolic_lstm as sl
from symbolic_lstm.page.blocks import Display, Line, Page, Para, Step, Table
from symbolic_lstm.page.layout import Array, Call, Fence, Ident, Num, Op, Row
from symbolic_lstm.writers import (
    FORMATS,
    Binary,
    Textual,
    beamer,
    html,
    latex,
    latex_document,
    markdown,
    notebook,
    of_suffix,
    revealjs,
    writer,
)
from symbolic_lstm.writers import csv as figures
from symbolic_lstm.writers.breaks import broken, width
from symbolic_lstm.writers.outline import CAPACITY, height, page_outline, slides

from .hostile import TEXTS, page
from .pages import LONG, PAGE, STEP, F

SIGN, PLUS = Op("−", prefix=True), Op("+")
EMPTY = Page("", ())


@pytest.mark.parametrize("format", FORMATS)
def test_a_format_is_found_by_its_suffixes(format: str) -> None:
    assert all(of_suffix(suffix) == format for suffix in FORMATS[format].suffixes)


@pytest.mark.parametrize("format", sorted({*get_args(Textual)} - {"svg"}))
def test_an_empty_page_is_a_file_that_ends_with_a_line(format: str) -> None:
    assert writer(format).write(EMPTY).endswith("\n")


def test_formats_are_typed_as_what_they_are() -> None:
    textual, binary = get_args(Textual), get_args(Binary)
    assert sorted([*textual, *binary]) == sorted(FORMATS)
    assert all(isinstance(writer(name).write(PAGE), str) for name in textual)


class Seen(HTMLParser):
    """The elements a browser would see."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


@pytest.mark.parametrize("format", ["html", "revealjs"])
@pytest.mark.parametrize("place", TEXTS)
def test_quoted_text_adds_no_element_to_html(format: str, place: str) -> None:
    markup = writer(format).write(page(TEXTS[place]))
    harmless = writer(format).write(page("a"))
    ET.fromstring(markup)
    kinds = {tag for tag, _ in Seen(harmless).elements}
    found = Seen(markup).elements
    # `i` sets off the tail of a figure, `br` stands below a letter, `b` before a verdict
    assert {tag for tag, _ in found} <= kinds | {"i", "br", "b", "small", "msqrt"}
    assert [
        a for _, a in found if any(name.startswith("on") or name in ("src", "srcset", "action") for name in a)
    ] == []
    links = [a["href"] for _, a in found if "href" in a]
    assert all(link and link.startswith("https://example.org/") for link in links) and len(links) == 1
    assert len([tag for tag, _ in found if tag == "script"]) == (format == "revealjs")


@pytest.mark.parametrize("format", ["html", "revealjs"])
def test_html_may_load_nothing(format: str) -> None:
    markup = writer(format).write(PAGE)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', markup)
    assert policy and policy[1].startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    assert "unsafe-inline" not in policy[1].partition("script-src")[2]
    assert not re.search(r"url\(|@import|\ssrc=", markup)
    assert re.findall(r'href="([^"]*)"', markup) == ["https://dev.to/rijultp"]


def elements(markup: str, name: str) -> Iterator[ET.Element]:
    return (e for e in ET.fromstring(markup).iter() if e.tag.rpartition("}")[2] == name)


def test_html_says_what_its_parts_are() -> None:
    markup = html.write(PAGE)
    ids = [e.get("id") for e in ET.fromstring(markup).iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert ET.fromstring(markup).get("lang") == "en"
    assert {e.get("aria-labelledby") for e in elements(markup, "section")} <= set(ids)
    assert all(e.get("scope") for e in elements(markup, "th"))
    assert all(e.get("alttext") for e in elements(markup, "math"))
    assert [sum(1 for _ in elements(markup, name)) for name in ("main", "header", "footer", "h1")] == [1, 1, 1, 1]


def test_decimal_points_of_html_stand_over_each_other() -> None:
    table = Table((("",), ("",)), ((("a",), ("2.96",)), (("b",), ("−11.998…",)), (("c",), ("3",))), "ld")
    tails = re.findall(r'<i style="min-width:(.*?)ch">(.*?)</i>', html.write(Page("", (table,))))
    assert [tail for _, tail in tails] == [".96", ".998…", ""]
    assert len({wide for wide, _ in tails}) == 1


@pytest.mark.parametrize(("rows", "parts"), [(14, 1), (15, 2), (32, 3)])
def test_many_numbers_of_html_stand_in_columns_of_tables(rows: int, parts: int) -> None:
    names = [f"w{k}" for k in range(rows)]
    said = html.write(Page("", (Table((("parameters",), ("",)), tuple(((it,), ("0.5",)) for it in names), "ld"),)))
    tables = re.findall(r"(?s)<table>.*?</table>", said)
    assert len(tables) == parts and re.findall(r'scope="row">(\w+)<', said) == names
    assert max(it.count("<tr>") for it in tables) <= 1 + 14


def test_a_row_is_set_off_by_its_verdict() -> None:
    head = (("quantity",), ("verdict",))
    table = Table(head, ((("f",), ("✓ ok",)), (("c",), ("◐ as-shown",)), (("h",), ("✗ mismatch",))), "ll")
    rows = [e.get("class") for e in elements(html.write(Page("", (table,))), "tr")]
    assert rows == [None, None, "noted", "wrong"]


def test_a_long_sum_is_broken_before_its_signs() -> None:
    lines = broken(LONG, 30)
    assert len(lines) > 1 and all(width(line) <= 30 for line in lines)
    assert all(isinstance(line, Row) and line.items[0] == PLUS for line in lines[1:])
    assert broken(Num("1"), 0.1) == [Row((Num("1"),))]
    items = [item for line in lines if isinstance(line, Row) for item in line.items]
    call = LONG
    assert isinstance(call, Call) and isinstance(call.arguments[0], Row)
    assert items == [call.function, Op("("), *call.arguments[0].items, Op(")")]


def test_a_product_is_broken_only_where_there_is_no_sum() -> None:
    factor = Num("1.23456")
    lines = broken(Row((factor, Op("×"), factor, Op("×"), factor)), 7)
    assert [line.items[0] for line in lines if isinstance(line, Row)] == [factor, Op("×"), Op("×")]
    kept = broken(Row((factor, Op("×"), Fence(Row((SIGN, factor))), PLUS, factor)), 10)
    assert len(kept) == 2


def test_what_cannot_be_broken_is_scaled_on_paper() -> None:
    wide = Array((tuple(Num("0.123456") for _ in range(20)),))
    assert "--piece:" in html.write(Page("", (Display(STEP, (Line("numbers", "=", wide),)),)))
    assert (
        "--piece:" not in html.write(Page("", (Display(STEP, (Line("formula", "=", LONG),)),))).partition("<body>")[2]
    )


def test_the_words_of_a_page_are_parted_from_its_notes() -> None:
    parts = page_outline(PAGE)
    assert [type(b).__name__ for b in parts.opening] == ["Para", "Para"]
    assert [note.word for note in parts.closing] == ["Signs", "Rounding"]
    assert [b for s in parts.sections for b in (s.heading, *s.blocks)] == list(PAGE.blocks[2:-2])


def test_slides_hold_what_fits_and_lose_nothing() -> None:
    many = Display(STEP, tuple(Line("", "=", Num(str(k))) for k in range(40)))
    rows = Table((("x",), ("y",)), tuple(((str(k),), ("1",)) for k in range(50)), "rd")
    parts = slides(Page("t", (many, rows, *PAGE.blocks)))
    assert all(sum(map(height, s.blocks)) <= CAPACITY + 0.01 for s in parts.sections if len(s.blocks) > 1)
    blocks = [b for s in parts.sections for b in s.blocks]
    displays = [line for b in blocks if isinstance(b, Display) for line in b.lines]
    assert displays[:40] == list(many.lines)
    assert [row for b in blocks if isinstance(b, Table) for row in b.rows][:50] == list(rows.rows)


def test_lines_of_slides_come_one_by_one() -> None:
    markup = revealjs.write(PAGE).partition("<body>")[2]
    slide = markup.split("<section")[2]
    assert re.findall(r'<mtr class="fragment" data-fragment-index="(\d)"', slide) == ["0", "1", "1", "2", "2"]
    frame = beamer.write(PAGE).split(r"\begin{frame}")[2]
    uncovered = re.findall(r"\\uncover<(\d)->", frame)
    assert uncovered == sorted(uncovered) and set(uncovered) == set("234")
    assert r"\pause" not in frame


@pytest.mark.parametrize("place", TEXTS)
def test_quoted_text_ends_no_frame(place: str) -> None:
    said = beamer.write(page(TEXTS[place]))
    assert said.count("\\begin{frame}") == said.count("\n\\end{frame}") == said.count("\\end{frame}")
    assert said.count("\\end{document}") == 1 and "\\input{" not in said
    assert said.isascii()
    bare = re.sub(r"\\[\\{}%#&$_]", "", said)
    assert bare.count("{") == bare.count("}") and not re.search(r"(?m)(?<!\\)%(?! symbolic-lstm$|$)", said)


@pytest.mark.parametrize("place", TEXTS)
def test_no_dollar_stands_inside_mathematics(place: str) -> None:
    layouts = [line.right for d in page(TEXTS[place]).displays for line in d.lines]
    for spelt in map(markdown.equation, layouts):
        assert "$" not in spelt[1:-1].replace(r"\$", "") and "|" not in spelt and "\n" not in spelt


def test_markdown_has_displays_on_lines_of_their_own() -> None:
    said = markdown.write(PAGE)
    assert len(re.findall(r"(?:^|\n\n)\$\$\n.+?\n\$\$(?=\n\n|\n$)", said, re.DOTALL)) == 2
    assert "\n\n\n" not in said


def test_emphasis_leaves_mathematics_its_dollars() -> None:
    for prose, wanted in (
        (("opens ", F), "*opens $f_{t}$*"), ((F, " opens"), "*$f_{t}$ opens*"), (("it opens",), "_it opens_"),
    ):  # fmt: skip
        assert markdown.write(Page("", (Para(prose, "lead"),))) == wanted + "\n"


def test_a_notebook_is_one() -> None:
    book = json.loads(notebook.write(PAGE))
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    cells = book["cells"]
    assert [cell["id"] for cell in cells] == ["title", "section-1", "section-2", "notes"]
    assert all(set(cell) == {"cell_type", "id", "metadata", "source"} for cell in cells)
    assert all(cell["cell_type"] == "markdown" and re.fullmatch("[a-zA-Z0-9_-]{1,64}", cell["id"]) for cell in cells)
    assert all(line.endswith("\n") for cell in cells for line in cell["source"][:-1])
    assert "\n\n".join("".join(cell["source"]) for cell in cells) + "\n" == markdown.write(PAGE)


@pytest.mark.judge
def test_nbformat_finds_nothing_wrong_and_nothing_is_run() -> None:
    import nbformat

    for name in ("understanding-lstms", "coursera-lstm-cell"):
        book = nbformat.reads(sl.write(sl.sheet(name), "notebook"), as_version=nbformat.NO_CONVERT)
        nbformat.validate(book)
        assert {cell.cell_type for cell in book.cells} == {"markdown"}, "no cell holds code, so none can have been run"
        assert "kernelspec" not in book.metadata


def test_csv_has_a_row_for_each_entry() -> None:
    vector = Step("h", "hidden state", 2, *(("1", "2"),) * 5)
    matrix = Step("W", 'a "role", quoted', 1, *((("1", "2"), ("3", "4")),) * 5)
    said = figures.write(Page("", (Display(vector, ()), Display(matrix, ()), Display(STEP, (), listed=False))))
    rows = list(csv.DictReader(io.StringIO(said)))
    assert [(r["time"], r["name"], r["entry"], r["shown"]) for r in rows] == [
        ("2", "h", "0", "1"), ("2", "h", "1", "2"),
        ("1", "W", "0,0", "1"), ("1", "W", "0,1", "2"), ("1", "W", "1,0", "3"), ("1", "W", "1,1", "4"),
    ]  # fmt: skip
    assert rows[-1]["role"] == 'a "role", quoted' and "\r" not in said


def test_a_long_derivation_goes_on_over_the_page() -> None:
    short = Display(STEP, tuple(Line("sum", "=", Num(str(k))) for k in range(6)))
    tall = short._replace(lines=(*short.lines, Line("result", "=", Num("20"))))
    made = latex_document.document(Page("", (tall, short)))
    assert made.count("\\begin{aligned}") == 1
    assert made.count("{\\allowdisplaybreaks\n\\begin{alignat*}{2}\n&\\makebox[") == 1
    assert made.count(" \\\\*\n&= 20 &&\\quad\\text{(result)}\\lastrow\n\\end{alignat*}}\n") == 1, (
        "it stays with the line above"
    )
    assert made.partition("alignat")[2].partition("\\end{alignat")[0].count(" \\\\\n") == 4, (
        "pages part it between the others"
    )
    assert "alignat*" not in latex.write(Page("", (short, tall)))


def test_a_wide_line_of_a_document_is_broken() -> None:
    terms = Row(tuple(item for k in range(20) for item in ((PLUS,) if k else ()) + (Num(f"{k}.1234567"),)))
    wide = Display(STEP, (Line("sum", "=", Call(Ident("σ"), (terms,)), note="remark"),))
    made = latex_document.document(Page("", (wide,)))
    rows = made.partition("\\begin{alignat*}{2}\n")[2].partition("\n\\end{alignat*}")[0].split(" \\\\*\n")
    assert rows[0].startswith("&= \\sigma") and rows[0].endswith(" &&\\quad\\text{(sum)}")
    assert rows[1].startswith("&\\quad + ") and rows[-1] == "&\\quad\\text{(remark)}\\lastrow"
    assert "alignat*" not in latex.write(Page("", (wide,)))


def test_a_table_of_wide_matrices_is_scaled_to_the_page() -> None:
    small, large = (Table((), ((("W",), (Array(((Num("0.123456"),) * n,)),)),), "ll") for n in (2, 20))
    made = latex_document.document(Page("", (small, large)))
    assert made.count("\\begin{tabular}") == made.count("\\end{tabular}") == 2
    assert made.count("\\resizebox{\\linewidth}{!}{\\begin{tabular}") == made.count("\\end{tabular}}") == 1
