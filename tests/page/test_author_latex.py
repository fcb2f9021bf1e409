r"""An author's own LaTeX: what is handed on, that it sets in every engine, and that nothing gets through that commands."""

from __future__ import annotations

import json
import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import get_args

import pypandoc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import symbolic_lstm as sl
from symbolic_lstm.embed.targets import TARGETS
from symbolic_lstm.errors import FormulaWarning, SentenceError
from symbolic_lstm.page.author_prose import author_prose, formula_layout, left_as_text
from symbolic_lstm.page.blocks import Heading, Note, Page, Para, Table
from symbolic_lstm.page.layout import Array, AuthorLatex, Num
from symbolic_lstm.page.speak import spoken
from symbolic_lstm.readers import author_commands as known
from symbolic_lstm.readers.author_latex import author_latex
from symbolic_lstm.writers import Textual, html, latex, mathml, text, writer
from symbolic_lstm.writers.author_mathml import author_mathml
from symbolic_lstm.writers.latex_document import document

from ..pdf_text import pdf_text
from ..writers.test_browser import browse, node
from ..writers.test_katex import refused_by_katex
from ..writers.test_tex import run
from .test_prose_latex import BODY, parse_example

#: What has no layout and is handed on: as LaTeX, and a piece of its MathML.
AUTHORS_OWN = {
    r"\oint_C f \, dx": (r"\oint_C f \, dx", "<msub><mo>∮</mo><mi>C</mi></msub>"),
    r"x \mid y \propto \hbar": (r"x \mid y \propto \hbar", "<mo>∣</mo><mi>y</mi><mo>∝</mo>"),
    r"\operatorname{argmax}_{k} p_k \mid x": (r"\mathrm{argmax}_{k} p_k \mid x", '<mi mathvariant="normal">a</mi>'),
    r"\left\langle a, b \right\rangle": (r"\left\langle a, b \right\rangle", "⟨</mo>"),
    r"\overset{!}{=} \binom{n}{k}": (r"\overset{!}{=} \binom{n}{k}", '<mfrac linethickness="0">'),
    r"\widehat{xy}_1'": (r"\widehat{xy}_1'", "<mn>1</mn><mi>′</mi></msubsup>"),
    r"\tanh^{-1}(x)": (r"\tanh^{-1}(x)", "<msup><mi>tanh</mi>"),
    r"\sigma'(z)": (r"\sigma'(z)", "<msup><mi>σ</mi><mi>′</mi></msup>"),
    r"\sqrt[a+b]{x} < 1": (r"\sqrt[a+b]{x} < 1", "<mroot>"),
    r"|x|\|y\|^2 \mid z": (r"\vert x\vert \Vert y\Vert ^2 \mid z", "‖"),
    r"[0, 1)": "[0, 1)",
    r"x^{*}": "x^{*}",
    r"1.2.3": "1.2.3",
    r"\bm{\alpha}^{a^b} \mbox{ if } \exists x": (r"\boldsymbol{\alpha}^{a^b} \text{ if } \exists x", "<mo>∃</mo>"),
    r"\begin{Bmatrix} a & b \\ c \end{Bmatrix}": (r"\begin{Bmatrix} a & b \\ c \end{Bmatrix}", "<mtr><mtd><mi>c</mi>"),
    r"\frac{{{a}}}{b} \mid c": (r"\frac{ { {a} } }{b} \mid c", "<mfrac>"),
    r"\textit{kept}\;\liminf_{n\to\infty} \big(\lfloor x\rfloor\big)": (
        r"\textit{kept}\;\liminf_{n\to\infty} \big(\lfloor x\rfloor\big)",
        "<mi>⌊</mi>",
    ),
}  # fmt: skip
#: What is handed on to nobody, and a word of the reason.
NEVER = {
    r"\input{/etc/passwd}": r"\input cannot",
    r"\include{a}": r"\include cannot",
    r"\write18{ls}": r"\write cannot",
    r"\immediate\write18{ls}": r"\immediate cannot",
    r"\openout1=a": r"\openout cannot",
    r"\def\x{y}": r"\def cannot",
    r"\newcommand{\x}{y}": r"\newcommand cannot",
    r"\let\sum\input \sum": r"\let cannot",
    r"\catcode`\%=12": r"\catcode cannot",
    r"\csname input\endcsname": r"\csname cannot",
    r"\expandafter x": r"\expandafter cannot",
    r"\href{javascript:alert(1)}{x}": r"\href cannot",
    r"\url{javascript:alert(1)}": r"\url cannot",
    r"\htmlClass{a}{b}": r"\htmlClass cannot",
    r"\htmlData{onclick=alert(1)}{x}": r"\htmlData cannot",
    r"\style{color:red}{x}": r"\style cannot",
    r"\require{html}": r"\require cannot",
    r"\unicode{x3c}": r"\unicode cannot",
    r"\char60script": r"\char cannot",
    r"\includegraphics{a}": r"\includegraphics cannot",
    r"\color{red} x": r"\color cannot",
    r"\rule{99cm}{99cm}": r"\rule cannot",
    r"\hspace{99cm}": r"\hspace cannot",
    r"\label{a}\ref{a}": r"\label cannot",
    r"\loop x\repeat": r"\loop cannot",
    r"\begin{filecontents}x\end{filecontents}": "environment",
    r"\begin{verbatim}x\end{verbatim}": "environment",
    r"\begin{document}": "environment",
    r"\end{document}": r"\end cannot",
    r"\text{$\input{a}$}": "plain words",
    r"\text{<img src=x onerror=alert(1)>}": "plain words",
    r"\text{a \input{b}}": "plain words",
    r"\mathrm{\input a}": "one word",
    r"x^^5cinput": "stands in braces",
    r"x } \input{a} {": "closes nothing",
    r"x \] \input{a} \[": "cannot be handed on",
    r"x % \\": "'%' cannot",
    r"#1": "'#' cannot",
    r"~x": "'~' cannot",
    r"x & y": "tables only",
    r"\begin{bmatrix}1\\[99cm]2\end{bmatrix}": "begins a line",
    r"\begin{aligned}[t]x\end{aligned}": "begins a line",
    r"\begin{bmatrix}1&2&3&4&5&6&7&8&9&0&1\end{bmatrix}": "too wide",
    r"\begin{cases}1&2&3\end{cases}": "too wide",
    r"\begin{pmatrix}1": "not closed",
    r"\begin{pmatrix}1\end{bmatrix}": "ended by another",
    r"\left( x": "not closed",
    r"\left x \right)": "takes a bracket",
    r"\right)": r"\right cannot",
    r"\frac{a}": "stands in braces",
    r"\hat": "stands in braces",
    r"a^b^c": "second script",
    r"a_b'_c": "second script",
    r"a'_b^c": "second script",
    r"_a": "stands at nothing",
    r"\quad^2": "stands at nothing",
    r"forget gate": "product of letters",
    r"  ": "nothing stands",
    r"x" * 2 + "+x" * 250: "characters",
    "x" + "+x" * 160: "300 signs",
    "{" * 40 + "x" + "}" * 40: "20 deep",
    "é": "'é' cannot",
    "\u202ex": "cannot be handed on",
    "\x1b[31m": "cannot be handed on",
}  # fmt: skip
FORMATS = [name for name in get_args(Textual) if name not in ("csv", "svg")]
#: Everything that is let in, each command once.
EVERY = [
    *(rf"a \{name} b" for name in sorted(known.ALONE)),
    *(rf"\{name}\limits_{{i}}^n a" if name in ("sum", "lim") else rf"\{name} a" for name in sorted(known.BIG)),
    *(rf"\{name}{{x}}_1^2" for name in sorted(known.ONE)),
    *(rf"\{name}{{x}}{{y}}" for name in sorted(known.TWO)),
    *(rf"\{name}{{word}}" for name in sorted(known.WORD | known.WORDS | known.INSTEAD.keys() - {"bm", "pmb", "cfrac"})),
    *(rf"a \{sign} b" for sign in sorted(known.ESCAPED)),
    *(rf"\left{fence} x \right{fence}" for fence in sorted(known.FENCES)),
    *(rf"\{size}( x" for size in sorted(known.SIZES)),
    *(rf"\begin{{{name}}} a & b \\ c & d \end{{{name}}}" for name in known.TABLES),
]
_NAMES = st.sampled_from(sorted(known.ALONE | known.BIG)).map(r"\{} ".format)
_ATOMS = st.one_of(st.sampled_from("abxWhct012+-*/=<>()[]|.,;:!'"), _NAMES, st.sampled_from([r"\,", r"\%", r"\|", " "]))


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    braced = inner.map("{{{}}}".format)
    one, two = st.sampled_from(sorted(known.ONE)), st.sampled_from(sorted(known.TWO))
    return st.one_of(
        st.builds("{}_{}^{}".format, st.sampled_from("xWh"), braced, braced),
        st.builds("\\{}{}".format, one, braced),
        st.builds("\\{}{}{}".format, two, braced, braced),
        st.builds(r"\sqrt[{}]{}".format, st.sampled_from("3n"), braced),
        st.builds(r"\left({}\right]".format, inner),
        st.builds(r"\begin{{pmatrix}}{}&{}\\{}\end{{pmatrix}}".format, inner, inner, inner),
        st.lists(inner, max_size=4).map(" ".join),
    )


