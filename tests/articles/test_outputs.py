"""What programs are said to print is worked again from the numbers in them; nothing of them is run."""

from __future__ import annotations

import json
import math
import random

import pytest

from symbolic_lstm.articles.check import check
from symbolic_lstm.articles.documents.document_kinds import read
from symbolic_lstm.articles.finding import Finding
from symbolic_lstm.articles.programs.outputs import GUESS, judged_outputs


def _outputs(text: str, name: str = "article.md") -> list[Finding]:
    """What is found in the outputs of an article, in order."""
    return [each for each in check(read(name, text.encode())).findings if each.guess == GUESS]


def _said(text: str, name: str = "article.md") -> list[tuple[str, str]]:
    return [(each.printed, each.verdict) for each in _outputs(text, name)]


def _python(program: str) -> str:
    return f"```python\n{program}\n```\n"


RIGHT = [
    "f = sigmoid(5.95)  # 0.997",
    "print(np.tanh(0.5))  # -> 0.4621",
    "1 / (1 + math.exp(-0.5))  #=> 0.6224593312018546",
    "w, b = 2.70, 1.62\nz = w * 1 + 1.63 + b\nsigmoid(z)  # about 0.997, so most of it is kept",
    "w = np.array([0.5, -0.3])\nx = np.array([1.0, 2.0])\nw @ x  # -0.1",
    "W = np.array([[0.1, 0.2], [0.3, 0.4]])\nW @ np.array([1.0, 2.0])  # [0.5, 1.1]",
    "torch.sigmoid(torch.tensor([0.5, -1.0]))  # tensor([0.6225, 0.2689])",
    "def sigmoid(z):\n    return 1 / (1 + np.exp(-2 * z))\nsigmoid(0.5)  # 0.731",
    "def step(x, h, w=0.5):\n    a = w * x + h\n    return np.tanh(a), a\nh, a = step(1.0, 0.0)\nprint(h)  # 0.4621",
    "W = np.array([[0.1, 0.2], [0.3, 0.4]])\nsigmoid(W @ np.array([1.0, 2.0]) + 0.5)[1]  # 0.832",
    "c = 2.0\nc *= 0.5\nc + 0.25  # 1.25",
]
WRONG = [
    ("f = sigmoid(5.95)  # 0.979", "0.979"),
    ("w = np.array([0.5, -0.3])\nnp.tanh(w)  # array([0.4621, -0.2931])", "-0.2931"),
    ("def step(x, h):\n    return np.tanh(x + h)\nh = step(0.5, 0.0)\nprint(step(0.5, h))  # 0.7549", "0.7549"),
]
#: Nothing is known of what these are said to print.
UNKNOWN = [
    "f = 0.4 * 0.5  # 1",  # a count of lines
    "f = 0.4 * 0.5  # (1)",
    "np.tanh(0.3)  # 2.",
    "y = sigmoid(0.2)  # 0.5 is expected",
    "lr = 0.1 * 2  # 0.3 was too much",
    "for t in range(3):\n    h = 0.5\nnp.tanh(h)  # 0.3",
    "x = 0.5\nif late:\n    x = 0.7\nnp.tanh(x)  # 0.6044",
    "x = load()\nnp.tanh(x)  # 0.6044",
    "a = np.array([0.1, 0.2])\na[0] = 0.5\na + 1  # [1.5, 1.2]",
    "a = np.array([0.1, 0.2])\nb = a\nb += 1\na + 1  # [2.1, 2.2]",
    "a = np.array([0.1, 0.2])\nshuffle(a)\na + 1  # [1.2, 1.1]",
    "a = [0.1, 0.2] + [0.3, 0.4]  # [0.1, 0.2, 0.3, 0.4]",
    "[0.5, 0.5] * 2  # [0.5, 0.5, 0.5, 0.5]",
    "@cached\ndef f(x):\n    return 2 * x\nf(0.5)  # 0.5",
    "math.log(1000, 10)  # 3.0",
    "F.dropout(0.5 * x)  # 0.7",
    "x = np.float16(0.1) * 1\nnp.tanh(x)  # 0.09966",
    "np.round([12.5, 3.5], -1)  # [10.0, 0.0]",
    "5 // 2 * 1.0  # 2.0",
    "def sigmoid(z):\n    if z < 0:\n        return 0.0\n    return 1.0\nsigmoid(0.5)  # 1.0",
]


@pytest.mark.parametrize("program", RIGHT)
def test_a_right_figure_behind_a_line_of_a_program_is_found_right(program: str) -> None:
    found = _outputs(_python(program))
    assert found
    assert {each.level for each in found} == {"pass"}


@pytest.mark.parametrize(("program", "printed"), WRONG)
def test_a_wrong_figure_behind_a_line_of_a_program_is_found(program: str, printed: str) -> None:
    (finding,) = [each for each in _outputs(_python(program)) if each.level != "pass"]
    assert (finding.level, finding.printed) == ("error", printed)


@pytest.mark.parametrize("program", UNKNOWN)
def test_what_a_program_does_not_say_is_not_judged(program: str) -> None:
    assert _outputs(_python(program)) == []


def test_what_is_typed_at_a_prompt_is_worked() -> None:
    session = ">>> import math\n>>> x = 0.5\n>>> math.tanh(x)\n0.4621\n>>> for k in range(2):\n...     x = k\n...\n>>> x * 1.0\n3.0"
    assert _said(f"```pycon\n{session}\n```\n") == [("0.4621", "ok")]
    assert _said("> > ```\n> > >>> math.tanh(0.5)\n> > 0.4261\n> > ```\n") == [("0.4261", "mismatch")]
    assert _said("    >>> math.tanh(0.5)\n    0.4261\n") == [("0.4261", "mismatch")]


