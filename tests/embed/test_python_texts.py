"""Programs: what stands in docstrings and Markdown cells is filled, and a program stays the program it was."""

from __future__ import annotations

import ast
import json

import pytest

from .desk import SEED, Desk

USE = "<!-- lstm:use understanding-lstms -->"
VALUE = "<!-- lstm f --><!-- /lstm -->"
PROGRAM = '''\
"""A module, 5 \\u20ac.

<!-- lstm:use understanding-lstms -->

It keeps <!-- lstm f name --> = <!-- lstm f --><!-- /lstm -->.
"""

X = "<!-- lstm x -->"  # <!-- lstm x -->


class A:
    r"""Raw é.

    <!-- lstm:begin f stages=formula,result -->
    <!-- lstm:end -->

    <!-- lstm:begin c stages=result -->

    More.
    """

    def f(self):
        \'\'\'Short
        So <!-- lstm i -->.\'\'\'


def g():
\t\'\'\'Short
\t<!-- lstm:begin table -->
\t<!-- lstm:end -->\'\'\'


# %% [markdown]
# # Title
#
# It is <!-- lstm c -->.
#
# - item
#
#   <!-- lstm:begin f stages=result -->

# %%
mo.md(f"""
    Keeps {X} {{}} <!-- lstm h name -->.
    """)
'''


def skeleton(source: str) -> str:
    """A program without what its strings say."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(tree)


def test_docstrings_and_cells_are_filled(desk: Desk) -> None:
    found = desk.filled(PROGRAM, "a.py")
    assert skeleton(found) == skeleton(PROGRAM) and " \n" not in found
    assert "5 \\u20ac" in found and found.count("lstm x") == 2
    assert "<!-- lstm f name -->$f_{t}$<!-- /lstm" in found and "<!-- lstm f -->0.997<!-- /lstm" in found
    assert "\n    f_{t} &= \\sigma(u_{f} \\times" in found and "\n    c_{t} &\\approx 2.96" in found
    assert "\n\t|   1 |   1 | 0.997 |" in found
    assert "\n# It is <!-- lstm c -->2.96<!-- /lstm" in found and "\n#   f_{t} &\\approx 0.997" in found
    assert "{X} {{}} <!-- lstm h name -->$h_{{t}}$<!-- /lstm" in found
    assert "lstm:" not in desk.embed("--strip", "a.py").out


def test_backslashes_are_doubled_where_python_takes_them_away(desk: Desk) -> None:
    text = f'"""A.\n\n{USE}\n\nSo <!-- lstm f formula -->, \\\\sigma, it\\\'s\n"""\n'
    found = desk.filled(text, "a.py")
    assert r"$f_{t} = \\sigma(u_{f} \\times" in found
    assert r"= \sigma(u_{f} \times" in (ast.get_docstring(ast.parse(found)) or "")


def test_docstrings_in_restructuredtext(desk: Desk) -> None:
    text = 'r"""A.\n\n.. lstm:use understanding-lstms\n\nIt is |k|.\n\n.. lstm f as=k\n\n.. lstm:begin f\n"""\n'
    found = desk.filled(text, "a.py")
    assert ".. |k| replace:: 0.997" in found and "\n.. math::\n" in found


def test_marimo_is_written_for_its_own_markdown(desk: Desk) -> None:
    text = f'import marimo as mo\n\nmo.md(r"""\n{USE}\n\n{{}}\n""")\n'
    note = SEED.replace('title = "One', "notes = ['''a ==b==''']\ntitle = \"One", 1)
    desk.put("mine.toml", note)
    block = "<!-- lstm:begin sheet -->\n<!-- lstm:end -->"
    found = desk.filled(text.replace("understanding-lstms", "mine.toml").replace("{}", block), "a.py")
    assert "a &#61;&#61;b&#61;&#61;" in found, "its Markdown marks what stands between equals signs"


