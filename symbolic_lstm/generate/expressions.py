"""Expressions: a sentence as an expression of NumPy or PyTorch, for a batch of vectors as rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from symbolic_lstm.generate.arithmetic import ATOM, PRODUCT, SUM, ProgramDialect, arithmetic
from symbolic_lstm.generate.dialects import NUMPY
from symbolic_lstm.generate.plan import length, literal
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple

Named = Callable[[str], str]


class Sizes(NamedTuple):
    """The shapes of names, and which of them are the same for a whole batch: all of no shape, if nothing is said."""

    shapes: Mapping[str, forms.Shape] = MappingProxyType({})
    constants: frozenset[str] = frozenset()

    def rank(self, term: t.Sentence) -> int:
        """How many indices the entries of a sentence have."""
        return len(forms.shape(term, self.shapes)) if self.shapes else 0

    def constant(self, term: t.Sentence) -> bool:
        """Whether a sentence is the same for the whole batch."""
        return all(name.partition("[")[0] in self.constants for name in t.names(term))


UNSIZED = Sizes()


def expression(
    term: t.Sentence, named: Named, bond: int = SUM, dialect: ProgramDialect = NUMPY, sizes: Sizes = UNSIZED
) -> str:
    """An expression; `named` says what stands for a name, `bond` how tightly it must hold together.

    >>> from symbolic_lstm.maths.reader import read
    >>> expression(read("flip(U) @ d * (1 - f)"), str)
    '(d @ U) * (1 - f)'
    >>> made = Sizes({"a": (2,), "b": (2,), "x": (2,)}, frozenset("b"))
    >>> expression(read("outer(a, b) @ x"), str, sizes=made)
    '((a[..., :, None] * b[..., None, :]) @ x[..., None])[..., 0]'
    """
    said, own = _Said(named, dialect, sizes).of(term)
    return f"({said})" if own < bond else said


class _Said(NamedTuple):
    """How the parts of a sentence are said."""

    named: Named
    dialect: ProgramDialect
    sizes: Sizes
    number: str = "{}"

    def told(self, term: t.Sentence, bond: int = SUM) -> str:
        said, own = self.of(term)
        return f"({said})" if own < bond else said

    def of(self, term: t.Sentence) -> tuple[str, int]:
        if isinstance(term, t.Symbol):
            return self.named(term.name), ATOM
        if isinstance(term, t.Dec):
            return self.number.format(literal(term.text)), ATOM
        if isinstance(term, t.Concat):
            template = self.dialect.heads[t.Concat].template
            alike = all(t.names(part) and not self.sizes.constant(part) for part in term.args)
            return (template if alike else "joined({})").format(", ".join(map(self.told, term.args))), ATOM
        if isinstance(term, t.Total) and self.sizes.rank(term.args[0]) == 2:
            return f"{self.told(term.args[0], ATOM)}.sum((-2, -1))[..., None]", ATOM
        within = self
        if not t.names(term) and type(term) in self.dialect.heads:
            within = self._replace(number=self.dialect.constant)  # a part of a function of numbers alone
        wide = self.sizes.rank(term) == 2
        if (found := arithmetic(term, lambda k, bond: within.part(term.args[k], bond, wide), self.dialect)) is not None:
            return found
        match term:
            case t.Apply(args=(matrix, vector)) if not self.sizes.constant(matrix) and self.sizes.shapes:
                return f"({self.told(matrix, ATOM)} @ {self.told(vector, ATOM)}[..., None])[..., 0]", ATOM
            case t.Apply(args=(t.Flip(args=(matrix,)), vector)):
                return f"({self.told(vector, PRODUCT)} @ {self.told(matrix, ATOM)})", ATOM
            case t.Apply(args=(matrix, vector)):
                return f"({self.told(vector, PRODUCT)} @ {self.told(matrix, ATOM)}.T)", ATOM
            case t.Outer(args=(left, right)):
                return f"{self.told(left, ATOM)}[..., :, None] * {self.told(right, ATOM)}[..., None, :]", PRODUCT
            case t.Flip(args=(inner,)):
                turned = ".swapaxes(-1, -2)" if self.sizes.rank(inner) == 2 else "[..., None, :]"
                return self.told(inner, ATOM) + turned, ATOM
            case t.Slice(args=(inner, t.Dec() as first, t.Dec() as last)):
                return f"{self.told(inner, ATOM)}[..., {length(int(first.text))}:{length(int(last.text))}]", ATOM
            case _:
                raise AssertionError(f"no expression is made of {term}")

    def part(self, term: t.Sentence, bond: int, wide: bool) -> str:
        """A part of what works entry by entry; one number beside matrices stands for all their entries."""
        if wide and self.sizes.rank(term) == 0 and not self.sizes.constant(term):
            return f"{self.told(term, ATOM)}[..., None]"
        return self.told(term, bond)
