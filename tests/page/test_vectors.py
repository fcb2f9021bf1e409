"""The vector form against a plain LSTM in NumPy, and line by line from its printed text."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

import symbolic_lstm as sl
from symbolic_lstm.errors import UsageError
from symbolic_lstm.published.spec import parse_example

from ..quick import quick
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


@pytest.mark.parametrize("notation", ["standard", "olah", "pytorch", "keras", "d2l", "ng"])
@pytest.mark.parametrize("carry", quick(["full", "shown"], lambda carry: carry == "shown"))
def test_a_vector_is_worked_as_such_and_then_entry_by_entry(notation: str, carry: str) -> None:
    page = sl.sheet(parse_example(example(3, carry)), notation=notation)
    assert sl.audit(page) == () == sl.verify_export(page)
    for step in json.loads(page.write("json"))["steps"]:
        entries = [line["entry"] for line in step["stages"]]
        assert list(dict.fromkeys(map(str, entries))) == ["None", "[0]", "[1]"]
        whole = [line for line in step["stages"] if line["entry"] is None]
        assert [line["stage"] for line in whole] == WHOLE[step["name"]]
        assert not any("note" in line for line in whole)
        assert flat(grid(whole[-1]["text"])) == step["shown"]


WHOLE = {
    **{name: ["formula", "numbers", "products", "sum", "result"] for name in "figo"},
    "c": ["formula", "numbers", "products", "result"],
    "h": ["formula", "numbers", "activation", "result"],
}


def grid(text: str) -> list[list[str]]:
    """The rows of `[a, b; c, d]`."""
    inner = text.replace("−", "-").removeprefix("[").removesuffix("]")
    return [row.split(", ") for row in inner.split("; ")]


def flat(rows: list[list[str]]) -> list[str]:
    return [cell for row in rows for cell in row]


def test_the_first_lines_of_a_vector_are_matrices_and_vectors() -> None:
    step = json.loads(sl.sheet(parse_example(example(3, "shown"))).write("json"))["steps"][0]
    assert [line["text"] for line in step["stages"][:5]] == [
        "σ(U_f{2×2} h₀{2×1} + W_f{2×2} x₁{2×1} + b_f{2×1})",
        "σ([0.50, −0.25; 1.10, 0.30] [0.10; −0.30] + [−0.70, 0.40; 0.20, 0.90] [1; −0.5] + [0.10; −0.20])",
        "σ([0.125; 0.020] + [−0.90; −0.25] + [0.10; −0.20])",
        "σ([−0.675; −0.430])",
        "[0.337; 0.394]",
    ]
    assert [line["relation"] for line in step["stages"][:5]] == ["=", "=", "=", "=", "≈"]


def test_every_line_of_a_vector_follows_from_the_line_above_as_numpy_works_it() -> None:
    number = r"−?\d[\d.]*"

    def worked(text: str) -> np.ndarray:
        named = re.sub(rf"\[{number}(?:[,;] {number})*\]", lambda m: f"a({grid(m[0])!r})", text)
        named = re.sub(r"\) a\(", ") @ a(", named).replace("⊙", "*").replace("σ(", "s(").replace("−", "-")
        known = {"a": lambda rows: np.array(rows, dtype=float), "s": lambda z: 1 / (1 + np.exp(-z)), "tanh": np.tanh}
        return eval(named, {"__builtins__": {}}, known)  # what our own sheet prints

    compared = 0
    for digits, carry in ((3, "full"), (3, "shown"), (6, "full")):
        for step in json.loads(sl.sheet(parse_example(example(digits, carry))).write("json"))["steps"]:
            lines = [line for line in step["stages"] if line["entry"] is None][1:]
            for before, after in pairwise(lines):
                assert np.all(np.abs(worked(before["text"]) - worked(after["text"])) <= 2 * 10.0**-digits)
                compared += 1
            shown = worked(lines[-1]["text"])
            assert np.all(np.abs(worked(lines[-2]["text"]) - shown) <= 0.500001 * 10.0**-digits)
    assert compared == 3 * 2 * (4 * 3 + 2 + 2)


def test_entries_are_chosen() -> None:
    worked = parse_example(example())

    def entries(chosen: str | None) -> set[tuple[int, ...]]:
        return {line.entry for display in sl.sheet(worked, entries=chosen).displays for line in display.lines}

    assert entries("none") == {()}
    assert entries("1") == {(), (1,)}
    assert entries("0, 1") == entries("all") == entries(None) == {(), (0,), (1,)}
    for wrong in ("2", "first", "0-1", "", "1,,0", "999999999"):
        with pytest.raises(UsageError):
            sl.sheet(worked, entries=wrong)
    with pytest.raises(UsageError, match="single number"):
        sl.sheet("understanding-lstms", entries="0")
    assert sl.sheet("understanding-lstms", entries="none") == sl.sheet("understanding-lstms")


def test_html_keeps_entries_behind_a_word_unless_they_were_asked_for() -> None:
    worked = parse_example(example())
    html, asked = sl.sheet(worked).write("html"), sl.sheet(worked, entries="all").write("html")
    assert html.count("<details>\n<summary>Entry by entry</summary>") == 12 == asked.count('<details open="open">')
    assert "<details" not in sl.sheet(worked, entries="none").write("html")
    assert "<summary>Eintrag für Eintrag</summary>" in sl.sheet(worked, language="de").write("html")
