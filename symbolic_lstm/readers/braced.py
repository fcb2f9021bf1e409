"""Commas in braces: those of decimals, `0{,}725`, and those that part thousands, `24{,}704`."""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_lstm.on_demand import pattern

_NUMBER = pattern(r"[0-9]+(?:\{,\}[0-9]+)+(?:\.[0-9]+)?")
_GROUPED = pattern(r"[1-9][0-9]{0,2}(?:\{,\}[0-9]{3})+(?:\.[0-9]+)?")
_POINT = pattern(r"[0-9]\.[0-9]")


def braced(body: str) -> Iterator[str]:
    """The ways to read a formula of LaTeX whose numbers have commas in braces, the likeliest first; places stay.

    >>> list(braced(r"2 \\cdot 1{,}5 = 3")), list(braced(r"2 \\cdot 1{,}000.5"))
    (['2 \\\\cdot 1{,}5 = 3'], ['2 \\\\cdot 1\\\\, 000.5'])
    """
    numbers = _NUMBER.findall(body) if "{,}" in body else []
    if not numbers or not all(_GROUPED.fullmatch(number) for number in numbers):
        yield body
        return
    thousands = body.replace("{,}", "\\, ")
    sure = _POINT.search(body) or any(number.count("{,}") > 1 for number in numbers)
    yield from (thousands,) if sure else (body, thousands)
