"""Typography: the last look at running text, as a careful printer would give it.

A percent sign keeps its figure on its line, an apostrophe is curved, and a
figure with a power of ten is set as mathematics, so that its small minus can be
read in every format.
"""

from __future__ import annotations

from functools import lru_cache

from symbolic_lstm.on_demand import pattern
from symbolic_lstm.page import layout as l
from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Line, Note, Page, Para, Prose, Table
from symbolic_lstm.records import replace

_PERCENT = pattern(r"(?<=\d) (?=%)")
_APOSTROPHE = pattern(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_POWER = pattern(r"(−?)(\d[\d.,]*)×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def typeset_text(text: str) -> str:
    r"""Running text with no-break spaces before percent signs and with curved apostrophes.

    >>> typeset_text("the gate's 99.7 % of 'f'")
    "the gate’s 99.7\xa0% of 'f'"
    """
    if "%" not in text and "'" not in text:
        return text
    return _APOSTROPHE.sub("’", _PERCENT.sub("\u00a0", text))


def typographic(page: Page) -> Page:
    """The page with its running text as it is to be printed."""
    return replace(
        page, title=typeset_text(page.title), heading=_words(page.heading), blocks=tuple(map(_block, page.blocks))
    )


def _block(block: Block) -> Block:
    match block:
        case Heading():
            return _heading(block)
        case Para() | Note():
            return block._replace(prose=_prose(block.prose))
        case Table():
            # what stands in a cell is aligned by its letters
            rows = tuple(tuple(map(_words, row)) for row in block.rows)
            return block._replace(head=tuple(map(_words, block.head)), rows=rows)
        case Illustration():
            return block._replace(caption=_prose(block.caption))
        case Display():
            return block._replace(lines=tuple(map(_line, block.lines)))


@lru_cache(maxsize=1024)
def _heading(heading: Heading) -> Heading:
    return heading._replace(text=_prose(heading.text), aside=typeset_text(heading.aside))


def _line(line: Line) -> Line:
    return line._replace(note=typeset_text(line.note)) if line.note else line


def _words(prose: Prose) -> Prose:
    return tuple(typeset_text(part) if isinstance(part, str) else part for part in prose)


@lru_cache(maxsize=1024)
def _prose(prose: Prose) -> Prose:
    return tuple(
        piece for part in prose for piece in ((part,) if not isinstance(part, str) else _powers(typeset_text(part)))
    )


def _powers(text: str) -> Prose:
    """Text in pieces, its figures with a power of ten as layouts.

    >>> _powers("about −1.16×10⁻⁵ comes out")  # doctest: +NORMALIZE_WHITESPACE
    ('about ', Row(items=(Op(glyph='−', prefix=True), Num(digits='1.16', exponent=-5))), ' comes out')
    """
    if "×10" not in text:
        return (text,)
    found: list[str | l.Layout] = []
    here = 0
    for power in _POWER.finditer(text):
        number = l.Num(power[2], int(power[3].translate(_RAISED)))
        found += [text[here : power.start()]] if power.start() > here else []
        found.append(l.Row((l.Op("−", prefix=True), number)) if power[1] else number)
        here = power.end()
    return (*found, text[here:]) if here < len(text) or not found else tuple(found)
