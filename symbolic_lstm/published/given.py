"""Numbers from Python as figures: text, int, Decimal, Fraction, float, NumPy arrays and nested lists.

Text keeps its digits (2.70 stays 2.70). A float stands for its shortest repr, so
0.1 is a tenth. NaN, infinities and arrays of anything but numbers are refused.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from numbers import Integral
from typing import TYPE_CHECKING, Any, TypeAlias

from flint import fmpq

from symbolic_lstm.errors import FigureError, UsageError, expected, shortened
from symbolic_lstm.numbers.budget import MOST_IN_ALL
from symbolic_lstm.numbers.figure import WRITTEN, Figure, exactly, figure, plain_figure
from symbolic_lstm.published.example import Grid
from symbolic_lstm.published.numerals import grid
from symbolic_lstm.published.setting import shape

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

#: What Python code may give for a number, a vector or a matrix.
Given: TypeAlias = "str | int | float | Decimal | Fraction | Sequence[Given] | Any"


def given(value: Given) -> Grid:
    """A number, vector or matrix as figures.

    >>> from fractions import Fraction
    >>> given("2.70").text, given(0.1).text, given(Fraction(1, 8)).text
    ('2.70', '0.1', '0.125')

    Raises `FigureError` for what is no finite decimal, for a fraction that no
    decimal equals, and for rows of different lengths.
    """
    if type(value) is str and (typed := plain_figure(value)) is not None:
        return typed
    found = _given(value)
    shape(found)
    return found


def given_numbers(changes: Mapping[str, Given] | None) -> dict[str, Grid]:
    """Numbers of one's own by name; raises `UsageError` for what is no mapping, `FigureError` as `given` does."""
    expected(changes, (Mapping, type(None)), "changes are a mapping of names to numbers, as {'x': -10}")
    return {name: given(value) for name, value in (changes or {}).items()}


def _given(value: Given) -> Grid:
    if isinstance(value, str):
        return grid(value)
    if hasattr(value, "detach") and hasattr(value, "__array__"):  # a tensor of PyTorch, perhaps one that is trained
        value = value.detach().cpu().numpy()
    if hasattr(value, "dtype") and hasattr(value, "tolist"):
        return _array(value)
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray, memoryview)):
        if not value:
            raise FigureError("an empty list holds no number")
        return tuple(_given(item) for item in value)
    return _number(value)


def _number(value: Any) -> Figure:
    if isinstance(value, bool):
        raise FigureError(f"{value} is no number; write 1 or 0")
    if isinstance(value, int):
        if value.bit_length() > WRITTEN:
            raise FigureError(f"a whole number of {value.bit_length()} bits is out of range")
        return figure(str(value))
    if isinstance(value, float):
        if not math.isfinite(value):
            raise FigureError(f"{value} is not finite; every number must be")
        return figure(repr(value))
    from decimal import Decimal
    from fractions import Fraction

    if isinstance(value, Decimal):
        if not value.is_finite():
            raise FigureError(f"{value} is not finite; every number must be")
        return figure(str(value))
    if isinstance(value, Fraction):
        if max(value.numerator.bit_length(), value.denominator.bit_length()) > WRITTEN:
            raise FigureError("a fraction of so many digits is out of range")
        found = exactly(fmpq(value.numerator, value.denominator), most=60)
        if found is None:
            raise FigureError(f"{value} is no decimal; round it first")
        return found
    raise FigureError(f"{type(value).__name__} is no number{_quoted(value)}")


def _quoted(value: object) -> str:
    try:
        return f": {shortened(repr(value), 40)}"
    except Exception:  # whatever somebody's own class does when it is asked what it is
        return ""


def _array(array: Any) -> Grid:
    """A NumPy array, or anything that calls itself one: integers and floats of at most three dimensions."""
    kind = getattr(array.dtype, "kind", "?")
    if kind not in "iuf":
        raise FigureError(f"an array of {array.dtype} holds no decimal numbers; use integers or floats")
    if array.size > MOST_IN_ALL:
        raise FigureError(f"an array of {array.size} numbers is too large; at most {MOST_IN_ALL} are worked")
    if len(array.shape) > 3 or 0 in array.shape:
        raise FigureError(f"an array of shape {array.shape} is no number, vector, matrix or sequence of them")
    if kind == "f" and array.dtype.itemsize != 8:  # a float32 of 0.1 must not become 0.10000000149011612
        return _texts(array)
    return _given(array.tolist())


def _texts(array: Any) -> Grid:
    if len(array.shape) == 0:
        value = float(array)
        if not math.isfinite(value):
            raise FigureError(f"{value} is not finite; every number must be")
        return figure(str(array[()]))
    return tuple(_texts(row) for row in array)


def checked_options(digits: object = None, **options: object) -> None:
    """Raises `UsageError` for an option that is no text and no short number, which could not even be quoted."""
    expected(digits, (str, Integral, type(None)), "digits are a whole number (4) or a text ('3s', 'auto')")
    if isinstance(digits, Integral) and abs(int(digits)) > 1000:
        raise UsageError("digits are a whole number from 0 to 30")
    for name, value in options.items():
        expected(value, (str, int, type(None)), f"{name} is text")
        if isinstance(value, int) and abs(value) > 1000:
            raise UsageError(f"{name} is text, not a number of so many digits")
