"""A formula in an example's prose that has no layout is warned of, once a run, where it stands."""

from __future__ import annotations

import warnings

import pytest

import symbolic_lstm as sl
from symbolic_lstm.errors import FormulaWarning
from symbolic_lstm.published.spec import parse_example

from .desk import Desk

TOML = """\
schema = 1
title = "T"
notes = ['A $\\foo$ b.']
cell = "rnn"
weights = { U_h = 0.5, W_h = 0.3, b_h = 0 }
given = { x = 1, h_prev = 0 }
"""
VALUE = "It is <!-- lstm h --><!-- /lstm -->.\n"


def test_of_a_file_it_is_told_once_however_many_articles_use_it(desk: Desk) -> None:
    desk.put("own.toml", TOML)
    for name in ("a.md", "b.md"):
        desk.put(name, f"<!-- lstm:use own.toml -->\n\n{VALUE}")
    told = desk.embed("a.md", "b.md")
    assert told.code == 0 and "0.2913" in desk.get("b.md")
    assert told.told.startswith("own.toml:3:14: warning: this formula stays text: ")
    assert told.told.count("stays text") == 1


def test_of_an_example_in_the_article_it_is_told_at_the_articles_line(desk: Desk) -> None:
    desk.put("a.md", f"Text\n\n<!-- lstm:example\n{TOML}-->\n\n{VALUE}")
    told = desk.embed("a.md")
    assert told.code == 0 and told.told.startswith("a.md:6:14: warning: this formula stays text: ")
    made = desk.embed("--check", "-f", "github", "a.md")
    assert made.code == 0 and "::warning file=a.md,line=6,col=14,title=embed::this formula stays text" in made.out


def test_variants_warn_whoever_asks_for_them() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FormulaWarning)
        sheet = sl.sheet(parse_example(TOML))
    with pytest.warns(FormulaWarning, match="stays text"):
        assert len(list(sheet.variants([{"x": 1}, {"x": 2}]))) == 2
