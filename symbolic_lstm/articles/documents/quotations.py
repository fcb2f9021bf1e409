"""Quotations of Markdown: the signs `>` before lines, which are no part of what they quote."""

from __future__ import annotations

import re

from symbolic_lstm.articles.mapped import Mapped

_SIGNS = re.compile(r"(?m)(?<=\n)[ \t]*(?:>[ \t]?)+")
_BEFORE_LISTING = re.compile(r" {0,3}(?:> {0,4})*(?=[`~]{3}|\s)")


def without_quotation(mapped: Mapped) -> Mapped:
    """A paragraph or a display without the signs of the quotations it stands in."""
    return mapped.sub(_SIGNS, "") if ">" in mapped.text else mapped


def listed(mapped: Mapped, start: int, first: int, last: int) -> Mapped:
    """What a listing that starts at a place holds, without the quotations it stands in: `>` of a prompt is its own."""
    found = _BEFORE_LISTING.match(mapped.text, mapped.text.rfind("\n", 0, start) + 1)
    depth = found[0].count(">") if found else 0
    inner = mapped.cut(first, last)
    return inner.sub(rf"(?m)^[ \t]*(?:>[ \t]?){{1,{depth}}}", "") if depth else inner
