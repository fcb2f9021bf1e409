"""Typeset: a sentence, a notation and the figures on a cut become a layout.

Brackets follow the same table as plain text, and a negative figure is bracketed
everywhere but alone or at the head of a sum: never `+ −0.32`, never `× −10`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TypeAlias

from sympy import Symbol

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.quantity import quantity
from symbolic_lstm.maths.spell import needs_brackets
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.figure import Figure, figure
from symbolic_lstm.page.layout import (
    Call,
    Fence,
    Frac,
    Ident,
    Layout,
    Num,
    Op,
    Over,
    Radical,
    Row,
    Sub,
    Sup,
)

#: When a sentence speaks: at a time counted from 1, or in general (None), at t.
When: TypeAlias = "int | None"

PLUS, MINUS, SIGN, BESIDE, COMMA = Op("+"), Op("−"), Op("−", prefix=True), Op(""), Op(",")
_FUNCTIONS: dict[type[t.Term], Ident] = {
    t.Sigmoid: Ident("σ"), t.Tanh: Ident("tanh", True), t.Exp: Ident("exp", True), t.Log: Ident("ln", True),
    t.Softmax: Ident("softmax", True), t.Largest: Ident("max", True), t.Smallest: Ident("min", True),
    t.Total: Ident("total", True),
}  # fmt: skip
_TURNED = Ident("T", True)


def typeset(
    term: t.Sentence,
    notation: Notation,
    figures: Mapping[t.Path, Figure] | None = None,
    when: When = None,
    *,
    vector: bool = False,
    constants: frozenset[str] = frozenset(),
) -> Layout:
    """Set a sentence; parts at the paths of `figures` show their figure instead.

    `vector` signs products of vectors as the notation does (⊙) and cuts
    matrices in bold; `constants` are names that carry no time.
    """
    return _Setting(notation, figures or {}, when, vector, constants).set(term, ())


class _Setting:
    __slots__ = ("constants", "figures", "notation", "times", "vector", "when")

    def __init__(
        self,
        notation: Notation,
        figures: Mapping[t.Path, Figure],
        when: When,
        vector: bool,
        constants: frozenset[str],
    ) -> None:
        self.constants = constants
        self.notation, self.figures, self.when, self.vector = notation, figures, when, vector
        self.times = Op(notation.entrywise if vector else notation.times)

    def set(self, term: t.Sentence, path: t.Path) -> Layout:
        shown = self.figures.get(path)
        if shown is not None:
            return number(shown)
        if isinstance(term, Symbol):
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
                return Row((self.part(term, 0, path), BESIDE, Sup(self.part(term, 1, path), _TURNED)))
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
        for k in range(len(term.args)):
            if k:
                items.append(sign)
            items.append(self.part(term, k, path))
        return Row(tuple(items))

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
        else:
            heads_a_sum = k == 0 and isinstance(term, (t.Plus, t.Minus))
            apart = (shown.negative and not heads_a_sum) or (
                shown.exponent is not None and isinstance(term, (t.Power, t.Flip))
            )
        if isinstance(child, t.Dec) and isinstance(term, t.Power) and "e" in child.text:
            apart = True
        return Fence(inner) if apart else inner


def number(shown: Figure) -> Layout:
    """A figure as a layout: a sign before it where it is negative."""
    plain = Num(shown.digits, shown.exponent)
    return Row((SIGN, plain)) if shown.negative else plain


@lru_cache(maxsize=8192)
def name(
    named: str,
    notation: Notation,
    when: When = None,
    vector: bool = False,
    constants: frozenset[str] = frozenset(),
) -> Layout:
    """The glyph of a name in a sentence: `h_prev` at `when` is h with the time before."""
    q = quantity(named)
    letter, _, label = q.name.partition("_")
    time: list[Layout] = []
    if notation.timed and label == "prev":
        time, label = _time(when, -1), ""
    elif q.time is not None:
        time = [Num(str(q.time))]
    elif notation.timed and not label and letter.islower() and letter not in constants:
        time = _time(when, 0)
    glyph = notation.glyphs.get(q.name if label else letter, letter)
    if not vector:
        glyph = notation.letters.get(glyph, glyph)
    base = Ident(glyph.rstrip("~"), bold=vector and glyph.isupper())
    marked: Layout = Over(base, "tilde") if glyph.endswith("~") else base
    tags: list[Layout] = [Ident(label)] if label else []
    index: list[list[Layout]] = [[Num(str(k + 1))] for k in q.entry]
    groups = [g for g in (tags, time, *index) if g]
    script: list[Layout] = []
    for group in groups:
        script += [COMMA] if script else []
        script += group
    if not script:
        return marked
    return Sub(marked, script[0] if len(script) == 1 else Row(tuple(script)))


def _time(when: When, shift: int) -> list[Layout]:
    if when is not None:
        return [Num(str(when + shift))]
    return [Ident("t"), MINUS, Num("1")] if shift else [Ident("t")]
