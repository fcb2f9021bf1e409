"""The vector form against a plain LSTM in NumPy, and line by line from its printed text."""

from __future__ import annotations

import json
from fractions import Fraction

import numpy as np
import pytest

import symbolic_lstm as sl
from symbolic_lstm.published.spec import parse_example

from . import pocket
from .vectors import GIVEN, WEIGHTS, example


def numpy_lstm() -> dict[str, np.ndarray]:
    """Every quantity of every step, `f@1` …, in double precision."""
    w = {name: np.array(rows, dtype=float) for name, rows in WEIGHTS.items()}
    h, c = (np.array(GIVEN[name], dtype=float) for name in ("h_prev", "c_prev"))
    found = {}
    for step, x in enumerate(np.array(GIVEN["x"], dtype=float), start=1):
        z = {k: w[f"U_{k}"] @ h + w[f"W_{k}"] @ x + w[f"b_{k}"] for k in "figo"}
        f, i, o = (1 / (1 + np.exp(-z[k])) for k in "fio")
        g = np.tanh(z["g"])
        c = f * c + i * g
        h = o * np.tanh(c)
        found |= {f"{name}@{step}": value for name, value in zip("figcoh", (f, i, g, c, o, h), strict=True)}
    return found


@pytest.mark.parametrize("digits", [2, 3, 8])
def test_values_are_those_of_numpy(digits: int) -> None:
    page = sl.narrate(parse_example(example(digits)))
    data = json.loads(sl.write(page, "json"))
    wanted = numpy_lstm()
    assert {f"{s['name']}@{s['time']}" for s in data["steps"]} == wanted.keys()
    for step in data["steps"]:
        value = wanted[f"{step['name']}@{step['time']}"]
        shown = np.array(step["shown"], dtype=float)
        assert isinstance(step["shown"], list) and shown.shape == (2,)
        assert np.all(np.abs(shown - value) <= 0.5000001 * 10.0**-digits)
        for ends in (("lower", "upper"), ("full_lower", "full_upper")):
            low, high = (np.array(step[end], dtype=float) for end in ends)
            assert np.all(low <= value + 1e-12) and np.all(value <= high + 1e-12)
            assert all(Fraction(a) <= Fraction(b) for a, b in zip(step[ends[0]], step[ends[1]], strict=True))


def test_given_numbers_are_nested_lists_of_texts() -> None:
    data = json.loads(sl.write(sl.narrate(parse_example(example())), "json"))
    assert data["given"] == {**WEIGHTS, **GIVEN}


@pytest.mark.parametrize("carry", ["full", "shown"])
@pytest.mark.parametrize("digits", [1, 3, 6])
def test_every_line_checks_for_a_reader(digits: int, carry: str) -> None:
    page = sl.narrate(parse_example(example(digits, carry)))
    assert sl.audit(page) == ()
    printed = pocket.derivations(sl.write(page))
    assert len(printed) == 2 * 6 * 2
    results = []
    for rows in printed:
        assert rows[0].stage == "formula" and rows[-1].stage == "result"
        assert pocket.faults(rows) == []
        assert not any(row.noted for row in rows) or carry == "full"
        # the numbers stand in the formula's order: the same signs over as many parts
        stands = {name: lambda number: True for name in names(rows[0].right)}
        assert pocket.put_in(rows[0].right, rows[1].right, stands) == []
        results.append(rows[-1].right.value)
    shown = [Fraction(text) for display in page.displays for text in display.step.shown]
    assert results == shown


def names(said: pocket.Said) -> set[str]:
    return {said.text} if said.kind == "name" else {name for part in said.parts for name in names(part)}


def test_an_entry_is_worked_with_its_own_weights() -> None:
    page = sl.narrate(parse_example(example()))
    first, second = pocket.derivations(sl.write(page))[:2]
    figures = [[n.text.replace("−", "-") for n in numbers(rows[1].right)] for rows in (first, second)]
    h, x = GIVEN["h_prev"], GIVEN["x"][0]
    for row, found in enumerate(figures):
        wanted = [n for k in (0, 1) for n in (WEIGHTS["U_f"][row][k], h[k])]
        wanted += [n for k in (0, 1) for n in (WEIGHTS["W_f"][row][k], x[k])]
        assert found == [*wanted, WEIGHTS["b_f"][row]]


def numbers(said: pocket.Said) -> list[pocket.Said]:
    return [said] if said.value is not None else [n for part in said.parts for n in numbers(part)]


def test_brackets_of_a_broad_matrix_are_as_tall_as_it_is() -> None:
    html = sl.write(sl.sheet("coursera-lstm-cell"), "html")
    assert html.count("<mo>[</mo><mtable>") == html.count("</mtable><mo>]</mo>") > 0
    assert '<mo stretchy="false">[</mo><mtable>' not in html
