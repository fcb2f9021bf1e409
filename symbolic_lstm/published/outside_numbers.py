"""Numbers that no table of an example holds: in a file of arrays beside it, zero by a word, or still to come.

[arrays]                        # weights too many to be typed, by the names of the cell
file = "mine.weights.npz"
sha256 = "…"

bias = false                    # every bias is zero
layout = "rows"                 # matrices are written for rows before them, x W; columns, W x, if nothing is said
joined = "[h, x]"               # one matrix on both, the state first; U is part of W
awaits = ["x"]                  # no input yet; it comes with --set
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from math import prod
from pathlib import Path

from symbolic_lstm.errors import WeightsError, did_you_mean, shortened
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.numbers.budget import MOST_IN_ALL
from symbolic_lstm.numbers.figure import Figure, figure
from symbolic_lstm.published.example import Example, Grid
from symbolic_lstm.published.given import given
from symbolic_lstm.published.reading import Reading
from symbolic_lstm.published.stacked_weights import joined_matrices, split
from symbolic_lstm.published.toml import TomlNode
from symbolic_lstm.records import field, record

LAYOUTS = ("columns", "rows")
#: Who is told of how many numbers a file of arrays holds, before they are made into figures.
READING: ContextVar[Callable[[str, int], None] | None] = ContextVar("READING", default=None)


@record(frozen=True)
class Outside:
    """What stands outside the tables: `held` in the file of arrays, `zero` biases, `awaited` inputs.

    `joined` are the two matrices that each joined one of the tables stands for.
    """

    held: Mapping[str, Grid] = field(default_factory=dict)
    zero: frozenset[str] = frozenset()
    awaited: tuple[str, ...] = ()
    joined: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether no table need hold a name."""
        inside = name not in self.joined and any(name in both for both in self.joined.values())
        return inside or name in self.held or name in self.zero or name in self.awaited

    def split(self, numbers: Mapping[str, Grid]) -> dict[str, Grid]:
        """The numbers with each joined matrix as two."""
        return split(numbers, self.joined)

    def completed(self, numbers: Mapping[str, Grid], cell: Cell) -> dict[str, Grid]:
        """The numbers of the tables and those outside of them, but for what is awaited."""
        found = self.split({**self.held, **numbers})
        found |= {name: _zeros(name, cell, found) for name in self.zero}
        return {name: found[name] for name in (*cell.parameters, *cell.inputs, *cell.states) if name in found}


def outside(reading: Reading, top: Mapping[str, TomlNode], cell: Cell, folder: Path) -> Outside:
    """What the file says of numbers that stand in no table of it; fails at the place of what is wrong."""
    typed = {**reading.table(top.get("weights"), "weights"), **reading.table(top.get("given"), "given")}
    held = dict(_held(reading, top["arrays"], cell, folder, typed)) if "arrays" in top else {}
    zero: frozenset[str] = frozenset()
    if "bias" in top:
        if not isinstance(top["bias"].value, bool):
            reading.fail("bias = false says that every bias is zero", top["bias"])
        zero = frozenset() if top["bias"].value else frozenset(biases(cell))
        if both := sorted(zero & {*held, *typed}):
            reading.fail(f"bias = false, and yet {both[0]} is given; leave one of them out", top["bias"], key=True)
    awaited = tuple(map(reading.text, reading.texts(top.get("awaits"))))
    for name, node in zip(awaited, reading.texts(top.get("awaits")), strict=True):
        if name not in cell.inputs:
            reading.fail(f"{shortened(name)!r} is no input of the cell{did_you_mean(name, cell.inputs)}", node)
        if name in {*held, *typed}:
            reading.fail(f"{name} is awaited, and yet it is given; leave one of them out", node)
    return Outside(held, zero, awaited, joined_matrices(reading, top.get("joined"), cell))


def stand_ins(example: Example, numbers: Mapping[str, Grid]) -> Mapping[str, Grid]:
    """The numbers with a step of zeros for each input that is awaited, so that all shapes can be checked."""
    many = next((len(row) for row in (_row(numbers[n]) for n in numbers if "m" in example.cell.sizes[n][1:]) if row), 1)
    step: Grid = figure("0") if example.form == "scalar" else (figure("0"),) * many
    return {**dict.fromkeys(example.awaits, step), **numbers}


