"""What a source prints, read from its claim: a figure, a percentage, or words."""

from __future__ import annotations

import re

from flint import fmpq

from symbolic_lstm.errors import FigureError, QuantityError, SentenceError, shortened
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.maths.reader import read
from symbolic_lstm.numbers.figure import Figure, figure
from symbolic_lstm.worked.example import Says

_CLOSE = re.compile(
    r"(?:very |quite )?(?:close|near|nearly|almost|next) (?:to )?(?P<target>\S+?)(?P<share> ?%)?", re.IGNORECASE
)


def says(text: str) -> Says:
    """Read what a source prints.

    >>> says("99.7 %").figure.text, says("close to 0").target
    ('0.997', 0)

    Raises `FigureError` for anything but a figure, a percentage or "close to V".
    """
    plain = text.strip()
    bare = plain.removeprefix("≈").removeprefix("~").strip()
    try:
        if m := _CLOSE.fullmatch(plain):
            return Says(text, target=figure(m["target"]).value / (100 if m["share"] else 1))
        if bare.endswith("%"):
            share = figure(bare[:-1])
            places = share.places + 2
            return Says(text, Figure(share.n, places, _positional(share.n, places)), percent=True)
        return Says(text, figure(bare))
    except FigureError:
        raise FigureError(
            f"{shortened(text)!r} is no figure; write it as printed (0.997, 99.7 %, 6.27e-6) or in words (close to 0)"
        ) from None


def _positional(n: int, places: int) -> str:
    digits = str(abs(n)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places > 0 else digits


def of(text: str) -> tuple[str, Quantity | None, t.Sentence | None]:
    """What a claim is of: a variant, and a quantity or a sub-sentence.

    >>> of("minus-ten:f")[1].name, of("tanh(c)")[2]
    ('f', tanh(c))

    Raises `QuantityError` for text that is neither.
    """
    try:
        named = quantity(text)
        return named.variant or "", named, None
    except QuantityError as fault:
        variant, colon, rest = text.partition(":")
        plain = rest if colon and re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", variant) else text
        try:
            return (variant if plain is rest and colon else ""), None, read(plain)
        except SentenceError as other:
            raise QuantityError(f"{fault} (nor is it a sentence: {other.reason})") from None


def near(value: fmpq, target: fmpq, within: fmpq) -> bool:
    """Whether words that say "close to" hold."""
    return bool(abs(value - target) <= within)
