"""Cells are checked as a whole, and programs name every place."""

from __future__ import annotations

from typing import Any

import pytest

from symbolic_lstm.cells import CELLS, lstm, named
from symbolic_lstm.errors import CellError, QuantityError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell, cell
from symbolic_lstm.maths.program import LONGEST, indices, unroll
from symbolic_lstm.maths.quantity import quantity
from symbolic_lstm.maths.spell import text

SENTENCES = """
    g = tanh(W_g @ x + U_g @ h_prev)
    h = h_prev + g
"""


def small(**changed: Any) -> Cell:
    parts: dict[str, Any] = {
        "sentences": SENTENCES,
        "roles": {"g": ("candidate",), "h": ("hidden state", "state")},
        "states": {"h_prev": "h"},
        "sizes": {"W": ("n", "m"), "U": ("n", "n")},
    } | changed
    return cell("small", "a small cell", parts.pop("sentences"), **parts)


def test_a_cell_knows_its_names() -> None:
    made = small()
    assert made.names == ("g", "h")
    assert made.parameters == ("W_g", "U_g")
    assert made["hidden state"] is made["state"] is made["h"]
    assert [e.name for e in made] == ["g", "h"]
    assert made.shapes(2, 3) == {"W_g": (2, 3), "U_g": (2, 2), "h_prev": (2,), "x": (3,), "g": (2,), "h": (2,)}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"sentences": "g = tanh(\n h = g"}, "in the sentence of 'g' of the small cell: "),
        ({"sentences": "g = tahn(x)\nh = g"}, "did you mean 'tanh'?"),
        ({"sentences": ""}, "has no sentence"),
        ({"sentences": "h"}, "'h' is no sentence"),
        ({"sentences": "h + 1 = x"}, "'h + 1 = x' is no sentence"),
        (
            {"sentences": "h_prev = x"},
            "'h_prev' cannot be defined: a name that ends in _prev is what another name was before",
        ),
        ({"sentences": "d_prev = 2\nh = x"}, "define 'd', and d_prev follows"),
        ({"sentences": "_prev = 2\nh = x"}, "define another name"),
        ({"sentences": "tanh = x"}, "'tanh' is a function; the sentence needs another name"),
        ({"sentences": "= x"}, "'= x' is no sentence; write a name (letters, digits and _)"),
        ({"sentences": "g = x\ng = x\nh = g"}, "defines 'g' twice"),
        ({"sentences": "x = tanh(h_prev)\nh = x", "inputs": ("x",)}, "defines 'x' twice: it is an input"),
        ({"sentences": "h = g\ng = tanh(W_g @ x)"}, "'h' of the small cell uses 'g' before it is defined"),
        (
            {"sentences": "g = tanh(g)\nh = g"},
            "'g' of the small cell uses 'g' before it is defined; its value before the step is g_prev",
        ),
        ({"sentences": "g = tanh(W_g @ x)"}, "never renews the state 'h_prev': no sentence defines 'h'"),
        (
            {"sentences": "h = tanh(q_prev)", "states": None},
            "no sentence defines 'q'; a name that ends in _prev is what",
        ),
        ({"sentences": "g = x + q_prev\nh = g"}, "'q_prev' is none of the states that the small cell names"),
        ({"sentences": "old = x\nh = old", "states": {"old": "h"}}, "it is a state before the step"),
        ({"inputs": ("x_prev",)}, "'x_prev' cannot be an input: a name that ends in _prev"),
        ({"inputs": ("x", "x")}, "'x' is an input twice"),
        ({"inputs": ("x", "h_prev"), "states": {"h_prev": "h"}}, "'h_prev' cannot be an input"),
        ({"inputs": ("old",), "states": {"old": "h", "h_prev": "h"}}, "'old' is an input and a state"),
        ({"inputs": ("2x",)}, "'2x' is no name for an input"),
        ({"inputs": ("tanh",)}, "'tanh' is no name for an input"),
        ({"sentences": "g = x[0]\nh = g + h_prev"}, "names 'x[0]'; a cell knows no entry"),
        ({"roles": {"q": ("query",)}}, "'q' has a role, but no sentence defines it"),
        ({"parts": {"q.kept": "h_prev"}}, "'q' has a part, but no sentence defines it"),
        ({"parts": {"kept": "h_prev"}}, "'kept' names no part; write it like h.kept"),
        ({"parts": {"h.Kept": "h_prev"}}, "'h.Kept' names no part"),
        ({"sizes": {"h": ("n",)}}, "the size of 'h' follows from its sentence"),
        ({"sizes": {"Q": ("n",)}}, "'Q' has a size, but no sentence mentions it"),
        ({"parts": {"h.kept": "h_prev * g"}}, "the part 'kept' does not stand in the sentence of 'h'"),
    ],
)
def test_a_cell_that_is_not_whole(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(CellError) as caught:
        small(**{"roles": {}, **changed} if "sentences" in changed else changed)
    assert said in str(caught.value)


def test_a_cell_says_what_it_does_not_have() -> None:
    with pytest.raises(CellError, match="the lstm cell has no 'forgett'; did you mean 'forget gate'"):
        lstm["forgett"]
    with pytest.raises(CellError, match="no cell 'lsmt'; did you mean 'lstm'"):
        named("lsmt")


@pytest.mark.parametrize("made", CELLS.values(), ids=CELLS)
def test_cells_name_what_they_have(made: Cell) -> None:
    assert CELLS[made.name] is named(made.name) is made
    labels = [label for e in made for label in (e.name, e.role, *e.aliases)]
    assert len(labels) == len(set(labels))
    assert made.source.startswith("https://")
    for e in made:
        assert all(t.find(e.body, part) is not None for part in e.parts.values())


def test_the_lstm_reads_as_published() -> None:
    assert {e.name: text(e.body) for e in lstm} == {
        "f": "sigmoid(U_f @ h_prev + W_f @ x + b_f)",
        "i": "sigmoid(U_i @ h_prev + W_i @ x + b_i)",
        "g": "tanh(U_g @ h_prev + W_g @ x + b_g)",
        "c": "f * c_prev + i * g",
        "o": "sigmoid(U_o @ h_prev + W_o @ x + b_o)",
        "h": "o * tanh(c)",
    }
    assert lstm.parameters == tuple(f"{letter}_{gate}" for gate in "figo" for letter in "UWb")


def test_a_scalar_program_holds_six_sentences_whatever_its_length() -> None:
    program = unroll(lstm, 300)
    assert len(program.lets) == 1800
    assert len({id(let.body) for let in program.lets}) == 6
    assert [let.key for let in program.lets[:7]] == ["f@1", "i@1", "g@1", "c@1", "o@1", "h@1", "f@2"]


def test_places_of_a_scalar_program() -> None:
    program = unroll(lstm, 3)
    places = [program.place(name, 3) for name in ("h_prev", "c_prev", "x", "f", "W_f", "b_o", "h@1")]
    assert places == ["h@2", "c@2", "x@3", "f@3", "W_f", "b_o", "h@1"]
    assert program.place("h_prev", 1) == "h@0"
    assert program.entries("f") == ((),)


def test_places_of_a_vector_program() -> None:
    program = unroll(lstm, 2, "vector", hidden=2, inputs=3)
    assert program.place("h_prev[1]", 2) == "h[1]@1"
    assert program.place("x[2]", 1) == "x[2]@1"
    assert program.place("W_f[0,1]", 2) == "W_f[0,1]"
    assert [let.key for let in program.lets if let.time == 2][:3] == ["f[0]@2", "f[1]@2", "i[0]@2"]
    assert program.entries("W_f") == ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2))


