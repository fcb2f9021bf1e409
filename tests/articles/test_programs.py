"""Programs in articles are read and never run, and told where they say otherwise than the equations above them."""

from __future__ import annotations

import json
import re

import pytest

from symbolic_lstm.articles.mapped import whole
from symbolic_lstm.articles.programs.scopes import read_program
from tests.articles.articles import at, checked

EQUATIONS = r"""
$$\begin{aligned}
f_t &= \sigma(W_f x_t + U_f h_{t-1} + b_f), & i_t &= \sigma(W_i x_t + U_i h_{t-1} + b_i) \\
o_t &= \sigma(W_o x_t + U_o h_{t-1} + b_o), & \tilde c_t &= \tanh(W_c x_t + U_c h_{t-1} + b_c) \\
c_t &= f_t \odot c_{t-1} + i_t \odot \tilde c_t, & h_t &= o_t \odot \tanh(c_t)
\end{aligned}$$
"""
GRU = r"""
$$z_t = \sigma(W_z x_t + U_z h_{t-1}), \quad r_t = \sigma(W_r x_t + U_r h_{t-1})$$
$$n_t = \tanh(W_n x_t + U_n (r_t \odot h_{t-1})), \quad h_t = (1 - z_t) \odot n_t + z_t \odot h_{t-1}$$
"""
NUMPY = """
def step(x, h_prev, c_prev, p):
    f = sigmoid(p["W_f"] @ x + p["U_f"] @ h_prev + p["b_f"])
    i = sigmoid(p["W_i"] @ x + p["U_i"] @ h_prev + p["b_i"])
    o = sigmoid(p["W_o"] @ x + p["U_o"] @ h_prev + p["b_o"])
    c_bar = np.tanh(p["W_c"] @ x + p["U_c"] @ h_prev + p["b_c"])
    c = f * c_prev + i * c_bar
    h = o * np.tanh(c)
    return h, c
"""
#: The same cell as people write it: all of it must be taken for what the equations say.
ALIKE = {
    "numpy": NUMPY,
    "stacked": """
        def lstm_cell_forward(xt, a_prev, c_prev, parameters):
            Wf = parameters["Wf"]
            concat = np.concatenate((a_prev, xt), axis=0)
            ft = sigmoid(np.dot(Wf, concat) + bf)
            it = sigmoid(np.dot(Wi, concat) + bi)
            cct = np.tanh(np.dot(Wc, concat) + bc)
            c_next = ft * c_prev + it * cct
            ot = sigmoid(np.dot(Wo, concat) + bo)
            a_next = ot * np.tanh(c_next)
        """,
    "rows, in place": """
        (H, C) = state
        for X in inputs:
            I = torch.sigmoid(X @ W_xi + H @ W_hi + b_i)
            F = torch.sigmoid(X @ W_xf + H @ W_hf + b_f)
            O = torch.sigmoid(X @ W_xo + H @ W_ho + b_o)
            C_tilde = torch.tanh(X @ W_xc + H @ W_hc + b_c)
            C = F * C + I * C_tilde
            H = O * torch.tanh(C)
        """,
    "split": """
        class LSTMCell(nn.Module):
            def forward(self, x, hidden):
                hx, cx = hidden
                gates = self.x2h(x) + self.h2h(hx)
                ingate, forgetgate, cellgate, outgate = gates.chunk(4, 1)
                ingate = F.sigmoid(ingate)
                forgetgate = F.sigmoid(forgetgate)
                cellgate = F.tanh(cellgate)
                outgate = F.sigmoid(outgate)
                cy = torch.mul(cx, forgetgate) + torch.mul(ingate, cellgate)
                hy = torch.mul(outgate, F.tanh(cy))
        """,
    "a loop over lists": """
        h, c = np.zeros(n), np.zeros(n)
        for x in xs:
            f = sigmoid(Wf.dot(x) + Uf.dot(h) + bf)
            i = sigmoid(Wi.dot(x) + Ui.dot(h) + bi)
            o = sigmoid(Wo.dot(x) + Uo.dot(h) + bo)
            g = np.tanh(Wg.dot(x) + Ug.dot(h) + bg)
            c_new = f * c + i * g
            h_new = o * np.tanh(c_new)
            h, c = h_new, c_new
        """,
    "by index": """
        for t in range(T):
            f[t] = sigmoid(W_f @ x[t] + U_f @ h[t-1] + b_f)
            i[t] = sigmoid(W_i @ x[t] + U_i @ h[t-1] + b_i)
            o[t] = sigmoid(W_o @ x[t] + U_o @ h[t-1] + b_o)
            g[t] = np.tanh(W_g @ x[t] + U_g @ h[t-1] + b_g)
            c[t] = f[t] * c[t-1] + i[t] * g[t]
            h[t] = o[t] * np.tanh(c[t])
        """,
}  # fmt: skip


