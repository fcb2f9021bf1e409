"""A layer worked by matrices comes to what it comes to entry by entry: same figures, same signs, same lines."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest
from flint import fmpq
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from symbolic_lstm.cells import CELLS
from symbolic_lstm.errors import FigureError, SymbolicLstmError
from symbolic_lstm.maths.cell import Cell, cell
from symbolic_lstm.maths.program import Program, unroll
from symbolic_lstm.numbers.derive import derive
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.given_grids import Grid, Placed
from symbolic_lstm.numbers.layer_trace import layer_trace, suits
from symbolic_lstm.numbers.rounding import Digits, Interval, Rounding, Value
from symbolic_lstm.numbers.trace import Trace, trace

MATRIX = {"C_prev": ("n", "n"), "W": ("n", "m")}
OWN = {
    "exact": cell("exact", "exact", "h = relu(U @ h_prev + W @ x + b) / 2", sizes={"U": ("n", "n")}),
    "matrix": cell("matrix", "matrix", "k = W_k @ x\nC = 0.5 * C_prev + outer(k, W_v @ x)\nh = tanh(C @ k) / total(exp(h_prev))", sizes=MATRIX),
    "mapped": cell("mapped", "mapped", "C = 0.5 * (U_c @ C_prev)\nh = sin(C @ (W_h @ x))", sizes={"C_prev": ("n", "n"), "U": ("n", "n"), "W": ("n", "m")}),
    "shares": cell("shares", "shares", "a = softmax(U_a @ h_prev + W_a @ x)\ns = total(a * h_prev)\nh = s * a + flip(U_a) @ h_prev", sizes={"U": ("n", "n")}),
    "held": cell("held", "held", "h = tanh((U_h @ h_prev + W_h @ x) * b_h + abs(max(h_prev, b_h)))", parts={"h.memory": "U_h @ h_prev"}),
    "copied": cell("copied", "copied", "k = h_prev\nh = tanh(U_h @ k + W_h @ x) + b_h", sizes={"U": ("n", "n")}),
    "within": cell("within", "within", "h = U_h @ (b_h * h_prev) + W_h @ x", parts={"h.gated": "b_h * h_prev"}),
}  # fmt: skip


def grids(program: Program, random: Random) -> Placed:
    """Decimals for everything a program is given, a good many of them 0."""

    def grid(shape: tuple[int, ...]) -> Grid:
        if shape:
            return tuple(grid(shape[1:]) for _ in range(shape[0]))
        return figure(random.choice(("0", "1", "-2", f"{random.randint(-300, 300)}e-2", f"{random.randint(-9, 9)}.50")))

    made, shapes = {}, program.shapes
    for name in program.cell.parameters:
        made[name, None] = grid(shapes[name]), shapes[name]
    for given, state in program.cell.states.items():
        made[state, 0] = grid(shapes[given]), shapes[given]
    for name, time in product(program.cell.inputs, range(1, program.steps + 1)):
        made[name, time] = grid(shapes[name]), shapes[name]
    return Placed(made)  # type: ignore[arg-type]


def overlap(one: Value, other: Value) -> bool:
    if not isinstance(one, Interval) or not isinstance(other, Interval):
        return one == other
    return one.lower < other.upper and other.lower < one.upper


def compared(made: Cell, seed: int, policy: Rounding, hidden: int = 3) -> None:
    random = Random(seed)
    units, inputs = random.randint(2 if "C" in made.names else 1, hidden), random.randint(1, 3)
    program = unroll(made, random.randint(1, 3), "vector", hidden=units, inputs=inputs)
    given = grids(program, random)
    try:
        slow = trace(program, given, policy)
    except FigureError as fault:
        layer = layer_trace(program, given, policy)
        with pytest.raises(FigureError, match=str(fault).partition(":")[0].replace("[", r"\[").replace("]", r"\]")):
            for key in program.by_key:
                layer.shown(key)
        return
    layer = layer_trace(program, given, policy)
    assert list(layer.lets) == list(slow.lets)
    for key in slow.lets:
        for full in (False, True):
            assert overlap(layer.value(key, full=full), slow.value(key, full=full)), key
        try:
            shown = slow.shown(key)
        except SymbolicLstmError:
            with pytest.raises(SymbolicLstmError):
                layer.shown(key)
            continue
        assert layer.shown(key) == shown, key
        assert layer.work[key].figures == slow.work[key].figures
        assert list(map(overlap, layer.full[key].values, slow.full[key].values)) == [True] * len(slow.full[key].values)
        assert lines(layer, key) == lines(slow, key), key


def lines(traced: Trace, key: str) -> object:
    """The derivation of a place, or why there is none."""
    try:
        return derive(traced, key)
    except SymbolicLstmError as fault:
        return str(fault)


POLICIES = [
    Rounding(), Rounding(Digits(2), carry="shown"), Rounding(Digits(3, True), "half-even", "shown"), Rounding(Digits(1), "truncate"),
]  # fmt: skip


@pytest.mark.parametrize("name", [*CELLS, *OWN])
def test_matrices_give_the_figures_of_entries(name: str) -> None:
    made = CELLS.get(name) or OWN[name]
    for seed, policy in enumerate(POLICIES):
        if suits(unroll(made, 1, "vector", hidden=2, inputs=2), policy):
            compared(made, seed, policy)


@pytest.mark.judge
@settings(max_examples=75, deadline=None)
@drawn(st.sampled_from([*CELLS.values(), *OWN.values()]), st.integers(0, 10**6), st.sampled_from(POLICIES))  # fmt: skip
def test_matrices_give_the_figures_of_entries_whatever_they_are(made: Cell, seed: int, policy: Rounding) -> None:
    if suits(unroll(made, 1, "vector", hidden=2, inputs=2), policy):
        compared(made, seed, policy)


def test_a_part_that_stands_at_many_places_is_carried_entry_by_entry() -> None:
    program = unroll(OWN["within"], 1, "vector", hidden=2, inputs=1)
    assert suits(program, Rounding())
    assert not suits(program, Rounding(carry="shown"))
    assert not suits(unroll(OWN["within"], 1), Rounding())


def test_the_precision_rises_until_a_far_step_is_decided() -> None:
    grow = cell("grow", "grow", "h = sigmoid(U @ h_prev) * U @ h_prev", sizes={"U": ("n", "n")})
    program = unroll(grow, 12, "vector", hidden=2)
    one = figure("1.7")
    placed = Placed(
        {("U", None): (((one, figure("-0.3")), (figure("0.2"), one)), (2, 2)), ("h", 0): ((one, one), (2,))}
    )
    layer = layer_trace(program, placed, Rounding(Digits(22, True)))
    assert layer.shown("h[1]@12") == trace(program, placed, Rounding(Digits(22, True))).shown("h[1]@12")
    assert min(precision for precision, _ in layer.core.walks) < max(precision for precision, _ in layer.core.walks)


def test_an_exact_entry_beside_inexact_ones_stays_exact() -> None:
    made = cell("row", "row", "s = tanh(h_prev)\nh = U @ s + W @ x", sizes={"U": ("n", "n")})
    program = unroll(made, 1, "vector", hidden=2, inputs=1)
    zero, half = figure("0"), figure("0.5")
    placed = Placed({
        ("U", None): (((zero, half), (half, zero)), (2, 2)), ("W", None): (((half,), (half,)), (2, 1)), ("h", 0): ((half, zero), (2,)), ("x", 1): ((half,), (1,)),
    })  # fmt: skip
    layer = layer_trace(program, placed, Rounding())
    assert layer.value("h[0]@1") == fmpq(1, 4)
    assert isinstance(layer.value("h[1]@1"), Interval)
