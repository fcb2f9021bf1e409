"""Figures as a program prints them: `0.1 + 0.2 = 0.30000000000000004` is what double precision gives.

Such a figure is the shortest that names one number of a machine, and so is written with more digits than anybody
rounds to by hand. It is right where a machine may come to that number: each operand and each operation is rounded to
the machine's digits, in sums of k terms by no more than γ = k u / (1 − k u) of the sum of their sizes (Higham,
"Accuracy and Stability of Numerical Algorithms", 2002, section 3.1), functions of a library by a few units.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Literal, TypeAlias

from flint import arb, fmpq

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.decide import held
from symbolic_lstm.numbers.evaluate import FlatTerm, Node, Number, code
from symbolic_lstm.numbers.figure import Figure

MachineKind: TypeAlias = Literal["float32", "float64"]

#: Half a unit in the last place of 1, and the bits of the digits.
HALF_UNIT: dict[str, fmpq] = {"float32": fmpq(1, 2**24), "float64": fmpq(1, 2**53)}
BITS: dict[str, int] = {"float32": 24, "float64": 53}
#: By so many half units a library's σ, tanh, exp or the like may err, at 1 or above as a share.
FUNCTION = 8
#: From so many significant digits on a figure is a print of such a number, and of no one's rounding, up to so many.
_DIGITS: dict[MachineKind, tuple[int, int]] = {"float64": (16, 17), "float32": (8, 9)}
#: No such print has fewer characters.
SHORTEST_PRINT = 8
_PRECISION = 256
_SUMS = (t.Plus, t.Minus, t.Total)
_PRODUCTS = (t.Times, t.Quotient, t.Outer)
#: What no machine rounds.
EXACT = (t.Dec, t.Neg, t.Concat, t.Flip, t.Slice, t.Largest, t.Smallest, t.Absolute, t.Relu)


def machine_print(printed: Figure, before: t.Sentence) -> MachineKind | None:
    """The machine numbers in which a program can print this figure for that sentence; None where it is no such print.

    >>> from symbolic_lstm.maths.reader import read
    >>> from symbolic_lstm.numbers.figure import figure
    >>> machine_print(figure("0.30000000000000004"), read("0.1 + 0.2"))
    'float64'
    >>> machine_print(figure("0.30000000000000014"), read("0.1 + 0.2")) is None
    True
    """
    kind = shortest_of(printed)
    if kind is None:
        return None
    comes_out = held(_PRECISION, _may_come_out, printed, code(before), kind)
    return kind if comes_out else None


def shortest_of(printed: Figure) -> MachineKind | None:
    """The machine numbers of which this is the shortest print of one, longer than figures that are rounded by hand.

    >>> from symbolic_lstm.numbers.figure import figure
    >>> shortest_of(figure("0.46211717")), shortest_of(figure("0.46211716")), shortest_of(figure("0.4621"))
    ('float32', None, None)
    """
    length = len(str(abs(printed.n)))
    return next(
        (k for k, (least, most) in _DIGITS.items() if least <= length <= most and _is_shortest(printed, k)), None
    )


def _is_shortest(printed: Figure, kind: MachineKind) -> bool:
    """Whether the digits are the fewest that name a number of this kind."""
    try:
        number = _nearest(float(printed.text), kind)
        digits = next(k for k in range(1, 18) if _nearest(float(f"{number:.{k - 1}e}"), kind) == number)
    except (ValueError, OverflowError, StopIteration):
        return False
    top = f"{number:.{digits - 1}e}".partition("e")[0].replace(".", "").lstrip("-")
    return top == str(abs(printed.n))


def _nearest(number: float, kind: MachineKind) -> float:
    return struct.unpack("f", struct.pack("f", number))[0] if kind == "float32" else number


def _may_come_out(printed: Figure, laid: FlatTerm, kind: MachineKind) -> bool:
    """Whether a machine, whatever order it adds in, can come to a number that is printed so."""
    unit, found = HALF_UNIT[kind], list[Number]()
    try:
        for node in laid.nodes:
            if node.name:
                return False
            parts = [found[p] for p in node.parts]
            found.append(_widened(node, node.work(*parts), parts, unit, BITS[kind]))
    except (FigureError, ZeroDivisionError):
        return False
    return bool(arb(wider(printed.value, 2 * unit * abs(printed.value))).overlaps(arb(found[-1])))


def _widened(node: Node, made: Number, parts: Sequence[Number], unit: fmpq, bits: int) -> Number:
    if node.figure is not None:
        value = node.figure.value
        return value if fits(value, bits) else wider(value, unit * abs(value))
    if isinstance(node.term, t.Power):  # of numbers, a library's errs by less than a unit
        return wider(made, gamma(3, unit) * size(made))
    return rounded_to_machine(type(node.term), made, parts, unit)


def rounded_to_machine(head: type, made: Number, operands: Sequence[Number], unit: fmpq, typed: int = 0) -> Number:
    """What an operation can come to where each is rounded; `typed` is 1 where the terms of sums are not rounded yet."""
    if head in EXACT:
        return made
    if head in _SUMS:
        return wider(made, gamma(len(operands) + typed, unit) * sum(map(size, operands), arb(0)))
    if head in _PRODUCTS:
        return wider(made, gamma(len(operands) + 1, unit) * size(made))
    return wider(made, FUNCTION * unit * size(made).max(arb(1)))


def fits(value: fmpq, bits: int) -> bool:
    """Whether a number is one of a machine with so many digits, whatever its exponent."""
    return bool(value.q & (value.q - 1) == 0 and abs(int(value.p)).bit_length() <= bits)


def gamma(count: int, unit: fmpq) -> fmpq:
    """The share by which `count` roundings can err."""
    return count * unit / (1 - count * unit)


def size(number: Number) -> arb:
    """The most that its absolute value can be."""
    return arb(number).abs_upper()


def wider(number: Number, radius: arb | fmpq) -> Number:
    """A number with a radius; zero that nothing is added to stays exact."""
    return number if number == 0 and radius == 0 else arb(number) + arb(0, arb(radius).abs_upper())
