"""Gradients derived by rule are those of complex steps, in every cell, form and loss; each wrong rule is noticed."""

from __future__ import annotations

import re

import pytest
import sympy as sp

from symbolic_lstm.cells import CELLS, gru, lstm, rnn
from symbolic_lstm.cells import named as cell_named
from symbolic_lstm.errors import CellError
from symbolic_lstm.maths import adjoint, backward
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.adjoint import ACTIVATIONS, ADJOINT, KINKS, Seen
from symbolic_lstm.maths.cell import Cell, cell
from symbolic_lstm.maths.compose import negated
from symbolic_lstm.maths.loss import Loss, default_loss, sentence_loss
from symbolic_lstm.maths.meaning import meaning
from symbolic_lstm.maths.program import Form, unroll
from symbolic_lstm.maths.pull import pulled
from symbolic_lstm.maths.reader import read
from symbolic_lstm.maths.through_time import BackwardProgram, through_time
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.rounding import Digits, Rounding
from symbolic_lstm.numbers.trace import trace
from tests.maths.worlds import numbers, worst

#: A cell for each head that none of the built-in ones has, of vectors.
OWN: dict[type[t.Term], str] = {
    t.Quotient: "h = (U_h @ h_prev + W_x @ x) / (2 + b * b)",
    t.Power: "h = tanh(U_h @ h_prev + W_x @ x)^3 + (2 + tanh(h_prev))^b",
    t.Concat: "h = tanh(total([h_prev; x]) * b + slice([h_prev; tanh(x)], 1, 3))",
    t.Outer: "h = tanh(outer(h_prev, b) @ (h_prev + W_x @ x))",
    t.Flip: "h = tanh(flip(U_h) @ h_prev + W_x @ x)",
    t.Total: "h = tanh(total(h_prev * b) * b + W_x @ x + total(b))",
    t.Softmax: "h = softmax(U_h @ h_prev + W_x @ x) * b",
    t.Exp: "h = exp(U_h @ h_prev - 1) + W_x @ x",
    t.Log: "h = log(2 + tanh(U_h @ h_prev + W_x @ x))",
    t.Root: "h = sqrt(2 + tanh(U_h @ h_prev + W_x @ x))",
    t.Largest: "h = max(U_h @ h_prev, W_x @ x, b)",
    t.Smallest: "h = min(U_h @ h_prev, W_x @ x, b)",
    t.Absolute: "h = abs(U_h @ h_prev + W_x @ x)",
    t.Relu: "h = relu(U_h @ h_prev + W_x @ x) + b * h_prev",
    t.Softplus: "h = softplus(U_h @ h_prev + W_x @ x)",
    t.Sin: "h = sin(U_h @ h_prev + W_x @ x)",
    t.Cos: "h = cos(U_h @ h_prev + W_x @ x)",
    t.Erf: "h = erf(U_h @ h_prev + W_x @ x)",
    t.HardSigmoid: "h = hardsigmoid(U_h @ h_prev + W_x @ x)",
    t.Slice: "h = tanh(U_h @ slice([b; h_prev], 1, 3) + W_x @ x)",
    t.Minus: "h = tanh(U_h @ h_prev - W_x @ x)",
    t.Neg: "h = tanh(-(U_h @ h_prev) + W_x @ x)",
}


def own(sentence: str) -> Cell:
    return cell("own", "a cell of its own", sentence)


def through(made: Cell, form: Form, steps: int, loss: Loss | None = None, window: int = 0) -> BackwardProgram:
    program = unroll(made, steps, form, hidden=2, inputs=3)
    return through_time(program, loss or default_loss(made, program.shapes), window)


def losses(made: Cell, form: Form) -> list[Loss]:
    shapes = made.shapes(2, 3) if form == "vector" else {}
    size = shapes.get("h", ())
    product = "V @ h" if size else "V * h"
    square = "total((h - y)^2) / 2" if size else "(h - y)^2 / 2"
    return [
        default_loss(made, shapes),
        sentence_loss(made, square, at="every", inputs=("y",), shapes={"y": size}),
        sentence_loss(
            made, "-total(y * log(p))", readout=(f"s = {product} + b_V", "p = softmax(s)"), inputs=("y",),
            shapes={"y": (2,), "V": (2, *size), "b_V": (2,)},
        ),
    ]  # fmt: skip


@pytest.mark.parametrize("name", CELLS)
def test_gradients_of_every_cell_are_those_of_complex_steps(name: str) -> None:
    made = cell_named(name)
    forms: tuple[Form, ...] = ("scalar", "vector")
    for k, (form, which) in enumerate((form, which) for form in forms for which in range(3)):
        loss = losses(made, form)[which]
        program = through(made, form, 3 if form == "scalar" else 2, loss)
        assert worst(program, numbers(program.forward, k, loss), every=3) < 1e-12


