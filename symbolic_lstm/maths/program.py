"""Programs: a cell laid out over time.

Each `Let` is one sentence at one time, or one entry of it. Its body is the
cell's own sentence, shared by all times; `place` resolves a name in it to a
place of the trace (`h_prev` at time 3 is `h@2`). So a program of a thousand
steps holds six sentences, not six thousand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache, partial
from math import prod
from typing import Literal, TypeAlias, get_args

from symbolic_lstm.errors import CellError, UsageError, expected, shortened, whole_number
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell, Equation
from symbolic_lstm.maths.lets import Lets
from symbolic_lstm.maths.parts import Instance, with_parts
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.records import field, record

Form: TypeAlias = Literal["scalar", "vector"]

#: More steps than this are refused.
LONGEST = 10_000
#: A weight or a state of more entries than this is refused.
WIDEST = 300_000
#: More sentences than this, one for each entry at each step, are refused.
MOST = 1_000_000


class Let(NamedTuple):
    """One sentence to work: `equation` at `time`, for one `entry` of a vector.

    `parts` says where the named sub-sentences stand in `body`.
    """

    equation: Equation
    body: t.Sentence
    time: int
    entry: tuple[int, ...] = ()
    parts: tuple[tuple[str, t.Path], ...] = ()

    @property
    def key(self) -> str:
        """Its place in the trace, such as `h[0]@2`."""
        return Quantity(self.equation.name, self.entry, self.time).key


@record(frozen=True)
class Program:
    """A cell over `steps` time steps, in scalar form or at the given shapes."""

    cell: Cell
    form: Form
    steps: int
    lets: Sequence[Let]
    shapes: Mapping[str, forms.Shape]

    def __hash__(self) -> int:
        return hash((self.cell, self.form, self.steps))

    def __repr__(self) -> str:
        return f"<Program {self.cell.name!r}: {self.form}, {len(self.lets)} sentences over {self.steps} steps>"

    def place(self, name: str, time: int) -> str:
        """The place a name in a sentence at `time` speaks of.

        >>> from symbolic_lstm.cells import lstm
        >>> p = unroll(lstm, 3)
        >>> p.place("h_prev", 3), p.place("f", 3), p.place("W_f", 3)
        ('h@2', 'f@3', 'W_f')
        """
        base, shift = self._bases.get(name) or self._based(name)
        return base if shift is None else f"{base}@{time + shift}"

    def places(self, name: str, said: int | None, time: int) -> tuple[str, ...]:
        """The places of all entries of a name, with the step that is said of it or none, in a sentence at `time`."""
        if (keys := self._keys.get((name, said))) is None:
            keys = self._keys[name, said] = [Quantity(name, entry, said).key for entry in self.entries(name)]
        return tuple(self.place(key, time) for key in keys)

    @cached_property
    def _keys(self) -> dict[tuple[str, int | None], list[str]]:
        return {}

    def _based(self, name: str) -> tuple[str, int | None]:
        """The place of a name without its time, and how far behind the sentence's time that is; None for no time."""
        named = quantity(name)
        if named.time is None and named.name in self.cell.states:
            found: tuple[str, int | None] = Quantity(self.cell.states[named.name], named.entry).key, -1
        else:
            timed = named.time is None and named.name in {*self.cell.names, *self.cell.inputs}
            found = name, 0 if timed else None
        self._bases[name] = found
        return found

    @cached_property
    def _bases(self) -> dict[str, tuple[str, int | None]]:
        return {}

    @cached_property
    def by_key(self) -> Mapping[str, Let]:
        """Every sentence by its place in the trace."""
        return self.lets.by_key if isinstance(self.lets, Lets) else {let.key: let for let in self.lets}

    def entries(self, name: str) -> tuple[tuple[int, ...], ...]:
        """The indices of a name's entries; `((),)` for a scalar."""
        return indices(self.shapes.get(name, ()))

    @cached_property
    def timeless(self) -> frozenset[str]:
        """The names it works that belong to no step; a forward pass has none."""
        return frozenset()

    def gradient(self, asked: Quantity) -> Quantity | None:
        """Where a gradient stands; None for all that is none, as everything of a forward pass is."""
        return None