#: Formulas out of what is let in: most are let through.
FORMULAS = st.recursive(_ATOMS, _larger, max_leaves=12)
#: Any signs at all, with what could command among them.
ANYTHING = st.lists(
    st.one_of(
        st.sampled_from([*NEVER, "\\", "{", "}", "^", "_", "&", "$", "%", "<script>", "\\input", "^^5c", "\\\\", "\\begin{", "\\end{"]),
        st.text(max_size=4),
        _ATOMS,
    ),
    max_size=8,
).map("".join)  # fmt: skip


def everywhere(formula: str) -> Page:
    """A page with a formula in every place that an author's text can stand."""
    said = author_prose(f"a ${formula}$ b")
    table = Table((("",), ("",)), ((said,), (said, ("1.5",))), "ld")
    return spoken(Page("", (Para(said, "remark"), Note(said), Heading(2, said), table, Para(said, "source")), {}, said))


def authors_own(formula: str) -> AuthorLatex:
    (_, found, _) = author_prose(f"a ${formula}$ b")
    assert isinstance(found, AuthorLatex)
    return found


@pytest.mark.parametrize("formula", AUTHORS_OWN)
def test_what_has_no_layout_is_its_authors_own_where_there_is_mathematics(formula: str) -> None:
    wanted, piece = AUTHORS_OWN[formula] if isinstance(AUTHORS_OWN[formula], tuple) else (AUTHORS_OWN[formula], "")
    found = authors_own(formula)
    assert found == AuthorLatex(f"${formula}$", str(wanted))
    assert latex.equation(found) == wanted and text.equation(found) == f"${formula}$"
    assert piece in mathml.equation(found) and "<mtext>$" not in mathml.equation(found)
    with pytest.raises(SentenceError):
        formula_layout(formula)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("formula", [r"\oint_C f", r"[0, 1)"])
