"""Thousands of variants: each is letter by letter the sheet that would be made of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import symbolic_lstm as sl
from symbolic_lstm.errors import FigureError, UndecidedError, UsageError
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.page.narrate import narrate
from symbolic_lstm.page.view import View
from symbolic_lstm.pools import derivation_templates
from symbolic_lstm.pools import variants as v
from symbolic_lstm.pools.derivation_templates import EVERY
from symbolic_lstm.published.given import given as figures
from symbolic_lstm.published.setting import setting

SHEETS = {
    "seed": sl.sheet("understanding-lstms"),
    "german": sl.sheet("understanding-lstms", language="de"),
    "comma": sl.sheet("understanding-lstms", decimal=","),
    "four digits": sl.sheet("understanding-lstms", digits=4, mode="half-even"),
    "significant": sl.sheet("understanding-lstms", digits="3s"),
    "Olah": sl.sheet("understanding-lstms", notation="olah"),
    "Ng": sl.sheet("understanding-lstms", notation="ng"),
    "Keras": sl.sheet("understanding-lstms", notation="keras"),
    "PyTorch, converted": sl.sheet("understanding-lstms", notation="pytorch"),
    "unrounded": sl.sheet("understanding-lstms", carry="full"),
    "unrounded, four digits": sl.sheet("understanding-lstms", carry="full", digits=4, language="fr"),
    "unrounded, significant": sl.sheet("understanding-lstms", carry="full", digits="3s", notation="olah"),
    "cut off": sl.sheet("understanding-lstms", carry="full", mode="truncate"),
    "cut off and carried": sl.sheet("understanding-lstms", mode="truncate"),
    "a sequence": sl.sheet("understanding-lstms", "company-a", carry="shown"),
}
typed = st.one_of(
    st.decimals(-30, 30, places=2).map(str),
    st.integers(-12, 12).map(str),
    st.sampled_from(["0", "-0.00", "2.50", "0.5", "1e-5", "-3e2", "1e50", "0.00001", "1e-400"]),
)


def slowly(sheet: sl.Sheet, changes: dict[str, str]) -> dict[str, str]:
    assert sheet.made_from is not None
    worked, ready = sheet.made_from
    numbers = {**ready.numbers, **{name: figures(value) for name, value in changes.items()}}
    view = View(tuple(Quantity(e.name) for e in worked.cell))
    page = narrate(worked, setting(worked, ready.variant, numbers, ready.rounding), view)
    return {format: EVERY[format].write(page) for format in EVERY}


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from(sorted(SHEETS)))
def test_every_letter_is_the_sheets(data: st.DataObject, name: str) -> None:
    sheet = SHEETS[name]
    assert sheet.made_from is not None
    known = sorted(n for n in sheet.made_from[0].numbers if name != "a sequence" or n != "x")
    pool = data.draw(st.lists(st.dictionaries(st.sampled_from(known), typed, max_size=16), min_size=1, max_size=4))
    try:
        slow = [slowly(sheet, changes) for changes in pool]
    except UndecidedError:
        with pytest.raises(UndecidedError):
            list(sheet.variants(pool))
        return
    for formats in (v.FORMATS, ("text", "html-fragment")):
        wanted = [{format: texts[format] for format in formats} for texts in slow]
        assert [made.texts for made in sheet.variants(pool, formats)] == wanted


@pytest.mark.parametrize("name", sorted(set(SHEETS) - {"PyTorch, converted"}))
def test_skeletons_are_used(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the comparison above would compare nothing."""
    monkeypatch.setattr(v, "_traced", lambda pool, numbers: pytest.fail("this variant was traced"))
    pool = [{"W_f": f"{k}.5", "b_f": f"-{k}", "b_o": "0"} for k in range(-20, 20) if k >= 0]
    assert len(list(SHEETS[name].variants(pool, tuple(EVERY)))) == len(pool)


def test_a_skeleton_that_lies_is_thrown_away(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = derivation_templates._derivation
    monkeypatch.setattr(
        derivation_templates, "_derivation", lambda it, let, marks: honest(it, let, marks)._replace(lines=())
    )
    changes = {"x": "0.5"}
    (made,) = SHEETS["seed"].variants([changes], tuple(EVERY))
    assert made.texts == slowly(SHEETS["seed"], changes)


def test_results_come_with_the_equations() -> None:
    ones, tens = SHEETS["seed"].variants([{}, {"x": -10}])
    assert ones.shown == {"f@1": "0.997", "i@1": "1.0", "g@1": "0.97", "c@1": "2.96", "o@1": "0.99", "h@1": "0.98"}
    assert tens.shown["f@1"] == "6.27e-6"
    (steps,) = sl.sheet("understanding-lstms", "company-a").variants([{}], ["latex"])
    assert set(steps.texts) == {"latex"}
    assert len(steps.shown) == 24


def test_a_mistake_is_told_when_its_turn_comes() -> None:
    unknown: Any = ["docx"]
    made = SHEETS["seed"].variants([{"x": "1"}, {"y": "1"}])
    assert next(made).shown["f@1"] == "0.997"
    with pytest.raises(UsageError, match="no number 'y'"):
        next(made)
    with pytest.raises(FigureError, match="'nan' is no decimal number"):
        next(SHEETS["seed"].variants([{"x": "nan"}]))
    with pytest.raises(FigureError, match="x is"):
        next(SHEETS["seed"].variants([{"x": [["1"]]}]))
    with pytest.raises(UsageError, match="mathml, text or html-fragment, not 'docx'"):
        next(SHEETS["seed"].variants([{}], unknown))
    with pytest.raises(UsageError, match="put together by hand"):
        next(sl.Sheet("", ()).variants([{}]))
    with pytest.raises(FigureError, match="'one' is no decimal number"):
        next(SHEETS["seed"].variants([{"x": ["1", "one"]}]))
