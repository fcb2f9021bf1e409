"""Sphinx: which example a document is of, and what of its prose has no layout."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx.util import logging

from symbolic_lstm.errors import UsageError, shortened
from symbolic_lstm.integrations.directive_words import told_of

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from symbolic_lstm.published.example import Example

_LOG = logging.getLogger(__name__)
#: What is remembered while a document is read: its example, and those whose formulas it was warned of.
USED, _TOLD = "symbolic_lstm", "symbolic_lstm told"


def example_of(env: BuildEnvironment, name: str) -> Example:
    """A shipped example, or a file of the project: named from the document, or with / in front from the source folder.

    Without a name it is the document's or that of conf.py, which may stand anywhere.
    """
    from symbolic_lstm.embed.project import contained, root_of
    from symbolic_lstm.published.catalog import find_example, folder

    chosen = name or env.temp_data.get(USED) or (env.config.lstm_example and f"/{env.config.lstm_example}")
    if not isinstance(chosen, str):
        return cast("Example", chosen)
    if not chosen:
        raise UsageError("no example is chosen; set lstm_example in conf.py, or write `lstm-use` or `name#quantity`")
    called, path = chosen, Path(env.relfn2path(chosen)[1])
    if not chosen.endswith(".toml"):
        path, called = find_example(chosen.removeprefix("/"))
    env.note_dependency(str(path))
    ours = path.parent == folder() or not (name or env.temp_data.get(USED))
    root = Path(path.anchor) if ours else root_of(Path(env.srcdir))
    if (text := contained(path, root, called)) is None:
        raise UsageError(f"there is no example {called!r}: it is not in {shortened(str(path.parent), 200)}")
    example = _parsed(text, called)
    told = cast("set[str]", env.temp_data.setdefault(_TOLD, set()))
    if called not in told:
        told.add(called)
        warn_of_formulas(example, str(path))
    return example


def warn_of_formulas(example: Example, path: str) -> None:
    """A warning at every formula in an example's prose that has no layout."""
    if example.written:
        from symbolic_lstm.page.author_prose import without_layout

        for it in without_layout(example):
            _LOG.warning("%s", told_of(it.told), location=f"{path}:{it.line}", type="lstm", subtype="formula")


@lru_cache(maxsize=64)
def _parsed(text: str, called: str) -> Example:
    from symbolic_lstm.published.spec import parse_example

    return parse_example(text, called, Path(called).stem)
