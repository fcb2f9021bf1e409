"""Arrange: a cell's sentences in the order in which an author writes them.

Only the order of terms and factors changes, never what is said. Differences that
change the mathematics (a second bias) are another cell: a notation that needs
one says which, and numbers are converted; otherwise it is refused with the
reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeVar

from symbolic_lstm.errors import UsageError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.notation.notation import Notation, WeightKind
from symbolic_lstm.records import replace

N = TypeVar("N")


def _with_one_bias(name: str, notation: Notation) -> str:
    """What makes a cell with two biases one that the notation writes; '' for every other."""
    plain = name.removesuffix("-two-biases")
    if plain == name or plain not in (*notation.converts, *notation.cells):
        return ""
    return f"; `import --cell {plain}` adds its two biases up"


@lru_cache(maxsize=256)
def arranged(cell: Cell, notation: Notation) -> Cell:
    """The cell with its sums and products in the notation's order; `[h; x]` is left to the formula line.

    >>> from symbolic_lstm.cells import lstm
    >>> from symbolic_lstm.notation.keras import keras
    >>> arranged(lstm, keras)["f"].body
    sigmoid(W_f @ x + U_f @ h_prev + b_f)

    Raises `UsageError` with the reason where the notation cannot say the cell.
    """
    if notation.cells and cell.name not in notation.cells:
        known = ", ".join((*notation.converts, *notation.cells))
        raise UsageError(
            f"the notation {notation.name!r} does not write the cell {cell.name!r}; it writes {known} "
            f"({cell.name} is: {cell.title}){_with_one_bias(cell.name, notation)}"
        )
    if not notation.order and not notation.rows:
        return cell
    equations = tuple(replace(e, body=_ordered(e.body, cell, notation)) for e in cell)
    return replace(cell, equations=equations)


def converted(
    cell: Cell, numbers: Mapping[str, N], notation: Notation, cells: Callable[[str], Cell], zero: Callable[[N], N]
) -> tuple[Cell, dict[str, N]]:
    """The cell a notation says in place of this one, and its numbers: the second biases it has more are 0.

    `zero` makes the number like another that is 0.
    """
    if cell.name not in notation.converts:
        return cell, dict(numbers)
    other = cells(notation.converts[cell.name])
    more = {name: zero(numbers[f"b_{name.partition('_')[2]}"]) for name in other.parameters if name not in numbers}
    return other, {**more, **numbers}


def stacked(term: t.Sentence) -> t.Sentence:
    """The sentence with `U @ h + W @ x` as one matrix on `[h; x]`.

    >>> from symbolic_lstm.maths.reader import read
    >>> stacked(read("sigmoid(U_f @ h_prev + W_f @ x + b_f)"))
    sigmoid(W_f @ [h_prev; x] + b_f)
    """
    if not term.args:
        return term
    parts = tuple(map(stacked, term.args))
    if isinstance(term, t.Plus) and isinstance(parts[0], t.Apply) and isinstance(parts[1], t.Apply):
        (u, h), (w, x) = parts[0].args, parts[1].args
        if isinstance(u, t.Symbol) and isinstance(w, t.Symbol) and w.name == "W" + u.name[1:]:
            one = t.Apply(w, t.Concat(h, x))
            return t.Plus(one, *parts[2:]) if len(parts) > 2 else one
    return t.rebuilt(term, parts)


def _ordered(term: t.Sentence, cell: Cell, notation: Notation) -> t.Sentence:
    if not term.args:
        return term
    parts = [_ordered(a, cell, notation) for a in term.args]
    if isinstance(term, t.Plus) and notation.order:
        kinds = [_kind(part, cell) for part in parts]
        if all(kind is not None for kind in kinds):
            rank = {kind: place for place, kind in enumerate(notation.order)}
            parts = [p for _, p in sorted(zip(kinds, parts, strict=True), key=lambda kp: rank.get(kp[0] or "bias", 9))]
    return t.rebuilt(term, parts)


def _kind(term: t.Sentence, cell: Cell) -> WeightKind | None:
    """What a term of a sum is; biases follow their products where a notation does not order them."""
    names = t.names(term)
    if any(name in cell.inputs for name in names):
        return "input"
    if any(name in cell.states or name in cell.names for name in names):
        return "recurrent"
    return "bias" if len(names) == 1 and names[0] in cell.parameters else None
