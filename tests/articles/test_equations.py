"""Cells are recognised in every notation, and a single slip is told at its equation."""

from __future__ import annotations

import pytest

from tests.articles.articles import checked

GATES = "f_t = \\sigma(W_f x_t + U_f h_{t-1} + b_f) \\\\ i_t = \\sigma(W_i x_t + U_i h_{t-1} + b_i) \\\\ o_t = \\sigma(W_o x_t + U_o h_{t-1} + b_o)"
LSTM = f"{GATES} \\\\ g_t = \\tanh(W_g x_t + U_g h_{{t-1}} + b_g) \\\\ c_t = f_t \\odot c_{{t-1}} + i_t \\odot g_t \\\\ h_t = o_t \\odot \\tanh(c_t)"
GRU = (
    "z_t = \\sigma(W_z x_t + U_z h_{t-1} + b_z) \\\\ r_t = \\sigma(W_r x_t + U_r h_{t-1} + b_r) \\\\ "
    "n_t = \\tanh(W_n x_t + U_n (r_t \\odot h_{t-1}) + b_n) \\\\ h_t = (1 - z_t) \\odot n_t + z_t \\odot h_{t-1}"
)
#: Systems in the notations of articles, and the cell and the notation they are.
WRITTEN = {
    "split": (LSTM, "lstm", "standard"),
    "rows": (
        "F = \\sigma(X_t W_{xf} + H_{t-1} W_{hf} + b_f) \\\\ I = \\sigma(X_t W_{xi} + H_{t-1} W_{hi} + b_i) \\\\ "
        "O = \\sigma(X_t W_{xo} + H_{t-1} W_{ho} + b_o) \\\\ \\tilde{C}_t = \\tanh(X_t W_{xc} + H_{t-1} W_{hc} + b_c) \\\\ "
        "C_t = F \\odot C_{t-1} + I \\odot \\tilde{C}_t \\\\ H_t = O \\odot \\tanh(C_t)",
        "lstm", "d2l",
    ),
    "concatenated": (
        "f_t = \\sigma(W_f \\cdot [h_{t-1}, x_t] + b_f) \\\\ i_t = \\sigma(W_i [h_{t-1}, x_t] + b_i) \\\\ "
        "\\tilde{C}_t = \\tanh(W_C \\cdot [h_{t-1}, x_t] + b_C) \\\\ o_t = \\sigma(W_o [h_{t-1}, x_t] + b_o) \\\\ "
        "C_t = f_t * C_{t-1} + i_t * \\tilde{C}_t \\\\ h_t = o_t * \\tanh(C_t)",
        "lstm", "olah",
    ),
    "gammas": (
        "\\tilde c^{\\langle t \\rangle} = \\tanh(W_c[a^{\\langle t-1 \\rangle}, x^{\\langle t \\rangle}] + b_c) \\\\ "
        "\\Gamma_u = \\sigma(W_u[a^{\\langle t-1 \\rangle}, x^{\\langle t \\rangle}] + b_u) \\\\ "
        "\\Gamma_f = \\sigma(W_f[a^{\\langle t-1 \\rangle}, x^{\\langle t \\rangle}] + b_f) \\\\ "
        "\\Gamma_o = \\sigma(W_o[a^{\\langle t-1 \\rangle}, x^{\\langle t \\rangle}] + b_o) \\\\ "
        "c^{\\langle t \\rangle} = \\Gamma_u * \\tilde c^{\\langle t \\rangle} + \\Gamma_f * c^{\\langle t-1 \\rangle} \\\\ "
        "a^{\\langle t \\rangle} = \\Gamma_o * \\tanh(c^{\\langle t \\rangle})",
        "lstm", "ng",
    ),
    "two biases": (
        "".join(
            f"{g}_t = {f}(W_{{i{g}}} x_t + b_{{i{g}}} + W_{{h{g}}} h_{{t-1}} + b_{{h{g}}}) \\\\ "
            for g, f in (("i", "\\sigma"), ("f", "\\sigma"), ("g", "\\tanh"), ("o", "\\sigma"))
        )
        + "c_t = f_t \\odot c_{t-1} + i_t \\odot g_t \\\\ h_t = o_t \\odot \\tanh(c_t)",
        "lstm", "pytorch",
    ),
    "pre-activations": (
        "a_t = W_f x_t + U_f h_{t-1} \\\\ e_t = W_i x_t + U_i h_{t-1} \\\\ d_t = W_o x_t + U_o h_{t-1} \\\\ "
        "g_t = W_g x_t + U_g h_{t-1} \\\\ c_t = \\sigma(a_t) c_{t-1} + \\sigma(e_t) \\tanh(g_t) \\\\ h_t = \\sigma(d_t) \\tanh(c_t)",
        "lstm", "standard",
    ),
    "z keeps": (GRU, "gru", "standard"),
    "z writes": (GRU.replace("(1 - z_t) \\odot n_t + z_t \\odot h_{t-1}", "(1 - z_t) h_{t-1} + z_t n_t"), "gru-writes", "standard"),
    "z writes, as a step": (GRU.replace("(1 - z_t) \\odot n_t + z_t \\odot h_{t-1}", "h_{t-1} + z_t (n_t - h_{t-1})"), "gru-writes", "standard"),
    "reset after": (GRU.replace("U_n (r_t \\odot h_{t-1})", "r_t \\odot (U_n h_{t-1})"), "gru-after", "standard"),
    "index i": (GRU.replace("_{t-1}", "_{i-1}").replace("_t", "_i"), "gru", "standard"),
    "functions without a name": (GRU.replace("\\sigma", "f_g").replace("\\tanh", "f_h"), "gru", "standard"),
    "one gate for both": (
        "f_t = \\sigma(W_f x_t + U_f h_{t-1} + b_f) \\\\ n_t = \\tanh(W_n x_t + U_n (f_t \\odot h_{t-1}) + b_n) \\\\ "
        "h_t = (1 - f_t) \\odot h_{t-1} + f_t \\odot n_t",
        "mgu", "standard",
    ),
    "times above": (LSTM.replace("_{t-1}", "^{t-1}").replace("_t", "^t"), "lstm", "standard"),
    "the logistic function written out": (
        "".join(
            f"{g}_t = \\frac{{1}}{{1 + e^{{-(W_{g} x_t + U_{g} h_{{t-1}} + b_{g})}}}} \\\\ " for g in "fio"
        )
        + LSTM[LSTM.index("g_t =") :],
        "lstm", "standard",
    ),
    "simple": ("h_t = \\tanh(W x_t + U h_{t-1} + b)", "rnn", "standard"),
}  # fmt: skip


