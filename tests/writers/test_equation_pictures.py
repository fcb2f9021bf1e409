"""Pictures of equations: what stands where, what they say in words, and what they refuse."""

from __future__ import annotations

import itertools
import sys
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

import pytest

import symbolic_lstm as sl
from symbolic_lstm.errors import UsageError
from symbolic_lstm.page.blocks import Display, Line, Page
from symbolic_lstm.page.layout import Array, Call, Fence, Frac, Ident, Layout, Num, Op, Row
from symbolic_lstm.writers import png, svg
from symbolic_lstm.writers.breaks import width
from symbolic_lstm.writers.equation_pictures import ink as ink_module
from symbolic_lstm.writers.equation_pictures.ink import ink
from symbolic_lstm.writers.equation_pictures.looks import LOOKS, Look
from symbolic_lstm.writers.equation_pictures.picture import formula, of_page, picture, pictures_alike
from symbolic_lstm.writers.equation_pictures.rows import ROOM
from symbolic_lstm.writers.mathml_maths import boxed
from symbolic_lstm.writers.plain import plain

from .cases import CASES, MINUS, SIGN
from .drawn import SVG, Outline, outlines
from .hostile import TEXTS, page
from .pages import PAGE, STEP

SEED = "understanding-lstms"
#: Characters of the tests' texts that the font of pictures does not have.
BEYOND = {"beyond", "untrusted"}


def display(*rights: Layout) -> Display:
    return Display(STEP, tuple(Line("", "=", right, Ident("f") if k == 0 else None) for k, right in enumerate(rights)))


def signs(found: list[Outline]) -> list[Outline]:
    return [it for it in found if it.sign]


