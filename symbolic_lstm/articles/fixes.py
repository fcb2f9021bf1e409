"""Fixes: figures that every reading agrees on, written in place of what is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from symbolic_lstm.articles.finding import Article, Finding

_NUMBER = re.compile(r"(?<![\d.,])[-−–]?\d+(?:[.,]\d+)?(?![\d]|[.,]\d)")
#: A decimal comma as LaTeX wants it, which is set without a space behind it.
_TEX_COMMA = "{,}"
#: Rules whose findings a rounding mends.
MENDED = ("N101", "N102", "N103")


def figure_for(finding: Finding, raw: str) -> str:
    """What would be right where a figure stands by itself and all readings agree; else nothing."""
    written = raw[finding.start : finding.end].strip()
    printed = _with_comma(written)
    if finding.rule not in MENDED or finding.guess or not _NUMBER.fullmatch(printed):
        return ""
    places = len(printed.partition("." if "." in printed else ",")[2])
    found = {_rounded(value, places) for value in finding.recomputed.values() if value}
    if len(found) != 1 or None in found:
        return ""
    text = str(found.pop())
    if "," in printed:
        text = text.replace(".", _TEX_COMMA if _TEX_COMMA in written else ",")
    minus = printed[0] if printed[0] in "−–" else "-"
    text = text.replace("-", minus)
    return "" if text == written else text


def _with_comma(text: str) -> str:
    return text.replace(_TEX_COMMA, ",")


def _rounded(digits: str, places: int) -> str | None:
    """A value with guard digits rounded; None where the guard digits do not decide it."""
    plain = digits.replace("−", "-").rstrip("…")
    if not re.fullmatch(r"-?\d+(?:\.\d+)?", plain):
        return None
    behind = plain.partition(".")[2][places:]
    if digits.endswith("…") and (len(behind) < 2 or re.fullmatch(r"49+|50*", behind)):
        return None
    return str(Decimal(plain).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


def safe(finding: Finding, article: Article) -> bool:
    """Whether the figure was only rounded wrongly and is printed once, so that nothing else was computed from it.

    Of a mismatch nobody knows whether the figure is wrong or what stands before it.
    """
    if finding.rule == "N101":
        return False
    raw = article.document.raw
    printed = _with_comma(raw[finding.start : finding.end].strip())
    return sum(m[0] == printed for m in _NUMBER.finditer(_with_comma(raw))) == 1


def fixed(article: Article, *, unsafe: bool = False) -> tuple[str, int]:
    """The file with its figures mended, and how many were."""
    raw = article.document.raw
    pieces: list[str] = []
    at = count = 0
    for finding in _apart(article.findings):
        if not finding.fixed or not (unsafe or safe(finding, article)):
            continue
        said = raw[finding.start : finding.end]
        start = finding.start + len(said) - len(said.lstrip())
        pieces += [raw[at:start], finding.fixed]
        at, count = start + len(said.strip()), count + 1
    return "".join([*pieces, raw[at:]]), count


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """Findings that do not overlap, each place once."""
    kept: list[Finding] = []
    for finding in findings:
        if finding.fixed and (not kept or kept[-1].end <= finding.start):
            kept.append(finding)
    return kept
