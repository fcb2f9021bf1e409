"""Gradient equations of articles stand beside our own derivation: right ones in every convention, wrong ones told."""

from __future__ import annotations

import pytest

from symbolic_lstm.articles.finding import Finding
from tests.articles.articles import checked
from tests.articles.test_programs import EQUATIONS, GRU

NG = r"""
$$\Gamma_f^{\langle t \rangle} = \sigma(W_f[a^{\langle t-1 \rangle}, x^{\langle t \rangle}] + b_f)$$
$$\Gamma_u^{\langle t \rangle} = \sigma(W_u[a^{\langle t-1 \rangle}, x^{\langle t \rangle}] + b_u)$$
$$\Gamma_o^{\langle t \rangle} = \sigma(W_o[a^{\langle t-1 \rangle}, x^{\langle t \rangle}] + b_o)$$
$$\tilde c^{\langle t \rangle} = \tanh(W_c[a^{\langle t-1 \rangle}, x^{\langle t \rangle}] + b_c)$$
$$c^{\langle t \rangle} = \Gamma_f^{\langle t \rangle} * c^{\langle t-1 \rangle} + \Gamma_u^{\langle t \rangle} * \tilde c^{\langle t \rangle}$$
$$a^{\langle t \rangle} = \Gamma_o^{\langle t \rangle} * \tanh(c^{\langle t \rangle})$$
"""
RNN = r"$$h_t = \tanh(W_x x_t + W_h h_{t-1} + b)$$"
ROWS = r"$$h_t = \tanh(x_t W_x + h_{t-1} W_h + b)$$"
JOINED = r"""
$$f_t = \sigma(W_f [h_{t-1}, x_t] + b_f), \quad i_t = \sigma(W_i [h_{t-1}, x_t] + b_i)$$
$$o_t = \sigma(W_o [h_{t-1}, x_t] + b_o), \quad g_t = \tanh(W_g [h_{t-1}, x_t] + b_g)$$
$$c_t = f_t \odot c_{t-1} + i_t \odot g_t, \quad h_t = o_t \odot \tanh(c_t)$$
"""
#: Right equations: of a gate or of what stands in its σ, through one path or through all, in the names people use.
RIGHT = {
    EQUATIONS: (
        r"dc_{t-1} = f_t \odot dc_t",
        r"\frac{\partial L}{\partial c_{t-1}} = f_t \frac{\partial L}{\partial c_t}",
        r"\frac{\partial c_t}{\partial c_{t-1}} = f_t",
        r"\delta f_t = \delta c_t \odot c_{t-1} \odot f_t \odot (1 - f_t)",
        r"\delta f_t = \delta c_t \odot c_{t-1}",
        r"\delta_f = \frac{\partial L}{\partial c_t} c_{t-1} f_t (1-f_t)",
        r"\delta c_t = \delta h_t \odot o_t \odot (1 - \tanh^2(c_t)) + \delta c_{t+1} \odot f_{t+1}",
        r"dc_t = dh_t \odot o_t \odot (1 - \tanh(c_t)^2)",
        r"\frac{\partial E}{\partial o_t} = \frac{\partial E}{\partial h_t} \tanh(c_t)",
        r"d\tilde c_t = dc_t \odot i_t \odot (1 - \tilde c_t^2)",
        r"\delta W_f = \delta f_t x_t^T",
        r"dh_{t-1} = U_f^T \delta_f + U_i^T \delta_i + U_o^T \delta_o + U_c^T \delta_c",
        r"dU_f = \delta_f \otimes h_{t-1}",
        r"\frac{\partial L}{\partial b_f} = \delta f_t",
        r"dh_{t-1} = U_f^T \delta f_t + U_i^T \delta i_t + U_o^T \delta o_t + U_c^T \delta \tilde c_t",
        r"dx_t = W_f^T \delta f_t + W_i^T \delta i_t + W_o^T \delta o_t + W_c^T \delta \tilde c_t",
        r"\frac{\partial L}{\partial c_t} = \frac{\partial L}{\partial h_t} \frac{\partial h_t}{\partial c_t} = \frac{\partial L}{\partial h_t} o_t (1 - \tanh^2(c_t))",
    ),
    JOINED: (
        r"dW_f = \delta_f [h_{t-1}, x_t]^T",
        r"\frac{\partial L}{\partial W_f} = \sum_t \delta f_t \, [h_{t-1}, x_t]^\top",
        r"dW_i = \delta_i \otimes [h_{t-1}, x_t]",
        r"db_f = \delta_f",
    ),
    NG: (
        r"d\Gamma_o^{\langle t \rangle} = da_{next} * \tanh(c_{next}) * \Gamma_o^{\langle t \rangle} * (1-\Gamma_o^{\langle t \rangle})",
        r"d\Gamma_f^{\langle t \rangle} = (dc_{next} * c_{prev} + \Gamma_o^{\langle t \rangle} (1-\tanh(c_{next})^2) * c_{prev} * da_{next}) * \Gamma_f^{\langle t \rangle} * (1-\Gamma_f^{\langle t \rangle})",
        r"dc_{prev} = dc_{next}\Gamma_f^{\langle t \rangle} + \Gamma_o^{\langle t \rangle} * (1- \tanh(c_{next})^2)*\Gamma_f^{\langle t \rangle}*da_{next}",
    ),
    GRU: (
        r"dz_t = dh_t \odot (h_{t-1} - n_t) \odot z_t \odot (1 - z_t)",
        r"dn_t = dh_t \odot (1 - z_t) \odot (1 - n_t^2)",
        r"dh_{t-1} = dh_t \odot z_t + U_z^T dz_t + U_r^T dr_t + r_t \odot (U_n^T dn_t)",
    ),
    RNN: (
        r"\frac{\partial h_t}{\partial h_{t-1}} = W_h (1 - h_t^2)",
        r"\frac{\partial L}{\partial h_{t-1}} = \frac{\partial L}{\partial h_t} (1 - h_t^2) W_h",
    ),
}  # fmt: skip
#: Wrong ones.
WRONG = {
    EQUATIONS: (
        r"dc_{t-1} = i_t \odot dc_t",
        r"\delta f_t = \delta c_t \odot c_t \odot f_t \odot (1 - f_t)",
        r"\delta c_t = \delta h_t \odot o_t \odot (1 - \tanh(c_t)) + \delta c_{t+1} \odot f_{t+1}",
        r"\delta c_t = \delta h_t \odot o_t \odot (1 - \tanh^2(c_t)) + \delta c_{t+1} \odot f_t",
        r"\frac{\partial c_t}{\partial c_{t-1}} = i_t",
        r"\delta U_f = \delta f_t h_t^T",
        r"dh_{t-1} = U_f^T \delta f_t + U_i^T \delta o_t + U_o^T \delta o_t + U_c^T \delta \tilde c_t",
        r"dh_{t-1} = U_f^T \delta f_t + U_i^T \delta i_t + U_o^T \delta o_t",
        r"d\tilde c_t = dc_t \odot i_t \odot (1 - \tilde c_t)",
        r"dW_f = x_t^T \delta_f",
        r"dU_f = \delta_i h_{t-1}^T",
    ),
    JOINED: (
        r"dW_f = \delta_f [h_t, x_t]^T",
        r"dW_f = \delta_f [h_{t-1}, x_{t-1}]^T",
        r"dW_f = \delta_i [h_{t-1}, x_t]^T",
        r"dW_f = [h_{t-1}, x_t]^T \delta_f",
    ),
    NG: (
        r"d\Gamma_f^{\langle t \rangle} = dc_{next} * c_{prev} + \Gamma_o^{\langle t \rangle} (1-\tanh(c_{next})^2) * c_{prev} * da_{next} * \Gamma_f^{\langle t \rangle} * (1-\Gamma_f^{\langle t \rangle})",
    ),
    GRU: (r"dz_t = dh_t \odot (n_t - h_{t-1}) \odot z_t \odot (1 - z_t)",),
    RNN: (r"\frac{\partial h_t}{\partial h_{t-1}} = W_h (1 - h_t)",),
}  # fmt: skip
#: What nobody can compare with a derivation of the cell alone.
OPEN = (
    r"\delta_t = y_t - \hat y_t",
    r"dc_t = A_t \odot dh_t",
    r"\frac{\partial L}{\partial V} = \frac{\partial L}{\partial y_t} h_t^T",
    r"d = 0.5 n",
    r"dh_t = V^T dy_t + dh_t^{next}",
)


