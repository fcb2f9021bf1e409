"""Gates in a column, `[i; f; o; g] = [σ; σ; σ; tanh] W [h; x]`; gates that nothing reads; states made of themselves."""

from __future__ import annotations

import pytest

from tests.articles.articles import checked, flagged

STATES = r"""
$$c_t = f \odot c_{t-1} + i \odot g$$
$$h_t = o \odot \tanh(c_t)$$
"""


def _column(kind: str, functions: str, on: str = r"W \begin{bmatrix} h_{t-1} \\ x_t \end{bmatrix}") -> str:
    names = rf"\begin{{{kind}}} i \\ f \\ o \\ g \end{{{kind}}}"
    return rf"$$ {names} = \begin{{{kind}}} {functions} \end{{{kind}}} {on} $$" + "\n" + STATES


RIGHT = r"\sigma \\ \sigma \\ \sigma \\ \tanh"


@pytest.mark.parametrize(
    "text",
    [
        _column("pmatrix", RIGHT),
        _column("bmatrix", r"\mathrm{sigm} \\ \mathrm{sigm} \\ \mathrm{sigm} \\ \tanh"),
        _column("pmatrix", RIGHT, r"\left( W x_t + U h_{t-1} + b \right)"),
        "[i; f; o; g] = [σ; σ; σ; tanh] W [h_{t-1}; x_t]\n\nc_t = f ⊙ c_{t-1} + i ⊙ g\n\nh_t = o ⊙ tanh(c_t)\n",
    ],
    ids=["pmatrix", "bmatrix", "sum", "plain"],
)
def test_a_column_of_gates_is_read_as_gates(text: str) -> None:
    article = checked(text)
    assert [cell.cell for cell in article.cells] == ["lstm"]
    assert article.unreadable == 0
    assert not [f for f in article.findings if f.level in ("error", "warning")]


def test_layers_are_labels() -> None:
    text = r"""
$$ \begin{pmatrix} i \\ f \\ o \\ g \end{pmatrix} = \begin{pmatrix} \sigma \\ \sigma \\ \sigma \\ \tanh \end{pmatrix}
T_{2n,4n} \begin{pmatrix} h_t^{l-1} \\ h_{t-1}^l \end{pmatrix} $$
$$ c_t^l = f \odot c_{t-1}^l + i \odot g $$
$$ h_t^l = o \odot \tanh(c_t^l) $$
"""
    assert [cell.cell for cell in checked(text).cells] == ["lstm"]
    assert not flagged(text)


@pytest.mark.parametrize("functions", [r"\sigma \\ \sigma \\ \tanh \\ \sigma", r"\sigma \\ \tanh \\ \sigma \\ \sigma"])
def test_functions_in_the_wrong_order_are_told(functions: str) -> None:
    found = flagged(_column("pmatrix", functions))
    assert {(f.rule, f.level) for f in found} == {("E203", "error")}
    assert any("g has sigmoid" in f.message for f in found)


GRU = r"""
$$z_t = \sigma(W_z x_t + U_z h_{t-1})$$
$$r_t = \sigma(W_r x_t + U_r h_{t-1})$$
$$\tilde{h}_t = \tanh(W_h x_t + U_h (r_t \odot h_{t-1}))$$
"""


@pytest.mark.parametrize("instead", ["r_t", "h_{t-1}"])
def test_a_candidate_that_nothing_reads_is_told_where_it_belongs(instead: str) -> None:
    text = GRU + rf"$$h_t = (1 - z_t) \odot h_{{t-1}} + z_t \odot {instead}$$"
    (found,) = flagged(text)
    assert found.level == "error"
    assert "where h̃_t belongs, which is defined and never used" in found.message
    assert text[found.start :].startswith("h_t = ")


def test_a_whole_gru_says_nothing_of_its_candidate() -> None:
    assert not flagged(GRU + r"$$h_t = (1 - z_t) \odot h_{t-1} + z_t \odot \tilde{h}_t$$")


def test_a_state_that_is_made_of_itself_at_its_own_step_is_told() -> None:
    (found,) = flagged(r"The state is $h_t = \tanh(W h_t + U x_t + b)$.")
    assert (found.rule, found.level) == ("E204", "warning")
    assert not flagged(r"The state is $h_t = \tanh(W h_{t-1} + U x_t + b)$.")
