"""A page as pandoc's tree: equations as mathematics, tables with heads, nothing that has to be parsed as text."""

from __future__ import annotations

import base64
import re
from typing import Any, assert_never

from symbolic_lstm.errors import UsageError
from symbolic_lstm.languages import Language, language
from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Line, Note, Page, Para, Prose, Table
from symbolic_lstm.page.layout import Layout, Op, Row, Text
from symbolic_lstm.writers.breaks import broken
from symbolic_lstm.writers.cells import heads_group, is_figure, tail, tails
from symbolic_lstm.writers.contents import contents, labelled
from symbolic_lstm.writers.glyphs import PROSE
from symbolic_lstm.writers.latex import SIGNS
from symbolic_lstm.writers.latex_maths import equation
from symbolic_lstm.writers.long_vectors import parted_vectors
from symbolic_lstm.writers.narrow_matrices import with_narrow_matrices
from symbolic_lstm.writers.office_tables import EDGES, PAGE, fitting, left_share, shares, stacked, without_wide_matrices
from symbolic_lstm.writers.office_width import office_width
from symbolic_lstm.writers.outline import words
from symbolic_lstm.writers.pandoc import NO_ATTRIBUTES, PandocNode, node, text
from symbolic_lstm.writers.plain import followable, plain, uri
from symbolic_lstm.writers.scenes.png import image
from symbolic_lstm.writers.wording import page_language, wording

#: The share of the page for right sides.
_LINES = 0.66
#: What a line that goes on stands in by, and what stands beside a matrix: a function and its bracket, in em.
_HANGING, _BESIDE = 2.0, 2.5
#: A page is as wide as so many pixels of a picture.
_SCREEN = 640.0
#: Stands before a sign that begins a line: LibreOffice looks for something on its left.
_NOTHING = "\\text{\u200b}"
_BRACKETS = ("(", ")", "[", "]")
#: Names of characters that pandoc does not know, and those of characters that LaTeX has no name for.
_CHARACTERS = {spelt: c for c, spelt in PROSE.items() if spelt.endswith("{}") and c not in "\\~^…"}
_CHARACTERS[r"\surd"] = r"\text{√}"
_NAMED = re.compile("|".join(map(re.escape, _CHARACTERS)) + r"|\[U\+(?!00[0-7])([0-9A-F]{4,6})\]")
_ALIGN = {"l": "AlignLeft", "r": "AlignRight", "d": "AlignRight"}
#: A space as wide as a digit, and what is not as wide as one.
_FIGURE_SPACE = "\u2007"
_WIDTHS = {".": 0.5, ",": 0.5, "…": 1.6, "×": 1.2, " ": 0.5} | dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", 0.7)


def meta(page: Page) -> dict[str, PandocNode]:
    """What the document says of itself."""
    title = prose(page.titled) if page.title else text(wording(page, "untitled"))
    return {"title": node("MetaInlines", title), "lang": node("MetaString", page_language(page))}


def blocks(page: Page) -> list[PandocNode]:
    """The blocks of a page; headings begin at the first level, and leave none out."""
    found: list[PandocNode] = []
    level = 0
    waiting = _contents(page)
    tongue = language(page_language(page))
    for it, label in labelled(page):
        if isinstance(it, Heading):
            found += waiting
            level, waiting = max(min(it.level - 1, level + 1), 1), []
            found.append(node("Header", level, [label, [], []], titled(it, prose(it.text))))
        else:
            found += block(_narrow(it, tongue), level)
    return found


def _contents(page: Page) -> list[PandocNode]:
    """The table of contents of a long page, before its first heading: a link for each section."""
    found = contents(page)
    if not found:
        return []
    lines: list[PandocNode] = [node("Strong", text(wording(page, "contents")))]
    for it, label in found:
        said = text(f"{plain(it.number)}  ") * bool(it.number) + prose(it.text)
        lines += [node("LineBreak"), node("Link", NO_ATTRIBUTES, said, [f"#{label}", ""])]
    return [_styled("Contents", node("Para", lines))]


