"""Look-alikes of articles: the name of a file, how many steps it has at least, its cell, and the text."""

from __future__ import annotations

#: Texts by their style.
TEXTS: dict[str, tuple[str, int, str, str]] = {
    "a day in figures": (
        "a.md",
        8,
        "",
        r"""# Trip budget and changelog, v2.10.3

- Flight: $320 + $45 bag = $365
- Hotel: 4 nights × $89.50 = $358.00
- Food: 5 days x $40/day = $200
- Total: 365 + 358 + 200 = 923, i.e. 923 / 2 = 461.50 each
- Tip 15 % of 62.40 = 9.36
- Train 08:45–11:20 = 2 h 35 min
- 26.2 mi × 1.609344 km/mi ≈ 42.16 km
- 98.6 °F = 37 °C; 1 GB = 1024 MB; 1 in = 2.54 cm
- 7/10 ≈ 0.7; 2/3 ≈ 0.67; 1/3 = 0.333...
- Score 3-2, ratio 16:9 ≈ 1.78, pH 7.4
- phone +1-555-0199, IP 192.168.0.1/24
- E = mc², a² + b² = c², 3² + 4² = 5²
- x = y = 5, n = 10, p < 0.05, R² = 0.87, α = 0.1
- 2024-05-01 - 2024-04-01 = 30 days
- 1.5e-3 = 0.0015, 10^3 = 1000, 2^10 = 1024, 5! = 120
- sales grew from 80 to 100 (+25 %), then fell by 20 % to 80
- 0.5 ± 0.1, 12 mod 5 = 2, 7 // 2 = 3, 7 % 2 = 1
- GPT-4 = 8 x 220B? #1 = best; C++ == C; a != b; a = b = c
- 1 + 1 = 10 (in binary), 0x1F = 31, 0b101 = 5
- version 3.10 > 3.9, §4.2 = §4.3 of the old text
""",
    ),
    "statistics": (
        "a.md",
        10,
        "",
        r"""We ran 5 seeds: 91.2, 91.5, 90.8, 91.9, 91.1 (mean 91.3, i.e. (91.2 + 91.5 + 90.8 + 91.9 + 91.1)/5 = 456.5/5 = 91.3).

Relative error reduction: (8.8 − 8.7)/8.8 ≈ 1.1 %. Speed-up 12.4 s / 3.1 s = 4×. 95 % CI: 91.3 ± 0.4 = [90.9, 91.7]. t(4) = 2.78, p = .05, d = 0.3, χ²(1) = 3.84, F(2, 27) = 3.35, r = −.45, N = 30, df = N − 2 = 28, AUC = .91.

Cost: 8 GPUs × 24 h × $2.50/h = $480. CO₂: 192 GPU-h × 0.25 kWh = 48 kWh. Budget: $1,000 − $480 = $520 left (52 %).

The odds are 3:1 = 75 %. log₁₀ 1000 = 3. 1 h = 60 min = 3600 s. 5 km = 3.1 mi. 20 °C = 68 °F. 1 € ≈ 1.08 $. 12 a.m. = 0:00.
Let x = 3. Then 2x = 6, x² = 9, x/2 = 1.5, −x = −3. If instead x = 4, 2x = 8.
a = 1, b = 2 ⇒ a + b = 3; ab = 2; a/b = 0.5; a − b = −1.
f(x) = 2x + 1, f(3) = 7, g(f(1)) = g(3) = 9.
""",
    ),
    "an LSTM in plain text": (
        "a.txt",
        5,
        "lstm",
        r"""LSTM in plain Unicode

f_t = σ(W_f·[h_(t−1), x_t] + b_f)
i_t = σ(W_i·[h_(t−1), x_t] + b_i)
c̃_t = tanh(W_c·[h_(t−1), x_t] + b_c)
c_t = f_t ⊙ c_(t−1) + i_t ⊙ c̃_t
o_t = σ(W_o·[h_(t−1), x_t] + b_o)
h_t = o_t ⊙ tanh(c_t)

Step 1: f₁ = σ(0.25) ≈ 0.56; i₁ = σ(−1.5) ≈ 0.18; c̃₁ = tanh(2) ≈ 0.96.
c₁ = 0.56 × 0 + 0.18 × 0.96 ≈ 0.17
""",
    ),
    "an exam": (
        "a.md",
        8,
        "",
        r"""## Exam, question 2 (6 points = 3 + 3)

(a) Compute σ(−0.8). *Answer:* σ(−0.8) = 1/(1 + e^0.8) = 1/(1 + 2.2255) = 1/3.2255 ≈ 0.3100

(b) Compute c = 0.5·0.2 + 0.3100·1 = 0.1 + 0.3100 = 0.4100

(c) If the forget gate were 0 instead, c would be 0·0.2 + 0.3100 = 0.3100. A common wrong answer is σ(−0.8) = −0.66 (that is tanh(−0.8) ≈ -0.66).

Points: 2 + 2 + 2 = 6. Grade = 5/6 ≈ 83 %.
""",
    ),
    "slopes": (
        "a.md",
        9,
        "",
        r"""# Derivatives

The sigmoid obeys $\sigma'(x) = \sigma(x)(1-\sigma(x))$. At $x = 0.5$: $\sigma'(0.5) = 0.6225 \cdot 0.3775 \approx 0.2350$.

$\tanh'(1) = 1 - \tanh^2(1) = 1 - 0.7616^2 \approx 0.4200$

So σ′(0) = 0.25 and tanh′(0) = 1. The product of ten such factors is at most $0.25^{10} \approx 9.5 \times 10^{-7}$.

$\frac{d}{dx} x^2 = 2x$, at $x = 3$: $2 \cdot 3 = 6$.
""",
    ),
    "a rendered page": (
        "a.html",
        6,
        "",
        r"""<html><body><p>Compute <code>sigmoid(2)</code>: $$\sigma(2) = \dfrac{1}{1+e^{-2}} = \dfrac{1}{1 + 0.1353} = \dfrac{1}{1.1353} \approx 0.8808$$</p>
<p>Then \(0.8808 \times (1 - 0.8808) = 0.8808 \times 0.1192 \approx 0.1050\).</p>
<pre><code class="language-python">&gt;&gt;&gt; round(1/(1+math.exp(-2)), 4)
0.8808
&gt;&gt;&gt; [x**2 for x in (1, 2, 3)] == [1, 4, 9]
True</code></pre>
<p>v1.2 = stable; v1.3 = beta. 1/2 &lt; 0.8808. It&rsquo;s 8&times;8 = 64.</p></body></html>""",
    ),
    "Japanese": (
        "a.md",
        3,
        "",
        r"""# RNNを手で計算する

入力は x=0.5、重みは w=1.2、バイアスは b=−0.1 とする。

h₁ = tanh(1.2×0.5−0.1) = tanh(0.5) ≒ 0.462

よって出力は σ(0.462) ≈ 0.613となる（約61.3％）。

価格は1,980円（税込2,178円）、10％引きで1,980×0.9=1,782円。2023/04/01更新。
""",
    ),
    "Russian": (
        "a.md",
        5,
        "",
        r"""# Рекуррентная сеть на пальцах

Пусть вход равен 2, вес 0,3, смещение −0,1. Тогда

h₁ = tanh(0,3 · 2 − 0,1) = tanh(0,5) ≈ 0,4621

h₂ = tanh(0,3 · 1 + 0,8 · 0,4621 − 0,1) = tanh(0,56968) ≈ 0,5151

Сигмоида: σ(0,5) ≈ 0,6225. Итого 25 % + 75 % = 100 %. Дата: 12.04.2021, версия 1.8.1, стр. 15–17.
""",
    ),
    "Portuguese": (
        "a.md",
        8,
        "",
        r"""# Exemplo numérico de LSTM

Porta de esquecimento: f = σ(0,4 × 1,5 + 0,1) = σ(0,7) ≈ 0,668. Porta de entrada: i = σ(0,2 × 1,5 − 0,5) = σ(−0,2) ≈ 0,450.

Candidato: g = tanh(0,6 × 1,5) = tanh(0,9) ≈ 0,716.

Novo estado: c = 0,668 × 0,8 + 0,450 × 0,716 = 0,5344 + 0,3222 ≈ 0,857.

Preço: R$ 1.299,90 à vista ou 12 × R$ 119,90 = R$ 1.438,80.
""",
    ),
    "listings": (
        "a.md",
        2,
        "",
        r"""```js
const f = sigmoid(wf * x + uf * h + bf);   // 0.731
const c = f * cPrev + i * g;
console.log(0.1 + 0.2 === 0.3); // false, 0.30000000000000004
for (let i = 0; i < 10; i++) { total += i; } // total = 45
const pct = 100 * 3 / 4; // = 75
```

We get f = sigmoid(1) = 0.731 and `c = 0.731 * 2 = 1.462`.

```matlab
f = 1 ./ (1 + exp(-1))   % f = 0.7311
c = f .* [1 2]           % c = 0.7311 1.4621
```

```c
float y = tanhf(0.5f); /* y = 0.462117 */
int n = 7 / 2;         // n = 3
```
""",
    ),
    "layers": (
        "a.md",
        8,
        "",
        r"""A bidirectional layer concatenates $\overrightarrow{h}_t$ and $\overleftarrow{h}_t$: $y_t = W[\overrightarrow{h}_t; \overleftarrow{h}_t] + b$.

Output size: $2 \times 128 = 256$. With 10 classes the dense layer has $256 \times 10 + 10 = 2570$ weights; total $= 2 \times 4 \times (128 \times (128 + 50) + 128) + 2570 = 2 \times 91648 + 2570 = 185866$.

Gradient clipping: if $\|g\| > 5$, $g \leftarrow 5 g / \|g\|$; e.g. $\|(3, 4)\| = \sqrt{3^2 + 4^2} = 5$, $\|(6, 8)\| = 10$ so $g = (3, 4)$.

BPTT: $\prod_{k=2}^{5} 0.5 = 0.5^4 = 0.0625$; $\sum_{t=1}^3 t^2 = 1 + 4 + 9 = 14$.
""",
    ),
    "German LaTeX": (
        "a.tex",
        4,
        "lstm",
        r"""\documentclass{article}\usepackage[ngerman]{babel}\begin{document}
Die Zelle ist gegeben durch
\begin{eqnarray}
f_t &=& \sigma(W_f\cdot[h_{t-1},x_t]+b_f)\\
i_t &=& \sigma(W_i\cdot[h_{t-1},x_t]+b_i)\\
o_t &=& \sigma(W_o\cdot[h_{t-1},x_t]+b_o)\\
\hat{C}_t &=& \tanh(W_C\cdot[h_{t-1},x_t]+b_C)\\
C_t &=& f_t*C_{t-1}+i_t*\hat{C}_t\\
h_t &=& o_t*\tanh(C_t)
\end{eqnarray}
Beispiel: $f_t = \sigma(0{,}6) = 0{,}6457$, also ist $C_t = 0{,}6457 \cdot 0{,}5 + 0{,}1 = 0{,}42285$.
Laut Tab.~3 (S.~12--14) sind es 1\,024 Einheiten, d.\,h. $4 \cdot 1024 = 4096$ Zeilen.
\end{document}""",
    ),
    "a candidate with a typed tilde": (
        "a.md",
        2,
        "lstm",
        """The cell in plain text:

    f_t = sigmoid(W_f · [h_{t-1}, x_t] + b_f)
    i_t = sigmoid(W_i · [h_{t-1}, x_t] + b_i)
    C~_t = tanh(W_C · [h_{t-1}, x_t] + b_C)
    C_t = f_t * C_{t-1} + i_t * C~_t
    o_t = sigmoid(W_o · [h_{t-1}, x_t] + b_o)
    h_t = o_t * tanh(C_t)

With C~_t = tanh(0.58) ≈ 0.5227 the state is C_t = 0.5 + 0.5227 = 1.0227.
""",
    ),
    "AsciiMath in AsciiDoc": (
        "a.adoc",
        3,
        "",
        """= A step

The gate is stem:[f = sigma(0.4) ~~ 0.5987], twice stem:[0.5987 xx 2 = 1.1974].

[stem]
++++
c = 0.5987 xx 2 + 0.1 = 1.1974 + 0.1 = 1.2974
++++
""",
    ),
    "a table in Typst": (
        "a.typ",
        4,
        "",
        """#table(
  columns: (auto, auto),
  table.header([*step*], [*value*]),
  [$0.3 dot 2 + 0.12$], [$0.72$],
  [$sigma(0.7)$], [$0.668$],
  [0.25 * 3], [0.75],
  [tanh(0.5)], [0.4621],
)
""",
    ),
    "bits and dates": (
        "a.md",
        1,
        "",
        """Codes: 0010 = + and 0011 = 0-9, 0100 = A-Z.

```text
01 + 01 = 010
01 + 00 = 001
```

So 0.25 + 0.50 = 0.75.
""",
    ),
    "scores and numbers of equations": (
        "a.md",
        3,
        "",
        """Team A won 3–1 = 3 points, and (1) = (2) + (3) as shown; Eq. 4 = Eq. 5.

Then 0.250 + 0.125 = 0.375, 5 − 3 = 2, and 12 = 3 · 4 = 2 · 6.
""",
    ),
    "words before a minus and in brackets": (
        "a.md",
        6,
        "",
        """σ(−1.2) ≈ 0.2315, tanh(−0.5) ≈ −0.4621 and −0.4621 × 0.2315 = −0.1070.

La puerta vale 0.8 y el estado 2, así que queda 0.81 * 2 = 1.62 (el 81 %), or −0.25 + 1.62 = 1.37 so −1.37 + 2.50 = 1.13.
""",
    ),
}
