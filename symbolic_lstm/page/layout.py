"""Layouts: how an equation is set, before any format is chosen.

A small closed tree made only by `typeset`. Glyphs are characters; how a format
spells them is the writer's business.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Num:
    """One unsigned number with its printed digits; `Num("6.27", -6)` is 6.27×10⁻⁶."""

    digits: str
    exponent: int | None = None


@dataclass(frozen=True, slots=True)
class Ident:
    """A name of one glyph or word: `f`, `σ`, `tanh`. `upright` and `bold` say how it is cut."""

    glyph: str
    upright: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Op:
    """A sign between operands (`+ − × ⊙ · = ≈`), or before one (`prefix`).

    `Op("")` stands between a matrix and its vector: nothing is printed.
    """

    glyph: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Items side by side."""

    items: tuple[Layout, ...]


@dataclass(frozen=True, slots=True)
class Sub:
    """A base with a subscript."""

    base: Layout
    script: Layout


@dataclass(frozen=True, slots=True)
class Sup:
    """A base with a superscript."""

    base: Layout
    script: Layout


@dataclass(frozen=True, slots=True)
class Frac:
    """A fraction."""

    top: Layout
    bottom: Layout


@dataclass(frozen=True, slots=True)
class Radical:
    """A square root."""

    inner: Layout


@dataclass(frozen=True, slots=True)
class Fence:
    """Something in brackets: round, square or between bars."""

    inner: Layout
    kind: Literal["round", "square", "bars"] = "round"


@dataclass(frozen=True, slots=True)
class Call:
    """A function applied to its arguments: `σ(z)`, `max(a, b)`."""

    function: Ident
    arguments: tuple[Layout, ...]


@dataclass(frozen=True, slots=True)
class Over:
    """A base under an accent."""

    base: Layout
    accent: Literal["tilde", "hat", "bar"]


@dataclass(frozen=True, slots=True)
class Under:
    """A base with a remark underneath, as shapes are written."""

    base: Layout
    remark: Layout


@dataclass(frozen=True, slots=True)
class Array:
    """A matrix or column vector in square brackets, row by row."""

    rows: tuple[tuple[Layout, ...], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Words inside an equation."""

    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A part that can be pointed at by its name."""

    name: str
    inner: Layout


class Mould:
    """A setting with stand-ins where figures go, shared by all figures of the same signs.

    `pieces` is where each writer keeps what it made of it.
    """

    __slots__ = ("layout", "pieces", "standins")

    def __init__(self, layout: Layout, standins: tuple[str, ...]) -> None:
        self.layout, self.standins = layout, standins
        self.pieces: dict[str, tuple[str, tuple[int, ...]] | None] = {}


class Poured:
    """A mould filled with digits: it is what `solid` is, and quicker to write."""

    __slots__ = ("_make", "_solid", "digits", "mould")

    def __init__(self, mould: Mould, digits: tuple[str, ...], make: Callable[[], Layout]) -> None:
        self.mould, self.digits, self._make = mould, digits, make
        self._solid: Layout | None = None

    @property
    def solid(self) -> Layout:
        """The layout itself, with its figures in it."""
        if self._solid is None:
            self._solid = self._make()
        return self._solid

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Poured):
            if self.mould is other.mould:
                return self.digits == other.digits
            if self.digits and other.digits and self.digits != other.digits:
                return False
            return self.solid == other.solid
        return self.solid == other

    def __hash__(self) -> int:
        return hash(self.solid)

    def __repr__(self) -> str:
        return repr(self.solid)


Layout: TypeAlias = (
    Num | Ident | Op | Row | Sub | Sup | Frac | Radical | Fence | Call | Over | Under | Array | Text | Mark | Poured
)


def bare(layout: Layout) -> Layout:
    """A layout without the marks around it."""
    while isinstance(layout, Mark):
        layout = layout.inner
    return layout


def solid(layout: Layout) -> Layout:
    """A layout out of its mould."""
    return layout.solid if isinstance(layout, Poured) else layout
