"""Traps: places in a text where a comment would be none, and a marker would be seen by readers."""

from __future__ import annotations

import re

_TAG = re.compile(r"<[A-Za-z][^\s<>]*+\s")
_DEFINITION = re.compile(r"[ \t>]*+\[(?!\^)[^\]\r\n]++\]:")


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
