"""Markers in Markdown: what is a comment there, and what is code.

A backslash before a comment's sign, a code span around it, a fence or four
spaces make it a text that is shown, and so no marker. A marker that would come
out as text, in the words for a picture or in an attribute, is wrong, as is
MDX's in Markdown and Markdown's in MDX.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from symbolic_lstm.embed.comments import MARK, WINDOW, CodeBlock, Comment, Scanned, Wrong, comment, marks, spans
from symbolic_lstm.embed.leaves import MARKDOWN, MDX, Flavour, SourceLines, front_matter, leaves
from symbolic_lstm.embed.traps import trapped

_AHEAD = re.compile(rf"\s*+{MARK}")
_CONTAINERS = re.compile(r"(?>(?:[ \t>]|(?:[-+*:]|[0-9]{1,9}[.)]|\[\^[^\]\s]++\]:)(?=[ \t]))*)")


def scan_markdown(text: str) -> Scanned:
    """The markers and the fenced code of a Markdown text."""
    return _scan(text, MARKDOWN)


#: What each place reads of what others would take for code. Who reads the Markdown of another target is not known.
_READ = {"markdown": (True, True), "myst": (True, False), "mkdocs": (False, True)} | dict.fromkeys(
    ("dev", "github", "jupyter", "quarto", "docusaurus", "hugo", "kramdown", "obsidian", "mdbook", "huggingface",
     "medium"),
    (False, False),
)  # fmt: skip


def scan_for(place: str) -> Callable[[str], Scanned]:
    """How the Markdown of a place is scanned, where a fence with a word in braces or an indented line may be code."""
    directives, admonitions = _READ.get(place, (True, True))
    return partial(_scan, flavour=MARKDOWN._replace(directives=directives, admonitions=admonitions))


def scan_mdx(text: str) -> Scanned:
    """The same of MDX, whose comments stand in braces and where no indented line is code."""
    return _scan(text, MDX)


def _scan(text: str, flavour: Flavour) -> Scanned:
    comments: list[Comment] = []
    codes: list[CodeBlock] = []
    wrong: list[Wrong] = []
    paragraphs: list[tuple[int, int]] = []
    coded: list[int] = []
    if "lstm" not in text:
        return Scanned()
    front = front_matter(text)
    marker = re.compile(rf"{re.escape(flavour.opening)}\s*+{MARK}")
    if found := marker.search(text, 0, front):
        wrong.append(Wrong(found.start(), "front matter has no comments; a marker in it would be read as text"))
    for leaf in leaves(text, front, flavour):
        if leaf.kind == "code":
            codes.append(CodeBlock(leaf.start, leaf.end, leaf.first, leaf.last))
            coded += marks(text, flavour.opening, leaf.start, leaf.end)
        elif text.find("lstm", leaf.start, leaf.end) >= 0:
            if leaf.kind == "text":
                paragraphs.append((leaf.start, leaf.end))
            for found_ in _leaf(text, leaf, flavour, coded):
                if isinstance(found_, Wrong):
                    wrong.append(found_)
                else:
                    comments.append(found_)
    return Scanned(tuple(comments), tuple(codes), tuple(wrong), tuple(paragraphs), tuple(coded))


def _leaf(text: str, leaf: SourceLines, flavour: Flavour, coded: list[int]) -> Iterator[Comment | Wrong]:
    """The markers of one leaf, from left to right; puts the places of those in code into `coded`."""
    theirs = re.escape((MDX if flavour.plain else MARKDOWN).opening)
    signs = rf"{re.escape(flavour.opening)}|(?P<theirs>{theirs}\s*+{MARK})"
    token = re.compile(rf"\\[^\r\n]|`++|{signs}" if leaf.kind == "text" else signs)
    after = spans(text, leaf.start, leaf.end)
    at = leaf.start
    begins = _CONTAINERS.match(text, at)
    rules = begins.end() if begins and leaf.kind == "html" and flavour.plain else -1
    while found := token.search(text, at, leaf.end):
        start, at = found.span()
        if found["theirs"]:
            yield Wrong(start, f"in this kind of file a marker is written {flavour.opening} … {flavour.closing}")
            continue
        if found[0][0] == "\\":
            continue
        if found[0][0] == "`":
            at = after(start, begins_code := at)
            coded += marks(text, flavour.opening, begins_code, at)
            continue
        ahead = _AHEAD.match(text, at)
        end = text.find(flavour.closing, at, leaf.end)
        if end < 0:
            if ahead:
                yield Wrong(start, f"this marker is never closed with {flavour.closing} where its paragraph ends")
            return
        if ahead and (reason := trapped(text, max(leaf.start, start - WINDOW), start)):
            yield Wrong(start, reason)
        elif ahead:
            yield comment(text, start, (at, end), end + len(flavour.closing), rules=start == rules)
        at = end + len(flavour.closing)
