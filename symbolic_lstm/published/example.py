"""What a worked example holds, as read from its file."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from flint import fmpq

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.maths.program import Form
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.given_grids import Grid as Grid
from symbolic_lstm.numbers.rounding import Rounding
from symbolic_lstm.published.precision import Precision
from symbolic_lstm.published.written import Written
from symbolic_lstm.records import record

if TYPE_CHECKING:
    from symbolic_lstm.maths.loss import Loss

#: A number, a vector of them, or a matrix by rows.


class FilePlace(NamedTuple):
    """Where something stands in its file: 1-based, columns in code points."""

    line: int = 1
    column: int = 1


class Says(NamedTuple):
    """What the source prints: a figure, or words such as "close to 0".

    `percent` figures are kept as the share they mean; `target` is what words
    come close to.
    """

    text: str
    figure: Figure | None = None
    percent: bool = False
    target: fmpq | None = None


class Claim(NamedTuple):
    """One printed figure: what it is of, what the source says, and where.

    `rounding` is how this figure was made, where the claim says so.
    """

    of: str
    says: Says
    variant: str
    quantity: Quantity | None = None
    sentence: t.Sentence | None = None
    where: str = ""
    url: str = ""
    expect: str = ""
    because: str = ""
    place: FilePlace = FilePlace()
    rounding: Rounding | None = None


class Origin(NamedTuple):
    """Where some numbers come from, if not from the source itself."""

    of: tuple[str, ...]
    text: str
    url: str = ""


class Source(NamedTuple):
    """Who published the example, and where it was read."""

    author: str = ""
    title: str = ""
    url: str = ""
    read: str = ""


class Variant(NamedTuple):
    """The same example with some numbers changed; the first, unnamed one changes none.

    `origin` says where its own numbers are from, if not from the source;
    `notes` are the author's remarks on it; `precision` is what its numbers are, if not what the example's are.
    """

    name: str = ""
    title: str = ""
    numbers: Mapping[str, Grid] = MappingProxyType({})
    rounding: Rounding | None = None
    origin: str = ""
    notes: tuple[str, ...] = ()
    precision: Precision | None = None


class GivenLoss(NamedTuple):
    """A loss and its numbers: weights of a read-out by name, targets by name, and those step by step if `at` every.

    `window` cuts the backward pass into windows of so many steps; 0 cuts nowhere.
    """

    loss: Loss
    numbers: Mapping[str, Grid]
    window: int = 0


@record(frozen=True)
class Example:
    """A worked example: a cell with numbers, and what its source prints of it.

    `numbers` holds weights by name, the states before the first step and the
    inputs; an input is a sequence where there are several steps. `language` is
    the one a sheet is told in, `decimal` its decimal sign if not the language's,
    `precision` says what the source's numbers are: exact, or rounded themselves.
    `written` are the texts with a dollar in them, in their places; `native` is the
    language of its own words, where it is told in another.
    `steps` are how many there are where no input says it, 0 if nothing is said;
    `awaits` are inputs that are still to come, and `numbers` has none of them;
    `loss` is what its gradients are of, None where it says nothing.
    """

    id: str
    path: str
    title: str
    cell: Cell
    form: Form
    notation: str
    rounding: Rounding
    numbers: Mapping[str, Grid]
    source: Source
    origins: tuple[Origin, ...] = ()
    variants: tuple[Variant, ...] = (Variant(),)
    claims: tuple[Claim, ...] = ()
    language: str = "en"
    native: str = ""
    decimal: str = ""
    precision: Precision = Precision()
    written: tuple[Written, ...] = ()
    steps: int = 0
    awaits: tuple[str, ...] = ()
    loss: GivenLoss | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id!r}: {self.title!r}, {self.cell.name}, {len(self.claims)} claims>"

    def variant(self, name: str) -> Variant | None:
        """The variant of that name; '' is the example as it stands."""
        return {v.name: v for v in self.variants}.get(name) if isinstance(name, str) else None
