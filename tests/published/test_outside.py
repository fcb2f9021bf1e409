"""Numbers that no table of an example holds: in an archive beside it, zero by a word, turned round, still to come."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import numpy as np
import pytest

import symbolic_lstm as sl
from symbolic_lstm.errors import ExampleError, FigureError, UsageError
from symbolic_lstm.explorer.presets import presets
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.published.setting import setting
from symbolic_lstm.published.spec import parse_example

HEAD = 'schema = 1\ntitle = "t"\ncell = "rnn"\nform = "vector"\n'
U, W, B = "U_h = [[0.1, 0.2], [0.3, 0.4]]\n", "W_h = [[1, 2, 3], [4, 5, 6]]\n", "b_h = [0.5, 0]\n"
GIVEN = "[given]\nx = [1, 0, -1]\nh_prev = [1, 2]\n"
PLAIN = f"{HEAD}[weights]\n{U}{W}{B}{GIVEN}"


def shown(text: str) -> object:
    return sl.sheet(parse_example(text)).shown["h@1"]


def test_matrices_written_for_rows_are_turned() -> None:
    rows = PLAIN.replace(U, "U_h = [[0.1, 0.3], [0.2, 0.4]]\n").replace(W, "W_h = [[1, 4], [2, 5], [3, 6]]\n")
    assert shown(rows.replace('form = "vector"', 'form = "vector"\nlayout = "rows"')) == shown(PLAIN)
    assert shown(PLAIN.replace('form = "vector"', 'form = "vector"\nlayout = "columns"')) == shown(PLAIN)


def test_biases_are_zero_by_a_word() -> None:
    without = PLAIN.replace(B, "").replace('form = "vector"', 'form = "vector"\nbias = false')
    assert shown(without) == shown(PLAIN.replace(B, "b_h = [0, 0]\n"))
    scalar = 'schema = 1\ntitle = "t"\ncell = "peephole"\nbias = false\n[weights]\n'
    scalar += "".join(f"{letter}_{gate} = 0.5\n" for letter in "UW" for gate in "figo") + "p_f = 1\np_i = 1\np_o = 1\n"
    made = parse_example(f"{scalar}[given]\nx = 1\nh_prev = 0\nc_prev = 0\n")
    assert [made.numbers[f"b_{gate}"].text for gate in "figo"] == ["0"] * 4  # type: ignore[union-attr]


def test_an_input_may_be_still_to_come() -> None:
    waiting = parse_example(PLAIN.replace("x = [1, 0, -1]\n", "").replace("[weights]", 'awaits = ["x"]\n[weights]'))
    assert sl.sheet(waiting, changes={"x": [1, 0, -1]}).shown["h@1"] == shown(PLAIN)
    with pytest.raises(UsageError, match=r'has no x yet; give it one, as in --set "x=\[\[1, 0.5, -1\], …\]"'):
        sl.sheet(waiting)
    with pytest.raises(UsageError, match="no number 'X'; known are: U_h, W_h, b_h, h_prev, x"):
        sl.sheet(waiting, changes={"X": [1, 0, -1]})
    with pytest.raises(FigureError, match="W_h is 2 × 3, but the cell needs 2 × 2"):
        sl.sheet(waiting, changes={"x": [1, 0]})


AWAITING = """schema = 1
title = "A gate"
awaits = ["x"]
given = { h_prev = 0.5 }
[cell]
sentences = "h = sigmoid(U * h_prev + W * x)"
[weights]
U = 1
W = 2
[variants.strong]
weights = { W = 3 }
"""


def test_a_scalar_input_may_be_still_to_come_and_other_variants_begin_with_it() -> None:
    waiting = parse_example(AWAITING)
    with pytest.raises(UsageError, match=r'has no x yet; give it one, as in --set "x=\[1, 0.5\]"'):
        sl.sheet(waiting)
    begun = setting(waiting, "", {"x": figure("1")})
    first, strong = presets(waiting, begun, begun.given.keys())
    assert first["given"] == {**strong["given"], "W": "2"} and strong["given"]["W"] == "3" and first["now"]


def beside(folder: Path, **arrays: object) -> str:
    """An example whose arrays stand beside it."""
    np.savez(folder / "a.npz", **arrays)  # type: ignore[arg-type]
    digest = hashlib.sha256((folder / "a.npz").read_bytes()).hexdigest()
    return PLAIN.replace("[weights]", f'arrays = {{ file = "a.npz", sha256 = "{digest}" }}\n[weights]')


def test_arrays_stand_beside_the_example(tmp_path: Path) -> None:
    text = beside(tmp_path, U_h=np.array([[0.1, 0.2], [0.3, 0.4]], "f4"), W_h=np.array([[1, 2, 3], [4, 5, 6]]))
    (tmp_path / "e.toml").write_text(text.replace(U, "").replace(W, ""), encoding="utf-8")
    assert sl.sheet(tmp_path / "e.toml").shown["h@1"] == shown(PLAIN)


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [('sha256 = "', 'sha256 = "0', (5, 37), "is not the file that was meant: its SHA-256 is"), ('"a.npz"', '"b.npz"', (5, 19), "there is no b.npz beside this file"),
     ('"a.npz"', '"../a.npz"', (5, 19), "name an .npz without a folder"), ('"a.npz"', '"a.toml"', (5, 19), "name an .npz"),
     (', sha256 =', ', digest =', (5, 28), "unknown key 'digest'"), (U, "", None, ""), (B, "", (6, 2), "[weights] has no 'b_h'"),
     ("[weights]", 'bias = false\n[weights]', (6, 1), "bias = false, and yet b_h is given"), ("[weights]", 'bias = 0\n[weights]', (6, 8), "bias = false says"),
     ("[weights]", 'awaits = ["x"]\n[weights]', (6, 11), "x is awaited, and yet it is given"), ("[weights]", 'awaits = ["h"]\n[weights]', (6, 11), "'h' is no input"),
     ("[weights]", 'layout = "row"\n[weights]', (6, 10), "did you mean 'rows'?"), (U, f"{U}W_i = 1\n", (8, 1), "unknown key 'W_i'")],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_place(
    old: str, new: str, place: tuple[int, int] | None, reason: str, tmp_path: Path
) -> None:
    text = beside(tmp_path, W_h=np.array([[1, 2, 3], [4, 5, 6]])).replace(W, "").replace(old, new)
    (tmp_path / "e.toml").write_text(text, encoding="utf-8")
    if place is None:
        text = text.replace("[weights]\n", "[weights]\n" + U)
        parse_example(text, "e.toml", folder=tmp_path)
        return
    with pytest.raises(ExampleError) as fault:
        sl.load(tmp_path / "e.toml")
    assert reason in str(fault.value)
    assert (fault.value.line, fault.value.column) == place


@pytest.mark.parametrize(
    ("arrays", "reason"),
    [({"U_h": np.zeros((2, 2))}, "U_h stands in a.npz, too"), ({"W_h": np.zeros((2, 3), "f2")}, "W_h is float16"),
     ({"W_h": np.full((2, 3), np.nan)}, "W_h[0, 0] is nan"), ({"W": np.zeros((2, 3))}, "a.npz holds 'W'"), ({"W_h": np.zeros((3, 2))}, "W_h is 3 × 2, but the cell needs 2 × 3")],
)  # fmt: skip
def test_arrays_that_do_not_fit(arrays: dict[str, object], reason: str, tmp_path: Path) -> None:
    (tmp_path / "e.toml").write_text(beside(tmp_path, **arrays).replace(W, ""), encoding="utf-8")
    with pytest.raises(ExampleError) as fault:
        sl.load(tmp_path / "e.toml")
    assert reason in str(fault.value)


SCALAR = (
    'schema = 1\ntitle = "t"\ncell = "rnn"\n[weights]\nU_h = 0.5\nW_h = -2\nb_h = 1\n[given]\nx = 0.25\nh_prev = 1\n'
)


@pytest.mark.parametrize(
    ("order", "vector", "scalar"),
    [("[h, x]", "W_h = [[0.1, 0.2, 1, 2, 3], [0.3, 0.4, 4, 5, 6]]\n", "W_h = [0.5, -2]\n"),
     ("[x; h]", "W_h = [[1, 2, 3, 0.1, 0.2], [4, 5, 6, 0.3, 0.4]]\n", "W_h = [-2, 0.5]\n")],
)  # fmt: skip
def test_one_matrix_on_both_is_two(order: str, vector: str, scalar: str) -> None:
    told = f'joined = "{order}"\n[weights]'
    assert shown(PLAIN.replace(U, "").replace(W, vector).replace("[weights]", told)) == shown(PLAIN)
    one = SCALAR.replace("U_h = 0.5\n", "").replace("W_h = -2\n", scalar).replace("[weights]", told)
    assert shown(one) == shown(SCALAR)
    turned = "W_h = [[0.1, 0.3], [0.2, 0.4], [1, 4], [2, 5], [3, 6]]\n"
    if order == "[h, x]":
        rows = PLAIN.replace(U, "").replace(W, turned).replace("[weights]", f'layout = "rows"\n{told}')
        assert shown(rows) == shown(PLAIN)
        other = "[variants.other.weights]\nW_h = [[0.1, 0.2, 0, 0, 0], [0.3, 0.4, 0, 0, 0]]\n"
        varied = parse_example(PLAIN.replace(U, "").replace(W, vector).replace("[weights]", told) + other)
        assert sl.sheet(varied, "other").shown == sl.sheet(varied, changes={"W_h": np.zeros((2, 3))}).shown


@pytest.mark.parametrize(
    ("joined", "reason"),
    [("[h, y]", "is no order of a joined matrix; did you mean '[h, x]'?"), ("hx", "is no order of a joined matrix")],
)
def test_an_order_that_there_is_not(joined: str, reason: str) -> None:
    with pytest.raises(ExampleError, match=re.escape(reason)):
        parse_example(PLAIN.replace("[weights]", f'joined = "{joined}"\n[weights]'))


OWN = '[cell]\nsentences = "h = tanh(W_h @ [h_prev; x] + b_h)"\n'


def test_a_cell_of_ones_own_has_one_matrix_in_vector_and_in_scalar_form() -> None:
    vector = (
        PLAIN.replace('cell = "rnn"\n', "")
        .replace(U, "")
        .replace(W, "W_h = [[0.1, 0.2, 1, 2, 3], [0.3, 0.4, 4, 5, 6]]\n")
    )
    assert shown(vector.replace("[weights]", f"{OWN}[weights]")) == shown(PLAIN)
    for written in ("[0.5, -2]", "[[0.5, -2]]"):
        scalar = SCALAR.replace('cell = "rnn"\n', "").replace("U_h = 0.5\n", "").replace("W_h = -2", f"W_h = {written}")
        assert shown(scalar.replace("[weights]", f"{OWN}[weights]")) == shown(SCALAR)
    with pytest.raises(ExampleError, match="W_h is a list of 3, but the cell needs a list of 2"):
        parse_example(scalar.replace("[[0.5, -2]]", "[1, 2, 3]").replace("[weights]", f"{OWN}[weights]"))


BATCH = PLAIN.replace("[weights]", "batch = true\n[weights]")


def test_a_batch_is_rows_of_variants() -> None:
    several = parse_example(
        BATCH.replace("x = [1, 0, -1]", "x = [[1, 0, -1], [0.5, 0.5, 2], [0, 0, 0]]").replace(
            "h_prev = [1, 2]", "h_prev = [[1, 2], [0, 0], [1, 2]]"
        )
    )
    assert [(it.name, it.title) for it in several.variants[1:]] == [
        ("row-2", "Row 2 of the batch"),
        ("row-3", "Row 3 of the batch"),
    ]
    assert sl.sheet(several).shown["h@1"] == shown(PLAIN)
    second = PLAIN.replace("x = [1, 0, -1]", "x = [0.5, 0.5, 2]").replace("h_prev = [1, 2]", "h_prev = [0, 0]")
    assert sl.sheet(several, "row-2").shown["h@1"] == shown(second)
    sequences = parse_example(BATCH.replace("x = [1, 0, -1]", "x = [[[1, 0, -1], [0, 0, 0]], [[0, 1, 0], [1, 1, 1]]]"))
    assert len(sl.sheet(sequences, "row-2").shown) == 2
    assert sl.sheet(sequences, "row-2").shown["h@1"] == shown(PLAIN.replace("x = [1, 0, -1]", "x = [0, 1, 0]"))
    made = sl.example(
        "rnn", weights={"U_h": 1, "W_h": 1, "b_h": 0}, given={"x": [0.5, 2], "h_prev": 0}, form="scalar", batch=True
    )
    assert (sl.sheet(made).shown["h@1"], sl.sheet(made, "row-2").shown["h@1"]) == ("0.4621", "0.9640")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [("batch = true", "batch = 3", "batch = true says that"), ("x = [1, 0, -1]", "x = 1", "x is a number; a batch is a list with a row for each example"),
     ("h_prev = [1, 2]", "h_prev = [[1, 2], [3, 4]]", "have different numbers of rows: x has 3, h_prev has 2"), ("x = [1, 0, -1]", "x = [[1, 0, -1], [1]]", "x has rows of different lengths")],
)  # fmt: skip
def test_a_batch_that_cannot_be(old: str, new: str, reason: str) -> None:
    with pytest.raises(ExampleError, match=re.escape(reason)) as fault:
        parse_example(BATCH.replace(old, new))
    assert fault.value.line == 5