@pytest.mark.parametrize("prefix", ["", "r", "f", "rf"])
@pytest.mark.parametrize("quotes", ['"""', "'''"])
def test_an_example_writes_no_program(desk: Desk, prefix: str, quotes: str) -> None:
    evil = f"x {quotes}\\nimport os {{os}} \\\\{quotes} {quotes}{quotes} {{__import__}} \\\\"
    note = evil.replace("\\n", " ").replace('"', '\\"')
    desk.put("evil.toml", SEED.replace('title = "One', f'notes = ["{note}"]\ntitle = "One', 1))
    body = "<!-- lstm:use evil.toml -->\n\n<!-- lstm:begin sheet -->\n<!-- lstm:end -->\n"
    text = f"def f():\n    pass\n{prefix}{quotes}\n{body}{quotes}\n"
    found = desk.filled(text, "a.py")
    assert skeleton(found) == skeleton(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"""\n<!-- lstm f -->\n', "a.py:1:1: error: this is no Python: unterminated triple-quoted string"),
        ("def f(:\n", "a.py:1:7: error: this is no Python"), ("\0", "this is no Python"), ("(" * 1000, "this is no Python"),
        (f'"""\n{USE}\n\n  So <!-- lstm forgt -->.\n"""\n', "a.py:4:16: error: no quantity 'forgt'"),
        (f'# {USE}\n#\n# So <!-- lstm forgt -->.\n', "a.py:3:16: error: no quantity 'forgt'"),
        ('"""\n.. lstm:use understanding-lstms\n\nSo <!-- lstm f -->\n"""\n', "a.py:4:4: error: in this kind of file a marker is written .. …"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_place(desk: Desk, text: str, told: str) -> None:
    assert told in desk.refused(text, "a.py")


def test_a_program_without_markers_stays_as_it_is(desk: Desk) -> None:
    text = '"""lstm."""\nx = """\n<!-- lstm f -->\n"""\ny = "a" """<!-- lstm f -->"""\n"""a""" "<!-- lstm f -->"\n'
    assert desk.filled(text, "a.py") == text


CELLS = f"""\
# %% [markdown]
# {USE}
#
# - So <!-- lstm f -->.
#
#   <!-- lstm:begin f stages=result -->

# + [markdown]
# + And <!-- lstm c -->.
# -
"""
ELSEWHERE = [
    ('mo.md("So <!-- lstm i -->.")\n', 11), ("X = '<!-- lstm i -->'\n", 6), ("x = 1  # <!-- lstm i -->\n", 10),
    ("# %% [markdown]\n#so <!-- lstm i -->\n", 5), ('"""a""" "<!-- lstm i -->"\n', 10),
]  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_cells_of_comments_keep_what_begins_their_lines(desk: Desk, newline: str) -> None:
    found = desk.filled(CELLS.replace("\n", newline), "a.py")
    lines = found.split(newline)
    assert "# - So <!-- lstm f -->0.997<!-- /lstm 5870e1b5 -->." in lines and "#   $$" in lines
    assert all(line == "" or line == "#" or line.startswith("# ") for line in lines) and ast.parse(found).body == []
    assert any(line.startswith("# + And <!-- lstm c -->2.96<!-- /lstm ") for line in lines)


@pytest.mark.parametrize(("text", "column"), ELSEWHERE)
def test_a_marker_in_what_is_no_text_of_a_program_is_told(desk: Desk, text: str, column: int) -> None:
    assert desk.filled(f"{CELLS}\n\n{text}", "a.py").endswith(f"\n\n\n{text}")
    line = desk.get("a.py")[: -len(text)].count("\n") + text.count("\n")
    assert desk.embed("--check", "a.py").told.startswith(f"a.py:{line}:{column}: note: this marker is taken for code")


def test_a_marker_in_a_code_cell_of_a_notebook_is_told(desk: Desk) -> None:
    cells = [("markdown", f"{USE}\n\nSo <!-- lstm f -->."), ("code", "x = 1  # <!-- lstm f -->"), ("raw", VALUE)]
    held = [{"cell_type": kind, "metadata": {}, "source": text, "outputs": []} for kind, text in cells]
    told = desk.embed(desk.put("a.ipynb", json.dumps({"cells": held, "nbformat": 4}))).told
    assert told.count("this marker is taken for code") == 2 and desk.get("a.ipynb").count("0.997") == 1