def test_every_place_a_program_asks_for_is_given_or_defined_before() -> None:
    program = unroll(lstm, 2, "vector", hidden=2, inputs=2)
    known = {f"{n}[{k}]@0" for n in "hc" for k in range(2)} | {f"x[{k}]@{s}" for k in range(2) for s in (1, 2)}
    known |= {f"{p}[{','.join(map(str, index))}]" for p in lstm.parameters for index in program.entries(p)}
    for let in program.lets:
        assert {program.place(name, let.time) for name in t.names(let.body)} <= known
        known.add(let.key)


def test_named_parts_stand_where_they_are_said_to() -> None:
    (c,) = (let for let in unroll(lstm).lets if let.key == "c@1")
    assert {part: text(t.at(c.body, path)) for part, path in c.parts} == {"kept": "f * c_prev", "added": "i * g"}
    vector = unroll(lstm, 1, "vector", hidden=2, inputs=1)
    (h,) = (let for let in vector.lets if let.key == "h[1]@1")
    assert {part: text(t.at(h.body, path)) for part, path in h.parts} == {"squashed": "tanh(c[1])"}


@pytest.mark.parametrize("steps", [0, -1, LONGEST + 1])
def test_a_sequence_has_a_length(steps: int) -> None:
    with pytest.raises(CellError, match="1 to 10000 steps"):
        unroll(lstm, steps)


def test_indices_in_reading_order() -> None:
    assert indices(()) == ((),)
    assert indices((2, 2)) == ((0, 0), (0, 1), (1, 0), (1, 1))


@pytest.mark.parametrize(
    "name", ["f", "c@3", "f.sum", "c.kept", "h[0]@2", "W_f[0,1]", "minus-ten:h[0]@2.sum", "c_prev"]
)
def test_quantities_are_spelt_as_they_are_read(name: str) -> None:
    assert str(quantity(name)) == name


@pytest.mark.parametrize(
    "name", ["", "1f", "f@", "f@-1", "f[a]", "f[0,1,2]", "f.", "f.Sum", "a b", "f@1@2", ":f", "f\n"]
)
def test_what_is_no_quantity(name: str) -> None:
    if name == "f\n":  # spaces around a name are nobody's business
        assert quantity(name).name == "f"
        return
    with pytest.raises(QuantityError, match="is no quantity"):
        quantity(name)


def test_a_parameter_has_no_empty_size() -> None:
    with pytest.raises(CellError, match=r"the size of 'a' is empty; it is \('n',\), \('m',\) or two of them"):
        cell("own", "own", "h = a * h_prev", sizes={"a": ()})
    assert cell("own", "own", "h = a * h_prev + x", sizes={"x": ()}).sizes["x"] == ()
