"""Sphinx and MyST: figures and derivations in documentation, made and checked while it is built.

    extensions = ["symbolic_lstm.sphinx"]      # conf.py
    lstm_example = "understanding-lstms"       # or a TOML file, from the source folder

A role writes a figure, or checks one: :lstm:`f` is 0.997, :lstm:`99.7 % <f>` stays
99.7 % and is a warning at its line where that is wrong. A directive sets derivations:

    .. lstm:: f
       :stages: numbers, sum, result
       :claim: 0.997

`name#quantity` takes another example than the document's, which the directive
`lstm-use` chooses or holds; `lstm-picture:: curve f` draws. In MyST they are {lstm}`f` and ```{lstm} f.
From which level on a finding is a warning is `lstm_fail_on`: note, warning or error. `lstm_articles` are pages whose
own steps and equations are checked, too.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.config import ENUM
from sphinx.directives.patches import MathDirective
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole, SphinxDirective

from symbolic_lstm.errors import ExampleError, SymbolicLstmError, UsageError
from symbolic_lstm.integrations.directive_words import listed_words, split_target, told_of
from symbolic_lstm.integrations.sphinx_examples import USED, example_of, warn_of_formulas
from symbolic_lstm.version import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.latex import LaTeXTranslator

    from symbolic_lstm.page.blocks import Display
    from symbolic_lstm.published.example import Example
    from symbolic_lstm.verify.result import Result

_LOG = logging.getLogger(__name__)
#: How far each file has been read while a document is.
_PASSED = "symbolic_lstm passed"
_OPTIONS = ("example", "variant", "set", "stages", "digits", "carry", "round", "notation", "language", "decimal")


class lstm(nodes.inline):  # noqa: N801
    """A figure in running text, shown as any other text but by LaTeX, which has no letter for a minus sign."""


def _in_latex(translator: LaTeXTranslator, node: nodes.Element) -> None:
    from symbolic_lstm.writers.latex import set_text

    translator.body.append(set_text(node.astext()))
    raise nodes.SkipNode


class FigureRole(ReferenceRole):
    """`f`, `f %`, `minus-ten:f`, `name#f`: the figure. `0.997 <f>`: the text, checked against the figure."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        from symbolic_lstm.request import quantity_text, said_of

        name, quantity = split_target(self.target)
        source, begun = self.get_source_info()
        line = _line(self.env, source, begun, self.rawtext[self.rawtext.find("`") :])
        try:
            example = example_of(self.env, name)
            text = self.title if self.has_explicit_title else quantity_text(example, quantity)
            if self.has_explicit_title:
                _warn(self.env, said_of(example, quantity, text), f"{source}:{line}")
        except SymbolicLstmError as fault:
            told = self.inliner.reporter.error(told_of(fault), source=source, line=line)
            return [self.inliner.problematic(self.rawtext, self.rawtext, told)], [told]
        return [lstm(self.rawtext, text, classes=["lstm"])], []


class Derivations(SphinxDirective):
    """The derivations of some quantities, or of all, each as a block of mathematics."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {
        **dict.fromkeys((*_OPTIONS, "claim"), directives.unchanged_required),
        **{key: MathDirective.option_spec[key] for key in ("label", "name", "class")},
    }

    def run(self) -> list[nodes.Node]:
        from symbolic_lstm.writers.latex import COLUMN, aligned

        try:
            displays = self._shown()
        except SymbolicLstmError as fault:
            raise self.error(told_of(fault)) from None
        found: list[nodes.Node] = []
        for display in displays:
            lines = StringList(aligned(display, COLUMN).split("\n"), self.get_source_info()[0])
            place = (self.lineno, self.content_offset, self.block_text, self.state, self.state_machine)
            found += MathDirective("math", [], self.options, lines, *place).run()
        return found

    def _shown(self) -> list[Display]:
        """The derivations asked for; what is claimed of one is judged."""
        from symbolic_lstm.request import Request, page_of, said_of

        asked = [split_target(word) for word in listed_words(self.arguments[0])] if self.arguments else []
        example, variant, changes, stages, *rest = (self.options.get(key) for key in _OPTIONS)
        named = {name for name, _ in [*asked, (example, "")] if name}
        if len(named) > 1:
            raise UsageError(f"one example is worked at a time, not {' and '.join(sorted(named))}")
        loaded = example_of(self.env, "".join(named))
        quantities = tuple(quantity for _, quantity in asked)
        wanted = Request(quantities, listed_words(stages or ""), variant or "", listed_words(changes or ""), *rest)
        displays = [display for display in page_of(loaded, wanted).displays if display.listed]
        if ("label" in self.options or "name" in self.options) and len(displays) != 1:
            raise UsageError(f"a label names one equation, and there are {len(displays)}; name one quantity")
        if "claim" in self.options:
            if len(quantities) != 1 or changes:
                raise UsageError("a claim is of one quantity of the example as it stands, as in `lstm:: f`")
            of = f"{variant}:{quantities[0]}" if variant and ":" not in quantities[0] else quantities[0]
            _warn(self.env, said_of(loaded, of, self.options["claim"]), self._place_of("claim"))
        return displays

    def _place_of(self, option: str) -> str:
        """The file and line of an option below the directive's own line, or that where MyST does not tell more."""
        source, line = self.get_source_info()
        lines = enumerate(self.block_text.split("\n"), line)
        return f"{source}:{next((k for k, it in lines if re.match(rf' *:?{option}:', it)), line)}"


