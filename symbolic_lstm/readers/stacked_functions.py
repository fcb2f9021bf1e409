"""A column of functions before what each is applied to, as in `[σ; σ; σ; tanh] W [h; x]`: one gate for each."""

from __future__ import annotations

from collections.abc import Sequence

from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page import layout as l
from symbolic_lstm.readers.functions import SPELLINGS
from symbolic_lstm.readers.parts import parted_at

#: What may stand between the functions and what they are applied to.
_BETWEEN = ("", "∘", "⊙", "·", "∙")
#: More are no gates.
MOST = 8


class Stacked(NamedTuple):
    """The functions of a column, and what stands behind it."""

    functions: tuple[str, ...]
    rest: Sequence[l.Layout]

    def on(self, inner: t.Sentence) -> t.Sentence:
        """Each function of the same."""
        return t.Concat(*(SPELLINGS[name].made([inner]) for name in self.functions))


def stacked_functions(items: Sequence[l.Layout]) -> Stacked | None:
    """The functions that a row begins with; None where it does not begin with a column of them."""
    if len(items) < 2 or not isinstance(items[0], l.Array | l.Fence):
        return None
    names = [_function(cell) for cell in _cells(items[0])]
    if not 1 < len(names) <= MOST or not all(names):
        return None
    rest = items[1:]
    if isinstance(rest[0], l.Op) and rest[0].glyph in _BETWEEN:
        rest = rest[1:]
    return Stacked(tuple(names), rest) if rest else None


def _cells(column: l.Layout) -> list[Sequence[l.Layout]]:
    """What stands in a column, or in brackets with commas or semicolons."""
    if isinstance(column, l.Array):
        return [row for row in column.rows if len(row) == 1] if column.kind not in ("cases", "aligned") else []
    if not isinstance(column, l.Fence):
        return []
    if isinstance(column.inner, l.Array):
        return _cells(column.inner)
    items = column.inner.items if isinstance(column.inner, l.Row) else (column.inner,)
    return [cell for row in parted_at(items, ";") for cell in parted_at(row, ",")]


def _function(cell: Sequence[l.Layout]) -> str:
    """The name of a function of one argument that stands by itself."""
    if len(cell) != 1 or not isinstance(cell[0], l.Ident):
        return ""
    known = SPELLINGS.get(cell[0].glyph)
    return cell[0].glyph if known is not None and known.least == 1 else ""
