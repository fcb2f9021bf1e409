"""Markers in Typst and in Org.

Typst's comments stand anywhere, but for its raw text, its strings and its line
comments. Org has lines of comments, which part paragraphs, so that a value
inside of one stands between export snippets for a place that does not exist.
"""

from __future__ import annotations

import re

from symbolic_lstm.embed.comments import LINE, MARK, CodeBlock, Comment, Scanned, Wrong, comment, line_start, marks
from symbolic_lstm.embed.dollars import MATHEMATICS
from symbolic_lstm.on_demand import pattern

_TYPST = pattern(r"(?P<raw>`++)|\\.|(?<!:)//[^\r\n]*+|(?P<opened>/\*)|(?P<dollar>\$)", re.DOTALL)
_INSIDE = pattern(r"/\*|\*/")
_MARK = pattern(rf"\s*+{MARK}")
_BLOCK = pattern(r"[ \t]*+#\+begin_(?P<name>\S+)", re.IGNORECASE)
_LINE = pattern(rf"(?P<indent>[ \t]*+)#[ \t]++(?P<said>{MARK}[^\r\n]*+)")
_ORG = pattern(
    r"(?<![^\s\-({'\"])(?P<sign>[=~])(?! )[^\r\n]*?(?<! )(?P=sign)(?=[\s\-.,:;!?'\")}\[\]]|\Z)"
    rf"|@@comment:(?P<said>\s*+{MARK}(?>(?:[^@]|@(?!@))*))(?P<shut>@@)?"
)
#: In these blocks what stands is text, and may hold markers.
_TEXTS = {"quote", "center", "verse"}


def scan_typst(text: str) -> Scanned:
    """The markers and the raw text of Typst."""
    comments: list[Comment] = []
    codes: list[CodeBlock] = []
    wrong: list[Wrong] = []
    coded: list[int] = []
    at, maths = 0, False
    while found := _TYPST.search(text, at):
        start, at = found.span()
        if run := found["raw"]:
            end = text.find(run, at) if len(run) != 2 else start  # two are empty raw text
            if end < 0:
                break
            if len(run) > 2:
                codes.append(CodeBlock(start, end + len(run), _next(text, at), line_start(text, end)))
            else:
                coded += marks(text, "/*", at, end)
            at = end + len(run)
        elif found["dollar"]:
            maths = not maths
        elif found["opened"]:
            end = _shut(text, at)
            ours = _MARK.match(text, at) is not None
            if ours and end < 0:
                wrong.append(Wrong(start, "this marker is never closed with */"))
            if end < 0:
                break
            before = text[line_start(text, start) : start]
            if ours and maths:
                wrong.append(Wrong(start, MATHEMATICS))
            elif ours and "#" in before and len(re.findall(r'(?<!\\)"', before)) % 2:
                wrong.append(Wrong(start, "a string has no comments; a marker in it would be read as text"))
            elif ours:
                comments.append(comment(text, start, (at, end - 2), end))
            at = end
    coded += [place for code in codes for place in marks(text, "/*", code.start, code.end)]
    return Scanned(tuple(comments), tuple(codes), tuple(wrong), coded=tuple(sorted(coded)))


def _shut(text: str, at: int) -> int:
    """Behind the end of a comment, which may hold others; -1 if it has none."""
    depth = 1
    while depth and (found := _INSIDE.search(text, at)):
        depth += 1 if found[0] == "/*" else -1
        at = found.end()
    return -1 if depth else at


def scan_org(text: str) -> Scanned:
    """The markers and the blocks of Org."""
    comments: list[Comment] = []
    codes: list[CodeBlock] = []
    wrong: list[Wrong] = []
    block: tuple[str, int, int] | None = None
    coded: list[int] = []
    for line in LINE.finditer(text):
        start, end = line.span()
        bare = line[0].strip()
        if block:
            if bare.lower() == f"#+end_{block[0]}":
                codes.append(CodeBlock(block[1], end, block[2], start))
                coded += marks(text, "@@comment:", block[2], start) + marks(text, "#", block[2], start)
                block = None
        elif (opened := _BLOCK.match(text, start)) and opened["name"].lower() not in _TEXTS:
            block = opened["name"].lower(), start, end
        elif found := _LINE.match(text, start):
            at = start + len(found["indent"])
            if found["said"].startswith("lstm:"):
                comments.append(comment(text, at, found.span("said"), found.end()))
            else:
                wrong.append(Wrong(at, "a value stands in a line: @@comment: lstm f@@@@comment: /lstm@@"))
        elif bare.startswith((": ", "#+")):
            coded += marks(text, "@@comment:", start, end)
        elif "@@comment:" in line[0]:
            coded += _values(text, start, end, comments, wrong)
    return Scanned(tuple(comments), tuple(codes), tuple(wrong), coded=tuple(coded))


def _values(text: str, start: int, end: int, comments: list[Comment], wrong: list[Wrong]) -> list[int]:
    """The markers inside of a line, and the places of those that are shown as code."""
    coded: list[int] = []
    for found in _ORG.finditer(text, start, end):
        if found["said"] is None:
            coded += marks(text, "@@comment:", *found.span())
            continue
        before = text[start : found.start()]
        if not found["shut"]:
            wrong.append(Wrong(found.start(), "this marker is never closed with @@"))
        elif before.count("\\(") > before.count("\\)") or before.count("\\[") > before.count("\\]"):
            wrong.append(Wrong(found.start(), MATHEMATICS))
        elif found["said"].lstrip().startswith("lstm:"):
            wrong.append(Wrong(found.start(), "this marker is a line of its own: # lstm:…"))
        else:
            comments.append(comment(text, found.start(), found.span("said"), found.end()))
    return coded


def _next(text: str, at: int) -> int:
    """Where the next line begins."""
    line = LINE.match(text, at)
    return line.end() if line else len(text)
