"""Derivations in plain text and as HTML, where a line is set by how long its figures are: line by line.

A line is set once for each pattern of signs and each length of its figures, with letters in the place of digits, by
the functions that set every page; what a page has in common, its columns, is found from how wide its lines are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, TypeAlias

from symbolic_lstm.maths.program import Let
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.stages import stages
from symbolic_lstm.page.blocks import Display
from symbolic_lstm.pools.derivation_templates import (
    DerivationTemplates,
    Pattern,
    PoolFormat,
    derivation_of,
    patterns_of,
)
from symbolic_lstm.pools.measured_line import AskedLine, HtmlLine, MeasuredLine, TextLine
from symbolic_lstm.pools.plan import Planned
from symbolic_lstm.pools.skeleton import Skeleton
from symbolic_lstm.writers import html_blocks, html_fragment, text
from symbolic_lstm.writers.breaks import width
from symbolic_lstm.writers.columns import text_width
from symbolic_lstm.writers.html_lines import widest_piece, wrapping_rows
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.spoken import reading
from symbolic_lstm.writers.stage_columns import Columns

#: Letters that stand for the digits at nodes: as wide as these in every format, and in no sheet.
_FIRST, _LETTERS = 0x13A0, 80
_SHAPED = re.compile(r"([\u13a0-\u13f4])(?:\1|[.,](?=\1))*")
#: Of no more lines is it remembered how they are set.
_MOST = 20_000


class MeasuredDerivation(NamedTuple):
    """The lines of a derivation and what fills them."""

    role: str
    lines: list[MeasuredLine]
    digits: tuple[str, ...]


def measured(templates: DerivationTemplates, planned: Sequence[Planned]) -> list[MeasuredDerivation] | None:
    """The lines of worked sentences; None where one cannot be set so."""
    found = []
    for let, its in zip(templates.program.lets, planned, strict=True):
        lines = _lines(templates, let, its)
        if lines is None:
            return None
        found.append(MeasuredDerivation(let.equation.role, lines, its.digits))
    return found


def as_text(derivations: Sequence[MeasuredDerivation], language: str) -> str:
    """Derivations as a page in plain text, whose stages stand in one column."""
    lines = [line.text for it in derivations for line in it.lines]
    place = text.stages_at(max(it.width for it in lines), max(it.named for it in lines))
    blocks = []
    for it in derivations:
        rows: list[str] = []
        for line in it.lines:
            own = line.text.lines.filled(it.digits).split("\n")
            rows += text.with_stage(own, line.text.base, line.text.stage, place, line.text.beside)
        blocks.append("\n".join(rows))
    return "\n\n".join(blocks) + "\n"


def as_html(derivations: Sequence[MeasuredDerivation], language: str) -> str:
    """Derivations as a fragment of HTML, whose columns are as wide as the widest needs."""
    left = right = 0.0
    blocks = []
    for it in derivations:
        own = max([line.html.right for line in it.lines])
        left, right = max(left, *[line.html.left for line in it.lines]), max(right, own)
        said = " ".join([line.html.said.filled(it.digits) for line in it.lines])
        rows = [line.html.rows.filled(it.digits) for line in it.lines]
        blocks.append(html_blocks.wrapping_chain(it.role, said, rows, [f"--right:{own + 1.4:.2f}em"]))
    style = html_blocks.in_columns(Columns(left, right) if len(blocks) > 1 else Columns())
    return html_fragment.fragment("\n".join(blocks), language, style)


SetPage: TypeAlias = Callable[[Sequence[MeasuredDerivation], str], str]
#: How each format that is measured sets a page of derivations in a language.
MEASURED: dict[PoolFormat, SetPage] = {"text": as_text, "html-fragment": as_html}


def _lines(templates: DerivationTemplates, let: Let, its: Planned) -> list[MeasuredLine] | None:
    known = templates.measured
    asked = templates.asked.get((let.key, its.marks))
    if asked is None:
        asked = templates.asked[let.key, its.marks] = _asked(let, its)
    found = []
    for pattern, shown in asked:
        if templates.confirmed.get(pattern) is False:
            return None
        key = (pattern, lengths(shown(its.digits)))
        if key not in known:
            if len(known) > _MOST:
                known.clear()
            known.update(_set(templates, let, its, asked))
        if (line := known[key]) is None:
            return None
        found.append(line)
    return found


def lengths(digits: Sequence[str]) -> tuple[int, ...]:
    """How long figures are, and whether they have a point."""
    return tuple([len(it) if "." in it else -len(it) for it in digits])


def unconfirmed(templates: DerivationTemplates, planned: Sequence[Planned]) -> dict[str, list[Pattern]]:
    """The patterns of worked sentences that no sheet has confirmed, by the places of the sentences."""
    found = {}
    for key, its in zip(templates.keys, planned, strict=True):
        asked = templates.asked[key, its.marks]
        if new := [line.pattern for line in asked if line.pattern not in templates.confirmed]:
            found[key] = new
    return found


def _asked(let: Let, its: Planned) -> list[AskedLine]:
    cuts = [(), *(cut.cut for cut in stages(let.body))]
    found = zip(patterns_of(let, its.marks), cuts, strict=True)
    return [AskedLine(pattern, _of(tuple(nodes))) for pattern, nodes in found]


def _of(nodes: tuple[int, ...]) -> Callable[[Sequence[str]], Any]:
    if len(nodes) == 1:
        (only,) = nodes
        return lambda digits: (digits[only],)
    return itemgetter(*nodes) if nodes else lambda digits: ()


def _set(
    templates: DerivationTemplates, let: Let, its: Planned, asked: list[AskedLine]
) -> dict[Any, MeasuredLine | None]:
    """The lines of a sentence with figures as long as these that are not known; None for those that are not plain."""
    keys = [(pattern, lengths(shown(its.digits))) for pattern, shown in asked]
    new = [key for key in keys if key not in templates.measured]
    if len(its.digits) > _LETTERS:
        return dict.fromkeys(new)
    figures = [
        Figure(-1 if mark.negative else 1, 1, _letters(k, digits), mark.exponent)
        for k, (digits, mark) in enumerate(zip(its.digits, its.marks, strict=True))
    ]
    display = derivation_of(templates, let, figures, its.marks)
    columns = text.columns_of(display)
    plain_ones = len(display.lines) == len(keys) and min(columns.margins) == max(columns.margins)
    found: dict[Any, MeasuredLine | None] = dict.fromkeys(new)
    if plain_ones and not any(line.note or line.entry for line in display.lines) and not widest_piece(display):
        for k, key in enumerate(keys):
            if key in found:
                found[key] = _line(display, columns, k, len(figures))
    return found


def _letters(k: int, digits: str) -> str:
    return "".join("." if it == "." else chr(_FIRST + k) for it in digits)


def _line(display: Display, columns: text.TextColumns, k: int, nodes: int) -> MeasuredLine | None:
    line, right = display.lines[k], columns.rights[k]
    if columns.sides[k][2] or width(line.right) > html_blocks.ROOM:
        return None
    own = "\n".join(text.two_sides(line, columns, k))
    wide = [text_width(it) for it in own.split("\n")]
    stage = plain(line.done)
    rows = "\n".join(wrapping_rows(line, later=k > 0))
    said = reading(display._replace(lines=(line,)))
    left = 0.0 if line.left is None else width(line.left)
    return MeasuredLine(
        TextLine(_gapped(own, nodes), right.base, stage, max(wide), wide[right.base], text_width(stage)),
        HtmlLine(_gapped(rows, nodes), _gapped(said, nodes), left, width(line.right)),
    )


def _gapped(written: str, nodes: int) -> Skeleton:
    """A text with a gap for every run of letters."""
    found = [(ord(it[1]) - _FIRST, "," if "," in it[0] else ".") for it in _SHAPED.finditer(written)]
    points = tuple(dict.fromkeys(point for _, point in found)) or (".",)
    fills = [points.index(point) * nodes + k for k, point in found]
    return Skeleton(_SHAPED.sub("%s", written.replace("%", "%%")), _of_all(fills), points)


def _of_all(fills: list[int]) -> Callable[[Sequence[str]], Any]:
    return itemgetter(*fills) if fills else lambda _: ()
