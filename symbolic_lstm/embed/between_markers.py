r"""Between markers: what stands between two markers, line by line, as the place reads it there.

A value is put in as it is. Each line of a block stands behind what its markers
stand behind: the signs of a quotation, the blanks of a list item.
"""

from __future__ import annotations

import re

from symbolic_lstm.embed.comments import line_start
from symbolic_lstm.embed.marker_kinds import FileKind
from symbolic_lstm.embed.regions import Region

_PASSED = re.compile(r"\\\[\n(.*?)\n\\\]", re.DOTALL)
_HEADING = re.compile(r"(?m)^(?===+ )")
_VERBATIM = re.compile(r"(?ms)^(?:-{4,}|\+{4,})$.*?^(?:-{4,}|\+{4,})$")


def laid(made: str, text: str, region: Region, kind: FileKind, place: str) -> str:
    """What is to stand in a region of a text for a place."""
    if not region.block:
        return region.prefix + made + region.newline * region.loose
    if place == "hugo" and ">" in region.prefix:
        made = in_quotation(made)
    if place == "asciidoc" and kind.lined and continues(text, region.opening.comment.start):
        made = continued(made)
    lines = [(region.prefix + line if line.strip() else region.prefix).rstrip() for line in made.split("\n")]
    if kind.airy:
        empty = region.prefix.rstrip()
        lines = [empty, *lines, empty]
    return "".join(line + region.newline for line in lines)


def in_quotation(made: str) -> str:
    r"""A block for Hugo whose formulas have a line each: of others, its quotation's signs would be handed on, too.

    >>> print(in_quotation("\\[\na &= 1 \\\\\n&= 2\n\\]"))
    \[a &= 1 \\ &= 2\]
    """
    return _PASSED.sub(lambda found: "\\[" + found[1].replace("\n", " ") + "\\]", made)


def continues(text: str, at: int) -> bool:
    """Whether a line goes on with a list item of AsciiDoc: a `+` stands on the line above."""
    start = line_start(text, at)
    return start > 0 and text[line_start(text, start - 1) : start].strip() == "+"


def continued(made: str) -> str:
    """A block of AsciiDoc that goes on with a list item, though a comment has taken its `+`; several blocks as one.

    >>> print(continued("== One\\n\\ntext"))
    +
    --
    [discrete]
    == One
    <BLANKLINE>
    text
    --
    """
    if "\n\n" not in made:
        return f"+\n{made}"
    kept = [found.span() for found in _VERBATIM.finditer(made)]
    discrete = _HEADING.sub(lambda found: "" if any(a <= found.start() < b for a, b in kept) else "[discrete]\n", made)
    return f"+\n--\n{discrete}\n--"
