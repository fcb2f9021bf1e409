"""A long page has a table of contents, and every link in it leads to its heading."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

import symbolic_lstm as sl
from symbolic_lstm.page.blocks import Heading
from symbolic_lstm.writers import latex_document, typst
from symbolic_lstm.writers.contents import contents
from symbolic_lstm.writers.outline import words


@pytest.fixture(scope="module")
def long() -> sl.Sheet:
    return sl.sheet("lstm-four-steps")


@pytest.fixture(scope="module")
def titles(long: sl.Sheet) -> list[str]:
    return [words(it.text) for it in long.blocks if isinstance(it, Heading) and it.level == 2]


def test_a_short_page_has_none_and_a_long_one_all_its_sections(long: sl.Sheet, titles: list[str]) -> None:
    assert [words(it.heading.text) for it in contents(long)] == titles
    assert contents(sl.sheet("exam-gru-blend")) == ()
    assert "contents" not in sl.sheet("exam-gru-blend").write("html", pictures=False).partition("<body>")[2]


def test_html(long: sl.Sheet, titles: list[str]) -> None:
    said = long.write("html", pictures=False)
    nav = said.partition('<nav class="contents"')[2].partition("</nav>")[0]
    reached = re.findall(r'href="#([^"]*)"', nav)
    found = [re.search(rf'<h2 id="{label}">(.*?)</h2>', said) for label in reached]
    assert [it and it[1] for it in found] == titles
    assert all(said.count(f'id="{label}"') == 1 for label in reached)
    german = sl.sheet("lstm-four-steps", language="de").write("html", pictures=False)
    assert '<h2 id="contents">Inhalt</h2>' in german and ">Contents<" in said


def test_markdown(long: sl.Sheet) -> None:
    said = sl.sheet("coursera-lstm-cell").write("markdown", pictures=False)
    assert "- [1. Forget gate](#1-forget-gate--what-share-of-the-cell-state-to-keep)\n" in said
    assert "- [Do the printed figures hold?](#do-the-printed-figures-hold)\n" in said
    heads = [line.lstrip("# ").replace("_", "") for line in said.splitlines() if line.startswith("## ")]
    slugs = ["".join(c for c in it.lower().replace(" ", "-") if c.isalnum() or c == "-") for it in heads]
    assert re.findall(r"\]\(#([^)]*)\)", said) == slugs


def test_latex_and_typst(long: sl.Sheet, titles: list[str]) -> None:
    document = latex_document.document(long)
    reached = re.findall(r"\\hyperref\[([^]]*)\]\{([^}]*)\}", document)
    assert [title for _, title in reached] == titles and r"\usepackage[hidelinks]{hyperref}" in document
    for label, title in reached:
        assert re.search(rf"\\label\{{{label}\}}%\n\\subsection\*\{{{re.escape(title)}[ }}]", document)
    assert "hyperref" not in latex_document.document(sl.sheet("exam-gru-blend"))
    source = typst.document(long)
    for label in re.findall(r"#?link\(<([^>]*)>\)", source):
        assert len(re.findall(rf"(?m)^= .* <{label}>$", source)) == 1


@pytest.mark.judge
def test_documents(long: sl.Sheet, titles: list[str]) -> None:
    word = zipfile.ZipFile(io.BytesIO(long.write("docx", pictures=False))).read("word/document.xml").decode()
    reached = re.findall(r'<w:hyperlink w:anchor="([^"]*)"', word)
    assert len(reached) == len(titles) and all(f'w:name="{label}"' in word for label in reached)
    office = zipfile.ZipFile(io.BytesIO(long.write("odt", pictures=False))).read("content.xml").decode()
    links = re.findall(r'xlink:href="#([^"]*)"', office)
    assert len(links) == len(titles) and all(f'text:name="{label}"' in office for label in links)
    book = zipfile.ZipFile(io.BytesIO(long.write("epub", pictures=False)))
    nav = book.read("EPUB/nav.xhtml").decode()
    assert all(title in nav for title in titles)
    paper = long.write("pdf", pictures=False)
    assert len(re.findall(rb"/Subtype\s*/Link", paper)) == len(titles) + 1  # and that of the source
