"""Programs of articles without equations: the cell they work is named, and a slip is a note."""

from __future__ import annotations

import pytest

from .articles import checked

LSTM = """def step(x, h, c):
    f = sigmoid(Wf @ x + Uf @ h + bf)
    i = sigmoid(Wi @ x + Ui @ h + bi)
    g = np.tanh(Wg @ x + Ug @ h + bg)
    o = sigmoid(Wo @ x + Uo @ h + bo)
    c = f * c + i * g
    h = o * np.tanh(c)
    return h, c
"""
GRU = """class GRUCell:
    def forward(self, x, h):
        z = sigmoid(x @ self.Wz + h @ self.Uz + self.bz)
        r = sigmoid(x @ self.Wr + h @ self.Ur + self.br)
        n = np.tanh(x @ self.Wh + (r * h) @ self.Uh + self.bh)
        return (1 - z) * h + z * n
"""


def _listing(program: str) -> str:
    return f"```python\n{program}```\n"


@pytest.mark.parametrize(("program", "cell"), [(LSTM, "lstm"), (GRU, "gru-writes")])
def test_the_cell_of_a_program_is_named(program: str, cell: str) -> None:
    article = checked(_listing(program))
    assert [(each.cell, each.notation, each.distance) for each in article.cells] == [(cell, "code", 0)]
    assert {f.level for f in article.findings} == {"pass"}
    assert article.seen == article.checked == 1


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("h = o * np.tanh(c)", "h = o * c", "h has c of the step; there it would be tanh(c of the step)"),
        ("i * g\n", "i * f\n", "c has f_t; there it would be g_t"),
        ("Ui @ h", "Ui @ c", "i has c before the step; there it would be h before the step"),
        ("f * c + i", "f * c - i", "c has −i_t · g_t; there it would be +i · g"),
    ],
)
def test_what_a_program_does_otherwise_is_a_note(right: str, wrong: str, told: str) -> None:
    article = checked(_listing(LSTM.replace(right, wrong)))
    (found,) = article.findings
    assert (found.level, found.message) == ("note", f"this program is near lstm, but {told}")


def test_beside_equations_they_are_judged_by_them_alone() -> None:
    equations = "$$h_t = \\tanh(W x_t + U h_{t-1} + b)$$\n\n"
    assert [each.notation for each in checked(equations + _listing(LSTM)).cells] == ["standard"]
