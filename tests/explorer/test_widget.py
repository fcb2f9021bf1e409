"""The page as a widget of notebooks."""

from __future__ import annotations

import json
import sys

import pytest

import symbolic_lstm as sl
from symbolic_lstm.errors import UsageError
from symbolic_lstm.explorer.page import explored
from symbolic_lstm.integrations import widget
from symbolic_lstm.published.load import load

from ..writers.test_browser import chromium, node


def test_the_widget_holds_the_page_in_a_frame_that_reaches_nothing() -> None:
    made = sl.explore("understanding-lstms", height="30rem")
    assert made.page == explored(load("understanding-lstms")) and made.height == "30rem"
    assert made.title == "One step through an LSTM cell, worked by hand"
    assert 'frame.sandbox = "allow-scripts";' in made._esm and "allow-same-origin" not in made._esm
    assert "-10" in sl.explore("understanding-lstms", changes={"x": -10}).page


def test_without_anywidget_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "anywidget", None)
    widget._widget.cache_clear()
    with pytest.raises(UsageError, match=r"symbolic-lstm\[widget\]"):
        sl.explore("understanding-lstms")
    widget._widget.cache_clear()


def test_a_wrong_name_is_told() -> None:
    with pytest.raises(UsageError, match="no variant 'nowhere'"):
        sl.explore("understanding-lstms", "nowhere")


@pytest.mark.judge
def test_what_is_dragged_is_known_in_the_notebook() -> None:
    made = sl.explore("understanding-lstms")
    state = {"esm": made._esm, "page": made.page, "title": made.title, "height": made.height}
    found = node("widget.mjs", chromium(), given=json.dumps(state))
    assert found["told"] == [] and set(found["seen"]) == {"plain", "sandboxed", "strict", "shadow"}
    expected = {it.name: it.shown for it in sl.sheet("understanding-lstms", "minus-ten").results}
    for seen in found["seen"].values():
        assert seen["saved"] >= 2 and not seen["reached"] and seen["left"] == 0
        assert seen["given"]["x"] == "-10" == seen["elsewhere"] and seen["given"]["W_f"] == "1.63"
        assert seen["shown"] == expected
