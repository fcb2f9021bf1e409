"""Blocks of a page as HTML, well-formed enough to be read as XML.

Mathematics is native MathML, with its plain text in `alttext`. Columns line up
by the classes of the style sheet: `l` for the left sides, `r` for what follows
the sign, `w` for the name of the stage, which narrow screens leave out; a
remark that the reader must see has a row of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import assert_never

from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Line, Note, Para, Prose, Table
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.page.scene import COLOURS
from symbolic_lstm.writers import mathml_maths, text_maths
from symbolic_lstm.writers.attributes import quoteattr
from symbolic_lstm.writers.breaks import broken, lines_high, sides, width
from symbolic_lstm.writers.breaks import rows as tallest
from symbolic_lstm.writers.columns import wrapped
from symbolic_lstm.writers.html_tables import raised, tables
from symbolic_lstm.writers.mathml_maths import boxed, escaped
from symbolic_lstm.writers.plain import followable, plain, uri
from symbolic_lstm.writers.scenes.figures import figure
from symbolic_lstm.writers.spoken import reading
from symbolic_lstm.writers.stage_columns import columns, widest

#: The widest right side that is set in one line, in em; the text block has room for no more beside the other columns.
ROOM = 33.0
#: The widest formula inside a line of text that is kept in one piece.
_INLINE = 17.0
#: The same in a title or a heading, whose letters are larger.
TITLE = 8.0
#: What stands beside the two sides of a line, in em, and how wide the whole may be before it is made to fit.
_OTHERS, _NARROW = 11.0, 22.0
#: How much wider than reckoned mathematics may be in a reader's fonts.
_WIDER = 1.3
#: A derivation of matrices that is taller than this, in lines of mathematics, may be parted between its lines.
_TALL = 12.0
#: Letters in a line of a remark.
_REMARK = 58
#: A bracket that keeps its size; those of a matrix are as tall as it is.
_BRACKET = re.compile(r"(?<!</mtable>)<mo>([()\[\]])</mo>(?!<mtable>)")
#: Pictures no wider than this stand in pairs.
_PAIR = 400.0
#: All rows of a derivation are as tall as one with scripts.
_STRUT = '<mspace width="0" height=".95em" depth=".42em"/>'


def equation(layout: Layout) -> str:
    """One layout as a `math` element that says its plain text where it cannot be shown."""
    return mathml_maths.equation(layout, words=text_maths.equation(layout))


def prose(parts: Prose, *, room: float = _INLINE) -> str:
    """Running text with its mathematics, in pieces of `room` em at most; two spaces are one wide one."""
    return "".join(
        raised(part).replace("  ", "\u2002") if isinstance(part, str) else _inline(part, room) for part in parts
    )


def _inline(layout: Layout, room: float) -> str:
    """A formula in a line of text; a wide one may be parted before its signs, where the screen is narrow."""
    pieces = [piece for side in sides(layout) for piece in broken(side, room)] if width(layout) > room else []
    if len(pieces) < 2:  # a matrix is never parted, and its brackets are as tall as it is
        return equation(layout)
    return "<wbr/>".join(opened(equation(piece), sign=k > 0) for k, piece in enumerate(pieces))


def block(it: Block, *, label: str = "", room: float = ROOM, fold: str = "") -> str:
    """One block; a heading takes `label` for its id, and `fold` says what the entries of a vector are kept behind."""
    match it:
        case Heading():
            return heading(it, label)
        case Para():
            kind = "" if it.kind == "plain" else f' class="{it.kind}"'
            return f"<p{kind}>{prose(it.prose)}{_link(it.link)}</p>"
        case Note():
            return f'<p class="note">{noted(it)}</p>'
        case Display():
            return display(it, room=room, fold=fold)
        case Table():
            return tables(it, prose)
        case Illustration():
            return figure(it, prose(it.caption))
        case _:
            assert_never(it)


def heading(it: Heading, label: str = "") -> str:
    """A heading with its number, and beside it in a few words what follows."""
    tag = f"h{min(max(it.level, 2), 3)}"
    number = f'<span class="n">{escaped(it.number)}</span> ' if it.number else ""
    named = f' id="{label}"' if label else ""
    aside = f"<p>{escaped(it.aside)}</p>" if it.aside else ""
    return f'<hgroup class="{tag}"><{tag}{named}>{number}{prose(it.text, room=TITLE)}</{tag}>{aside}</hgroup>'


def noted(note: Note) -> str:
    """The words of a note after its catchword."""
    return (f"<b>{escaped(note.word)}.</b> " if note.word else "") + prose(note.prose)


def run(blocks: Sequence[Block], label: str = "", fold: str = "") -> str:
    """Blocks one after another; tables in a row stand side by side. Without a `label` no heading has an id."""
    markup: list[str] = []
    for kind, group in groupby(enumerate(blocks), key=lambda pair: _side_by_side(pair[1])):
        found = [block(it, label=f"{label}-{k}" if label else "", fold=fold) for k, it in group]
        markup += [f'<div class="{kind}">\n' + "\n".join(found) + "\n</div>"] if kind and len(found) > 1 else found
    return "\n".join(markup)


def _side_by_side(it: Block) -> str:
    """What blocks are that stand side by side with others of their kind: tables, and small pictures."""
    if isinstance(it, Table):
        return "tables"
    return "pair" if isinstance(it, Illustration) and it.narrow is None and it.scene.width <= _PAIR else ""


def display(it: Display, *, room: float = ROOM, reveal: int | None = None, fold: str = "") -> str:
    """A derivation, broken at `room` em; for slides, each line is a fragment, and the first has the number `reveal`.

    On a sheet each entry of a vector is an equation of its own, or paper could
    part a derivation in the middle of a line; their signs stand in one column.
    With `fold` they wait behind that word, open where somebody asked for them.
    """
    if reveal is not None:
        return _chain(it, room, reveal)
    parts = _by_entry(it.lines)
    pieces = _pieces(parts[0], room)
    if len(parts) == len(pieces) == 1:
        return _chain(it, room, None)
    left = max(width(line.left) for line in it.lines if line.left is not None)
    least = [f"--left:{left:.2f}em", f"--right:{min(widest(it, room), room) + 1.4:.2f}em"]
    own = it._replace(lines=parts[0])
    chains = [_chain(it._replace(lines=piece), room, None, least, of=own) for piece in pieces]
    entries = [_chain(it._replace(lines=part), room, None, least) for part in parts[1:]]
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
    found = columns(displays, room)
    return f' style="--lefts:{found.left:.2f}em;--rights:{found.right + 1.4:.2f}em"' if found.right else ""


def _by_entry(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """The lines of the vector and of each entry; where it has only its sentence, that stands with the first."""
    parts = [tuple(part) for _, part in groupby(lines, key=lambda line: line.entry)]
    alone = len(parts) > 1 and not lines[0].entry and len(parts[0]) == 1
    return [parts[0] + parts[1], *parts[2:]] if alone else parts


def _chain(it: Display, room: float, reveal: int | None, least: Sequence[str] = (), of: Display | None = None) -> str:
    """One equation of several lines; `least` are the least widths of its columns.

    A piece is set in the size of the whole that it is `of`.
    """
    colour = f" q{COLOURS[it.step.role]}" if it.step.role in COLOURS else ""
    rows: list[str] = []
    for k, line in enumerate(it.lines):
        shown = -1 if reveal is None else reveal + k
        rows += _rows(line, room, f'class="fragment" data-fragment-index="{shown}"' if shown >= 0 else "", later=k > 0)
    of = of or it
    needed = widest(of, room)
    left = max((width(line.left) for line in of.lines if line.left is not None), default=0.0)
    whole = _OTHERS + _WIDER * (needed + left)
    styles = [*least, *([f"--fit:{room / needed:.2f}"] if needed > room else [])]
    styles += [f"--whole:{whole:.1f}"] if whole > _NARROW else []
    style = f' style="{";".join(styles)}"' if styles else ""
    # what scrolls can be reached with the keyboard
    reached = ' tabindex="0"' if needed > room else ""
    return (
        f'<div class="chain{colour}"{style}{reached}><math xmlns="http://www.w3.org/1998/Math/MathML" display="block"'
        f' alttext={quoteattr(plain(reading(it)))}><mrow><mtable displaystyle="true">\n'
        + "\n".join(rows)
        + "\n</mtable></mrow></math></div>"
    )


def _rows(line: Line, room: float, kind: str, *, later: bool) -> list[str]:
    first, *others = broken(line.right, room)
    markup = boxed(first) if not others else opened(boxed(first))
    if line.stage == "result" and not others:
        markup = f'<mrow class="value">{markup}</mrow>'
    sign = f"<mrow/><mo>{line.relation}</mo>" if line.relation else ""
    left = boxed(line.left) if line.left else ""
    stage = f"<mtext>{escaped(line.done)}</mtext>" if line.done else ""
    rows = [_row(kind, left, f'<mtd class="r">{sign}{markup}</mtd>', stage, top=later and line.left is not None)]
    for part in others:
        rows.append(_row(kind, "", f'<mtd class="r more">{opened(boxed(part), sign=True)}</mtd>'))
    for remark in wrapped(plain(line.note), _REMARK) if line.note else ():
        rows.append(_row(kind, "", f'<mtd class="r remark"><mtext class="note">{escaped(remark)}</mtext></mtd>'))
    return rows


def _row(kind: str, left: str, right: str, stage: str = "", *, top: bool = False) -> str:
    kind = kind.replace('class="', 'class="top ') if kind and top else 'class="top"' if top else kind
    opening = f"<mtr {kind}>" if kind else "<mtr>"
    return f'{opening}<mtd class="l">{left}{_STRUT}</mtd>{right}<mtd class="w">{stage}</mtd></mtr>'


def opened(markup: str, *, sign: bool = False) -> str:
    """A line whose brackets close on another: they keep their size, and a sign in front its spaces."""
    markup = markup.replace("</mi><mo>(</mo>", '</mi><mo>&#x2061;</mo><mo stretchy="false">(</mo>')
    markup = _BRACKET.sub(r'<mo stretchy="false">\1</mo>', markup)
    return markup.replace("<mo>", '<mo form="infix">', 1) if sign else markup


def _link(address: str) -> str:
    """A link that can only lead to a page: any other address is shown and not followed."""
    if not address:
        return ""
    shown = escaped(address.removeprefix("https://"))
    if followable(address):
        return f" <a href={quoteattr(uri(address))}>{shown}</a>"
    return f" {shown}"
