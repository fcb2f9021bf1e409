"""Texts in more styles and languages: right figures raise no alarm however they are written, and a changed digit does."""

from __future__ import annotations

import random
import re

import pytest

from symbolic_lstm.articles.check import check
from symbolic_lstm.articles.documents.document_kinds import read
from symbolic_lstm.articles.finding import Article
from tests.articles.unseen import TEXTS


def checked_text(name: str, text: str) -> Article:
    return check(read(name, text.encode()))


def flagged(article: Article) -> list[tuple[str, str]]:
    return [(f.rule, f.message) for f in article.findings if f.level in ("error", "warning")]


@pytest.mark.parametrize("style", TEXTS)
def test_a_right_text_raises_no_alarm(style: str) -> None:
    name, least, cell, text = TEXTS[style]
    article = checked_text(name, text)
    assert flagged(article) == []
    assert article.checked >= least
    assert [found.cell for found in article.cells] == ([cell] if cell else [])


@pytest.mark.parametrize("style", TEXTS)
def test_a_changed_digit_raises_one(style: str) -> None:
    name, _, _, text = TEXTS[style]
    rng = random.Random(style)
    right = [
        f for f in checked_text(name, text).findings
        if f.rule == "N100" and re.fullmatch(r"[-−]?\d+[.,]\d\d+", text[f.start : f.end].strip())
    ]  # fmt: skip
    for found in rng.sample(right, min(2, len(right))):
        said = text[found.start : found.end]
        at = found.start + re.search(r"[.,]", said).start() + 1  # type: ignore[union-attr]
        slipped = text[:at] + str((int(text[at]) + 3) % 10) + text[at + 1 :]
        assert flagged(checked_text(name, slipped)), said