def _row(grid: Grid) -> tuple[Grid, ...]:
    """The first row of a matrix."""
    first = grid[0] if isinstance(grid, tuple) else grid
    return first if isinstance(first, tuple) else ()


def biases(cell: Cell) -> tuple[str, ...]:
    """The parameters that are only ever added as they are, one for each unit.

    >>> from symbolic_lstm.cells import gru_after, peephole
    >>> biases(gru_after), biases(peephole)
    (('b_z', 'b_r', 'bh_n', 'b_n'), ('b_f', 'b_i', 'b_g', 'b_o'))
    """
    mentions = [mention for equation in cell for mention in _mentions(equation.body, added=False)]
    other = {name for name, added in mentions if not added}
    return tuple(name for name in cell.parameters if name not in other and len(cell.sizes[name]) == 1)


def _mentions(term: t.Sentence, *, added: bool) -> Iterator[tuple[str, bool]]:
    """Every name of a sentence, and whether it is a summand where it stands."""
    if isinstance(term, t.Symbol):
        yield term.name, added
    for part in getattr(term, "args", ()):
        yield from _mentions(part, added=isinstance(term, t.Plus))


def turned(grid: Grid) -> Grid:
    """A matrix with its rows as columns; anything else as it is."""
    if isinstance(grid, Figure) or not all(isinstance(row, tuple) for row in grid):
        return grid
    rows = [row for row in grid if isinstance(row, tuple)]
    return tuple(zip(*rows, strict=True)) if len({len(row) for row in rows}) == 1 else grid


def _zeros(name: str, cell: Cell, numbers: Mapping[str, Grid]) -> Grid:
    """As many zeros as there are units, by the rows of a matrix or the length of a state."""
    for other in (*cell.states, *cell.parameters):
        grid = numbers.get(other)
        if grid is not None and cell.sizes[other][:1] == ("n",):
            return figure("0") if isinstance(grid, Figure) else (figure("0"),) * len(grid)
    return figure("0")


def _held(
    reading: Reading, node: TomlNode, cell: Cell, folder: Path, typed: Mapping[str, TomlNode]
) -> Iterator[tuple[str, Grid]]:
    told = reading.table(node, "arrays", '{ file = "mine.weights.npz", sha256 = "…" }')
    reading.known(told, ("file", "sha256"), "[arrays]")
    for needed in ("file", "sha256"):
        if needed not in told:
            reading.fail(f"[arrays] has no {needed!r}", node, key=True)
    name = reading.text(told["file"])
    if name != Path(name).name or "\\" in name or not name.endswith(".npz"):
        reading.fail(f"{shortened(name)!r} is no file beside the example; name an .npz without a folder", told["file"])
    from symbolic_lstm.weights.archives import arrays as read
    from symbolic_lstm.weights.values import array_of

    try:
        if not (folder / name).exists():
            reading.fail(f"there is no {name} beside this file; the two belong together", told["file"])
        arrays = read(folder / name)
        known = (*cell.parameters, *cell.states, *cell.inputs)
        for key in arrays:
            if key not in known:
                reading.fail(f"{name} holds {shortened(key)!r}{did_you_mean(key, known)}", told["file"])
        if (count := sum(prod(array.shape) for array in arrays.values())) > MOST_IN_ALL:  # before any is read
            reading.fail(f"{name} holds {count} numbers; at most {MOST_IN_ALL} are worked", told["file"])
        if told_of := READING.get():
            told_of(name, count)
        digest = _digest(folder / name)
        if digest != reading.text(told["sha256"]).lower():
            changed = f"{name} is not the file that was meant: its SHA-256 is {digest}"
            reading.fail(f"{changed}; write that here if the change is right", told["sha256"])
        for key, value in arrays.items():
            if key in typed:
                reading.fail(f"{key} stands in {name}, too; leave one of them out", typed[key], key=True)
            yield key, given(array_of(key, value))
    except WeightsError as fault:
        reading.fail(str(fault), told["file"])


def _digest(path: Path) -> str:
    """The SHA-256 of a file; raises `WeightsError` where it cannot be read or is too large."""
    import hashlib

    from symbolic_lstm.weights.archives import MOST_BYTES

    try:
        if path.stat().st_size > MOST_BYTES:
            raise WeightsError(f"{path.name} has more than {MOST_BYTES // 1_000_000} MB")
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as fault:
        raise WeightsError(f"{path.name} cannot be read ({fault.strerror})") from None
