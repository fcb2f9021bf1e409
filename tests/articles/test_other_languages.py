"""Backward passes in other languages than Python, in classes, in slices and over batches: judged, and never run."""

from __future__ import annotations

import pytest

from symbolic_lstm.articles.mapped import whole
from symbolic_lstm.articles.programs.foreign import as_python
from tests.articles.articles import checked, flagged
from tests.articles.other_languages import LISTINGS


def _listing(language: str, text: str) -> str:
    return f"A step and its way back:\n\n```{language}\n{text}```\n"


#: How many gradients are judged at least.
LEAST = {"js": 6, "cpp": 9, "java": 8, "julia": 7, "matlab": 6, "r": 5, "rust": 7, "python": 8}


@pytest.mark.parametrize("language", LISTINGS)
def test_a_right_way_back_is_judged_and_not_flagged(language: str) -> None:
    judged = [f for f in checked(_listing(language, LISTINGS[language])).findings if f.rule == "E211"]
    assert len(judged) >= LEAST[language]
    assert {f.level for f in judged} == {"pass"}


SLIPS = {
    "js": {
        "another gate": ("mul(dc, g)", "mul(dc, f)"),
        "the state of the step": ("df = mul(dc, cPrev)", "df = mul(dc, c)"),
        "no square": ("sub(1, square(tanh(c)))", "sub(1, tanh(c))"),
        "another gate back": ("dcPrev = mul(dc, f)", "dcPrev = mul(dc, i)"),
    },
    "cpp": {
        "another gate": ("di = dc.cwiseProduct(g)", "di = dc.cwiseProduct(f)"),
        "the input for the state": ("df_raw * h_prev.transpose()", "df_raw * x.transpose()"),
        "the sign": ("(1.0 - f)", "(1.0 + f)"),
    },
    "java": {
        "the state of the step": ("df = dc * cPrev", "df = dc * c"),
        "the input for the state": ("this.duf += dfRaw * hPrev", "this.duf += dfRaw * x"),
        "no square": ("Math.pow(Math.tanh(c), 2)", "Math.tanh(c)"),
    },
    "julia": {
        "z for 1 - z": ("dn = dh_new .* (1 .- z)", "dn = dh_new .* z"),
        "the sign": ("(h .- n)", "(n .- h)"),
        "a weight not turned": ("drh = Un' * dan", "drh = Un * dan"),
        "a gradient of another gate": ("dWz = daz * x'", "dWz = dan * x'"),
    },
    "matlab": {
        "another gate": ("di = dc .* g", "di = dc .* f"),
        "no square": ("tanh(c).^2", "tanh(c)"),
    },
    "r": {
        "no square": ("(1 - h^2)", "(1 - h)"),
        "the state of the step": ("dhraw %*% t(h_prev)", "dhraw %*% t(h)"),
        "a weight not turned": ("t(Whh) %*% dhraw", "Whh %*% dhraw"),
        "data not turned": ("dhraw %*% t(x)", "dhraw %*% x"),
    },
    "rust": {
        "another gate": ("di = &dc * &g", "di = &dc * &f"),
        "the state of the step": ("df = &dc * c_prev", "df = &dc * &c"),
        "the sign": ("(1.0 - &f)", "(1.0 + &f)"),
    },
    "python": {
        "another gate": ("di = self.state.g * ds", "di = self.state.f * ds"),
        "the state of the step": ("df = self.s_prev * ds", "df = self.state.s * ds"),
        "no square": ("self.state.g ** 2", "self.state.g"),
    },
}


@pytest.mark.parametrize(("language", "slip"), [(each, slip) for each in SLIPS for slip in SLIPS[each]])
def test_a_slip_is_told_at_its_line(language: str, slip: str) -> None:
    right, wrong = SLIPS[language][slip]
    assert LISTINGS[language].count(right) == 1
    source = _listing(language, LISTINGS[language].replace(right, wrong))
    found = flagged(source)
    assert {f.rule for f in found} == {"E211"}
    line = source.count("\n", 0, _listing(language, LISTINGS[language]).index(right))
    assert line in {source.count("\n", 0, f.start) + k for f in found for k in (0, -1)}


@pytest.mark.parametrize(
    ("language", "line", "python"),
    [
        ("cpp", "Eigen::VectorXd c = f.cwiseProduct(c_prev) + i.cwiseProduct(g);",
         "c = f.cwiseProduct(c_prev) + i.cwiseProduct(g)\n"),
        ("c", "float h = o * tanhf(c) + 1.0f;", "h = o * tanhf(c) + 1.0\n"),
        ("rust", "let mut g: Array1<f64> = z.mapv(f64::tanh);", "g = z.tanh()\n"),
        ("java", "double[] h = Math.pow(a, 2);", "h = pow(a, 2)\n"),
        ("js", "this.h = a\n  + b;", "this.h = a   + b\n"),
        ("matlab", "f = sigmoid(a(n+1:2*n)); % the second block", "f = sigmoid(a[n+1:2*n])\n"),
        ("matlab", "dWf = df * x';", "dWf = df @ x.T\n"),
        ("julia", "f = σ.(z[H+1:2H])", "f = σ(z[H+1:2*H])\n"),
        ("r", "dW <- d %o% x  # a column times a row", "dW = d @ x.T\n"),
    ],
)  # fmt: skip
def test_what_languages_spell_in_their_own_way(language: str, line: str, python: str) -> None:
    assert "".join(each.text for each in as_python(whole(line), language)) == python


