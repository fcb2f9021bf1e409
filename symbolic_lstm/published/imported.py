"""An example of a model's weights: its TOML, and beside it an archive of what is too much to be typed."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from flint import fmpq

from symbolic_lstm.cells import CELLS
from symbolic_lstm.errors import FigureError, WeightsError, shortened
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.maths.program import WIDEST
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.budget import MOST_IN_ALL
from symbolic_lstm.numbers.figure import Figure, exactly, figure
from symbolic_lstm.published.example import Grid
from symbolic_lstm.published.given import given as figures_of
from symbolic_lstm.published.setting import shape
from symbolic_lstm.weights.fit import Fitted, fitted
from symbolic_lstm.weights.layer import Layer

_NOTHING: Mapping[str, Grid] = {}
#: Up to so many numbers stand in the TOML itself, where they can be read and changed.
TYPED = 300


class Imported(NamedTuple):
    """A TOML text, and the bytes of the archive it names, if it names one."""

    toml: str
    arrays: bytes | None


def layer_figures(layer: Layer, cell: Cell) -> dict[str, Grid]:
    """The figures of each parameter of a cell, in a layer; raises `WeightsError` where they do not fit or are many."""
    if (count := sum(array.size for array in layer.numbers.values())) > MOST_IN_ALL:
        raise WeightsError(f"the layer has {count} numbers; layers of up to {MOST_IN_ALL} are worked")
    widest = max(layer.numbers, key=lambda name: layer.numbers[name].size)
    if (size := layer.numbers[widest].size) > WIDEST:
        raise WeightsError(f"{widest} of the layer has {size} entries; at most {WIDEST} of a matrix are worked")
    return {it.name: _sum(it, layer, cell) for it in fitted(layer, cell.name, cell.parameters, CELLS)}


def kind_of(layer: Layer) -> str:
    """What machine numbers a layer's are; 'exact' for whole ones."""
    kinds = {str(array.dtype) for array in layer.numbers.values()}
    return next((kind for kind in ("float32", "float64") if kind in kinds), "exact")


def units_of(numbers: Mapping[str, Grid], cell: Cell) -> int:
    """How many units a layer has."""
    return next(len(numbers[n]) for n in cell.parameters if cell.sizes[n][:1] == ("n",))  # type: ignore[arg-type]  # n rows, not a number


def imported(
    layer: Layer, cell: Cell, model: str, toml: str, archive: str, notation: str,
    known: Mapping[str, Grid] = _NOTHING, claims: Sequence[tuple[str, str]] = (),
) -> Imported:  # fmt: skip
    """The example of a layer in the file `model`, with zero states and no input yet.

    `known` are inputs and states that are known after all, `claims` what a source prints of which quantity;
    `toml` is the name of its own file, `archive` the name its arrays get, where there are many.

    Raises `WeightsError` where cell and layer do not fit.
    """
    numbers = layer_figures(layer, cell)
    units = units_of(numbers, cell)
    inputs = next((shape(numbers[n])[1] for n in cell.parameters if cell.sizes[n] == ("n", "m")), 1)
    none = not layer.bias and all(n.startswith(("b_", "bh_")) for n in cell.parameters if n not in layer.numbers)
    zero = {n for n in numbers if none and n.startswith(("b_", "bh_"))}
    count = sum(_count(grid) for n, grid in numbers.items() if n not in zero)
    held = {} if count <= TYPED else _held(layer, cell, zero)
    packed = _npz(held) if held else None
    typed = {n: grid for n, grid in numbers.items() if n not in held and n not in zero}
    told = _plain(f"The layer {layer.name} of {model}" if layer.name else f"The layer of {model}")
    many = "1 unit" if units == 1 else f"{units} units"
    lines = [
        f"# {_plain(model)}, as {layer.framework} holds it: {many}, {inputs} input{'s' * (inputs != 1)}. Work it with",
        f'#   symbolic-lstm sheet {_plain(toml)} --set "x={_step(inputs)}"',
        "schema = 1",
        f"title = {_text(told)}",
        f"cell = {_text(cell.name)}",
        'form = "vector"',
        f"notation = {_text(notation)}",
    ]
    if (kind := kind_of(layer)) != "exact":
        lines.append(f"precision = {_text(kind)}")
    if zero:
        lines.append("bias = false")
    if awaited := tuple(name for name in cell.inputs if name not in known):
        comes = f'no input yet: --set "{awaited[0]}=…", or {awaited[0]} = … under [given] in place of this line'
        lines.append(f"awaits = {_listed(awaited)}   # {comes}")
    if claims:
        where = f"where = {_text(layer.framework)}"
        lines += ["", "claims = [", *(f"  {{ of = {_text(of)}, says = {said}, {where} }}," for of, said in claims), "]"]
    if packed is not None:
        digest = hashlib.sha256(packed).hexdigest()
        lines += ["", "[arrays]", f"file = {_text(archive)}", f"sha256 = {_text(digest)}"]
    if typed:
        lines += ["", "[weights]", *(f"{n} = {_numbers(grid)}" for n, grid in typed.items())]
    given = {**{state: (figure("0"),) * units for state in cell.states}, **known}
    lines += ["", "[given]", *(f"{name} = {_numbers(grid)}" for name, grid in given.items())]
    return Imported("\n".join(lines) + "\n", packed)


