"""Derivations in Typst: lines aligned at their signs, the names of the stages in a column of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from symbolic_lstm.page.blocks import Display, Line
from symbolic_lstm.page.layout import Op, Row
from symbolic_lstm.writers.breaks import begins_with_relation, broken, related, width
from symbolic_lstm.writers.columns import wrapped
from symbolic_lstm.writers.outline import height
from symbolic_lstm.writers.page_parts import PARTED, page_parts
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.short_steps import rows
from symbolic_lstm.writers.spoken import reading
from symbolic_lstm.writers.stage_columns import columns
from symbolic_lstm.writers.typst_maths import equation, quoted
from symbolic_lstm.writers.typst_style import COLOURS, SMALL
from symbolic_lstm.writers.typst_text import escaped

#: The widest right side that is set in one line, in em.
_ROOM = 29.0
#: What cannot be broken may be as wide as this before it is set smaller.
_MOST = 32.0
#: The column of right sides is at least this wide on a sheet, and at most so that a name has room beside it, in em.
_LEAST, _FULL = 18.0, 31.0
#: An em of an equation on a sheet, in pt, where derivations that are set smaller keep the columns of the others.
_EM = 10.56
#: Letters in a line of a remark.
_REMARK = 56
#: Where no name of a stage stands beside it, a line may be wider.
_ALONE = 36.0
#: Where pages may part the lines of a derivation they are as far apart as elsewhere: the last row of each is empty.
_APART = "#show math.equation.where(block: true): set block(above: 0em, below: 0em)"
#: What lets pages part an equation between its lines.
BREAKABLE = "#show math.equation: set block(breakable: true)"


def column_widths(displays: Iterable[Display]) -> tuple[float, float]:
    """How wide the columns of left and of right sides are on a sheet, in pt."""
    found = columns(displays, _ROOM)
    return (found.left * 1.25 + 0.2) * _EM, min(max(found.right * 1.1 + 1.6, _LEAST), _FULL) * _EM


def column_rules(displays: Iterable[Display]) -> str:
    """What a sheet says once of the columns of its derivations."""
    left, right = column_widths(displays)
    return f"#let (lefts, rights) = ({left:.1f}pt, {right:.1f}pt)"


def display(it: Display, *, sheet: bool = False, keeps: float = 0.0) -> str:
    """A derivation with its words; on a `sheet` in colour, in columns that last, and in parts that pages keep whole.

    So much of it as `keeps` says, in lines of mathematics, stays with what follows.
    """
    runs = page_parts(it) if sheet else [it.lines]
    needed = max((width(part) for line in it.lines for part in broken(line.right, _room(line))), default=0.0)
    settings = []
    if len(runs) > 1:
        settings.append(_APART)
    most = _MOST if any(line.done for line in it.lines) else _ALONE + 2
    if needed > most:
        settings.append(f"#set text({most / needed:.2f}em)")
    stuck = _stuck(it, runs, keeps)
    equations = []
    for k, run in enumerate(runs):
        part = it._replace(lines=run)
        said = _equation(part, sheet, later=k > 0)
        if k in stuck:
            said = f"#block(sticky: true)[{said}]"
        elif height(part) > PARTED or k - 1 in stuck:
            said = f"#[{BREAKABLE}\n{said}]"
        equations.append(said)
    said = "\n".join(equations)
    return "#[\n" + "\n".join(settings) + f"\n{said}\n]" if settings else said


def _stuck(it: Display, runs: Sequence[tuple[Line, ...]], keeps: float) -> set[int]:
    """Which runs stay with what follows: the last ones, and a formula, with its heading, where the numbers begin.

    The numbers that stay with the end do without their formula, or too much would go to the next page.
    """
    found: set[int] = set()
    k = len(runs) - 1
    while keeps > 0 and k >= 0:
        found.add(k)
        keeps -= height(it._replace(lines=runs[k]))
        k -= 1
    formulas = {k for k, run in enumerate(runs[:-1]) if run[-1].stage == "formula"}
    return found | {k for k in formulas if k + 1 not in found}


def _equation(it: Display, sheet: bool, *, later: bool) -> str:
    """One equation with its words: a derivation, or a part of one, which for `later` ones goes on below another."""
    colour = COLOURS.get(it.step.role, "") if sheet else ""
    found = [row for k, line in enumerate(it.lines) for row in _rows(line, colour, sheet, later=later or k > 0)]
    if sheet:
        found.append("#h(lefts)&#h(rights)")
    lines = " \\\n  ".join(found)
    return f"#math.equation(block: true, alt: {quoted(plain(reading(it)))}, $\n  {lines}\n$)"


def close_lines(it: Display, room: float) -> str:
    """A derivation in a column that has so much room for its right sides, in em."""
    found = [row for line in it.lines for row in _rows(line, "", True, later=False, room=room)]
    lines = " \\\n  ".join(found)
    return f"#math.equation(block: true, alt: {quoted(plain(reading(it)))}, $\n  {lines}\n$)"


def _room(line: Line) -> float:
    return _ROOM if line.done else _ALONE


def _rows(line: Line, colour: str, sheet: bool, *, later: bool, room: float = 0.0) -> list[str]:
    small = "#stage" if sheet else SMALL
    risen = "(rise: 1.6em)" if sheet and later and line.left is not None else ""
    first, *others = rows(line, room) if room else related(line.right, _room(line))
    left = _coloured(equation(line.left), colour) + " " if line.left is not None else ""
    right = equation(first)
    if line.stage == "result" and colour and not others:
        right = _coloured(f"underline({right})", colour)
    sign = f"{line.relation} " if line.relation else ""
    stage = f" && wide {small}{risen}[{escaped(line.done)}]" if line.done else ""
    found = [f"{left}&{sign}{right}{stage}"]
    for part in others:  # a sign that begins a line keeps its spaces after something empty
        if begins_with_relation(part):
            found.append(f"&{equation(part)}")
            continue
        begun = '"" ' if isinstance(part, Row) and part.items and isinstance(part.items[0], Op) else ""
        found.append(f"&quad {begun}{equation(part)}")
    remarks = wrapped(plain(line.note), int(room * 2.2) or _REMARK) if line.note else []
    return found + [f"&quad {small}[{escaped(remark)}]" for remark in remarks]


def _coloured(spelt: str, colour: str) -> str:
    return f'text(fill: #rgb("{colour}"), {spelt})' if colour else spelt