def said(cell: str, equation: str) -> list[Finding]:
    return [f for f in checked(f"{cell}\n\nBackward: $${equation}$$\n").findings if f.rule == "E211"]


@pytest.mark.parametrize(("cell", "equation"), [(cell, each) for cell, all_ in RIGHT.items() for each in all_])
def test_a_right_gradient_is_right_in_every_convention(cell: str, equation: str) -> None:
    assert [f.level for f in said(cell, equation)] == ["pass"]


@pytest.mark.parametrize(("cell", "equation"), [(cell, each) for cell, all_ in WRONG.items() for each in all_])
def test_a_wrong_gradient_is_told_with_the_derived_one(cell: str, equation: str) -> None:
    (found,) = said(cell, equation)
    assert found.level in ("error", "warning") and found.verdict == "mismatch"


@pytest.mark.parametrize("equation", OPEN)
def test_what_cannot_be_compared_is_left_open(equation: str) -> None:
    assert said(EQUATIONS, equation) == []


def test_the_derived_equation_is_said_in_the_names_of_the_cell() -> None:
    (found,) = said(EQUATIONS, r"dc_{t-1} = i_t \odot dc_t")
    assert found.recomputed["full"] == "dc = dh · o · (1 − tanh(c)²) + dc[t+1] · f[t+1]"
    assert said("No cell here.", r"dc_{t-1} = i_t \odot dc_t") == []


@pytest.mark.parametrize(
    ("equation", "why"),
    [
        (r"dW_f = \delta_f x_t", "a transpose is missing"),
        (
            r"\frac{\partial L}{\partial W_f} = \frac{\partial L}{\partial f_t} f_t (1 - f_t) x_t",
            "a transpose is missing",
        ),
        (r"dh_{t-1} = U_f \delta_f + U_i \delta_i + U_o \delta_o + U_c \delta_c", "goes through its transpose"),
    ],
)
def test_a_missing_transpose_is_told_where_others_are_there(equation: str, why: str) -> None:
    """In an article that turns nothing all may be single numbers, and nothing is said of it."""
    assert [f.level for f in said(EQUATIONS, equation)] == ["pass"]
    others = said(EQUATIONS, rf"dU_i = \delta_i h_{{t-1}}^T$$ and $${equation}")
    assert [f.level for f in others] == ["pass", "error"] and why in others[1].message


def test_outer_products_and_rows_need_no_transpose_of_that_kind() -> None:
    """Among equations that turn others: a product that is an outer one, and a cell whose vectors are rows."""
    turned = r"dU_i = \delta_i h_{t-1}^T"
    assert [f.level for f in said(EQUATIONS, rf"{turned}$$ and $$dU_f = \delta_f \otimes h_{{t-1}}")] == [
        "pass",
        "pass",
    ]
    assert [f.level for f in said(ROWS, r"dW_x = x_t^T \delta_h")] == ["pass"]
