"""EPUB 3: a book of one chapter, its equations MathML with the words a reader hears."""

from __future__ import annotations

import re
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from symbolic_lstm.page.blocks import Block, Heading, Page, Prose, Table
from symbolic_lstm.writers import html_blocks
from symbolic_lstm.writers.archive import edited
from symbolic_lstm.writers.html_blocks import equation
from symbolic_lstm.writers.html_style import BLOCKS, BOOK, COLOURS
from symbolic_lstm.writers.mathml_maths import escaped, once
from symbolic_lstm.writers.outline import words
from symbolic_lstm.writers.pandoc import PandocNode, convert, node, text
from symbolic_lstm.writers.pandoc_tree import meta, titled
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.scenes.figures import book_style
from symbolic_lstm.writers.set_out import set_out
from symbolic_lstm.writers.stage_columns import columns
from symbolic_lstm.writers.wide_tables import parts
from symbolic_lstm.writers.wording import wording

__all__ = ["equation", "write"]

#: The widest line of mathematics, in em; books are read on small screens, too.
_ROOM = 24.0
#: A table is so many em of its own letters across, in which a matrix is set a little larger.
_TABLE, _MATRIX = 41.0, 1.15
#: An em of mathematics as broad letters have it, of that of the page.
_SET = 1.4
_CHAPTER = "EPUB/text/ch001.xhtml"
_LABEL = re.compile(r'<math aria-label=("[^"]*")([^>]*?) alttext="[^"]*"')
#: A book's reader chooses its paper, and its letters are dark.
_DARK = re.compile(r"@media screen and \(prefers-color-scheme:dark\)\{:root\{[^}]*\}\}")
_FONT = re.compile(r"font:([\d.]+rem)/([\d.]+) ([^;}]+)")


def write(page: Page) -> bytes:
    """The page as a book; raises `UsageError` where pandoc is not installed."""
    page = set_out(page)
    title = plain(words(page.titled)) or wording(page, "untitled")
    body = [node("Header", 1, ["title", [], []], _prose(page.titled if page.title else (title,)))]
    level = 1
    for k, it in enumerate(page.blocks):
        if isinstance(it, Heading):
            level = max(min(it.level, level + 1), 2)
            body.append(node("Header", level, [f"section-{k}", [], []], titled(it, _prose(it.text))))
        else:
            shown = parts(it, _TABLE, _MATRIX) if isinstance(it, Table) else [it]
            body += [node("RawBlock", "html", html_blocks.block(part, room=_ROOM)) for part in shown]
    named = {
        **meta(page),
        "title": node("MetaInlines", text(title)),
        "identifier": node("MetaString", f"urn:uuid:{uuid5(NAMESPACE_URL, repr(body))}"),
    }
    made = convert(body, named, "epub3", "--epub-title-page=false", "--split-level=1", "--mathml")
    style = _FONT.sub(
        r"font-size:\1;line-height:\2;font-family:\3",
        _DARK.sub("", COLOURS) + BLOCKS + BOOK + _columns(page) + book_style(page),
    )
    return edited(
        made,
        {
            "EPUB/styles/stylesheet1.css": lambda _: style,
            "EPUB/content.opf": partial(_package, contents=_mathematical((Heading(1, page.titled), *page.blocks))),
            _CHAPTER: lambda said: once(_heard(said)).replace(
                "<title>ch001.xhtml</title>", f"<title>{escaped(title)}</title>"
            ),
        },
    )


def _columns(page: Page) -> str:
    """The rules by which the names of stages stand in one column where the page is broad enough."""
    found = columns(page.displays, _ROOM)
    if not found.right:
        return ""
    left, right = _SET * found.left, _SET * found.right
    return f"mtd.l{{min-width:{left:.2f}rem}}\nmtd.r{{min-width:max(13em,min({right:.2f}rem,calc(100vw - 12rem)))}}\n"


def _prose(parts: Prose) -> list[PandocNode]:
    return [
        one
        for part in parts
        for one in (text(part) if isinstance(part, str) else [node("RawInline", "html", equation(part))])
    ]


def _heard(markup: str) -> str:
    """The name of an equation as its alternative text, for books know no other."""
    return _LABEL.sub(r"<math\2 alttext=\1", markup)


def _mathematical(blocks: tuple[Block, ...]) -> bool:
    """Whether a heading has mathematics in it."""
    return any(not isinstance(part, str) for it in blocks if isinstance(it, Heading) for part in it.text)


def _package(said: str, *, contents: bool) -> str:
    """What the book says of itself: no day of publication, for it has none, and where there is mathematics.

    `contents` is whether the table of contents has some, too.
    """
    if contents:
        said = said.replace('properties="nav"', 'properties="nav mathml"')
    said = re.sub(r"\s*<dc:date.*?</dc:date>", "", said)
    feature = '<meta property="schema:accessibilityFeature">{}</meta>'
    return said.replace(feature.format("alternativeText"), feature.format("alternativeText") + feature.format("MathML"))
