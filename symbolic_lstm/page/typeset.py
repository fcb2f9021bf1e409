"""Typeset: a sentence, a notation and the figures on a cut become a layout.

Brackets follow the same table as plain text, and a negative figure is bracketed
everywhere but alone or at the head of a sum: never `+ −0.32`, never `× −10`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.spell import needs_brackets
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.figure import Figure, figure
from symbolic_lstm.numbers.whole import Figures
from symbolic_lstm.page.layout import (
    Array,
    Call,
    Fence,
    Frac,
    Ident,
    Layout,
    Num,
    Op,
    Radical,
    Row,
    Sup,
    Under,
)
from symbolic_lstm.page.names import COMMA, MINUS, When, name

PLUS, SIGN, BESIDE = Op("+"), Op("−", prefix=True), Op("")
_FUNCTIONS: dict[type[t.Term], Ident] = {
    t.Sigmoid: Ident("σ"), t.Tanh: Ident("tanh", True), t.Exp: Ident("exp", True), t.Log: Ident("ln", True),
    t.Softmax: Ident("softmax", True), t.Largest: Ident("max", True), t.Smallest: Ident("min", True),
    t.Total: Ident("total", True), t.Relu: Ident("ReLU", True), t.Softplus: Ident("softplus", True),
    t.HardSigmoid: Ident("hardsigmoid", True), t.Heaviside: Ident("heaviside", True), t.Slice: Ident("slice", True),
    t.Sin: Ident("sin", True), t.Cos: Ident("cos", True), t.Erf: Ident("erf", True),
}  # fmt: skip
_TURNED = Ident("T", True)


def typeset(
    term: t.Sentence,
    notation: Notation,
    figures: Mapping[t.Path, Figure | Array] | None = None,
    when: When = None,
    *,
    vector: bool = False,
    constants: frozenset[str] = frozenset(),
    beneath: Mapping[t.Path, Layout] | None = None,
) -> Layout:
    """Set a sentence; parts at the paths of `figures` show their figure instead, or their matrix of figures.

    `vector` signs products of vectors as the notation does (⊙) and cuts
    matrices in bold; `constants` are names that carry no time; `beneath` are
    remarks to set under parts, by their paths.
    """
    return _Setting(notation, figures or {}, when, vector, constants, beneath or {}).set(term, ())


class _Setting:
    __slots__ = ("beneath", "constants", "figures", "notation", "times", "vector", "when")

    def __init__(
        self,
        notation: Notation,
        figures: Mapping[t.Path, Figure | Array],
        when: When,
        vector: bool,
        constants: frozenset[str],
        beneath: Mapping[t.Path, Layout],
    ) -> None:
        self.constants, self.beneath = constants, beneath
        self.notation, self.figures, self.when, self.vector = notation, figures, when, vector
        self.times = Op(notation.entrywise if vector else notation.times)

    def set(self, term: t.Sentence, path: t.Path) -> Layout:
        remark = self.beneath.get(path)
        return self.laid(term, path) if remark is None else Under(self.laid(term, path), remark)

    def laid(self, term: t.Sentence, path: t.Path) -> Layout:
        shown = self.figures.get(path)
        if shown is not None:
            return shown if isinstance(shown, Array) else number(shown)
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
                return Row((self.part(term, 1, path), BESIDE, self.part(term, 0, path)))
            case t.Apply():
                return self.joined(BESIDE if self.vector else self.times, term, path)
            case t.Neg():
                return Row((SIGN, self.part(term, 0, path)))
            case t.Quotient(args=(top, bottom)):
                return Frac(self.set(top, (*path, 0)), self.set(bottom, (*path, 1)))
            case t.Power(args=(_, exponent)):
                return Sup(self.part(term, 0, path), self.set(exponent, (*path, 1)))
            case t.Concat():
                return Fence(Row(tuple(self.listed(term, path))), "square")
            case t.Outer():
                first, second = (1, 0) if self.notation.rows and self.vector else (0, 1)
                row: Layout = Sup(self.part(term, 1, path), _TURNED)
                if isinstance(shown := self.figures.get((*path, 1)), Array):
                    row = Array(tuple(zip(*shown.rows, strict=True)))
                sides = (self.part(term, 0, path), row)
                return Row((sides[first], BESIDE, sides[second]))
            case t.Flip():
                return Sup(self.part(term, 0, path), _TURNED)
            case t.Root(args=(inner,)):
                return Radical(self.set(inner, (*path, 0)))
            case t.Absolute(args=(inner,)):
                return Fence(self.set(inner, (*path, 0)), "bars")
            case _:
                parts = tuple(self.set(a, (*path, k)) for k, a in enumerate(term.args))
                return Call(_FUNCTIONS[head], parts)

    def joined(self, sign: Op, term: t.Term, path: t.Path) -> Layout:
        items: list[Layout] = []
        for k in self.order(term):
            if items:
                items.append(sign)
            items.append(self.part(term, k, path))
        return Row(tuple(items))

    def order(self, term: t.Term) -> Iterable[int]:
        """The order of factors: a row vector stands before its weight."""
        places = range(len(term.args))
        first = term.args[0]
        weight = first.name.partition("[")[0] if isinstance(first, t.Symbol) else ""
        if self.notation.rows and isinstance(term, t.Times) and weight in self.constants:
            return (*places[1:], 0)
        return places

    def listed(self, term: t.Term, path: t.Path) -> list[Layout]:
        items: list[Layout] = []
        for k, a in enumerate(term.args):
            items += [COMMA, self.set(a, (*path, k))] if k else [self.set(a, (*path, k))]
        return items

    def part(self, term: t.Term, k: int, path: t.Path) -> Layout:
        """A part of an operation, in brackets where it needs them."""
        child, here = term.args[k], (*path, k)
        inner = self.set(child, here)
        shown = self.figures.get(here)
        if shown is None:
            apart = needs_brackets(type(term), k, child)
            if isinstance(term, (t.Outer, t.Flip)):
                apart = bool(child.args)
        elif isinstance(shown, Array):
            apart = False
        else:
            heads_a_sum = k == 0 and isinstance(term, (t.Plus, t.Minus))
            apart = (shown.negative and not heads_a_sum) or (
                shown.exponent is not None and isinstance(term, (t.Power, t.Flip))
            )
        if isinstance(child, t.Dec) and isinstance(term, t.Power) and "e" in child.text:
            apart = True
        return Fence(inner) if apart else inner


def matrix(figures: Figures, *, rows: bool = False) -> Figure | Array:
    """Figures as a column or a matrix in brackets; with `rows` turned, as they stand behind a row vector."""
    if not figures.shape:
        return figures.cells[0]
    down, across = figures.shape if len(figures.shape) == 2 else (*figures.shape, 1)
    cells = tuple(map(number, figures.cells))
    laid = tuple(cells[k * across : (k + 1) * across] for k in range(down))
    return Array(tuple(zip(*laid, strict=True)) if rows else laid)


def number(shown: Figure) -> Layout:
    """A figure as a layout: a sign before it where it is negative."""
    plain = Num(shown.digits, shown.exponent)
    return Row((SIGN, plain)) if shown.negative else plain
