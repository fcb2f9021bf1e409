r"""What authors mean by what their text says otherwise: `2^10` in LaTeX, `1.500` for fifteen hundred.

A line is read as it stands first; these readings are tried where it would be wrong.
"""

from __future__ import annotations

import re
from functools import partial

from symbolic_lstm.on_demand import pattern
from symbolic_lstm.readers.rewritten import rewritten

_POINTED = pattern(r"(?<![0-9.,])[0-9]+(?:\.[0-9]+)+(?![0-9.,])")
_BY_POINTS = pattern(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
#: More than one digit above, a sign above, e for a power of ten, log10, and thousands parted by commas.
_LOOSE = pattern(
    r"(?P<caret>\^)(?P<above>[-−]?[0-9]{2,}|[-−][0-9])(?![0-9.])"
    r"|(?<![A-Za-z0-9.}])(?P<number>[0-9]+(?:\.[0-9]+)?)[eE](?P<power>[-−+]?[0-9]{1,4})(?![A-Za-z0-9.])"
    r"|(?<![A-Za-z\\])log(?P<base>10|2)(?=\s*\()"
    r"|(?<![0-9.,])(?P<grouped>[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?![0-9]|,[0-9])"
    r"|(?<![0-9.,])(?P<pointed>[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?![0-9]|\.[0-9])"
)
_CLOCK = pattern(r"(?<![0-9:.])[0-9]{1,2}:[0-5][0-9](?![0-9:])")


def clocks(text: str) -> bool:
    """Whether a line works with times, 1:30 + 0:45 = 2:15, or with what looks like them."""
    return ":" in text and len(_CLOCK.findall(text)) > 1


def by_points(text: str) -> bool:
    """Whether every point of a line may part thousands.

    >>> by_points("1.000 + 500 = 1.500"), by_points("0.997 + 1.500 = 2.497")
    (True, False)
    """
    found = _POINTED.findall(text)
    return bool(found) and all(_BY_POINTS.fullmatch(number) for number in found)


def loosely(latex: str) -> tuple[str, list[int]] | None:
    r"""LaTeX as its author may have meant it, and the place each of its characters had; None where that is the same.

    >>> loosely("2^10 = 1,024")[0]
    '2^{10} = 1024'
    """
    if not _LOOSE.search(latex):
        return None
    text, places = rewritten(latex, _LOOSE, partial(_meant, pointed=by_points(latex)))
    return (text, places) if text != latex else None


def _meant(found: re.Match[str], pointed: bool) -> str:
    if found["caret"]:
        return f"^{{{found['above']}}}"
    if found["number"]:
        return rf"{found['number']} \times 10^{{{found['power'].lstrip('+')}}}"
    if found["base"]:
        return rf"\log_{{{found['base']}}}"
    if found["pointed"]:
        return found[0].replace(".", "") if pointed else found[0]
    return found["grouped"].replace(",", "")