@pytest.mark.parametrize("style", WRITTEN)
def test_a_cell_is_recognised_however_it_is_written(style: str) -> None:
    text, cell, notation = WRITTEN[style]
    article = checked(f"$$\\begin{{aligned}} {text} \\end{{aligned}}$$")
    assert [(found.cell, found.notation, found.distance) for found in article.cells] == [(cell, notation, 0)]
    assert not [f for f in article.findings if f.level in ("error", "warning")]


#: A slip in the LSTM or the GRU: what is written instead, the rule, and what the equation defines.
SLIPS = {
    "no candidate": (LSTM, "i_t \\odot g_t", "i_t", "E207", "c_t"),
    "no tanh": (LSTM, "\\tanh(c_t)", "c_t", "E202", "h_t"),
    "no sigma": (LSTM, "f_t = \\sigma(W_f x_t + U_f h_{t-1} + b_f)", "f_t = W_f x_t + U_f h_{t-1} + b_f", "E202", "f_t"),
    "tanh for sigma": (LSTM, "f_t = \\sigma", "f_t = \\tanh", "E203", "f_t"),
    "sigma for tanh": (LSTM, "\\tanh(c_t)", "\\sigma(c_t)", "E203", "h_t"),
    "time": (LSTM, "\\tanh(c_t)", "\\tanh(c_{t-1})", "E204", "h_t"),
    "time in a gate": (LSTM, "U_f h_{t-1}", "U_f h_t", "E204", "f_t"),
    "wrong gate": (LSTM, "f_t \\odot c_{t-1}", "i_t \\odot c_{t-1}", "E214", None),
    "weights of another gate": (LSTM, "W_i x_t + U_i h_{t-1} + b_i", "W_f x_t + U_f h_{t-1} + b_f", "E206", None),
    "one weight of another gate": (LSTM, "W_i x_t", "W_f x_t", "E206", "i_t"),
    "sign": (LSTM, "c_{t-1} + i_t", "c_{t-1} - i_t", "E212", "c_t"),
    "no term": (LSTM, "W_f x_t + U_f h_{t-1} + b_f", "U_f h_{t-1} + b_f", "E207", "f_t"),
    "GRU, sign": (GRU, "(1 - z_t)", "(1 + z_t)", "E212", "h_t"),
    "GRU, another gate resets": (GRU, "r_t \\odot h_{t-1}", "z_t \\odot h_{t-1}", "E214", None),
    "GRU, no tanh": (GRU, "\\tanh(W_n x_t + U_n (r_t \\odot h_{t-1}) + b_n)", "W_n x_t + U_n (r_t \\odot h_{t-1}) + b_n", "E202", "n_t"),
    "GRU, time": (GRU, "z_t \\odot h_{t-1}", "z_t \\odot h_t", "E204", "h_t"),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_at_its_equation(slip: str) -> None:
    right, old, new, rule, where = SLIPS[slip]
    assert old in right
    text = right.replace(old, new)
    article = checked(f"$$\\begin{{aligned}} {text} \\end{{aligned}}$$")
    found = [f for f in article.findings if f.level in ("error", "warning")]
    assert {f.rule for f in found} == {rule}
    assert where is None or {f.expression for f in found} == {where}
    assert [cell.distance for cell in article.cells] == [1]


def test_a_gate_under_two_names_is_told_and_one_that_is_missing_is_a_note() -> None:
    misspelt = checked(f"$${LSTM.replace('o_t = ', 'p_t = ')}$$".replace(" \\\\ ", "$$ $$"))
    assert [(f.rule, f.level, f.printed) for f in misspelt.findings if f.rule == "E205"] == [("E205", "warning", "o_t")]
    rows = LSTM.split(" \\\\ ")
    missing = checked("".join(f"$${row}$$ " for row in rows if not row.startswith("o_t")))
    assert [(f.level, f.printed) for f in missing.findings if f.rule == "E205"] == [("note", "o_t")]
    given = checked("Here $o_t = 0.5$. " + "".join(f"$${row}$$ " for row in rows if not row.startswith("o_t")))
    assert not [f for f in given.findings if f.rule == "E205"]


def test_a_convention_is_a_note_and_two_cells_are_two() -> None:
    article = checked(
        f"$$\\begin{{aligned}} {LSTM} \\end{{aligned}}$$ and $$\\begin{{aligned}} {GRU} \\end{{aligned}}$$"
    )
    assert [cell.cell for cell in article.cells] == ["lstm", "gru"]
    assert any(f.rule == "E208" and "keeps the old state" in f.message for f in article.findings)


def test_weights_that_are_said_to_be_equal_are_no_equations_of_a_cell() -> None:
    article = checked(f"$$\\begin{{aligned}} {LSTM} \\end{{aligned}}$$ where $W_f = W_i = W_o = 0.5$.")
    assert [f.rule for f in article.findings if f.level in ("error", "warning")] == []


def test_what_is_no_cell_is_none() -> None:
    assert checked("$y_t = V h_t + c$ and $p_n = p_{n-1} + 2 q_n$, $E = m c^2$").cells == ()


def test_brackets_that_do_not_match_are_told() -> None:
    assert [f.rule for f in checked("$f_t = \\sigma(W_f x_t + (U_f h_{t-1} + b_f)$").findings] == ["E209"]


def test_a_gate_of_the_step_before_is_told_at_its_line() -> None:
    """It looks like a state of its own, so that the equations as they stand are no cell."""
    cell = (
        "$$f_t = \\sigma(W_f x_t + U_f h_{t-1})$$\n$$i_t = \\sigma(W_i x_t + U_i h_{t-1})$$\n"
        "$$o_t = \\sigma(W_o x_t + U_o h_{t-1})$$\n$$g_t = \\tanh(W_g x_t + U_g h_{t-1})$$\n"
        "$$c_t = f_t \\odot c_{t-1} + i_t \\odot g_{t-1}$$\n$$h_t = o_t \\odot \\tanh(c_t)$$\n"
    )
    (found,) = [f for f in checked(cell).findings if f.level == "error"]
    assert (found.rule, cell.count("\n", 0, found.start)) == ("E204", 4)


def test_a_candidate_made_of_itself_is_told_and_a_layer_upon_a_layer_is_none() -> None:
    lstm = (
        "$$f_t = \\sigma(W_f x_t + U_f h_{t-1})$$\n$$i_t = \\sigma(W_i x_t + U_i h_{t-1})$$\n"
        "$$o_t = \\sigma(W_o x_t + U_o h_{t-1})$$\n$$g_t = \\tanh(W_g x_t + U_g g_{t-1})$$\n"
        "$$c_t = f_t \\odot c_{t-1} + i_t \\odot g_t$$\n$$h_t = o_t \\odot \\tanh(c_t)$$\n"
    )
    gru = (
        "$$z_t = \\sigma(W_z x_t + U_z h_{t-1})$$\n$$r_t = \\sigma(W_r x_t + U_r h_{t-1})$$\n"
        "$$\\tilde h_t = \\tanh(W x_t + U (r_t \\odot \\tilde h_{t-1}))$$\n"
        "$$h_t = (1 - z_t) \\odot h_{t-1} + z_t \\odot \\tilde h_t$$\n"
    )
    for cell, line in ((lstm, 3), (gru, 2)):
        (found,) = [f for f in checked(cell).findings if f.level == "error"]
        assert (found.rule, cell.count("\n", 0, found.start)) == ("E201", line)
    layers = "$$s_t = \\tanh(W_1 x_t + U_1 s_{t-1})$$\n$$h_t = \\tanh(W_2 s_t + U_2 h_{t-1})$$\n"
    assert not [f for f in checked(layers).findings if f.level in ("error", "warning")]


def test_what_is_written_of_half_a_cell_is_no_error() -> None:
    """The state alone, with a sign of its own, may be another cell; that of a whole cell is a slip."""
    gates = "".join(
        f"$${gate}_t = {function}(W_{gate} x_t + U_{gate} h_{{t-1}} + b_{gate})$$\n"
        for gate, function in (("f", r"\sigma"), ("i", r"\sigma"), ("o", r"\sigma"), ("g", r"\tanh"))
    )
    half = f"{gates}$$c_t = f_t \\odot c_{{t-1}} - i_t \\odot g_t$$\n"
    for text, level in ((half, "note"), (f"{half}$$h_t = o_t \\odot \\tanh(c_t)$$\n", "error")):
        assert [(f.rule, f.level) for f in checked(text).findings if f.rule == "E212"] == [("E212", level)]
