"""The page one can drag, in Chromium: typed, stepped, dragged, predicted, opened by an address, copied."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest

import symbolic_lstm as sl
from symbolic_lstm.explorer.page import explored
from symbolic_lstm.page.blocks import Display
from symbolic_lstm.page.narrate import in_words
from symbolic_lstm.page.narrate_backward import narrate_backward
from symbolic_lstm.published.load import load
from symbolic_lstm.published.setting import setting

from ..writers.test_browser import chromium, node

EXAMPLE = "understanding-lstms"

pytestmark = pytest.mark.judge


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Any:
    file = tmp_path_factory.mktemp("explore") / "page.html"
    file.write_text(explored(load(EXAMPLE)), encoding="utf-8")
    found = node("explore.mjs", chromium(), str(file))
    assert found["told"] == [] and found["asked"] == []
    return found["seen"]


def shown(variant: str = "") -> dict[str, object]:
    return {it.name: it.shown for it in sl.sheet(EXAMPLE, variant).results}


def test_the_script_shows_what_the_sheet_shows(used: Any) -> None:
    assert used["still"]["rows"] == used["first"]["rows"]
    assert used["first"]["shown"] == shown() and not used["still"]["bar"]


def test_a_number_is_typed(used: Any) -> None:
    typed = used["typed"]
    assert typed["shown"] == shown("minus-ten") and typed["shown"]["f"] == "6.27e-6"
    assert "almost all of it is forgotten" in typed["told"][0] and "less than 0.001\u00a0%" in typed["lead"]
    assert typed["cell"] == ["6.27×10⁻⁶"] and typed["url"] == "x=-10"


def test_on_a_phone_without_a_script_the_cell_stands_in_a_column(used: Any) -> None:
    [[left, right, height]] = used["phone"]
    assert left >= 0 and right <= 360 and height > 600


def test_what_is_no_number_changes_nothing_and_says_so(used: Any) -> None:
    assert used["nan"]["shown"] == used["typed"]["shown"]
    assert used["nan"]["invalid"] == "true" and "no number" in used["nan"]["status"]
    assert used["reset"] == {"shown": used["first"]["shown"], "url": False}


def test_keys_step_and_a_drag_moves(used: Any) -> None:
    assert used["keys"] == ["2", "-8", "-7.9", "-8.9"]
    assert used["dragged"] == {"x": "-10", "f": "6.27e-6", "c": shown("minus-ten")["c"]}


def test_a_prediction_comes_before_the_result(used: Any) -> None:
    assert set(used["hidden"]["shown"].values()) == {""} and used["hidden"]["result"].strip() == "?"
    assert not used["hidden"]["cell"]
    assert used["committed"]["shown"] == "0.997" and used["committed"]["status"] == "It is 0.997; you said 0.9."
    assert used["committed"]["forms"] == 5


def test_an_address_gives_numbers_and_nothing_else(used: Any) -> None:
    assert used["fragment"] == {"shown": shown("minus-ten"), "x": "-10", "images": 0}
    assert used["preset"] == shown()


def test_copies(used: Any) -> None:
    copied = used["copied"]
    assert copied["copy-latex"].startswith("\\begin{aligned}\nf_{t} &=\\sigma (")
    assert "= \\sigma (2.70\\times 1+1.63\\times 1+1.62)".replace("= ", "&=") in copied["copy-latex"]
    assert copied["copy-mathml"].startswith("<math") and copied["copy-markdown"].startswith("$$\n")
    assert copied["copy-link"].endswith("page.html")


def of_native(name: str) -> dict[str, list[str]]:
    """What a page that is written in a notation from the start shows without a script."""
    page = explored(in_words(load(EXAMPLE), name, None, None)).partition('<section id="back">')[0]

    def texts(pattern: str) -> list[str]:
        return [html.unescape(re.sub(r"<[^>]*>", "", it)) for it in re.findall(pattern, page, re.DOTALL)]

    labels = re.findall(r'<label>(<math.*?</math>)<input[^>]*aria-label="([^"]*)"', page)
    return {
        "rows": texts(r"<mtr>(.*?)</mtr>"),
        "heads": texts(r"<hgroup>(.*?)</hgroup>"),
        "labels": sorted(html.unescape(re.sub(r"<[^>]*>", "", letter)) + " " + said for letter, said in labels),
        "told": texts(r"<p data-told=[^>]*>(.*?)(?:<p|</p|</section)"),
    }


def test_it_is_written_as_other_authors_write(used: Any) -> None:
    assert set(used["written"]) >= {"memories", "standard", "olah", "keras", "d2l", "ng"}
    for name, seen in used["written"].items():
        seen["labels"].sort()  # the controls stay where they are
        assert {key: seen[key] for key in ("rows", "heads", "labels", "told")} == of_native(name), name
        assert seen["url"] == ("" if name == "memories" else f"notation={name}")
    assert "cell state" in used["written"]["olah"]["words"]
    assert used["recalled"] == used["written"]["olah"]["rows"]


def backward(variant: str = "") -> list[Display]:
    """The gradients of the sheet with its backward pass, the loss first."""
    worked = load(EXAMPLE)
    return [
        it
        for it in narrate_backward(worked, setting(worked, variant)).page.displays
        if it.derivative and it.derivative.kind != "direct"
    ]


def results(variant: str = "") -> list[object]:
    return [it.step.shown for it in backward(variant)]


def test_it_turns_round_and_shows_the_gradients_of_the_sheet(used: Any) -> None:
    seen = used["backward"]
    assert list(seen["shown"].values())[6:] == results() and len(results()) == 26
    assert seen["url"] == "pass=backward" and not seen["forward"] and seen["pressed"] == ["Backward pass"]
    lines = [it for display in backward() for it in display.lines]
    assert len(seen["rows"]) == len(lines)
    assert [row.endswith(it.stage) for row, it in zip(seen["rows"], lines, strict=True)] == [True] * len(lines)
    assert list(used["recalledBackward"].values())[6:] == results("minus-ten")
    assert used["forward"] == {"chains": 0, "visible": True} and used["printed"]


def test_the_gradients_are_written_as_other_authors_write(used: Any) -> None:
    assert used["backwardOlah"][0].startswith("δf,t=dft*ft*(1−ft)")


def test_without_a_script_the_gradients_stand_there(used: Any) -> None:
    told = used["stillBackward"]
    assert "dct−1 ≈ 0.01083" in told.replace("\n", "") and "5.630×10⁻⁵" in told


def test_the_dots_of_the_cell_follow_its_curves(used: Any) -> None:
    first, then = used["dots"]
    assert first[0][0] == pytest.approx((5.95 + 7) * 20 / 7) and then[0] == [0, pytest.approx(0, abs=0.02)]
    assert [len(first), len(then)] == [5, 5] and first[4][0] == pytest.approx((2.96 + 7) * 20 / 7)


def test_the_curves_that_stand_there_are_those_of_the_script_and_their_points_move(used: Any) -> None:
    still, first, typed = (used[it]["curves"] for it in ("still", "first", "typed"))
    assert still == first and used["still"]["seen"], "without a script the page is complete"
    assert [it[-1][-1] for it in first] == ["0.997", "1.0", "0.97", "0.99"]
    assert typed[0] == [
        "matrix(0.5 0 0 1 73 0)", "M30 122H88M204 22H262", "M46.7 122V122H30", "46.7", "122",
        ["m", "46.7", "140", "−11.98"], ["m", "46.7", "113", "6.27×10⁻⁶"],
    ]  # fmt: skip


def test_it_fits_every_width(used: Any) -> None:
    assert len(used["wide"]) == 8 and set(used["wide"].values()) == {0}


@pytest.mark.parametrize("name", [EXAMPLE, "graph-gru-one-step", "lecture-5-lstm"])
def test_nothing_bars_those_who_hear_it(name: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(explored(load(name)), encoding="utf-8")
    for found in node("axe.mjs", chromium(), str(file)).values():
        assert found["violations"] == []
