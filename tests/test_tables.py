"""Every table has a row for every head, and a term is a record that SymPy takes by its meaning."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from typing import get_args

import pytest
import sympy as sp

from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.adjoint import ADJOINT
from symbolic_lstm.maths.meaning import MEANING, meaning
from symbolic_lstm.maths.reader import FUNCTIONS, read
from symbolic_lstm.maths.spell import CALLS, PRECEDENCE, text
from symbolic_lstm.notation import typed
from symbolic_lstm.numbers.evaluate import EVALUATE
from symbolic_lstm.numbers.stages import CLOSING, STAGES
from symbolic_lstm.page.typeset import typeset
from symbolic_lstm.readers.term import sentence as reread
from symbolic_lstm.writers import Textual, writer

TABLES = {"ADJOINT": ADJOINT, "MEANING": MEANING, "PRECEDENCE": PRECEDENCE, "EVALUATE": EVALUATE, "CLOSING": CLOSING}
NAMES = [t.Symbol(name) for name in ("zeta", "a", "m", "b")]


def example(head: type[t.Term]) -> t.Term:
    """A sentence of that head with as many parts as it likes, in no alphabetical order."""
    return head(*NAMES[: head.most or 4])


def subclasses(of: type) -> set[type]:
    return {of}.union(*(subclasses(s) for s in of.__subclasses__()))


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_a_row_for_every_head(table: str) -> None:
    assert set(TABLES[table]) == set(t.HEADS)


def test_heads_are_all_there_are() -> None:
    assert set(t.HEADS) == subclasses(t.Term) - {t.Term}
    assert len(t.HEADS) == len(set(t.HEADS))


def test_what_closes_a_head_is_a_stage() -> None:
    assert set(CLOSING.values()) <= set(STAGES)


def test_spellings_of_calls_are_read() -> None:
    assert {FUNCTIONS[name] for name in CALLS.values()} == set(CALLS)
    assert set(FUNCTIONS.values()) <= set(t.HEADS)
    assert set(forms.SCALAR) <= set(t.HEADS)


@pytest.mark.parametrize("head", t.HEADS)
def test_every_head_is_spelt_and_read_back(head: type[t.Term]) -> None:
    assert read(text(example(head))) == example(head)


@pytest.mark.parametrize("vector", [False, True])
@pytest.mark.parametrize("head", t.HEADS)
def test_every_head_is_typeset_and_written(head: type[t.Term], vector: bool) -> None:
    laid = typeset(example(head), typed, vector=vector)
    for name in get_args(Textual):
        said = writer(name).equation(laid)
        places = [said.find(letter) for letter in ("zeta", "a")[: len(example(head).args)]]
        assert all(place >= 0 for place in places), said


@pytest.mark.parametrize("head", [head for head in t.HEADS if head is not t.Outer])
def test_every_head_is_reread_from_its_layout(head: type[t.Term]) -> None:
    assert reread(typeset(example(head), typed, vector=True)) == example(head)


def test_an_outer_product_is_set_as_a_column_on_a_row() -> None:
    assert reread(typeset(read("outer(a, b)"), typed, vector=True)) == read("a @ flip(b)")


@pytest.mark.parametrize("head", t.HEADS)
def test_a_sentence_prints_as_it_was_said_and_sympy_takes_its_meaning(head: type[t.Term]) -> None:
    term = example(head)
    assert str(term) == repr(term) == text(term)
    if head is not t.Concat:  # it has no scalar meaning
        assert sp.sympify(term) == meaning(term)


def test_leaves_are_sympified_too() -> None:
    assert sp.sympify(t.Symbol("h_prev")) == sp.Symbol("h_prev")
    assert sp.sympify(t.Dec("2.70")) == sp.Rational(27, 10)


@pytest.mark.parametrize("part", [read("a + b"), t.Symbol("a"), t.Dec("1")])
def test_nothing_of_a_sentence_can_be_changed(part: t.Sentence) -> None:
    for name in [field.name for field in dataclasses.fields(part)]:
        with pytest.raises((AttributeError, TypeError)):
            setattr(part, name, ())


@pytest.mark.parametrize("written", ["2.70", "10", "6.27e-6", "0", "0.10", "007"])
def test_a_decimal_keeps_its_text(written: str) -> None:
    leaf = t.Dec(written)
    for other in (
        copy.copy(leaf),
        copy.deepcopy(leaf),
        pickle.loads(pickle.dumps(leaf)),
        t.Dec(written),
    ):
        assert other == leaf and other.text == leaf.text and hash(other) == hash(leaf)
    assert str(leaf) == repr(leaf) == leaf.text


def test_equal_values_are_different_decimals() -> None:
    assert t.Dec("2.70") != t.Dec("2.7")
    assert read("2.70 + a") != read("2.7 + a")
    assert len({t.Dec("2.70"), t.Dec("2.7"), t.Dec("2.70")}) == 2


@pytest.mark.parametrize("head", t.HEADS)
def test_rebuilding_keeps_the_order(head: type[t.Term]) -> None:
    term = example(head)
    assert term.args == tuple(NAMES[: len(term.args)])
    assert type(term)(*term.args) == term
    assert pickle.loads(pickle.dumps(term)) == term
    assert copy.deepcopy(term).args == term.args
    swapped = t.substituted(term, {NAMES[0]: t.Dec("2.70")})
    assert swapped.args == (t.Dec("2.70"), *term.args[1:])
    if len(term.args) > 1:
        assert head(*reversed(term.args)) != term


def test_a_long_sentence_survives_pickling_and_replacing() -> None:
    term = read("sigmoid(2.70*1 + 1.630*(-10) + b) / (z - a*zeta)")
    assert text(pickle.loads(pickle.dumps(term))) == text(term)
    assert text(t.substituted(term, {t.Symbol("b"): t.Symbol("aa")})) == text(term).replace("+ b", "+ aa")


@pytest.mark.parametrize("head", t.HEADS)
def test_a_sentence_is_no_expression(head: type[t.Term]) -> None:
    term = example(head)
    assert not isinstance(term, sp.Expr)
    for calculate in (
        lambda: term + 1, lambda: 1 + term, lambda: term * 2, lambda: 2 * term, lambda: term - term,
        lambda: -term, lambda: term**2, lambda: term / 2, lambda: abs(term), lambda: float(term),
        lambda: t.Symbol("a") + term, lambda: t.Symbol("a") + 1, lambda: t.Dec("1") + 1,
    ):  # fmt: skip
        with pytest.raises(TypeError):
            calculate()


@pytest.mark.parametrize("head", t.HEADS)
def test_a_head_takes_terms_in_its_number(head: type[t.Term]) -> None:
    for wrong in (1, 2.7, "a", None, sp.Integer(1), sp.Symbol("a") + 1, (sp.Symbol("a"),)):
        with pytest.raises(TypeError, match=f"{head.__name__} is made of"):
            head(*[wrong] * head.least)
    with pytest.raises(TypeError, match="takes"):
        head(*NAMES[: head.least - 1])
    if head.most is not None:
        with pytest.raises(TypeError, match="takes"):
            head(*NAMES[: head.most + 1])


def test_every_head_says_what_it_is() -> None:
    assert all(inspect.getdoc(head) and head.__doc__ != t.Term.__doc__ for head in t.HEADS)


def test_characters_counted_without_looking_take_one_cell() -> None:
    from symbolic_lstm.writers.columns import _SINGLE, _cells

    every = [chr(code) for code in range(0x20, 0x3000)]
    assert all(_cells(character) == 1 for character in every if _SINGLE.fullmatch(character))
