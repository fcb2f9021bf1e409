"""Article state: an article's file, what it needs to be in step with its examples, and where it is not.

For whoever fills it and whoever only asks: the program, its annotations, tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from symbolic_lstm.embed import files
from symbolic_lstm.embed.contents import example_of
from symbolic_lstm.embed.files import File
from symbolic_lstm.embed.project import Project, led_out, named_example, project, said_of
from symbolic_lstm.embed.refresh import Refreshed, refreshed
from symbolic_lstm.errors import ExampleError, SymbolicLstmError, shortened
from symbolic_lstm.published.source_text import SourceText

#: A closing marker with its checksum.
_CLOSING = re.compile(r"(?:/lstm|lstm:end) [0-9a-f]{8}\b")


def examined(
    name: str,
    around: Callable[[Path], Project] = project,
    target: str = "",
    *,
    force: bool = False,
    data: bytes | None = None,
) -> tuple[File, Refreshed]:
    """An article's file and what it needs; `around` finds the project of a folder.

    `data` is what the file would hold, where it need not be there.

    Raises `UsageError` and `ExampleError` as `files.read` does.
    """
    file = files.read(name) if data is None else files.taken(name, data)
    if link := led_out(file.path):
        told = f"{shortened(str(link))} is a symbolic link out of the project; name the file where it stands"
        raise ExampleError(told, name)
    path = file.path.absolute()
    home = path.parent.resolve()
    found = around(home)
    default = said_of(home / path.name, found)
    return file, refreshed(file.article, lambda named: named_example(named, home, found), default, target, force=force)


def faults(file: File, found: Refreshed) -> Iterator[ExampleError]:
    """What is wrong with an article, at its places."""
    source = SourceText(file.article.raw, file.article.path)
    return (source.error(each.reason, each.at) for each in found.wrong)


def formulas(file: File, found: Refreshed) -> Iterator[ExampleError]:
    """Formulas without a layout in the prose of the examples of an article, at their places in it or in their files."""
    source = SourceText(file.article.raw, file.article.path)
    yield from (source.error(each.reason, each.at) for each in found.odd)
    for example_source in found.examples:
        try:
            example = example_of(example_source)
        except SymbolicLstmError:  # which is among what is wrong with the article
            continue
        if example.written:
            from symbolic_lstm.page.author_prose import without_layout

            for it in without_layout(example):
                yield ExampleError(it.told, example.path, it.line, it.column, it.source)


def remarks(file: File, found: Refreshed) -> Iterator[tuple[Literal["notice", "warning"], ExampleError]]:
    """What is no mistake, and may be none of the author's meaning: markers taken for code, formulas left as text."""
    yield from (("notice", each) for each in coded(file, found))
    yield from (("warning", each) for each in formulas(file, found))


def coded(file: File, found: Refreshed) -> Iterator[ExampleError]:
    """Where a marker is taken for code, in an article that has others."""
    source = SourceText(file.article.raw, file.article.path)
    told = "this marker is taken for code and shown as it is; nothing is filled in"
    only = f" (target {found.target} reads no note here: a fence with a word in braces is MyST's, !!! and ??? MkDocs')"
    return (source.error(told + only * (at in found.only_here), at) for at in found.coded)


def stale(file: File, found: Refreshed) -> Iterator[ExampleError]:
    """Where an article is out of step, once for each region."""
    raw = file.article.raw
    source = SourceText(raw, file.article.path)
    filled = False  # whether the closing marker that comes next belongs to what was told
    for edit in found.edits:
        closing = _CLOSING.search(edit.text) is not None
        if not (closing and filled):
            yield source.error(_told(raw[edit.start : edit.end], edit.text, closing=closing), edit.start)
        filled = not closing


def _told(old: str, new: str, *, closing: bool) -> str:
    if closing:
        return "this marker lacks the checksum of what it closes; symbolic-lstm embed writes it"
    if "\n" in new.strip() or "\n" in old.strip() or not old.strip():
        return "this is out of step with its example; symbolic-lstm embed refreshes it"
    return f"{shortened(old)} is out of step with its example, which comes to {shortened(new)}"
