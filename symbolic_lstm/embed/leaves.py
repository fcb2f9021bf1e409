"""Leaves: a Markdown text cut into the stretches that are read alike.

Paragraphs, HTML, fenced code, indented code. Containers (quotations, list items,
admonitions) are followed as CommonMark and the places do, so that a fence ends
with its list item and four spaces are code only where they are. The text is
read once, line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from symbolic_lstm.embed.admonitions import OPTION, OPTIONS, WIDTH, definition, directive, footnote, opens
from symbolic_lstm.embed.comments import LINE
from symbolic_lstm.embed.containers import DEEPEST, RULE, Container, blank, enter, inside, item
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.on_demand import pattern

Kind = Literal["text", "html", "code"]
#: What ends a leaf: a text or a pattern, '' for its first line, None for an empty line.
Until: TypeAlias = "re.Pattern[str] | str | None"


class SourceLines(NamedTuple):
    """A stretch of lines; for fenced code `first` and `last` are what the fences hold."""

    kind: Kind
    start: int
    end: int
    first: int
    last: int


class Flavour(NamedTuple):
    """How a kind of Markdown begins and ends a comment, and whether indented lines are code.

    Whether a fence may be a directive of MyST, whose lines are read, and what an admonition of MkDocs or one of its
    tabs indents: to all other places either is code.
    """

    opening: str
    closing: str
    plain: bool
    directives: bool = True
    admonitions: bool = True


MARKDOWN = Flavour("<!--", "-->", True)
MDX = Flavour("{/*", "*/}", False)

_FENCE = pattern(r"(?P<run>`{3,}+)[^`\r\n]*+(?=[\r\n]|\Z)|(?P<wave>~{3,}+)")
_SHUT = pattern(r"(`{3,}+|~{3,}+|:{3,}+)[ \t]*+(?=[\r\n]|\Z)")
_HEADING = pattern(r"#{1,6}(?=[ \t\r\n]|\Z)")
_RAW = pattern(r"<(script|pre|style|textarea)(?=[\s>]|\Z)", re.IGNORECASE)
_HTML = pattern(
    r"</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl"
    r"|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main"
    r"|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title"
    r"|tr|track|ul)(?=[\s>]|/>|\Z)",
    re.IGNORECASE,
)
_TAG = pattern(
    r"(?:</[A-Za-z][A-Za-z0-9-]*+\s*+>|<[A-Za-z][A-Za-z0-9-]*+"
    r"(?>(?:[ \t]++[A-Za-z_:][\w.:-]*+"
    r"(?>(?:[ \t]*+=[ \t]*+(?:[^\s\"'=<>`]++|'[^'\r\n]*+'|\"[^\"\r\n]*+\"))?))*)[ \t]*+/?>)"
    r"[ \t]*+(?=[\r\n]|\Z)"
)
_UNDERLINE = pattern(r"(?:=++|-++)[ \t]*+(?=[\r\n]|\Z)")
#: What, besides letters, begins nothing but a paragraph.
_WORDS = "$\\("
_FRONT = pattern(r"\A(---|\+\+\+)[ \t]*+(?:\r\n|[\r\n])")


def front_matter(text: str) -> int:
    """Where the front matter ends; 0 if there is none."""
    opened = _FRONT.match(text)
    if opened is None:
        return 0
    at = opened.end()
    while at < len(text):
        line = LINE.match(text, at)
        assert line is not None
        at = line.end()
        if line[0].rstrip() in (opened[1], "..." if opened[1] == "---" else opened[1]):
            return at
    return 0


def leaves(text: str, start: int = 0, flavour: Flavour = MARKDOWN) -> Iterator[SourceLines]:
    """The leaves of a text from `start` on, in order; empty lines belong to none."""
    stack: list[Container] = []
    options = False  # of the directive above
    leaf: SourceLines | None = None
    until: Until = None
    while start < len(text):
        line = LINE.match(text, start)
        assert line is not None
        end = line.end()
        if not stack and (leaf is None or (until is None and leaf.kind == "text")):
            sign = text[start]
            if sign in "\r\n":
                if leaf:
                    yield leaf
                leaf, start = None, end
                continue
            if sign.isalpha() or sign in _WORDS:
                if leaf:
                    leaf = leaf._replace(end=end, last=end)
                else:
                    leaf, until, options = SourceLines("text", start, end, start, end), None, False
                start = end
                continue
        matched, at, indent = inside(text, start, stack)
        whole = matched == len(stack)
        shut = not whole and isinstance(stack[matched], str)  # by the frame of a directive, which is no leaf
        if leaf and not shut and _goes_on(text, at, indent, leaf, until, flavour, whole=whole):
            ends = _ends(text, at, end, indent, until, setext=whole and leaf.kind == "text")
            fenced = leaf.kind == "code" and ends  # the last line is a fence, or the end of a script
            leaf = leaf._replace(end=end, last=leaf.last if fenced else end)
        else:
            if leaf:
                yield leaf
            leaf, ends = None, False
            del stack[matched:]
            if not shut and not (options and OPTION.match(text, at)):
                at, indent = enter(text, at, indent, stack)
            if not shut and not blank(text, at):
                leaf, until = _leaf(text, start, at, end, indent, flavour, options=options)
                ends = until == ""
                opened = _opened(text, at, indent, flavour)
                options = isinstance(opened, str) or (options and leaf.kind == "code" and not opened)
                stack += [opened] if opened and len(stack) < DEEPEST else []
        if leaf and ends:
            yield leaf
            leaf = None
        start = end
    if leaf:
        yield leaf


def _goes_on(
    text: str, at: int, indent: int, leaf: SourceLines, until: Until, flavour: Flavour, *, whole: bool
) -> bool:
    """Whether a line belongs to the leaf before it; `whole` says that it stands in all its containers."""
    if until is not None:
        return whole
    if blank(text, at):
        return False
    if leaf.kind == "html":
        return whole
    return indent >= 4 or not _begins(text, at, flavour, whole=whole)  # a paragraph, which goes on lazily


def _ends(text: str, at: int, end: int, indent: int, until: Until, *, setext: bool) -> bool:
    """Whether a line is the last of its leaf; `setext` says that a line of signs would make a heading of it."""
    if until is None:
        return setext and indent < 4 and _UNDERLINE.match(text, at) is not None
    if not isinstance(until, str):
        return until.search(text, at, end) is not None
    if until[0] in "`~:":
        shut = _SHUT.match(text, at)
        return indent < 4 and shut is not None and shut[1].startswith(until)
    return text.find(until, at, end) >= 0


def _opened(text: str, at: int, indent: int, flavour: Flavour) -> Container:
    """The container that a line begins for the lines below it; 0 if it begins none."""
    if indent >= 4 or not flavour.plain:
        return 0
    if flavour.admonitions and opens(text, at):
        return WIDTH
    found = _directive(text, at, flavour)
    return found[0] if found and found[1] else 0


def _directive(text: str, at: int, flavour: Flavour) -> tuple[str, bool] | None:
    """The directive that a line begins, if this kind of Markdown knows any; colons are no fence without one."""
    return directive(text, at) if flavour.directives or text[at : at + 1] == ":" else None


def _leaf(
    text: str, start: int, at: int, end: int, indent: int, flavour: Flavour, *, options: bool = False
) -> tuple[SourceLines, Until]:
    """The leaf that a line begins, and what ends it; `options` may stand on it."""
    if (indent >= 4 and flavour.plain) or (options and OPTION.match(text, at)):
        return SourceLines("code", start, end, start, end), ""
    if options and OPTIONS.match(text, at):
        return SourceLines("code", start, end, end, end), OPTIONS
    held = _directive(text, at, flavour) if flavour.plain else None
    if (held and held[1]) or (flavour.plain and flavour.admonitions and opens(text, at)):
        return SourceLines("text", start, end, start, end), ""
    if held:
        return SourceLines("code", start, end, end, end), held[0]
    if fence := _FENCE.match(text, at):
        return SourceLines("code", start, end, end, end), fence["run"] or fence["wave"]
    if text.startswith(flavour.opening, at):
        shut = text.find(flavour.closing, at + (2 if flavour.plain else len(flavour.opening)), end)
        # in MDX a comment with words behind it stands in a paragraph
        if shut < 0 or flavour.plain or not text[shut + len(flavour.closing) : end].strip():
            return SourceLines("html", start, end, start, end), flavour.closing if shut < 0 else ""
    if flavour.plain and (raw := _RAW.match(text, at)):
        kind: Kind = "html" if raw[1].lower() == "pre" else "code"
        last = re.compile(rf"</{raw[1]}>", re.IGNORECASE)
        return SourceLines(kind, start, end, start, end), "" if last.search(text, at, end) else last
    if flavour.plain and (_HTML.match(text, at) or _TAG.match(text, at)):
        return SourceLines("html", start, end, start, end), None
    alone = _HEADING.match(text, at) or RULE.match(text, at)
    return SourceLines("text", start, end, start, end), "" if alone else None


def _begins(text: str, at: int, flavour: Flavour, *, whole: bool) -> bool:
    """Whether a line begins something that ends the paragraph before it."""
    first = text[at : at + 1]
    if not first:
        return False
    if first in "<{":
        found = _RAW.match(text, at) or _HTML.match(text, at) if flavour.plain else None
        return text.startswith(flavour.opening, at) or found is not None
    if first == "|":  # a row of a table, in which no code goes on to the next
        return True
    if first == "#":
        return _HEADING.match(text, at) is not None
    if first in "`~":
        return _FENCE.match(text, at) is not None
    if first in "!?=" and flavour.plain and flavour.admonitions and opens(text, at):
        return True
    if first in ":[" and flavour.plain and (directive(text, at) or footnote(text, at)):
        return True
    if first == ":" and definition(text, at):
        return True
    return first == ">" or RULE.match(text, at) is not None or item(text, at, whole) is not None
