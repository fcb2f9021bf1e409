"""Rounded operands: figures that an article prints may have more digits than it prints.

0.3296 + 0.3352 is 0.6648 on paper, and 0.6649 where the two were rounded before
they were printed. Who prints them does not always say where they come from, so
that a last digit is called wrong only where no such digits make it right.
"""

from __future__ import annotations

from dataclasses import replace

from flint import fmpq

from symbolic_lstm.errors import SymbolicLstmError
from symbolic_lstm.maths.reader import read
from symbolic_lstm.numbers.box import Box, half_unit, image
from symbolic_lstm.numbers.check_step import figure_of
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.verify.facts import possible
from symbolic_lstm.verify.result import Result

#: Figures of so many decimals look like rounded ones.
PLACES = 3
#: The last digit may be off by so many units.
_UNITS = fmpq(3, 2)
_DOUBTED = ("mismatch", "last-digit", "truncated")


def doubted(result: Result) -> Result:
    """A result, with the benefit of the doubt where its operands may be rounded figures."""
    if result.verdict not in _DOUBTED or not _may_be(result):
        return result
    told = f"{result.printed} is right if the figures before it were rounded when they were printed; {result.message}"
    return replace(result, verdict="tolerance", message=told, slip=None)


def _may_be(result: Result) -> bool:
    try:
        term, shown = read(result.expression), read(result.printed)
        printed = figure_of(shown)
        if printed is None or printed.places < PLACES:
            return False
        laid = code(term)
        boxes: dict[int, Box] = {}
        for k, node in enumerate(laid.nodes):
            if node.figure is not None:
                half = half_unit(node.figure) if node.figure.places >= PLACES else fmpq(0)
                boxes[k] = node.figure.value - half, node.figure.value + half
        if all(low == high for low, high in boxes.values()):
            return False
        ranged = image(laid, len(laid.nodes) - 1, boxes)
    except SymbolicLstmError:
        return False
    if ranged is None or not possible(printed, *ranged):
        return False
    middle = (ranged[0][0] + ranged[0][1]) / 2
    return bool(abs(middle - printed.value) <= _UNITS * fmpq(1, 10**printed.places))