def test_every_format_has_it_as_latex_as_mathml_or_as_it_was_typed(name: str, formula: str) -> None:
    said = writer(name).write(everywhere(formula))
    assert isinstance(said, str)
    if name in ("html", "mathml", "revealjs"):
        assert said.count(author_mathml(authors_own(formula))) >= 4
        assert formula not in re.sub(r'alttext="[^"]*"|<title>.*</title>', "", said)
    elif name in ("text", "json", "typst"):
        assert f"${formula}$".replace("\\", "\\\\") in said or f"${formula}$" in said
    else:
        assert formula in said.replace("\\\\", "\\").replace("\\_", "_")


@pytest.mark.parametrize("formula", NEVER)
def test_what_could_command_is_authors_own_to_nobody(formula: str) -> None:
    with pytest.raises(SentenceError, match=re.escape(NEVER[formula])):
        author_latex(formula)
    assert not [part for part in author_prose(f"a ${formula}$ b") if isinstance(part, AuthorLatex)]


@pytest.mark.parametrize("name", FORMATS)
def test_what_could_command_is_text_in_every_format(name: str) -> None:
    said = writer(name).write(Page("", tuple(block for formula in NEVER for block in everywhere(formula).blocks)))
    assert isinstance(said, str) and "\x1b" not in said and "\u202e" not in said
    if name in ("latex", "beamer"):
        assert not re.search(r"(?<![a-z])\\(?:input|write|def|catcode|csname|href|url)\b", said)
    if name in ("html", "mathml"):
        ET.fromstring(said.removeprefix("<!DOCTYPE html>"))
        assert not re.search(r"<(?:script|img)|href=|<[^>]*\son\w+=", said)


@pytest.mark.parametrize("name", [name for name in TARGETS if name not in ("text", "rst")])
def test_what_could_command_is_text_at_every_place(name: str) -> None:
    said = TARGETS[name].write(Page("", tuple(Para(author_prose(f"a ${formula}$ b")) for formula in NEVER)))
    assert not re.search(r"(?<!\\)<(?:script|img)", said)


