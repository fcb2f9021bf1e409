"""Terms: what the author said, in the author's order, never evaluated.

A term is a frozen record of ours: a head over its parts (`args`), or one of two
leaves, `Symbol`, whose name follows `quantity`, and `Dec`, a decimal as it was
written, for which 2.70 and 2.7 differ on paper and agree in meaning. Sums and
products are flat; nothing sorts, merges, distributes or evaluates, and
`term + 1` is a loud TypeError. `sympy.sympify(term)` is its `meaning`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import ClassVar, TypeAlias

from symbolic_lstm.maths.leaves import Dec as Dec
from symbolic_lstm.maths.leaves import Symbol as Symbol
from symbolic_lstm.maths.leaves import sympified
from symbolic_lstm.records import field, record


@record(frozen=True, slots=True, init=False, repr=False)
class Term:
    """A sentence or a part of one: a head over parts. `least` and `most` bound the number of parts."""

    args: tuple[Sentence, ...]
    _hash: int = field(compare=False)

    least: ClassVar[int] = 1
    most: ClassVar[int | None] = 1
    _sympy_ = sympified

    def __init__(self, *args: Sentence) -> None:
        for part in args:
            if not isinstance(part, (Term, Symbol, Dec)):
                raise TypeError(f"{type(self).__name__} is made of terms and leaves, not of {type(part).__name__}")
        if len(args) < self.least or (self.most is not None and len(args) > self.most):
            least = f"{'at least ' * (self.most is None)}{self.least} part{'s' * (self.least > 1)}"
            raise TypeError(f"{type(self).__name__} takes {least}, not {len(args)}")
        object.__setattr__(self, "args", args)
        object.__setattr__(self, "_hash", hash((type(self).__name__, args)))  # made once: terms are keys everywhere

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        from symbolic_lstm.maths.spell import text

        return text(self)

    def __reduce__(self) -> tuple[type[Term], tuple[Sentence, ...]]:
        return type(self), self.args


class Plus(Term):
    """A flat sum, `a + b + c`."""

    least, most = 2, None


class Minus(Term):
    """A difference, `a - b`."""

    least = most = 2


class Neg(Term):
    """A sign, `-a`."""


class Times(Term):
    """A flat product, entry by entry for vectors, `a * b`."""

    least, most = 2, None


class Apply(Term):
    """A matrix on a vector, `W @ x`."""

    least = most = 2


class Quotient(Term):
    """`a / b`, entry by entry."""

    least = most = 2


class Power(Term):
    """`a ^ b`, entry by entry."""

    least = most = 2


class Concat(Term):
    """Vectors one under the other, `[h; x]`; of rows, `[flip(a); flip(b)]`, a matrix, written `[1, 2; 3, 4]`."""

    least, most = 2, None


class Outer(Term):
    """The outer product of two vectors, `outer(a, b)` = a bᵀ."""

    least = most = 2


class Flip(Term):
    """The transpose, `flip(W)`."""


class Total(Term):
    """The sum of all entries, `total(v)`."""


class Softmax(Term):
    """exp of each entry over the total, `softmax(v)`."""


class Sigmoid(Term):
    """The logistic function, `sigmoid(z)` = 1 / (1 + e⁻ᶻ)."""


class Tanh(Term):
    """The hyperbolic tangent, `tanh(z)`."""


class Exp(Term):
    """The exponential, `exp(z)`."""


class Log(Term):
    """The natural logarithm, `log(z)`."""


class Root(Term):
    """The square root, `sqrt(z)`."""


class Largest(Term):
    """The largest of its parts, entry by entry, `max(a, b)`."""

    least, most = 2, None


class Smallest(Term):
    """The smallest of its parts, entry by entry, `min(a, b)`."""

    least, most = 2, None


class Absolute(Term):
    """The absolute value, `abs(z)`."""


class Relu(Term):
    """The rectifier, `relu(z)` = max(0, z)."""


class Softplus(Term):
    """The smooth rectifier, `softplus(z)` = ln(1 + eᶻ)."""


class HardSigmoid(Term):
    """`hardsigmoid(z)` = z / 6 + 1/2 between 0 and 1 (PyTorch, Keras 3); before it was min(1, max(0, 0.2 z + 0.5))."""


class Heaviside(Term):
    """The step function, `heaviside(z)`: 1 where z is positive, else 0; derivatives of kinks are made of it."""


class Slice(Term):
    """Some entries of a vector, `slice(v, 0, 2)`: from the first (counted from 0) to the one before the last."""

    least = most = 3


class Sin(Term):
    """The sine, `sin(z)`."""


class Cos(Term):
    """The cosine, `cos(z)`."""


class Erf(Term):
    """The error function, `erf(z)`, which gelu is made of."""


Sentence: TypeAlias = "Term | Symbol | Dec"
#: The same, to ask of a value whether it is one.
SENTENCE = (Term, Symbol, Dec)
Path: TypeAlias = tuple[int, ...]
#: The head of any part of a sentence, by which tables are asked.
Head: TypeAlias = "type[Term] | type[Symbol] | type[Dec]"

#: Every head there is. The tables of meaning, spelling, forms, evaluation … have a row for each; a test holds it.
HEADS: tuple[type[Term], ...] = (
    Plus, Minus, Neg, Times, Apply, Quotient, Power, Concat, Outer, Flip, Total,
    Softmax, Sigmoid, Tanh, Exp, Log, Root, Largest, Smallest, Absolute,
    Relu, Softplus, HardSigmoid, Heaviside, Slice, Sin, Cos, Erf,
)  # fmt: skip


def walk(term: Sentence, path: Path = ()) -> Iterator[tuple[Path, Sentence]]:
    """Every part of a sentence with its path, the whole last, in reading order.

    >>> from symbolic_lstm.maths.reader import read
    >>> [(p, str(t)) for p, t in walk(read("a*b + 1"))]
    [((0, 0), 'a'), ((0, 1), 'b'), ((0,), 'a * b'), ((1,), '1'), ((), 'a * b + 1')]
    """
    for k, part in enumerate(term.args):
        if part.args:
            yield from walk(part, (*path, k))
        else:
            yield (*path, k), part
    yield path, term


def at(term: Sentence, path: Path) -> Sentence:
    """The part of a sentence at a path."""
    for k in path:
        term = term.args[k]
    return term


def find(term: Sentence, part: Sentence) -> Path | None:
    """Where `part` stands in `term`: the first place in reading order, or None."""
    return next((path for path, here in walk(term) if here == part), None)


@lru_cache(maxsize=4096)
def names(term: Sentence) -> tuple[str, ...]:
    """The names a sentence mentions, in reading order, each once."""
    found, todo = dict[str, None](), [term]
    while todo and (part := todo.pop()):
        found |= {part.name: None} if type(part) is Symbol else {}
        todo += part.args[::-1]
    return tuple(found)


def rebuilt(term: Sentence, parts: Iterable[Sentence]) -> Sentence:
    """The same head over other parts; a leaf has none and stays."""
    return type(term)(*parts) if isinstance(term, Term) else term


def substituted(term: Sentence, new: Mapping[Symbol, Sentence]) -> Sentence:
    """The sentence with other parts for names, everything else where it stood."""
    if isinstance(term, Symbol):
        return new.get(term, term)
    return rebuilt(term, [substituted(part, new) for part in term.args])
