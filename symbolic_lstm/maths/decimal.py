"""Decimals as people write them: exact values, and the text kept.

`2.70` and `2.7` are one value and two texts. A decimal is `n / 10**places`;
nothing here is ever a float.
"""

from __future__ import annotations

import re

from symbolic_lstm.errors import FigureError, shortened
from symbolic_lstm.named_tuples import NamedTuple

#: Longer texts and larger exponents are refused: nobody prints them, and exact
#: arithmetic on them would not end.
LONGEST, LARGEST = 200, 1000
#: What a sheet prints is read back up to this power of ten.
PRINTED = 1_204_119
#: What stands for a value that is too small for its digits to be written out.
BELOW = f"<1e-{PRINTED}"

_MINUS = {ord("−"): "-", ord("–"): "-", ord("﹣"): "-", ord("－"): "-"}
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_DECIMAL = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>[0-9]*)(?:\.(?P<part>[0-9]*))?"
    r"(?:[eE](?P<e>[+-]?[0-9]{1,7})| ?[×·⋅*] ?10(?:\^\{?(?P<hat>[+-]?[0-9]{1,7})\}?|(?P<up>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,7})))?"
)


class Decimal(NamedTuple):
    """`n / 10**places` and the canonical text (`-0.32`, `6.27e-6`)."""

    n: int
    places: int
    text: str


def decimal(text: str, largest: int = LARGEST) -> Decimal:
    """The exact value of a written decimal.

    >>> decimal("2.70")
    Decimal(n=270, places=2, text='2.70')
    >>> decimal("6.27×10⁻⁶")
    Decimal(n=627, places=8, text='6.27e-6')

    Raises `FigureError` for NaN, infinities, words, decimal commas, more than
    200 digits, and magnitudes beyond 10**±largest.
    """
    plain = text.strip().translate(_MINUS)
    m = _DECIMAL.fullmatch(plain) if len(plain) <= LONGEST else None
    if m is None or not (m["whole"] or m["part"]):
        raise FigureError(f"{shortened(text)!r} is no decimal number{_advice(plain)}")
    whole, part = m["whole"] or "0", m["part"] or ""
    raw = m["e"] or m["hat"] or (m["up"] or "").translate(_SUPERSCRIPT)
    exponent = int(raw or 0)
    sign = "-" if m["sign"] == "-" else ""
    n = int(whole + part)
    places = len(part) - exponent
    if n and not -largest <= len(str(n)) - 1 - places <= largest:
        raise FigureError(
            f"{shortened(text)!r} is out of range; magnitudes from 1e-{largest} to 1e{largest} are worked"
        )
    if places < 0:
        n, places = n * 10**-places, 0
    canonical = sign + whole + (f".{part}" if m["part"] else "") + (f"e{exponent}" if raw else "")
    return Decimal(-n if sign else n, places, canonical)


def _advice(text: str) -> str:
    if len(text) > LONGEST:
        return f"; at most {LONGEST} digits are read"
    if re.fullmatch(r"[+-]?\d+,\d+", text):
        return f"; write {text.replace(',', '.')}"
    if text.lower().lstrip("+-") in ("nan", "inf", "infinity", "oo", "∞"):
        return "; every number must be finite"
    return "; write digits like 2.70, -0.32 or 6.27e-6"
