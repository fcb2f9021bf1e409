"""Remarks take away what they name, where they stand, and say so where they do nothing."""

from __future__ import annotations

import json

import pytest

from .articles import checked


def rules(text: str, name: str = "a.md") -> list[str]:
    return [f.rule for f in checked(text, name).findings if f.level in ("error", "warning")]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<!-- symbolic-lstm: ignore[N101] why -->\n$1+1=3$\n\n$2+2=5$", ["N101"]),
        ("> <!-- symbolic-lstm: ignore[n101] why -->\n> $1+1=3$\n> $1+1=3$\n\n$2+2=5$", ["N101"]),
        ("$1+1=3$ <!-- symbolic-lstm: ignore[N101] -->\n\n$2+2=5$", ["N101"]),
        ("$1+1=3$ <!-- symbolic-lstm: ignore[N101] --> $2+2=5$", []),
        ("$1+1=3$ <!-- symbolic-lstm: ignore[N102] -->\n\n$2+2=5$", ["N101", "X306", "N101"]),
        ("<!-- symbolic-lstm: ignore -->\n\n$1+1=3$", []),
        ("<!-- symbolic-lstm: ignore[E] -->\n\n$1+1=3$", ["X306", "N101"]),
    ],
)
def test_an_ignore_is_of_its_line_and_alone_of_the_block_after_it(text: str, left: list[str]) -> None:
    assert rules(text) == left


def test_a_rule_that_is_not_there_is_said() -> None:
    article = checked("<!-- symbolic-lstm: ignore[N999] -->\n$1+1=3$")
    assert [f.message for f in article.findings if f.rule == "X306"] == ["no rule 'N999'; did you mean 'N109'?"]
    assert "not understood" in checked("<!-- symbolic-lstm: ignroe -->").findings[0].message


@pytest.mark.parametrize("indent", [None, 1])
def test_in_a_notebook_lines_are_those_of_its_cells(indent: int | None) -> None:
    cells = [
        {"cell_type": "markdown", "source": "$1+1=3$ <!-- symbolic-lstm: ignore[N101] -->\n\n$2+2=5$"},
        {"cell_type": "markdown", "source": ["<!-- symbolic-lstm: ignore[N101] -->\n", "$3+3=7$\n", "\n", "$4+4=9$"]},
    ]
    article = checked(json.dumps({"cells": cells}, indent=indent), "a.ipynb")
    assert [f.printed for f in article.findings if f.level == "error"] == ["5", "9"]
    assert len(article.ignored) == 2
