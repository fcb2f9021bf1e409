"""PDF: what it says of itself, that it is the same twice, and that nothing is cut off."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

import pytest

import symbolic_lstm as sl
from symbolic_lstm.drawing.on_page import drawn_page
from symbolic_lstm.errors import UsageError
from symbolic_lstm.page.blocks import Heading, Illustration, Page, Para
from symbolic_lstm.published.catalog import shipped
from symbolic_lstm.writers import pdf, typst

from ..fonts import font_of, fontconfig
from ..pdf_pages import TYPST, assert_full
from ..pdf_text import pdf_text
from .hostile import TEXTS, page
from .pages import PAGE

MARGIN, A4, LETTER = 24 / 25.4 * 72, (595.2756, 841.8898), (612.0, 792.0)


def test_without_typst_the_command_that_helps_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UsageError, match=r'pip install "symbolic-lstm\[pdf\]"'):
        pdf.write(PAGE)


@pytest.mark.judge
def test_a_figure_of_a_hundred_thousand_digits_is_broken_over_lines(tmp_path: Path) -> None:
    """Typst refuses what lies far beside the page; `b_f = -2500000` once made such a percentage."""
    long = pdf.write(Page("t", (Para(("0." + "0" * 99_998 + "1 % of it",)),)))
    words = boxes(long, tmp_path)
    assert sum(word[4].count("0") for word in words) >= 99_999
    assert [w for w in words if w[2] > A4[0] - MARGIN + 1] == []


def test_what_typst_refuses_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "document", lambda page, paper: "#panic[far too wide]")
    with pytest.raises(UsageError, match=r"makes no PDF of this page .*far too wide"):
        pdf.write(PAGE)


@cache
def made(name: str, language: str = "en", notation: str | None = None) -> bytes:
    return sl.write(sl.sheet(name, language=language, notation=notation), "pdf")


def boxes(data: bytes, folder: Path) -> list[tuple[float, float, float, float, str]]:
    """Every word and where it stands: page width and height, its right and lower end."""
    (folder / "a.pdf").write_bytes(data)
    said = pdf_text(folder / "a.pdf", "-bbox")
    found = []
    for width, height, words in re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', said, re.DOTALL):
        for right, low, word in re.findall(r'xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', words):
            found.append((float(width), float(height), float(right), float(low), word))
    return found


@pytest.mark.judge
@pytest.mark.parametrize("name", [example.id for example in shipped()])
def test_every_example_is_a_tagged_pdf_with_nothing_cut_off(name: str, tmp_path: Path) -> None:
    data = made(name)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data and b"/StructTreeRoot" in data
    words = boxes(data, tmp_path)
    assert words and {word[:2] for word in words} == {A4}
    assert [w for w in words if w[2] > A4[0] - MARGIN + 1 or w[3] > A4[1] - 20] == []
    assert_full(tmp_path / "a.pdf", TYPST)


@pytest.mark.judge
@pytest.mark.parametrize(("language", "notation"), [("de", "ng"), ("en", "keras"), ("de", None)])
def test_equations_are_spoken_in_every_notation(language: str, notation: str | None) -> None:
    sheet = drawn_page(sl.sheet("understanding-lstms", language=language, notation=notation), "pdf")
    data = made("understanding-lstms", language, notation)
    equations = typst.write(sheet).count("#math.equation(")
    pictures = sum(isinstance(b, Illustration) for b in sheet.blocks)
    assert data.count(b"/S/Formula") == equations and data.count(b"/S/Figure") == pictures > 0
    assert data.count(b"/Alt") == equations + pictures
    assert f"/Lang({language})".encode() in data and b"/DisplayDocTitle true" in data
    headings = [b for b in sheet.blocks if isinstance(b, Heading)]
    assert sum(data.count(b"/S/H%d" % level) for level in range(1, 7)) == len(headings)


@pytest.mark.judge
def test_the_same_page_is_the_same_bytes() -> None:
    assert pdf.write(PAGE) == pdf.write(PAGE)
    assert b"CreationDate" not in pdf.write(PAGE)


@pytest.mark.judge
def test_letter_paper(tmp_path: Path) -> None:
    words = boxes(pdf.write(sl.sheet("coursera-lstm-cell"), paper="us-letter"), tmp_path)
    assert {word[:2] for word in words} == {LETTER}
    assert [w for w in words if w[2] > LETTER[0] - MARGIN + 1] == []


@pytest.mark.judge
@pytest.mark.parametrize("place", TEXTS)
def test_hostile_texts_are_set(place: str) -> None:
    assert pdf.write(page(TEXTS[place])).startswith(b"%PDF-")


@pytest.mark.judge
def test_a_page_without_a_title_has_one(tmp_path: Path) -> None:
    assert b"(Gleichungen)" in pdf.write(Page("", PAGE.displays, {"language": "de"}))
    assert pdf.write(Page("", ())).startswith(b"%PDF-")


@pytest.mark.judge
def test_characters_that_no_font_has_are_named(tmp_path: Path) -> None:
    said = pdf.write(Page("a \u0378 \U00012000 b", (Para(("x\u0378y 漢",)), *PAGE.displays)))
    shown = " ".join(word[4] for word in boxes(said, tmp_path))
    assert "a (U+0378) (U+12000) b" in shown and "x(U+0378)y (U+6F22)" in shown


@pytest.mark.judge
def test_characters_that_a_font_of_the_system_has_are_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fonts = font_of("漢\U00012000", tmp_path / "fonts")
    monkeypatch.setenv("FONTCONFIG_FILE", str(fontconfig(tmp_path, fonts)))
    shown = [word[4] for word in boxes(pdf.write(Page("漢 \U00012000 \u0378", PAGE.displays)), tmp_path)]
    assert shown[:3] == ["漢", "\U00012000", "(U+0378)"]


@pytest.mark.judge
def test_the_fonts_of_the_machine_are_nobodys() -> None:
    import typst

    found, own = (typst.Fonts(include_system_fonts=system).families() for system in (True, False))
    assert {name.split()[0] for name in {*found} - {*own}} == {"DejaVu"}, "npm ci --prefix tests/judges brings them"
