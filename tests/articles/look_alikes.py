"""Articles as people write them, with figures that are worked when the tests run: right ones, and ones with one slip.

«f» is the value of a name in four decimals, «f:2» in two, «f!» a figure that may be misprinted, and is told then.
"""

from __future__ import annotations

import json
import re
from decimal import ROUND_HALF_UP, Decimal
from math import exp, tanh
from typing import NamedTuple

MARK = re.compile(r"«(?P<name>[A-Za-z_0-9*+\-().² ]+?)(?P<may>!)?(?::(?P<places>\d))?(?P<again>!)?»")


def sigmoid(z: float) -> float:
    return 1 / (1 + exp(-z))


def values() -> dict[str, float]:
    """An LSTM step from x = 1, h = 0.2, c = 0.5, the next one, a GRU step, and what goes back through the first."""
    v = {"x": 1.0, "h0": 0.2, "c0": 0.5}
    for step, (x, h, c) in ((1, (1.0, 0.2, 0.5)), (2, (0.5, 0.0, 0.0))):
        h, c = (v["h1"], v["c1"]) if step == 2 else (h, c)
        sums = (0.5 * x + 0.3 * h + 0.1, 0.4 * x + 0.2 * h, 0.6 * x + 0.1 * h, 0.3 * x + 0.4 * h + 0.1)
        zf, zi, zg, zo = sums
        f, i, g, o = sigmoid(zf), sigmoid(zi), tanh(zg), sigmoid(zo)
        new = f * c + i * g
        found = {"zf": zf, "zi": zi, "zg": zg, "zo": zo, "f": f, "i": i, "g": g, "o": o, "kept": f * c, "added": i * g,
                 "c": new, "tc": tanh(new), "h": o * tanh(new)}  # fmt: skip
        v |= {f"{name}{step}": value for name, value in found.items()}
    z, r = sigmoid(0.4 * 1 + 0.5 * 0.2), sigmoid(0.7 * 1 - 0.5 * 0.2)
    n = tanh(0.6 * 1 + 0.3 * r * 0.2)
    v |= {"z": z, "r": r, "rh": r * 0.2, "nz": 0.6 + 0.3 * r * 0.2, "n": n, "1-z": 1 - z, "zh": z * 0.2, "zn": (1 - z) * n,
          "hg": (1 - z) * n + z * 0.2}  # fmt: skip
    dc = 0.3 * v["o1"] * (1 - v["tc1"] ** 2)
    v |= {
        "dc": dc,
        "df": dc * 0.5,
        "dzf": dc * 0.5 * v["f1"] * (1 - v["f1"]),
        "dprev": dc * v["f1"],
        "tc2²": 1 - v["tc1"] ** 2,
    }
    v |= {"pf": sigmoid(0.66 + 0.2 * 0.5), "rnn": tanh(0.5 + 0.3 * 0.2), "e": exp(-0.66), "1e": 1 + exp(-0.66)}
    return v


class Style(NamedTuple):
    """How an article looks: its file's name, its text, the sign in its decimals, and what is done to all of it."""

    name: str
    text: str
    decimal: str = "."