def test_a_function_with_conditions_is_not_read_and_others_are() -> None:
    text = "function a(x) {\n  if (x) y = 1;\n  h = tanh(x);\n}\nfunction b(x) {\n  h = tanh(x);\n}\n"
    assert [each.text for each in as_python(whole(text), "js")] == ["h = tanh(x)\n"]


SLICED = """
def step(x, prev_h, prev_c, Wx, Wh, b):
    a = x.dot(Wx) + prev_h.dot(Wh) + b
    i = sigmoid(a[:, :H])
    f = sigmoid(a[:, H:2*H])
    o = sigmoid(a[:, 2*H:3*H])
    g = np.tanh(a[:, 3*H:])
    next_c = f * prev_c + i * g
    next_h = o * np.tanh(next_c)

def back(dnext_h, dnext_c):
    do = dnext_h * np.tanh(next_c)
    dc = dnext_c + dnext_h * o * (1 - np.tanh(next_c) ** 2)
    df, di, dg = dc * prev_c, dc * g, dc * i
    da = np.hstack((di * i * (1 - i), df * f * (1 - f), do * o * (1 - o), dg * (1 - g ** 2)))
    dprev_h = da.dot(Wh.T)
    dWx = x.T.dot(da)
    dWh = prev_h.T.dot(da)
    db = da.sum(axis=0)
    dprev_c = dc * f
"""
IN_PLACE = SLICED.replace(
    "    da = np.hstack((di * i * (1 - i), df * f * (1 - f), do * o * (1 - o), dg * (1 - g ** 2)))\n",
    "    da[:, :H] = di * i * (1 - i)\n    da[:, H:2*H] = df * f * (1 - f)\n"
    "    da[:, 2*H:3*H] = do * o * (1 - o)\n    da[:, 3*H:] = dg * (1 - g ** 2)\n",
)
SPLIT = SLICED.replace(
    """    i = sigmoid(a[:, :H])
    f = sigmoid(a[:, H:2*H])
    o = sigmoid(a[:, 2*H:3*H])
    g = np.tanh(a[:, 3*H:])
""",
    """    i, f, o, g = np.split(a, 4, axis=1)
    i, f, o, g = sigmoid(i), sigmoid(f), sigmoid(o), np.tanh(g)
""",
)


@pytest.mark.parametrize("text", [SLICED, IN_PLACE, SPLIT], ids=["hstack", "in place", "split"])
def test_slices_keep_the_order_of_the_forward_pass(text: str) -> None:
    judged = [f for f in checked(_listing("python", text)).findings if f.rule == "E211"]
    assert len(judged) >= 9
    assert {f.level for f in judged} == {"pass"}


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (SLICED, "hstack((di * i * (1 - i), df * f * (1 - f), ", "hstack((df * f * (1 - f), di * i * (1 - i), "),
        (SPLIT, "hstack((di * i * (1 - i), df * f * (1 - f), ", "hstack((df * f * (1 - f), di * i * (1 - i), "),
        (SLICED, "dg * (1 - g ** 2)", "dg * (1 - g)"),
        (IN_PLACE, "da[:, H:2*H] = df", "da[:, H:2*H] = di"),
        (IN_PLACE, "do * o * (1 - o)", "do * f * (1 - o)"),
        (SLICED, "dWh = prev_h.T.dot(da)", "dWh = x.T.dot(da)"),
    ],
)
def test_a_slip_in_a_slice_is_told(text: str, right: str, wrong: str) -> None:
    assert text.count(right) == 1
    (found,) = flagged(_listing("python", text.replace(right, wrong)))
    assert found.rule == "E211"


BATCH = """
def forward(X, h_prev):
    h = np.tanh(X @ Wx + h_prev @ Wh + b)

def backward(dh, X, h, h_prev):
    dz = dh * (1 - h ** 2)
    dWx = X.T @ dz / X.shape[0]
    dWh = 1 / m * (h_prev.T @ dz)
    db = np.mean(dz, axis=0)
    dh_prev = dz @ Wh.T
"""


@pytest.mark.parametrize("line", ["dWx = X.T @ dz / batch_size", "dWx = (X.T @ dz) * (1. / m)", "dWx = X.T.dot(dz)"])
def test_a_mean_over_the_batch_is_a_convention(line: str) -> None:
    text = BATCH.replace("dWx = X.T @ dz / X.shape[0]", line)
    judged = [f for f in checked(_listing("python", text)).findings if f.rule == "E211"]
    assert (len(judged), {f.level for f in judged}) == (4, {"pass"})
    (found,) = flagged(_listing("python", BATCH.replace("h_prev.T @ dz", "h.T @ dz")))
    assert found.expression == "dWh"


def test_a_slip_in_a_name_that_many_lines_read_is_told_once() -> None:
    (found,) = flagged(_listing("python", BATCH.replace("h ** 2", "h")))
    assert found.expression == "dWx"
