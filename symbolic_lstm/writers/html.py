"""HTML: a sheet in one file, with its style inside and nothing to fetch or to run.

It is well-formed XML too. Its policy allows the browser to load nothing, not
even if a text it quotes were taken for markup.
"""

from __future__ import annotations

from symbolic_lstm.page.blocks import Block, Display, Illustration, Note, Page, Table
from symbolic_lstm.writers.breaks import width
from symbolic_lstm.writers.contents import contents
from symbolic_lstm.writers.first_page import FirstPage, above_picture, legible_height, longer_caption
from symbolic_lstm.writers.front import pictured
from symbolic_lstm.writers.html_blocks import TITLE, aligned, block, equation, heading, note_words, prose, run
from symbolic_lstm.writers.html_paper import PAPER
from symbolic_lstm.writers.html_style import BLOCKS, COLOURS, SHEET, WRAPPED
from symbolic_lstm.writers.mathml_maths import escaped, once
from symbolic_lstm.writers.outline import Section, height, page_outline, words
from symbolic_lstm.writers.scenes.figures import small, style
from symbolic_lstm.writers.set_out import set_out
from symbolic_lstm.writers.wide_tables import natural
from symbolic_lstm.writers.wording import page_language, wording

__all__ = ["equation", "opening", "write"]

#: A section no taller than this, in lines of mathematics, is kept on one page.
_WHOLE = 6
#: A derivation this narrow, in em, leaves room beside it for a table.
_NARROW = 20.0
#: How the first page of paper is set above the picture of the cell, how tall a page is below it with its caption, and
#: how tall pictures are that need no more, in pt.
_FIRST_PAGE, _PAGE, _TALL = FirstPage((26.0, 42), (18.5, 88), (13.0, 112), 8.0, 14.5, 36.0), 680.0, 260.0
#: One this narrow leaves room for a small picture.
_ROOMY = 24.0


def write(page: Page) -> str:
    """The page as a complete HTML document."""
    page = set_out(page, folds=True)
    parts = page_outline(page)
    fold = wording(page, "entries")
    sections: list[str] = []
    headed = 0
    for k, section in enumerate(parts.sections, start=1):
        headed += section.heading is not None
        sections.append(_section(section, f"section-{headed}" if section.heading else f"part-{k}", fold))
    if pictured(parts.sections) == 1:  # on paper first, on a screen second
        sections[:2] = [
            f'<div class="front"{_tallest(page, parts.sections[1])}>\n{sections[1]}\n\n{sections[0]}\n</div>'
        ]
    main = "\n\n".join([*_header(page, parts.opening), *_notes(parts.closing), *_contents(page), *sections])
    head = opening(page, COLOURS + BLOCKS + SHEET + style(page) + WRAPPED + PAPER)
    return once(f"{head}<body>\n<main{aligned(page.displays)}>\n{main}\n</main>\n</body>\n</html>\n")


def _tallest(page: Page, front: Section) -> str:
    """How tall the picture of the cell may be on the first page of paper, where others need less to be read."""
    drawn = [it for it in front.blocks if isinstance(it, Illustration)]
    needed = max((legible_height(it.scene) for it in drawn), default=0.0)
    below = max((longer_caption(it, _FIRST_PAGE.small) for it in drawn), default=0.0)
    tallest = min(needed, _PAGE - above_picture(page, _FIRST_PAGE) - below)
    return f' style="--tall:{tallest:.0f}pt"' if tallest > _TALL else ""


def opening(page: Page, style: str, scripts: str = "") -> str:
    """The document up to its body; `scripts` is what its policy allows to run."""
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:" + (
        f"; script-src {scripts}" * bool(scripts)
    )
    title = words(page.titled) or wording(page, "untitled")
    return (
        f'<!DOCTYPE html>\n<html lang="{page_language(page)}" class="symbolic-lstm" xmlns="http://www.w3.org/1999/xhtml">\n'
        "<head>\n"
        '<meta charset="utf-8"/>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"/>\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1"/>\n'
        f"<title>{escaped(title)}</title>\n<style>\n{style}</style>\n</head>\n"
    )


def _header(page: Page, blocks: tuple[Block, ...]) -> list[str]:
    if not page.title:
        return []
    inner = "\n".join([f"<h1>{prose(page.titled, room=TITLE)}</h1>", *map(block, blocks)])
    return [f"<header>\n{inner}\n</header>"]


def _notes(closing: tuple[Note, ...]) -> list[str]:
    """The notes, which a screen shows at the end of the page, and paper on its first."""
    notes = "\n".join(f"<p>{note_words(note)}</p>" for note in closing)
    return [f"<footer>\n{notes}\n</footer>"] if closing else []


def _contents(page: Page) -> list[str]:
    """The table of contents of a long page; nothing for a short one."""
    found = contents(page)
    if not found:
        return []
    items = "\n".join(
        f'<li><a href="#{label}">{_numbered(heading_.number)}{prose(heading_.text)}</a></li>'
        for heading_, label in found
    )
    title = escaped(wording(page, "contents"))
    head = f'<nav class="contents" aria-labelledby="contents">\n<h2 id="contents">{title}</h2>'
    return [f"{head}\n<ul>\n{items}\n</ul>\n</nav>"]


def _numbered(number: str) -> str:
    return f'<span class="n">{escaped(number)}</span> ' if number else ""


def _section(section: Section, label: str, fold: str) -> str:
    """A section; a small table at the end of a short derivation stands beside it."""
    blocks = list(section.blocks)
    kind = ' class="few"' if sum(map(height, blocks)) <= _WHOLE else ""
    beside = _beside(blocks)
    first = [it for it in blocks if it not in beside]
    above = [it for it in first if beside and isinstance(it, Illustration)]
    inner = run([it for it in first if it not in above], label, fold, wraps=True)
    if beside:
        inner = f'<div class="beside">\n<div>\n{inner}\n</div>\n{_side(beside)}\n</div>'
    inner = "\n".join([*map(block, above), inner])
    named = ""
    if section.heading:
        inner = f"{heading(section.heading, label)}\n{inner}"
        named = f' aria-labelledby="{label}"'
    return f"<section{kind}{named}>\n{inner}\n</section>"


def _beside(blocks: list[Block]) -> list[Block]:
    """What stands beside the rest of a section: its small pictures, or a small table at its end."""
    pictures = [it for it in blocks if small(it)]
    widths = [width(line.right) for it in blocks if isinstance(it, Display) for line in it.lines]
    widths += [sum(natural(it, 1.0)) for it in blocks if isinstance(it, Table)]
    if pictures and max(widths, default=0.0) <= _ROOMY:
        return pictures
    return blocks[-1:] if _has_room(blocks) else []


def _side(beside: list[Block]) -> str:
    if isinstance(beside[0], Table):
        return block(beside[0])
    return '<div class="side">\n' + "\n".join(map(block, beside)) + "\n</div>"


def _has_room(blocks: list[Block]) -> bool:
    """Whether the last block is a small table after one narrow derivation."""
    match blocks:
        case [Display() as shown, *_, Table() as last]:
            few = len(last.align) <= 3 and not any(isinstance(b, (Display, Table)) for b in blocks[1:-1])
            return few and all(width(line.right) <= _NARROW for line in shown.lines)
        case _:
            return False
