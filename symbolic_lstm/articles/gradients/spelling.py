"""Spelling: what is a gradient in an equation, as `∂L/∂c_t`, `dc_{t-1}`, `δ_f`, `δf_t` or `∇_c L`."""

from __future__ import annotations

import re
from collections.abc import Callable

from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple

LETTERS = ("d", "δ", "Δ", "∂")
TURNED = ("T", "⊤", "⊺", "top", "\\top")
_LOSS = re.compile(r"(?:[LEJCℓℒl]|loss|Loss|𝓛)(?:[_^(⟨].*)?\Z")
_PARTIAL = re.compile(r"[∂d](?P<of>[^/∂]+)/[∂d](?P<by>[^/∂]+)\Z")
_PREFIXED = re.compile(
    r"(?:[δΔ]_\{?(?P<label>[^_^{}]+)\}?(?P<rest>.*)|[dδΔ](?P<name>[^_^/\d].*)|∇_\{?(?P<nabla>[^{}]+)\}?)\Z"
)


class Grad(NamedTuple):
    """The gradient of the loss, or of `of`, with respect to a quantity, as the article writes its name."""

    by: str
    of: str = ""


class Spelling:
    """Gradients of an equation, each a name of its own from here on."""

    def __init__(self, known: Callable[[str], bool]) -> None:
        self.known = known
        self.found: dict[str, Grad] = {}

    def named(self, grad: Grad) -> t.Symbol:
        name = f"∂{grad.of}∕∂{grad.by}"
        self.found[name] = grad
        return t.Symbol(name)

    def term(self, term: t.Sentence) -> t.Sentence:
        """A sentence with a name for each gradient in it."""
        if isinstance(term, t.Symbol):
            grad = self.grad(term.name)
            return self.named(grad) if grad else term
        match term:
            case t.Power(args=(base, t.Symbol(name))) if name in TURNED:
                return self.term(base)
            case t.Flip(args=(base,)):
                return self.term(base)
        if isinstance(term, t.Quotient):
            top, bottom = term.args
            by, of = _after(bottom), _after(top)
            if by and of and len(factors_of(bottom)) == 2:
                rest = factors_of(top)[:-2]
                made = self.named(self._of(of, by))
                return t.Times(*map(self.term, rest), made) if rest else made
        if isinstance(term, (t.Times, t.Apply)):
            return self._product(term)
        return t.rebuilt(term, [self.term(part) for part in term.args])

    def _product(self, term: t.Term) -> t.Sentence:
        """Factors, of which `d` or `δ` before a name is the gradient of it."""
        factors = factors_of(term)
        made: list[t.Sentence] = []
        k = 0
        while k < len(factors):
            this, after = factors[k], factors[k + 1] if k + 1 < len(factors) else None
            if isinstance(this, t.Symbol) and this.name in LETTERS and isinstance(after, t.Symbol):
                made.append(self.named(Grad(after.name)))
                k += 2
                continue
            if isinstance(this, t.Symbol) and this.name.startswith("∇_") and isinstance(after, t.Symbol):
                made.append(self.named(Grad(this.name[2:].strip("{}"))))
                k += 2
                continue
            made.append(self.term(this))
            k += 1
        return t.Times(*made) if len(made) > 1 else made[0]

    def grad(self, name: str) -> Grad | None:
        """The gradient that a name is; None where it is a quantity."""
        if found := _PARTIAL.match(name):
            return self._of(found["of"], found["by"])
        if self.known(name):
            return None
        found = _PREFIXED.match(name)
        if not found:
            return None
        by = found["name"] or found["nabla"] or f"{found['label']}{found['rest']}"
        return Grad(by) if self.known(by) else None

    @staticmethod
    def _of(of: str, by: str) -> Grad:
        return Grad(by, "" if _LOSS.match(of) else of)


def factors_of(term: t.Sentence) -> list[t.Sentence]:
    """The factors of a product, those of products in it too, where they are no gradient by themselves."""
    if isinstance(term, (t.Times, t.Apply)):
        return [inner for part in term.args for inner in factors_of(part)]
    return [term]


def _after(term: t.Sentence) -> str:
    """The name behind the last ∂ of a product."""
    factors = factors_of(term)
    if len(factors) >= 2 and all(isinstance(each, t.Symbol) for each in factors[-2:]):
        sign, name = (str(each) for each in factors[-2:])
        return name if sign in LETTERS else ""
    return ""
