"""Documents of every kind: their mathematics is found, and each character knows its place in the file."""

from __future__ import annotations

import json

import pytest

from symbolic_lstm.articles.check import check
from symbolic_lstm.articles.documents.document_kinds import read
from symbolic_lstm.articles.piece import Document
from symbolic_lstm.errors import ExampleError

from .articles import checked

#: Of every dialect a text with one formula: the file's name, the text, what is read, and where its first sign stands.
FOUND = {
    "dollars": ("a.md", "So $f_t = 0.5$ holds.", "f_t = 0.5", (1, 5)),
    "display": ("a.md", "Then\n\n$$\nf_t = 0.5\n$$\n", "f_t = 0.5", (4, 1)),
    "display in a list": ("a.md", "1. one\n   $$f = 0.5$$\n", "f = 0.5", (2, 6)),
    "display in a quotation": ("a.md", "> so\n>\n> $$\n> f = 0.5\n> + 1\n> $$\n", "f = 0.5\n+ 1", (4, 3)),
    "display that begins like a list": ("a.md", "$$\n- 0.5 + 1 = 0.5\n$$\n", "- 0.5 + 1 = 0.5", (2, 1)),
    "display with an empty line": ("a.md", "$$\na = 1\n\nb = 2\n$$\n", "a = 1\n\nb = 2", (2, 1)),
    "money": ("a.md", "From $5 to $7, if $f = 2$.", "f = 2", (1, 20)),
    "blanks inside": ("a.md", "so $ c\\_t = 2 $ is", "c_t = 2", (1, 6)),
    "jekyll": ("a.md", r"$$f\_t = 2 \* 3$$", "f_t = 2 * 3", (1, 3)),
    "mdbook": ("a.md", r"So \\( f = 2 \\) is", "f = 2", (1, 8)),
    "brackets": ("a.md", r"So \[ f = 2 \] is", "f = 2", (1, 7)),
    "wordpress": ("a.md", "So $latex f = 2$ is", "f = 2", (1, 11)),
    "wordpress tags": ("a.md", r"So \[latex\]f = 2\[/latex\] is", "f = 2", (1, 13)),
    "forem": ("a.md", "So {% katex inline %}f = 2{% endkatex %} is", "f = 2", (1, 22)),
    "gitlab": ("a.md", "So $`f = 2`$ is", "f = 2", (1, 6)),
    "fence": ("a.md", "```math\nf = 2\n```\n", "f = 2", (2, 1)),
    "environment": ("a.md", "\\begin{align}\nf &= 2\n\\end{align}", "\\begin{align}\nf &= 2\n\\end{align}", (1, 1)),
    "table": ("a.md", "| a | b |\n|---|---|\n| x | $f = 2$ |\n", "f = 2", (3, 8)),
    "crlf": ("a.md", "one\r\n\r\n$f = 2$\r\n", "f = 2", (3, 2)),
    "a tab counts one": ("a.md", "a\t$f = 2$", "f = 2", (1, 4)),
    "html": ("a.html", "<p>So <b>it</b> is \\(f &lt; 2\\)</p>", "f < 2", (1, 22)),
    "html entity before": ("a.html", "<p>&alpha;: \\(f = 2\\)</p>", "f = 2", (1, 15)),
    "mathjax 2": ("a.html", '<script type="math/tex; mode=display">f = 2</script>', "f = 2", (1, 39)),
    "mathjax 2, drawn": (
        "a.html", '<span class="MathJax_SVG" data-mathml="&lt;math&gt;&lt;mi&gt;f&lt;/mi&gt;&lt;/math&gt;"><svg><g/></svg></span>',
        "<math><mi>f</mi></math>", (1, 40),
    ),
    "mathjax 4, drawn": (
        "a.html", '<p>So <mjx-container jax="SVG"><svg><g data-mml-node="math" data-latex="f = 2"><path/></g></svg></mjx-container></p>',
        "f = 2", (1, 73),
    ),
    "mathjax 3 with MathML": (
        "a.html", '<mjx-container jax="CHTML"><mjx-math><mjx-mi>f</mjx-mi></mjx-math><mjx-assistive-mml><math><mi>f</mi></math></mjx-assistive-mml></mjx-container>',
        "<math><mi>f</mi></math>", (1, 86),
    ),
    "katex": (
        "a.html",
        '<span class="katex"><span class="katex-mathml"><math><semantics><mi>f</mi><annotation '
        'encoding="application/x-tex">f = 2</annotation></semantics></math></span><span class="katex-html">'
        '<span class="mord">f</span></span></span>',
        "f = 2",
        (1, 116),
    ),
    "mathml": ("a.html", "<p><math><mi>f</mi></math></p>", "<math><mi>f</mi></math>", (1, 4)),
    "latex": ("a.tex", "Words % $g = 1$\nand $f = 2$.", "f = 2", (2, 6)),
    "latex display": ("a.tex", "\\begin{document}\n\\[ f = 2 \\]\n\\end{document}", "f = 2", (2, 4)),
    "rst role": ("a.rst", "So :math:`f = 2` is.", "f = 2", (1, 11)),
    "rst directive": ("a.rst", "So\n\n.. math::\n   :label: a\n\n   f = 2\n", "f = 2", (6, 4)),
    "asciidoc": ("a.adoc", "So stem:[f = 2] is.", "f = 2", (1, 10)),
    "asciidoc block": ("a.adoc", "[latexmath]\n++++\nf = 2\n++++\n", "f = 2", (3, 1)),
    "typst": ("a.typ", "So $f = 2$ is.", "f = 2", (1, 5)),
    "org": ("a.org", "* Head\nSo \\(f = 2\\) is.", "f = 2", (2, 6)),
    "docstring": ("a.py", 'def f():\n    """So\n\n    $f = 2$\n    """\n', "f = 2", (4, 6)),
    "comment": ("a.rs", "/// So $f = 2$ is\nfn f() {}\n", "f = 2", (1, 9)),
    "block comment": ("a.c", "/**\n * So $f = 2$ is\n */\n", "f = 2", (2, 8)),
}  # fmt: skip


