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


@pytest.mark.parametrize("order", ["ifog", "figo", "gifo", "fiog"])
@pytest.mark.parametrize(
    "on", [r"W \begin{bmatrix} h_{t-1} \\ x_t \end{bmatrix}", r"\left( W [h_{t-1}, x_t] + b \right)"]
)
def test_tanh_on_the_input_gate_is_told_whatever_the_order(order: str, on: str) -> None:
    def column(candidate: str) -> str:
        functions = r" \\ ".join(r"\tanh" if each == candidate else r"\sigma" for each in order)
        return _column("pmatrix", functions, on).replace(r"i \\ f \\ o \\ g", r" \\ ".join(order))

    assert not flagged(column("g"))
    (found,) = flagged(column("i"))
    assert (found.rule, found.level) == ("E203", "error")
    assert "wrong order" in found.message


SYSTEM = r"""
i_t = \sigma(W_i x_t + U_i h_{t-1} + b_i) \\
f_t = \sigma(W_f x_t + U_f h_{t-1} + b_f) \\
o_t = \sigma(W_o x_t + U_o h_{t-1} + b_o) \\
g_t = \tanh(W_g x_t + U_g h_{t-1} + b_g)
"""
WHOLE = r"""
$$c_t = f_t \odot c_{t-1} + i_t \odot g_t$$
$$h_t = o_t \odot \tanh(c_t)$$
"""


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        (r"\begin{cases}", r"\end{cases}"),
        (r"\begin{equation}\begin{cases}", r"\end{cases}\end{equation}"),
        (r"\left\{ \begin{array}{l}", r"\end{array} \right."),
        (r"\left\{ \begin{matrix}", r"\end{matrix} \right\}"),
    ],
)
def test_a_brace_before_several_equations_is_a_system(begin: str, end: str) -> None:
    text = f"$$\n{begin}{SYSTEM}{end}\n$$\n{WHOLE}"
    article = checked(text)
    assert ([cell.cell for cell in article.cells], article.unreadable) == (["lstm"], 0)
    assert not flagged(text)
    (found,) = flagged(text.replace("W_o x_t + U_o", "W_o x_t + U_i"))
    assert found.rule == "E206"


def test_cases_behind_a_name_stay_one_sentence() -> None:
    assert not flagged(r"$$ f(x) = \begin{cases} 0 & x = 0 \\ 1 & x = 1 \end{cases} $$")


def test_a_program_that_trades_the_functions_of_i_and_g_is_told() -> None:
    program = (
        "\n```python\nz = np.hstack([x, h]) @ W + b\ni = sigmoid(z[:, :H])\nf = sigmoid(z[:, H:2*H])\n"
        "o = sigmoid(z[:, 2*H:3*H])\ng = np.tanh(z[:, 3*H:])\nc = f * c + i * g\nh = o * np.tanh(c)\n```\n"
    )
    assert not flagged(_column("pmatrix", RIGHT) + program)
    assert [f.rule for f in flagged(_column("pmatrix", RIGHT) + program.replace("2*H:3*H", "H:2*H"))] == ["E210"]
    wrong = program.replace("i = sigmoid(", "i = np.tanh(").replace("g = np.tanh(", "g = sigmoid(")
    (found,) = flagged(_column("pmatrix", RIGHT) + wrong)
    assert (found.rule, found.level) == ("E210", "error")
