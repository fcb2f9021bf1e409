"""JUnit: each checked step a test, so that a runner shows what passed, too."""

from __future__ import annotations

import re

from symbolic_lstm.articles.finding import Article, Finding
from symbolic_lstm.articles.places import Places
from symbolic_lstm.writers.attributes import quoteattr

#: Characters that XML 1.0 has no room for.
_UNSAID = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(articles: list[Article], graves: tuple[str, ...]) -> str:
    """A suite for each file; findings of the levels `graves` are failures, what is not judged is skipped."""
    suites = [_suite(article, graves) for article in articles]
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n' + "".join(suites) + "</testsuites>\n"


def _suite(article: Article, graves: tuple[str, ...]) -> str:
    places = Places(article.document)
    cases = [_case(finding, article.document.path, places, graves) for finding in article.findings]
    failed = sum("<failure" in case for case in cases)
    skipped = sum("<skipped" in case for case in cases)
    name = _attribute(article.document.path)
    return (
        f'  <testsuite name={name} tests="{len(cases)}" failures="{failed}" errors="0" skipped="{skipped}">\n'
        + "".join(cases)
        + "  </testsuite>\n"
    )


def _case(finding: Finding, path: str, places: Places, graves: tuple[str, ...]) -> str:
    place = places.place(finding.start, finding.end)
    told = f"{finding.expression} = {finding.printed}" if finding.expression else finding.message
    name = _attribute(f"{place.line}:{place.column} {finding.rule} {told}"[:300])
    opening = f'    <testcase classname={_attribute(path)} name={name} file={_attribute(path)} line="{place.line}"'
    if finding.level in graves:
        kind, told = _attribute(finding.verdict), _attribute(finding.message)
        return f"{opening}><failure type={kind} message={told}/></testcase>\n"
    if finding.verdict == "unverifiable":
        return f"{opening}><skipped message={_attribute(finding.message)}/></testcase>\n"
    return f"{opening}/>\n"


def _attribute(text: str) -> str:
    return quoteattr(_UNSAID.sub("\ufffd", text))
