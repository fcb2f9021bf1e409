"""Right articles in other kinds of files and other languages: none of their steps may be called wrong."""

from __future__ import annotations

import json

import pytest

import symbolic_lstm as sl
from symbolic_lstm.writers import writer
from tests.articles.articles import checked, flagged

NOTEBOOK = json.dumps(
    {
        "cells": [
            {"cell_type": "markdown", "source": ["Ahora $f = \\sigma(0{,}6) \\approx 0{,}646$.\n", "Y $2 \\times 0{,}646 = 1{,}292$."]},
            {"cell_type": "code", "source": ["f = 1 / (1 + exp(-0.6))\n"], "outputs": [{"text": ["f = 0.6456563062257954\n"]}]},
        ]
    }
)  # fmt: skip
ARTICLES = {
    "french.md": "La porte d'oubli vaut $f = \\sigma(0{,}6) \\approx 0{,}646$ ; elle garde 64,6 % de la mémoire : $0{,}646 \\times 2 = 1{,}292$.",
    "japanese.md": "忘却ゲートは $f_1=\\sigma(0.6)\\approx 0.646$、候補は $\\tilde{c}_1=\\tanh(0.9)\\approx 0.716$ となる。",
    "russian.md": "Вентиль забывания: $f = \\frac{1}{1+e^{-0.6}} = \\frac{1}{1.5488} \\approx 0.6457$.",
    "korean.md": "$$\\begin{aligned} z &= 0.5 \\cdot 1 + 0.1 = 0.6 \\\\ f &= \\sigma(0.6) \\approx 0.6457 \\end{aligned}$$",
    "arabic.md": "بوابة النسيان $f = \\sigma(0.6) = 0.6457$ ثم $c = 0.6457 \\cdot 2 = 1.2914$.",
    "portuguese.html": "<p>Logo f = &sigma;(0.6) &asymp; 0.6457 e <code>c = 2 * 0.6457 = 1.2914</code>.</p>",
    "spanish.ipynb": NOTEBOOK,
    "paper.tex": "\\newcommand{\\sig}{\\sigma}\\begin{document}\nThen $f = \\sig(0.6) = 0.6457$ and\n\\begin{align}\n c &= 0.6457 \\cdot 2 + 0.5 \\\\\n   &= 1.2914 + 0.5 \\\\\n   &= 1.7914.\n\\end{align}\n\\end{document}",
    "page.rst": "So :math:`f = \\sigma(0.6) \\approx 0.6457`.\n\n.. math::\n\n   c = 2 \\cdot 0.6457 = 1.2914\n",
    "page.adoc": "So latexmath:[f = \\sigma(0.6) \\approx 0.6457] and\n\n----\nc = 2 * 0.6457 = 1.2914\n----\n",
    "page.org": "* Step\nSo \\(f = \\sigma(0.6) \\approx 0.6457\\) and =c = 2 * 0.6457 = 1.2914=.\n",
    "page.typ": "So $f = sigma(0.6) approx 0.6457$ and $ c = 2 times 0.6457 = 1.2914 $",
    "module.py": 'def f():\n    r"""So $f = \\sigma(0.6) \\approx 0.6457$.\n\n    c = 2 * 0.6457 = 1.2914  # cell state\n    """\n',
    "module.rs": "/// f = σ(0.6) ≈ 0.6457\n/// c = 2 × 0.6457 = 1.2914 (cell state)\n",
    "rounded.md": "With $i = 0.6457$ and $g = 0.6044$: $i \\cdot g = 0.6457 \\cdot 0.6044 = 0.3903$, or $0.3902608$.",
    "blend.md": "$h = (1 − 0.69)(0.6) + (0.69)(0.9) = (0.31)(0.6) + (0.69)(0.9) = 0.186 + 0.621 = \\boxed{0.807}$",
    "table.md": "| t | worked | h |\n|:--|:--|--:|\n| 1 | $\\tanh(0.5)$ | 0.4621 |\n| 2 | $\\tanh(1.3697)$ | 0.8786 |",
    "vectors.md": "$\\sigma([0.5, -0.5]) = [0.6225, 0.3775]$ and $[0.1, 0.2] + [0.3, 0.4] = [0.4, 0.6]$",
    "powers.md": "The share is $6.14 \\times 10^{-6}$: $\\sigma(-12) = 6.14 \\times 10^{-6}$, and $2^{10} = 1024$.",
    "chat.md": "Input: x = 1, h = 0.5. Then z = 0.4*1 + 0.2*0.5 = 0.5, so the gate is sigmoid(0.5) = 0.6225.",
}  # fmt: skip


@pytest.mark.parametrize("name", ARTICLES)
def test_a_right_article_is_not_flagged(name: str) -> None:
    assert [(f.rule, f.expression, f.message) for f in flagged(ARTICLES[name], name)] == []
    assert checked(ARTICLES[name], name).checked > 0


@pytest.mark.parametrize(
    ("format", "suffix", "example", "language"),
    [
        ("markdown", "md", "understanding-lstms", "fr"), ("html", "html", "zh-forget-gate-three-by-three", "fr"),
        ("latex", "tex", "graph-gru-one-step", "en"), ("typst", "typ", "curriculum-gru", "de"),
        ("text", "txt", "lstm-next-number", "de"),
    ],
)  # fmt: skip
def test_a_sheet_of_our_own_is_a_right_article(format: str, suffix: str, example: str, language: str) -> None:
    article = checked(str(writer(format).write(sl.sheet(example, language=language))), f"a.{suffix}")
    wrong = [(f.rule, f.expression, f.message) for f in article.findings if f.level in ("error", "warning")]
    assert wrong == [] and article.checked > 5


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_sheet_as_text_may_stand_in_a_listing(language: str) -> None:
    text = str(writer("text").write(sl.sheet("understanding-lstms", language=language)))
    article = checked(f"As worked:\n\n```text\n{text}```\n", "a.md")
    assert [(f.rule, f.expression, f.message) for f in article.findings if f.level in ("error", "warning")] == []
    assert article.checked > 25
