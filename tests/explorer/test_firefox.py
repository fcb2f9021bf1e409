"""The page one can drag, in Firefox: the input from 1 to −10, and the memory is forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

import symbolic_lstm as sl
from symbolic_lstm.explorer.page import explored
from symbolic_lstm.published.load import load

from .firefox import window

pytestmark = pytest.mark.judge

_SHOWN = (
    "return Object.fromEntries([...document.querySelectorAll('.live')].map(it => [it.dataset.q, it.dataset.shown]))"
)
_GRIP = """const grip = document.querySelector('.live[data-q="f"] .grip[data-from="x@1"]');
grip.scrollIntoView({ block: 'center' }); const box = grip.getBoundingClientRect();
return [box.x + box.width / 2, box.y + box.height / 2]"""


def test_a_drag_makes_the_cell_forget(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(explored(load("understanding-lstms")), encoding="utf-8")
    with window() as seen:
        seen.do("Navigate", url=file.as_uri())
        seen.until("return document.querySelector('.live[data-shown]') !== null")
        assert seen.says(_SHOWN) == {it.name: it.shown for it in sl.sheet("understanding-lstms").results}
        seen.until("return document.querySelector('.live[data-q=\"f\"] .grip') !== null")  # it may be below the screen
        seen.drag(seen.says(_GRIP), -66)
        seen.until("return document.querySelector('input[data-q=\"x\"]').value === '-10'")
        seen.until("return location.hash === '#x=-10'")
        expected = {it.name: it.shown for it in sl.sheet("understanding-lstms", "minus-ten").results}
        assert seen.says(_SHOWN) == expected and expected["f"] == "6.27e-6"
        assert "almost all of it is forgotten" in seen.says("return document.querySelector('[data-told]').textContent")
