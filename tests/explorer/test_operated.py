"""The page one can drag, as those use it who have no mouse, a phone, or no wish for motion."""

from __future__ import annotations

from typing import Any

import pytest

import symbolic_lstm as sl
from symbolic_lstm.explorer.page import explored
from symbolic_lstm.page.narrate import narrate
from symbolic_lstm.published.load import load
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.writers import revealjs

from ..page.long import example
from ..writers.test_browser import chromium, node

EXAMPLE = "understanding-lstms"

pytestmark = pytest.mark.judge


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("operate")
    made = {
        "page": explored(load(EXAMPLE)),
        "sequence": explored(parse_example(example(2, 1))),
        "deck": revealjs.write(narrate(load(EXAMPLE))),
    }
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    found = node("operate.mjs", chromium(), *(str(folder / f"{name}.html") for name in made))
    assert found["told"] == []
    return found["seen"]


def shown(variant: str = "") -> dict[str, object]:
    return {it.name: it.shown for it in sl.sheet(EXAMPLE, variant).results}


def test_every_control_is_reached_by_tab_and_seen_to_be(seen: Any) -> None:
    names = [name for name, _ in seen["way"]]
    bar = ["presets", "notation", "forward", "backward", "reset", "predict"]
    assert names[1:11] == [*bar, "copy-latex", "copy-mathml", "copy-markdown", "copy-link"], "the source comes first"
    assert names[11:] == ["c_prev", "h_prev", "x", *(f"{kind}_{gate}" for gate in "figo" for kind in "UWb")]
    assert {outline for _, outline in seen["way"][1:]} == {"solid"}


def test_every_control_works_by_keys(seen: Any) -> None:
    assert seen["preset"] == shown("minus-ten")
    assert seen["notation"] == ["1", "notation=standard&x=-10"]
    assert seen["backward"][0] == "true" and seen["backward"][1] > 60 and seen["forward"] == "true"
    assert seen["reset"] == shown() and set(seen["hidden"].values()) == {""}
    assert seen["copied"] == "Copied." and seen["guessed"] == ["It is 0.997; you said 0.9.", "f"]
    assert seen["steps"] == [[True, False], [False, True]]


def test_what_is_typed_is_a_number_or_is_refused(seen: Any) -> None:
    assert seen["typed"]["1e999"] == ["false", "0.997", True], "a number, of which no digit is certain"
    assert seen["typed"]["−10"] == ["false", "6.27e-6", False] and seen["typed"]["1,5"][0] == "false"
    refused = [seen["typed"][text] for text in ("NaN", "", "Infinity", "0x10", "<script>", "9" * 60)]
    assert refused == [["true", "0.997", True]] * 6


def test_no_address_does_anything_but_give_numbers(seen: Any) -> None:
    assert seen["addresses"] == [["0.997", seen["addresses"][0][1], 0]] * 9


def test_a_redraw_writes_what_is_on_the_screen_and_of_that_only_what_changes(seen: Any) -> None:
    """What is written has to be laid out anew, and that is most of what a redraw costs."""
    top, middle = seen["writes"]["top"], seen["writes"]["middle"]
    assert top["unseen"] == middle["unseen"] == 0
    assert top["texts"] <= 15 and top["elements"] <= 30 and top["attributes"] <= 30
    assert middle["texts"] <= 30 and middle["elements"] <= 30 and middle["attributes"] <= 40


def test_nothing_moves_that_is_not_moved(seen: Any) -> None:
    assert seen["moving"] == 0


def test_on_a_phone_everything_has_its_name_and_room_for_a_thumb(seen: Any) -> None:
    assert min(seen["targets"]) >= 40 and len(seen["targets"]) > 25
    assert seen["names"][:5] == ["formula", "numbers", "products", "sum", "result"] and len(seen["names"]) >= 27
    assert len(seen["pictures"]) == 1 and seen["pictures"][0] <= 328
    assert "6.27×10⁻⁶" in seen["figures"] and not any("8.88" in it for it in seen["figures"])
    assert "formula" in seen["slide"]


def test_nothing_bars_those_who_hear_it_in_any_state(seen: Any) -> None:
    assert seen["barred"] == [[], [], []]
