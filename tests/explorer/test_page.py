"""The page one can drag, as it is written: complete without a script, self-contained, and small."""

from __future__ import annotations

import base64
import hashlib
import json
import lzma
import re
import sys
from typing import Any

import pytest

import symbolic_lstm as sl
from symbolic_lstm.drawing.functions import CURVES
from symbolic_lstm.drawing.pieces import small_at
from symbolic_lstm.explorer.curves import run
from symbolic_lstm.explorer.fitting import chosen
from symbolic_lstm.explorer.packed import BYTES, FILTERS, LETTERS, LONG
from symbolic_lstm.explorer.page import explored
from symbolic_lstm.explorer.words import LEAVES, SIGNS, WORDS
from symbolic_lstm.languages import LANGUAGES
from symbolic_lstm.maths import terms as t
from symbolic_lstm.page.narrate import in_words
from symbolic_lstm.published.load import load
from symbolic_lstm.published.setting import setting
from symbolic_lstm.published.spec import parse_example

from ..cli.program import EXAMPLE, SEED, Program
from ..page.long import example

SEEN = explored(load(EXAMPLE))


def unpacked(markup: str) -> str:
    """The data and the scripts of a page."""
    found = re.search(r'id="packed">([^<]*)<', markup)
    assert found
    packed = bytearray()
    for at in range(0, len(found[1]), LONG):
        number = 0
        for letter in found[1][at : at + LONG]:
            number = number * len(LETTERS) + LETTERS.index(letter)
        packed += number.to_bytes(BYTES, "little")
    unpacker = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=FILTERS)
    return unpacker.decompress(bytes(packed)).decode()


def data(markup: str) -> Any:
    held = re.match(r"const DATA=JSON.parse\(String.raw`([^`]*)`", unpacked(markup))
    assert held
    signs = dict(zip(SIGNS, (*LEAVES, *WORDS), strict=True))
    return json.loads(
        re.sub("([\x01-\x04])(.)|[\x05-\x1f]", lambda it: signs[it[0][0]].replace("{}", it[2] or ""), held[1])
    )


def test_the_page_of_the_scalar_lstm_is_small_and_fetches_nothing() -> None:
    assert len(SEEN.encode()) <= 50_000
    assert not re.search(r'(?:src|href)="(?!https://dev\.to)', SEEN)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', SEEN)
    assert policy and policy[1].startswith("default-src 'none'")


def test_its_policy_names_its_own_scripts_and_no_other() -> None:
    loader = re.search(r"<script>(.*?)</script>", SEEN, re.DOTALL)
    assert loader
    digests = [base64.b64encode(hashlib.sha256(it.encode()).digest()).decode() for it in (loader[1], unpacked(SEEN))]
    assert re.findall(r"'sha256-([^']*)'", SEEN) == digests


def test_every_given_number_is_a_control_with_a_name() -> None:
    found = dict(re.findall(r'<input data-q="([^"]*)"[^>]*? aria-label="([^"]*)"', SEEN))
    assert len(found) == 15 and found["x"] == "xₜ input" and found["c_prev"] == "cₜ₋₁ long-term memory"
    assert found["W_f"] == "w_f on input, forget gate"
    assert SEEN.count("readonly") == 15, "without a script nothing would follow them"


def test_without_a_script_it_is_the_sheet() -> None:
    sheet = sl.sheet(EXAMPLE)
    for name, shown in (("f", "0.997"), ("c", "2.96"), ("h", "0.98")):
        live = SEEN.partition(f'<div class="live" data-place="{name}@1" data-q="{name}">')[2].partition("</section>")[0]
        assert f"<mn>{shown}</mn>" in live
    assert SEEN.count('<div class="live"') == len([it for it in sheet.displays if it.listed])
    assert "The forget gate keeps 99.7" in SEEN


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_speaks_the_language_of_the_sheet(code: str) -> None:
    page = explored(in_words(load(EXAMPLE), None, code, None))
    language = LANGUAGES[code]
    assert f'<html lang="{code}"' in page and language.formats["explore: predict"] in data(page)["bar"]
    assert f"{language.sentences['stage: products']}" in data(page)["stages"].values()
    assert ('value="2,70"' in page) is (language.decimal == ",")


def test_on_paper_a_curve_stands_beside_its_derivation() -> None:
    beside = re.search(r"@media print,[^{]*\{\.live\{([^}]*)\}", SEEN)
    assert beside
    said = beside[1].split(";")
    assert {"display:grid", "grid:auto/minmax(0,1fr) auto", "break-inside:avoid"} <= set(said)
    assert "align-items:start" in said  # drawn out to the height of its curve, a derivation is laid out twice


def test_without_a_script_it_has_the_curves_of_its_activations() -> None:
    for name, below, beside in (("f", "5.95", "0.997"), ("i", "4.27", "1.0"), ("g", "2.03", "0.97")):
        live = SEEN.partition(f'data-q="{name}"><div class="chain')[2].partition("</section>")[0]
        assert [*re.findall("<text [^>]*>([^<]*)<", live)][-2:] == [below, beside]
        assert f"<use class=run href=#{'T' if name == 'g' else 'S'}r />" in live
    assert SEEN.count("<svg class=") == 4 and SEEN.count("<path id=S ") == SEEN.count("<path id=T ") == 1
    assert '<svg class="curve' not in SEEN.partition('data-q="c"><div class="chain')[2].partition("</section>")[0]


def test_each_curve_of_many_is_drawn_once_and_those_of_vectors_too() -> None:
    page = explored(parse_example(example(2, 2)))
    assert page.count("<svg class=") == 16 and page.count("<path id=S ") == page.count("<path id=T ") == 1


