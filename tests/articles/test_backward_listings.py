"""Backward passes in listings, judged against the derivation and never run."""

from __future__ import annotations

import pytest

from tests.articles.articles import checked, flagged

LSTM = """
def dsigmoid(y):
    return y * (1 - y)

def forward(x, h_prev, c_prev):
    z = np.vstack((h_prev, x))
    f = sigmoid(np.dot(Wf, z) + bf)
    i = sigmoid(np.dot(Wi, z) + bi)
    g = np.tanh(np.dot(Wg, z) + bg)
    o = sigmoid(np.dot(Wo, z) + bo)
    c = f * c_prev + i * g
    h = o * np.tanh(c)
    return h, c

def backward(dh_next, dc_next, h, c, c_prev, f, i, g, o, z):
    dh = np.dot(Wy.T, dy) + dh_next
    do = dh * np.tanh(c)
    do_raw = do * dsigmoid(o)
    dc = np.copy(dc_next)
    dc += dh * o * (1 - np.tanh(c) ** 2)
    df = dc * c_prev
    df *= f * (1 - f)
    di = dc * g * i * (1 - i)
    dg = np.clip(dc * i * (1 - np.square(g)), -5, 5)
    dWf += np.dot(df, z.T)
    dWi += di @ z.T
    dWo += np.outer(do_raw, z)
    dbf += np.sum(df, axis=1, keepdims=True)
    dh_prev = Wf[:, :n].T @ df + Wi[:, :n].T @ di + Wg[:, :n].T @ dg + Wo[:, :n].T @ do_raw
    dc_prev = dc * f
    return dh_prev, dc_prev
"""
RNN = """
def loss(inputs, targets, hprev):
    for t in range(len(inputs)):
        hs[t] = np.tanh(np.dot(Wxh, xs[t]) + np.dot(Whh, hs[t-1]) + bh)
        ys[t] = np.dot(Why, hs[t]) + by
    dhnext = np.zeros_like(hs[0])
    for t in reversed(range(len(inputs))):
        dy = np.copy(ps[t])
        dy[targets[t]] -= 1
        dWhy += np.dot(dy, hs[t].T)
        dh = np.dot(Why.T, dy) + dhnext
        dhraw = (1 - hs[t] * hs[t]) * dh
        dbh += dhraw
        dWxh += np.dot(dhraw, xs[t].T)
        dWhh += np.dot(dhraw, hs[t-1].T)
        dhnext = np.dot(Whh.T, dhraw)
    for each in [dWxh, dWhh, dWhy, dbh]:
        np.clip(each, -5, 5, out=each)
"""
GRU = """
def step(x, h_prev):
    z = sigmoid(x @ Wxz + h_prev @ Whz + bz)
    r = sigmoid(x @ Wxr + h_prev @ Whr + br)
    n = np.tanh(x @ Wxn + (r * h_prev) @ Whn + bn)
    h = z * h_prev + (1 - z) * n

def step_back(dh, x, h_prev, z, r, n):
    dn = dh * (1 - z)
    dan = dn * (1 - n * n)
    drh = dan @ Whn.T
    dar = drh * h_prev * r * (1 - r)
    dz = dh * (h_prev - n)
    daz = z * (1 - z) * dz
    grads["Wxn"] += x.T @ dan
    grads["Whn"] = (r * h_prev).T @ dan
    grads["Whr"] = h_prev.T @ dar
    dh_prev = dh * z + drh * r + dar @ Whr.T + daz @ Whz.T
"""


def _listing(text: str) -> str:
    return f"A step and its way back:\n\n```python\n{text}```\n"


@pytest.mark.parametrize(("text", "least"), [(LSTM, 12), (RNN, 4), (GRU, 9)], ids=["lstm", "rnn", "gru"])
def test_right_backward_passes_are_judged_and_not_flagged(text: str, least: int) -> None:
    judged = [f for f in checked(_listing(text)).findings if f.rule == "E211"]
    assert len(judged) >= least
    assert {f.level for f in judged} == {"pass"}


