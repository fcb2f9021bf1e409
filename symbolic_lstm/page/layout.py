"""Layouts: how an equation is set, before any format is chosen.

A small closed tree made only by `typeset`. Glyphs are characters; how a format
spells them is the writer's business.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Num:
    """One unsigned number with its printed digits; `Num("6.27", -6)` is 6.27×10⁻⁶.

    `whole` are all its digits, where it is shown with fewer than it has.
    """

    digits: str
    exponent: int | None = None
    whole: str = field(default="", repr=False)


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


Layout: TypeAlias = Num | Ident | Op | Row | Sub | Sup | Frac | Radical | Fence | Call | Over | Under | Array | Text
