"""Items: how far a line stands behind where its list item's own text begins, or behind the margin."""

from __future__ import annotations

import re

from symbolic_lstm.on_demand import pattern

_ITEM = pattern(r"(?:[-+*]|[0-9]{1,9}[.)])[ ]++(?=\S)")


def surplus(text: str, at: int) -> int:
    """The blanks before a place at the start of a line, but for those that its list items take, in its quotation.

    >>> surplus("1. a\\n\\n    b", 10), surplus("1. a\\n\\n   b", 9), surplus("- a\\n  1. b\\n\\n     c", 18)
    (1, 0, 0)
    """
    start = text.rfind("\n", 0, at) + 1
    quoted, blanks = _split(text[start:at])
    if blanks.strip():  # it is the item's first line
        return 0
    need = limit = len(blanks)
    while limit and start:
        end, start = start - 1, text.rfind("\n", 0, start - 1) + 1
        around, line = _split(text[start:end].rstrip("\r"))
        indent = len(line) - len(line.lstrip(" "))
        if around.count(">") != quoted.count(">"):
            break
        if not line.strip() or indent >= limit:
            continue
        sign = _ITEM.match(line, indent)
        if sign and sign.end() <= need:
            return need - sign.end()
        limit = indent
    return need


def _split(line: str) -> tuple[str, str]:
    """What makes a line part of a quotation, and the rest of it."""
    found = re.match(r"(?>(?:[ ]{0,3}>[ ]?)*)", line.expandtabs(4))
    assert found is not None
    return found[0], line.expandtabs(4)[found.end() :]