def block(it: Block, level: int) -> list[PandocNode]:
    """One block of a page, sometimes in several of pandoc's."""
    match it:
        case Heading():
            return [node("Header", level, NO_ATTRIBUTES, titled(it, prose(it.text)))]
        case Para():
            said = node("Para", prose(it.prose) + link(it.link))
            return [said if it.kind == "plain" else _styled(it.kind.capitalize(), said)]
        case Note():
            word = [node("Strong", text(f"{plain(it.word)}.")), node("Space")] if it.word else []
            return [_styled("Note", node("Para", word + prose(it.prose)))]
        case Display():
            return [_derivation(it)]
        case Table():
            return [_table(part) for part in fitting(it)]
        case Illustration():
            return _picture(it, level)
        case _:
            assert_never(it)


def _picture(it: Illustration, level: int) -> list[PandocNode]:
    """A picture as PNG, with its words; the words alone where nothing can draw it."""
    try:
        drawn = image(it.scene)
    except UsageError:
        return block(it.described, level)
    address = f"data:image/png;base64,{base64.b64encode(drawn).decode()}"
    width = min(100.0, it.scene.width / _SCREEN * 100)
    attributes = ["", [], [["width", f"{width:.0f}%"]]]
    words = text(plain(f"{it.scene.title}. {it.scene.words}"))
    illustration = node("Para", [node("Image", attributes, words, [address, ""])])
    return [illustration, _styled("Note", node("Para", prose(it.caption)))] if it.caption else [illustration]


def titled(it: Heading, said: list[PandocNode]) -> list[PandocNode]:
    """A heading with its number, and in a few words what follows."""
    number = text(f"{plain(it.number)}  ") if it.number else []
    aside = [node("Space"), node("Emph", text(f"— {plain(it.aside)}"))] if it.aside else []
    return number + said + aside


def prose(parts: Prose) -> list[PandocNode]:
    """Running text with its mathematics; lines of it where it has several."""
    return [one for part in parts for one in (_lined(part) if isinstance(part, str) else [_maths(equation(part))])]


def _lined(said: str) -> list[PandocNode]:
    first, *others = said.split("\n")
    return [*text(plain(first)), *(it for line in others for it in (node("LineBreak"), *text(plain(line))))]


def link(address: str) -> list[PandocNode]:
    """A link that can only lead to a page: any other address is shown and not followed."""
    if not address:
        return []
    label = text(plain(address.removeprefix("https://")))
    followed = [node("Link", NO_ATTRIBUTES, label, [uri(address), ""])] if followable(address) else label
    return [node("Space"), *followed]


def _derivation(it: Display) -> PandocNode:
    """A derivation in three columns: what it is of, the lines, the names of the stages.

    Word aligns the lines of one equation at their signs, but other programs print
    signs of alignment instead; each line is an equation of its own.
    """
    left = left_share(it)
    shares = {"AlignRight": left, "AlignLeft": _LINES, "AlignDefault": 1 - _LINES - left}
    rows = [_row(cells) for line in it.lines for cells in _lines(line, 1 - left)]
    columns = [[node(align), node("ColWidth", round(share, 3))] for align, share in shares.items()]
    nothing = [NO_ATTRIBUTES, []]
    named = ["", ["derivation"], [["custom-style", "Derivation"]]]
    return node("Table", named, [None, []], columns, nothing, [[NO_ATTRIBUTES, 0, [], rows]], nothing)


def _narrow(it: Block, tongue: Language) -> Block:
    """A block whose matrices have room on a line of the page."""
    if not isinstance(it, Display):
        return it
    return with_narrow_matrices(it, (1 - left_share(it)) * PAGE - EDGES - _BESIDE, office_width, tongue)


