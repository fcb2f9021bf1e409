"""A directive of Sphinx for pictures of an example, drawn while the documentation is built:

    .. lstm-picture:: cell
    .. lstm-picture:: curve f minus-ten:f
       :variant: minus-ten

HTML has them as SVG inside the page, LaTeX as TikZ; other formats have their words.
"""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from symbolic_lstm.errors import SymbolicLstmError, UsageError
from symbolic_lstm.integrations.directive_words import listed_words, split_target, told_of
from symbolic_lstm.integrations.sphinx_examples import example_of

_OPTIONS = ("variant", "set", "digits", "carry", "round", "notation", "language", "decimal")


class PictureRole(SphinxDirective):
    """A picture: its kind, and the quantities it is of."""

    required_arguments = 1
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {
        **dict.fromkeys((*_OPTIONS, "example", "steps", "style", "look"), directives.unchanged_required),
        "narrow": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        from symbolic_lstm.illustrate import scene
        from symbolic_lstm.request import Request
        from symbolic_lstm.writers.scenes.drawing import Drawing, scene_look
        from symbolic_lstm.writers.scenes.figures import figure_alone
        from symbolic_lstm.writers.scenes.tikz import placed

        try:
            asked = [split_target(word) for word in listed_words("".join(self.arguments[1:]))]
            named = {name for name, _ in [*asked, (self.options.get("example", ""), "")] if name}
            if len(named) > 1:
                raise UsageError(f"one example is drawn at a time, not {' and '.join(sorted(named))}")
            example = example_of(self.env, "".join(named))
            variant, changes, *rest = (self.options.get(key) for key in _OPTIONS)
            wanted = Request(tuple(q for _, q in asked), (), variant or "", listed_words(changes or ""), *rest)
            options = {key: self.options.get(key, default) for key, default in (("steps", ""), ("style", "boxes"))}
            made = scene(example, wanted, self.arguments[0], narrow="narrow" in self.options, **options)
            phone = scene(example, wanted, self.arguments[0], narrow=True, **options)
            look = scene_look(self.options.get("look", "auto"))
        except SymbolicLstmError as fault:
            raise self.error(told_of(fault)) from None
        svg = figure_alone(made, phone, look, "lstm-picture")
        words = addnodes.only("", nodes.paragraph("", Drawing(made).alt), expr="not (html or latex)")
        return [nodes.raw("", svg, format="html"), nodes.raw("", placed(made), format="latex"), words]
