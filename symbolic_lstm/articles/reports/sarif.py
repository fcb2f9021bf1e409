"""SARIF 2.1.0: findings as code scanners exchange them."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import quote

from symbolic_lstm.articles.finding import Article, Finding
from symbolic_lstm.articles.places import Places
from symbolic_lstm.articles.rules import TABLE

_LEVELS = {"pass": "none", "note": "note", "warning": "warning", "error": "error"}


def sarif(articles: list[Article], version: str) -> str:
    """One run with every finding, those that remarks take away as suppressed."""
    index = {rule.code: k for k, rule in enumerate(TABLE)}
    results: list[dict[str, Any]] = []
    for article in articles:
        places = Places(article.document)
        occurred: Counter[str] = Counter()
        for finding, ignored in [*((f, False) for f in article.findings), *((f, True) for f in article.ignored)]:
            mark = fingerprint(finding, occurred)
            results.append(_result(finding, article, places, index[finding.rule], mark, ignored))
    driver = {
        "name": "symbolic-lstm",
        "semanticVersion": version,
        "rules": [
            {
                "id": rule.code,
                "name": rule.name.title().replace(" ", ""),
                "shortDescription": {"text": rule.explanation},
            }
            for rule in TABLE
        ],
    }
    run = {"tool": {"driver": driver}, "columnKind": "utf16CodeUnits", "results": results}
    whole = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def fingerprint(finding: Finding, occurred: Counter[str]) -> str:
    """What a finding is known by wherever it moves: its rule, what is compared, and which of its like it is."""
    content = "\n".join((finding.rule, "".join(finding.expression.split()), finding.printed or finding.message))
    occurred[content] += 1
    return hashlib.sha256(f"{content}\n{occurred[content]}".encode()).hexdigest()[:16]


def _result(finding: Finding, article: Article, places: Places, index: int, mark: str, ignored: bool) -> dict[str, Any]:
    passed = finding.level == "pass"
    open_ = finding.verdict == "unverifiable"
    found: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "kind": "pass" if passed else "open" if open_ and not ignored else "fail",
        "level": "none" if passed or (open_ and not ignored) else _LEVELS[finding.level],
        "message": {"text": finding.message or "right"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(article.document.path)},
                    "region": _region(finding, places),
                }
            }
        ],
        "partialFingerprints": {"symbolicLstm/v1": mark},
    }
    if ignored:
        found["suppressions"] = [{"kind": "inSource"}]
    if finding.fixed:
        region = _region(finding, places)
        change = {"deletedRegion": region, "insertedContent": {"text": finding.fixed}}
        change_of = {"artifactLocation": {"uri": _uri(article.document.path)}, "replacements": [change]}
        found["fixes"] = [{"description": {"text": f"write {finding.fixed}"}, "artifactChanges": [change_of]}]
    return found


def _region(finding: Finding, places: Places) -> dict[str, int]:
    place = places.place(finding.start, finding.end)
    return {
        "startLine": place.line,
        "startColumn": _utf16(places.line(place.line), place.column),
        "endLine": place.end_line,
        "endColumn": _utf16(places.line(place.end_line), place.end_column),
    }


def _utf16(line: str, column: int) -> int:
    """A column in code points as one in UTF-16 units, which SARIF counts."""
    return len(line[: column - 1].encode("utf-16-le")) // 2 + 1


def _uri(path: str) -> str:
    """A path from the folder the program runs in, where it is inside of it."""
    here = Path(path)
    if here.is_absolute():
        try:
            here = here.relative_to(Path.cwd())
        except ValueError:
            return here.as_uri()
    return quote(here.as_posix().replace(os.sep, "/"))
