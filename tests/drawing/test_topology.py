"""Cells are drawn by their shape, whatever their names are: the LSTM and the GRU and what differs from them in one wire."""

from __future__ import annotations

import pytest

import symbolic_lstm as sl
from symbolic_lstm.cells import CELLS
from symbolic_lstm.drawing.graph import graph_of
from symbolic_lstm.drawing.topology import Gru, Lstm, gru_of, lstm_of
from symbolic_lstm.maths.cell import Cell, cell
from symbolic_lstm.page.scene import Wire
from symbolic_lstm.published.example import Example

from .look import faults, texts

GATES = """
keep = sigmoid(U_1 @ s_prev + W_1 @ x + b_1{keep})
put = sigmoid(U_2 @ s_prev + W_2 @ x + b_2{put})
new = tanh(U_3 @ s_prev + W_3 @ x + b_3)
"""
#: How the memory is renewed, what lets it out and what follows: coupled or not, with peepholes or not.
RENEWED = {
    "usual": ("keep * m_prev + put * new", "out * tanh(m)"),
    "turned": ("new * put + m_prev * keep", "tanh(m) * out"),
    "coupled": ("keep * m_prev + (1 - keep) * new", "out * tanh(m)"),
    "coupled by what is added": ("(1 - put) * m_prev + new * put", "out * tanh(m)"),
    "not squashed": ("keep * m_prev + put * new", "m * out"),
    "squashed otherwise": ("keep * m_prev + put * new", "sigmoid(m) * out"),
}
PEEKS = {
    "no peepholes": ("", "", ""),
    "all peepholes": (" + p_1 * m_prev", " + p_2 * m_prev", " + p_3 * m"),
    "peepholes of the old memory": ("", " + p_2 * m_prev", " + p_3 * m_prev"),
}


def lstm_like(renewed: str, peeks: str) -> Cell:
    memory, shown = RENEWED[renewed]
    keep, put, out = PEEKS[peeks]
    lines = GATES.format(keep=keep, put=put).strip().split("\n")
    lines = [line for line in lines if line.partition(" ")[0] in memory]
    lines += [f"m = {memory}", f"out = sigmoid(U_4 @ s_prev + W_4 @ x + b_4{out})", f"s = {shown}"]
    return cell("own", "own", "\n".join(lines), states={"m_prev": "m", "s_prev": "s"})


def drawn(made: Cell, steps: int = 1) -> Example:
    weights = {name: f"0.{k + 3}" for k, name in enumerate(made.parameters)}
    given = {name: ["1", "-2", "0.5"][:steps] if steps > 1 else "1" for name in made.inputs}
    return sl.example(cell=made, weights=weights, given=given | dict.fromkeys(made.states, "0.25"))


@pytest.mark.parametrize("peeks", PEEKS)
@pytest.mark.parametrize("renewed", RENEWED)
def test_what_has_the_shape_of_an_lstm_is_drawn_as_one(renewed: str, peeks: str) -> None:
    made = lstm_like(renewed, peeks)
    found = lstm_of(graph_of(made))
    assert found is not None and found.memory == "m" and found.candidate == "new" and found.show == "out"
    assert bool(found.write) == (not renewed.startswith("coupled"))
    assert found.keeps_rest == (renewed == "coupled by what is added")
    assert bool(found.squash) == (renewed != "not squashed")
    example = drawn(made, 2)
    for options in ({}, {"style": "signs"}, {"steps": "1-2"}, {"narrow": True}, {"narrow": True, "steps": "1-2"}):
        assert not faults(sl.draw(example, "cell", **options).scene), options


def test_peepholes_are_lines_from_the_memory_into_the_gates_that_see_it() -> None:
    made = sl.draw(drawn(lstm_like("usual", "all peepholes")), "cell").scene
    rail = next(it for it in made.walk() if isinstance(it, Wire) and it.q == "m" and it.width > 3)
    height = rail.points[0][1]
    down = [it for it in made.walk() if isinstance(it, Wire) and it.points[0][1] == height and it.points[1][1] > height]
    assert len(down) == 3, "one line to two gates, one to the output gate, one to what squashes the memory"


@pytest.mark.parametrize("name", [name for name in CELLS if not name.startswith("rnn")])
def test_no_built_in_cell_with_gates_is_drawn_in_layers(name: str) -> None:
    graph = graph_of(CELLS[name])
    found: Lstm | Gru | None = lstm_of(graph) or gru_of(graph)
    assert found is not None
    example = drawn(CELLS[name], 2)
    for options in ({}, {"style": "signs"}, {"steps": "1-2"}, {"narrow": True, "steps": "1-2"}):
        assert not faults(sl.draw(example, "cell", **options).scene), options


def test_a_gate_that_resets_and_mixes_is_one_box() -> None:
    assert [text for text in texts(sl.draw(drawn(CELLS["mgu"]), "cell").scene) if "forget gate" in text] == [
        "ft\u00a0\u00a0forget gate"
    ]


@pytest.mark.parametrize(
    ("memory", "shown"),
    [("f * c_prev + i * g + x", "o * tanh(c)"), ("f * c_prev - i * g", "o * tanh(c)"), ("f * c_prev + i * g", "o + tanh(c)"),
     ("f * h_prev + i * g", "o * tanh(c)"), ("f * c_prev + (1 - i) * g", "o * tanh(c)"),
     ("f * c_prev + i * g", "o * tanh(h_prev)")],
)  # fmt: skip
def test_a_shape_that_is_another_stays_in_layers(memory: str, shown: str) -> None:
    gates = "\n".join(f"{n} = sigmoid(W_{n} @ x + U_{n} @ h_prev)" for n in "figo")
    made = cell("own", "own", f"{gates}\nc = {memory}\nh = {shown}", states={"c_prev": "c", "h_prev": "h"})
    assert lstm_of(graph_of(made)) is None and gru_of(graph_of(made)) is None
    assert not faults(sl.draw(drawn(made), "cell").scene)


def test_a_gate_that_sees_another_gate_is_no_gate_of_an_lstm() -> None:
    gates = "\n".join(f"{n} = sigmoid(W_{n} @ x + U_{n} @ h_prev{' + f' * (n == 'o')})" for n in "figo")
    sentences = f"{gates}\nc = f * c_prev + i * g\nh = o * tanh(c)"
    made = cell("own", "own", sentences, states={"c_prev": "c", "h_prev": "h"})
    assert lstm_of(graph_of(made)) is None and not faults(sl.draw(drawn(made), "cell").scene)


@pytest.mark.parametrize("steps", ["1-2", "1-3"])
def test_several_steps_stand_below_each_other_on_a_phone(steps: str) -> None:
    for name in ("lstm", "peephole", "gru-after", "mgu"):
        example = drawn(CELLS[name], 3)
        wide, narrow = (sl.draw(example, "cell", steps=steps, narrow=small).scene for small in (False, True))
        assert narrow.width <= 330 and not faults(narrow)
        assert wide.words == narrow.words
        assert [f"step {k}" in texts(narrow) for k in range(1, 4)] == [str(k) <= steps[-1] for k in range(1, 4)]
