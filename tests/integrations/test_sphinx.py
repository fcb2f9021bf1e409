"""The Sphinx extension in real builds: rst and MyST, several builders, warnings at their lines."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from symbolic_lstm.published.catalog import folder

from ..writers.test_browser import node

CONF = 'extensions = ["symbolic_lstm.sphinx", "myst_parser"]\nmyst_enable_extensions = ["dollarmath", "colon_fence"]\n'
SEED = (folder() / "understanding-lstms.toml").read_text(encoding="utf-8")

RIGHT_RST = """\
Keeping :lstm:`f %`
===================

The gate keeps :lstm:`f` of it, or
:lstm:`99.7 % <f>`; of −10 only :lstm:`minus-ten:f`.
From a file: :lstm:`own.toml#c.kept` and :lstm:`tanh(c)`; :lstm:`company-a:c@2`.

.. lstm:: f
   :stages: numbers, sum, result
   :claim: 0.997
   :label: forget

See :eq:`forget` and :eq:`state`.

.. lstm:: f, c
   :notation: olah
   :set: x=-10

.. lstm-picture:: curve f minus-ten:f

.. lstm-picture:: cell
   :language: de
   :narrow:

.. lstm-use:: own.toml

.. lstm:: h
   :language: de

.. toctree::

   page
"""
RIGHT_MD = """\
---
author: me
---
# Keeping {lstm}`f %`

The gate keeps {lstm}`f` of it, or
{lstm}`99.7 % <f>`; of −10 only {lstm}`minus-ten:f`.

```{lstm} c
:stages: numbers, products, result
:claim: close to 2.95
:label: state
```

:::{lstm} company-a:c@2
:digits: 4
:::
"""
#: Each line with what is told of it; lines without a tail are right.
WRONG_RST = """\
Wrong
=====

Right here :lstm:`f` and
wrong here: :lstm:`0.987 <f>` and          | WARNING: lstm: f: contradiction: 0.987 contradicts
here once more: :lstm:`0.987 <f>`.         | WARNING: lstm: f: contradiction: 0.987 contradicts

Unknown is
:lstm:`forgt`, or a part                   | ERROR: lstm: no quantity 'forgt' in understanding-lstms; did you mean 'forget'?
:lstm:`c.kpt`, and a variant               | ERROR: lstm: c has no part 'kpt'; did you mean 'kept'?
:lstm:`minus-tn:f`; no figure              | ERROR: lstm: understanding-lstms has no variant 'minus-tn'; did you mean 'minus-ten'?
:lstm:`much <f>` of                        | ERROR: lstm: 'much' is no figure
:lstm:`missing.toml#f`.                    | ERROR: lstm: there is no example 'missing.toml': it is not in

.. note:: nested
   text, wrong on its
   third line :lstm:`0.9 <c>`              | WARNING: lstm: c: contradiction

=====  =================
table  :lstm:`0.5 <o>`                     | WARNING: lstm: o: contradiction
=====  =================

.. lstm:: f
   :stages: numbers, result
   :claim: 0.979                           | WARNING: lstm: f: contradiction: 0.979

.. lstm:: q                                | ERROR: lstm: understanding-lstms derives no 'q'

.. lstm:: f
   :language: xx

.. lstm:: f g
   :label: two

.. lstm:: c@1
   :variant: company-a
   :claim: 0.20                            | WARNING: lstm: company-a:c@1: contradiction: 0.20

.. lstm-picture:: sell                     | ERROR: lstm: no picture 'sell'; did you mean 'cell'?

.. lstm-picture:: curve c                  | ERROR: lstm: the sentence of c has no activation

.. lstm-use:: understanding-lstm           | ERROR: lstm: no example 'understanding-lstm'; did you mean 'understanding-lstms'?

.. lstm-use:: broken.toml                  | ERROR: lstm: broken.toml:4:1: error: unknown key 'cel'

.. lstm-use::

   schema = 1
   title = "One gate"
   given = { x = 1, h_prev = 3 }
   cell = { name = "decay", sentences = "h = a * h_prev + x" }
   [weights]
   b = 1                                   | ERROR: lstm: unknown key 'b'
