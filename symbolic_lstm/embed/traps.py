"""Traps: places in a text where a comment would be none, and a marker would be seen by readers."""

from __future__ import annotations

import re

from symbolic_lstm.embed.comments import WINDOW

_TAG = re.compile(r"<[A-Za-z][^\s<>]*+\s")
_DEFINITION = re.compile(r"[ \t>]*+\[(?!\^)[^\]\r\n]++\]:")
#: Between dollars is mathematics, where pandoc takes it for that: no space inside the dollars, no digit behind them.
_OPENED = re.compile(r"(?<![\\$])\$(?![\s$])(?:[^$\\\r\n]|\\[^\r\n])*+\Z")
_CLOSED = re.compile(r"(?:[^$\\\r\n]|\\[^\r\n])*+(?<!\s)\$(?![0-9$])")

MATHEMATICS = "mathematics has no comments; show the name or the formula of a quantity, or a block of its derivation"


def trapped(text: str, start: int, at: int) -> str:
    """Why a marker of Markdown would be seen by readers, if it would; what stands from `start` on may be a reason."""
    before = text[start:at]
    alt = before.rfind("![")
    if alt >= 0 and "]" not in before[alt:]:
        return "the words for a picture have no comments; a marker in them would be read as text"
    address = before.rfind("](")
    line = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
    if (address >= 0 and not {")", "\n"} & set(before[address:])) or _DEFINITION.match(line):
        return "an address has no comments; a marker in it would be part of it"
    if _OPENED.search(line) and _CLOSED.match(text, at, at + WINDOW):
        return MATHEMATICS
    return in_attribute(before)


def in_attribute(before: str) -> str:
    """Why a marker behind this text would be part of an attribute, if it would."""
    *_, tag = (None, *_TAG.finditer(before))
    if tag is None:
        return ""
    inside = before[tag.end() :]
    if ">" not in inside and (inside.count('"') % 2 or inside.count("'") % 2):
        return "an attribute has no comments; a marker in it would be read as text"
    return ""
