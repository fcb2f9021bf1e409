"""Terms: what the author said, in the author's order, never evaluated.

Heads are subclasses of `sympy.Basic` (never `Expr`, so `term + 1` is a loud
TypeError); leaves are plain `Symbol`s, whose names follow `quantity`, and the
decimal leaf `Dec`, for which 2.70 and 2.7 differ on paper and agree in meaning.
Sums and products are flat; nothing sorts, merges or distributes, and a rebuild
(`xreplace`, `func(*args)`) keeps every term where it stood. SymPy's printers
dispatch on class names, so no head is called as one of their methods.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, TypeAlias

from sympy import Symbol
from sympy.core.basic import Atom, Basic

from symbolic_lstm.maths.decimal import decimal


class Term(Basic):  # type: ignore[misc]  # SymPy ships no types
    """A sentence or a part of one. `least` and `most` bound the number of parts."""

    __slots__ = ()
    least: ClassVar[int] = 1
    most: ClassVar[int | None] = 1

    def __new__(cls, *parts: Sentence) -> Term:
        for part in parts:
            if not isinstance(part, (Term, Symbol, Dec)):
                raise TypeError(f"{cls.__name__} is made of terms, symbols and decimals, not {type(part).__name__}")
        if len(parts) < cls.least or (cls.most is not None and len(parts) > cls.most):
            raise TypeError(f"{cls.__name__} takes {_count(cls)}, not {len(parts)}")
        made: Term = super().__new__(cls, *parts)
        return made

    def _sympystr(self, printer: Any) -> str:
        from symbolic_lstm.maths.spell import text

        return text(self)

    _sympyrepr = _sympystr

    def _repr_latex_(self) -> None:
        """No LaTeX of SymPy's making: it would reorder what it prints."""
        return None


class Dec(Atom):  # type: ignore[misc]  # SymPy ships no types
    """A decimal as it was written: `Dec("2.70")`. Never negative; see `Neg`."""

    __slots__ = ("text",)
    text: str

    def __new__(cls, written: str) -> Dec:
        read = decimal(written)
        if read.text.startswith("-"):
            raise TypeError(f"a decimal leaf carries no sign; write Neg(Dec({read.text[1:]!r}))")
        self: Dec = super().__new__(cls)
        self.text = read.text
        return self

    def _hashable_content(self) -> tuple[str]:
        return (self.text,)

    def __getnewargs__(self) -> tuple[str]:
        return (self.text,)

    def __getstate__(self) -> None:
        return None

    def _sympystr(self, printer: Any) -> str:
        return self.text

    _sympyrepr = _sympystr

    def _repr_latex_(self) -> None:
        return None


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
    """Vectors one under the other, `[h; x]`."""

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


Sentence: TypeAlias = "Term | Symbol | Dec"
Path: TypeAlias = tuple[int, ...]

#: Every head there is. The tables of meaning, spelling, forms, evaluation and
#: typesetting have a row for each; a test holds their keys equal.
HEADS: tuple[type[Term], ...] = (
    Plus, Minus, Neg, Times, Apply, Quotient, Power, Concat, Outer, Flip, Total,
    Softmax, Sigmoid, Tanh, Exp, Log, Root, Largest, Smallest, Absolute,
)  # fmt: skip


def walk(term: Sentence, path: Path = ()) -> Iterator[tuple[Path, Sentence]]:
    """Every part of a sentence with its path, the whole last, in reading order.

    >>> from symbolic_lstm.maths.reader import read
    >>> [(p, str(t)) for p, t in walk(read("a*b + 1"))]
    [((0, 0), 'a'), ((0, 1), 'b'), ((0,), 'a * b'), ((1,), '1'), ((), 'a * b + 1')]
    """
    for k, part in enumerate(term.args):
        yield from walk(part, (*path, k))
    yield path, term


def at(term: Sentence, path: Path) -> Sentence:
    """The part of a sentence at a path."""
    for k in path:
        term = term.args[k]
    return term


def find(term: Sentence, part: Sentence) -> Path | None:
    """Where `part` stands in `term`: the first place in reading order, or None."""
    return next((path for path, here in walk(term) if here == part), None)


def names(term: Sentence) -> tuple[str, ...]:
    """The names a sentence mentions, in reading order, each once."""
    return tuple(dict.fromkeys(t.name for _, t in walk(term) if isinstance(t, Symbol)))


def _count(head: type[Term]) -> str:
    if head.most is None:
        return f"at least {head.least} parts"
    return f"{head.least} part" + "s" * (head.least > 1)
