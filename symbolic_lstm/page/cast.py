"""Cast: setting the same sentence again and again with other figures.

What is printed depends on a figure through its sign and its digits alone. So a
sentence is set once for each pattern of signs, with stand-ins for the digits,
and writers keep their text of that mould with a gap for each figure. The result
is the same, letter by letter, as setting it anew; a figure with a power of ten
is set anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial

from symbolic_lstm.maths import terms as t
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.page.layout import Layout, Mould, Poured
from symbolic_lstm.page.names import When
from symbolic_lstm.page.typeset import typeset


def cast(
    term: t.Sentence,
    notation: Notation,
    figures: Mapping[t.Path, Figure],
    when: When = None,
    constants: frozenset[str] = frozenset(),
) -> Layout:
    """A sentence with figures at the paths of a cut, as `typeset` sets it.

    >>> from symbolic_lstm.maths.reader import read
    >>> from symbolic_lstm.notation import named
    >>> from symbolic_lstm.numbers.figure import figure
    >>> term, shown = read("a * b"), {(0,): figure("2.70"), (1,): figure("-10")}
    >>> cast(term, named("standard"), shown) == typeset(term, named("standard"), shown)
    True
    """
    make = partial(typeset, term, notation, figures, when, constants=constants)
    signs: list[tuple[t.Path, bool]] = []
    for path, figure in figures.items():
        if figure.exponent is not None:
            return make()
        signs.append((path, figure.n < 0))
    mould = _mould(term, notation, when, constants, tuple(signs))
    return Poured(mould, tuple([figure.digits for figure in figures.values()]), make)


@lru_cache(maxsize=8192)
def _mould(
    term: t.Sentence,
    notation: Notation,
    when: When,
    constants: frozenset[str],
    signs: tuple[tuple[t.Path, bool], ...],
) -> Mould:
    standins = tuple(f"7301990{k:04d}.5" for k in range(len(signs)))
    figures = {path: Figure(-1 if minus else 1, 1, text) for (path, minus), text in zip(signs, standins, strict=True)}
    return Mould(typeset(term, notation, figures, when, constants=constants), standins)
