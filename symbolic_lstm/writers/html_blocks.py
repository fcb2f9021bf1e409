"""Blocks of a page as HTML, well-formed enough to be read as XML.

Mathematics is native MathML, with its plain text in `alttext`. Columns line up
by the classes of the style sheet: `l` for the left sides, `r` for what follows
the sign, `w` for the name of the stage, which narrow screens leave out; a
remark that the reader must see has a row of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import assert_never

from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Line, Note, Para, Prose, Table
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.page.scene import COLOURS
from symbolic_lstm.writers import mathml_maths, text_maths
from symbolic_lstm.writers.attributes import quoteattr
from symbolic_lstm.writers.breaks import broken, lines_high, sides, width
from symbolic_lstm.writers.breaks import row_count as tallest
from symbolic_lstm.writers.html_lines import opened, rows, widest_piece, wrapping_rows
from symbolic_lstm.writers.html_prose import held
from symbolic_lstm.writers.html_tables import raised, tables
from symbolic_lstm.writers.mathml_maths import escaped
from symbolic_lstm.writers.plain import followable, plain, uri
from symbolic_lstm.writers.scenes.figures import picture_figure
from symbolic_lstm.writers.spoken import reading
from symbolic_lstm.writers.stage_columns import Columns, columns, widest

#: The widest right side that is set in one line, in em; the text block has room for no more beside the other columns.
ROOM = 33.0
#: The widest formula inside a line of text that is kept in one piece.
_INLINE = 17.0
#: The same in a title or a heading, whose letters are larger.
TITLE = 8.0
#: What stands beside the two sides of a line, in em, and how wide the whole may be before it is made to fit.
_OTHERS, NARROW = 11.0, 22.0
#: What stands before a piece of an equation on a telephone, in em.
_BESIDE = 4.5
#: How much wider than reckoned mathematics may be in a reader's fonts.
_WIDER = 1.3
#: A derivation of matrices that is taller than this, in lines of mathematics, may be parted between its lines.
_TALL = 12.0
#: A derivation of no more lines than this, none of them of matrices, is never parted.
_SHORT = 7
#: A formula that is wider than a word keeps the comma after it, in em.
_WORD = 6.0
#: Pictures no wider than this stand in pairs.
_PAIR = 400.0


def equation(layout: Layout) -> str:
    """One layout as a `math` element that says its plain text where it cannot be shown."""
    return mathml_maths.equation(layout, words=text_maths.equation(layout))


def prose(parts: Prose, *, room: float = _INLINE) -> str:
    """Running text with its mathematics, in pieces of `room` em at most; two spaces are one wide one."""
    said = [raised(part).replace("  ", "\u2002") if isinstance(part, str) else _inline(part, room) for part in parts]
    return held(said, [not isinstance(part, str) and width(part) > _WORD for part in parts])


def _inline(layout: Layout, room: float) -> str:
    """A formula in a line of text; a wide one may be parted before its signs, where the screen is narrow."""
    pieces = [piece for side in sides(layout) for piece in broken(side, room)] if width(layout) > room else []
    if len(pieces) < 2:  # a matrix is never parted, and its brackets are as tall as it is
        return equation(layout)
    return "<wbr/>".join(opened(equation(piece), sign=k > 0) for k, piece in enumerate(pieces))


def block(it: Block, *, label: str = "", room: float = ROOM, fold: str = "", wraps: bool = False) -> str:
    """One block; a heading takes `label` for its id, and `fold` says what the entries of a vector are kept behind.

    Derivations are broken at `room` em, or, where the style has rules for that (`wraps`), where the screen ends.
    """
    match it:
        case Heading():
            return heading(it, label)
        case Para():
            kind = "" if it.kind == "plain" else f' class="{it.kind}"'
            return f"<p{kind}>{prose(it.prose)}{_link(it.link)}</p>"
        case Note():
            return f'<p class="note">{note_words(it)}</p>'
        case Display():
            return display(it, room=room, fold=fold, wraps=wraps)
        case Table():
            return tables(it, prose)
        case Illustration():
            return picture_figure(it, prose(it.caption))
        case _:
            assert_never(it)


def heading(it: Heading, label: str = "") -> str:
    """A heading with its number, and beside it in a few words what follows."""
    tag = f"h{min(max(it.level, 2), 3)}"
    number = f'<span class="n">{escaped(it.number)}</span> ' if it.number else ""
    named = f' id="{label}"' if label else ""
    aside = f"<p>{escaped(it.aside)}</p>" if it.aside else ""
    return f'<hgroup class="{tag}"><{tag}{named}>{number}{prose(it.text, room=TITLE)}</{tag}>{aside}</hgroup>'


def note_words(note: Note) -> str:
    """The words of a note after its catchword."""
    return (f"<b>{escaped(note.word)}.</b> " if note.word else "") + prose(note.prose)


def run(blocks: Sequence[Block], label: str = "", fold: str = "", *, wraps: bool = False) -> str:
    """Blocks one after another; tables in a row stand side by side. Without a `label` no heading has an id."""
    markup: list[str] = []
    for kind, group in groupby(enumerate(blocks), key=lambda pair: _side_by_side(pair[1])):
        found = [block(it, label=f"{label}-{k}" if label else "", fold=fold, wraps=wraps) for k, it in group]
        markup += [f'<div class="{kind}">\n' + "\n".join(found) + "\n</div>"] if kind and len(found) > 1 else found
    return "\n".join(markup)


def _side_by_side(it: Block) -> str:
    """What blocks are that stand side by side with others of their kind: tables, and small pictures."""
    if isinstance(it, Table):
        return "tables"
    return "pair" if isinstance(it, Illustration) and it.narrow is None and it.scene.width <= _PAIR else ""


def display(it: Display, *, room: float = ROOM, reveal: int | None = None, fold: str = "", wraps: bool = False) -> str:
    """A derivation, broken at `room` em; for slides, each line is a fragment, and the first has the number `reveal`.

    On a sheet each entry of a vector is an equation of its own, or paper could
    part a derivation in the middle of a line; their signs stand in one column.
    With `fold` they wait behind that word, open where somebody asked for them.
    """
    if reveal is not None:
        return _chain(it, room, reveal)
    parts = _by_entry(it.lines)
    pieces = _pieces(parts[0], room)
    set_chain = _wrapping if wraps else _chain
    if len(parts) == len(pieces) == 1:
        return set_chain(it, room, None)
    left = max(width(line.left) for line in it.lines if line.left is not None)
    least = [f"--left:{left:.2f}em", f"--right:{min(widest(it, room), room) + 1.4:.2f}em"]
    own = it._replace(lines=parts[0])
    chains = [set_chain(it._replace(lines=piece), room, None, least, of=own) for piece in pieces]
    entries = [set_chain(it._replace(lines=part), room, None, least) for part in parts[1:]]
    if not fold or not entries or it.lines[0].entry or it.lines[1].entry:
        return "\n".join(chains + entries)
    opened = "" if it.folded else ' open="open"'
    inner = "\n".join(entries)
    return "\n".join([*chains, f"<details{opened}>\n<summary>{escaped(fold)}</summary>\n{inner}\n</details>"])


def _pieces(lines: tuple[Line, ...], room: float) -> list[tuple[Line, ...]]:
    """Lines in pieces between which paper may part them: one, but where matrices make them tall.

    A formula stays with the numbers below it.
    """
    tall = [lines_high(line.right, room) for line in lines]
    if sum(tall) <= _TALL or all(tallest(line.right) == 1 for line in lines):
        return [lines]
    found = [lines[:2]]
    for line in lines[2:]:
        found.append((line,))
    return found


def aligned(displays: Iterable[Display], room: float = ROOM) -> str:
    """What an element says of itself so that signs and names of stages stand in one column in all its derivations."""
    return in_columns(columns(displays, room))


def in_columns(found: Columns) -> str:
    """The same of columns that have been measured."""
    return f' style="--lefts:{found.left:.2f}em;--rights:{found.right + 1.4:.2f}em"' if found.right else ""


def reach(wide: float) -> float:
    """How much room a derivation may take whose two sides are so wide, in em."""
    return _OTHERS + _WIDER * wide


def _by_entry(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """The lines of the vector and of each entry; where it has only its sentence, that stands with the first."""
    parts = [tuple(part) for _, part in groupby(lines, key=lambda line: line.entry)]
    alone = len(parts) > 1 and not lines[0].entry and len(parts[0]) == 1
    return [parts[0] + parts[1], *parts[2:]] if alone else parts


def _chain(it: Display, room: float, reveal: int | None, least: Sequence[str] = (), of: Display | None = None) -> str:
    """One equation of several lines; `least` are the least widths of its columns.

    A piece is set in the size of the whole that it is `of`.
    """
    markup: list[str] = []
    for k, line in enumerate(it.lines):
        fragment = -1 if reveal is None else reveal + k
        kind = f'class="fragment" data-fragment-index="{fragment}"' if fragment >= 0 else ""
        markup += rows(line, broken(line.right, room), kind, later=k > 0)
    of = of or it
    needed = widest(of, room)
    left = max((width(line.left) for line in of.lines if line.left is not None), default=0.0)
    whole = reach(needed + left)
    styles = [*least, *([f"--fit:{room / needed:.2f}"] if needed > room else [])]
    styles += [f"--whole:{whole:.1f}"] if whole > NARROW else []
    return _boxed_chain(it.step.role, reading(it), markup, styles, scrolls=needed > room)


def _wrapping(
    it: Display, room: float, reveal: int | None, least: Sequence[str] = (), of: Display | None = None
) -> str:  # fmt: skip
    """One equation whose lines wrap; only what cannot be parted makes it smaller."""
    markup = [row for k, line in enumerate(it.lines) for row in wrapping_rows(line, later=k > 0)]
    solid = widest_piece(of or it)
    styles = [*(least or [f"--right:{min(widest(it), room) + 1.4:.2f}em"])]
    styles += [f"--piece:{_BESIDE + _WIDER * solid:.1f}"] if solid > 0 else []
    matrices = any(tallest(line.right) > 1 for line in it.lines)
    short = " tall" if matrices else " short" * (len(markup) <= _SHORT)
    return wrapping_chain(it.step.role, reading(it), markup, styles, scrolls=solid > 0, size=short)


def wrapping_chain(
    role: str, said: str, rows: Sequence[str], styles: Sequence[str], *, scrolls: bool = False, size: str | None = None
) -> str:
    """Rows of lines that wrap as one equation, which is `said` so."""
    size = " short" * (len(rows) <= _SHORT) if size is None else size
    return _boxed_chain(role, said, rows, styles, scrolls=scrolls, kind=' class="lines"', size=size)


def _boxed_chain(
    role: str, said: str, rows: Sequence[str], styles: Sequence[str], *, scrolls: bool, kind: str = "", size: str = ""
) -> str:
    colour = f" q{COLOURS[role]}" if role in COLOURS else ""
    style = f' style="{";".join(styles)}"' if styles else ""
    # what scrolls can be reached with the keyboard
    reached = ' tabindex="0"' if scrolls else ""
    return (
        f'<div class="chain{colour}{size}"{style}{reached}><math xmlns="http://www.w3.org/1998/Math/MathML"'
        f' display="block" alttext={quoteattr(plain(said))}><mrow><mtable{kind} displaystyle="true">\n'
        + "\n".join(rows)
        + "\n</mtable></mrow></math></div>"
    )


def _link(address: str) -> str:
    """A link that can only lead to a page: any other address is shown and not followed."""
    if not address:
        return ""
    label = escaped(address.removeprefix("https://"))
    if followable(address):
        return f" <a href={quoteattr(uri(address))}>{label}</a>"
    return f" {label}"
