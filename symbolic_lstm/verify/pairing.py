"""What of one side stands for what of the other: sums and products are matched as such, not by place.

Terms may come in another order, zeros and ones may vanish, and what belongs
together may have been collected. So `0.997·2 + 1.0·0.97 = 0.97 + 1.99` is
matched product by product, and a misprint stands alone, where no rounding of
the whole can hide it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import TypeAlias

from flint import fmpq

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.check_step import Pair, figure_of
from symbolic_lstm.numbers.enclose import value_of
from symbolic_lstm.numbers.rounding import Interval
from symbolic_lstm.verify.facts import fit

SideParts: TypeAlias = list[t.Sentence]
#: Longer sums and products are matched by place only.
MOST = 24
#: So many collected parts may stand in another order than what they were collected from.
MOST_MOVED = 4
ZERO, ONE = t.Dec("0"), t.Dec("1")


def paired_parts(before: t.Sentence, after: t.Sentence, depth: int = 0) -> list[Pair] | None:
    """The pairs in which two sides differ, innermost; None where nothing says what stands for what.

    >>> from symbolic_lstm.maths.reader import read
    >>> paired_parts(read("0.54 * tanh(0.518)"), read("0.54 * 0.475"))
    [Pair(before=tanh(0.518), after=0.475)]
    >>> paired_parts(read("0.997*2 + 1.0*0.97"), read("0.97 + 1.99"))
    [Pair(before=0.997 * 2, after=1.99), Pair(before=1.0 * 0.97, after=0.97)]
    """
    if before == after:
        return []
    if figure_of(after) is not None or depth > 20:
        return [Pair(before, after)]
    if isinstance(after, _SUMS) or isinstance(before, _SUMS):
        found = _matched(_terms(before), _terms(after), t.Plus, depth)
        return [Pair(before, after)] if found is None else found
    if isinstance(after, t.Times) or isinstance(before, t.Times):
        if isinstance(before, _PRODUCTS) and isinstance(after, _PRODUCTS):
            found = _matched(_factors(before), _factors(after), t.Times, depth)
            return [Pair(before, after)] if found is None else found
        return [Pair(before, after)]
    if type(before) is not type(after) or len(before.args) != len(after.args):
        return [Pair(before, after)]
    if isinstance(after, t.Power) and before.args[1] != after.args[1]:  # 2^10 = 4^5
        return [Pair(before, after)]
    pairs: list[Pair] = []
    for one, other in zip(before.args, after.args, strict=True):
        inner = paired_parts(one, other, depth + 1)
        if inner is None:
            return [Pair(before, after)]
        pairs += inner
    return pairs


_SUMS = (t.Plus, t.Minus, t.Neg)
_PRODUCTS = (t.Times, t.Neg, t.Dec, t.Quotient, t.Sigmoid, t.Tanh, t.Exp, t.Power)


def _terms(side: t.Sentence, sign: bool = False) -> SideParts:
    """The terms of a sum, each with its sign."""
    match side:
        case t.Plus(args=parts):
            return [term for part in parts for term in _terms(part, sign)]
        case t.Minus(args=(left, right)):
            return [*_terms(left, sign), *_terms(right, not sign)]
        case t.Neg(args=(inner,)) if not isinstance(inner, t.Dec):
            return _terms(inner, not sign)
        case t.Neg(args=(inner,)) if sign:
            return [inner]
        case _:
            return [t.Neg(side) if sign else side]


def _factors(side: t.Sentence) -> SideParts:
    """The factors of a product."""
    match side:
        case t.Times(args=parts):
            return [factor for part in parts for factor in _factors(part)]
        case t.Neg(args=(inner,)) if not isinstance(inner, t.Dec):
            return [t.Neg(ONE), *_factors(inner)]
        case _:
            return [side]


def _matched(left: SideParts, right: SideParts, head: type[t.Term], depth: int) -> list[Pair] | None:
    """Terms with terms, or factors with factors: equal ones first, then those that follow, then what is left."""
    if len(left) > MOST or len(right) > MOST:
        return None
    every, all_after = left, right
    left, right = list(left), list(right)
    for part in list(right):
        if part in left:
            left.remove(part)
            right.remove(part)
    pairs: list[Pair] = []
    for part in sorted(right, key=_digits, reverse=True):  # what says most first: 0 is what any small number rounds to
        if not _digits(part):
            break
        for other in left:
            if _follows(other, part, depth):
                pairs += paired_parts(other, part, depth + 1) or []
                left.remove(other)
                right.remove(part)
                break
    nothing = fmpq(0) if head is t.Plus else fmpq(1)
    left = [part for part in left if not _is(part, nothing)] if left and len(left) != len(right) else left
    right = [part for part in right if not _is(part, nothing)] if right and len(left) != len(right) else right
    if not left and not right:
        return pairs
    if len(right) == 1 and left:
        return [*pairs, *_rest(_together(left, head), right[0], head, depth)]
    if not right or not left:
        nil = ZERO if head is t.Plus else ONE
        return [*pairs, Pair(_together(left, head) if left else nil, _together(right, head) if right else nil)]
    if len(left) == len(right):
        spare = [part for part in right if not _is(part, nothing)]  # `0.8 + 0.4 = 1.2 + 0`
        if 0 < len(spare) < len(right) and (groups := _in_some_order(left, spare, head, depth)):
            return [*pairs, *groups]
        for one, other in zip(left, right, strict=True):
            pairs += _rest(one, other, head, depth)
        return pairs
    if groups := _in_some_order(left, right, head, depth):
        return [*pairs, *groups]
    return _in_some_order(every, all_after, head, depth)  # 0.05 may be what 0.05 · 0.3 · 3.56 was rounded to


def _in_some_order(left: SideParts, right: SideParts, head: type[t.Term], depth: int) -> list[Pair] | None:
    """What is collected on the right, in whatever order; None where it is not."""
    orders = permutations(right) if len(right) <= MOST_MOVED else (right,)
    return next((groups for order in orders if (groups := _collected(left, order, head, depth))), None)


def _digits(part: t.Sentence) -> int:
    """How many significant digits a part has: 0 for a zero, many for what is no figure."""
    printed = figure_of(part)
    return 99 if printed is None else len(str(abs(printed.n))) * bool(printed.n)


def _rest(before: t.Sentence, after: t.Sentence, head: type[t.Term], depth: int) -> Sequence[Pair]:
    """What is left of one side for the one part that is left of the other."""
    if type(before) is head or not _alike(before, after):
        return [Pair(before, after)]
    return paired_parts(before, after, depth + 1) or [Pair(before, after)]


def _alike(before: t.Sentence, after: t.Sentence) -> bool:
    """Whether two parts are built alike, so that their own parts can be compared."""
    return type(before) is type(after) and len(before.args) == len(after.args)


def _collected(left: SideParts, right: Sequence[t.Sentence], head: type[t.Term], depth: int) -> list[Pair]:
    """Neighbours collected into one part each; nothing where they do not follow."""
    blind: set[tuple[int, int]] = set()  # from where on nothing follows

    def grouped(k: int, begun: int) -> list[Pair] | None:
        if k == len(right):
            return [] if begun == len(left) else None
        if (k, begun) in blind:
            return None
        last = len(left) - (len(right) - k - 1)
        for end in range(begun + 1, last + 1) if k < len(right) - 1 else (last,) if last > begun else ():
            whole = _together(left[begun:end], head)
            if _follows(whole, right[k], depth) and (others := grouped(k + 1, end)) is not None:
                return [Pair(whole, right[k]), *others]
        blind.add((k, begun))
        return None

    return grouped(0, 0) or []


def _together(parts: SideParts, head: type[t.Term]) -> t.Sentence:
    return head(*parts) if len(parts) > 1 else parts[0]


def _follows(before: t.Sentence, after: t.Sentence, depth: int) -> bool:
    """Whether one part is what another comes to, exactly or rightly rounded."""
    printed = figure_of(after)
    try:
        if printed is not None:
            return fit(printed, value_of(before)) in ("equal", "rounded")
        if depth > 6 or not before.args:
            return False
        if type(before) is type(after) and (pairs := paired_parts(before, after, depth + 1)) is not None:
            return all(figure_of(pair.after) is not None and _follows(*pair, depth) for pair in pairs)
        one, other = value_of(before), value_of(after)
        return not isinstance(one, Interval) and not isinstance(other, Interval) and one == other
    except FigureError:
        return False


def _is(part: t.Sentence, value: fmpq) -> bool:
    try:
        found = value_of(part)
    except FigureError:
        return False
    return not isinstance(found, Interval) and found == value
