"""Findings as plain data, which JSON prints and other formats are made of."""

from __future__ import annotations

from typing import Any

from symbolic_lstm.articles.finding import Article, Finding
from symbolic_lstm.articles.places import Places


def article_record(article: Article) -> dict[str, Any]:
    """One file of the JSON."""
    places = Places(article.document)
    return {
        "path": article.document.path,
        "kind": article.document.title,
        "seen": article.seen,
        "checked": article.checked,
        "unreadable": article.unreadable,
        "unverifiable": sum(f.verdict == "unverifiable" for f in article.findings),
        "ignored": len(article.ignored),
        "cells": [
            {
                "cell": found.cell,
                "notation": found.notation,
                "line": places.line_column(found.start)[0],
                "distance": found.distance,
            }
            for found in article.cells
        ],
        "policy": article.policy,
        "results": [record(finding, places) for finding in article.findings],
    }


def record(finding: Finding, places: Places) -> dict[str, Any]:
    """One result of the JSON."""
    place = places.place(finding.start, finding.end)
    found: dict[str, Any] = {
        "rule": finding.rule,
        "verdict": finding.verdict,
        "level": finding.level,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "expression": finding.expression,
        "printed": finding.printed,
        "recomputed": dict(finding.recomputed),
        "facts": finding.facts.known(),
        "slip": finding.slip,
        "message": finding.message,
    }
    if place.notebook_cell:
        found |= {"notebook_cell": place.notebook_cell, "notebook_line": place.notebook_line}
    if finding.guess:
        found["guess"] = finding.guess
    if finding.fixed:
        found["fix"] = finding.fixed
    return found