@pytest.mark.parametrize("head", list(OWN))
def test_gradients_through_every_head_are_those_of_complex_steps(head: type[t.Term]) -> None:
    program = through(own(OWN[head]), "vector", 3)
    assert worst(program, numbers(program.forward, 5)) < 1e-12


def test_a_loss_may_name_steps_itself() -> None:
    program = through(gru, "scalar", 3, sentence_loss(gru, "h@1 * h@3 + z@2"))
    assert worst(program, numbers(program.forward, 1)) < 1e-12


def test_many_steps() -> None:
    program = through(lstm, "scalar", 30)
    assert worst(program, numbers(program.forward, 2)) < 1e-12


def wrong(rule: adjoint.Rule, part: int) -> adjoint.Rule:
    """The rule with the sign of one part changed."""

    def mistaken(seen: Seen) -> tuple[t.Sentence | None, ...]:
        return tuple(share and negated(share) if k == part else share for k, share in enumerate(rule(seen)))

    return mistaken


HEADS = {t.Plus: "lstm", t.Times: "lstm", t.Apply: "lstm", t.Sigmoid: "lstm", t.Tanh: "lstm"}
#: How many parts of each head a sentence above has names in.
PARTS = {t.Slice: 1, t.Largest: 3, t.Smallest: 3}


