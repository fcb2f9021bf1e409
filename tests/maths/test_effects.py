"""What follows from a cell's sentences: what is kept, added, let out and shown, whatever the names are."""

from __future__ import annotations

import pytest

from symbolic_lstm.cells import CELLS, named
from symbolic_lstm.maths.bounds import bounds
from symbolic_lstm.maths.cell import Cell, cell
from symbolic_lstm.maths.effects import composition, effects, proposed
from symbolic_lstm.maths.reader import read
from symbolic_lstm.maths.spell import text


def own(*sentences: str) -> Cell:
    return cell("own", "a cell of one's own", "\n".join(sentences))


def found(made: Cell, name: str) -> list[str]:
    return [f"{e.kind} {text(e.of)} in {e.into}{', what it leaves' * e.rest}" for e in effects(made, name)]


GATES = ("f = sigmoid(W_f @ x)", "i = sigmoid(W_i @ x)", "g = tanh(W_g @ x)")
LSTM = {"f": ["keeps c_prev in c"], "i": ["adds g in c"], "o": ["lets out tanh(c) in h"]}
WRITES = ["keeps h_prev in h, what it leaves", "adds n in h"]
KEEPS = ["keeps h_prev in h", "adds n in h, what it leaves"]
BEFORE, AFTER = "shows h_prev in n", "shows U_n @ h_prev + bh_n in n"


@pytest.mark.parametrize(
    ("name", "does"),
    [
        ("lstm", LSTM),
        ("lstm-two-biases", LSTM),
        ("peephole", LSTM),
        ("coupled", {"f": ["keeps c_prev in c", "adds g in c, what it leaves"], "o": ["lets out tanh(c) in h"]}),
        ("gru", {"z": KEEPS, "r": [BEFORE]}),
        ("gru-writes", {"z": WRITES, "r": [BEFORE]}),
        ("gru-after", {"z": KEEPS, "r": [AFTER]}),
        ("gru-after-writes", {"z": WRITES, "r": [AFTER]}),
        ("gru-after-two-biases", {"z": KEEPS[::-1], "r": [AFTER]}),
        ("mgu", {"f": [BEFORE, *WRITES]}),
        ("rnn", {}),
        ("rnn-two-biases", {}),
    ],
)
def test_what_the_gates_of_the_cells_do(name: str, does: dict[str, list[str]]) -> None:
    made = named(name)
    assert {n: found(made, n) for n in made.names if found(made, n)} == does


def test_every_cell_is_told() -> None:
    told = {mark.args[1][k][0] for mark in test_what_the_gates_of_the_cells_do.pytestmark for k in range(len(CELLS))}
    assert told == CELLS.keys()


@pytest.mark.parametrize(
    ("sentences", "name", "does"),
    [
        # the minimal gated unit: one gate shows, keeps and adds
        (("f = sigmoid(W_f @ x)", "n = tanh(W_n @ x + U_n @ (f * h_prev))", "h = (1 - f) * h_prev + f * n"), "f",
         ["shows h_prev in n", *WRITES]),
        # a blend keeps what it does not replace
        (("z = sigmoid(W_z @ x)", "n = tanh(W_n @ x)", "h = h_prev + z * (n - h_prev)"), "z", WRITES),
        # names say nothing: here the forget gate's letter adds and the input gate's keeps
        ((*GATES, "c = i * c_prev + f * g"), "f", ["adds g in c"]),
        ((*GATES, "c = i * c_prev + f * g"), "i", ["keeps c_prev in c"]),
        # the factors may stand in any order, and be three
        ((*GATES, "c = c_prev * f + g * f * i"), "i", ["adds g * f in c"]),
        ((*GATES, "c = c_prev + i * g"), "i", ["adds g in c"]),
        # what cannot leave 0 and 1 is a share, whatever it is made of
        (("f = max(0, min(1, W_f @ x))", "c = f * c_prev + x"), "f", ["keeps c_prev in c"]),
        (("a = sigmoid(W_a @ x)", "f = 1 - a * a", "c = f * c_prev + x"), "f", ["keeps c_prev in c"]),
        # an attention shows its input
        (("a = sigmoid(W_a @ x)", "h = tanh(U_h @ h_prev + W_h @ (a * x))"), "a", ["shows x in h"]),
        (("a = sigmoid(W_a @ x)", "k = a * x", "h = tanh(U_h @ h_prev + k)"), "a", ["passes x in k"]),
        (("o = sigmoid(W_o @ x)", "c = c_prev + x", "h = o * c"), "o", ["lets out c in h"]),
        (("r = sigmoid(W_r @ x)", "k = r * h_prev", "h = tanh(k)"), "r", ["shows h_prev in k"]),
    ],
)  # fmt: skip
def test_what_a_gate_of_ones_own_does(sentences: tuple[str, ...], name: str, does: list[str]) -> None:
    assert found(own(*sentences), name) == does