@settings(max_examples=100, deadline=None)
@given(st.one_of(FORMULAS, ANYTHING))
def test_what_is_let_through_is_balanced_and_is_mathml_that_only_sets(formula: str) -> None:
    try:
        said = author_latex(formula)
    except SentenceError:
        return
    assert author_latex(said) == said or said.count("\\vert") or said.count("\\Vert")
    assert said.isascii() and not set(said) & set('$#%~"`@\n') - {"%"} and "%" not in said.replace("\\%", "")
    assert not {"{{", "}}"} & {said[k : k + 2] for k in range(len(said))} and not re.search(r"<[A-Za-z/!?]", said)
    unescaped = re.sub(r"\\[{}|]", "", said)
    assert unescaped.count("{") == unescaped.count("}") and said.count(r"\left") >= said.count(r"\right")
    markup = ET.fromstring(mathml.equation(AuthorLatex(f"${formula}$", said)))
    names = {one.tag.rpartition("}")[2] for one in markup.iter()}
    assert not names & {"annotation", "annotation-xml", "semantics", "script", "a", "maction"}
    assert not [key for one in markup.iter() for key in one.attrib if key.startswith("on") or "href" in key]


@pytest.mark.parametrize("formula", EVERY)
def test_every_command_that_is_let_in_becomes_mathml(formula: str) -> None:
    found = AuthorLatex(f"${formula}$", author_latex(formula))
    assert "<mtext>$" not in author_mathml(found)


def test_what_a_converter_makes_beyond_mathematics_is_not_let_in() -> None:
    for source in (r"\href{javascript:alert(1)}{x}", r"\color{red}{x}", r"\frac{", "^"):
        made = author_mathml(AuthorLatex("$<x>$", source))
        assert not {"href", "mathcolor", "<x>"} & set(re.findall(r"[\w<>]+", made))


def test_from_python_and_on_the_command_line_it_is_warned_of() -> None:
    told = "this formula is your own LaTeX where there is LaTeX or MathML, and text elsewhere: "
    worked = parse_example(f"schema = 1\n\nnotes = ['a $x^{{*}}$ and $\\foo$']\n{BODY}", "it.toml")
    first, second = left_as_text(worked)
    assert first.startswith(f"it.toml:3:14: warning: {told}") and "this formula stays text: " in second
    with pytest.warns(FormulaWarning, match=re.escape(told)):
        made = sl.sheet(parse_example("schema = 1\nnotes = ['A $x^{*}$.']\n" + BODY))
    with pytest.warns(FormulaWarning, match=re.escape(told)):
        sl.check(made.made_from[0] if made.made_from else "")
    assert "A $x^{*}$." in made.write("text") and r"A \(x^{*}\)." in made.write("latex")
    assert "<msup><mi>x</mi><mrow><mo>*</mo></mrow></msup>" in made.write("html")


def test_a_matrix_of_many_columns_keeps_its_brackets() -> None:
    wide = Array((tuple(Num(str(k)) for k in range(12)),))
    assert formula_layout(latex.equation(wide)) == wide and "bmatrix" not in latex.equation(wide)


@pytest.mark.judge
def test_katex_accepts_all_that_is_authors_own() -> None:
    assert refused_by_katex([author_latex(formula) for formula in [*AUTHORS_OWN, *EVERY]]) == []


@pytest.mark.judge
def test_pdflatex_sets_all_that_is_authors_own_and_quotes_the_rest(tmp_path: Path) -> None:
    paragraphs = [Para((AuthorLatex("", author_latex(formula)),)) for formula in [*AUTHORS_OWN, *EVERY]]
    paragraphs += [Para(author_prose(f"a ${formula}$ b")) for formula in NEVER]
    run(document(Page("all", tuple(paragraphs))), tmp_path)
    assert r"\immediate" in pdf_text(tmp_path / "a.pdf", "-raw")


@pytest.mark.judge
def test_mathjax_sets_all_that_is_authors_own() -> None:
    given_ = [author_latex(formula) for formula in [*AUTHORS_OWN, *EVERY]]
    given_ = [it for it in given_ if "boldsymbol" not in it]  # the places load it when it is first used
    assert set(node("mathjax.mjs", given=json.dumps(given_))) == {None}


@pytest.mark.judge
def test_pandoc_makes_equations_of_all_that_is_authors_own() -> None:
    given_ = "\n\n".join(f"${author_latex(formula)}$" for formula in [*AUTHORS_OWN, *EVERY])
    ran = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "html", "--mathml"],
        input=given_,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stderr == ""


@pytest.mark.judge
@pytest.mark.parametrize("name", ["html", "revealjs"])
def test_nothing_runs_in_chromium(name: str, tmp_path: Path) -> None:
    blocks = tuple(block for formula in [*AUTHORS_OWN, *NEVER] for block in everywhere(formula).blocks[:1])
    browse({"html": "sheet", "revealjs": "deck"}[name], writer(name).write(Page("", blocks)), tmp_path)
    assert html.write(Page("", blocks)).count("<math") >= len(AUTHORS_OWN)