@pytest.mark.parametrize(
    ("head", "part"),
    [(h, k) for h in t.HEADS if h is not t.Heaviside for k in range(PARTS.get(h, h.least))],
    ids=lambda it: it if isinstance(it, int) else it.__name__,
)
def test_a_wrong_part_of_any_rule_is_noticed(head: type[t.Term], part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    made = cell_named(HEADS[head]) if head in HEADS else own(OWN[head])
    monkeypatch.setitem(ADJOINT, head, wrong(ADJOINT[head], part))
    program = through(made, "vector", 2)
    assert worst(program, numbers(program.forward, 5)) > 1e-6


MISTAKES: dict[str, tuple[type[t.Term], adjoint.Rule]] = {
    "a matrix that is not turned": (
        t.Apply, lambda seen: (ADJOINT_APPLY(seen)[0], t.Apply(seen.term.args[0], seen.cotangent))
    ),
    "sigma' = f (1 + f)": (
        t.Sigmoid, lambda seen: (t.Times(seen.cotangent, seen.output, t.Plus(t.Dec("1"), seen.output)),)
    ),
    "tanh' = 1 - g": (t.Tanh, lambda seen: (t.Times(seen.cotangent, t.Minus(t.Dec("1"), seen.output)),)),
    "a product with itself": (t.Times, lambda seen: tuple(t.Times(seen.cotangent, part) for part in seen.term.args)),
}  # fmt: skip
ADJOINT_APPLY = ADJOINT[t.Apply]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_usual_mistakes_are_noticed(mistake: str, monkeypatch: pytest.MonkeyPatch) -> None:
    head, rule = MISTAKES[mistake]
    program = unroll(lstm, 2, "vector", hidden=2, inputs=2)
    monkeypatch.setitem(ADJOINT, head, rule)
    assert worst(through_time(program, default_loss(lstm, program.shapes)), numbers(program, 3)) > 1e-6


def test_a_wrong_carry_hides_in_one_step_and_shows_in_two(monkeypatch: pytest.MonkeyPatch) -> None:
    shift = backward._Shift.term
    swapped = {"f_next": t.Symbol("i_next")}

    def carried(self: backward._Shift, term: t.Sentence) -> t.Sentence:
        made = shift(self, term)
        return swapped.get(made.name, made) if isinstance(made, t.Symbol) else made

    monkeypatch.setattr(backward._Shift, "term", carried)
    one, two = through(lstm, "scalar", 1), through(lstm, "scalar", 2)
    assert worst(one, numbers(one.forward, 3)) < 1e-12 < 1e-6 < worst(two, numbers(two.forward, 3))


@pytest.mark.parametrize("head", ACTIVATIONS)
def test_the_derivative_of_an_activation_follows_from_its_definition(head: type[t.Term]) -> None:
    z = sp.Symbol("z", positive=True)
    sentence = head(t.Plus(t.Symbol("z"), t.Dec("0")))
    ((_, share),) = pulled("y", sentence, t.Dec("1"), {})
    place = {sp.Symbol("z"): z, sp.Symbol("y"): meaning(sentence).subs(sp.Symbol("z"), z)}
    definition = meaning(sentence).subs(sp.Symbol("z"), z).rewrite(sp.exp).diff(z)
    ours = meaning(share).subs(place).rewrite(sp.exp)
    if head in KINKS:  # by pieces, away from the kink
        for at in (sp.Rational(1, 7), sp.Integer(2), sp.Integer(5)):
            assert sp.simplify((ours - definition).subs(z, at).doit()) == 0
    else:
        assert sp.simplify(ours - definition) == 0


def test_the_derivatives_are_those_of_sympy_as_expressions() -> None:
    program = through(rnn, "scalar", 2)
    values: dict[str, sp.Expr] = {}
    for let in program.lets:
        expression = meaning(let.body)
        places = {s: program.place(s.name, let.time) for s in expression.free_symbols}
        values[let.key] = expression.xreplace({s: values.get(p, sp.Symbol(p)) for s, p in places.items()})
    for name in ("U_h", "W_h", "b_h"):
        assert sp.expand(values["L@0"].diff(sp.Symbol(name)) - values[f"d_{name}@0"]) == 0


@pytest.mark.judge
@pytest.mark.parametrize("name", CELLS)
def test_sympy_derives_the_same_entry_by_entry(name: str) -> None:
    """The loss as one expression, derived by SymPy, at exact numbers to 28 digits; of the smallest cells of two steps."""
    made = cell_named(name)
    program = through(made, "scalar", 2 if name.startswith("rnn") else 1)
    own = {g.own for g in (*program.derived.steps, *program.derived.before, *program.derived.parameters)}
    whole: dict[str, sp.Expr] = {}
    for let in program.lets:
        if let.equation.name not in own:
            expression = meaning(let.body)
            places = {s: program.place(s.name, let.time) for s in expression.free_symbols}
            whole[let.key] = expression.xreplace({s: whole.get(p, sp.Symbol(p)) for s, p in places.items()})
    given = numbers(program.forward, 6)
    at = {sp.Symbol(key): sp.Rational(text) for key, text in given.items()}
    shown = trace(program, {key: figure(text) for key, text in given.items()}, Rounding(Digits(30, significant=True)))
    for parameter in made.parameters:
        theirs = sp.N(whole[f"L@{program.whole}"].diff(sp.Symbol(parameter)).subs(at), 40)
        ours = sp.Float(shown.shown(f"d_{parameter}@{program.whole}").text, 40)
        assert abs(theirs - ours) <= abs(ours) * sp.Float("1e-28")


def test_a_window_cuts_what_comes_from_the_step_after() -> None:
    bodies = {let.key: str(let.body) for let in through(rnn, "scalar", 4, window=2).lets}
    assert bodies["d_h@4"] == "1" and bodies["d_h@3"] == "U_h * delta_h_next"
    assert bodies["d_h@2"] == "0" == bodies["d_h@1"]
    assert bodies["d_U_h@0"] == "delta_h@3 * h@2 + delta_h@4 * h@3"


def test_what_leads_nowhere_is_nought_and_appears_nowhere_else() -> None:
    bodies = {let.key: str(let.body) for let in through(lstm, "scalar", 2, sentence_loss(lstm, "c")).lets}
    assert bodies["d_h@2"] == "0"
    assert bodies["d_h@1"] == "U_f * delta_f_next + U_i * delta_i_next + U_g * delta_g_next"
    assert bodies["d_U_o@0"] == "delta_o@1 * h@0"


def test_a_program_of_many_steps_holds_few_sentences() -> None:
    made = through(lstm, "scalar", 200)
    bodies = {id(let.body) for let in made.lets if let.time}
    assert len(bodies) < 60


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("g_x", "the loss names 'g_x', which the lstm cell does not have"),
        ("h@9", "there are steps 1 to 2"),
        ("h - c", "a loss is one number, but h - c is 2; write total(h - c)"),
        ("total(h) * U_f @ c", "a loss is one number"),
    ],
)
def test_a_loss_that_is_none_is_refused(sentence: str, told: str) -> None:
    with pytest.raises(CellError, match=re.escape(told)):
        through(lstm, "vector", 2, sentence_loss(lstm, sentence))


def test_a_name_that_a_gradient_needs_is_refused() -> None:
    with pytest.raises(CellError, match="'d_h' is the name of a gradient"):
        through(own("h = tanh(d_h * h_prev)"), "scalar", 1)


def test_the_rules_say_what_they_do() -> None:
    told = [f"{s.name}: {s.cotangent}" for s in pulled("n", read("tanh(W @ x + r * (U @ h + b))"), t.Symbol("d_n"),
                                                       {"W": (2, 3), "x": (3,), "r": (2,), "U": (2, 2), "h": (2,),
                                                        "b": (2,), "d_n": (2,), "n": (2,)})]  # fmt: skip
    assert told[0] == "W: outer(d_n * (1 - n^2), x)"
    assert told[3] == "U: outer((d_n * (1 - n^2)) * r, h)"


def test_a_number_that_is_called_like_a_gradient_has_one_of_its_own() -> None:
    made = cell("own", "a weight with a gradient's name", "h = tanh(U * h_prev + b * d_0)")
    program = through_time(unroll(made, 2), default_loss(made, {}))
    assert worst(program, numbers(program.forward, 1)) < 1e-12
