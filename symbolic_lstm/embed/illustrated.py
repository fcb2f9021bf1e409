"""For places without mathematics or tables: pictures of the derivations with their words, lists, Unicode in a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Note, Page, Para, Prose, Table
from symbolic_lstm.writers import dialect, markdown, text_maths
from symbolic_lstm.writers.dialect import Dialect, as_text

if TYPE_CHECKING:
    from symbolic_lstm.writers.equation_pictures.picture import Picture

#: Markdown as such, in which nothing is mathematics.
_PLAIN = Dialect()


def write(page: Page) -> str:
    """The page as Markdown with pictures, each under the name that `pictures` gives its file."""
    pieces = [markdown.title(_words(page.titled), _PLAIN)] if page.title else []
    drawn = _drawn(page)
    for block in page.blocks:
        if isinstance(block, Display):
            name, picture = next(drawn)
            pieces.append(f"![{as_text(picture.alt, _PLAIN)}]({name})")
        elif isinstance(block, Table):
            pieces.append(_listed(block))
        else:
            pieces.append(markdown.write_blocks([], (_worded(block),), _PLAIN).rstrip("\n"))
    return "\n\n".join(pieces) + "\n"


def write_prose(prose: Prose) -> str:
    """Running text in which mathematics is Unicode."""
    return markdown.write_prose(_words(prose), _PLAIN)


def pictures(page: Page) -> dict[str, bytes]:
    """The files that the page names: a PNG of each derivation, white behind and twice as fine."""
    return {name: picture.png for name, picture in _drawn(page)}


def _listed(table: Table) -> str:
    """A table as a list: an item for each row, in it each figure behind the name of its column."""
    names = [write_prose(cell) for cell in table.head]
    lines = [names[0], ""] if names[0] and not any(names[1:]) else []
    for row in table.rows:
        first, *others = map(write_prose, row)
        if not others and len(table.align) > 1:  # the head of a group
            lines += [*([""] if lines and lines[-1] else []), f"**{first}**" if first else "", ""]
            continue
        cells = [(name, cell) for name, cell in zip(names[1:], others, strict=False) if cell]
        told = "; ".join(f"{name}: {cell}" if name else cell for name, cell in cells)
        joint = " — " if any(name for name, _ in cells) else ": " if told else ""
        lines.append(f"- {dialect.started(first, _PLAIN)}{joint}{told}")
    return "\n".join(lines).strip("\n")


def _drawn(page: Page) -> Iterator[tuple[str, Picture]]:
    """A picture of each derivation in order, and a name of its own."""
    from symbolic_lstm.writers.equation_pictures.picture import picture
    from symbolic_lstm.writers.wording import page_language

    used: set[str] = set()
    for display in page.displays:
        made = picture([display], "light", page_language(page))
        name, k = made.name or "derivation", 1
        while name in used:
            k += 1
            name = f"{made.name}-{k}"
        used.add(name)
        yield f"{name}.png", made


def _words(prose: Prose) -> Prose:
    return tuple(part if isinstance(part, str) else text_maths.equation(part) for part in prose)


def _worded(block: Block) -> Block:
    """A block whose mathematics is words."""
    match block:
        case Heading():
            return block._replace(text=_words(block.text))
        case Para() | Note():
            return block._replace(prose=_words(block.prose))
        case Illustration():
            return _worded(block.described)
        case _:
            return block
