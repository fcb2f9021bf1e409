"""Programs of an article without equations: which cell a function works, and where it is off by one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symbolic_lstm.articles.finding import CellFound, Finding
from symbolic_lstm.articles.programs.scopes import Listing
from symbolic_lstm.verify.recognise.recognise import recognise
from symbolic_lstm.verify.recognise.system import FoundEquation

#: A function with more assignments is not looked at.
MOST = 60
#: How a cell is written that a program works.
CODE = "code"


def named_programs(programs: Sequence[Listing]) -> Iterator[tuple[CellFound, Finding]]:
    """The cells that programs work from beginning to end, each with what is said of it: a note, never more.

    A program may leave something out on purpose, and nothing beside it says what was meant.
    """
    for scope in (scope for program in programs for scope in program.scopes if 2 <= len(scope) <= MOST):
        said = [FoundEquation(each.name, each.value, each.start, each.end) for each in scope]
        for found in recognise(said):
            if found.undefined or len(found.system.states) < len(found.names) or len(found.differences) > 1:
                continue
            root = scope[found.system.root]
            cell = CellFound(found.cell, CODE, root.start, found.distance)
            if not found.differences:
                told = f"this program is {found.cell}"
                yield cell, Finding("E200", "exact", "pass", root.start, root.end, told, expression=root.written)
                continue
            (off,) = found.differences
            line = scope[off.origin] if 0 <= off.origin < len(scope) else root
            wanted = f"; there it would be {off.wants}" if off.wants else ""
            told = f"this program is near {found.cell}, but {line.written} has {off.has or 'less'}{wanted}"
            yield cell, Finding(off.rule, "mismatch", "note", line.start, line.end, told, expression=line.written)
