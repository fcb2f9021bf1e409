"""Typeset: a sentence, a notation and the figures on a cut become a layout.

Brackets follow the same table as plain text, and a negative figure is bracketed
everywhere but alone or at the head of a sum: never `+ −0.32`, never `× −10`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.spell import needs_brackets
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.figure import Bound, Figure, figure
from symbolic_lstm.numbers.vector_values import Figures
from symbolic_lstm.page import layout as l
from symbolic_lstm.page.names import COMMA, MINUS, When, name

PLUS, SIGN, BESIDE, LESS = l.Op("+"), l.Op("−", prefix=True), l.Op(""), l.Op("<", prefix=True)
_FUNCTIONS: dict[type[t.Term], l.Ident] = {
    t.Sigmoid: l.Ident("σ"), t.Tanh: l.Ident("tanh", True), t.Exp: l.Ident("exp", True), t.Log: l.Ident("ln", True),
    t.Softmax: l.Ident("softmax", True), t.Largest: l.Ident("max", True), t.Smallest: l.Ident("min", True),
    t.Total: l.Ident("total", True), t.Relu: l.Ident("ReLU", True), t.Softplus: l.Ident("softplus", True),
    t.HardSigmoid: l.Ident("hardsigmoid", True), t.Heaviside: l.Ident("heaviside", True),
    t.Slice: l.Ident("slice", True), t.Sin: l.Ident("sin", True), t.Cos: l.Ident("cos", True),
    t.Erf: l.Ident("erf", True),
}  # fmt: skip
_TURNED = l.Ident("T", True)


def typeset(
    term: t.Sentence,
    notation: Notation,
    figures: Mapping[t.Path, Figure | l.Array] | None = None,
    when: When = None,
    *,
    vector: bool = False,
    constants: frozenset[str] = frozenset(),
    shape_labels: Mapping[t.Path, l.Layout] | None = None,
) -> l.Layout:
    """Set a sentence; parts at the paths of `figures` show their figure instead, or their matrix of figures.

    `vector` signs products of vectors as the notation does (⊙) and cuts
    matrices in bold; `constants` are names that carry no time; `shape_labels` are
    remarks to set under parts, by their paths.
    """
    return _Setting(notation, figures or {}, when, vector, constants, shape_labels or {}).set(term, ())


class _Setting:
    __slots__ = ("constants", "figures", "notation", "shape_labels", "times", "vector", "when")

    def __init__(
        self,
        notation: Notation,
        figures: Mapping[t.Path, Figure | l.Array],
        when: When,
        vector: bool,
        constants: frozenset[str],
        shape_labels: Mapping[t.Path, l.Layout],
    ) -> None:
        self.constants, self.shape_labels = constants, shape_labels
        self.notation, self.figures, self.when, self.vector = notation, figures, when, vector
        self.times = l.Op(notation.entrywise if vector else notation.times)

    def set(self, term: t.Sentence, path: t.Path) -> l.Layout:
        remark = self.shape_labels.get(path)
        return self.laid(term, path) if remark is None else l.Under(self.laid(term, path), remark)

    def laid(self, term: t.Sentence, path: t.Path) -> l.Layout:
        shown = self.figures.get(path)
        if shown is not None:
            return shown if isinstance(shown, l.Array) else number(shown)
        if isinstance(term, t.Symbol):
            return name(term.name, self.notation, self.when, self.vector, self.constants)
        if isinstance(term, t.Dec):
            return number(figure(term.text))
        head = type(term)
        match term:
            case t.Plus():
                return self.joined(PLUS, term, path)
            case t.Minus():
                return self.joined(MINUS, term, path)
            case t.Times():
                return self.joined(self.times, term, path)
            case t.Apply() if self.notation.rows and self.vector:
                return l.Row((self.part(term, 1, path), BESIDE, self.part(term, 0, path)))
            case t.Apply():
                return self.joined(BESIDE if self.vector else self.times, term, path)
            case t.Neg():
                return l.Row((SIGN, self.part(term, 0, path)))
            case t.Quotient(args=(top, bottom)):
                return l.Frac(self.set(top, (*path, 0)), self.set(bottom, (*path, 1)))
            case t.Power(args=(_, exponent)):
                return l.Sup(self.part(term, 0, path), self.set(exponent, (*path, 1)))
            case t.Concat():
                return l.Fence(l.Row(tuple(self.listed(term, path))), "square")
            case t.Outer():
                first, second = (1, 0) if self.notation.rows and self.vector else (0, 1)
                row: l.Layout = l.Sup(self.part(term, 1, path), _TURNED)
                if isinstance(shown := self.figures.get((*path, 1)), l.Array):
                    row = l.Array(tuple(zip(*shown.rows, strict=True)))
                sides = (self.part(term, 0, path), row)
                return l.Row((sides[first], BESIDE, sides[second]))
            case t.Flip():
                return l.Sup(self.part(term, 0, path), _TURNED)
            case t.Root(args=(inner,)):
                return l.Radical(self.set(inner, (*path, 0)))
            case t.Absolute(args=(inner,)):
                return l.Fence(self.set(inner, (*path, 0)), "bars")
            case _:
                parts = tuple(self.set(a, (*path, k)) for k, a in enumerate(term.args))
                return l.Call(_FUNCTIONS[head], parts)

    def joined(self, sign: l.Op, term: t.Term, path: t.Path) -> l.Layout:
        items: list[l.Layout] = []
        for k in self.order(term):
            if items:
                items.append(sign)
            items.append(self.part(term, k, path))
        return l.Row(tuple(items))

    def order(self, term: t.Term) -> Iterable[int]:
        """The order of factors: a row vector stands before its weight."""
        places = range(len(term.args))
        first = term.args[0]
        weight = first.name.partition("[")[0] if isinstance(first, t.Symbol) else ""
        if self.notation.rows and isinstance(term, t.Times) and weight in self.constants:
            return (*places[1:], 0)
        return places

    def listed(self, term: t.Term, path: t.Path) -> list[l.Layout]:
        items: list[l.Layout] = []
        for k, a in enumerate(term.args):
            items += [COMMA, self.set(a, (*path, k))] if k else [self.set(a, (*path, k))]
        return items

    def part(self, term: t.Term, k: int, path: t.Path) -> l.Layout:
        """A part of an operation, in brackets where it needs them."""
        child, here = term.args[k], (*path, k)
        inner = self.set(child, here)
        shown = self.figures.get(here)
        if shown is None:
            apart = needs_brackets(type(term), k, child)
            if isinstance(term, (t.Outer, t.Flip)):
                apart = bool(child.args)
        elif isinstance(shown, l.Array):
            apart = False
        else:
            heads_a_sum = k == 0 and isinstance(term, (t.Plus, t.Minus))
            apart = (shown.negative and not heads_a_sum) or (
                shown.exponent is not None and isinstance(term, (t.Power, t.Flip))
            )
            apart = apart or isinstance(shown, Bound)
        if isinstance(child, t.Dec) and isinstance(term, t.Power) and "e" in child.text:
            apart = True
        return l.Fence(inner) if apart else inner


def figures_in_brackets(figures: Figures, *, rows: bool = False) -> Figure | l.Array:
    """Figures as a column or a matrix in brackets; with `rows` turned, as they stand behind a row vector."""
    if not figures.shape:
        return figures.cells[0]
    down, across = figures.shape if len(figures.shape) == 2 else (*figures.shape, 1)
    cells = tuple(map(number, figures.cells))
    laid = tuple(cells[k * across : (k + 1) * across] for k in range(down))
    return l.Array(tuple(zip(*laid, strict=True)) if rows else laid)


def number(shown: Figure) -> l.Layout:
    """A figure as a layout: a sign before it where it is negative, another where it says what a value is less than."""
    plain: l.Layout = l.Num(shown.digits, shown.exponent)
    if isinstance(shown, Bound):
        plain = l.Row((LESS, l.Num("1", shown.exponent)))
        plain = l.Fence(plain) if shown.negative else plain
    return l.Row((SIGN, plain)) if shown.negative else plain