@pytest.mark.parametrize(
    ("sentences", "name"),
    [
        (("g = tanh(W_g @ x)", "c = g * c_prev + x"), "g"),  # may turn the sign: no share
        (("f = 2 * sigmoid(W_f @ x)", "c = f * c_prev + x"), "f"),  # may double
        (("f = sigmoid(W_f @ x)", "c = c_prev - f * c_prev"), "f"),  # not said as a sum
        (("f = sigmoid(W_f @ x)", "i = sigmoid(W_i @ x)", "k = f * i", "c = k * c_prev + x"), "f"),  # a share of a gate
        (("f = sigmoid(W_f @ x)", "c = f * c_prev * c_prev + x"), "f"),
        (("f = sigmoid(W_f @ x)", "c = f * x + x"), "f"),  # nothing is kept that it could be added to
        (("r = sigmoid(W_r @ x)", "h = tanh(U_h @ (r * h_prev))"), "r"),  # of a state to itself
        (("f = sigmoid(W_f @ x)", "y = 1 + f", "c = c_prev + y"), "f"),
    ],
)
def test_where_nothing_follows_there_is_no_effect(sentences: tuple[str, ...], name: str) -> None:
    assert found(own(*sentences), name) == []


def test_what_a_state_is_made_of() -> None:
    def made(*sentences: str, shares: frozenset[str] = frozenset()) -> object:
        it = own(*sentences)
        return composition(it, "c", it["c"].body, shares)

    assert made(*GATES, "c = i * g + f * c_prev") == ((1,), ((0,),))
    assert made(*GATES, "c = f * c_prev + i * g + x") == ((0,), ((1,), (2,)))
    assert made("c = c_prev + x") == ((0,), ((1,),))
    assert made("c = a * c_prev + x") is None
    assert made("c = a * c_prev + x", shares=frozenset({"a"})) == ((0,), ((1,),))
    assert made("c = tanh(c_prev + x)") is None
    assert made(*GATES, "c = f * c_prev + tanh(c_prev)") is None


def test_what_is_proposed() -> None:
    assert [name for cell in ("lstm", "gru", "rnn") for name in named(cell).names if proposed(named(cell), name)] == [
        "g",
        "n",
    ]


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("2 - 3 * sigmoid(x)", (-1, 2)),
        ("-tanh(x) * 0.5", (-0.5, 0.5)),
        ("tanh(x) * tanh(y)", (-1, 1)),
        ("min(x, 3)", (-float("inf"), 3)),
        ("max(sigmoid(x), 0.25)", (0.25, 1)),
        ("x - x", (-float("inf"), float("inf"))),
        ("0 * x", (-float("inf"), float("inf"))),
        ("exp(x)", (0, float("inf"))),
        ("relu(x)", (0, float("inf"))),
        ("relu(tanh(x))", (0, 1)),
        ("1 - hardsigmoid(x)", (0, 1)),
    ],
)
def test_bounds(sentence: str, ends: tuple[float, float]) -> None:
    assert bounds(read(sentence), {}) == ends


def test_a_hundred_squarings_end_at_once() -> None:
    made = own("a0 = 3.7", *(f"a{k} = a{k - 1} * a{k - 1}" for k in range(1, 101)), "h = a100 * h_prev + x")
    assert effects(made, "a100") == ()
