"""What a source prints, read from its claim: a figure, a percentage, or words."""

from __future__ import annotations

import re

from symbolic_lstm.errors import FigureError, QuantityError, SentenceError, shortened
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.maths.reader import read
from symbolic_lstm.maths.tokens import APPROXIMATE
from symbolic_lstm.published.example import Says
from symbolic_lstm.published.numerals import has_comma, numeral, pointed

_CLOSE = re.compile(
    r"(?:very |quite )?(?:close|near|nearly|almost|next) (?:to )?(?P<target>\S+?)(?P<share> ?%)?", re.IGNORECASE
)


def says(text: str, comma: bool = False) -> Says:
    """Read what a source prints; with `comma`, a decimal comma is one.

    >>> says("99.7 %").figure.text, says("close to 0").target, says("0,4721", comma=True).figure.text
    ('0.997', 0, '0.4721')

    Raises `FigureError` for anything but a figure, a percentage or "close to V".
    """
    plain = text.strip()
    bare = plain.lstrip(APPROXIMATE).lstrip()
    if "/" in bare:
        raise FigureError(f"{shortened(text)!r} is no figure; write its digits, as many as the source vouches for")
    try:
        if m := _CLOSE.fullmatch(plain):
            return Says(text, target=numeral(m["target"] + (m["share"] or ""), comma).value)
        return Says(text, numeral(bare, comma), percent=bare.endswith("%"))
    except FigureError:
        advice = "write it as printed (0.997, 99.7 %, 6.27e-6) or in words (close to 0)"
        if has_comma(bare):
            advice = f'write {pointed(bare)}, or say decimal = "," at the top of the file'
        raise FigureError(f"{shortened(text)!r} is no figure; {advice}") from None


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
