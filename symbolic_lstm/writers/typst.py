"""Typst: a document, or without a title a fragment to put into another.

Every block is written with Typst's own library and nothing else, so that a
fragment means the same wherever it is put; how a sheet looks is said once, in
the rules at its head. An equation carries its words, or there could be no
tagged PDF.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import assert_never

from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Note, Page, Para
from symbolic_lstm.page.blocks import Table as TableBlock
from symbolic_lstm.writers.cells import has_matrices
from symbolic_lstm.writers.contents import ContentsLine, contents
from symbolic_lstm.writers.outline import Section, height, page_outline, table_width
from symbolic_lstm.writers.plain import followable, uri
from symbolic_lstm.writers.scenes import typst as scenes
from symbolic_lstm.writers.set_out import set_out
from symbolic_lstm.writers.typst_display import display, rules
from symbolic_lstm.writers.typst_maths import equation, quoted
from symbolic_lstm.writers.typst_style import BRIEF, MUTED, RULES, SMALL, SMALL_ON_SHEET
from symbolic_lstm.writers.typst_tables import table
from symbolic_lstm.writers.typst_text import escaped, prose
from symbolic_lstm.writers.wording import page_language, wording

__all__ = ["block", "document", "equation", "fragment", "prose", "write"]

#: A section no taller than this, in lines of mathematics, is kept on one page.
_WHOLE = 16
#: A block no taller than this keeps to the small print that follows it.
_SMALL = 12
#: Letters in two tables that still stand side by side.
_BREADTH = 96
#: A table of contents: two columns of lines and pages.
_GRID = "columns: (1fr, auto, 1fr, auto), row-gutter: 0.55em, column-gutter: (0.6em, 2.4em, 0.6em)"
_RULE = f"#line(length: 100%, stroke: 0.4pt + {MUTED})"


def write(page: Page) -> str:
    """The page as a document, or as a fragment where it has no title of its own."""
    return document(page) if page.title else fragment(page)


def fragment(page: Page) -> str:
    """The blocks of a page, without a title and without rules."""
    page = set_out(page)
    return "\n\n".join(block(it, max(it.level - 1, 1) if isinstance(it, Heading) else 0) for it in page.blocks) + "\n"


def document(page: Page, paper: str = "a4") -> str:
    """The page as a complete document, for A4 or another paper that Typst knows, such as `us-letter`."""
    page = set_out(page)
    parts = page_outline(page, deepest=3)
    title = f"[{prose(page.titled)}]" if page.heading else quoted(page.title or wording(page, "untitled"))
    body = ["#title()", *(block(it, sheet=True) for it in parts.opening), _RULE] if page.title else []
    level = 0
    found = contents(page)
    labels = {id(entry.heading): entry.label for entry in found}
    body += [_contents(page, found)] if found else []
    for section in parts.sections:
        level = min(section.heading.level - 1, level + 1) if section.heading else level
        last = bool(parts.closing) and section is parts.sections[-1]
        body.append(_section(section, max(level, 1), labels.get(id(section.heading), ""), last=last))
    if parts.closing:
        notes = "\n\n".join(block(it, sheet=True) for it in parts.closing)
        body.append(f"#block(breakable: false)[\n{_RULE}\n\n{notes}\n]")
    head = (
        f'// symbolic-lstm\n#set document(title: {title}, keywords: ("symbolic-lstm",), date: none)\n'
        f"#set page(paper: {quoted(paper)})\n#set text(lang: {quoted(page_language(page))})\n"
        f"{RULES}{rules(page.displays)}"
    )
    return "\n\n".join([head.rstrip("\n"), *body]) + "\n"


def _contents(page: Page, found: Sequence[ContentsLine]) -> str:
    """The table of contents: a line for each section, with its page."""
    lines = [
        f"link(<{label}>)[{f'{escaped(it.number)} ' if it.number else ''}{prose(it.text)}], "
        f"context str(counter(page).at(locate(<{label}>)).first()),"
        for it, label in found
    ]
    half = -(-len(lines) // 2)
    paired = zip_longest(lines[:half], lines[half:], fillvalue="[], [],")
    title = f"#strong[{escaped(wording(page, 'contents'))}]"
    inner = "\n  ".join(" ".join(pair) for pair in paired)
    return f"#block(breakable: false)[\n{SMALL_ON_SHEET}[{title}]\n\n#set text(0.9em)\n#grid({_GRID},\n  {inner}\n)\n]"


def _section(section: Section, level: int, label: str = "", *, last: bool = False) -> str:
    """A section, in one piece if a page has room for it.

    The end of the last one keeps to the small print, which would stand alone on a page.
    """
    named = f" <{label}>" if label else ""
    inner: list[str] = [block(section.heading, level, sheet=True) + named] if section.heading else []
    before: Block | None = None
    for it in section.blocks:
        if (
            isinstance(it, TableBlock)
            and isinstance(before, TableBlock)
            and table_width(before) + table_width(it) <= _BREADTH
        ):
            inner[-1] = f"#grid(columns: 2, column-gutter: 1.6em)[\n{inner[-1]}\n][\n{block(it, sheet=True)}\n]"
            before = None
            continue
        deeper = min(max(it.level - 1, 1), level + 1) if isinstance(it, Heading) else level
        inner.append(block(it, deeper, sheet=True))
        before = it
    if last and section.blocks and height(section.blocks[-1]) <= _SMALL:
        inner[-1] = f"#block(sticky: true)[\n{inner[-1]}\n]"
    said = "\n\n".join(inner)
    tall = any(isinstance(it, TableBlock) and has_matrices(it) for it in section.blocks)
    # a heading alone stays outside, where it keeps to what follows
    whole = bool(section.blocks) and not tall and sum(map(height, section.blocks)) <= _WHOLE
    derived = [it for it in section.blocks if not isinstance(it, Para)]
    if whole and derived and all(isinstance(it, Display) and it.brief for it in derived):
        return f"#block(breakable: false, above: 0.6em)[\n{BRIEF}\n{said}\n]"
    return f"#block(breakable: false, above: 1.8em)[\n{said}\n]" if whole else said


def block(it: Block, level: int = 1, *, sheet: bool = False) -> str:
    """One block; a heading takes its `level` from where it stands."""
    small = SMALL_ON_SHEET if sheet else SMALL
    match it:
        case Heading():
            number = f"{escaped(it.number)}\u2002" if it.number else ""
            aside = f' #text(weight: "regular", style: "italic", fill: {MUTED})[— {escaped(it.aside)}]'
            return f"{'=' * level} {number}{prose(it.text)}{aside if it.aside else ''}"
        case Para(kind="lead"):
            return f"#emph[{prose(it.prose)}{_link(it.link)}]"
        case Para(kind="source"):
            return f"{small}[{prose(it.prose)}{_link(it.link)}]"
        case Para():
            return prose(it.prose) + _link(it.link)
        case Note():
            return f"{small}[{f'#strong[{escaped(it.word)}.] ' if it.word else ''}{prose(it.prose)}]"
        case Display():
            return display(it, sheet=sheet)
        case TableBlock():
            return table(it, sheet=sheet)
        case Illustration():
            return scenes.placed(it.scene) + (f"\n\n{small}[{prose(it.caption)}]" if it.caption else "")
        case _:
            assert_never(it)


def _link(address: str) -> str:
    """A link that can only lead to a page: any other address is shown and not followed."""
    if not address:
        return ""
    label = escaped(address.removeprefix("https://"))
    return f" #link({quoted(uri(address))})[{label}]" if followable(address) else f" {label}"
