"""Numbers as people write them in quotes, on a command line or from Python: `2.70`, `1/2`, `10 %`, `0,5`."""

from __future__ import annotations

from flint import fmpq

from symbolic_lstm.errors import FigureError, shortened
from symbolic_lstm.maths.decimal import LONGEST
from symbolic_lstm.numbers.figure import Figure, exactly, figure, positional
from symbolic_lstm.on_demand import pattern
from symbolic_lstm.published.example import Grid

_FRACTION = pattern(r"(?P<top>.*[0-9.])\s*[/⁄∕÷]\s*(?P<bottom>\S.*)")
_COMMA = pattern(r"(?<=[0-9]),(?=[0-9])")
#: A fraction of more decimals is refused.
MOST_DECIMALS = 60


def numeral(text: str, comma: bool = False) -> Figure:
    """The figure somebody wrote: a decimal, a fraction that is one, or a percentage, kept as the share it means.

    With `comma`, a decimal comma stands for the point.

    >>> numeral("2.70").text, numeral("1/2").text, numeral("-10 %").text, numeral("0,5", comma=True).text
    ('2.70', '0.5', '-0.10', '0.5')

    Raises `FigureError` for anything else, and for a fraction like 1/3 that no decimal equals.
    """
    try:
        return _numeral(text, comma)
    except FigureError:
        from symbolic_lstm.published.numerals_read import printed_grid  # only what is written otherwise needs it

        found = printed_grid(text, comma)
        if isinstance(found, Figure):
            return found
        raise


def _numeral(text: str, comma: bool) -> Figure:
    plain = pointed(text.strip(), comma)
    bare = plain.removesuffix("%").rstrip()
    m = _FRACTION.fullmatch(bare) if len(bare) <= LONGEST else None
    found = _fraction(figure(m["top"].strip()), figure(m["bottom"]), bare) if m else figure(bare)
    return found if bare == plain else share(found)


def share(percent: Figure) -> Figure:
    """A percentage as the share it means, with two decimals more: 99.7 % is 0.997."""
    return positional(percent.n, percent.places + 2)


def pointed(text: str, comma: bool = True) -> str:
    """A text whose one decimal comma is a point; unchanged where it has a point already, or several commas."""
    return _COMMA.sub(".", text) if comma and text.count(",") == 1 and "." not in text else text


def has_comma(text: str) -> bool:
    """Whether a text would be a number if its comma were a point."""
    try:
        return pointed(text) != text and bool(numeral(text, comma=True))
    except FigureError:
        return False


def _fraction(top: Figure, bottom: Figure, text: str) -> Figure:
    if bottom.n == 0:
        raise FigureError(f"{shortened(text)} divides by zero")
    found = exactly(fmpq(top.value) / bottom.value, most=MOST_DECIMALS)
    if found is None:
        raise FigureError(f"{shortened(text)} is no decimal; write as many of its digits as the source worked with")
    return found


def grid(text: str) -> Grid:
    """Numbers as they are typed: `-10`, `1/2`, `10 %`, `[0, 0.5]`, `[[1, 2], [3, 4]]`.

    Raises `FigureError` for anything else.
    """
    text = text.strip()
    if not text.startswith("["):
        return numeral(text)
    try:
        found, rest = _grid(text, 0)
    except FigureError:
        from symbolic_lstm.published.numerals_read import printed_grid

        said = printed_grid(text)
        if said is None or isinstance(said, Figure):
            raise
        return said
    if rest:
        raise FigureError(f"{shortened(text)!r} is no number or list of numbers")
    return found


def _grid(text: str, depth: int) -> tuple[Grid, str]:
    if not text.startswith("["):
        cut = next((k for k, c in enumerate(text) if c in "],"), len(text))
        return numeral(text[:cut]), text[cut:].lstrip()
    if depth > 3:
        raise FigureError("numbers nest at most three deep")
    items: list[Grid] = []
    rest = text[1:].lstrip()
    while not rest.startswith("]"):
        item, rest = _grid(rest, depth + 1)
        items.append(item)
        if rest.startswith(","):
            rest = rest[1:].lstrip()
        elif not rest.startswith("]"):
            raise FigureError("a list of numbers ends with ]")
    return tuple(items), rest[1:].lstrip()
