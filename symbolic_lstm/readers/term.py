"""The sentence a layout says: one function for whatever was typeset, by us or by others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from symbolic_lstm.errors import FigureError, SentenceError, shortened
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.decimal import BELOW, LARGEST, PRINTED
from symbolic_lstm.page import layout as l
from symbolic_lstm.readers.functions import SPELLINGS, TWO, known_function, matrix
from symbolic_lstm.readers.names import derivative_sign, is_index, spelled
from symbolic_lstm.readers.parts import UnsetError, arguments_of, parted_at, start
from symbolic_lstm.readers.side_by_side import DEEPEST, Juxtaposition, depth
from symbolic_lstm.readers.stacked_functions import stacked_functions

#: Where a part of a sentence stands, and the part itself, so that nothing else gets its `id`.
PlacedPart: TypeAlias = "tuple[int, int, t.Sentence]"
_EULER = l.Ident("e")


def sentence(
    layout: l.Layout, source: str = "", *, where: dict[int, PlacedPart] | None = None, constants: bool = False,
    other: bool = False,
) -> t.Sentence:  # fmt: skip
    """The sentence a layout prints; names become symbols spelled as they are set.

    `where` is filled with the place of each part, by `id`; with `constants`, e
    is Euler's number. With `other`, functions of two definitions have the second.

    >>> from symbolic_lstm.readers.latex import latex
    >>> sentence(latex(r"\\sigma(6.27 \\times 10^{-6} + h_{t-1})"))
    sigmoid(6.27e-6 + h_t-1)

    Raises `SentenceError` where it prints no sentence.
    """
    try:
        return Reader(where, constants, other).whole(layout)
    except UnsetError as fault:
        raise SentenceError(fault.reason, source, fault.at + 1) from None


class Reader:
    """Makes terms of layouts, and remembers where each part stands."""

    def __init__(self, where: dict[int, PlacedPart] | None = None, constants: bool = False, way: int = 0) -> None:
        self.where, self.constants, self.way = where, constants, way
        self.letters: frozenset[str] = frozenset()  # names of one letter; words made of them only are products
        self.cut: set[int] = set()  # figures behind which dots say that more digits follow
        self.percents: dict[int, str] = {}  # figures that are printed as percentages, as printed
        self.ways = 0  # how many other definitions or readings something has that was read
        self.depth = 0

    def whole(self, layout: l.Layout) -> t.Sentence:
        """A layout that is one sentence."""
        if isinstance(layout, l.Row):
            return self.row(layout.items)
        if isinstance(layout, l.Op):
            raise UnsetError(f"{layout.glyph!r} stands here; expected a name, a number or a bracket", start(layout))
        return self.atom(layout)

    def row(self, items: Sequence[l.Layout]) -> t.Sentence:
        """Things side by side, as sums of products."""
        match items:
            case (l.Op("<"), l.Num("1", exponent)) if exponent == -PRINTED:
                return t.Dec(BELOW)
        if functions := stacked_functions(items):
            return functions.on(self.row(functions.rest))
        run = Juxtaposition(self, items)
        found = run.total()
        if len(items) > DEEPEST and depth(found) > DEEPEST:
            raise UnsetError(f"the equation nests more than {DEEPEST} deep", start(items[0]))
        if run.here < len(items):
            raise run.unexpected("expected an operator or the end")
        return found

    def at(self, term: t.Sentence, span: l.Span | None) -> t.Sentence:
        if self.where is not None and span is not None:
            self.where[id(term)] = *span, term
        return term

    def span(self, first: t.Sentence, last: t.Sentence) -> l.Span | None:
        if self.where is None:
            return None
        begun, ended = self.where.get(id(first)), self.where.get(id(last))
        return (begun[0], ended[1]) if begun and ended else None

    def atom(self, layout: l.Layout) -> t.Sentence:
        """One thing."""
        kind = type(layout)
        if kind is l.Num:
            return self.number(layout)  # type: ignore[arg-type]
        self.depth += 1
        if self.depth > DEEPEST:
            raise UnsetError(f"the equation nests more than {DEEPEST} deep", start(layout))
        made = _ATOMS.get(kind)
        if made is None:
            raise UnsetError("words are no sentence", start(layout))
        found = made(self, layout)
        self.depth -= 1
        if self.where is not None and layout.span is not None:
            self.where[id(found)] = *layout.span, found
        return found

    def number(self, number: l.Num) -> t.Sentence:
        digits = number.digits
        if number.whole:
            return t.Dec(number.whole)
        if not digits.isascii() or "," in digits:
            digits = digits.replace(",", ".").replace("\u2009", "").replace("\u00a0", "").replace("\u202f", "")
        if self.constants and abs(number.exponent or 0) > LARGEST:
            raise UnsetError(f"powers of ten from -{LARGEST} to {LARGEST} are read", start(number))
        try:
            found = t.Dec(digits if number.exponent is None else f"{digits}e{number.exponent}")
        except FigureError as fault:
            raise UnsetError(str(fault), start(number)) from None
        if self.where is not None and number.span is not None:
            self.where[id(found)] = *number.span, found
        return found

    def symbol(self, layout: l.Layout) -> t.Sentence:
        if self.constants and isinstance(layout, l.Ident) and layout.glyph == "e":
            return t.Exp(t.Dec("1"))
        if isinstance(layout, l.Ident) and layout.glyph in SPELLINGS and (layout.upright or layout.glyph == "σ"):
            told = f"{layout.glyph!r} is a function; expected '(' and what it is applied to, but"
            raise UnsetError(f"{told} nothing stands there", (layout.span or (0, 0))[1])
        if isinstance(layout, l.Ident) and len(glyph := layout.glyph) in (2, 3) and self.letters.issuperset(glyph):
            return t.Times(*map(t.Symbol, glyph))
        return t.Symbol(spelled(layout))

    def raised(self, layout: l.Sup) -> t.Sentence:
        base, script = layout.base, layout.script
        match script:
            case l.Ident("T", upright) if (
                upright or (isinstance(base, l.Ident) and base.glyph.isupper()) or isinstance(base, l.Array | l.Fence)
            ):
                return t.Flip(self.atom(base))
            case l.Ident("⊤"):
                return t.Flip(self.atom(base))
            case _ if is_index(base, script):
                return t.Symbol(spelled(layout))
            case l.Row((l.Op("′"), power)):
                return t.Power(t.Symbol(spelled(l.Sup(base, l.Op("′")))), self.whole(power))
            case _ if self.constants and base == _EULER:
                return t.Exp(self.whole(script))
            case _:
                return t.Power(self.atom(base), self.whole(script))

    def fraction(self, layout: l.Frac) -> t.Sentence:
        upper, lower = derivative_sign(layout.top), derivative_sign(layout.bottom)
        if upper and lower:
            return t.Symbol(f"{upper}/{lower}")
        return t.Quotient(self.whole(layout.top), self.whole(layout.bottom))

    def root(self, layout: l.Radical) -> t.Sentence:
        inner = self.whole(layout.inner)
        if layout.index is None or layout.index == l.Num("2"):
            return t.Root(inner)
        return t.Power(inner, t.Quotient(t.Dec("1"), self.whole(layout.index)))

    def fence(self, layout: l.Fence) -> t.Sentence:
        if layout.kind == "bars":
            inner = self.whole(layout.inner)
            if not isinstance(inner, t.Concat):
                return t.Absolute(inner)
            self.ways = max(self.ways, 1)  # of a vector entry by entry, or its length
            return t.Root(t.Total(t.Power(inner, TWO))) if self.way else t.Absolute(inner)
        items = layout.inner.items if isinstance(layout.inner, l.Row) else (layout.inner,)
        rows = parted_at(items, ";")
        cells = [parted_at(row, ",") for row in rows]
        if layout.kind == "norm":
            return t.Root(t.Total(t.Power(self.listed(cells), TWO)))
        if len(cells) == 1 and len(cells[0]) == 1:
            return self.whole(layout.inner)
        return self.listed(cells)

    def listed(self, cells: Sequence[Sequence[Sequence[l.Layout]]]) -> t.Sentence:
        """A vector, or a matrix row by row."""
        if len(cells) > 1 and all(len(row) == 1 for row in cells):
            cells = [[cell for row in cells for cell in row]]
        parts = [[self.cell(cell) for cell in row] for row in cells]
        if len(parts) == 1:
            (row,) = parts
            if (
                self.constants
                and len(row) > 1
                and all(isinstance(cell, t.Concat) for cell in row)
                and all(map(_listed, cells[0]))
            ):
                return matrix(*row)
            return t.Concat(*row) if len(row) > 1 else row[0]
        if len({len(row) for row in parts}) != 1:
            raise UnsetError("the rows of a matrix have the same length", 0)
        return matrix(*(t.Concat(*row) for row in parts))

    def cell(self, items: Sequence[l.Layout]) -> t.Sentence:
        if not items:
            raise UnsetError("an entry is missing", 0)
        return self.row(items) if len(items) > 1 else self.whole(items[0])

    def array(self, layout: l.Array) -> t.Sentence:
        if layout.kind in ("cases", "aligned"):
            if layout.kind == "aligned" and len(layout.rows) == 1 and len(layout.rows[0]) == 1:
                return self.whole(layout.rows[0][0])
            raise UnsetError("cases and aligned lines are no one sentence", start(layout))
        if layout.kind == "bars":
            raise UnsetError("a determinant cannot be worked", start(layout))
        cells = [[(cell,) for cell in row] for row in layout.rows]
        return self.listed(cells)

    def call(self, layout: l.Call) -> t.Sentence:
        if isinstance(layout.function, l.Sub):
            return self.logarithm(layout, layout.function)
        name = layout.function.glyph
        function = SPELLINGS.get(name)
        if function is None and not self.constants and len(layout.arguments) == 1:  # a word before brackets
            return t.Apply(t.Symbol(spelled(layout.function)), self.whole(layout.arguments[0]))
        if function is None:
            raise UnsetError(f"{shortened(name)!r} cannot be called; {known_function(name)}", start(layout))
        parts = [self.whole(argument) for argument in arguments_of(layout)]
        if len(parts) < function.least or (function.most is not None and len(parts) > function.most):
            raise UnsetError(f"{name!r} does not take {len(parts)} parts", start(layout))
        if function.others:
            self.ways = max(self.ways, len(function.others))
            if self.way:
                return function.others[min(self.way, len(function.others)) - 1](parts)
        return function.made(parts)

    def logarithm(self, layout: l.Call, function: l.Sub) -> t.Sentence:
        if not (isinstance(function.base, l.Ident) and function.base.glyph == "log" and len(layout.arguments) == 1):
            raise UnsetError(f"{shortened(spelled(function))!r} cannot be called", start(layout))
        return t.Quotient(t.Log(self.whole(layout.arguments[0])), t.Log(self.whole(function.script)))


def _listed(cell: Sequence[l.Layout]) -> bool:
    return len(cell) == 1 and isinstance(cell[0], l.Fence) and cell[0].kind in ("square", "round", "curly")


_ATOMS: dict[type, Callable[..., t.Sentence]] = {
    l.Ident: Reader.symbol, l.Over: Reader.symbol, l.Sub: Reader.symbol, l.Sup: Reader.raised, l.Frac: Reader.fraction,
    l.Radical: Reader.root, l.Fence: Reader.fence, l.Array: Reader.array, l.Call: Reader.call,
    l.Row: lambda reader, it: reader.row(it.items),
    l.Under: lambda reader, it: reader.whole(it.base), l.Boxed: lambda reader, it: reader.whole(it.inner),
}  # fmt: skip