SLIPS = {
    "another gate": (LSTM, "di = dc * g * i * (1 - i)", "di = dc * g * f * (1 - i)", "di"),
    "the gate in place of its candidate": (LSTM, "di = dc * g *", "di = dc * i *", "di"),
    "a factor forgotten on the way": (LSTM, "df *= f * (1 - f)", "print(df)", "dWf"),
    "the state of the step": (LSTM, "df = dc * c_prev", "df = dc * c", "df"),
    "a share of another gate": (LSTM, "dh * o *", "dh * i *", "dc"),
    "another gate back": (LSTM, "dc_prev = dc * f", "dc_prev = dc * o", "dc_prev"),
    "no derivative of tanh": (LSTM, " * (1 - np.tanh(c) ** 2)", " * (1 - np.tanh(c))", "dc"),
    "no transpose of the data": (LSTM, "np.dot(df, z.T)", "np.dot(df, z)", "dWf"),
    "no transpose of a weight": (LSTM, "Wi[:, :n].T @ di", "Wi[:, :n] @ di", "dh_prev"),
    "a term left out": (LSTM, " + Wg[:, :n].T @ dg", "", "dh_prev"),
    "the bias of another gate": (LSTM, "np.sum(df, axis=1", "np.sum(di, axis=1", "dbf"),
    "not squared": (RNN, "(1 - hs[t] * hs[t])", "(1 - hs[t])", "dhraw"),
    "the wrong step": (RNN, "hs[t-1].T)", "hs[t].T)", "dWhh"),
    "a weight not turned": (RNN, "np.dot(Whh.T, dhraw)", "np.dot(Whh, dhraw)", "dhnext"),
    "a read-out not turned": (RNN, "np.dot(Why.T, dy)", "np.dot(Why, dy)", "dh"),
    "data of the read-out not turned": (RNN, "np.dot(dy, hs[t].T)", "np.dot(dy, hs[t])", "dWhy"),
    "never added": (RNN, " + dhnext", "", "dhnext"),
    "the sign": (GRU, "dh * (h_prev - n)", "dh * (n - h_prev)", "dz"),
    "1 - z for z": (GRU, "dh * z + drh", "dh * (1 - z) + drh", "dh_prev"),
    "the candidate's weight": (GRU, "(r * h_prev).T @ dan", "h_prev.T @ dan", "dWhn"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_at_its_line_and_nowhere_else(slip: str) -> None:
    text, right, wrong, name = SLIPS[slip]
    assert text.count(right) == 1
    source = _listing(text.replace(right, wrong))
    found = flagged(source)
    assert [f.rule for f in found] == ["E211"]
    assert found[0].expression == name


@pytest.mark.parametrize(
    "text",
    [
        "h = np.tanh(np.dot(W, data) + b)\ndata = np.dot(W, dense)\ndelta_t = 0.1\nk = x.T\n",
        LSTM.replace("backward(", "other(").replace("df *= f * (1 - f)", "df = derivative(f) * df"),
        RNN.replace("Why.T, dy) + dhnext", "Why.T, dy) / n + dhnext"),
        "dx = 0.1\nfor k in range(9):\n    dh_next = step(dx)\n",
    ],
)
def test_what_is_not_understood_is_not_flagged(text: str) -> None:
    assert not flagged(_listing(text))


def test_a_listing_is_never_run() -> None:
    assert not flagged(_listing(LSTM + "\ndW = __import__('os').abort()\nraise SystemExit(3)\n"))


PSEUDO = """
forward:
    f ← sigmoid(Wf x + Uf h_prev + bf)
    i ← sigmoid(Wi x + Ui h_prev + bi)
    o ← sigmoid(Wo x + Uo h_prev + bo)
    g ← tanh(Wg x + Ug h_prev + bg)
    c ← f * c_prev + i * g
    h ← o * tanh(c)
backward:
    do ← dh * tanh(c)
    di ← dc * g
    df ← dc * c_prev
    dc_prev ← dc * f
"""


@pytest.mark.parametrize("sign", ["←", "=", ":="])
def test_pseudo_code_is_judged_as_equations_are(sign: str) -> None:
    text = "Steps:\n\n```\n" + PSEUDO.replace("←", sign) + "```\n"
    judged = [f for f in checked(text).findings if f.rule == "E211"]
    assert (len(judged), {f.level for f in judged}) == (4, {"pass"})
    (found,) = flagged(text.replace("dc * g", "dc * f"))
    assert found.rule == "E211"
    (found,) = flagged(text.replace("i * g\n", "o * g\n"))
    assert found.rule == "E214"