def test_a_session_without_a_sign_of_equality_is_read() -> None:
    assert _said("```\n>>> 1 / (1 + math.exp(-0.3))\n0.5474\n```\n") == [("0.5474", "mismatch")]
    assert _said("```python\nprint(np.sqrt(2) * np.sqrt(8))\n```\n\n```\n4.1\n```\n") == [("4.1", "last-digit")]


def test_what_no_float_holds_is_judged_or_left_alone() -> None:
    program = "x = 800.0\nnp.exp(x)  # 2.7\nnp.exp(-x)  # 0.0\n1 / (x - x)  # 0.1\nnp.exp(np.exp(np.exp(9.0)))  # 3.5"
    assert [each for each in _said(_python(program)) if each[1] == "mismatch"] == [("2.7", "mismatch")]


def test_ipython_and_wrapped_numbers_are_read() -> None:
    session = "In [1]: s = 1 / (1 + np.exp(-1.2))\n\nIn [2]: s * (1 - s)\nOut[2]: np.float64(0.1779)\n"
    assert _said(f"```python\n{session}```\n") == [("0.1779", "ok")]
    assert _said("```python\n>>> torch.tanh(torch.tensor(0.5))\ntensor(0.4621, grad_fn=<TanhBackward0>)\n```\n") == [
        ("0.4621", "ok")
    ]


def test_the_listing_beneath_a_program_is_what_it_prints() -> None:
    program = 'f = sigmoid(5.95)\nprint(f"forget gate: {f:.3f}")\nprint("keeps %.2f of %s" % (2 * f, "it"))'
    text = f"{_python(program)}\nOutput:\n\n```\nforget gate: 0.979\nkeeps 1.99 of it\n```\n"
    assert _said(text) == [("0.979", "mismatch"), ("1.99", "ok")]


def test_lines_that_a_program_does_not_print_are_left_alone() -> None:
    assert _said(_python("print(np.tanh(0.5))") + "\n```\nloss 0.3\n0.4261\n```\n") == []
    assert _said(_python("train()\nprint(np.tanh(0.5))") + "\n```\n0.4261\n```\n") == []


def test_cells_of_a_notebook_know_those_before_them() -> None:
    def cell(source: str, **output: object) -> dict[str, object]:
        return {"cell_type": "code", "source": source, "outputs": [output] if output else []}

    cells = [
        cell("w = 0.5\ndef gate(x):\n    return 1 / (1 + np.exp(-w * x))"),
        cell("print(gate(2.0))", output_type="stream", text=["0.7310585786300049\n"]),
        cell("gate(1.0)", output_type="execute_result", data={"text/plain": ["0.6252"]}),
    ]
    assert _said(json.dumps({"cells": cells}), "n.ipynb") == [("0.7310585786300049", "ok"), ("0.6252", "mismatch")]


def test_examples_in_docstrings_are_worked() -> None:
    source = '"""Gates.\n\n>>> round(1 / (1 + math.exp(-5.95)), 3)\n0.979\n"""\n'
    assert _said(source, "gates.py") == [("0.979", "mismatch")]


def _expression(pick: random.Random, names: list[str], depth: int = 0) -> str:
    if depth > 2 or pick.random() < 0.25:
        return pick.choice(names) if names and pick.random() < 0.7 else f"({round(pick.uniform(-3, 3), 2)!r})"
    one, other = (_expression(pick, names, depth + 1) for _ in range(2))
    return pick.choice([
        f"{one} {pick.choice('+-*')} {other}", f"({one} - {other}) * 0.4", f"sigmoid({one})", f"math.tanh({one})",
        f"math.exp({one} / 4)", f"step({one}, {other})",
    ])  # fmt: skip


_HEAD = """import math
def sigmoid(z):
    return 1 / (1 + math.exp(-z))
def step(x, h, w=0.5):
    a = w * x + h
    return math.tanh(a)
"""


def _program(pick: random.Random) -> str:
    """A program with what Python makes of it behind its lines."""
    known: dict[str, object] = {}
    exec(_HEAD, known)
    names: list[str] = []
    rows = []
    for _ in range(6):
        said = _expression(pick, names)
        value = eval(said, known)
        if names and pick.random() < 0.6:
            digits = pick.randrange(2, 6)
            rows.append(pick.choice([
                f"print({said})  # {value}", f"print(round({said}, {digits}))  # {round(value, digits)}",
                f'print(f"{{{said}:.{digits}f}}")  # {value:.{digits}f}',
            ]))  # fmt: skip
        else:
            name = pick.choice("abcfxyz")
            known[name] = value
            names.append(name)
            rows.append(f"{name} = {said}")
    return _python(_HEAD + "\n".join(rows))


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.judge)])
def test_python_itself_is_never_called_wrong_and_another_digit_is(seed: int) -> None:
    pick = random.Random(seed)
    tried = found = 0
    for _ in range(1_000 if seed else 40):
        try:
            text = _program(pick)
        except OverflowError:
            continue
        right = list(judged_outputs(read("a.md", text.encode()).programs))
        assert {each.level for each in right} <= {"pass"}, text
        if right:
            one = pick.choice(right)
            place = pick.choice([k for k in range(one.start, one.end) if text[k].isdigit()][:4])
            other = pick.choice([digit for digit in "0123456789" if digit != text[place]])
            changed = text[:place] + other + text[place + 1 :]
            found += any(each.level != "pass" for each in judged_outputs(read("a.md", changed.encode()).programs))
            tried += 1
    assert math.isclose(found, tried, rel_tol=0.05)
    assert tried > 20
