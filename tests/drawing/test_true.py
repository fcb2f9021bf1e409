"""What a cell's picture says is so: its signs come to what is printed behind them, its wires go where values go."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from math import hypot, prod

import pytest

import symbolic_lstm as sl
from symbolic_lstm.cells import CELLS
from symbolic_lstm.drawing import number_line
from symbolic_lstm.drawing.graph import graph_of
from symbolic_lstm.drawing.made import subject_of
from symbolic_lstm.drawing.on_page import illustrated
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.rounding import Carry
from symbolic_lstm.page.blocks import Illustration
from symbolic_lstm.page.scene import Disc, Label, Scene, Wire
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import setting
from symbolic_lstm.writers.scenes.png import _advance as advance_in_png
from symbolic_lstm.writers.scenes.svg import Fonts, picture

from .look import text, texts

OWN = "a = sigmoid(W_a @ x + U_a @ h_prev)\nh = tanh(W_h @ (a * (h_prev * x)) + b) + a * a * h_prev"


def worked(cell: str | dict[str, object], steps: int = 1) -> Example:
    """A cell with weights that all differ."""
    found = CELLS[cell] if isinstance(cell, str) else None
    names = found.parameters if found else ("W_a", "U_a", "W_h", "b")
    weights = {name: f"{k * 37 % 19 / 10 - 0.85:.2f}" for k, name in enumerate(names)}
    given = {"x": [f"{k % 3 - 0.7}" for k in range(steps)] if steps > 1 else "1.3"}
    states = found.states if found else ("h_prev",)
    return sl.example(cell=cell, weights=weights, given=given | dict.fromkeys(states, "0.6"))


@pytest.mark.parametrize("cell", [*CELLS, "own"])
def test_a_sign_comes_to_what_is_printed_behind_it(cell: str) -> None:
    example = worked({"name": "own", "sentences": OWN} if cell == "own" else cell)
    subject = subject_of(example, setting(example, ""))
    graph = graph_of(subject.cell, subject)
    for node in graph.nodes.values():
        printed = [it.shown.figures for it in (*graph.into(node.key), node)]
        if node.sign in ("×", "+", "1−") and all(printed):
            *before, after = (float(found[0].replace("−", "-")) for found in printed)
            come = {"×": prod, "+": sum, "1−": lambda one: 1 - one[0]}[node.sign](before)
            assert come == pytest.approx(after, abs=2e-4), node.key


def loose_ends(scene: Scene) -> list[tuple[float, float]]:
    """Signs with fewer than two wires that end at them or go through them."""
    signs = [it for it in scene.walk() if isinstance(it, Disc) and it.kind == "node"]
    wires = [it.points for it in scene.walk() if isinstance(it, Wire)]

    def within(it: Disc, x: float, y: float, room: float) -> bool:
        return hypot(x - it.x, y - it.y) < it.radius + room

    def touched(it: Disc) -> int:
        drawn = [points for points in wires if not all(within(it, x, y, -1) for x, y in points)]
        ends = sum(within(it, x, y, 2.5) for points in drawn for x, y in (points[0], points[-1]))
        level = [(a, b) for points in drawn for a, b in pairwise(points) if a[1] == b[1] == it.y]
        through = sum(min(a[0], b[0]) < it.x - it.radius and it.x + it.radius < max(a[0], b[0]) for a, b in level)
        return ends + 2 * through

    return [(it.x, it.y) for it in signs if touched(it) < (2 if it.y in _levels(scene) else 3)]


def _levels(scene: Scene) -> set[float]:
    """Where signs of one operand stand."""
    return {it.y - 4 for it in scene.walk() if isinstance(it, Label) and text(it) == "1−"}


@pytest.mark.parametrize("cell", CELLS)
def test_every_sign_has_wires_into_it_and_out_of_it(cell: str) -> None:
    assert not loose_ends(sl.draw(worked(cell), "cell").scene)


@pytest.mark.parametrize("cell", ["lstm", "gru", "gru-after"])
def test_each_step_has_its_own_number_in_its_formulas(cell: str) -> None:
    found = texts(sl.draw(worked(cell, 3), "cell", steps="2-3").scene)
    gate = "f" if cell == "lstm" else "z"
    written = [text for text in found if text.startswith((f"{gate}1", f"{gate}2", f"{gate}3"))]
    assert [text[1] for text in written] == ["2", "3"]


def test_a_formula_and_words_have_each_their_own_face_in_png() -> None:
    scene = sl.draw("understanding-lstms", "cell").scene
    spelt = picture(scene, "light", Fonts("Sans", "Maths", advance=advance_in_png))
    assert ">\u00a0\u00a0forget gate</text>" in spelt and ">f</tspan>" in spelt


def test_shown_figures_are_carried_once_for_all_the_number_lines_of_a_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet, worked_so = sl.sheet("understanding-lstms", carry="full"), []
    honest = number_line.traced_in_part
    monkeypatch.setattr(number_line, "traced_in_part", lambda *of: worked_so.append(of) or honest(*of))
    assert sheet.made_from is not None
    lines = [it for it in illustrated(sheet, *sheet.made_from).blocks if isinstance(it, Illustration)]
    assert [it.scene.name for it in lines if it.scene.name.startswith("rounding")] == ["rounding-c", "rounding-h"]
    assert len(worked_so) == 1


def test_a_vector_of_long_numbers_is_drawn_with_short_ones() -> None:
    given = {"x": ["1.6243453636632417", "0.5"], "h_prev": ["0.1"]}
    example = sl.example(cell="rnn", weights={"W_h": [["0.2", "0.3"]], "U_h": [["0.4"]], "b_h": ["0.1"]}, given=given)
    assert "1.6243" in texts(sl.draw(example, "cell").scene)
    scalar = sl.example(
        cell="rnn", weights={"W_h": "0.2", "U_h": "0.4", "b_h": "0.1"}, given={"x": "1.6243453636632417", "h_prev": 0}
    )
    assert "1.6243453636632417" in texts(sl.draw(scalar, "cell").scene), "a single number is as it was given"


@pytest.mark.parametrize(("cell", "gate"), [("gru", "r"), ("mgu", "f")])
@pytest.mark.parametrize("carry", ["full", "shown"])
@pytest.mark.parametrize("given", [("-1.3", "0.85"), ("0.7", "-0.4"), ("-19", "0.3"), ("1", "0")])
def test_what_a_candidate_sees_of_the_state_stands_on_its_wire(
    cell: str, gate: str, carry: Carry, given: tuple[str, str]
) -> None:
    weights = dict.fromkeys(CELLS[cell].parameters, "0.7")
    example = sl.example(cell=cell, weights=weights, given=dict(zip(("x", "h_prev"), given, strict=True)))
    ready = setting(example, "")
    subject = subject_of(example, replace(ready, rounding=replace(ready.rounding, carry=carry)))
    seen = next(it for it in graph_of(subject.cell, subject).nodes.values() if len(it.inputs) == 2
                and {*it.inputs} == {gate, "h_prev"} and it.within and it.within.equation.name != "h")  # fmt: skip
    gated = subject.traced.shown(f"{gate}@1").value if carry == "shown" else subject.traced.value(f"{gate}@1")
    low, high = sorted(
        Fraction(str(it)) * Fraction(given[1]) for it in (gated if isinstance(gated, tuple) else [gated] * 2)
    )
    [written] = seen.shown.figures
    said = figure(written.replace("−", "-"))
    half = Fraction(1, 2 * 10**said.places)
    assert Fraction(str(said.value)) - half <= low <= high <= Fraction(str(said.value)) + half
    assert said.places >= 4 or said.n == 0
    for narrow in (False, True):
        assert written in texts(sl.draw(example, "cell", narrow=narrow).scene) or carry == "shown"
