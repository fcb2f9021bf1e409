"""An example from Python: what its TOML file would say, in dicts, numbers and arrays."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NoReturn, TypeAlias

from symbolic_lstm.cells import CELLS
from symbolic_lstm.errors import ArgumentError, FigureError
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.published.example import Example, Grid
from symbolic_lstm.published.given import Given
from symbolic_lstm.published.given import given as figures
from symbolic_lstm.published.spec import ExampleReading
from symbolic_lstm.published.toml import TomlNode, TomlNumber, TomlValue
from symbolic_lstm.records import record

#: A table of a file, as a dict.
TomlTable: TypeAlias = Mapping[str, Any]


def example(
    cell: str | Cell | TomlTable,
    *,
    weights: Mapping[str, Given] | Sequence[Any] | str | os.PathLike[str] | None = None,
    layer: str | None = None,
    given: Mapping[str, Given] | None = None,
    title: str = "A worked example",
    form: Literal["scalar", "vector"] | None = None,
    notation: str | None = None,
    language: str | None = None,
    decimal: str | None = None,
    steps: int | None = None,
    bias: bool | None = None,
    layout: Literal["columns", "rows"] | None = None,
    batch: bool | None = None,
    joined: Literal["[h, x]", "[x, h]"] | None = None,
    rounding: TomlTable | None = None,
    precision: str | TomlTable | None = None,
    source: TomlTable | None = None,
    notes: str | Sequence[str] | None = None,
    origins: Sequence[TomlTable] | None = None,
    variants: Mapping[str, TomlTable] | None = None,
    claims: Sequence[TomlTable] | None = None,
) -> Example:
    """A worked example, its keywords the keys of the TOML file that would say the same.

    Numbers are text (2.70 stays 2.70), ints, floats (their shortest repr),
    Decimals, Fractions, NumPy arrays or nested lists. `cell` is a name
    (`list(symbolic_lstm.cells)`), a cell, or a dict with its sentences. The form is "vector"
    where a weight or a state is a list, if nothing is said.

    >>> made = example(cell="rnn", weights={"U_h": 0.5, "W_h": "0.30", "b_h": 0}, given={"x": 1, "h_prev": [0, 1][0]})
    >>> made.form, made.numbers["W_h"].text
    ('scalar', '0.30')

    `weights` may also be what a model holds: a `state_dict` of PyTorch, `get_weights()` of a layer of Keras, the
    parameters of Flax, or the path of a file (.npz, .safetensors, .keras, .h5, .onnx). `layer` names the one that is
    meant; states that are not given are zero, and an input may come later, as a change of `sheet`.

    Raises `ArgumentError`, which names the keyword and the key in it.
    """
    from symbolic_lstm.published.from_model import from_model

    awaits: tuple[str, ...] = ()
    if (model := from_model(cell, weights, layer)) is not None:
        own = cell if isinstance(cell, Cell) else CELLS[str(cell)]
        weights, given = model.weights, {**model.states, **(given or {})}
        awaits = tuple(name for name in own.inputs if name not in given)
        form, precision = form or "vector", precision or model.precision
    named = [*_items(weights), *((k, v) for k, v in _items(given) if str(k).endswith("_prev"))]
    told = {
        "schema": 1,
        "title": title,
        "cell": "" if isinstance(cell, Cell) else cell,
        "form": form if form is not None else ("vector" if any(_is_list(v) for _, v in named) else "scalar"),
        "notation": notation,
        "language": language,
        "decimal": decimal,
        "steps": steps,
        "rounding": rounding,
        "precision": precision,
        "bias": bias,
        "layout": layout,
        "batch": batch,
        "joined": joined,
        "awaits": awaits or None,
        "source": source,
        "notes": notes,
        "origins": origins,
        "weights": weights,
        "given": given,
        "variants": variants,
        "claims": claims,
    }
    root = _node({key: value for key, value in told.items() if value is not None}, "")
    return _FromPython(cell if isinstance(cell, Cell) else None).worked(root, "example")


@record(frozen=True, slots=True)
class _Spot(TomlNode):
    """A value, and the way to it from the call: `weights.U_h[0]`."""

    way: str


class _FromPython(ExampleReading):
    """Reads what a file would say; errors name the way to what is wrong."""

    def __init__(self, own: Cell | None) -> None:
        super().__init__("<example>", "", Path())
        self.own = own

    def fail(self, reason: str, node: TomlNode, *, key: bool = False) -> NoReturn:
        raise ArgumentError(reason, node.way if isinstance(node, _Spot) else "")

    def cell(self, node: TomlNode, given: TomlNode | None) -> Cell:
        return super().cell(node, given) if self.own is None else self.own


def _items(table: Any) -> list[tuple[Any, Any]]:
    return list(table.items()) if isinstance(table, Mapping) else []  # what is no table is refused when it is read


def _is_list(value: Given) -> bool:
    return bool(getattr(value, "shape", ())) or (isinstance(value, (list, tuple)) and bool(value))


def _node(value: Any, way: str) -> TomlNode:
    """A value as a file would hold it."""
    if isinstance(value, Mapping):
        told = {str(key): _node(inner, f"{way}.{key}" if way else str(key)) for key, inner in value.items()}
        return _spot(told, "", way)
    if isinstance(value, str):
        return _spot(str(value), json.dumps(value, ensure_ascii=False), way)
    if isinstance(value, bool):
        return _spot(value, str(value).lower(), way)
    if isinstance(value, (list, tuple)):
        return _spot([_node(inner, f"{way}[{k}]") for k, inner in enumerate(value)], "", way)
    if isinstance(value, Figure):
        return _grid(value, way)
    try:
        return _grid(figures(value), way)
    except FigureError as fault:
        raise ArgumentError(str(fault), way) from None


def _grid(grid: Grid, way: str) -> TomlNode:
    if isinstance(grid, Figure):
        return _spot(TomlNumber(grid.text), grid.text, way)
    return _spot([_grid(inner, f"{way}[{k}]") for k, inner in enumerate(grid)], "", way)


def _spot(value: TomlValue, text: str, way: str) -> TomlNode:
    return _Spot(value, 1, 1, 1, 1, text, way)
