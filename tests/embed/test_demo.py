"""The demo: one article, its regions filled, and published for several places. `ACCEPT=1 pytest` writes it anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from symbolic_lstm.embed.targets import TARGETS

from .desk import Desk

DEMO = Path(__file__).parent / "demo"
ARTICLE = DEMO / "article.md"
PUBLISHED = sorted((DEMO / "published").glob("*.md"))


def test_the_article_is_in_step(desk: Desk) -> None:
    if os.environ.get("ACCEPT"):
        assert desk.embed(str(ARTICLE), "--force").code == 0
    done = desk.embed("--check", str(ARTICLE))
    assert (done.code, done.out) == (0, "")
    column = len("A marker such as `") + 1
    assert (
        done.told
        == f"{ARTICLE}:92:{column}: note: this marker is taken for code and shown as it is; nothing is filled in\n"
    )


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_what_is_published_is_in_step(desk: Desk, path: Path) -> None:
    arguments = ["--strip", "--target", path.stem, str(ARTICLE), "-o", str(path)]
    if os.environ.get("ACCEPT"):
        assert desk.embed(*arguments, "--force").code == 0
    done = desk.embed("--check", *arguments)
    assert (done.code, done.out) == (0, "")
    assert "lstm:" not in path.read_text(encoding="utf-8")


def test_places_are_targets() -> None:
    assert {"dev", "github"} <= {path.stem for path in PUBLISHED} <= set(TARGETS)


def test_the_article_follows_its_example(desk: Desk) -> None:
    """Another input in the first marker changes what depends on it, and nothing else."""
    text = ARTICLE.read_text(encoding="utf-8")
    desk.put("a.md", text.replace("lstm:use understanding-lstms", "lstm:use understanding-lstms variant=minus-ten"))
    done = desk.embed("--check", "a.md")
    assert done.code == 1 and "-So <!-- lstm f percent -->99.7\u00a0%<!--" in done.out
    assert "+So <!-- lstm f percent -->0.000627\u00a0%<!--" in done.out
