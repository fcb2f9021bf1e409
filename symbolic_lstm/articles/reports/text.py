"""The report for a terminal: each finding with its line and carets under it, and what was covered."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from symbolic_lstm.articles.finding import Article, Finding
from symbolic_lstm.articles.places import Places
from symbolic_lstm.articles.rules import RULES

#: So many characters of a line are shown around what is found in it.
WIDTH = 96
#: Findings that say what was not judged; they are shown when asked for.
_SKIPPED = ("N130", "X")


def report(articles: list[Article], *, skipped: bool = False, trace: bool = False) -> str:
    """The findings of articles, file by file, and how much of each was covered.

    With `trace` everything that was read is told: how it was read, what it comes to, and what came of it.
    """
    return "\n".join("\n".join(_article(article, skipped, trace)) + "\n" for article in articles)


def _article(article: Article, skipped: bool, trace: bool) -> Iterator[str]:
    places = Places(article.document)
    for finding in article.findings:
        if trace:
            yield from finding_lines(finding, article.document.path, places)
            yield from _traced(finding)
            yield ""
        elif finding.level != "pass" and (
            skipped or not finding.rule.startswith(_SKIPPED) or finding.rule in ("X306", "X307")
        ):
            yield from finding_lines(finding, article.document.path, places)
            yield ""
    yield from _cells(article, places)
    yield coverage(article)
    if article.policy:
        yield f"  {article.policy}"


def _traced(finding: Finding) -> Iterator[str]:
    """How a step was read, what it comes to by each reading, and what of that holds."""
    margin = " " * 9
    if finding.expression:
        yield f"{margin}read as     {_plain(finding.expression)}"
    values = [f"{value} ({kind})" for kind, value in finding.recomputed.items() if value]
    if values:
        yield f"{margin}comes to    {_plain('; '.join(values))}"
    if finding.printed:
        yield f"{margin}printed     {_plain(finding.printed)}"
    facts = [f"{kind} {'yes' if held else 'no'}" for kind, held in finding.facts._asdict().items() if held is not None]
    held = f" ({', '.join(facts)})" if facts else ""
    yield f"{margin}verdict     {finding.verdict}{held}"


def _cells(article: Article, places: Places) -> Iterator[str]:
    for found in article.cells:
        line, column = places.line_column(found.start)
        exact = "" if not found.distance else f", with {found.distance:g} differences"
        yield f"{article.document.path}:{line}:{column}: {found.cell}{exact}; written with {found.notation}"


def coverage(article: Article) -> str:
    """How much of an article was checked, and what came of it.

    It never says that an article is right: only what was read has been recomputed.
    """
    counted = Counter(f.level for f in article.findings if f.rule[0] in "NE" and f.verdict != "unverifiable")
    graded = [_count(counted[level], level) for level in ("error", "warning", "note") if counted[level]]
    done = f"{article.checked} checked" + (
        f": {', '.join(graded)}" if graded else ", all right" * bool(article.checked)
    )
    unread = [_count(article.unreadable, "stretch", "es") + " unreadable"] if article.unreadable else []
    unbound = sum(f.rule == "N130" for f in article.findings)
    unread += [f"{unbound} not judged"] if unbound else []
    unread += [f"{len(article.ignored)} ignored"] if article.ignored else []
    return f"{article.document.path}: {_count(article.seen, 'statement')} seen, {done}" + "".join(
        f"; {u}" for u in unread
    )


def _count(number: int, noun: str, plural: str = "s") -> str:
    return f"{number} {noun}{plural if number != 1 else ''}"


def finding_lines(finding: Finding, path: str, places: Places) -> Iterator[str]:
    """One finding: its place, what it says, and the line with carets."""
    place = places.place(finding.start, finding.end)
    where = f"{path}:{place.line}:{place.column}"
    if place.notebook_cell:
        where = f"{path}:{place.line}:{place.column} (cell {place.notebook_cell}, line {place.notebook_line})"
    guess = f" (read from {finding.guess})" if finding.guess else ""
    yield f"{where}: {finding.level} {finding.rule} {RULES[finding.rule].name}: {finding.message}{guess}"
    line = places.line(place.line).replace("\t", " ")
    end = place.end_column if place.end_line == place.line else len(line) + 1
    yield from _marked(line, place.line, place.column - 1, max(end - 1, place.column))


def _marked(line: str, number: int, start: int, end: int) -> Iterator[str]:
    left = max(0, min(start - WIDTH // 3, len(line) - WIDTH))
    right = min(len(line), left + WIDTH)
    cut = ("…" if left else "") + _plain(line[left:right]) + ("…" if right < len(line) else "")
    before = (1 if left else 0) + _width(_plain(line[left:start]))
    carets = "^" * max(1, _width(_plain(line[start : min(end, right)])))
    margin = str(number).rjust(6)
    yield f"{margin} | {cut}"
    yield f"{' ' * len(margin)} | {' ' * before}{carets}"


def _plain(text: str) -> str:
    """Characters that a terminal shows as they are."""
    return "".join(c if c.isprintable() else "\ufffd" if unicodedata.category(c) != "Mn" else c for c in text)


def _width(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