@pytest.mark.parametrize("head", [t.Sigmoid, t.Tanh])
def test_the_run_of_a_curve_is_that_of_its_function(head: type[t.Term]) -> None:
    first, rest = re.fullmatch(r"M0 0(H[\d.]+)?s(.*?)(?:H40)?", run(head)).groups()  # type: ignore[union-attr]
    x, y = float((first or "H0")[1:]), 0.0
    numbers = [float(it) for it in re.findall(r"-?[\d.]+", rest)]
    for right, down in zip(numbers[2::4], numbers[3::4], strict=True):
        x, y = x + right, y - down
        at = small_at(CURVES[head], x / 40 * 14 - 7)
        assert y == pytest.approx(at[1], abs=0.06)
    assert y == pytest.approx(20, abs=0.05)


def test_without_a_script_it_has_the_cell_with_its_numbers() -> None:
    cell = SEEN.partition('<figure id="cell">')[2].partition("</figure>")[0]
    figures = dict(re.findall(r'<text [^>]*data-q="([^"]*)"[^>]*>([^<]*)<', cell))
    assert (
        figures.items() >= {"x": "1", "f.sum": "5.95", "f": "0.997", "c.kept": "1.99", "c": "2.96", "h": "0.98"}.items()
    )
    assert cell.count("<use ") == 10 and cell.count("<circle data-dot ") == 5, (
        "each box stands there once, and is drawn twice"
    )
    assert re.search(r'<path class="s qC" stroke-width=3.5 d="M10 56h1311"/>', cell), "the wire of the memory"
    assert SEEN.partition("<script")[0].count("<svg role=img") == 2, (
        "the form for a phone stands there without a script"
    )


def test_a_figure_that_nothing_would_set_anew_is_not_in_the_picture() -> None:
    page = explored(load("graph-gru-one-step"))
    assert '<figure id="cell"><style' in page and "8.88" not in page + unpacked(page)


def test_variants_are_presets() -> None:
    presets = data(SEEN)["presets"]
    assert len(presets) > 1 and [it["now"] for it in presets].count(True) == 1
    assert any(it["given"]["x@1"] == "-10" for it in presets)


def test_notations_that_need_no_other_numbers_can_be_chosen() -> None:
    others = data(SEEN)["others"]
    own, *rest = others["name"]
    assert own == "memories" and rest == ["standard", "olah", "keras", "d2l", "ng", "goodfellow"]
    assert {len(each) for each in others.values()} == {len(others["name"])}
    assert others["heads"][2]["f"] == ["Forget gate", "what share of the cell state to keep"]
    assert others["labels"][5]["x@1"][1] == "x^⟨t⟩ input"
    assert '<option value="2">olah</option>' in data(SEEN)["bar"]


def test_the_backward_pass_is_there_and_works_the_cells_own_gradients() -> None:
    back = data(SEEN)["others"]["back"]
    assert [it["key"] for it in back[0]["sentences"]][:4] == ["L@1", "d_h@1", "d_o@1", "delta_o@1"]
    assert len(back) == 7 and back[3]["lines"]["d_c@1"] == {}, "only what is written differently"
    assert 'id="backward">Backward pass</button>' in data(SEEN)["bar"]
    assert "<i>δ</i><sub>f,t</sub> ≈ 5.630×10⁻⁵" in SEEN.partition('<section id="back">')[2]


def test_of_what_is_worked_in_part_no_backward_pass_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("symbolic_lstm.explorer.fitting.MOST", 60)
    part = explored(parse_example(example(2, 1)))
    assert "the others are left out here" in part
    assert 'id="back"' not in part and 'id="backward"' not in data(part)["bar"]


def test_a_python_without_lzma_is_told_so(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lzma", None)
    done = program("explore")
    assert done.code == 2 and done.data == b"" and "built without it" in done.told and "Traceback" not in done.told


def test_words_from_a_file_stay_words() -> None:
    hostile = SEED.replace('title = "', 'title = "</script><img src=x onerror=alert(1)> ', 1)
    page = explored(parse_example(hostile))
    assert "<img" not in page and "</script><" not in page.partition("<script")[0]


@pytest.mark.judge
def test_of_a_long_sequence_the_first_steps_are_worked_and_the_rest_is_told() -> None:
    page = explored(parse_example(example(3, 8)))
    assert "This page works the first 2 of 3 steps; the others are left out here." in page
    assert page.count('class="live"') == 6 * 8 * 2 == len(data(page)["sentences"])
    assert "h[7]@2" in data(page)["lines"] and "x[0]@3" not in data(page)["given"]


@pytest.mark.judge
def test_of_many_units_some_entries_are_worked_and_the_rest_is_told() -> None:
    page = explored(parse_example(example(1, 24)))
    assert "Of each vector this page works the first 6 of 24 entries; the others are left out here." in page
    assert set(re.findall(r'class="live" data-place="([^"]*)"', page)) == set(data(page)["lines"])
    assert "U_f[5,23]" in data(page)["given"] and "U_f[6,0]" not in data(page)["given"]


def test_what_is_left_out_is_nothing_that_the_rest_needs() -> None:
    program = setting(parse_example(example(2, 3))).program
    assert {let.key for let in chosen(program, (1,))} >= {"h[1]@2", "f[1]@2", "h[0]@1", "c[2]@1"}
    assert "h[0]@2" not in {let.key for let in chosen(program, (1,))}


def test_from_the_command_line(program: Program) -> None:
    done = program("explore", "--set", "x=-10", "-o", "page.html")
    assert (done.code, done.data) == (0, b"")
    assert program("explore", "--variant", "minus-ten").text.count("6.27") == 4
    missing = program("explore", "nowhere")
    assert missing.code == 2 and "nowhere" in missing.told
