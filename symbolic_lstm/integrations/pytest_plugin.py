"""pytest: worked examples and articles as tests, where a project asks for them.

    [tool.pytest.ini_options]
    lstm_files = ["examples/*.toml", "docs/*.md"]

Each figure that an example claims is a test, and fails where it is wrong; an
article is one, and fails where its regions are out of step. `pytest --lstm`
takes every file that bears our marks, without a list. A project that asks for
neither pays for one look at its options.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from symbolic_lstm.errors import SymbolicLstmError

if TYPE_CHECKING:
    from symbolic_lstm.published.example import Claim, Example
    from symbolic_lstm.verify.result import Result

_FAIL_ON = ("note", "warning", "error")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The switch and the settings."""
    parser.getgroup("symbolic-lstm").addoption(
        "--lstm", action="store_true", help="check the worked examples and articles that are found"
    )
    parser.addini("lstm_files", "examples and articles to check: patterns from the root, * also matches /", type="args")
    parser.addini("lstm_fail_on", "the least grave finding that fails: note, warning or error", default="error")


def pytest_configure(config: pytest.Config) -> None:
    """A setting that is not known is told before anything is collected."""
    if (chosen := config.getini("lstm_fail_on")) not in _FAIL_ON:
        raise pytest.UsageError(f"lstm_fail_on is {' or '.join(_FAIL_ON)}, not {chosen!r}")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """What collects a file that is asked for."""
    config = parent.config
    patterns: list[str] = config.getini("lstm_files")
    if not (patterns or config.option.lstm):
        return None
    from symbolic_lstm.embed.gather import MARKER
    from symbolic_lstm.embed.marker_kinds import kind_of
    from symbolic_lstm.published.catalog import ours

    named = any(fnmatch(_shown(file_path, config), pattern) for pattern in patterns)
    if file_path.suffix == ".toml" and (named or (config.option.lstm and ours(file_path))):
        return ExampleFile.from_parent(parent, path=file_path)
    if kind_of(file_path.suffix) and (named or (config.option.lstm and MARKER.search(file_path.read_bytes()))):
        return ArticleItem.from_parent(parent, path=file_path)
    return None


def _shown(path: Path, config: pytest.Config) -> str:
    """A path as patterns and messages have it: from the root of the project."""
    return (path.relative_to(config.rootpath) if path.is_relative_to(config.rootpath) else path).as_posix()


def _told(text: str) -> str:
    """A message whose lines command neither a terminal nor a runner."""
    from symbolic_lstm.writers.plain import inert, plain

    return inert("\n".join(map(plain, text.split("\n"))))


class ExampleFile(pytest.File):
    """A worked example; its tests are the figures it claims, or its sheet where it claims none."""

    @cached_property
    def worked(self) -> Example:
        from symbolic_lstm.published.read_once import read_example

        return read_example(self.path, _shown(self.path, self.config))

    @cached_property
    def results(self) -> Sequence[Result]:
        from symbolic_lstm.verify.check import check_example

        return check_example(self.worked)

    def collect(self) -> Iterator[pytest.Item]:
        try:
            claims = self.worked.claims
        except SymbolicLstmError as fault:
            raise self.CollectError(_told(str(fault))) from None
        if not claims:
            yield SheetItem.from_parent(self, name="sheet")
        named: set[str] = set()
        for number, claim in enumerate(claims):
            name = f"{claim.variant}:{claim.of.rpartition(':')[2]}" if claim.variant else claim.of
            name = f"{name}[line {claim.place.line}]" if name in named else name
            named.add(name)
            yield FigureItem.from_parent(self, name=name, number=number, claim=claim)


class FigureItem(pytest.Item):
    """One printed figure, recomputed."""

    def __init__(self, *, number: int, claim: Claim, **rest: Any) -> None:
        super().__init__(**rest)
        self.number, self.claim = number, claim

    def runtest(self) -> None:
        from symbolic_lstm.verify.verdicts import GRAVITY

        example = _example(self)
        try:
            result = example.results[self.number]
        except SymbolicLstmError as fault:
            pytest.fail(_told(str(fault)), pytrace=False)
        if GRAVITY[result.level] >= GRAVITY[self.config.getini("lstm_fail_on")] and not result.expected:
            place = f"{example.worked.path}:{result.line}:{result.column}"
            pytest.fail(_told(f"{place}: {result.quantity}: {result.verdict}: {result.message}"), pytrace=False)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.claim.place.line - 1, self.name


class SheetItem(pytest.Item):
    """An example without claims holds if its sheet can be made."""

    def runtest(self) -> None:
        from symbolic_lstm.page.narrate import narrate

        try:
            narrate(_example(self).worked)
        except SymbolicLstmError as fault:
            pytest.fail(_told(f"{_shown(self.path, self.config)}: {fault}"), pytrace=False)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, self.name


def _example(item: pytest.Item) -> ExampleFile:
    found = item.getparent(ExampleFile)
    assert found is not None
    return found


class ArticleItem(pytest.File):
    """An article: a test that it is in step and, where it is named in `lstm_files`, one that its steps are right."""

    def collect(self) -> Iterator[pytest.Item]:
        yield InStep.from_parent(self, name="embed")
        patterns: list[str] = self.config.getini("lstm_files")
        if any(fnmatch(_shown(self.path, self.config), pattern) for pattern in patterns):
            yield Steps.from_parent(self, name="steps")


class Steps(pytest.Item):
    """Every step that an article works comes out."""

    def runtest(self) -> None:
        from symbolic_lstm.articles.check import check
        from symbolic_lstm.articles.documents.document_kinds import read
        from symbolic_lstm.articles.places import Places
        from symbolic_lstm.articles.reports.text import finding_lines
        from symbolic_lstm.verify.verdicts import GRAVITY

        try:
            article = check(read(str(self.path)))
        except SymbolicLstmError as fault:
            pytest.fail(_told(str(fault)), pytrace=False)
        places, name = Places(article.document), _shown(self.path, self.config)
        least = GRAVITY[self.config.getini("lstm_fail_on")]
        told = [
            line
            for f in article.findings
            if GRAVITY[f.level] >= least and (f.verdict != "unverifiable" or least == GRAVITY["note"])
            for line in finding_lines(f, name, places)
        ]
        if told:
            # the bar keeps a line of the article from being one of the log
            pytest.fail(_told("\n".join(f"| {line}" if " | " in line[:12] else line for line in told)), pytrace=False)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, self.name


class InStep(pytest.Item):
    """Every region of an article says what its example comes to."""

    def runtest(self) -> None:
        from symbolic_lstm.embed.article_state import examined, faults
        from symbolic_lstm.embed.unified_diff import unified

        name = _shown(self.path, self.config)
        try:
            file, found = examined(str(self.path))
        except SymbolicLstmError as fault:
            pytest.fail(_told(str(fault)), pytrace=False)
        file = file._replace(article=file.article._replace(path=name))
        told = [line for fault in faults(file, found) for line in str(fault).split("\n")]
        if changes := unified(name, file.article.raw, found.edits):
            # The bar keeps a line of the article from being one of the log: some runners take commands from those.
            told.append(f"{name} is out of step; symbolic-lstm embed {name} refreshes it")
            told += [f"| {line}" for line in changes.rstrip("\n").split("\n")]
        if told:
            pytest.fail(_told("\n".join(told)), pytrace=False)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, self.name
