"""Articles as the tests write them, checked."""

from __future__ import annotations

from symbolic_lstm.articles.check import check
from symbolic_lstm.articles.documents.document_kinds import read
from symbolic_lstm.articles.finding import Article, Finding
from symbolic_lstm.articles.options import Options
from symbolic_lstm.articles.places import Places


def checked(text: str, name: str = "a.md", **options: object) -> Article:
    return check(read(name, text.encode()), Options(**options))  # type: ignore[arg-type]


def flagged(text: str, name: str = "a.md") -> list[Finding]:
    """The errors and warnings of a text."""
    return [f for f in checked(text, name).findings if f.level in ("error", "warning")]


def at(article: Article, finding: Finding) -> str:
    """Where a finding stands, as `2:5-2:9`."""
    place = Places(article.document).place(finding.start, finding.end)
    return f"{place.line}:{place.column}-{place.end_line}:{place.end_column}"