def place(document: Document, offset: int) -> tuple[int, int]:
    """Line and column by counting, as an author would."""
    before = document.raw[:offset].replace("\r\n", "\r")
    rows = before.replace("\r", "\n").split("\n")
    return len(rows), len(rows[-1]) + 1


@pytest.mark.parametrize("dialect", FOUND)
def test_a_formula_is_found_at_its_place(dialect: str) -> None:
    name, text, formula, where = FOUND[dialect]
    document = read(name, text.encode())
    pieces = [piece for piece in document.pieces if piece.kind in ("math", "display")]
    assert [piece.mapped.text.strip() for piece in pieces] == [formula]
    said = pieces[0].mapped.stripped()
    assert place(document, said.span(0, 1)[0]) == where


def test_a_formula_in_a_notebook_has_its_raw_place() -> None:
    source = ['One \\u00e9 "two"\n', "so $f_t = \\sigma(2)$ is"]
    raw = json.dumps({"cells": [{"cell_type": "markdown", "source": source}], "nbformat": 4}, indent=1)
    document = read("a.ipynb", raw.encode())
    (formula,) = [piece.mapped for piece in document.pieces if piece.kind == "math"]
    assert formula.text == "f_t = \\sigma(2)"
    start, end = formula.span(0, len(formula.text))
    assert raw[start:end] == "f_t = \\\\sigma(2)"
    assert raw[slice(*formula.span(6, 12))] == "\\\\sigma"


def test_what_a_notebook_printed_is_read_and_its_code_is_not() -> None:
    cell = {"cell_type": "code", "source": "f = 1  # so $g = 2$\n", "outputs": [{"text": ["f = 0.5\n"]}]}
    document = read("a.ipynb", json.dumps({"cells": [cell]}).encode())
    assert [(piece.kind, piece.mapped.text) for piece in document.pieces] == [
        ("code", "so $g = 2$"),
        ("output", "f = 0.5\n"),
    ]


def test_rendered_katex_without_its_tex_is_spelt_again() -> None:
    script = (
        '<span class="mord"><span class="mord">f</span><span class="msupsub"><span class="vlist-t vlist-t2">'
        '<span class="vlist-r"><span class="vlist"><span style="top:-2.55em;"><span class="pstrut"></span>'
        '<span class="sizing"><span class="mord">t</span></span></span></span></span></span></span></span>'
    )
    page = f'<p><span class="katex"><span class="katex-html"><span class="base">{script}</span></span></span></p>'
    (piece,) = read("a.html", page.encode()).pieces
    assert (piece.mapped.text, piece.kind) == ("f_{t}", "math")


def test_macros_are_expanded_and_one_that_calls_itself_ends() -> None:
    text = "\\newcommand{\\gate}[1]{\\sigma(#1)}\\def\\loop{\\loop\\loop}\n$f = \\gate{W x}$, $\\loop$"
    first, second = [p.mapped for p in read("a.tex", text.encode()).pieces if p.kind == "math"]
    assert first.text == "f = \\sigma(W x)"
    assert first.span(4, 5) == (text.index("\\gate{W"), text.index("\\gate{W") + 5)
    assert len(second.text) < 50_000


#: One article in kinds whose tables and listings are written otherwise.
ALIKE = {
    "a.md": "| a | b |\n|---|---|\n| $\\sigma(5.95)$ | $0.979$ |\n\n```\nc = 0.5 * 2 + 0.25 = 1.5\n```\n",
    "a.rst": "=================== ==========\na                   b\n=================== ==========\n"
    ":math:`\\sigma(5.95)` :math:`0.979`\n=================== ==========\n\n::\n\n   c = 0.5 * 2 + 0.25 = 1.5\n",
    "a.org": "| a | b |\n|---+---|\n| \\(\\sigma(5.95)\\) | \\(0.979\\) |\n\n#+begin_example\nc = 0.5 * 2 + 0.25 = 1.5\n#+end_example\n",
    "a.adoc": ":stem: latexmath\n\n|===\n|a |b\n\n|stem:[\\sigma(5.95)] |stem:[0.979]\n|===\n\n----\nc = 0.5 * 2 + 0.25 = 1.5\n----\n",
    "a.html": "<table><tr><td>\\(\\sigma(5.95)\\)</td><td>0.979</td></tr></table><pre>c = 0.5 * 2 + 0.25 = 1.5</pre>",
    "a.tex": "\\begin{tabular}{ll}\n$\\sigma(5.95)$ & $0.979$ \\\\\n\\end{tabular}\n\n\\begin{verbatim}\nc = 0.5 * 2 + 0.25 = 1.5\n\\end{verbatim}\n",
}  # fmt: skip


