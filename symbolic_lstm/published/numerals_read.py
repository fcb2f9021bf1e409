"""Numbers that are written as people print them elsewhere: ½, 6.27 × 10^-6, `[0.1 0.2; 0.3 0.4]`, `np.array([…])`."""

from __future__ import annotations

from typing import Literal

from flint import fmpq

from symbolic_lstm.errors import SymbolicLstmError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.enclose import value_of
from symbolic_lstm.numbers.figure import Figure, exactly, figure
from symbolic_lstm.numbers.rounding import Interval
from symbolic_lstm.published.example import Grid
from symbolic_lstm.readers.line import read_line

#: A value of more decimals is refused.
MOST_DECIMALS = 60
#: Longer texts are no number.
LONGEST = 20_000


def printed_grid(text: str, comma: bool = False) -> Grid | None:
    """The number, or the numbers, that a text says; None where it says something else.

    >>> printed_grid("½").text, [part.text for part in printed_grid("[0.1 -0.2]")]
    ('0.5', ['0.1', '-0.2'])
    """
    decimal: Literal[",", "."] = "," if comma else "."
    try:
        (chain,) = read_line(text, decimal=decimal) if len(text) <= LONGEST else ()
        return _grid(chain.sides[0].term) if not chain.relations and not chain.label and not chain.remark else None
    except (SymbolicLstmError, ValueError):
        return None


def _grid(term: t.Sentence) -> Grid | None:
    match term:
        case t.Concat(args=parts):
            found = [_grid(part) for part in parts]
            return tuple(part for part in found if part is not None) if None not in found else None
        case t.Flip(args=(t.Concat() as row,)):
            return _grid(row)
        case t.Dec(digits):
            return figure(digits)
        case t.Neg(args=(t.Dec(digits),)):
            return figure("-" + digits)
        case t.Quotient() | t.Neg() | t.Plus() if not t.names(term) and _fractions(term) <= 1:
            return _short(value_of(term))
        case _:
            return None


def _fractions(term: t.Sentence) -> int:
    """How many lines of fractions a number has; 1/2/2 is none."""
    return sum(isinstance(part, t.Quotient) for _, part in t.walk(term))


def _short(value: fmpq | Interval) -> Figure | None:
    return None if isinstance(value, Interval) else exactly(value, most=MOST_DECIMALS)