def indices(shape: forms.Shape) -> tuple[tuple[int, ...], ...]:
    """Every index of a shape in reading order; `((),)` for a scalar."""
    found: tuple[tuple[int, ...], ...] = ((),)
    for length in shape:
        found = tuple((*index, k) for index in found for k in range(length))
    return found


def unroll(cell: Cell, steps: int = 1, form: Form = "scalar", *, hidden: int = 1, inputs: int = 1) -> Program:
    """Lay a cell out over time; times count from 1, states before the first step are at time 0.

    `hidden` and `inputs` are the sizes of the vector form. Raises `CellError`
    for no step, or more than 10,000, and for sizes too large to work, `UsageError` for what is no cell, number or form.
    """
    expected(cell, Cell, "what is unrolled is a cell, as in `symbolic_lstm.cells`")
    expected(form, str, "a form is 'scalar' or 'vector'")
    if form not in get_args(Form):
        raise UsageError(f"a form is 'scalar' or 'vector', not {shortened(form)!r}")
    steps, hidden, inputs = (
        whole_number(value, f"{what} are a whole number")
        for what, value in (("steps", steps), ("hidden units", hidden), ("inputs", inputs))
    )
    small = steps * hidden * (hidden + inputs) <= SMALL
    return (_small if small else _large)(cell, steps, form, hidden, inputs)


def _unrolled(cell: Cell, steps: int, form: Form, hidden: int, inputs: int) -> Program:
    if not 1 <= steps <= LONGEST:
        raise CellError(f"a sequence has 1 to {LONGEST} steps, not {steps}")
    if form == "scalar":
        shapes: Mapping[str, forms.Shape] = {n: (k,) for e in cell for n, k in forms.matrix_blocks(e.body).items()}
        loop = [_scalar(e) for e in cell]
    else:
        shapes = cell.shapes(hidden, inputs)
        if (most := max(map(prod, shapes.values()))) > WIDEST:
            raise CellError(f"a weight or a state has at most {WIDEST} entries, not {most}")
        if (sentences := steps * sum(prod(shapes[name]) for name in cell.names)) > MOST:
            raise CellError(f"at most {MOST} sentences are laid out, an entry and a step each, not {sentences}")
        return Program(
            cell, form, steps, Lets({e.name: shapes[e.name] for e in cell}, steps, _Loop(cell, shapes)), shapes
        )
    lets = tuple(let._replace(time=time) for time in range(1, steps + 1) for let in loop)
    return Program(cell, form, steps, lets, shapes)


#: A program of at most so many products in each sentence is kept for the next who asks; of larger ones, a few.
SMALL = 256
_small, _large = lru_cache(maxsize=128)(_unrolled), lru_cache(maxsize=8)(_unrolled)


@lru_cache(maxsize=1024)
def _scalar(equation: Equation) -> Let:
    """A sentence of one unit, the same object however often and for how many steps its cell is laid out."""
    shapes = {name: (count,) for name, count in forms.matrix_blocks(equation.body).items()}
    return _let(equation, (), lambda term, _: forms.scalar(term), shapes)


@record(frozen=True)
class _Loop:
    """The sentences of one step in vector form, an entry each, laid out when they are first asked for."""

    cell: Cell
    shapes: Mapping[str, forms.Shape]
    made: dict[tuple[str, tuple[int, ...]], Let] = field(default_factory=dict, compare=False, repr=False)

    def __call__(self, name: str, entry: tuple[int, ...], time: int) -> Let:
        if (name, entry) not in self.made:
            self.made[name, entry] = _let(self.cell[name], entry, partial(_entry, entry), self.shapes)
        return self.made[name, entry]._replace(time=time)


def _entry(index: tuple[int, ...], term: t.Sentence, shapes: forms.Shapes) -> t.Sentence:
    return forms.entry(term, index, shapes)


def _let(equation: Equation, index: tuple[int, ...], worked: Instance, shapes: forms.Shapes) -> Let:
    body, parts = with_parts(equation.body, equation.parts, worked, shapes)
    return Let(equation, body, 1, index, parts)
