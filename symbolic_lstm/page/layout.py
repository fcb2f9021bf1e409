"""Layouts: how an equation is set, before any format is chosen.

A small closed tree made by `typeset` and by the readers. Glyphs are characters;
how a format spells them is the writer's business. What a reader made carries the
`span` of its source (from and to, in code points from 0), which is no part of equality.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from symbolic_lstm.records import field, record

Span: TypeAlias = tuple[int, int]
Fenced: TypeAlias = Literal["round", "square", "curly", "bars", "norm"]
Tabled: TypeAlias = Literal["square", "round", "bars", "bare", "cases", "aligned"]
Accent: TypeAlias = Literal["tilde", "hat", "bar", "vec", "dot"]


@record(frozen=True, slots=True)
class Spanned:
    """What stands somewhere in a source."""

    span: Span | None = field(default=None, compare=False, repr=False, kw_only=True)


@record(frozen=True, slots=True)
class Num(Spanned):
    """One unsigned number with its printed digits; `Num("6.27", -6)` is 6.27×10⁻⁶.

    `whole` are all its digits, where it is shown with fewer than it has.
    """

    digits: str
    exponent: int | None = None
    whole: str = field(default="", repr=False)


@record(frozen=True, slots=True)
class Ident(Spanned):
    """A name of one glyph or word: `f`, `σ`, `tanh`. `upright` and `bold` say how it is cut."""

    glyph: str
    upright: bool = False
    bold: bool = False


@record(frozen=True, slots=True)
class Op(Spanned):
    """A sign between operands (`+ − × ⊙ · = ≈`), or before one (`prefix`).

    `Op("")` stands between a matrix and its vector: nothing is printed.
    """

    glyph: str
    prefix: bool = False


@record(frozen=True, slots=True)
class Row(Spanned):
    """Items side by side."""

    items: tuple[Layout, ...]


@record(frozen=True, slots=True)
class Sub(Spanned):
    """A base with a subscript."""

    base: Layout
    script: Layout


@record(frozen=True, slots=True)
class Sup(Spanned):
    """A base with a superscript."""

    base: Layout
    script: Layout


@record(frozen=True, slots=True)
class Frac(Spanned):
    """A fraction."""

    top: Layout
    bottom: Layout


@record(frozen=True, slots=True)
class Radical(Spanned):
    """A square root, or the root that `index` says."""

    inner: Layout
    index: Layout | None = None


@record(frozen=True, slots=True)
class Fence(Spanned):
    """Something in brackets: round, square or curly, or between bars, single ones or those of a norm."""

    inner: Layout
    kind: Fenced = "round"


@record(frozen=True, slots=True)
class Call(Spanned):
    """A function applied to its arguments: `σ(z)`, `max(a, b)`; it may have an index, as in `log₂(8)`."""

    function: Called
    arguments: tuple[Layout, ...]


@record(frozen=True, slots=True)
class Over(Spanned):
    """A base under an accent."""

    base: Layout
    accent: Accent


@record(frozen=True, slots=True)
class Under(Spanned):
    """A base with a remark underneath, as shapes are written; a brace may stand between, or hold it above."""

    base: Layout
    remark: Layout
    brace: Literal["", "under", "over"] = ""


@record(frozen=True, slots=True)
class Array(Spanned):
    """A matrix or column vector, row by row, in brackets or between bars; cases, or lines aligned at their signs."""

    rows: tuple[tuple[Layout, ...], ...]
    kind: Tabled = "square"


@record(frozen=True, slots=True)
class Boxed(Spanned):
    """Something in a frame, as a result is written."""

    inner: Layout


@record(frozen=True, slots=True)
class Text(Spanned):
    """Words inside an equation."""

    words: str


@record(frozen=True, slots=True)
class AuthorLatex(Text):
    """An author's own mathematics for which there is no layout: checked LaTeX, and its words as they were typed."""

    latex: str


Called: TypeAlias = Ident | Sub
Layout: TypeAlias = (
    Num | Ident | Op | Row | Sub | Sup | Frac | Radical | Fence | Call | Over | Under | Array | Boxed | Text
)
