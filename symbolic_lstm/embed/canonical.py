r"""Canonical: a region's text as it is whatever a formatter makes of it, and the checksum that tells a hand.

Prettier, mdformat and their like align tables and indent, write `_so_` for `*so*`
and take brackets off an address. None of that changes what a reader sees, so none
of it is out of step. A formatter that knows no mathematics puts backslashes into
it, too; that is out of step, but nobody's own words, so it is written over.

>>> canonical("| a |\n|:--|\n| *b* |\n") == canonical("|   a |\n| :---- |\n| _b_   |\n")
True
"""

from __future__ import annotations

import hashlib
import re

from symbolic_lstm.on_demand import pattern

_RUN = pattern(r"[ \t]++")
_EMPTY = pattern(r"\n(?>(?:>*+\n)+)")
_BAR = pattern(r"(?<!\\)\|")
_RULE = pattern(r"(:?)-++(:?)")
#: Emphasis begins where no word ends, and ends where none begins.
_EMPHASIS = pattern(r"(?<![\w\\])_(?=\S)|(?<=[^\s\\])_(?!\w)")
_ADDRESS = pattern(r"\]\(<([^<>()\s]*+)>\)")
#: Space beside a tag of HTML, and inside of one before its end.
_TAG = pattern(r"[ \t\r\n]*+(</?[A-Za-z](?>(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*)>)[ \t\r\n]*+")
_INSIDE = pattern(r"[ \t\r\n]++(/?>\Z)?")


def canonical(text: str, *, tags: bool = False) -> str:
    """A text without what formatters change; `tags` where it is HTML, in which space beside a tag is none of it."""
    if tags:
        return _INSIDE.sub(" ", _TAG.sub(_tag, text)).strip(" ")
    text = text.replace("\u2060", "")  # what keeps quotation marks from ending a string of a program
    lines = (_line(line.strip(" \t")) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return _EMPTY.sub("\n\n", "\n".join(lines))


def _tag(found: re.Match[str]) -> str:
    """A tag without the space around it; a style in it is written with or without space behind its signs."""
    tag = _INSIDE.sub(r" \1", found[1]).replace(" >", ">")
    return re.sub(r"(?<=[:;]) | (?=\"|/>)|;(?= ?\")|(?<==\") ", "", tag)


def _line(line: str) -> str:
    head = line[: len(line) - len(line.lstrip("> \t"))]
    row = line[len(head) :]
    if row.startswith("|"):
        cells = (_RULE.sub(r"\1-\2", cell.strip(" \t")) for cell in _BAR.split(row))
        line = head.replace(" ", "") + "|".join(cells)
    return _ADDRESS.sub(r"](\1)", _EMPHASIS.sub("*", _RUN.sub(" ", line)))


def checksum(text: str, *, tags: bool = False) -> str:
    """Eight digits that tell whether anybody's words are in a text that we wrote, whatever a formatter made of it.

    >>> checksum("a\\r\\n  b") == checksum("a\\nb") != checksum("ab")
    True
    """
    data = canonical(text.replace("\\", ""), tags=tags).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:8]