def _sum(it: Fitted, layer: Layer, cell: Cell) -> Grid:
    grids = [figures_of(part) for part in it.parts]
    if not grids:
        rows = next(len(a) for n, a in layer.numbers.items() if n in cell.parameters and cell.sizes[n][:1] == ("n",))
        return figures_of([0] * rows)
    try:
        return grids[0] if len(grids) == 1 else _added(grids[0], grids[1])
    except FigureError as fault:
        raise WeightsError(f"{it.name}: {fault}") from None


def _added(a: Grid, b: Grid) -> Grid:
    if isinstance(a, Figure) and isinstance(b, Figure):
        made = exactly(fmpq(a.value) + b.value, max(a.places, b.places, 0), 2_000)
        if made is None:
            raise FigureError("the sum of two biases has too many digits")
        return made
    assert isinstance(a, tuple) and isinstance(b, tuple)
    return tuple(_added(x, y) for x, y in zip(a, b, strict=True))


def _held(layer: Layer, cell: Cell, zero: set[str]) -> dict[str, Any]:
    """The arrays that an archive gives back figure by figure; sums of biases that none holds stay in the TOML."""
    return {
        it.name: it.parts[0]
        for it in fitted(layer, cell.name, cell.parameters, CELLS)
        if len(it.parts) == 1 and it.name not in zero
    }


def _npz(arrays: Mapping[str, Any]) -> bytes:
    """The arrays as NumPy's archive; the same arrays give the same bytes."""
    import numpy as np

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            data = io.BytesIO()
            np.lib.format.write_array(data, np.ascontiguousarray(array), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), data.getvalue(), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _count(grid: Grid) -> int:
    return 1 if isinstance(grid, Figure) else sum(map(_count, grid))


def _numbers(grid: Grid) -> str:
    """A number, a list, or a matrix with a row on each line."""
    if isinstance(grid, Figure):
        return grid.text
    rows = [_numbers(row) for row in grid]
    if isinstance(grid[0], tuple):
        return "[\n" + "".join(f"  {row},\n" for row in rows) + "]"
    return f"[{', '.join(rows)}]"


def _step(inputs: int) -> str:
    return "[" + ", ".join(("1", "0.5", "-1")[: min(inputs, 3)]) + (", …]" if inputs > 3 else "]")


def _listed(names: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_text, names))}]"


def _plain(text: str) -> str:
    """A name for a title: no dollar would set it as mathematics, nothing in it ends a line."""
    return shortened(text, 200).replace("$", "")


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
