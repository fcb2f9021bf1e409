"""Typst: a document, or without a title a fragment to put into another.

Every block is written with Typst's own library and nothing else, so that a
fragment means the same wherever it is put; how a sheet looks is said once, in
the rules at its head. An equation carries its words, or there could be no
tagged PDF.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import zip_longest
from typing import assert_never

from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Note, Page, Para
from symbolic_lstm.page.blocks import Table as TableBlock
from symbolic_lstm.writers.cells import has_matrices
from symbolic_lstm.writers.contents import ContentsLine, contents
from symbolic_lstm.writers.fewer_steps import MOST, fewer_steps
from symbolic_lstm.writers.first_page import FirstPage, above_picture, legible_height, longer_caption
from symbolic_lstm.writers.front import cell_first, pictured
from symbolic_lstm.writers.outline import Section, height, page_outline, table_width
from symbolic_lstm.writers.plain import followable, uri
from symbolic_lstm.writers.scenes import typst as scenes
from symbolic_lstm.writers.scenes.figures import small
from symbolic_lstm.writers.set_out import set_out
from symbolic_lstm.writers.short_steps import in_runs, is_short
from symbolic_lstm.writers.typst_display import column_rules, column_widths, display
from symbolic_lstm.writers.typst_maths import equation, quoted
from symbolic_lstm.writers.typst_short import paper_of, short_steps
from symbolic_lstm.writers.typst_style import BRIEF, MUTED, RULES, SMALL, SMALL_ON_SHEET
from symbolic_lstm.writers.typst_tables import stands_in_columns, table
from symbolic_lstm.writers.typst_text import escaped, prose
from symbolic_lstm.writers.wording import page_language, wording

__all__ = ["block", "document", "equation", "fragment", "prose", "write"]

#: A section no taller than this, in lines of mathematics, is kept on one page: a quarter of it. A step in short
#: is set smaller.
_WHOLE, _BRIEF = 9.0, 14.0
#: What derivations with their names of stages have of a line, in pt; a small picture beside them is no wider than
#: `_SIDE`, and one narrower than `_LEGIBLE` stands below.
_TEXT, _SIDE, _LEGIBLE = 392.0, 150.0, 126.0
#: So much of the last derivation stays with the end of a page, in lines of mathematics.
_TAIL = 5.0
#: So many of the last notes stay together.
_NOTES = 3
_BESIDE = "columns: (1fr, auto), column-gutter: 1em"
#: Letters in two tables that still stand side by side.
_BREADTH = 96
#: A table of contents: two columns of lines and pages.
_GRID = "columns: (1fr, auto, 1fr, auto), row-gutter: 0.55em, column-gutter: (0.6em, 2.4em, 0.6em)"
#: How the first page is set above the picture of the cell, and how tall a page is, in pt.
_FIRST_PAGE = FirstPage((26.0, 52), (13.9, 90), (11.7, 106), 9.9, 14.0, 4.0)
_PAGES = {"a4": 711.0, "us-letter": 661.0}
#: A caption with what stands around it, in pt.
_CAPTION = 26.0
_RULE = f"#line(length: 100%, stroke: 0.4pt + {MUTED})"


def write(page: Page) -> str:
    """The page as a document, or as a fragment where it has no title of its own."""
    return document(page) if page.title else fragment(page)


def fragment(page: Page) -> str:
    """The blocks of a page, without a title and without rules."""
    page = set_out(page)
    return "\n\n".join(block(it, max(it.level - 1, 1) if isinstance(it, Heading) else 0) for it in page.blocks) + "\n"


def document(page: Page, paper: str = "a4", most: float = MOST) -> str:
    """The page as a complete document, for A4 or another paper that Typst knows, such as `us-letter`.

    Steps in short take at `most` so many pages.
    """
    page = cell_first(fewer_steps(set_out(page, breaks=True), paper_of(paper), most))
    parts = page_outline(page, deepest=3)
    title = f"[{prose(page.titled)}]" if page.heading else quoted(page.title or wording(page, "untitled"))
    head = (*parts.opening, *parts.closing)  # on a last page the notes would stand alone
    body = ["#title()", *(block(it, sheet=True) for it in head), _RULE] if page.title else []
    level, beside = 0, _room_beside(page)
    found = contents(page)
    room = _PAGES.get(paper, min(_PAGES.values())) - above_picture(page, _FIRST_PAGE)
    labels = {id(entry.heading): entry.label for entry in found}
    body += [_contents(page, found)] if found else []
    for run in in_runs(parts.sections):
        section = run[0]
        level = min(section.heading.level - 1, level + 1) if section.heading else level
        label = labels.get(id(section.heading), "")
        if is_short(section):
            headed = partial(_headed, level=max(level, 1), labels=labels)
            body.append(short_steps(run, paper, headed, partial(block, sheet=True)))
            continue
        first = room if section is parts.sections[0] and pictured(parts.sections) == 0 else 0.0
        last = section is parts.sections[-1]
        body.append(_section(section, max(level, 1), label, beside=beside, first=first, last=last))
    rules = (
        f'// symbolic-lstm\n#set document(title: {title}, keywords: ("symbolic-lstm",), date: none)\n'
        f"#set page(paper: {quoted(paper)})\n#set text(lang: {quoted(page_language(page))})\n"
        f"{RULES}{column_rules(page.displays)}"
    )
    return "\n\n".join([rules.rstrip("\n"), *body]) + "\n"


def _headed(section: Section, *, level: int, labels: Mapping[int, str]) -> str:
    """The heading of a section, with its label, if it has one."""
    assert section.heading
    label = labels.get(id(section.heading), "")
    return block(section.heading, level, sheet=True) + (f" <{label}>" if label else "")


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


def _section(
    section: Section, level: int, label: str = "", *, beside: float = 0.0, first: float = 0.0, last: bool = False
) -> str:
    """A section; its small pictures stand beside what they show, where so much room is `beside`.

    A picture on the `first` page has so much room below what stands there.
    """
    named = f" <{label}>" if label else ""
    inner: list[str] = [block(section.heading, level, sheet=True) + named] if section.heading else []
    pictures = [it for it in section.blocks if beside and small(it)]
    rest = [it for it in section.blocks if it not in pictures]
    derivations = [it for it in rest if isinstance(it, Display)]
    said: list[str] = []
    before: Block | None = None
    for k, it in enumerate(rest):
        if (
            isinstance(it, TableBlock)
            and isinstance(before, TableBlock)
            and table_width(before) + table_width(it) <= _BREADTH
            and not stands_in_columns(before)
            and not stands_in_columns(it)
        ):
            said[-1] = f"#grid(columns: 2, column-gutter: 1.6em)[\n{said[-1]}\n][\n{block(it, sheet=True)}\n]"
            before = None
            continue
        match it:
            case Illustration():
                said.append(_picture(it, SMALL_ON_SHEET, first=first))
            case Display():
                after = rest[k + 1] if k + 1 < len(rest) else None
                told = 1.0 if isinstance(after, Para) else 0.0
                keeps = told if isinstance(after, Illustration) or not last or it is not derivations[-1] else _TAIL
                said.append(display(it, sheet=True, keeps=keeps))
            case TableBlock():
                notes = last and all(isinstance(after, Note) for after in rest[k + 1 :])
                set_table = table(it, sheet=True, last=notes)
                kept = notes and it is not rest[-1] and height(it) <= _WHOLE  # with the notes below it
                said.append(f"#block(sticky: true)[\n{set_table}\n]" if kept else set_table)
            case _:
                deeper = min(max(it.level - 1, 1), level + 1) if isinstance(it, Heading) else level
                told_so = block(it, deeper, sheet=True)
                stays = last and isinstance(it, Note) and len(rest) - _NOTES <= k < len(rest) - 1
                stays |= isinstance(it, Para) and isinstance(rest[k + 1] if k + 1 < len(rest) else None, TableBlock)
                said.append(f"#block(sticky: true)[{told_so}]" if stays else told_so)
        before = it
    if pictures:
        drawn = "\n\n".join(_picture(it, SMALL_ON_SHEET, beside) for it in pictures if isinstance(it, Illustration))
        words = "\n\n".join(said)
        said = [f"#grid({_BESIDE})[\n{words}\n][\n{drawn}\n]"]
    whole = "\n\n".join([*inner, *said])
    derived = [it for it in rest if not isinstance(it, Para)]
    brief = bool(derived) and all(isinstance(it, Display) and it.brief for it in derived)
    tall = sum(map(height, rest)) > (_BRIEF if brief else _WHOLE)
    # a heading alone stays outside, where it keeps to what follows
    if not rest or tall or any(isinstance(it, TableBlock) and has_matrices(it) for it in rest):
        return whole
    if brief:
        return f"#block(breakable: false, above: 0.5em)[\n{BRIEF.format(share=0.85)}\n{whole}\n]"
    return f"#block(breakable: false, above: 1.8em)[\n{whole}\n]"


def _room_beside(page: Page) -> float:
    """How wide a small picture may be beside the derivations of a page, in pt; 0 where it could not be read."""
    room = _TEXT - sum(column_widths(page.displays))
    return min(room, _SIDE) if room >= _LEGIBLE else 0.0


def block(it: Block, level: int = 1, *, sheet: bool = False) -> str:
    """One block; a heading takes its `level` from where it stands."""
    grey = SMALL_ON_SHEET if sheet else SMALL
    match it:
        case Heading():
            number = f"{escaped(it.number)}\u2002" if it.number else ""
            aside = f' #text(weight: "regular", style: "italic", fill: {MUTED})[— {escaped(it.aside)}]'
            return f"{'=' * level} {number}{prose(it.text)}{aside if it.aside else ''}"
        case Para(kind="lead"):
            return f"#emph[{prose(it.prose)}{_link(it.link)}]"
        case Para(kind="source"):
            return f"{grey}[{prose(it.prose)}{_link(it.link)}]"
        case Para():
            return prose(it.prose) + _link(it.link)
        case Note():
            return f"{grey}[{f'#strong[{escaped(it.word)}.] ' if it.word else ''}{prose(it.prose)}]"
        case Display():
            return display(it, sheet=sheet)
        case TableBlock():
            return table(it, sheet=sheet)
        case Illustration():
            return _picture(it, grey)
        case _:
            assert_never(it)


def _picture(it: Illustration, grey: str, widest: float = scenes.WIDEST, *, first: float = 0.0) -> str:
    """A picture with its caption; where the `first` page has so much room it may be as tall as it takes to be read."""
    below = _CAPTION + longer_caption(it, _FIRST_PAGE.small)
    tallest = max(scenes.FIRST, min(legible_height(it.scene), first - below)) if first else scenes.TALLEST
    drawn = scenes.placed(it.scene, widest, tallest)
    return f"#block(breakable: false)[\n{drawn}\n\n{grey}[{prose(it.caption)}]\n]" if it.caption else drawn


def _link(address: str) -> str:
    """A link that can only lead to a page: any other address is shown and not followed."""
    if not address:
        return ""
    label = escaped(address.removeprefix("https://"))
    return f" #link({quoted(uri(address))})[{label}]" if followable(address) else f" {label}"
