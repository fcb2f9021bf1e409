"""Markers in languages whose comments run to the end of a line: TeX, reStructuredText, AsciiDoc.

The signs and the code of each are a few patterns; what a text holds is found in
one pass.
"""

from __future__ import annotations

import re

from symbolic_lstm.embed.comments import LINE, MARK, CodeBlock, Comment, Scanned, Wrong, comment, marks
from symbolic_lstm.on_demand import pattern

_TEX = pattern(
    r"^<<[^\r\n]*>>=[ \t]*$(?P<chunk>)"
    r"|\\begin\s*\{(?P<name>verbatim\*?|Verbatim\*?|BVerbatim|LVerbatim|lstlisting|minted|alltt|filecontents\*?)\}"
    r"|(?P<shown>\\(?:verb|Verb|lstinline|mintinline(?:\[[^\]\r\n]*+\])?\{[^{}\r\n]*+\})(?>(?:\*|\[[^\]\r\n]*+\])?)"
    r"(?:\{[^{}\r\n]{0,500}+\}|(?P<quote>[^\sA-Za-z*{])[^\r\n]{0,500}?(?P=quote)))"
    r"|\\.|%(?P<said>[^\r\n]*+)",
    re.DOTALL | re.MULTILINE,
)
#: What ends a chunk of code in Sweave and knitr.
_CHUNK = pattern(r"(?m)^@(?=\s|\Z)")
_MARK = pattern(rf"[ \t]*+{MARK}")
_RST = pattern(rf"(?P<indent>[ \t]*+)\.\.[ \t]++(?P<said>{MARK}[^\r\n]*+)")
_LITERAL = pattern(
    r"(?P<indent>[ \t]*+)(?:\.\.[ \t]++(?:code-block|code|sourcecode|parsed-literal|raw|math|prompt|doctest|include)::"
    r"|(?!\.\.[ \t])[^\r\n]*?::[ \t]*+(?=[\r\n]|\Z))"
)
_UNDERLINE = pattern(r"([^\w\s])\1*+")
_BACKTICKS = pattern(r"(`++)[^`\r\n]++\1")
_ADOC = pattern(rf"//(?!/)(?P<said>[ \t]*+{MARK}[^\r\n]*+)")
_BLOCK = pattern(r"(?P<sign>-{4,}+|\.{4,}+|\+{4,}+|/{4,}+|`{3,}+)[^\r\n`]*+(?=[\r\n]|\Z)")


def scan_tex(text: str) -> Scanned:
    """The markers and the verbatim text of LaTeX."""
    comments: list[Comment] = []
    codes: list[CodeBlock] = []
    coded: list[int] = []
    at = 0
    while found := _TEX.search(text, at):
        start, at = found.span()
        if found["chunk"] is not None:
            shut = _CHUNK.search(text, at)
            last = shut.start() if shut else len(text)
            codes.append(CodeBlock(start, last, _next(text, at), last))
            at = last
        elif name := found["name"]:
            end = text.find(rf"\end{{{name}}}", at)
            if end < 0:
                break
            last = end + len(name) + 6
            codes.append(CodeBlock(start, last, _next(text, at), end))
            at = last
        elif found["shown"]:
            coded += marks(text, "%", start, at)
        elif found["said"] is not None and _MARK.match(found["said"]):
            comments.append(comment(text, start, found.span("said"), at))
    return Scanned(tuple(comments), tuple(codes), coded=_coded(text, "%", codes, coded))


def scan_rst(text: str) -> Scanned:
    """The markers and the literal blocks of reStructuredText."""
    comments: list[Comment] = []
    codes: list[CodeBlock] = []
    coded: list[int] = []
    wrong: list[Wrong] = []
    above = ""  # the line before this one
    literal: tuple[int, int] | None = None  # the indentation under which code ends, and where it starts
    for line in LINE.finditer(text):
        start, end = line.span()
        bare = line[0].strip()
        indent = len(line[0]) - len(line[0].lstrip()) if bare else 0
        if literal is not None:
            if not bare or indent > literal[0]:
                continue
            codes.append(CodeBlock(literal[1], start, literal[1], start))
            literal, above = None, ""
        before, above = above, line[0]
        if bare.endswith("::") or bare.startswith(".. "):
            if (found := _RST.match(text, start)) and _in_paragraph(before, indent):
                wrong.append(Wrong(start + indent, "this marker would be read as text: leave an empty line above it"))
            elif found:
                comments.append(comment(text, start + indent, found.span("said"), found.end()))
            elif _LITERAL.match(text, start):
                literal = indent, end
        coded += _quoted(text, "..", start, end)
    if literal is not None:
        codes.append(CodeBlock(literal[1], len(text), literal[1], len(text)))
    return Scanned(tuple(comments), tuple(codes), tuple(wrong), coded=_coded(text, "..", codes, coded))


def _in_paragraph(above: str, indent: int) -> bool:
    """Whether what begins with dots goes on with the paragraph that the line above is of, or begins something new."""
    bare = above.strip()
    return (
        bool(bare)
        and not bare.startswith("..")
        and not _UNDERLINE.fullmatch(bare)
        and len(above) - len(above.lstrip()) == indent
    )


def scan_adoc(text: str) -> Scanned:
    """The markers and the listings of AsciiDoc."""
    comments: list[Comment] = []
    codes: list[CodeBlock] = []
    coded: list[int] = []
    fence, opened, first = "", 0, 0
    for line in LINE.finditer(text):
        start, end = line.span()
        sign = _BLOCK.match(text, start)
        if fence:
            if line[0].rstrip() == fence:
                codes.append(CodeBlock(opened, end, first, start))
                fence = ""
        elif sign:
            fence, opened, first = sign["sign"], start, end
        elif found := _ADOC.match(text, start):
            comments.append(comment(text, start, found.span("said"), found.end()))
        elif line[0][:1] in (" ", "\t") and line[0].lstrip().startswith("//"):  # indented, it is shown as it stands
            codes.append(CodeBlock(start, end, start, end))
        else:
            coded += _quoted(text, "//", start, end)
    return Scanned(tuple(comments), tuple(codes), coded=_coded(text, "//", codes, coded))


def _coded(text: str, opening: str, codes: list[CodeBlock], inline: list[int]) -> tuple[int, ...]:
    return tuple(sorted([*inline, *(at for code in codes for at in marks(text, opening, code.first, code.last))]))


def _quoted(text: str, opening: str, start: int, end: int) -> list[int]:
    """Where what looks like a marker stands between backticks in a line."""
    found = _BACKTICKS.finditer(text, start, end)
    return [at for it in found for at in marks(text, opening, it.start(), it.end())]


def _next(text: str, at: int) -> int:
    """Where the next line begins."""
    line = LINE.match(text, at)
    return line.end() if line else len(text)
