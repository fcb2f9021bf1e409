"""Systems of gates as books, papers, courses and blogs write them: each is named, and nothing in it is called wrong."""

from __future__ import annotations

import pytest

from .articles import checked

#: The cell, the text, and how its file ends.
SYSTEMS: list[tuple[str, str, str]] = []


def add(cell: str, text: str, suffix: str = ".md") -> None:
    SYSTEMS.append((cell, text, suffix))


def displays(*equations: str) -> str:
    return "\n\n".join(f"$${it}$$" for it in equations)


def aligned(*equations: str) -> str:
    return "$$\n\\begin{aligned}\n" + " \\\\\n".join(equations) + "\n\\end{aligned}\n$$"


add(
    "lstm",
    aligned(
        r"i^{(t)} &= \mathrm{sigm}(W^{ix} x^{(t)} + W^{ih} h^{(t-1)} + b^i)",
        r"f^{(t)} &= \mathrm{sigm}(W^{fx} x^{(t)} + W^{fh} h^{(t-1)} + b^f)",
        r"o^{(t)} &= \mathrm{sigm}(W^{ox} x^{(t)} + W^{oh} h^{(t-1)} + b^o)",
        r"g^{(t)} &= \tanh(W^{gx} x^{(t)} + W^{gh} h^{(t-1)} + b^g)",
        r"s^{(t)} &= f^{(t)} \circ s^{(t-1)} + i^{(t)} \circ g^{(t)}",
        r"h^{(t)} &= o^{(t)} \circ \tanh(s^{(t)})",
    ),
)
add(
    "lstm",
    displays(
        r"\Gamma_u^{\langle t\rangle} = \sigma(W_u[a^{\langle t-1\rangle}, x^{\langle t\rangle}] + b_u)",
        r"\Gamma_f^{\langle t\rangle} = \sigma(W_f[a^{\langle t-1\rangle}, x^{\langle t\rangle}] + b_f)",
        r"\Gamma_o^{\langle t\rangle} = \sigma(W_o[a^{\langle t-1\rangle}, x^{\langle t\rangle}] + b_o)",
        r"\tilde c^{\langle t\rangle} = \tanh(W_c[a^{\langle t-1\rangle}, x^{\langle t\rangle}] + b_c)",
        r"c^{\langle t\rangle} = \Gamma_u^{\langle t\rangle} * \tilde c^{\langle t\rangle} + \Gamma_f^{\langle t\rangle} * c^{\langle t-1\rangle}",
        r"a^{\langle t\rangle} = \Gamma_o^{\langle t\rangle} * \tanh c^{\langle t\rangle}",
    ),
)
add(
    "lstm",
    r"""We compute
f(t) = σ(W_f · [h(t-1), x(t)] + b_f)
i(t) = σ(W_i · [h(t-1), x(t)] + b_i)
g(t) = tanh(W_g · [h(t-1), x(t)] + b_g)
o(t) = σ(W_o · [h(t-1), x(t)] + b_o)
c(t) = f(t) ∘ c(t-1) + i(t) ∘ g(t)
h(t) = o(t) ∘ tanh(c(t))
""".replace("\n", "\n\n"),
)
add(
    "lstm",
    "```\nfₜ = σ(Wf xₜ + Uf hₜ₋₁ + bf)\niₜ = σ(Wi xₜ + Ui hₜ₋₁ + bi)\noₜ = σ(Wo xₜ + Uo hₜ₋₁ + bo)\nc̃ₜ = tanh(Wc xₜ + Uc hₜ₋₁ + bc)\ncₜ = fₜ ⊙ cₜ₋₁ + iₜ ⊙ c̃ₜ\nhₜ = oₜ ⊙ tanh(cₜ)\n```",
)
add(
    "lstm",
    displays(
        r"\mathbf{F}_t = \sigma(\mathbf{X}_t \mathbf{W}_{xf} + \mathbf{H}_{t-1} \mathbf{W}_{hf} + \mathbf{b}_f)",
        r"\mathbf{I}_t = \sigma(\mathbf{X}_t \mathbf{W}_{xi} + \mathbf{H}_{t-1} \mathbf{W}_{hi} + \mathbf{b}_i)",
        r"\mathbf{O}_t = \sigma(\mathbf{X}_t \mathbf{W}_{xo} + \mathbf{H}_{t-1} \mathbf{W}_{ho} + \mathbf{b}_o)",
        r"\tilde{\mathbf{C}}_t = \text{tanh}(\mathbf{X}_t \mathbf{W}_{xc} + \mathbf{H}_{t-1} \mathbf{W}_{hc} + \mathbf{b}_c)",
        r"\mathbf{C}_t = \mathbf{F}_t \odot \mathbf{C}_{t-1} + \mathbf{I}_t \odot \tilde{\mathbf{C}}_t",
        r"\mathbf{H}_t = \mathbf{O}_t \odot \tanh(\mathbf{C}_t)",
    ),
)
add(
    "gru",
    displays(
        r"z_t = \sigma(W_z x_t + U_z h_{t-1} + b_z)",
        r"r_t = \sigma(W_r x_t + U_r h_{t-1} + b_r)",
        r"\tilde h_t = \tanh(W_h x_t + U_h (r_t \odot h_{t-1}) + b_h)",
        r"h_t = z_t \odot h_{t-1} + (1 - z_t) \odot \tilde h_t",
    ),
)
add(
    "gru-writes",
    displays(
        r"z_t = \sigma(W_z \cdot [h_{t-1}, x_t])",
        r"r_t = \sigma(W_r \cdot [h_{t-1}, x_t])",
        r"\tilde{h}_t = \tanh(W \cdot [r_t * h_{t-1}, x_t])",
        r"h_t = (1 - z_t) * h_{t-1} + z_t * \tilde{h}_t",
    ),
)
add(
    "gru-after",
    aligned(
        r"r_t &= \sigma(W_{ir} x_t + b_{ir} + W_{hr} h_{t-1} + b_{hr})",
        r"z_t &= \sigma(W_{iz} x_t + b_{iz} + W_{hz} h_{t-1} + b_{hz})",
        r"n_t &= \tanh(W_{in} x_t + b_{in} + r_t \odot (W_{hn} h_{t-1} + b_{hn}))",
        r"h_t &= (1 - z_t) \odot n_t + z_t \odot h_{t-1}",
    ),
)
add("rnn", displays(r"h_t = \tanh(W_{xh} x_t + W_{hh} h_{t-1} + b_h)", r"y_t = W_{hy} h_t + b_y"))
add(
    "rnn", displays(r"\mathbf{s}_t = f(\mathbf{U} \mathbf{x}_t + \mathbf{W} \mathbf{s}_{t-1})").replace("f(", "\\tanh(")
)
add(
    "peephole",
    displays(
        r"f_t = \sigma(W_f x_t + U_f h_{t-1} + V_f \odot c_{t-1} + b_f)",
        r"i_t = \sigma(W_i x_t + U_i h_{t-1} + V_i \odot c_{t-1} + b_i)",
        r"c_t = f_t \odot c_{t-1} + i_t \odot \tanh(W_c x_t + U_c h_{t-1} + b_c)",
        r"o_t = \sigma(W_o x_t + U_o h_{t-1} + V_o \odot c_t + b_o)",
        r"h_t = o_t \odot \tanh(c_t)",
    ),
)
add(
    "coupled",
    displays(
        r"f_t = \sigma(W_f [h_{t-1}, x_t] + b_f)",
        r"o_t = \sigma(W_o [h_{t-1}, x_t] + b_o)",
        r"\tilde C_t = \tanh(W_C [h_{t-1}, x_t] + b_C)",
        r"C_t = f_t * C_{t-1} + (1 - f_t) * \tilde C_t",
        r"h_t = o_t * \tanh(C_t)",
    ),
)
add(
    "mgu",
    displays(
        r"f_t = \sigma(W_f x_t + U_f h_{t-1} + b_f)",
        r"\hat h_t = \tanh(W_h x_t + U_h (f_t \odot h_{t-1}) + b_h)",
        r"h_t = (1 - f_t) \odot h_{t-1} + f_t \odot \hat h_t",
    ),
)
add(
    "lstm",
    r"""<p>Forget gate: <i>f</i><sub>t</sub> = σ(W<sub>f</sub>x<sub>t</sub> + U<sub>f</sub>h<sub>t−1</sub> + b<sub>f</sub>)</p><p>i<sub>t</sub> = σ(W<sub>i</sub>x<sub>t</sub> + U<sub>i</sub>h<sub>t−1</sub> + b<sub>i</sub>)</p><p>o<sub>t</sub> = σ(W<sub>o</sub>x<sub>t</sub> + U<sub>o</sub>h<sub>t−1</sub> + b<sub>o</sub>)</p><p>g<sub>t</sub> = tanh(W<sub>g</sub>x<sub>t</sub> + U<sub>g</sub>h<sub>t−1</sub> + b<sub>g</sub>)</p><p>c<sub>t</sub> = f<sub>t</sub> ⊙ c<sub>t−1</sub> + i<sub>t</sub> ⊙ g<sub>t</sub></p><p>h<sub>t</sub> = o<sub>t</sub> ⊙ tanh(c<sub>t</sub>)</p>""",
    ".html",
)
add(
    "lstm",
    r"\begin{align}f_t &= \sigma(\theta_{xf} x_t + \theta_{hf} h_{t-1} + b_f)\\ i_t &= \sigma(\theta_{xi} x_t + \theta_{hi} h_{t-1} + b_i)\\ o_t &= \sigma(\theta_{xo} x_t + \theta_{ho} h_{t-1} + b_o)\\ z_t &= \tanh(\theta_{xz} x_t + \theta_{hz} h_{t-1} + b_z)\\ c_t &= f_t \times c_{t-1} + i_t \times z_t\\ h_t &= o_t \times \tanh(c_t)\end{align}",
    ".tex",
)
add(
    "lstm",
    aligned(
        r"\begin{pmatrix} i \\ f \\ o \\ g \end{pmatrix} &= \begin{pmatrix} \sigma \\ \sigma \\ \sigma \\ \tanh \end{pmatrix} W \begin{pmatrix} h_{t-1} \\ x_t \end{pmatrix}",
        r"c_t &= f \odot c_{t-1} + i \odot g",
        r"h_t &= o \odot \tanh(c_t)",
    ),
)
add(
    "lstm",
    displays(
        r"F_t = \text{sigmoid}(W_F x_t + U_F y_{t-1} + b_F)",
        r"I_t = \text{sigmoid}(W_I x_t + U_I y_{t-1} + b_I)",
        r"O_t = \text{sigmoid}(W_O x_t + U_O y_{t-1} + b_O)",
        r"Z_t = \tanh(W_Z x_t + U_Z y_{t-1} + b_Z)",
        r"S_t = F_t \odot S_{t-1} + I_t \odot Z_t",
        r"y_t = O_t \odot \tanh(S_t)",
    ),
)
add(
    "gru-writes",
    r"""更新门 $u_t = \sigma(W_u x_t + V_u s_{t-1} + b_u)$，重置门 $r_t = \sigma(W_r x_t + V_r s_{t-1} + b_r)$，候选状态 $\hat s_t = \tanh(W_s x_t + V_s (r_t \odot s_{t-1}) + b_s)$，新状态 $s_t = (1-u_t) \odot s_{t-1} + u_t \odot \hat s_t$。""",
)
add(
    "lstm",
    displays(
        r"\mathbf{g}_f = \sigma(\mathbf{W}_f \mathbf{x}^t + \mathbf{R}_f \mathbf{y}^{t-1} + \mathbf{b}_f)",
        r"\mathbf{g}_i = \sigma(\mathbf{W}_i \mathbf{x}^t + \mathbf{R}_i \mathbf{y}^{t-1} + \mathbf{b}_i)",
        r"\mathbf{g}_o = \sigma(\mathbf{W}_o \mathbf{x}^t + \mathbf{R}_o \mathbf{y}^{t-1} + \mathbf{b}_o)",
        r"\mathbf{z} = \tanh(\mathbf{W}_z \mathbf{x}^t + \mathbf{R}_z \mathbf{y}^{t-1} + \mathbf{b}_z)",
        r"\mathbf{c}^t = \mathbf{z} \odot \mathbf{g}_i + \mathbf{c}^{t-1} \odot \mathbf{g}_f",
        r"\mathbf{y}^t = \tanh(\mathbf{c}^t) \odot \mathbf{g}_o",
    ),
)
add(
    "lstm",
    displays(
        r"c_t = \sigma(W_f x_t + U_f h_{t-1} + b_f) \odot c_{t-1} + \sigma(W_i x_t + U_i h_{t-1} + b_i) \odot \tanh(W_c x_t + U_c h_{t-1} + b_c)",
        r"h_t = \sigma(W_o x_t + U_o h_{t-1} + b_o) \odot \tanh(c_t)",
    ),
)
add(
    "lstm",
    "| gate | formula |\n|---|---|\n| forget | $f_t = \\sigma(W_f x_t + U_f h_{t-1} + b_f)$ |\n| input | $i_t = \\sigma(W_i x_t + U_i h_{t-1} + b_i)$ |\n| output | $o_t = \\sigma(W_o x_t + U_o h_{t-1} + b_o)$ |\n| candidate | $g_t = \\tanh(W_g x_t + U_g h_{t-1} + b_g)$ |\n| cell | $c_t = f_t c_{t-1} + i_t g_t$ |\n| hidden | $h_t = o_t \\tanh(c_t)$ |",
)
add(
    "lstm",
    displays(
        r"f_{t}=\operatorname{sigmoid}\left(W_{f}\left[\begin{array}{c}h_{t-1}\\x_{t}\end{array}\right]+b_{f}\right)",
        r"i_{t}=\operatorname{sigmoid}\left(W_{i}\left[\begin{array}{c}h_{t-1}\\x_{t}\end{array}\right]+b_{i}\right)",
        r"o_{t}=\operatorname{sigmoid}\left(W_{o}\left[\begin{array}{c}h_{t-1}\\x_{t}\end{array}\right]+b_{o}\right)",
        r"\tilde{c}_{t}=\tanh\left(W_{c}\left[\begin{array}{c}h_{t-1}\\x_{t}\end{array}\right]+b_{c}\right)",
        r"c_{t}=f_{t}\circ c_{t-1}+i_{t}\circ\tilde{c}_{t}",
        r"h_{t}=o_{t}\circ\tanh\left(c_{t}\right)",
    ),
)
add(
    "gru",
    displays(
        r"\mathbf{R}_t = \sigma(\mathbf{X}_t \mathbf{W}_{xr} + \mathbf{H}_{t-1} \mathbf{W}_{hr} + \mathbf{b}_r)",
        r"\mathbf{Z}_t = \sigma(\mathbf{X}_t \mathbf{W}_{xz} + \mathbf{H}_{t-1} \mathbf{W}_{hz} + \mathbf{b}_z)",
        r"\tilde{\mathbf{H}}_t = \tanh(\mathbf{X}_t \mathbf{W}_{xh} + (\mathbf{R}_t \odot \mathbf{H}_{t-1}) \mathbf{W}_{hh} + \mathbf{b}_h)",
        r"\mathbf{H}_t = \mathbf{Z}_t \odot \mathbf{H}_{t-1} + (1 - \mathbf{Z}_t) \odot \tilde{\mathbf{H}}_t",
    ),
)
add(
    "gru-after",
    displays(
        r"z = \sigma(W_z x_t + U_z h_{t-1})",
        r"r = \sigma(W_r x_t + U_r h_{t-1})",
        r"h' = \tanh(W x_t + r \odot U h_{t-1})",
        r"h_t = z \odot h_{t-1} + (1-z) \odot h'",
    ),
)
add(
    "lstm",
    r"The net inputs are $net_f = w_f x_t + u_f h_{t-1} + b_f$, $net_i = w_i x_t + u_i h_{t-1} + b_i$, $net_o = w_o x_t + u_o h_{t-1} + b_o$ and $net_c = w_c x_t + u_c h_{t-1} + b_c$. Then $f_t = \sigma(net_f)$, $i_t = \sigma(net_i)$, $o_t = \sigma(net_o)$, $g_t = \tanh(net_c)$, $c_t = f_t c_{t-1} + i_t g_t$ and $h_t = o_t \tanh(c_t)$.",
)
add(
    "lstm",
    ".. math::\n\n   f_t = \\sigma(W_f x_t + U_f h_{t-1} + b_f)\n\n   i_t = \\sigma(W_i x_t + U_i h_{t-1} + b_i)\n\n   o_t = \\sigma(W_o x_t + U_o h_{t-1} + b_o)\n\n   \\tilde c_t = \\tanh(W_c x_t + U_c h_{t-1} + b_c)\n\n   c_t = f_t \\circ c_{t-1} + i_t \\circ \\tilde c_t\n\n   h_t = o_t \\circ \\tanh(c_t)\n",
    ".rst",
)
add(
    "lstm",
    "$ f_t = sigma(W_f x_t + U_f h_(t-1) + b_f) $\n\n$ i_t = sigma(W_i x_t + U_i h_(t-1) + b_i) $\n\n$ o_t = sigma(W_o x_t + U_o h_(t-1) + b_o) $\n\n$ g_t = tanh(W_g x_t + U_g h_(t-1) + b_g) $\n\n$ c_t = f_t dot.o c_(t-1) + i_t dot.o g_t $\n\n$ h_t = o_t dot.o tanh(c_t) $\n",
    ".typ",
)
add(
    "lstm",
    displays(
        r"\Gamma_f = \sigma(W_f [a^{<t-1>}, x^{<t>}] + b_f)",
        r"\Gamma_u = \sigma(W_u [a^{<t-1>}, x^{<t>}] + b_u)",
        r"\Gamma_o = \sigma(W_o [a^{<t-1>}, x^{<t>}] + b_o)",
        r"\tilde c^{<t>} = \tanh(W_c [a^{<t-1>}, x^{<t>}] + b_c)",
        r"c^{<t>} = \Gamma_u * \tilde c^{<t>} + \Gamma_f * c^{<t-1>}",
        r"a^{<t>} = \Gamma_o * \tanh(c^{<t>})",
    ),
)
add("rnn", displays(r"a^{(t)} = b + W h^{(t-1)} + U x^{(t)}", r"h^{(t)} = \tanh(a^{(t)})", r"o^{(t)} = c + V h^{(t)}"))
add(
    "lstm",
    displays(
        r"f_t = \frac{1}{1 + e^{-(W_f x_t + U_f h_{t-1} + b_f)}}",
        r"i_t = \frac{1}{1 + e^{-(W_i x_t + U_i h_{t-1} + b_i)}}",
        r"o_t = \frac{1}{1 + e^{-(W_o x_t + U_o h_{t-1} + b_o)}}",
        r"g_t = \tanh(W_g x_t + U_g h_{t-1} + b_g)",
        r"c_t = f_t c_{t-1} + i_t g_t",
        r"h_t = o_t \tanh c_t",
    ),
)


@pytest.mark.parametrize("number", range(len(SYSTEMS)))
def test_a_system_is_named_and_right(number: int) -> None:
    cell, text, suffix = SYSTEMS[number]
    article = checked(text, f"system{suffix}")
    assert [(each.cell.partition(",")[0], each.distance) for each in article.cells[:1]] == [(cell, 0)]
    assert [f.message for f in article.findings if f.level in ("error", "warning")] == []