@pytest.mark.parametrize("notation", ["standard", "memories", "ng", "d2l"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_signs_stand_in_one_column_and_right_sides_behind_them(notation: str, language: str) -> None:
    made = picture(sl.sheet(SEED, notation=notation, language=language).displays)
    found = outlines(made.svg)
    column = signs(found)
    assert {it.sign for it in column} == {"=", "≈"} and len(column) > 20
    middles = [(it.box.left + it.box.right) / 2 for it in column]
    assert max(middles) - min(middles) <= 0.02
    assert max(it.box.left for it in column) - min(it.box.left for it in column) < 0.2
    rights = [found[k + 1] for k, it in enumerate(found) if it.sign]
    assert all(3 < right.box.left - column[0].box.right < 9 for right in rights)
    lefts = [found[k - 1] for k, it in enumerate(found) if it.sign and found[k - 1].box.right < it.box.left]
    assert len(lefts) == 7 and all(3 < column[0].box.left - left.box.right < 9 for left in lefts)
    assert all(it.box.left >= 0 and it.box.right <= made.width and it.box.bottom <= made.height for it in found)


def test_rows_are_evenly_apart_and_do_not_touch() -> None:
    found = signs(outlines(picture(sl.sheet(SEED).displays[:1]).svg))
    middles = [(it.box.top + it.box.bottom) / 2 for it in found]
    steps = [b - a for a, b in itertools.pairwise(middles)]
    assert all(abs(step - steps[0]) < 0.2 for step in steps) and 25 < steps[0] < 35


def test_a_sign_before_a_number_is_tight_and_one_between_two_is_not() -> None:
    inside = outlines(formula(Fence(Row((SIGN, Num("10"))))).svg)[0].glyphs
    assert len(inside) == 5 and inside[2].left - inside[1].right < 3.5
    between = outlines(formula(Row((Num("3"), MINUS, Num("10")))).svg)[0].glyphs
    assert all(b.left - a.right > 4.5 for a, b in itertools.pairwise(between[:3]))


def test_nothing_parts_a_function_from_its_bracket() -> None:
    tanh = outlines(formula(Call(Ident("tanh", upright=True), (Num("1"),))).svg)[0].glyphs
    assert len(tanh) == 7 and tanh[4].left - tanh[3].right < 2


def test_brackets_of_a_matrix_are_as_tall_as_it_is() -> None:
    entries = Array(tuple(tuple(Num(f"{k}.5") for k in range(3)) for _ in range(4)))
    *inner, last = outlines(formula(entries).svg)[0].glyphs
    first = inner.pop(0)
    assert first.top <= min(it.top for it in inner) and first.bottom >= max(it.bottom for it in inner)
    assert (first.top, first.bottom) == (last.top, last.bottom) and last.left > max(it.right for it in inner)


def test_a_long_sum_is_broken_and_what_cannot_be_makes_the_picture_wider() -> None:
    terms = Row(tuple(part for k in range(40) for part in (Num(f"{k}.25"), Op("+")))[:-1])
    assert width(terms) > 2 * ROOM
    made = picture([display(terms)])
    assert made.width < 850 and len(signs(outlines(made.svg))) == 1 and len(outlines(made.svg)) > 4
    wide = picture([display(Array((tuple(Num("0.123456") for _ in range(30)),)))])
    assert wide.width > 2000 and max(it.box.right for it in outlines(wide.svg)) <= wide.width


def test_brackets_that_close_on_another_row_keep_their_size() -> None:
    tall = Frac(Num("1"), Num("2"))
    terms = Row((tall, *(part for k in range(40) for part in (Op("+"), Num(f"{k}.25"))), Op("+"), tall))
    made = outlines(picture([display(Call(Ident("σ"), (terms,)))]).svg)
    normal = outlines(formula(Fence(Num("1"))).svg)[0].glyphs[0]
    for bracket in (made[2].glyphs[1], made[-1].glyphs[-1]):
        assert abs((bracket.bottom - bracket.top) - (normal.bottom - normal.top)) < 0.1


@pytest.mark.parametrize("look", get_args(Look))
def test_a_picture_says_what_it_shows_and_holds_nothing_but_outlines(look: Look) -> None:
    made = of_page(PAGE, look)
    root = ET.fromstring(made.svg)
    assert root.attrib["role"] == "img" and root[0].tag == f"{SVG}title" and root[0].text == made.alt
    assert {it.tag.removeprefix(SVG) for it in root.iter()} <= {"svg", "title", "rect", "g", "path"}
    assert not [it for it in root.iter() if {"id", "style", "href", "font-family"} & set(it.attrib)]
    assert [it.attrib["fill"] for it in root.iter(f"{SVG}rect")] == [LOOKS[look].paper] * bool(LOOKS[look].paper)
    assert root.attrib["viewBox"] == f"0 0 {made.width} {made.height}"


def test_the_words_are_those_of_the_lines_with_their_remarks() -> None:
    made = of_page(sl.sheet(SEED))
    lines = [line for d in sl.sheet(SEED).displays if d.listed for line in d.lines]
    assert all(line.words in made.alt for line in lines)
    assert "(worked with the unrounded values" in of_page(PAGE).alt
    german = of_page(sl.sheet(SEED, language="de"))
    assert "ungefähr gleich 0,997" in german.alt and ET.fromstring(german.svg).attrib["lang"] == "de"


def test_another_variants_derivation_is_left_out() -> None:
    page = sl.sheet(SEED)
    assert not all(d.listed for d in page.displays)
    assert of_page(page).svg == picture([d for d in page.displays if d.listed]).svg


def luminance(colour: str) -> float:
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("look", ["light", "dark", "transparent-dark"])
def test_ink_and_names_of_stages_can_be_read(look: Look) -> None:
    colours = LOOKS[look]
    ground = luminance(colours.paper or LOOKS["dark"].paper or "")
    for colour, least in ((colours.ink, 12), (colours.muted, 5)):
        low, high = sorted((luminance(colour), ground))
        assert (high + 0.05) / (low + 0.05) > least


@pytest.mark.parametrize("place", TEXTS)
def test_quoted_text_stays_text_or_is_refused_with_its_character(place: str) -> None:
    it = page(TEXTS[place])
    if place in BEYOND:
        with pytest.raises(UsageError, match=r"no glyph for '漢' \(U\+6F22"):
            of_page(it)
        return
    made = of_page(it)
    root = ET.fromstring(made.svg)
    assert {part.tag.removeprefix(SVG) for part in root.iter()} == {"svg", "title", "rect", "g", "path"}
    assert root[0].text == made.alt == plain(made.alt)
    assert plain(TEXTS[place]).strip() in made.alt
    assert dict(chunks(made.png))[b"iTXt"].endswith(made.alt.encode())


@pytest.mark.parametrize("case", CASES)
def test_every_kind_of_layout_is_drawn(case: str) -> None:
    if case in BEYOND:
        return
    made = formula(CASES[case])
    (found,) = outlines(made.svg)
    assert found.box.left >= 0 and found.box.right <= made.width and found.box.bottom <= made.height
    assert made.svg == svg.equation(CASES[case]) and made.png == png.equation(CASES[case])


@pytest.mark.parametrize(
    "notation", ["standard", "memories", "olah", "pytorch", "keras", "onnx", "d2l", "ng", "goodfellow"]
)
def test_the_font_has_what_notations_need(notation: str) -> None:
    for character in "⊙×·−+=≈⟨⟩()[]|σΓ∂…‐äöüßÄÖÜéñ“”�":
        assert ink(f"<mo>{character}</mo>").path
    for example in (SEED, "exam-gru-blend"):
        try:
            it = sl.sheet(example, notation=notation)
        except UsageError as fault:
            assert "glyph" not in str(fault)
            continue
        assert of_page(it).width > 100


def test_a_formula_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ink.cache_clear()
    it = sl.sheet(SEED)
    first = [of_page(it, look).svg for look in get_args(Look)]
    drawn = ink.cache_info().misses
    monkeypatch.setattr(ink_module, "_drawn", None)
    assert [of_page(it, look).svg for look in get_args(Look)] == first
    assert sl.pictures(it)[0].alt in of_page(it).alt and ink.cache_info().misses == drawn


def test_the_same_page_has_the_same_bytes() -> None:
    before = of_page(PAGE), of_page(PAGE).png
    ink.cache_clear()
    png_module = sys.modules["symbolic_lstm.writers.equation_pictures.svg_to_png"]
    png_module.png.cache_clear()
    assert (of_page(PAGE), of_page(PAGE).png) == before


def test_ziamath_keeps_what_somebody_set_in_it() -> None:
    from ziamath.config import config

    before = config.svg2, config.precision
    drawn = ink(boxed(Num("1")))
    config.svg2, config.precision, config.math.mathfont = True, 3, "no such font"
    try:
        ink.cache_clear()
        assert ink(boxed(Num("1"))) == drawn
        assert (config.svg2, config.precision) == (True, 3)
    finally:
        config.svg2, config.precision = before
        config.math.mathfont = None


@pytest.mark.parametrize(("missing", "extra"), [("ziamath", "svg"), ("resvg_py", "png")])
def test_what_is_not_installed_is_named(missing: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ink.cache_clear()
    for name in [name for name in sys.modules if name.partition(".")[0] == missing]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, missing, None)
    it = replace(PAGE, blocks=(display(Num("31.41592")),))
    with pytest.raises(UsageError, match=rf'pip install "symbolic-lstm\[{extra}\]"'):
        png.write(it)


def test_what_is_too_large_is_refused() -> None:
    with pytest.raises(UsageError, match="no equation"):
        of_page(Page("", ()))
    with pytest.raises(UsageError, match="1001 lines"):
        picture([display(*(Num(str(k)) for k in range(1001)))])
    tall = picture([display(*(Num("1") for _ in range(400)))])
    with pytest.raises(UsageError, match=r"--each-stage|larger"):
        _ = tall.png
    assert tall.height > 8192 and len(signs(outlines(tall.svg))) == 400


def test_nesting_is_drawn_or_refused_but_never_waited_for() -> None:
    calls: Layout = Num("1")
    for _ in range(80):
        calls = Call(Ident("σ"), (calls,))
    assert len(outlines(formula(calls).svg)[0].glyphs) == 241
    markup = "<mn>1</mn>"
    for _ in range(60):
        markup = f"<mrow><mn>1</mn><mo>+</mo><mfrac><mn>1</mn>{markup}</mfrac></mrow>"
    with pytest.raises(UsageError, match="nested too deeply"):
        ink(markup)


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG in order; their checksums must hold."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        assert zlib.crc32(kind + body) == int.from_bytes(data[at + 8 + size : at + 12 + size], "big")
        yield kind, body
        at += 12 + size


def test_a_png_is_twice_as_fine_and_carries_its_words() -> None:
    made = picture(sl.sheet(SEED, language="de").displays[:1], tongue="de")
    found = list(chunks(made.png))
    assert [kind for kind, _ in found][:4] == [b"IHDR", b"pHYs", b"tEXt", b"iTXt"] and found[-1][0] == b"IEND"
    told = dict(found)
    size = (int.from_bytes(told[b"IHDR"][k : k + 4], "big") for k in (0, 4))
    assert tuple(size) == (2 * made.width, 2 * made.height)
    assert told[b"iTXt"] == b"Description\x00\x00\x00de\x00\x00" + made.alt.encode()
    assert round(int.from_bytes(told[b"pHYs"][:4], "big") * 0.0254) == 192


def test_pictures_in_turn_are_of_one_size_with_their_signs_at_one_place() -> None:
    made = sl.pictures(sl.sheet("hkust-lstm"), each="stage")
    entries = [it for it in made if it.name.startswith("f-") and "-at-" not in it.name]
    assert [it.name for it in entries][:3] == ["f-formula", "f-numbers", "f-products"]
    assert len({(it.width, it.height) for it in entries}) == 1
    places = [signs(outlines(it.svg)) for it in entries]
    assert all(len(found) == 1 for found in places)
    for first, last in ((0, 2), (1, 3)):
        middles = [(s[0].box[first] + s[0].box[last]) / 2 for s in places]
        assert max(middles) - min(middles) < 0.2


def test_pictures_in_turn_with_a_tall_line_share_their_baseline() -> None:
    shown = [display(Num("1")), display(Array(tuple((Num(str(k)),) for k in range(8))))]
    made = pictures_alike(shown)
    low, tall = (signs(outlines(it.svg))[0].box for it in made)
    assert low == tall
    assert all(o.box.top > 0 and o.box.bottom < it.height for it in made for o in outlines(it.svg))


def test_a_notebook_shows_a_picture_with_its_size() -> None:
    made = sl.picture(sl.sheet(SEED).displays[0], "dark")
    data, about = made._repr_mimebundle_()
    assert data == {"image/png": made.png, "text/plain": made.alt}
    assert about == {"image/png": {"width": made.width, "height": made.height}}
    tall = picture([display(*(Num("1") for _ in range(400)))])
    assert tall._repr_mimebundle_() == ({"image/svg+xml": tall.svg, "text/plain": tall.alt}, {})


def test_a_derivation_in_german_says_so() -> None:
    (first, *_) = sl.sheet(SEED, language="de").displays
    assert ET.fromstring(sl.picture(first, language="de").svg).attrib["lang"] == "de"
