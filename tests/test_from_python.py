"""Examples from Python say what a file says, and everyday objects are short to look at."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import symbolic_lstm as sl
from symbolic_lstm.errors import ArgumentError, CellError, SentenceError, SymbolicLstmError
from symbolic_lstm.published.setting import setting
from symbolic_lstm.published.spec import parse_example

WEIGHTS: dict[str, Any] = {"U_h": 0.5, "W_h": "0.30", "b_h": "1/10"}
GIVEN: dict[str, Any] = {"x": [1, 0.5], "h_prev": 0}


def made(**changed: Any) -> Any:
    return sl.example(**({"cell": "rnn", "weights": WEIGHTS, "given": GIVEN} | changed))


def test_an_example_is_what_its_file_would_be() -> None:
    told = made(
        title="Two steps",
        language="de",
        rounding={"digits": 3, "carry": "shown", "of": {"h": 2}},
        source={"author": "A. Author"},
        notes="So ist $x_1 = 1$.",
        origins=[{"of": ["b_h"], "text": "made up"}],
        claims=[{"of": "h@1", "says": "0,38", "where": "page 3"}],
        variants={"other": {"given": {"x": [Decimal("0.1"), Fraction(1, 2)]}}},
    )
    read = parse_example("""\
schema = 1
title = "Two steps"
cell = "rnn"
language = "de"
rounding = { digits = 3, carry = "shown", of = { h = 2 } }
source = { author = "A. Author" }
notes = ["So ist $x_1 = 1$."]
origins = [{ of = ["b_h"], text = "made up" }]
claims = [{ of = "h@1", says = "0,38", where = "page 3" }]
[weights]
U_h = 0.5
W_h = 0.30
b_h = "1/10"
[given]
x = [1, 0.5]
h_prev = 0
[variants.other]
given = { x = [0.1, 0.5] }
""")
    assert sl.write(sl.sheet(told), "text") == sl.write(sl.sheet(read), "text")
    assert sl.sheet(told, "other").shown == sl.sheet(read, "other").shown
    assert [r.verdict for r in sl.check(told)] == [r.verdict for r in sl.check(read)] == ["ok"]


def test_arrays_make_a_vector_example() -> None:
    weights = {
        "U_h": np.array([[0.5, 0.1], [0.0, 0.2]]),
        "W_h": np.array([[0.1, 2], [3, 4]], dtype=np.float32),
        "b_h": np.array([1, 2]),
    }
    told = made(weights=weights, given={"x": np.array([[1.0, 0.0], [0.0, 1.0]]), "h_prev": np.zeros(2)})
    assert told.form == "vector"
    assert told.numbers["W_h"][0][0].text == "0.1"
    z = np.tanh(weights["U_h"] @ np.tanh(weights["W_h"] @ [1, 0] + weights["b_h"]) + weights["W_h"] @ [0, 1] + [1, 2])
    assert [float(it) for it in sl.sheet(told).shown["h@2"]] == pytest.approx(z, abs=1e-4)


class Tensor:
    """What a trained tensor answers: it has no array until it is detached."""

    dtype = "torch.float32"

    def __init__(self, array: Any) -> None:
        self.array, self.detached = array, False

    def tolist(self) -> Any:
        return self.array.tolist()

    def __array__(self) -> Any:
        raise RuntimeError("this tensor requires grad")

    def detach(self) -> Tensor:
        self.detached = True
        return self

    def cpu(self) -> Tensor:
        return self

    def numpy(self) -> Any:
        assert self.detached
        return self.array


def test_tensors_are_arrays() -> None:
    told = made(weights=WEIGHTS | {"U_h": Tensor(np.float32(0.1))}, given={"x": Tensor(np.array([1.0])), "h_prev": 0})
    assert told.numbers["U_h"].text == "0.1" and told.form == "scalar"


@pytest.mark.parametrize(
    "cell", [sl.cells.rnn, sl.cells["rnn"], "rnn", {"sentences": "h = tanh(U_h * h_prev + W_h * x + b_h)"}]
)
def test_a_cell_by_name_by_itself_or_in_sentences(cell: Any) -> None:
    assert made(cell=cell).cell.names == ("h",)
    assert sl.sheet(made(cell=cell)).shown == {"h@1": "0.3799", "h@2": "0.4136"}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"cell": "rnm"}, "cell: no cell 'rnm'; did you mean 'rnn'?"),
        ({"cell": 5}, "cell: text is needed here"),
        ({"cell": {"sentences": "d_prev = 2"}}, "cell.sentences: 'd_prev' cannot be defined"),
        ({"cell": {"sentence": "h = 2"}}, "cell.sentence: unknown key 'sentence' in [cell]"),
        ({"weights": [1]}, "weights: weights is a table"),
        ({"weights": {"U_h": 1}}, "weights: [weights] has no 'W_h'"),
        ({"weights": None}, "the example has no 'weights'; the cell needs U_h, W_h, b_h"),
        ({"weights": WEIGHTS | {"U_h": float("nan")}}, "weights.U_h: nan is not finite"),
        ({"weights": WEIGHTS | {"U_h": Fraction(1, 3)}}, "weights.U_h: 1/3 is no decimal"),
        ({"weights": WEIGHTS | {"U_h": True}}, "weights.U_h: U_h takes a number"),
        ({"weights": WEIGHTS | {"U_h": None}}, "weights.U_h: NoneType is no number"),
        ({"weights": WEIGHTS | {"U_h": "a"}}, "weights.U_h: U_h takes a number"),
        ({"weights": WEIGHTS | {"U_q": 1}}, "weights.U_q: unknown key 'U_q'"),
        ({"given": GIVEN | {"x": [1, "b"]}}, "given.x[1]: x takes a number"),
        ({"given": GIVEN | {"x": np.zeros((2, 2))}}, "given.x: x is 2 × 2"),
        ({"form": "scaler"}, "form: 'scaler' is not known here; did you mean 'scalar'?"),
        ({"rounding": {"digits": 99}}, "rounding.digits: '99' is no number of digits"),
        ({"steps": 3}, "given.x: x has 2 steps, but the example says steps = 3"),
        ({"claims": [{"of": "h@1", "says": 1}, {"of": "q", "says": 1}]}, "claims[1].of: no quantity 'q'"),
        ({"claims": [{"of": "h@1", "says": 1, "expect": "mismatch"}]}, "claims[0].expect: a claim that expects"),
        ({"variants": {"other": {"given": {"y": 1}}}}, "variants.other.given.y: unknown key 'y'"),
    ],
)
def test_a_slip_is_named_by_keyword_and_key(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        made(**changed)
    assert str(caught.value).startswith(told)
    assert isinstance(caught.value, sl.SymbolicLstmError)


def test_the_shipped_examples_are_listed_and_each_loads() -> None:
    listed = sl.examples()
    assert "understanding-lstms" in [it.id for it in listed]
    first = listed[0]
    assert (sl.load(first.id).title, sl.load(first.id).cell.name) == (first.title, first.cell)


def test_cells_are_found_by_name() -> None:
    assert sl.cells["lstm-two-biases"] is sl.cells.lstm_two_biases
    assert {*sl.cells} == {*sl.cells.CELLS} and len(sl.cells) == len(sl.cells.CELLS)
    assert "gru" in sl.cells and "lstn" not in sl.cells
    with pytest.raises(CellError, match="no cell 'lstn'; did you mean 'lstm'"):
        sl.cells["lstn"]


def test_a_sheet_says_what_it_shows() -> None:
    page = sl.sheet("understanding-lstms")
    assert page.shown == {"f@1": "0.997", "i@1": "1.0", "g@1": "0.97", "c@1": "2.96", "o@1": "0.99", "h@1": "0.98"}
    (variant,) = page.variants([{}])
    assert variant.shown == page.shown


def test_what_is_looked_at_every_day_is_short() -> None:
    worked = sl.load("understanding-lstms")
    page = sl.sheet(worked)
    shown = [worked, page, sl.narrate(worked), sl.cells, sl.cells.lstm, setting(worked), setting(worked).program]
    assert all(len(repr(it)) < 250 and "\n" not in repr(it) for it in [*shown, sl.picture(page)])
    assert repr(page).endswith("f@1 = 0.997, i@1 = 1.0, g@1 = 0.97, … 6 in all>")
    assert repr(worked).startswith("<Example 'understanding-lstms': 'One step through")


@pytest.mark.parametrize("sign", ["=", "≈", "≃", "≅", "~", "∼", "~="])
def test_a_line_has_any_sign_for_about(sign: str) -> None:
    assert [r.verdict for r in sl.check(f"sigma(0.6) {sign} 0.6457")] == ["ok"]


@pytest.mark.parametrize("line", ["1+1", "sigma(0.6)", "2.70 * (1 + 1)", "1"])
def test_a_line_that_states_nothing_says_so(line: str) -> None:
    with pytest.raises(SentenceError, match="the line states nothing; write two sides with = or ≈ between them"):
        sl.check(line)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("understanding-lstm", "did you mean 'understanding-lstms'"),
        ("x=1.toml", "no such file"),
        ("f*c", "no such file"),
    ],
)
def test_what_is_no_line_is_an_example(name: str, told: str) -> None:
    with pytest.raises(SymbolicLstmError, match=told):
        sl.check(name)


def test_everyday_names_come_first_and_the_engine_is_found() -> None:
    assert {*dir(sl)} == {*sl.__all__}
    engine = ["narrate", "audit", "read", "text", "meaning", "unroll", "trace"]
    assert not {*engine} & {*dir(sl)}
    assert all(callable(getattr(sl, name)) for name in engine)
