"""Every language spells every head that works entry by entry, and no text of an author's becomes code in any."""

from __future__ import annotations

import ast
import re

import pytest

from symbolic_lstm.cells import lstm
from symbolic_lstm.cli.main import main
from symbolic_lstm.generate import dialects
from symbolic_lstm.generate.arithmetic import CALLED, ProgramDialect
from symbolic_lstm.generate.javascript_module import javascript_module
from symbolic_lstm.generate.numpy_module import numpy_module
from symbolic_lstm.generate.plan import plan
from symbolic_lstm.generate.python_module import python_module
from symbolic_lstm.generate.torch_module import torch_module
from symbolic_lstm.maths import terms as t
from symbolic_lstm.records import replace

DIALECTS = {name: it for name, it in vars(dialects).items() if isinstance(it, ProgramDialect)}
#: What a language works in a way of its own: signs of arithmetic, products of matrices, and what arranges or sums.
OWN_WAY = {t.Plus, t.Minus, t.Neg, t.Times, t.Quotient, t.Apply, t.Outer, t.Flip, t.Concat, t.Slice, t.Total, t.Softmax}
MODULES = {"numpy": numpy_module, "torch": torch_module, "python": python_module, "javascript": javascript_module}
HOSTILE = '"""\nimport os\n*/ evil() /* \\"""+evil()+""" \u2028evil()\r//</script>\x07'


@pytest.mark.parametrize("name", DIALECTS)
def test_every_head_is_spelt(name: str) -> None:
    assert set(CALLED) <= set(DIALECTS[name].heads) <= set(t.HEADS)
    assert set(CALLED) | OWN_WAY == set(t.HEADS)


@pytest.mark.parametrize("name", DIALECTS)
def test_every_function_that_is_called_is_the_languages_or_a_helper(name: str) -> None:
    made = DIALECTS[name]
    called = {word for spelt in made.heads.values() for word in re.findall(r"(?<![\w.])([a-z]\w*)\(", spelt.template)}
    builtin = {"max", "min", "abs"} if name == "PYTHON" else set()
    assert called <= {*made.helpers, *builtin}


@pytest.mark.parametrize("language", MODULES)
def test_no_text_of_an_author_becomes_code(language: str) -> None:
    plain, hostile = (
        MODULES[language](plan(replace(lstm, title=title, source=title))) for title in ("a title", HOSTILE)
    )
    if language == "javascript":
        bare = [[line for line in source.splitlines() if not line.startswith("//")] for source in (plain, hostile)]
        assert bare[0] == bare[1] and hostile.count("\n") == plain.count("\n")
        assert not re.search("[\r\x07\u2028]", hostile)
    else:
        trees = [ast.parse(source) for source in (plain, hostile)]
        assert [ast.dump(node) for node in trees[0].body[1:]] == [ast.dump(node) for node in trees[1].body[1:]]
        assert "import os" in (ast.get_docstring(trees[1]) or "")


def test_a_language_that_there_is_not_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", "lstm", "--to", "javascrip"]) == 2
    assert "did you mean 'javascript'" in capsys.readouterr().err
    assert main(["code", "lstm", "--to", "excel"]) == 2
    assert "numpy, torch, python, javascript, xlsx" in capsys.readouterr().err
