"""Targets: what each place that publishes articles wants, a row for each.

>>> print(target("markdown").prose(("keeps 99.7 %",)))
keeps 99.7 %
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.page.blocks import Page, Prose
from symbolic_lstm.writers import markdown


class Target(NamedTuple):
    """A place: how a page, or a page of single equations, and a piece of running text are written for it."""

    title: str
    tested_with: str
    write: Callable[[Page], str]
    prose: Callable[[Prose], str]


def _markdown(title: str, tested_with: str, dialect: markdown.Dialect) -> Target:
    return Target(
        title, tested_with, partial(markdown.write, dialect=dialect), partial(markdown.write_prose, dialect=dialect)
    )


TARGETS: dict[str, Target] = {
    "markdown": _markdown("Markdown with mathematics between dollars", "markdown-it with KaTeX", markdown.DOLLARS),
}


def target(name: str) -> Target:
    """The target of that name; raises `UsageError` with the nearest one."""
    if name not in TARGETS:
        raise UsageError(f"no target {name!r}{did_you_mean(name, TARGETS)}; see `symbolic-lstm list targets`")
    return TARGETS[name]
