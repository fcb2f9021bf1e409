r"""HTML with LaTeX in it, for pages on which a script or a server sets it.

What such a script takes for mathematics in running text, a backslash or a
dollar, is kept from it by an element of its own or an entity.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import assert_never

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Note, Page, Para, Prose, Table
from symbolic_lstm.writers import latex_maths
from symbolic_lstm.writers.attributes import quoteattr
from symbolic_lstm.writers.latex import aligned
from symbolic_lstm.writers.mathml_maths import escaped
from symbolic_lstm.writers.plain import address, followable

_CELL = {"l": "left", "r": "right", "d": "right"}


class Wrapped(NamedTuple):
    """How a page wants its LaTeX: what stands around it, and how a sign of running text is kept from the engine."""

    display: tuple[str, str]
    inline: tuple[str, str]
    guard: Callable[[str], str]
    spelt: Mapping[str, str]


def unmarked(tex: str) -> str:
    r"""LaTeX that HTML reads as it stands: no `<`, and no `&` that could begin an entity.

    >>> print(unmarked(r"a<b &c"))
    a\lt b & c
    """
    return re.sub("&(?=[A-Za-z#])", "& ", tex).replace("<", r"\lt ").replace(">", r"\gt ")


def write(page: Page, wrapped: Wrapped) -> str:
    """The page as an HTML fragment, an empty line between each two blocks."""
    title = [f"<h1>{write_prose(page.titled, wrapped)}</h1>"] if page.title else []
    return "\n\n".join([*title, *(_block(block, wrapped) for block in page.blocks)]) + "\n"


def write_prose(prose: Prose, wrapped: Wrapped) -> str:
    """Running text with its mathematics."""
    opening, closing = wrapped.inline
    return "".join(
        _said(part, wrapped) if isinstance(part, str) else opening + wrapped.guard(latex_maths.equation(part)) + closing
        for part in prose
    )


def _said(text: str, wrapped: Wrapped) -> str:
    said = escaped(text)
    for sign, spelt in wrapped.spelt.items():
        said = said.replace(sign, spelt)
    return said


def _block(block: Block, wrapped: Wrapped) -> str:
    match block:
        case Heading():
            level = min(max(block.level, 2), 6)
            number = f"{_said(block.number, wrapped)}. " if block.number else ""
            aside = f" <small>— {_said(block.aside, wrapped)}</small>" if block.aside else ""
            return f"<h{level}>{number}{write_prose(block.text, wrapped)}{aside}</h{level}>"
        case Para():
            words = write_prose(block.prose, wrapped)
            return f"<p>{f'<em>{words}</em>' if block.kind == 'lead' else words}{_link(block.link, wrapped)}</p>"
        case Note():
            word = f"<strong>{_said(block.word, wrapped)}.</strong> " if block.word else ""
            return f"<p><small>{word}{write_prose(block.prose, wrapped)}</small></p>"
        case Display():
            opening, closing = wrapped.display
            return opening + wrapped.guard(aligned(block)) + closing
        case Table():
            return _table(block, wrapped)
        case Illustration():
            return _block(block.described, wrapped)
        case _:
            assert_never(block)


def _link(to: str, wrapped: Wrapped) -> str:
    """A link that can only lead to a page: any other address is shown and not followed."""
    if not to:
        return ""
    label = _said(to.removeprefix("https://"), wrapped)
    return f" <a href={quoteattr(address(to))}>{label}</a>" if followable(to) else f" {label}"


def _table(table: Table, wrapped: Wrapped) -> str:
    head = f"<thead>{_row(table, table.head, 'th', wrapped)}</thead>\n" if any(table.head) else ""
    rows = "\n".join(_row(table, row, "td", wrapped) for row in table.rows)
    return f"<table>\n{head}<tbody>\n{rows}\n</tbody>\n</table>"


def _row(table: Table, row: tuple[Prose, ...], tag: str, wrapped: Wrapped) -> str:
    if len(row) == 1 and len(table.align) > 1:
        return f'<tr><th colspan="{len(table.align)}" style="text-align:left">{write_prose(row[0], wrapped)}</th></tr>'
    cells = zip(table.align, row, strict=False)
    return (
        "<tr>"
        + "".join(f'<{tag} style="text-align:{_CELL[a]}">{write_prose(cell, wrapped)}</{tag}>' for a, cell in cells)
        + "</tr>"
    )
