"""Own names: an author may call a quantity what a gradient is called; then it goes by another name in the pass back.

`d_o` is the gradient of o, `delta_f` that of a pre-activation, `c_next` is c in the step after. A cell whose own names
look like these is derived with an underscore before each of them, and `Cell.originals` says what the author
wrote: readers never see the other name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from symbolic_lstm.errors import CellError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell, Equation
from symbolic_lstm.maths.loss import Loss
from symbolic_lstm.maths.quantity import quantity
from symbolic_lstm.records import replace

#: What the names of a backward pass begin with: gradients, what an update remembers, sizes.
_KINDS = ("d_", "delta_", "new_", "velocity_", "mean_", "square_", "norm_", "direct_", "total_")


def own_names(cell: Cell) -> tuple[str, ...]:
    """Every name of a cell: of quantities, states before the step, inputs and parameters."""
    return tuple(dict.fromkeys((*cell.names, *cell.states, *cell.inputs, *cell.parameters)))


def aside(cell: Cell) -> Mapping[str, str]:
    """What each name of a cell that a backward pass needs goes by instead; empty for most cells.

    >>> from symbolic_lstm.maths.cell import cell
    >>> dict(aside(cell("own", "own names", "d_o = U @ h_prev\\no = tanh(d_o)\\nh = o * o")))
    {'d_o': '_d_o'}
    """
    names = own_names(cell)
    taken = {*names}
    found: dict[str, str] = {}
    for name in names:
        if not _taken(name, taken):
            continue
        other = f"_{name}_" if name.endswith("_next") else f"_{name}"
        while other in taken:
            other = f"_{other}"
        taken.add(other)
        found[name] = other
    return found


def _taken(name: str, names: Collection[str]) -> bool:
    """Whether a name is one that a backward pass gives to something of these names."""
    kind, _, of = name.partition("_")
    first, _, count = of.rpartition("_")  # delta_f_2 is of the second function in the sentence of f
    counted = count.isdecimal() and first in names
    return name.endswith("_next") or (f"{kind}_" in _KINDS and (of in names or counted))


def with_free_names(cell: Cell) -> Cell:
    """The cell with the names of a backward pass free; the cell itself where they are.

    >>> from symbolic_lstm.maths.cell import cell
    >>> made = with_free_names(cell("own", "own names", "d_o = U @ h_prev\\no = tanh(d_o)\\nh = o * o"))
    >>> made.names, made.original("_d_o")
    (('_d_o', 'o', 'h'), 'd_o')
    """
    other = aside(cell)
    if not other:
        return cell

    def said(equation: Equation) -> Equation:
        parts = {part: _said(body, other) for part, body in equation.parts.items()}
        name = other.get(equation.name, equation.name)
        return replace(equation, name=name, body=_said(equation.body, other), parts=parts)

    return replace(
        cell,
        equations=tuple(map(said, cell.equations)),
        states={other.get(before, before): other.get(after, after) for before, after in cell.states.items()},
        inputs=tuple(other.get(name, name) for name in cell.inputs),
        sizes={other.get(name, name): size for name, size in cell.sizes.items()},
        originals={to: name for name, to in other.items()},
    )


def with_names_of(cell: Cell, loss: Loss) -> Loss:
    """A loss of the author's sentences over a cell with free names."""
    other = {name: to for to, name in cell.originals.items()}
    if not other:
        return loss
    equations = tuple(replace(e, body=_said(e.body, other)) for e in loss.equations)
    return replace(loss, equations=equations)


def check_free(cell: Cell, loss: Loss, wanted: Iterable[str]) -> None:
    """Raises `CellError` where a cell or its loss has one of the names of gradients that are wanted."""
    taken = {*own_names(cell), *loss.shapes}
    for name in wanted:
        if name in taken:
            raise CellError(f"{name!r} is the name of a gradient, but the {cell.name} cell has a {name!r} of its own")
    for name in taken:
        if name.endswith("_next"):
            raise CellError(f"{name!r} would be {name.removesuffix('_next')!r} in the step after; rename it")


def _said(term: t.Sentence, other: Mapping[str, str]) -> t.Sentence:
    if isinstance(term, t.Symbol):
        asked = quantity(term.name)
        return t.Symbol(replace(asked, name=other[asked.name]).key) if asked.name in other else term
    return t.rebuilt(term, [_said(part, other) for part in term.args]) if term.args else term