def _lines(line: Line, part_of_page: float) -> list[list[list[Any]]]:
    """The rows of a line that has a share of the page with its stage, which stands below where a part needs the room.

    Nothing is wider than its cell in any fonts, as far as there are places to break it.
    """
    first, *others = broken(line.right, (room := _LINES * PAGE - EDGES), measure=office_width)
    wide = any(office_width(part) > room for part in (first, *others))
    if wide:
        room = part_of_page * PAGE - EDGES
        first, *others = broken(line.right, room, measure=office_width)
        first, *more = parted_vectors(first, room, office_width)
        others = more + [it for part in others for it in parted_vectors(part, room - _HANGING, office_width)]
    across = 2 if wide else 1
    left = [] if line.left is None else [_maths(equation(line.left))]
    sign = f"{_NOTHING}{SIGNS[line.relation]}" if line.relation else ""
    stage = [_cell([_stage(line.done)] if line.done else [])]
    rows = [[_cell(left), _cell([_maths(sign + equation(_worded(first)))], across), *([] if wide else stage)]]
    for part in others:
        said = [_maths(rf"\quad {_NOTHING}{equation(_worded(part))}")]
        rows.append([_cell([]), _cell(said, across), *([] if wide else [_cell([])])])
    rows += [[_cell([]), _cell([]), *stage]] if wide and line.done else []
    return rows + ([[_cell([]), _cell([node("Emph", text(plain(line.note)))]), _cell([])]] if line.note else [])


def _worded(part: Layout) -> Layout:
    """A bracket that closes on another line is words, or a formula would look for its other half."""
    if not isinstance(part, Row):
        return part
    return Row(tuple(Text(i.glyph) if isinstance(i, Op) and i.glyph in _BRACKETS else i for i in part.items))


def _maths(spelt: str) -> PandocNode:
    """Mathematics in the LaTeX that pandoc reads, to which characters are themselves."""
    return node("Math", node("InlineMath"), _NAMED.sub(_character, spelt))


def _character(found: re.Match[str]) -> str:
    return _CHARACTERS.get(found[0]) or chr(int(found[1], 16))


def _stage(name: str) -> PandocNode:
    return node("Span", ["", ["stage"], [["custom-style", "Stage"]]], text(plain(name)))


def _styled(name: str, said: PandocNode) -> PandocNode:
    return node("Div", ["", [name.lower()], [["custom-style", name]]], [said])


def _table(it: Table) -> PandocNode:
    widest, above, wide = tails(it, _WIDTHS), stacked(it), shares(it)
    it = without_wide_matrices(it)
    align = it.align[-1:] if above else it.align
    bodies: list[list[Any]] = [[NO_ATTRIBUTES, 0, [], []]]
    for row in it.rows:
        if heads_group(row, it):
            head = _row([_cell([node("Emph", prose(row[0]))], columns=len(align))])
            bodies.append([NO_ATTRIBUTES, 0, [head], []])
            continue
        cells = [_figures(cell, it.align[k : k + 1], widest[k]) for k, cell in enumerate(row)]
        cells += [[]] * (len(it.align) - len(cells))
        cells = [[*cells[0], node("LineBreak"), *cells[1]]] if above else cells
        bodies[-1][3].append(_row([_cell(cell) for cell in cells]))
    head = [cell for cell in it.head if words(cell) or not above]
    head_rows = [_row([_cell(prose(cell)) for cell in head])] if any(map(words, head)) else []
    alignments = ["AlignLeft"] if above else [_ALIGN[a] for a in align]
    columns = [[node(a), node("ColWidth", part)] for a, part in zip(alignments, wide, strict=True)]
    full = [body for body in bodies if body[2] or body[3]]
    return node("Table", NO_ATTRIBUTES, [None, []], columns, [NO_ATTRIBUTES, head_rows], full, [NO_ATTRIBUTES, []])


def _figures(cell: Prose, align: str, widest: float) -> list[PandocNode]:
    """A cell; a figure with a short tail is followed by as much space as brings it under the others."""
    said = words(cell)
    missing = round(widest - tail(said, _WIDTHS)) if align == "d" and is_figure(said) else 0
    return prose(cell) + ([node("Str", _FIGURE_SPACE * missing)] if missing > 0 else [])


def _row(cells: list[list[Any]]) -> list[Any]:
    return [NO_ATTRIBUTES, cells]


def _cell(said: list[PandocNode], columns: int = 1) -> list[Any]:
    return [NO_ATTRIBUTES, node("AlignDefault"), 1, columns, [node("Plain", said)] if said else []]
