"""Case by case: |u|, max, min, ReLU and steps are plain expressions as soon as the sign of what they ask is known.

Two sides that have one normal form in every case are equal. A sign that was supposed once holds for the
opposite, too: where u is positive, −u is not.
"""

from __future__ import annotations

from collections.abc import Callable

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.compose import negated
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.verify.normal_form import TooLongError, proportion, same_form, surely_positive

#: More cases than this are not told apart.
MOST_CASES = 64
_ZERO, _ONE = t.Dec("0"), t.Dec("1")
_THREE, _SIXTH, _HALF = t.Dec("3"), t.Dec("6"), t.Quotient(t.Dec("1"), t.Dec("2"))


class SupposedSign(NamedTuple):
    """What is supposed of an expression: that it is positive, or that it is not."""

    of: t.Sentence
    positive: bool


def _extreme(term: t.Term) -> tuple[t.Sentence, t.Sentence, t.Sentence]:
    first, *others = term.args
    rest = type(term)(*others) if len(others) > 1 else others[0]
    above = t.Minus(first, rest) if isinstance(term, t.Largest) else t.Minus(rest, first)
    return above, first, rest


#: What a head asks the sign of, and what it is where that is positive and where it is not.
CASES: dict[type[t.Term], Callable[[t.Term], tuple[t.Sentence, t.Sentence, t.Sentence]]] = {
    t.Absolute: lambda term: (term.args[0], term.args[0], negated(term.args[0])),
    t.Relu: lambda term: (term.args[0], term.args[0], _ZERO),
    t.Heaviside: lambda term: (term.args[0], _ONE, _ZERO),
    t.Largest: _extreme,
    t.Smallest: _extreme,
    t.HardSigmoid: lambda term: (
        t.Plus(term.args[0], _THREE),
        t.Smallest(_ONE, t.Plus(t.Quotient(term.args[0], _SIXTH), _HALF)),
        _ZERO,
    ),
}


def same_in_every_case(before: t.Sentence, after: t.Sentence, positive: frozenset[str] = frozenset()) -> bool:
    """Whether two expressions are one, case by case; raises `TooLongError` where there are too many cases.

    >>> from symbolic_lstm.maths.reader import read
    >>> same_in_every_case(read("relu(x)"), read("(x + abs(x)) / 2"))
    True
    >>> same_in_every_case(read("abs(x)"), read("x")), same_in_every_case(read("abs(p)"), read("p"), frozenset("p"))
    (False, True)
    """
    left = [MOST_CASES]
    closed = not any(isinstance(part, t.Heaviside) for term in (before, after) for _, part in t.walk(term))

    def same(one: t.Sentence, other: t.Sentence, known: tuple[SupposedSign, ...]) -> bool:
        kink = _innermost(one) or _innermost(other)
        if kink is None:
            left[0] -= 1
            if left[0] < 0:
                raise TooLongError(f"there are more than {MOST_CASES} cases")
            return same_form(one, other, positive)
        asked, yes, no = CASES[type(kink)](kink)
        sign = _sign(asked, known, positive, closed)
        if sign is not None:
            chosen = yes if sign else no
            return same(_put(one, kink, chosen), _put(other, kink, chosen), known)
        supposed = _unknown(asked, known, positive) if closed else asked
        return all(same(one, other, (*known, SupposedSign(supposed, sign))) for sign in (True, False))

    return same(before, after, ())


def _innermost(term: t.Sentence) -> t.Term | None:
    """The first part with cases that has none inside."""
    return next((part for _, part in t.walk(term) if isinstance(part, t.Term) and type(part) in CASES), None)


def _put(term: t.Sentence, old: t.Sentence, new: t.Sentence) -> t.Sentence:
    return new if term == old else t.rebuilt(term, [_put(part, old, new) for part in term.args])


def _unknown(asked: t.Sentence, known: tuple[SupposedSign, ...], positive: frozenset[str]) -> t.Sentence:
    """What to suppose the sign of, for that of something to follow: of a product, of its first factor that is open."""
    match asked:
        case t.Times(args=factors):
            return next(
                (_unknown(f, known, positive) for f in factors if _sign(f, known, positive, True) is None), asked
            )
        case t.Tanh(args=(inner,)) | t.Erf(args=(inner,)) | t.Neg(args=(inner,)):
            return _unknown(inner, known, positive)
        case _:
            return asked


def _sign(asked: t.Sentence, known: tuple[SupposedSign, ...], positive: frozenset[str], closed: bool) -> bool | None:
    """Whether something is positive, by what is supposed so far; None where it is not known.

    `closed` is for functions without a jump: what is 0 may count as either.
    """
    if surely_positive(asked, positive):
        return True
    if surely_positive(negated(asked), positive):
        return False
    for supposed, sign in known:
        factor = proportion(asked, supposed, positive)
        if factor is not None and (sign or closed or factor > 0):
            return sign == (factor > 0)
    if not closed:
        return None
    match asked:
        case t.Times(args=factors):
            signs = [_sign(factor, known, positive, closed) for factor in factors]
            return None if None in signs else signs.count(False) % 2 == 0
        case t.Tanh(args=(inner,)) | t.Erf(args=(inner,)):
            return _sign(inner, known, positive, closed)
        case t.Neg(args=(inner,)):
            other = _sign(inner, known, positive, closed)
            return None if other is None else not other
        case _:
            return None
