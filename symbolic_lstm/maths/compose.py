"""Compose: sums and products put together as an author would write them.

Derivatives are assembled from parts. A factor 1 is not written, a sign stands before
its product, sums and products stay flat, and what all terms share stands before them.
"""

from __future__ import annotations

from collections.abc import Iterable

from symbolic_lstm.maths import terms as t

ONE, ZERO, TWO = t.Dec("1"), t.Dec("0"), t.Dec("2")


def times(*factors: t.Sentence) -> t.Sentence:
    """A flat product; a sign in a factor is the product's, a factor 1 is left out.

    >>> from symbolic_lstm.maths.reader import read
    >>> times(read("-a"), ONE, read("b * c"), read("1 - c"))
    -a * b * c * (1 - c)
    """
    flat: list[t.Sentence] = []
    negative = False
    for factor in factors:
        while isinstance(factor, t.Neg):
            negative, factor = not negative, factor.args[0]
        flat += factor.args if isinstance(factor, t.Times) else [factor]
    kept = [factor for factor in flat if factor != ONE]
    product = t.Times(*kept) if len(kept) > 1 else kept[0] if kept else ONE
    return t.Neg(product) if negative else product


def over(top: t.Sentence, bottom: t.Sentence) -> t.Sentence:
    """A quotient; a sign above is the quotient's."""
    return t.Neg(t.Quotient(top.args[0], bottom)) if isinstance(top, t.Neg) else t.Quotient(top, bottom)


def negated(term: t.Sentence) -> t.Sentence:
    """The sentence with the other sign."""
    return term.args[0] if isinstance(term, t.Neg) else t.Neg(term)


def plus(terms: Iterable[t.Sentence]) -> t.Sentence:
    """A flat sum; what is subtracted stands behind what is added.

    >>> from symbolic_lstm.maths.reader import read
    >>> plus([read("-(a * b)"), read("c"), read("d + e")])
    c + d + e - a * b
    """
    flat = [part for term in terms for part in (term.args if isinstance(term, t.Plus) else (term,))]
    added = [part for part in flat if not isinstance(part, t.Neg)]
    taken = [part.args[0] for part in flat if isinstance(part, t.Neg)]
    if not added:
        return t.Neg(plus(taken)) if taken else ZERO
    whole = t.Plus(*added) if len(added) > 1 else added[0]
    for part in taken:
        whole = t.Minus(whole, part)
    return whole


def collected(terms: Iterable[t.Sentence]) -> t.Sentence:
    """The sum of products, with the first factor before brackets where all of them begin with it.

    >>> from symbolic_lstm.maths.reader import read
    >>> collected([read("-(d * n)"), read("d * h")])
    d * (h - n)
    """
    listed = list(terms)
    bare = [term.args[0] if isinstance(term, t.Neg) else term for term in listed]
    shared = {term.args[0] if isinstance(term, t.Times) else term for term in bare}
    if len(listed) < 2 or len(shared) != 1:
        return plus(listed)
    rest = [times(*term.args[1:]) if isinstance(term, t.Times) else ONE for term in bare]
    signs = [isinstance(term, t.Neg) for term in listed]
    return times(shared.pop(), plus(negated(r) if sign else r for r, sign in zip(rest, signs, strict=True)))
