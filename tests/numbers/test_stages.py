"""Stages: their names, and that every cut through a sentence has the value of the whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from symbolic_lstm.cells import lstm
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.forms import entry
from symbolic_lstm.maths.program import unroll
from symbolic_lstm.maths.reader import read
from symbolic_lstm.numbers.enclose import redo, value_of
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.rounding import Interval
from symbolic_lstm.numbers.stages import STAGES, part_of_stage, stages

from .. import paper
from ..strategies import sentences, valued

GATE = ["numbers", "products", "sum", "result"]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("f", GATE),
        ("i", GATE),
        ("g", GATE),
        ("o", GATE),
        ("c", [*GATE[:2], "result"]),
        ("h", ["numbers", "activation", "result"]),
    ],
)
def test_the_stages_of_the_lstm(name: str, wanted: list[str]) -> None:
    (body,) = (let.body for let in unroll(lstm).lets if let.equation.name == name)
    assert [stage.name for stage in stages(body)] == wanted
    vector = entry(lstm[name].body, (1,), lstm.shapes(2, 3))
    assert [stage.name for stage in stages(vector)] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("2.70", ["numbers", "result"]),
        ("-10", ["numbers", "result"]),
        ("a", ["numbers", "result"]),
        ("a + b", ["numbers", "result"]),
        ("a + (-10)", ["numbers", "result"]),
        ("a * b + c", ["numbers", "products", "result"]),
        ("a * (b + c)", ["numbers", "sum", "result"]),
        ("(1 - z) * n + z * h", ["numbers", "sum", "products", "result"]),
        ("tanh(a)", ["numbers", "result"]),
        ("tanh(a) * tanh(b + c)", ["numbers", "sum", "activation", "result"]),
        ("sigmoid(a * b)", ["numbers", "products", "result"]),
        ("-a", ["numbers", "result"]),
    ],
)
def test_the_stages_of_a_sentence(sentence: str, wanted: list[str]) -> None:
    assert [stage.name for stage in stages(read(sentence))] == wanted


@pytest.mark.parametrize(
    ("sentence", "stage", "part"),
    [
        ("sigmoid(u * h + w * x + b)", "sum", "u * h + w * x + b"),
        ("o * tanh(c)", "activation", "tanh(c)"),
        ("o * tanh(c)", "result", "o * tanh(c)"),
        ("f * c + i * g", "products", None),
        ("f * c + i * g", "activation", None),
    ],
)
def test_a_stage_names_the_one_figure_it_shows(sentence: str, stage: str, part: str | None) -> None:
    term = read(sentence)
    node = part_of_stage(term, stage)
    assert (None if node is None else str(code(term).nodes[node].term)) == part


@settings(max_examples=60, deadline=None)
@given(sentences)
def test_cuts_go_once_through_every_leaf_and_move_up(term: t.Sentence) -> None:
    laid, found = code(term), stages(term)
    leaves = [node.path for node in laid.nodes if not node.parts]
    assert found[0].name == "numbers" and found[-1].name == "result"
    assert found[-1].cut == (len(laid.nodes) - 1,)
    assert all(stage.name in STAGES for stage in found)
    before: set[t.Path] = set(leaves)
    for stage in found:
        paths = [laid.nodes[k].path for k in stage.cut]
        for leaf in leaves:
            assert sum(leaf[: len(path)] == path for path in paths) == 1
        assert all(any(p[: len(path)] == path for path in paths) for p in before), "a cut moves up"
        assert set(stage.new) <= set(stage.cut)
        before = set(paths)


@settings(max_examples=60, deadline=None)
@given(valued)
def test_all_cuts_of_a_sentence_have_one_value(term: t.Sentence) -> None:
    """Whatever is shown, the sentence comes to the same: with exact figures on any cut, to 60 digits."""
    laid, whole = code(term), paper.value(term)
    parts = {node.path: paper.value(node.term) for node in laid.nodes}
    for stage in stages(term):
        cut = {laid.nodes[k].path: parts[laid.nodes[k].path] for k in stage.cut}
        assert paper.alike(paper.value(term, cut), whole)


@settings(max_examples=60, deadline=None)
@given(valued)
def test_every_cut_redone_with_exact_figures_is_the_whole(term: t.Sentence) -> None:
    laid = code(term)
    root = len(laid.nodes) - 1
    whole = value_of(term, precision=256)
    parts = {k: value_of(node.term, precision=256) for k, node in enumerate(laid.nodes)}
    for stage in stages(term):
        if any(isinstance(parts[k], Interval) for k in stage.cut):
            continue  # no figure is exactly that value
        again = redo(laid, root, {k: parts[k] for k in stage.cut}, 256)
        (low, high), (least, most) = ((v.lower, v.upper) if isinstance(v, Interval) else (v, v) for v in (again, whole))
        assert max(low, least) <= min(high, most)
