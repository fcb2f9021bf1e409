"""Percentages: a share as its printed figure says it, and what that leaves of 1."""

from __future__ import annotations

from flint import fmpq

from symbolic_lstm.languages import ENGLISH, Language
from symbolic_lstm.numbers.figure import Bound, Figure, positional, scientific

#: Prose says of a smaller share that it is less than this, and of what it leaves that it is more than the rest.
LEAST = fmpq(1, 100_000)
_LEAST, _MOST = positional(1, 5), positional(99_999, 5)
#: Upper ends of the bands of a share, and what each is called.
_NEARLY = 1 - LEAST
_BANDS = ((fmpq(1, 100), "nothing"), (fmpq(1, 10), "little"), (fmpq(99, 100), "part"), (fmpq(1), "nearly all"))


def percent(share: Figure, language: Language = ENGLISH) -> str:
    """A share as a percentage with the digits it shows, and no longer than the share itself.

    >>> from symbolic_lstm.numbers.figure import figure
    >>> percent(figure("0.997")), percent(figure("6.27e-6")), percent(figure("1.0"))
    ('99.7 %', '0.000627 %', '100 %')
    >>> percent(figure("1.22e-69"))
    '1.22×10⁻⁶⁷ %'
    """
    if isinstance(share, Bound):
        return spoken_share(share, language)
    places = share.places - 2
    shown = positional(share.n, places) if places > 0 else positional(share.n * 10**-places, 0)
    if share.exponent is not None and len(shown.printed) > len(share.printed):
        shown = scientific(share.n, places)
    return f"{language.figure(shown)} %"


def spoken_share(share: Figure, language: Language) -> str:
    """A share as prose says it: as a percentage, or how close it is to nothing or to all.

    >>> from symbolic_lstm.numbers.figure import figure
    >>> [spoken_share(figure(it), ENGLISH) for it in ("0.0403", "6.27e-6", "0.99999373", "0", "1.000")]
    ['4.03 %', 'less than 0.001 %', 'more than 99.999 %', '0 %', '100 %']
    """
    value = share.value
    if isinstance(share, Bound) or 0 < value < LEAST:
        return language.says("word: less than", share=percent(_LEAST, language))
    if _NEARLY < value < 1:
        return language.says("word: more than", share=percent(_MOST, language))
    if value in (0, 1):
        return f"{int(value.p) * 100} %"
    return percent(share, language)


def rest(share: Figure) -> Figure:
    """What a printed share leaves of 1, with as many decimals.

    >>> from symbolic_lstm.numbers.figure import figure
    >>> rest(figure("0.6682")).text
    '0.3318'
    """
    if isinstance(share, Bound) or 0 < share.value < LEAST:
        return _MOST_LEFT
    places = max(share.places, 0)
    return positional(10**places - share.n * 10 ** (places - share.places), places)


_MOST_LEFT = positional(999_999, 6)


def band(share: Figure) -> str:
    """In a word how large a share is: nothing, little, part, nearly all or all.

    >>> from symbolic_lstm.numbers.figure import figure
    >>> [band(figure(it)) for it in ("6.27e-6", "0.05", "0.5", "0.997", "1.0")]
    ['nothing', 'little', 'part', 'nearly all', 'all']
    """
    value = share.value
    return next((name for end, name in _BANDS if value < end), "all")