"""
WRONG_MD = """\
# Wrong

Right here {lstm}`f` and
wrong here: {lstm}`0.987 <f>` and          | WARNING: lstm: f: contradiction: 0.987 contradicts

- unknown is
  {lstm}`forgt`, too                       | ERROR: lstm: no quantity 'forgt' in understanding-lstms; did you mean 'forget'?

```{lstm} f
:stages: numbers, result
:claim: 0.979                              | WARNING: lstm: f: contradiction: 0.979
```
"""


#: An example in the document itself, with a wrong claim and a formula that is none, and a wrong step below it.
OWN_EXAMPLE = """\
Kept
====

.. lstm-use::

   schema = 1
   title = "Half"
   weights = { a = 0.5 }
   given = { h_prev = 3, x = 1 }
   cell = { name = "decay", sentences = "h = a * h_prev + x" }
   notes = ['a $\\foo$']

   [[claims]]
   of = "h"
   says = 2.6

It is :lstm:`h`. And :math:`2 + 2 = 5`.

.. toctree::

   page
"""


def sphinx(folder: Path, *options: str, builder: str = "html") -> subprocess.CompletedProcess[str]:
    """A real build of a project in a process of its own."""
    command = [sys.executable, "-m", "sphinx", "-b", builder, *options, "src", builder]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "NO_COLOR": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def project(folder: Path, *, conf: str = CONF, **pages: str) -> Path:
    """A project whose example is the seed's, with a file of its own beside it; `_` in a page's name is its dot."""
    source = folder / "src"
    source.mkdir()
    (source / "conf.py").write_text(f'{conf}lstm_example = "understanding-lstms"\n', encoding="utf-8")
    (source / "own.toml").write_text(SEED, encoding="utf-8")
    (source / "broken.toml").write_text(SEED.replace("cell =", "cel =", 1), encoding="utf-8")
    for name, text in pages.items():
        (source / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


def shown(page: Path) -> str:
    """The body of a page without its markup."""
    body = page.read_text(encoding="utf-8").partition('role="main">')[2].partition("sphinxsidebar")[0]
    return " ".join(re.sub("<[^>]*>", "", body).replace("&amp;", "&").split())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project without a fault, built by two processes with every warning an error."""
    here = project(tmp_path_factory.mktemp("right"), index_rst=RIGHT_RST, page_md=RIGHT_MD)
    done = sphinx(here, "-W", "-j", "2", "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return here


def test_figures_stand_in_the_text(built: Path) -> None:
    for name in ("index", "page"):
        text = shown(built / "html" / f"{name}.html")
        assert "Keeping 99.7 %" in text, "in a title, too"
        assert "The gate keeps 0.997 of it, or 99.7 %; of −10 only 6.27×10⁻⁶." in text
    assert "From a file: 1.99 and 0.99; −0.20." in shown(built / "html" / "index.html")


def test_pictures_are_drawn_in_the_page(built: Path) -> None:
    page = (built / "html" / "index.html").read_text(encoding="utf-8")
    assert page.count('<figure class="lstm-picture">') == 2 and page.count("<svg") >= 2
    assert "−11.98" in page and "Vergessensgatter" in page


def test_derivations_are_mathematics_with_numbers_and_labels(built: Path) -> None:
    text = shown(built / "html" / "index.html")
    assert r"f_{t} &= \sigma(2.70 \times 1 + 1.63 \times 1 + 1.62) \quad\text{(numbers)} \\" in text
    assert r"\sigma(W_{f} [h_{t-1}, x_{t}] + b_{f})" in text and r"\text{(Zahlen)}" in text
    page = (built / "html" / "index.html").read_text(encoding="utf-8")
    assert 'id="equation-forget"' in page and '<span class="eqno">(1)' in page
    assert '<a class="reference internal" href="page.html#equation-state">' in page
    assert r"c_{2} &= f_{2} \times c_{1} + i_{2} \times g_{2}" in shown(built / "html" / "page.html")


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A project whose pages have mistakes, and what its build tells of them."""
    conf = f'{CONF}lstm_articles = ["ind*"]\nsuppress_warnings = ["toc.not_included"]\n'  # pages whose own steps are checked
    pages = {"faults_rst": without_what_is_told(WRONG_RST), "slips_md": without_what_is_told(WRONG_MD)}
    pages |= {"index_rst": OWN_EXAMPLE, "page_md": "# Page\n\n$1 + 1 = 3$\n"}
    here = project(tmp_path_factory.mktemp("wrong"), conf=conf, **pages)
    done = sphinx(here, "-q", "-W", "--keep-going")
    assert done.returncode == 1, "-W makes it a gate"
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr
    return here, done.stderr.splitlines()


def without_what_is_told(text: str) -> str:
    return "\n".join(line.partition("  | ")[0].rstrip() for line in text.splitlines()) + "\n"


@pytest.mark.parametrize(("name", "text"), [("faults.rst", WRONG_RST), ("slips.md", WRONG_MD)])
def test_what_is_wrong_is_told_at_its_line(wrong: tuple[Path, list[str]], name: str, text: str) -> None:
    told = [line for line in wrong[1] if f"/{name}:" in line]
    lines = enumerate(text.splitlines(), 1)
    wanted = [(k, line.partition("| ")[2]) for k, line in lines if re.search(r"\| (ERR|WARN)", line)]
    for line, message in wanted:
        assert any(f"{name}:{line}: {message}" in one for one in told), (line, message, told)
    others = ["no language 'xx'", "a label names one equation, and there are 2"] if name == "faults.rst" else []
    assert all(any(words in line for line in told) for words in others)
    assert len(told) == len(wanted) + len(others), told


def test_an_example_may_stand_in_the_document(wrong: tuple[Path, list[str]]) -> None:
    here, told = wrong[0], [line for line in wrong[1] if "/index.rst:" in line]
    for wanted in ("15: WARNING: lstm: h: mismatch: printed 2.6", "17: WARNING: lstm: N101: printed 5"):
        assert sum(f"index.rst:{wanted}" in line for line in told) == 1, told
    assert any("lstm.N101" in line for line in told) and not any("page.md" in line for line in wrong[1])
    assert shown(here / "html" / "index.html").startswith("Kept¶ It is 2.5000.")
    assert sum("index.rst:11: WARNING: lstm: this formula stays text: " in line for line in told) == 1


@pytest.mark.judge
def test_the_words_a_reader_must_see_can_be_chosen(tmp_path: Path) -> None:
    """What is a note is told where notes are wanted; a warning of ours has a name by which it is silenced."""
    page = "T\n=\n\n:lstm:`2.95 <c>` :lstm:`0.98 <o>` :math:`tanh(q) = 0.5`\n"
    here = project(tmp_path, conf=f'{CONF}lstm_articles = ["index"]\n', index_rst=page)
    assert "o: last-digit" in sphinx(here, "-q").stderr
    strict = sphinx(here, "-q", "-E", "-D", "lstm_fail_on=note")
    assert "c: unrounded" in strict.stderr and "[lstm.claim]" in strict.stderr
    assert "N130: 'q' has no value here" in strict.stderr
    none = sphinx(here, "-q", "-E", "-D", "lstm_example=").stderr
    assert "index.rst:4: ERROR: lstm: no example is chosen; set lstm_example in conf.py" in none
    assert sphinx(here, "-q", "-E", "-W", "-D", "suppress_warnings=lstm.claim").stderr == ""


@pytest.mark.judge
def test_a_page_is_built_again_when_its_example_changes(built: Path) -> None:
    own = built / "src" / "own.toml"
    assert "0 added, 0 changed" in sphinx(built).stdout
    own.write_text(SEED.replace("c_prev = 2\n", "c_prev = 3\n", 1), encoding="utf-8")
    try:
        again = sphinx(built)
        assert "0 added, 1 changed, 0 removed" in again.stdout, "index names the file, page does not"
        assert "From a file: 2.99 and 0.99" in shown(built / "html" / "index.html")
    finally:
        own.write_text(SEED, encoding="utf-8")


@pytest.mark.judge
@pytest.mark.parametrize("builder", ["text", "man", "texinfo", "xml", "gettext", "dummy", "singlehtml"])
def test_every_builder_can_show_it(built: Path, builder: str) -> None:
    done = sphinx(built, "-q", "-W", builder=builder)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.judge
def test_epub(built: Path) -> None:
    """Figures are text, so an e-reader that knows no mathematics shows them."""
    done = sphinx(built, "-q", "-W", "-D", "version=1", "-D", "copyright=nobody", builder="epub")
    assert (done.returncode, done.stderr.replace("WARNING: unknown mimetype", "")) == (
        0,
        "",
    ) or "mimetype" in done.stderr
    assert "6.27×10⁻⁶" in (built / "epub" / "index.xhtml").read_text(encoding="utf-8")


@pytest.mark.judge
def test_mathjax_sets_every_derivation(built: Path) -> None:
    """What stands in the page between MathJax's brackets, frames of Sphinx's included."""
    text = (built / "html" / "index.html").read_text(encoding="utf-8")
    found = [unescape(tex) for tex in re.findall(r"\\\[(.*?)\\\]", text, re.DOTALL)]
    assert len(found) == 4
    assert node("mathjax.mjs", given=json.dumps(found)) == [None] * 4


@pytest.mark.judge
def test_the_latex_of_a_manual(built: Path) -> None:
    done = sphinx(built, "-q", "-W", builder="latex")
    assert (done.returncode, done.stderr) == (0, "")
    (manual,) = (built / "latex").glob("*.tex")
    text = manual.read_text(encoding="utf-8")
    assert "\\begin{equation}\\label{equation:index:forget}\n\\begin{split}\\begin{aligned}\nf_{t} &= \\sigma(" in text
    assert r"99.7 \%; of" in text and "−0.20" not in text and "$-$0.20" in text, "pdflatex has no minus sign"


@pytest.mark.judge
def test_the_readme_shows_what_builds(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"^```rst\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    done = sphinx(project(tmp_path, index_rst=f"Title\n=====\n\n{text}"), "-q", "-W")
    assert (done.returncode, done.stderr) == (0, "")
    assert "keeps 99.7 % of it, and 2.96 comes out" in shown(tmp_path / "html" / "index.html")


FOREIGN = """\
Elsewhere
=========

:lstm:`../secret.toml#f` :lstm:`/../secret.toml#f` :lstm:`link.toml#f` :lstm:`other.toml#f` :lstm:`gone.toml#f`
:lstm:`pipe.toml#f` :lstm:`../secret.txt#f`

.. lstm:: f
   :example: ../secret.toml

.. lstm-use:: /../secret.toml
"""


def test_a_document_names_no_file_outside_of_its_project_and_no_other_file_is_quoted(tmp_path: Path) -> None:
    here = project(tmp_path, index_rst=FOREIGN)
    for name in ("secret.toml", "secret.txt", "src/other.toml"):
        (here / name).write_text('hunter2 = "x"\nhunter2', encoding="utf-8")
    (here / "src" / "link.toml").symlink_to(here / "secret.toml")
    os.mkfifo(here / "src" / "pipe.toml")
    done = sphinx(here, "-q")
    told = done.stderr.splitlines()
    assert len(told) == 9 and all("index.rst:" in line for line in told) and "hunter" not in done.stderr
    assert [sum(words in line for line in told) for words in ("leads out of the project", "no regular file")] == [5, 1]
    assert "'other.toml' is no worked example" in done.stderr and "no example 'gone.toml'" in done.stderr
    # conf.py is the project's own program
    (here / "mine.toml").write_text(SEED, encoding="utf-8")
    (here / "src" / "index.rst").write_text("A\n=\n\n:lstm:`f`\n", encoding="utf-8")
    assert sphinx(here, "-q", "-W", "-E", "-D", "lstm_example=../mine.toml").stderr == ""
