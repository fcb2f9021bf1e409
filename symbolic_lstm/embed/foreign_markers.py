"""Foreign markers: those that would be markers in another kind of file, and are text that readers see in this one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from symbolic_lstm.embed.comments import MARK, Scanned, Wrong, line_start
from symbolic_lstm.embed.marker_kinds import FileKind
from symbolic_lstm.embed.regions import Region

#: Signs that stand anywhere, and signs that begin a line, as headings and lists do, so that the word must be ours.
_FOREIGN = re.compile(
    rf"(?P<sign><!--|\{{/\*|(?<![{{/])/\*|@@comment:)\s*+{MARK}"
    r"|^[ \t>]*+(?P<line>%|\.\.|//|\#)[ \t]++(?:lstm:(?:use|begin|end|example)|/lstm)(?![\w-])",
    re.MULTILINE,
)
_VERBATIM = re.compile(r"\\(?:verb|lstinline|mintinline|texttt|code)\b|(?<!\\)%")


def foreign(text: str, kind: FileKind, scanned: Scanned, regions: Iterable[Region]) -> Iterator[Wrong]:
    """What is wrong with each of them that is not shown as code and stands in no region of ours."""
    ours = {comment.start for comment in scanned.comments} | {each.at for each in scanned.wrong}
    inside = [(code.start, code.end) for code in scanned.codes]
    inside += [(region.first, region.last) for region in regions]
    inside += [(comment.start, comment.end) for comment in scanned.comments]
    for found in _FOREIGN.finditer(text):
        at = found.start("sign") if found["sign"] else found.start("line")
        sign = found["sign"] or found["line"]
        if sign in kind.signs or at in ours or any(start <= at < end for start, end in inside):
            continue
        before = text[line_start(text, at) : at]
        if len(re.findall("`++", before)) % 2 or (kind.opening == "%" and _VERBATIM.search(before)):
            continue
        yield Wrong(at, f"in this kind of file a marker is written {kind.comment('…')}")
