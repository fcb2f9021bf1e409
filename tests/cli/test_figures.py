"""CSV of long sequences: the figures of the page, straight from the trace, without a derivation being made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from symbolic_lstm import api
from symbolic_lstm.errors import UndecidedError, UsageError
from symbolic_lstm.numbers.trace import trace
from symbolic_lstm.numbers.trace_in_turn import traced_in_turn
from symbolic_lstm.page import audit, steps
from symbolic_lstm.page.blocks import Page
from symbolic_lstm.page.figures import figures_written
from symbolic_lstm.pools import filled
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.load import load
from symbolic_lstm.published.setting import setting
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.request import Request, asked, figures_of, page_of
from symbolic_lstm.writers import csv

from ..memory import blocks_held, in_fresh_process
from ..page.long import example
from .program import Program

SHOWN = 'digits = 3\ncarry = "shown"'
MADE = [example(4), example(3, 2), example(3, 2, SHOWN), example(3, 0, SHOWN), example(3, 0, 'digits = "auto"')]
LARGE = """schema = 1
title = "Too large"
[cell]
sentences = "h = exp(w * x) + 0 * h_prev"
[weights]
w = 1e900
[given]
x = 1
h_prev = 0
"""
WANTED = [
    Request(),
    Request(quantities=("c@2", "h")),
    Request(notation="ng", digits="3s", carry="shown", mode="truncate"),
    Request(language="de"),
    Request(changes=("b_f=0.125",)),
]


@pytest.mark.parametrize("text", MADE)
@pytest.mark.parametrize("wanted", WANTED)
def test_figures_are_those_of_the_page(text: str, wanted: Request) -> None:
    worked = parse_example(text)
    if wanted.changes and worked.form == "vector":
        wanted = wanted._replace(changes=("b_f=[0.125, 1]",), quantities=("h[1]",))
    whole = csv.write(page_of(worked, wanted))
    assert csv.of_steps(figures_of(worked, wanted)) == whole == figures_written(*asked(worked, wanted), csv.of_steps)


@pytest.mark.parametrize("name", ["understanding-lstms", "exam-gru-blend"])
def test_figures_of_a_shipped_example_are_those_of_its_page(name: str) -> None:
    worked = load(name)
    for variant in worked.variants[:2]:
        wanted = Request(variant=variant.name)
        assert csv.of_steps(figures_of(worked, wanted)) == csv.write(page_of(worked, wanted))


@pytest.mark.parametrize("digits", ["3", "25", "25s"])
def test_figures_worked_in_turn_are_decided_as_all_at_once(digits: str) -> None:
    worked, wanted = parse_example(example(3)), Request(digits=digits)
    assert figures_written(*asked(worked, wanted), csv.of_steps) == csv.of_steps(figures_of(worked, wanted))


def test_a_step_is_forgotten_when_the_next_is_worked() -> None:
    ready = setting(parse_example(example(7, 0, SHOWN)))
    steps = list(traced_in_turn(ready.program, ready.given, ready.rounding, 64))
    assert [{let.time for let in step.lets.values()} for step in steps] == [{k} for k in range(1, 8)]
    assert all(step.work.keys() == step.full.keys() == step.lets.keys() for step in steps)
    assert {len(it.values) for step in steps for it in (*step.work.values(), *step.full.values())} == {1}


@pytest.mark.parametrize("stage", ["formula", "sum", "activation", "result"])
def test_a_stage_leaves_the_figures_of_derivations_that_have_it(stage: str) -> None:
    for text, quantities in ((MADE[0], ()), (MADE[0], ("f", "i")), (MADE[0], ("f", "c"))):
        worked, wanted = parse_example(text), Request(quantities, (stage,))
        try:
            whole = csv.write(page_of(worked, wanted))
        except UsageError as fault:
            with pytest.raises(UsageError, match=str(fault)):
                figures_written(*asked(worked, wanted), csv.of_steps)
        else:
            assert figures_written(*asked(worked, wanted), csv.of_steps) == whole


@pytest.mark.parametrize("options", [[], ["-q", "h"], ["-o", "a.csv"], ["--carry", "shown"], ["--stage", "result"]])
def test_no_derivation_is_made_for_csv(program: Program, monkeypatch: pytest.MonkeyPatch, options: list[str]) -> None:
    Path("long.toml").write_text(example(5), encoding="utf-8")
    named = options[:2] * ("-q" in options)
    whole = csv.write(page_of(parse_example(example(5)), Request(tuple(named[1:])))).encode()
    made: list[object] = []
    monkeypatch.setattr(steps, "lines", lambda *parts: made.append(parts) or [])
    monkeypatch.setattr(audit, "_faults", lambda *parts: made.append(parts) or [])
    done = program("sheet", "long.toml", "-f", "csv", *options)
    assert (done.code, made) == (0, [])
    if options != ["--carry", "shown"]:
        assert (Path("a.csv").read_bytes() if "-o" in options else done.data) == whole


def test_a_stage_that_is_nowhere_is_still_told(program: Program) -> None:
    done = program("sheet", "-q", "c", "-f", "csv", "--stage", "activation")
    assert done.code == 2 and "there is no stage activation" in done.told


def test_of_a_sentence_only_what_it_comes_to_is_kept() -> None:
    ready = setting(parse_example(example(20, 0, SHOWN)))
    whole = trace(ready.program, ready.given, ready.rounding)
    brief = trace(ready.program, ready.given, ready.rounding, results=True)
    for worked in (brief.work, brief.full):
        assert {len(it.values) for it in worked.values()} == {1} and all(len(it.figures) <= 1 for it in worked.values())
    for key in brief.lets:
        assert brief.shown(key) == whole.shown(key)
        assert [brief.value(key, full=full) for full in (True, False)] == [
            whole.value(key, full=full) for full in (True, False)
        ]


def figures(worked: Example) -> object:
    found = iter(figures_of(worked, Request()))
    return next(found), found


def page(worked: Example) -> object:
    return page_of(worked, Request(steps="all"))


def held(make: Callable[[Example], object], *steps: int) -> list[int]:
    """The blocks of memory that something made of sequences holds, one after the other in a process of its own."""
    return in_fresh_process(_held, make, steps)


def _held(make: Callable[[Example], object], steps: tuple[int, ...]) -> list[int]:
    return [blocks_held(make, parse_example(example(count))) for count in (5, *steps)][1:]  # the first fills the caches


@pytest.mark.judge
def test_memory_of_figures_grows_slowly() -> None:
    some, twice = held(figures, 50, 100)
    ten, twenty = held(page, 10, 20)
    assert 0 < (twice - some) * 10 < (twenty - ten) * 5


def test_what_is_undecided_is_told_before_the_first_row(program: Program) -> None:
    with pytest.raises(UndecidedError, match="larger in size than"):
        figures_of(parse_example(LARGE), Request())
    Path("large.toml").write_text(LARGE, encoding="utf-8")
    done = program("sheet", "large.toml", "-f", "csv")
    assert done.code == 2 and "larger in size than" in done.told and done.data == b""


def test_a_long_sheet_is_told_when_somebody_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filled, "LONG", 4)
    numbers = [1, -10, 0, 2, 5]
    told: list[object] = []

    def narrate(*made_from: Any) -> Page:
        told.append(made_from)
        return narrated(*made_from)

    narrated = filled.narrate
    monkeypatch.setattr(filled, "narrate", narrate)
    made = api.sheet("understanding-lstms", changes={"x": numbers})
    rows, first = made.write("csv"), made.shown["h@5"]
    assert len(made.array("h")) == 5 and "30 in all" in repr(made) and not told
    assert rows == csv.of_steps(figures_of(load("understanding-lstms"), Request(changes=(f"x={numbers}",))))
    assert [display.step.shown for display in made.displays if display.step.name == "h"][-1] == first
    assert len(told) == 1 and made.about["cell"] == "lstm" and made.write("csv") == rows
    assert not hasattr(made, "titel")


def test_what_is_undecided_is_told_before_a_long_sheet_is() -> None:
    numbers = ", ".join(["1"] * 101)
    with pytest.raises(UndecidedError, match="larger in size than"):
        api.sheet(parse_example(LARGE.replace("x = 1", f"x = [{numbers}]")))
