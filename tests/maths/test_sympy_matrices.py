"""SymPy's derivative of the unrolled loss by each entry of each matrix is ours, as an expression: nothing is rounded.

Two units, two inputs. Activations are SymPy's functions, replaced by letters once derived, so that what both roads differ
by is a polynomial. It is 0: written out, or, where that takes too long, at random whole numbers, worked exactly.
"""

from __future__ import annotations

import random

import pytest
import sympy as sp

from symbolic_lstm.cells import CELLS
from symbolic_lstm.cells import named as cell_named
from symbolic_lstm.maths import adjoint
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.loss import default_loss, sentence_loss
from symbolic_lstm.maths.meaning import meaning
from symbolic_lstm.maths.program import indices, unroll
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.maths.through_time import BackwardProgram, through_time
from tests.quick import quick

#: SymPy writes the whole loss out: of the cells that grow faster one step is enough.
STEPS = {"rnn": 2, "rnn-two-biases": 2}

#: Longer expressions are not written out.
LONG = 1_500


def expressions(program: BackwardProgram) -> dict[str, sp.Expr]:
    """Every sentence with what it is made of put in."""
    known: dict[str, sp.Expr] = {}
    for let in program.lets:
        body = meaning(let.body)
        places = {s: program.place(s.name, let.time) for s in body.free_symbols}
        known[let.key] = body.xreplace({s: known.get(at, sp.Symbol(at)) for s, at in places.items()})
    return known


def differ(one: sp.Expr, other: sp.Expr) -> bool:
    """Whether two expressions are not one polynomial in names and in activations."""
    between = one - other
    letters: dict[sp.Basic, sp.Symbol] = {}
    while found := [it for it in between.atoms(sp.Function) if not it.args[0].atoms(sp.Function)]:
        new = {it: letters.setdefault(it, sp.Symbol(f"activation_{len(letters)}")) for it in found}
        letters |= new
        between = between.xreplace(new)
    if between.count_ops() < LONG:
        return bool(sp.expand(between) != 0)
    chance = random.Random(5)
    at = {s: sp.Integer(chance.getrandbits(60)) for s in sorted(between.free_symbols, key=str)}
    return bool(between.xreplace(at) != 0)


def wrong(name: str, steps: int, own: str = "") -> list[str]:
    """The entries of parameters whose gradients are not SymPy's."""
    made = cell_named(name)
    program = unroll(made, steps, "vector", hidden=2, inputs=2)
    whole = through_time(program, sentence_loss(made, own) if own else default_loss(made, program.shapes))
    known = expressions(whole)
    loss = known[f"L@{whole.whole}"]
    found = []
    for g in whole.derived.parameters:
        for index in indices(g.shape):
            of, ours = sp.Symbol(Quantity(g.of, index).key), known[Quantity(g.own, index, whole.whole).key]
            found += [of.name] if differ(loss.diff(of), ours) else []
    return found


@pytest.mark.parametrize("name", quick(CELLS, lambda name: name == "rnn"))
def test_every_entry_is_sympys(name: str) -> None:
    assert wrong(name, STEPS.get(name, 1)) == []


@pytest.mark.judge
def test_a_loss_of_products_of_entries_too() -> None:
    assert wrong("rnn", 2, "total(h * h) * total(h)") == []


def test_a_wrong_rule_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(adjoint.ADJOINT, t.Apply, lambda seen: (
        t.Outer(seen.cotangent, seen.term.args[1]), t.Apply(seen.term.args[0], seen.cotangent),
    ))  # fmt: skip  # the transpose is missing
    assert wrong("rnn", 2)