def said(code: str, equations: str = EQUATIONS) -> list[tuple[str, str]]:
    """What is said of a program beneath equations: the level and the assignment's name."""
    article = checked(f"{equations}\n```python{code}\n```\n")
    return [(f.level, f.expression) for f in article.findings if f.rule == "E210"]


@pytest.mark.parametrize("style", ALIKE)
def test_a_program_that_says_what_the_equations_say_is_seen(style: str) -> None:
    assert [level for level, _ in said(ALIKE[style])] == ["pass"]


#: What a program has instead, and the name whose line is told.
SLIPS = {
    "gates changed places": ("c = f * c_prev + i * c_bar", "c = i * c_prev + f * c_bar", "c"),
    "no tanh": ("np.tanh(c)", "c", "h"),
    "another function": ("c_bar = np.tanh", "c_bar = sigmoid", "c_bar"),
    "the old state": ("np.tanh(c)", "np.tanh(c_prev)", "h"),
    "no input gate": ("i * c_bar", "c_bar", "c"),
    "a sign": ("c_prev + i", "c_prev - i", "c"),
    "weights of another gate": ('p["W_i"] @ x + p["U_i"] @ h_prev + p["b_i"]', 'p["W_f"] @ x + p["U_f"] @ h_prev + p["b_f"]', "i"),
    "one weight of another gate": ('p["W_i"] @ x', 'p["W_f"] @ x', "i"),
    "the same gate twice": ("i * c_bar", "f * c_bar", "c"),
    "the wrong state": ('p["U_o"] @ h_prev', 'p["U_o"] @ c_prev', "o"),
    "no state": (' + p["U_o"] @ h_prev', "", "o"),
    "no sigmoid": ('sigmoid(p["W_f"] @ x + p["U_f"] @ h_prev + p["b_f"])', 'p["W_f"] @ x + p["U_f"] @ h_prev + p["b_f"]', "f"),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_program_that_says_otherwise_is_told_at_its_line(slip: str) -> None:
    old, new, name = SLIPS[slip]
    assert old in NUMPY
    assert said(NUMPY.replace(old, new)) == [("error", name)]


def test_conventions_and_other_cells_are_no_contradiction() -> None:
    code = """
        z = sigmoid(W_z @ x + U_z @ h)
        r = sigmoid(W_r @ x + U_r @ h)
        n = np.tanh(W_n @ x + U_n @ (r * h))
        h = (1 - z) * h + z * n
        """
    assert {level for level, _ in said(code, GRU)} == {"note"}
    assert said(code, EQUATIONS) == []
    assert said("loss = np.tanh(y - x)\ny = model(x)\n") == []


def test_what_cannot_be_read_is_left_open() -> None:
    assert said(NUMPY.replace("i * c_bar", "i * norm(c_bar)")) in ([], [("note", "c")])
    for text in (
        "def (",
        "x = " + "(" * 500,
        "y = " + "-" * 9_000 + "1",
        "f = 1 +\n",
        "%%bash\nls\n",
        "a = 'é'; f = é\n",
    ):
        read_program(whole(text))


def test_a_program_is_never_run() -> None:
    code = "import os\nos.abort()\nf = exit()\nx: int = 1/0\ny = tanh(x)\n"
    assert [each.name for scope in read_program(whole(code)).scopes for each in scope] == ["x_t", "y_t"]


def test_a_finding_in_code_has_its_place() -> None:
    article = checked(f"{EQUATIONS}\n```python{NUMPY.replace('np.tanh(c)', 'c')}\n```\n")
    (found,) = [f for f in article.findings if f.rule == "E210"]
    assert at(article, found) == "15:5-15:14"
    cell = {"cell_type": "code", "source": NUMPY.replace("np.tanh(c)", "c"), "outputs": []}
    notebook = json.dumps({"cells": [{"cell_type": "markdown", "source": EQUATIONS}, cell]})
    article = checked(notebook, "a.ipynb")
    (found,) = [f for f in article.findings if f.rule == "E210"]
    assert article.document.raw[found.start : found.end] == "h = o * c"


@pytest.mark.parametrize(
    "fence", ["\\begin{lstlisting}[language=Python]%s\\end{lstlisting}", "\\begin{minted}{python}%s\\end{minted}"]
)
def test_listings_of_latex_are_looked_at(fence: str) -> None:
    article = checked(EQUATIONS + fence % NUMPY, "a.tex")
    assert [f.level for f in article.findings if f.rule == "E210"] == ["pass"]


FOREIGN = {
    "julia": """function step(x, h, c)
    f = σ.(Wf * x .+ Uf * h .+ bf)
    i = σ.(Wi * x .+ Ui * h .+ bi)
    o = σ.(Wo * x .+ Uo * h .+ bo)
    g = tanh.(Wc * x .+ Uc * h .+ bc)
    c = f .* c .+ i .* g
    h = o .* tanh.(c)
    return h, c
end""",
    "matlab": """f = sigmoid(Wf*x + Uf*h + bf);
i = sigmoid(Wi*x + Ui*h + bi);  % what is written
o = sigmoid(Wo*x + Uo*h + bo);
g = tanh(Wc*x + Uc*h + bc);
c = f.*c + i.*g;
h = o.*tanh(c);""",
    "r": """f <- sigmoid(Wf %*% x + Uf %*% h + bf)
i <- sigmoid(Wi %*% x + Ui %*% h + bi)
o <- sigmoid(Wo %*% x + Uo %*% h + bo)
g <- tanh(Wc %*% x + Uc %*% h + bc)
c <- f * c + i * g
h <- o * tanh(c)""",
    "js": """const f = sigmoid(Wf * x + Uf * h + bf);
const i = sigmoid(Wi * x + Ui * h + bi);
const o = sigmoid(Wo * x + Uo * h + bo);
const g = Math.tanh(Wc * x + Uc * h + bc);
c = f * c + i * g;
h = o * Math.tanh(c);""",
    "c": """double f = sigmoid(Wf * x + Uf * h + bf);
double i = sigmoid(Wi * x + Ui * h + bi);
double o = sigmoid(Wo * x + Uo * h + bo);
double g = tanh(Wc * x + Uc * h + bc);
c = f * c + i * g;
h = o * tanh(c);  // seen outside""",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_a_program_in_another_language_is_laid_beside_the_equations(language: str) -> None:
    program = FOREIGN[language]
    right = checked(f"{EQUATIONS}\n\n```{language}\n{program}\n```\n")
    assert [(f.rule, f.level) for f in right.findings if f.rule == "E210"] == [("E210", "pass")]
    assert not [f for f in right.findings if f.level in ("error", "warning")]
    line = next(row for row in reversed(program.splitlines()) if "tanh" in row and "Wc" not in row)
    bare = re.sub(r"(?:Math\.)?tanh\.?\(c\)", "c", line)
    wrong = checked(f"{EQUATIONS}\n\n```{language}\n{program.replace(line, bare)}\n```\n")
    (found,) = [f for f in wrong.findings if f.level == "error"]
    assert found.rule == "E210" and wrong.document.raw[found.start : found.end].strip("; ").startswith("h")


def test_a_program_of_conditions_in_another_language_is_left_alone() -> None:
    program = "if (t > 0) {\n  h = o * c;\n} else {\n  h = 0;\n}"
    assert [f.rule for f in checked(f"{EQUATIONS}\n\n```js\n{program}\n```\n").findings if f.rule == "E210"] == []


def test_what_may_not_run_and_what_another_function_names_is_not_laid_beside_the_equations() -> None:
    other = "  h = o * c;"
    for program in (
        f"{FOREIGN['js']}\nif (plain) {{\n{other}\n}}",
        f"{FOREIGN['js']}\nfunction plain(o, c) {{\n{other}\n}}",
    ):
        found = checked(f"{EQUATIONS}\n\n```js\n{program}\n```\n").findings
        assert not [f for f in found if f.rule == "E210" and f.level != "pass"]


RETURNED = """
```python
def gru(x, h):
    z = sigmoid(W_z @ x + U_z @ h)
    r = sigmoid(W_r @ x + U_r @ h)
    n = np.tanh(W_n @ x + U_n @ (r * h))
    return (1 - z) * n + z * h
```
"""


@pytest.mark.parametrize(
    ("right", "wrong"), [("z * h\n", "r * h\n"), ("(r * h)", "(z * h)"), ("return (1 - z) * n", "return (1 - z) * r")]
)
def test_what_a_function_gives_back_is_its_state(right: str, wrong: str) -> None:
    found = [f for f in checked(GRU + RETURNED).findings if f.rule == "E210"]
    assert [f.level for f in found] == ["pass"]
    assert RETURNED.count(right) == 1
    found = [f for f in checked(GRU + RETURNED.replace(right, wrong)).findings if f.rule == "E210"]
    assert found and "pass" not in {f.level for f in found}


@pytest.mark.parametrize(
    "last", ["return h", "return self.fc(h)", "return step(x, h)", "return h + x, h * 2", "return x * 2", "pass"]
)
def test_what_else_a_function_gives_back_says_nothing(last: str) -> None:
    text = RETURNED.replace("return (1 - z) * n + z * h", last)
    assert not [f for f in checked(GRU + text).findings if f.rule == "E210" and f.level in ("error", "warning")]