def test_a_formula_that_is_only_drawn_is_counted() -> None:
    page = '<p><mjx-container jax="SVG" aria-label="f equals 2"><svg><g><path/></g></svg></mjx-container> is all.</p>'
    document = read("a.html", page.encode())
    assert [(unread.rule, unread.name) for unread in document.unread] == [("X301", "mathematics rendered by MathJax")]
    assert "".join(piece.mapped.text for piece in document.pieces).strip() == "is all."


def test_what_only_sets_in_typst_is_taken_off() -> None:
    row = '$ text(fill: #rgb("#1747b0"), f_1) &= frac(1, "1,483") && wide #stage[Zahlen] \\\n &≈ underline("0,674") $'
    (first, second) = [piece.mapped.text.split() for piece in read("a.typ", row.encode()).pieces]
    assert "".join(first) == "f_1=((1)/(1.483))" and "".join(second) == "≈0.674"


@pytest.mark.parametrize("name", ALIKE)
def test_tables_and_listings_say_the_same_in_every_kind(name: str) -> None:
    found = check(read(name, ALIKE[name].encode())).findings
    assert sorted(f.printed for f in found if f.level == "error") == ["0.979", "1.5"]


def test_a_session_in_a_docstring_is_no_mathematics() -> None:
    text = '"""So $1 + 1 = 2$.\n\n>>> x = 1\n>>> f(8)/9  # 8/9 = 2*3\n1\n\nAnd $2 + 2 = 4$.\n"""\n'
    assert [f.printed for f in check(read("a.py", text.encode())).findings] == ["2", "4"]


def test_typst_in_its_own_words() -> None:
    text = "$ f_t &= sigma \\( W_f x_t + U_f h_(t - 1) \\) \\\n i_t &= sigma(0.5) approx 0.6225 $"
    found = check(read("a.typ", text.encode())).findings
    assert [(f.rule, f.printed) for f in found] == [("N100", "0.6225")]


def test_pictures_and_included_files_are_counted_by_name() -> None:
    assert [u[2:] for u in read("a.md", b"![gate](img/eq1.png)").unread] == [("X302", "eq1.png")]
    assert [u[2:] for u in read("a.html", b'<img src="/x/eq.svg" alt="">').unread] == [("X302", "eq.svg")]
    text = b"\\includegraphics[width=2cm]{eq}\n\\input{/etc/passwd}"
    assert [u[2:] for u in read("a.tex", text).unread] == [("X302", "eq"), ("X304", "/etc/passwd")]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.md", b"\xff\xfeh\0", "UTF-16"),
        ("a.md", b"ab\0\0\0", "no text"),
        ("a.md", b"one\ntw\xe9", "byte 0xE9"),
        ("a.ipynb", b'{"cells": [', "no notebook"),
        ("a.ipynb", b"[" * 100_000, "no notebook"),
        ("a.docx", b"no zip", "Word"),
        ("a.mp4", b"", "name ends in"),
        ("/dev/null", None, "name ends in|regular"),
        ("missing.md", None, "no such file"),
    ],
)
def test_what_is_no_article_is_said(name: str, data: bytes | None, told: str) -> None:
    with pytest.raises(ExampleError, match=told):
        read(name, data)


@pytest.mark.parametrize("sign", ["$", "$$", "\\(", "\\[", "`", "[latex]", "\\begin{align}", "![", "<!--", "<b", "|"])
def test_what_is_never_closed_takes_no_time(sign: str) -> None:
    for name in ("a.md", "a.tex", "a.html", "a.org", "a.adoc", "a.rst", "a.typ", "a.py"):
        read(name, (sign * 1_000).encode())
        read(name, (f"{sign} a\n" * 1_000).encode())


@pytest.mark.parametrize("stem", ["", ":stem:\n", ":stem: latexmath\n"])
def test_commands_in_asciidoc_are_latex_whatever_the_document_says_of_its_stem(stem: str) -> None:
    text = f"= A part\n{stem}\nSo stem:[\\frac{{1}}{{1 + e^{{-0.6}}}} = 0.6457] and\n\n[stem]\n++++\n\\tanh(0.5) = 0.4622\n++++\n"
    article = checked(text, "a.adoc")
    assert (article.checked, article.unreadable) == (2, 0)
    assert [(f.verdict, text[f.start : f.end]) for f in article.findings if f.level != "pass"] == [
        ("last-digit", "0.4622")
    ]
