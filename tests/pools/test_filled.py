"""One sheet from patterns: letter by letter the one that is told, and its figures those of a trace."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import symbolic_lstm as sl
from symbolic_lstm.numbers.trace import trace
from symbolic_lstm.page.narrate import narrate
from symbolic_lstm.pools import filled as f

SEED = sl.load("understanding-lstms")
WAYS: dict[str, tuple[sl.Example, dict[str, Any]]] = {
    "seed": (SEED, {}),
    "German, unrounded": (SEED, {"language": "de", "carry": "full"}),
    "French, Olah, four digits": (SEED, {"language": "fr", "notation": "olah", "carry": "full", "digits": 4}),
    "PyTorch, cut off": (SEED, {"notation": "pytorch", "mode": "truncate"}),
    "significant, comma": (SEED, {"digits": "3s", "decimal": ",", "notation": "ng"}),
    "another variant": (SEED, {"variant": "minus-ten"}),
}
typed = st.one_of(
    st.decimals(-3, 3, places=2).map(str),
    st.decimals(-30, 30, places=1).map(str),
    st.sampled_from(["0", "-0.00", "2.50", "1", "-10", "1e-5", "1e50", "0.00001"]),
)
changes = st.dictionaries(st.sampled_from(sorted(SEED.numbers)), typed, max_size=16)


def told(made: sl.Sheet) -> sl.Sheet:
    """The same sheet as `narrate` tells it."""
    assert made.made_from is not None
    page = narrate(*made.made_from)
    return sl.Sheet(page.title, page.blocks, page.about, page.heading, made.made_from)


@settings(max_examples=6, deadline=None)
@given(st.sampled_from(sorted(WAYS)), changes, st.booleans())
def test_every_letter_is_the_sheets(way: str, numbers: dict[str, str], pictures: bool) -> None:
    example, options = WAYS[way]
    try:
        made = sl.sheet(example, changes=numbers, **options)
    except sl.SymbolicLstmError as fault:
        with pytest.raises(type(fault)):
            narrate(example, replace(sl.sheet(example, **options).made_from[1]))  # type: ignore[index]
        return
    slow = told(made)
    assert made.write("latex", pictures=pictures) == slow.write("latex", pictures=pictures)
    assert (made.title, made.shown, list(made.results)) == (slow.title, slow.shown, list(slow.results))
    assert made.blocks == slow.blocks


def test_patterns_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the comparison above would compare nothing."""
    for _, (example, options) in sorted(WAYS.items()):
        sl.sheet(example, changes={"b_f": "0.25"}, **options).write("latex")
        with monkeypatch.context() as patched:
            patched.setattr(f, "narrate", lambda *_: pytest.fail("this sheet was told"))
            patched.setattr("symbolic_lstm.api.narrate", lambda *_: pytest.fail("this sheet was told"))
            again = sl.sheet(example, changes={"b_f": "0.26"}, **options)
            assert again.shown["f@1"]
            assert "0.26" in again.write("latex").replace(",", ".")


def test_the_trace_of_a_plan_is_a_trace() -> None:
    for carry in ("full", "shown"):
        made = sl.sheet(SEED, changes={"x": "-1.37"}, carry=carry)  # type: ignore[arg-type]
        assert made.made_from is not None
        ready = made.made_from[1]
        filled = f.filled_sheet(SEED, ready, f.View())
        assert filled is not None
        slow = trace(ready.program, ready.given, ready.rounding)
        for let in ready.program.lets:
            for quick, its in ((filled.traced.work, slow.work), (filled.traced.full, slow.full)):
                assert list(quick[let.key].values) == list(its[let.key].values)
                assert quick[let.key].figures == its[let.key].figures
        assert len(filled.traced.work) == len(slow.work)
        assert [*filled.traced.full] == [*slow.full]


def test_a_page_that_is_changed_is_written_as_it_is() -> None:
    made = sl.sheet(SEED, changes={"x": "0.5"})
    assert replace(made, blocks=made.blocks[:1]).write("latex").count("\n") < 5


def test_what_is_not_one_step_with_other_numbers_is_told() -> None:
    for name, options in (("understanding-lstms", {}), ("lstm-four-steps", {}), ("understanding-lstms", {"x": "1"})):
        example = sl.load(name)
        made = sl.sheet(example, changes=options)
        assert made.made_from is not None
        assert f.filled_sheet(example, made.made_from[1], f.View()) is None
