"""Derivation: how each gradient follows, for a step t in general.

Where a quantity is used, what each use gives by the chain rule, and the collected
sentence that the steps then work with numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_lstm.languages import Language
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.backward import Gradient, Use
from symbolic_lstm.maths.through_time import BackwardProgram
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.page.blocks import Block, Display, Heading, Inline, Line, Para, Step
from symbolic_lstm.page.layout import Fence, Frac, Ident, Layout, Op, Row, Sub, Sup, Under
from symbolic_lstm.page.names import PLUS, name
from symbolic_lstm.page.shapes import shape_labels, size_label
from symbolic_lstm.page.typeset import typeset

_SUM, _BESIDE, _PARTIAL, _TURNED = Op("∑"), Op(""), Ident("∂"), Ident("T", True)


def derivation(program: BackwardProgram, notation: Notation, language: Language) -> Iterator[Block]:
    """Every gradient of a step and of the parameters, from the last quantity to the first."""
    yield Heading(2, (language.says("heading: derivation"),))
    yield Para((language.says("derivation: chain"),))
    if program.window:
        yield Para((language.says("derivation: window", steps=str(program.window)),))
    setting = _Setting(program, notation, language)
    for gradient in program.derived.steps:
        yield Para(setting.uses(gradient))
        yield setting.shown(gradient)
    yield Para((language.says("derivation: parameters"),))
    for gradient in program.derived.parameters:
        yield setting.shown(gradient)


class _Setting:
    """How the lines of a derivation are set."""

    def __init__(self, program: BackwardProgram, notation: Notation, language: Language) -> None:
        self.program, self.notation, self.language = program, notation, language
        self.vector = program.form == "vector"
        self.constants = program.cell.constants
        self.sign = notation.entrywise if self.vector else notation.times
        taken = {*program.cell.names, *program.cell.inputs, *program.cell.parameters}
        self.letter = next(letter for letter in ("a", "z", "q", "α") if letter not in taken)

    def name(self, named: str) -> Layout:
        vector = self.vector and named != self.program.loss.name
        return name(named, self.notation, None, vector, self.constants)

    def set(self, term: t.Sentence) -> Layout:
        return typeset(term, self.notation, None, None, vector=self.vector, constants=self.constants)

    def uses(self, gradient: Gradient) -> tuple[Inline, ...]:
        """The sentences a quantity stands in, in this step, in the next, in the loss."""
        says = self.language.says
        found: list[Inline] = [self.name(gradient.of)]
        if gradient.kind == "pre":
            before = self.before(gradient.of, "")
            return (before, says("derivation: pre"), self.name(gradient.of), ".")
        listed: dict[str, list[str]] = {}
        for use in gradient.uses:
            ways = listed.setdefault(use.where, [])
            if use.via not in ways:
                ways.append(use.via)
        for k, (where, ways) in enumerate(listed.items()):
            found.append(f"{';' if k else ','} {says(f'derivation: {where}')} ")
            for j, via in enumerate(ways):
                found += ([", "] if j else []) + [self.sentence(via, where == "next")]
        return (*found, ".")

    def sentence(self, via: str, later: bool) -> Layout:
        """A sentence of the forward pass, in this step or the next one."""
        equation = self.program.cell[via]
        body = self.later(equation.body) if later else equation.body
        plain = body if self.vector else forms.scalar(body)
        left = self.name(f"{via}_next" if later else via)
        return Row((left, Op("="), self.set(plain)))

    def later(self, term: t.Sentence) -> t.Sentence:
        """A sentence as it is in the next step, said in this one."""
        if not isinstance(term, t.Symbol):
            return t.rebuilt(term, map(self.later, term.args))
        states = self.program.forward.cell.states
        if term.name in self.constants:
            return term
        return t.Symbol(states.get(term.name) or f"{term.name}_next")

    def shown(self, gradient: Gradient) -> Display:
        """The chain rule and the collected sentence."""
        body = gradient.body()
        left: Layout = self.name(gradient.own)
        labels = shape_labels(body, self.program.shapes, rows=self.notation.rows) if self.vector else {}
        if self.vector and gradient.shape and (labels or gradient.kind == "parameter"):
            left = Under(left, size_label(gradient.shape, rows=self.notation.rows))
        right = typeset(
            body, self.notation, None, None, vector=self.vector, constants=self.constants, shape_labels=labels
        )  # fmt: skip
        if gradient.kind == "parameter":
            inner = Fence(right) if isinstance(body, (t.Plus, t.Minus)) else right
            right = Row((Sub(_SUM, Ident("t")), inner))
        chain = self.chain(gradient)
        both = [("chain", chain), ("collected", right)]
        lines = [Line(stage, "=", it, called=self.language.says(f"stage: {stage}")) for stage, it in both if it]
        lines[0] = lines[0]._replace(left=left)
        step = Step(gradient.own, "", 0, "", "", "", "", "")
        return Display(step, tuple(lines), False)

    def chain(self, gradient: Gradient) -> Layout | None:
        """The chain rule in symbols: a product for each use; None where there is nothing between."""
        if gradient.kind == "parameter":
            return None
        found: list[Layout] = []
        for use in {(use.via, use.where, use.needs): use for use in gradient.uses}.values():
            found += [PLUS] if found else []
            found.append(self.product(gradient, use))
        if not any(use.needs for use in gradient.uses):
            return None
        return Row(tuple(found)) if len(found) > 1 else found[0]

    def product(self, gradient: Gradient, use: Use) -> Layout:
        """∂L/∂h × ∂h/∂c for one use; of vectors the transposed Jacobian stands first."""
        inner = self.before(gradient.of, "") if gradient.kind == "pre" else self.name(gradient.of)
        if not use.needs:
            return self.fraction(self.name(use.via), inner)
        middle = self.between(use.needs[0], "_next" if use.where == "next" else "")
        upper = self.fraction(self.loss, middle)
        lower = self.fraction(middle, inner)
        if self.vector:
            return Row((Sup(Fence(lower), _TURNED), _BESIDE, upper))
        return Row((upper, Op(self.sign), lower))

    @property
    def loss(self) -> Layout:
        return self.name(self.program.loss.name)

    def between(self, need: str, later: str) -> Layout:
        """What the gradient of a use is of: a quantity, or a pre-activation."""
        gradient = self.program.derived.by_name[need.removesuffix("_next")]
        return self.before(gradient.of, later) if gradient.kind == "pre" else self.name(gradient.of + later)

    def before(self, of: str, later: str) -> Layout:
        """The pre-activation of a gate, written with a letter of its own."""
        delta = name(f"delta_{of}{later}", self.notation, None)
        return _lettered(delta, self.letter)

    def fraction(self, top: Layout, bottom: Layout) -> Layout:
        return Frac(Row((_PARTIAL, top)), Row((_PARTIAL, bottom)))


def _lettered(laid: Layout, letter: str) -> Layout:
    match laid:
        case Sub(base, script):
            return Sub(_lettered(base, letter), script)
        case Sup(base, script):
            return Sup(_lettered(base, letter), script)
        case _:
            return Ident(letter)
