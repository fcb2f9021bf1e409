"""Tables whose heads say what is in them: each row is worked from its own figures, and no right table is doubted."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence

import pytest

from symbolic_lstm.articles.check import check
from symbolic_lstm.articles.columns import GUESS
from symbolic_lstm.articles.documents.document_kinds import read
from symbolic_lstm.articles.finding import Finding

Rows = list[list[str]]


def in_columns(text: str, name: str = "table.md") -> list[Finding]:
    """What is found in the columns of tables."""
    return [each for each in check(read(name, text.encode())).findings if each.guess == GUESS]


def wrong(text: str, name: str = "table.md") -> list[str]:
    return [each.printed for each in in_columns(text, name) if each.level in ("error", "warning")]


def markdown(head: Sequence[str], rows: Rows, before: str = "") -> str:
    lines = [head, ["---"] * len(head), *rows]
    return f"{before}\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def tables(chance: random.Random) -> Iterator[tuple[Sequence[str], Rows, str]]:
    """Right tables of five kinds with numbers by chance, rounded or carried as authors do."""
    w, u, b = (round(chance.uniform(-3, 3), 2) for _ in range(3))
    few, places, carried = chance.randint(1, 3), chance.randint(2, 5), chance.random() < 0.5
    comma = chance.random() < 0.2

    def said(value: float, digits: int) -> str:
        text = f"{value:.{digits}f}".replace("-", chance.choice("-−"))
        return text.replace(".", ",") if comma else text

    def number(value: float) -> str:
        return (f"({value})" if value < 0 else f"{value}").replace(".", "," if comma else ".")

    def kept(value: float, digits: int) -> float:
        return round(value, digits) if carried else value

    xs = [round(chance.uniform(-4, 4), few) for _ in range(chance.randint(2, 8))]
    yield (
        ["x", "σ(x)", "tanh(x)"],
        [[said(x, few), said(sigmoid(x), places), said(math.tanh(x), places)] for x in xs],
        "",
    )
    slopes = [[said(x, few), said(s := sigmoid(x), places), said((k := kept(s, places)) * (1 - k), places)] for x in xs]
    yield ["z", "f = σ(z)", "σ(z)(1 − σ(z))"], slopes, ""
    sums = [[said(x, few), said(z := w * x + b, 2), said(sigmoid(kept(z, 2)), places)] for x in xs]
    line = f"{number(w)} · x + {number(b)}"
    yield ["input x", line, f"σ({line})"], sums, ""
    steps: Rows = []
    h = 0.0
    for k, x in enumerate(xs):
        z = kept(w * x + u * h + b, 2)
        h = kept(math.tanh(z), places)
        steps.append([str(k + 1), said(x, few), said(z, 2), said(h, places)])
    told = f"z_t = {number(w)}·x_t + {number(u)}·h_{{t−1}} + {number(b)} and h_t = tanh(z_t), with h_0 = 0."
    yield ["step t", "input x_t", "z_t", "h_t"], steps, told


@pytest.mark.parametrize("seed", range(12))
def test_no_right_table_is_doubted(seed: int) -> None:
    for head, rows, before in tables(random.Random(seed)):
        text = markdown(head, rows, before)
        assert wrong(text) == [] and in_columns(text), text


@pytest.mark.judge
def test_no_right_table_of_thousands_is_doubted() -> None:
    for seed in range(100, 1600):
        for head, rows, before in tables(random.Random(seed)):
            assert wrong(text := markdown(head, rows, before)) == [], text


STEPS = """Wir rechnen h_t = tanh(0,8 · x_t + 0,5 · h_{t−1} + 0,1) mit h_0 = 0.

| t | x_t | h_{t−1} | Summe | h_t |
|---|---|---|---|---|
| 1 | 0,5 | 0 | 0,5000 | 0,4621 |
| 2 | −1,0 | 0,4621 | −0,4690 | −0,4374 |
| 3 | 2,0 | −0,4374 | 1,4813 | 0,9117 |
"""
VALUES = [["−2", "0.119", "0.105"], ["−1", "0.269", "0.197"], ["0", "0.5", "0.25"], ["1", "0.713", "0.197"]]
LATEX = (
    r"""\begin{tabular}{rr} $z$ & $\tanh(z)$ \\ \hline $-1$ & $-0.7616$ \\ $0.5$ & 0.4261 \\ 2 & 0.9640 \end{tabular}"""
)
HTML = """<table><tr><th><i>x</i></th><th>&minus;1</th><th>0</th><th>1</th><th>2</th></tr>
<tr><th>&sigma;(<i>x</i>)</th><td>0.269</td><td>0.5</td><td>0.731</td><td>0.818</td></tr></table>"""
RST = "=====  ==========\nx      tanh(x)\n=====  ==========\n1      0.7616\n2      0.9640\n3      0.9591\n=====  ==========\n"


@pytest.mark.parametrize(
    ("text", "name", "printed"),
    [
        (markdown(["x", "σ(x)", "σ'(x) = σ(x)(1 − σ(x))"], VALUES), "a.md", "0.713"),
        (STEPS, "a.md", "0,9117"),
        (f"\\begin{{document}}{LATEX}\\end{{document}}", "a.tex", "0.4261"),
        (HTML, "a.html", "0.818"),
        (RST, "a.rst", "0.9591"),
    ],
)
def test_a_wrong_figure_is_found_where_it_stands(text: str, name: str, printed: str) -> None:
    found = [each for each in in_columns(text, name) if each.level in ("error", "warning")]
    assert [text[each.start : each.end] for each in found] == [printed]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (["a", "b", "a-b"], lambda k: [f"{k}", f"{k + 1}", f"{7 * k + 5}"]),  # a name with a hyphen, no difference
        (["model", "F1 - micro", "acc"], lambda k: ["base", f"0.{k + 1}", "91"]),
        (["n", "log n"], lambda k: [f"{2**k}", f"{k}"]),  # to the base 2: most rows say so
    ],
)
def test_a_head_that_means_something_else_is_left_alone(head: list[str], row: Callable[[int], list[str]]) -> None:
    assert wrong(markdown(head, [row(k) for k in range(1, 6)])) == []


def test_a_name_with_two_values_is_left_alone() -> None:
    table = markdown(["x", "w·x"], [[str(k), str(3 * k)] for k in range(1, 5)])
    assert in_columns(f"With w = 3 {table}") and not in_columns(f"First w = 3, later w = 2. {table}")