def printed(value: float, places: int, decimal: str) -> str:
    """A figure rounded half up."""
    text = str(Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    return text.replace(".", decimal)


def misprinted(figure: str) -> str:
    """With another digit in the second decimal place, or the first where there is no other."""
    at = len(figure) - 1 if len(re.sub(r"\D", "", figure)) < 4 else len(figure) - 2
    return f"{figure[:at]}{(int(figure[at]) + 5) % 10}{figure[at + 1 :]}"


def written(style: Style, slip: int = -1) -> str:
    """The text of an article; with `slip`, the figure of that number among those that may be wrong is."""
    known = values()
    count = 0

    def figure(found: re.Match[str]) -> str:
        nonlocal count
        text = printed(known[found["name"]], int(found["places"] or 4), style.decimal)
        if found["may"] or found["again"]:
            count += 1
            if count - 1 == slip:
                return misprinted(text)
        return text

    text = MARK.sub(figure, style.text)
    if style.name.endswith(".ipynb"):
        return json.dumps({"cells": [_cell(part) for part in text.split("\n----\n")], "nbformat": 4})
    return text


def slips(style: Style) -> int:
    """How many figures may be wrong."""
    return sum(bool(found["may"] or found["again"]) for found in MARK.finditer(style.text))


def _cell(part: str) -> dict[str, object]:
    if not part.startswith("%code"):
        return {"cell_type": "markdown", "source": part.splitlines(keepends=True)}
    code, _, output = part.removeprefix("%code\n").partition("\n%out\n")
    return {"cell_type": "code", "source": code, "outputs": [{"output_type": "stream", "text": output}]}


STYLES = (
    Style("blog.md", """\
# Walking through one step
We start from $x_1 = 1$, $h_0 = 0.2$ and $c_0 = 0.5$. The forget gate is

$$f_1 = \\sigma(0.5 \\cdot 1 + 0.3 \\cdot 0.2 + 0.1) = \\sigma(0.66) \\approx «f1!»$$

and the input gate $i_1 = \\sigma(0.44) \\approx «i1!»$, so that «f1:2» of the memory stays.
Next, $$c_1 = «f1» \\times 0.5 + «i1» \\times «g1» = «kept1» + «added1» = «c1!»$$
"""),
    Style("textbook.tex", """\
\\documentclass{article}\\begin{document}
\\section{A worked example}
\\begin{align*}
f_1 &= \\sigma(0.66) = \\frac{1}{1 + e^{-0.66}} = «f1!», \\\\
g_1 &= \\tanh(0.62) = «g1!», \\\\
c_1 &= f_1 c_0 + i_1 g_1 = «f1» \\cdot 0.5 + «i1» \\cdot «g1» \\\\
    &= «kept1» + «added1» = «c1!».
\\end{align*}
Hence $h_1 = o_1 \\tanh(c_1) = «o1» \\cdot «tc1» = «h1!»$.
\\end{document}
"""),
    Style("lesson.ipynb", """\
## The gates
$f = \\sigma(0.66) = «f1!»$ and $o = \\sigma(0.48) = «o1!»$.
----
%code
f = sigmoid(0.66)  # forget gate
print("f =", f)
%out
f = «f1:8»
----
Then $c = «f1» \\cdot 0.5 + «added1» = «c1!»$.
"""),
    Style("katex.html", """\
<p>The gate is <span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>f</mi></mrow>
<annotation encoding="application/x-tex">f_1 = \\sigma(0.66) \\approx «f1!»</annotation></semantics></math></span>
<span class="katex-html" aria-hidden="true"><span class="base"><span class="mord">f</span></span></span></span>,
and what is kept <span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>c</mi></mrow>
<annotation encoding="application/x-tex">«f1» \\cdot 0.5 = «kept1!»</annotation></semantics></math></span></span>.</p>
"""),
    Style("mathjax.html", """\
<h2>Step 1</h2><p>\\[ i_1 = \\sigma(0.44) = «i1!» \\]</p><ul><li>\\( g_1 = \\tanh(0.62) = «g1!» \\)</li>
<li>\\( i_1 g_1 = «i1» \\times «g1» = «added1!» \\)</li></ul>
"""),
    Style("chinese.md", """\
**遗忘门**：$f_1=\\sigma(0.5\\times 1+0.3\\times 0.2+0.1)=\\sigma(0.66)\\approx «f1!:3»$，
候选值 $\\tilde{c}_1=\\tanh(0.62)\\approx «g1!:3»$。于是细胞状态为
$$c_1=«f1:3»\\times 0.5+«i1:3»\\times «g1:3»\\approx «c1!:2»$$
"""),
    Style("spanish.md", """\
La puerta de olvido vale $f_1 = \\sigma(0{,}66) \\approx «f1!»$ y la de entrada $i_1 = \\sigma(0{,}44) \\approx «i1!»$.
Por tanto $$c_1 = «f1» \\cdot 0,5 + «added1» = «c1!»$$
""".replace("0,5", "0{,}5"), "{,}"),
    Style("portuguese.html", """\
<p>A porta de esquecimento &eacute; f = &sigma;(0,66) &asymp; «f1!:3», e o candidato g = tanh(0,62) &asymp; «g1!:3».</p>
<p>Logo <code>c = «f1:3» * 0,5 + «added1:3» = «c1!:3»</code>.</p>
""", ","),
    Style("japanese.md", """\
忘却ゲートの値は f = σ(0.66) ≈ «f1!» です。出力ゲートは $o_1=\\sigma(0.48)\\approx «o1!»$、
隠れ状態は $h_1=«o1»\\times\\tanh(«c1»)=«h1!:3»$ となります。
"""),
    Style("code_first.md", """\
```python
import math
x, h, c = 1.0, 0.2, 0.5
w, u, b = 0.5, 0.3, 0.1
```

The sum is $z = w x + u h + b = «zf1!:2»$, so the gate is

```text
f = 1 / (1 + exp(-0.66)) = «f1!»
kept = «f1» * 0.5 = «kept1!»
```
"""),
    Style("gru.md", """\
Update gate: $z = \\sigma(0.4 \\cdot 1 + 0.5 \\cdot 0.2) = \\sigma(0.5) = «z!»$; reset gate: $r = \\sigma(0.6) = «r!»$.
$$n = \\tanh(0.6 + 0.3 \\cdot «rh») = «n!»$$
$$h = (1 - z) n + z h_0 = «1-z» \\cdot «n» + «z» \\cdot 0.2 = «zn» + «zh» = «hg!»$$
"""),
    Style("peephole.md", """\
With a peephole of 0.2 the forget gate sees the old state, $f = \\sigma(0.66 + 0.2 \\cdot 0.5) = \\sigma(0.76) = «pf!»$.
The others stay: $i = \\sigma(0.44) = «i1!:3»$.
"""),
    Style("minimal.rst", """\
A minimal network
=================

The state is :math:`h = \\tanh(0.5 \\cdot 1 + 0.3 \\cdot 0.2) = \\tanh(0.56) = «rnn!»`.

.. math::

   e^{-0.66} = «e!», \\qquad \\frac{1}{1 + «e»} = «f1!»
"""),
    Style("backward.md", """\
Let $dh = 0.3$. Back through the output, $$dc = dh \\cdot o \\cdot (1 - \\tanh^2(c)) = 0.3 \\cdot «o1» \\cdot (1 - «tc1»^2) = «dc!»$$
so $df = dc \\cdot c_0 = «dc» \\cdot 0.5 = «df!»$, before the sigmoid
$$df \\cdot f (1 - f) = «df» \\cdot «f1» \\cdot (1 - «f1») = «dzf!»$$
and the older state gets $«dc» \\cdot «f1» = «dprev!»$.
"""),
    Style("table.md", """\
| gate | worked | value |
|:-----|:-------|------:|
| forget | $\\sigma(0.66)$ | $«f1!»$ |
| input | $\\sigma(0.44)$ | $«i1!»$ |
| candidate | $\\tanh(0.62)$ | $«g1!»$ |
"""),
    Style("manual.adoc", """\
= One step
:stem: latexmath

The gate is stem:[f = \\sigma(0.66) = «f1!»].

----
c = «f1» * 0.5 + «added1» = «c1!»
----
"""),
    Style("notes.org", """\
* One step
The gate is \\(f = \\sigma(0.66) = «f1!»\\) and =h = «o1» * «tc1» = «h1!»=.
"""),
    Style("notes.typ", """\
= One step
The gate is $f = sigma(0.66) approx «f1!»$ and $ c = «f1» dot 0.5 + «added1» = «c1!» $.
"""),
    Style("module.py", '''\
def forget(z):
    r"""The forget gate.

    For z = 0.66, :math:`f = \\sigma(0.66) \\approx «f1!»`, and

    .. math:: «f1» \\cdot 0.5 = «kept1!»
    """
    return 1 / (1 + exp(-z))
'''),
    Style("lib.rs", "//! # Example\n//! f = σ(0.66) ≈ «f1!»\n//! c = «f1» × 0.5 + «added1» = «c1!»\npub fn f() {}\n"),
    Style("readme.txt", "Forget gate: f = σ(0.5·1 + 0.3·0.2 + 0.1) = σ(0.66) ≈ «f1!»\nOutput gate: o = σ(0.48) ≈ «o1!» (opens half)\n"),
    Style("prose.md", """\
The sigmoid of 0.66 is about «f1!:3», so the gate keeps «f1:2» of what there was. The tanh of 0.62 is «g1!:2».
"""),
    Style("german.md", """\
Das Vergessensgatter ist f = σ(0,66) ≈ «f1!:3»; es behält $«f1:3» \\cdot 0{,}5 = «kept1!:3»$ vom alten Zustand.
""".replace("0{,}5", "0,5"), ","),
    Style("russian.tex", """\
\\begin{document}
Вентиль забывания: \\[ f_1 = \\sigma(0{,}66) = \\frac{1}{1+e^{-0{,}66}} = «f1!». \\]
Кандидат: $\\tilde c_1 = \\operatorname{th}(0{,}62) \\approx «g1»$, и $«f1»\\cdot 0{,}5 = «kept1!»$.
\\end{document}
""", "{,}"),
    Style("korean.md", "망각 게이트는 $f_1 = \\sigma(0.66) \\approx «f1!»$ 이고, $c_1 = «kept1» + «added1» = «c1!»$ 입니다.\n"),
    Style("arabic.md", "بوابة النسيان هي $f_1 = \\sigma(0.66) \\approx «f1!»$ وبوابة الإخراج $o_1 = \\sigma(0.48) \\approx «o1!»$.\n"),
    Style("vectors.md", """\
$$\\sigma\\begin{pmatrix} 0.66 \\\\ 0.44 \\end{pmatrix} = \\begin{pmatrix} «f1!» \\\\ «i1!» \\end{pmatrix}$$
"""),
    Style("numpy.md", "```\nsigmoid([0.66, 0.44]) = [«f1!», «i1!»]\n[0.5, 0.3] @ [1, 0.2] + 0.1 = «zf1!:2»\n```\n"),
    Style("french.md", """\
La porte d'oubli vaut $f_1 = \\sigma(0{,}66) \\approx «f1!»$ ; on garde donc $«f1» \\times 0{,}5 \\approx «kept1!»$.
""", "{,}"),
    Style("turkish.md", "Unutma kapısı: $f_1 = \\sigma(0.66) = «f1!:3»$. Hücre durumu: $c_1 = «kept1:3» + «added1:3» = «c1!:3»$.\n"),
    Style("vietnamese.md", "Cổng quên: $f_1 = \\sigma(0.66) \\approx «f1!:3»$, trạng thái ẩn $h_1 = «o1» \\cdot \\tanh(«c1») = «h1!»$.\n"),
    Style("arrows.md", "- sum: 0.5 + 0.06 + 0.1 = 0.66 → σ(0.66) = «f1!:3»\n- candidate: tanh(0.6 + 0.02) = tanh(0.62) = «g1!:3»\n"),
    Style("jekyll.md", "So $$f\\_t = \\sigma(0.66) = «f1!»$$ and $$h\\_t = «o1» \\* «tc1» = «h1!»$$ hold.\n"),
    Style("list.md", "1. Forget gate: `f = sigmoid(0.66) = «f1!»`\n2. Input gate: `i = sigmoid(0.44) = «i1!»`\n3. New state: `c = «f1»*0.5 + «i1»*«g1» = «c1!»`\n"),
    Style("substituted.md", """\
With $W_f = 0.5$, $U_f = 0.3$, $b_f = 0.1$, $x_t = 1$ and $h_{t-1} = 0.2$:
$$f_t = \\sigma(W_f x_t + U_f h_{t-1} + b_f) = \\sigma(0.5 \\cdot 1 + 0.3 \\cdot 0.2 + 0.1) = \\sigma(0.66) = «f1!»$$
"""),
    Style("two_steps.md", """\
**t = 1.** $c_t = f_t c_{t-1} + i_t g_t = «f1» \\cdot 0.5 + «i1» \\cdot «g1» = «c1!»$.

**t = 2.** $c_t = f_t c_{t-1} + i_t g_t = «f2» \\cdot «c1» + «i2» \\cdot «g2» = «c2!»$, and $h_t = «o2» \\cdot «tc2» = «h2!»$.
"""),
    Style("exam.md", "$\\frac{1}{1+e^{-0.66}} = \\frac{1}{1 + «e»} = \\frac{1}{«1e»} = «f1!:3»$ and $1 - «f1:3» = 0.341$\n"),
    Style("table.html", "<table><tr><th>gate</th><th>value</th></tr><tr><td>\\(\\sigma(0.66)\\)</td><td>«f1!»</td></tr></table>\n"),
)  # fmt: skip
