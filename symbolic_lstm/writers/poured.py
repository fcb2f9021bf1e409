"""Write what was cast in a mould: the mould is written once, then only its digits change."""

from __future__ import annotations

from collections.abc import Callable

from symbolic_lstm.page.layout import Layout, Poured


def poured(it: Poured, format: str, write: Callable[[Layout], str]) -> str:
    """The text of a filled mould in a format, letter by letter what `write` makes of it."""
    mould = it.mould
    try:
        pieces = mould.pieces[format]
    except KeyError:
        pieces = mould.pieces[format] = _gaps(write(mould.layout), mould.standins)
    if pieces is None:
        return write(it.solid)
    text, order = pieces
    digits = it.digits
    return text % tuple([digits[k] for k in order]) if order else text


def _gaps(text: str, standins: tuple[str, ...]) -> tuple[str, tuple[int, ...]] | None:
    """The text with `%s` for each stand-in and which one it is, in order; None unless each stands there once."""
    if any(text.count(standin) != 1 for standin in standins):
        return None
    if not standins:
        return text, ()
    order = sorted(range(len(standins)), key=lambda k: text.index(standins[k]))
    gapped = text.replace("%", "%%")
    for standin in standins:
        gapped = gapped.replace(standin, "%s")
    return gapped, tuple(order)
