"""Lines of derivations as rows of a table of mathematics: broken at a width, or in pieces that wrap by themselves."""

from __future__ import annotations

import re

from symbolic_lstm.page.blocks import Display, Line
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.writers.breaks import pieces, width
from symbolic_lstm.writers.columns import wrapped
from symbolic_lstm.writers.mathml_maths import boxed, escaped
from symbolic_lstm.writers.plain import plain

#: The widest piece of an equation, in em, that a telephone has room for in one line.
PIECE = 13.0
#: Letters in a line of a remark.
_REMARK = 58
#: A bracket that keeps its size; those of a matrix, and those beside one, are as tall as it is.
_BRACKET = re.compile(
    r"(?<!</mtable>)(?<!</mtable><mo>\]</mo></mrow>)<mo>([()\[\]])</mo>(?!<mtable>|<mrow><mo>\[</mo><mtable>)"
)
#: All rows of a derivation are as tall as one with scripts.
_STRUT = '<mspace width="0" height=".95em" depth=".42em"/>'


def rows(line: Line, parts: list[Layout], kind: str, *, later: bool) -> list[str]:
    """A line broken into `parts`, a row each."""
    first, *others = parts
    markup = boxed(first) if not others else opened(boxed(first))
    if line.stage == "result" and not others:
        markup = f'<mrow class="value">{markup}</mrow>'
    made = [_first(line, f'<mtd class="r">{_sign(line)}{markup}</mtd>', kind, later=later)]
    for part in others:
        made.append(_row(kind, _STRUT, f'<mtd class="r more">{opened(boxed(part), sign=True)}</mtd>'))
    for remark in wrapped(plain(line.note), _REMARK) if line.note else ():
        made.append(_row(kind, _STRUT, f'<mtd class="r remark"><mtext class="note">{escaped(remark)}</mtext></mtd>'))
    return made


def wrapping_rows(line: Line, *, later: bool) -> list[str]:
    """A line as one row of pieces, and its remark as another."""
    found, sign = pieces(line.right, PIECE), _sign(line)
    if len(found) == 1:
        markup = boxed(line.right)
        markup = f'<mrow class="value">{markup}</mrow>' if line.stage == "result" else markup
        right = f'<mtd class="r"><mrow>{sign}{markup}</mrow></mtd>'
    else:
        goes_on = "".join([f"<mrow>{opened(boxed(piece), sign=True)}</mrow>" for piece in found[1:]])
        right = f'<mtd class="r parted"><mrow>{sign}{opened(boxed(found[0]))}</mrow>{goes_on}</mtd>'
    made = [_first(line, right, "", later=later, wraps=True)]
    if line.note:
        remark = f'<mtext class="note">{escaped(plain(line.note))}</mtext>'
        made.append(_row("", _STRUT, f'<mtd class="r remark">{remark}</mtd>'))
    return made


def widest_piece(it: Display) -> float:
    """How wide the widest part is that cannot be parted and that a telephone has no room for; 0 where there is none."""
    found = max((width(piece) for line in it.lines for piece in pieces(line.right, PIECE)), default=0.0)
    return found if found > PIECE else 0.0


def opened(markup: str, *, sign: bool = False) -> str:
    """A line whose brackets close on another: they keep their size, and a sign in front its spaces.

    Brackets that all close on the line itself grow with what they enclose.
    """
    markup = markup.replace("</mi><mo>(</mo>", "</mi><mo>&#x2061;</mo><mo>(</mo>")
    if not _closed("".join(_BRACKET.findall(markup))):
        markup = _BRACKET.sub(r'<mo stretchy="false">\1</mo>', markup)
    return markup.replace("<mo>", '<mo form="infix">', 1) if sign else markup


def _closed(brackets: str) -> bool:
    """Whether each bracket of a line is closed on it, and none of another line."""
    depth = 0
    for bracket in brackets:
        depth += 1 if bracket in "([{" else -1
        if depth < 0:
            return False
    return depth == 0


def _sign(line: Line) -> str:
    return f"<mrow/><mo>{escaped(line.relation)}</mo>" if line.relation else ""


def _first(line: Line, right: str, kind: str, *, later: bool, wraps: bool = False) -> str:
    left = (boxed(line.left) if line.left else "") + _STRUT
    left = f"<mrow>{left}</mrow>" if wraps and line.left else left
    stage = f"<mtext>{escaped(line.done)}</mtext>" if line.done else ""
    return _row(kind, left, right, stage, top=later and line.left is not None)


def _row(kind: str, left: str, right: str, stage: str = "", *, top: bool = False) -> str:
    kind = kind.replace('class="', 'class="top ') if kind and top else 'class="top"' if top else kind
    opening = f"<mtr {kind}>" if kind else "<mtr>"
    return f'{opening}<mtd class="l">{left}</mtd>{right}<mtd class="w">{stage}</mtd></mtr>'
