"""Dialects as sites have them: what is wrong is found at its very signs, and what nobody shows is not read."""

from __future__ import annotations

import json

import pytest

from symbolic_lstm.articles.documents.document_kinds import read
from symbolic_lstm.articles.many import check_file
from symbolic_lstm.articles.options import Options
from symbolic_lstm.errors import ExampleError

from .articles import checked

#: Of each: the file's name, its text, and the stretches of it that are called wrong.
WRONG = {
    "a picture's colours": ("a.html", "<p>$latex 2 \\times 3 = 7&bg=ffffff&fg=000000&s=2$</p>", ["7"]),
    "thin blanks": ("a.html", "<p>0.5&thinsp;&times;&#8239;0.5&thinsp;=&#x2009;0.35</p>", ["0.35"]),
    "cells on lines of their own": ("a.adoc", "|===\n|gate |value\n\n|tanh(1)\n|0.7716\n|===\n", ["0.7716"]),
    "columns said above": ("a.adoc", '[cols="1,1"]\n|===\n|gate\n|value\n\n|tanh(1)\n|0.7716\n|===\n', ["0.7716"]),
    "a role": ("a.md", "So {math}`\\tanh(1) = 0.7716` is.", ["0.7716"]),
    "a table as lists": ("a.md", "```{list-table}\n:header-rows: 0\n* - $\\tanh(1)$\n  - $0.7716$\n```\n", ["0.7716"]),
    "a listing with its language": ("a.md", "```{code-block} python\nx = 1  # tanh(1) = 0.7716\n```\n", ["0.7716"]),
    "a comment behind a statement": ("a.js", 'const a = 2; // tanh(1) = 0.7716\nf("// 1 + 1 = 3")\n', ["0.7716"]),
    "a comment in Julia": ("a.jl", "a = 2  # tanh(1) = 0.7716\n", ["0.7716"]),
    "words in a font": ("a.tex", "So \\texttt{tanh(1) = 0.7716} is \\emph{all}.", ["0.7716"]),
    "siunitx": ("a.tex", "$\\num{0.5} \\times \\num{2e-1} = \\num{1.1e-1}$, $2\\cdot\\SI{3}{\\volt} = \\SI{7}{\\volt}$", ["1.1e-1", "7"]),
    "left out by iffalse": ("a.tex", "\\iffalse $1+1=3$ \\fi $2+2=5$", ["5"]),
    "behind the end": ("a.tex", "\\begin{document}$2+2=5$\\end{document} $1+1=3$", ["5"]),
    "an assignment": ("a.tex", "\\State $f \\gets \\tanh(1) = 0.7716$", ["0.7716"]),
    "a sum over displays": ("a.md", "$$ c = 0.5 \\cdot 2 $$\n\n$$ + 0.25 \\cdot 4 $$\n\n$$ = 2.1 $$", ["2.1"]),
    "a line with a backslash": ("a.md", "```\nc = 0.5 * 2 \\\n    + 1 = 2.5\n```\n", ["2.5"]),
    "a result on the next line": ("a.md", "Here f = 0.5·2 + 0.25·4 =\n2.6 is all.", ["2.6"]),
    "a brace before lines": (
        "a.html",
        "<math><mrow><mo>{</mo><mtable><mtr><mtd><mi>a</mi><mo>=</mo><mn>1</mn><mo>+</mo><mn>1</mn><mo>=</mo><mn>3</mn>"
        "</mtd></mtr></mtable><mo></mo></mrow></math>",
        ["3"],
    ),
    "a label over a brace": (
        "a.html",
        "<math><mover><mrow><mover><mn>0.5</mn><mo>⏞</mo></mover></mrow><mrow><mi>o</mi></mrow></mover><mo>×</mo>"
        "<mn> 2 </mn><mo>=</mo><mn>\n0.9</mn></math>",
        ["0.9"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("dialect", WRONG)
def test_what_is_wrong_stands_at_its_very_signs(dialect: str) -> None:
    name, text, wrong = WRONG[dialect]
    article = checked(text, name)
    assert [text[f.start : f.end] for f in article.findings if f.level == "error"] == wrong
    assert article.unreadable == 0


def test_a_sum_that_goes_on_over_displays_is_no_false_alarm() -> None:
    text = "$$ c = 0.5 \\cdot 2 $$\n\n$$ + 0.25 \\cdot 4 $$\n\n$$ = 2 $$\n\n$$a = 3$$\n\n$$+ 1$$\n\n$$= 4$$"
    assert {f.level for f in checked(text).findings} == {"pass"}


def test_mathjax_as_a_browser_saves_it_is_read_and_never_passed_over() -> None:
    said = "<math><mn>2</mn><mo>+</mo><mn>2</mn><mo>=</mo><mn>5</mn></math>"
    drawn = '<mjx-math class="MJX-TEX"><mjx-mn><mjx-c class="mjx-c32"></mjx-c></mjx-mn></mjx-math>'
    page = f'<p><mjx-container class="MathJax" jax="CHTML">{drawn}<mjx-assistive-mml>{said}</mjx-assistive-mml></mjx-container></p>'
    assert [f.printed for f in checked(page, "a.html").findings] == ["5"]
    assert checked(page.replace(said, ""), "a.html").unreadable == 1


@pytest.mark.parametrize(
    "said",
    [
        "\\lstinputlisting[language=C]{x.c}", "\\verbatiminput{x.c}", "\\inputminted{c}{x.c}", "\\import{y/}{x.c}",
        "\\subfile{x.c}", "\\input x.c",
    ],
)  # fmt: skip
def test_included_files_are_counted_and_not_followed(said: str) -> None:
    assert [u[2:] for u in read("a.tex", said.encode()).unread] == [("X304", "x.c")]


def test_a_display_that_is_too_long_is_counted() -> None:
    article = checked("\\[" + "\\frac{1}{" * 5_000 + "1" + "}" * 5_000 + " = 1\\]\n\n$1+1=3$", "a.tex")
    assert [f.rule for f in article.findings] == ["X305", "N101"]


def test_what_a_notebook_printed_as_latex_has_its_cell() -> None:
    output = {"data": {"text/latex": ["$\\tanh(1) = 0.7716$"]}}
    cell = {"cell_type": "code", "source": "x", "outputs": [output]}
    document = read("a.ipynb", json.dumps({"cells": [cell]}).encode())
    assert [(each.number, each.mapped.text) for each in document.cells][1:] == [(1, "$\\tanh(1) = 0.7716$")]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_called_so(encoding: str) -> None:
    with pytest.raises(ExampleError, match="UTF-16 without its mark"):
        read("a.md", "So $1 + 1 = 3$.".encode(encoding))


def test_what_never_looks_at_the_clock_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def forever(*_: object) -> None:
        while True:
            pass

    monkeypatch.setattr("symbolic_lstm.articles.many.check", forever)
    monkeypatch.setattr("symbolic_lstm.articles.clock.GRACE", 0.2)
    one = check_file("a.md", Options(seconds=0.1), b"$1 + 1 = 3$")
    assert "more than 0.1 seconds" in str(one.error)


def test_brackets_that_asciidoc_opens_again_and_again_take_no_time() -> None:
    assert check_file("a.adoc", Options(seconds=20), b"stem:[" * 30_000).article is not None