class UseDirective(SphinxDirective):
    """The example of the document from here on: the one that is named, or the TOML below."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        if bool(self.arguments) == bool(self.content):
            raise self.error("lstm: name an example, or write one below")
        used = self.arguments[0] if self.arguments else self._below()
        try:
            if isinstance(used, str):
                example_of(self.env, used)
        except SymbolicLstmError as fault:
            raise self.error(told_of(fault)) from None
        self.env.temp_data[USED] = used
        return []

    def _below(self) -> Example | None:
        """The example in the document itself; its lines are those of the document, its claims are checked."""
        from symbolic_lstm.published.spec import parse_example
        from symbolic_lstm.verify.check import check_example

        source, line = self.state_machine.get_source_and_line(self.content_offset + 1)
        text = "\n" * ((line or 1) - 1) + "\n".join(self.content)
        try:
            example = parse_example(text, Path(source or "").name, "example")
            warn_of_formulas(example, source or "")
            for result in check_example(example):
                _warn(self.env, result, f"{source}:{result.line}")
        except SymbolicLstmError as fault:
            reason, at = (fault.reason, fault.line) if isinstance(fault, ExampleError) else (fault, 1)
            _LOG.error("%s", told_of(reason), location=f"{source}:{max(at, self.lineno)}", type="lstm")
            return None
        return example


def _warn(env: BuildEnvironment, result: Result, place: str) -> None:
    """A warning where what the text says of a quantity does not hold."""
    from symbolic_lstm.verify.verdicts import GRAVITY

    if GRAVITY[result.level] >= GRAVITY[env.config.lstm_fail_on] and not result.expected:
        told = f"{result.quantity}: {result.verdict}: {result.message}"
        _LOG.warning("%s", told_of(told), location=place, type="lstm", subtype="claim")


def _line(env: BuildEnvironment, source: str, line: int, written: str) -> int:
    """The line of a role. What docutils knows is where its paragraph begins, in tables give or take one."""
    path = Path(source)
    if not path.is_file():  # a docstring, say
        return line
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    passed = cast("dict[str, int]", env.temp_data.setdefault(_PASSED, {}))
    above = sum(map(len, text.splitlines(keepends=True)[: max(0, line - 2)]))
    at = text.find(written, max(above, passed.get(source, 0)))
    passed[source] = max(at + 1, passed.get(source, 0))
    return text.count("\n", 0, at) + 1 if at >= 0 else line


def setup(app: Sphinx) -> ExtensionMetadata:
    """Called by Sphinx."""
    from symbolic_lstm.integrations.sphinx_articles import setup_articles
    from symbolic_lstm.integrations.sphinx_pictures import PictureRole

    setup_articles(app)
    app.add_config_value("lstm_example", "", "env", frozenset({str}))
    app.add_config_value("lstm_fail_on", "warning", "env", ENUM("note", "warning", "error"))
    app.add_node(lstm, latex=(_in_latex, None))
    app.add_role("lstm", FigureRole())
    for name, directive in (("lstm", Derivations), ("lstm-use", UseDirective), ("lstm-picture", PictureRole)):
        app.add_directive(name, directive)
    app.add_latex_package("tikz")
    return {"version": __version__, "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
