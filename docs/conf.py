"""The documentation: its figures are worked while it is built, and its reference is made of the program."""

from __future__ import annotations

import subprocess
import sys
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from symbolic_lstm.cells import CELLS
from symbolic_lstm.cli.main import VERBS
from symbolic_lstm.embed.targets import TARGETS
from symbolic_lstm.notation import NOTATIONS
from symbolic_lstm.verify.explanations import EXPLANATIONS
from symbolic_lstm.version import __version__ as release

project = "symbolic_lstm"
version = release
extensions = ["myst_parser", "sphinx.ext.autodoc", "symbolic_lstm.sphinx"]
myst_enable_extensions = ["dollarmath", "deflist"]
html_theme = "furo"
html_math_renderer = "mathml"
html_static_path = ["_static"]
html_css_files = ["maths.css"]
html_title = "symbolic_lstm"
html_show_copyright = False
smartquotes_action = "qe"
lstm_example = "understanding-lstms"
lstm_fail_on = "warning"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
nitpicky = False
exclude_patterns = ["_build"]


class Help(Directive):
    """A verb's own help, as a terminal shows it."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        asked = [sys.executable, "-m", "symbolic_lstm", *self.arguments, "--help"]
        told = subprocess.run(asked, capture_output=True, text=True, check=True, encoding="utf-8",
                              env={"COLUMNS": "88", "NO_COLOR": "1", "PYTHONUTF8": "1"})  # fmt: skip
        return [nodes.literal_block(told.stdout, told.stdout)]


class Verbs(Directive):
    """Every verb with its help, under a heading of its own."""

    def run(self) -> list[nodes.Node]:
        found: list[nodes.Node] = []
        for name in VERBS:
            section = nodes.section(ids=[f"verb-{name}"])
            section += nodes.title(text=name)
            help_ = Help(name="help", arguments=[name], options={}, content=self.content, lineno=self.lineno,
                         content_offset=self.content_offset, block_text="", state=self.state,
                         state_machine=self.state_machine)  # fmt: skip
            section += help_.run()
            found.append(section)
        return found


class Listed(Directive):
    """What there is of a kind, with a line on each: verdicts, cells, notations."""

    required_arguments = 1
    KINDS: ClassVar[dict[str, dict[str, str]]] = {
        "verdicts": dict(EXPLANATIONS),
        "cells": {name: cell.title for name, cell in CELLS.items()},
        "targets": {name: f"{place.title} ({place.tested_with})" for name, place in TARGETS.items()},
        "pictures": {
            "cell": "the boxes and wires of a step, with the numbers on them; --style signs, --narrow, --steps 1-3",
            "curve": "an activation with the step on it, and its drop lines; of several variants on one plot",
            "bars": "what a state keeps, adds and shows",
            "memory": "a state over a sequence",
            "retention": "how much of a memory is left, with its half-life",
            "heatmap": "gates over steps and units, with figures in the cells",
            "rounding": "the number line that shows what rounding at each step did",
            "gradients": "how much of a gradient arrives, step by step",
        },
        "notations": {name: notation.title for name, notation in NOTATIONS.items()},
    }

    def run(self) -> list[nodes.Node]:
        listed = nodes.definition_list()
        for name, told in self.KINDS[self.arguments[0]].items():
            item = nodes.definition_list_item()
            item += nodes.term("", "", nodes.literal(text=name))
            item += nodes.definition("", nodes.paragraph(text=told))
            listed += item
        return [listed]


class Template(Directive):
    """The commented example that `new` writes."""

    def run(self) -> list[nodes.Node]:
        from symbolic_lstm.published.template import template

        text = template(CELLS["lstm"], "mine.toml")
        return [nodes.literal_block(text, text, language="toml")]


def inline_mathml(translator: HTML5Translator, node: nodes.math) -> None:
    """A formula in a line of text as MathML, which needs no script and no network."""
    translator.body.append(convert(node.astext()))
    raise nodes.SkipNode


def block_mathml(translator: HTML5Translator, node: nodes.math_block) -> None:
    """A displayed formula as MathML."""
    text = node.astext().replace("{aligned}", "{align*}")  # the name of it that the converter knows
    translator.body.append(f'<div class="math">{convert(text, display="block")}</div>')
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """The directives that make the reference, and formulas that every browser shows by itself."""
    app.add_html_math_renderer("mathml", inline_renderers=(inline_mathml, None), block_renderers=(block_mathml, None))
    for name, directive in (("verbs", Verbs), ("listed", Listed), ("example-template", Template)):
        app.add_directive(name, directive)
