"""Baselines: findings that were there before, known by what they say and not by where they stand."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from symbolic_lstm.articles.finding import Article
from symbolic_lstm.articles.reports.sarif import fingerprint
from symbolic_lstm.errors import UsageError

SCHEMA = "symbolic-lstm/baseline/1"


def marks(article: Article) -> list[str]:
    """What each finding of an article is known by, in order."""
    occurred: Counter[str] = Counter()
    return [fingerprint(finding, occurred) for finding in article.findings]


def written(articles: list[Article]) -> str:
    """A baseline of everything that is found."""
    files = {
        article.document.path: [m for m, f in zip(marks(article), article.findings, strict=True) if f.level != "pass"]
        for article in articles
    }
    return json.dumps({"schema": SCHEMA, "files": {k: v for k, v in files.items() if v}}, indent=1) + "\n"


def read(path: Path) -> dict[str, set[str]]:
    """A baseline; raises `UsageError` for a file that is none."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        if said["schema"] != SCHEMA:
            raise ValueError("another schema")
        return {str(name): set(map(str, known)) for name, known in said["files"].items()}
    except OSError as fault:
        raise UsageError(f"{path}: the baseline cannot be read ({fault.strerror or fault})") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UsageError(f"{path} is no baseline; write one with --write-baseline") from None


def check_replaceable(path: Path) -> None:
    """Raises `UsageError` where a file is there that is no baseline: it would be lost."""
    if not path.is_file() or not path.stat().st_size:
        return
    try:
        read(path)
    except UsageError:
        raise UsageError(f"{path} exists and is no baseline; name another file") from None


def without(article: Article, known: dict[str, set[str]]) -> Article:
    """An article without the findings that were there before."""
    old = known.get(article.document.path, set())
    if not old:
        return article
    pairs = list(zip(marks(article), article.findings, strict=True))
    return article._replace(
        findings=tuple(f for mark, f in pairs if mark not in old or f.level == "pass"),
        ignored=(*article.ignored, *(f for mark, f in pairs if mark in old and f.level != "pass")),
    )
