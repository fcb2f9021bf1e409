"""A file that takes too much memory is told and costs the others nothing; what was read can be told step by step."""

from __future__ import annotations

import gc
import itertools
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from symbolic_lstm.articles import many
from symbolic_lstm.articles.finding import Article
from symbolic_lstm.articles.limits import can_limit
from symbolic_lstm.articles.options import Options
from symbolic_lstm.articles.piece import Document
from symbolic_lstm.articles.reports.text import report
from symbolic_lstm.errors import UsageError
from tests.articles.articles import checked


def test_memory_is_limited_for_one_file_and_not_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    if not can_limit():
        assert sys.platform != "linux"
        return
    plain = many.check

    def greedy(document: Any, options: Options) -> Any:
        if document.path == "greedy.md":
            bytearray(900_000_000)
        return plain(document, options)

    monkeypatch.setattr(many, "check", greedy)
    text = b"$1 + 1 = 2$"
    one = many.check_file("greedy.md", Options(memory=200), text)
    assert one.fault == ("this takes more than 200 MB of memory", 0, 0)
    assert many.check_file("b.md", Options(memory=200), text).article is not None
    bytearray(900_000_000)  # the limit is gone


def test_everything_that_was_read_is_told_with_what_it_comes_to() -> None:
    told = report([checked("So $\\sigma(0.6) = 0.6487$ and $1 + 1 = 2$.")], trace=True)
    for line in (
        "read as     sigmoid(0.6)", "comes to    0.6456563 (full); 0.6456563 (shown)", "printed     0.6487",
        "verdict     mismatch (full no, shown no, feasible no)", "read as     1 + 1", "verdict     exact",
    ):  # fmt: skip
        assert line in told
    assert "read as" not in report([checked("$1 + 1 = 2$")])


def test_ray_is_registered_with_joblib_by_its_own_function(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []
    made = SimpleNamespace(register_ray=lambda: called.append("ray"))
    for name in ("ray", "ray.util"):
        monkeypatch.setitem(sys.modules, name, SimpleNamespace())
    monkeypatch.setitem(sys.modules, "ray.util.joblib", made)
    with many._Connected("ray", ""):
        assert called == ["ray"]


def test_a_file_whose_time_is_up_is_never_called_right_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 10_000, 10))
    monkeypatch.setattr("symbolic_lstm.articles.check.monotonic", lambda: next(clock))
    article = checked("$1 + 1 = 2$ and $2 + 2 = 5$", seconds=15)
    assert [f.rule for f in article.findings] == ["N100", "X307"]
    assert "X307 limit: the time for one file is up" in report([article])


def test_a_file_that_is_too_large_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    with path.open("wb") as file:
        file.truncate(60_000_000)
    fault = many.check_file(str(path), Options()).fault
    assert fault is not None and fault[0] == "the file has 60,000,000 bytes; at most 50 MB are read"


@pytest.mark.parametrize(
    ("name", "line", "between"),
    [
        ("a.md", "$1 + 1 = 3$", "\n\n"), ("a.html", r"<p>\(1 + 1 = 3\)</p>", "\n"), ("a.tex", "$1 + 1 = 3$", "\n\n"),
        ("a.rst", ":math:`1 + 1 = 3`", "\n\n"), ("a.adoc", "latexmath:[1 + 1 = 3]", "\n\n"), ("a.org", "$1 + 1 = 3$", "\n\n"),
        ("a.typ", "$1 + 1 = 3$", "\n\n"), ("a.py", "# $1 + 1 = 3$\nx = 1", "\n"),
    ],
)  # fmt: skip
def test_reading_stops_where_the_time_is_up(
    name: str, line: str, between: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = between.join([line] * 80)
    looks = itertools.count()
    monkeypatch.setattr("symbolic_lstm.articles.clock.monotonic", lambda: next(looks))
    whole = many.check_file(name, Options(seconds=1e9), text.encode()).article
    assert whole is not None and len(whole.findings) == 80
    needed, begun = next(looks), next(looks)
    article = many.check_file(name, Options(seconds=needed * 0.8), text.encode()).article
    assert article is not None and [f.rule for f in article.findings][-1] == "X307"
    assert {f.rule for f in article.findings[:-1]} <= {"N101"} and len(article.findings) < 80
    assert next(looks) - begun < needed, "it went on reading"
    assert "what follows is not checked" in report([article])


def test_markdown_is_checked_as_far_as_its_displays_were_sought_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Displays are sought before anything is read: half the time is kept for reading what was reached."""
    text = "\n\n".join(["$$1 + 1 = 3$$"] * 80)
    looks = itertools.count()
    monkeypatch.setattr("symbolic_lstm.articles.clock.monotonic", lambda: next(looks))
    for seconds in (20, 60, 100):
        article = many.check_file("a.md", Options(seconds=seconds), text.encode()).article
        assert article is not None and article.findings[-1].rule == "X307"
        assert {f.rule for f in article.findings[:-1]} == {"N101"}, f"nothing was checked in {seconds}"


def test_nothing_is_collected_while_a_file_is_checked_and_all_is_as_it_was_behind_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    collects: list[bool] = []

    def check(document: Document, options: Options) -> Article:
        collects.append(gc.isenabled())
        raise UsageError("not this one")

    monkeypatch.setattr(many, "check", check)
    for before in (False, True):
        (gc.enable if before else gc.disable)()
        try:
            many.check_file("a.md", Options(), b"1 + 1 = 2")
            assert gc.isenabled() is before
        finally:
            gc.enable()
    assert collects == [False, False]
