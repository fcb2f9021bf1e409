"""How wide an equation is in a word processor, whose fonts nobody can choose for it."""

from __future__ import annotations

from symbolic_lstm.page import layout as l
from symbolic_lstm.writers.breaks import width

#: What a digit may be wider than in the fonts of print, and anything else.
_DIGIT, _ELSE = 0.19, 1.03
#: What a shape may be wider than what it is under, and what stands between two columns than in print, in em.
_SHAPE, _GAP = 1.3, 0.6
_SCRIPT = 0.7


def office_width(layout: l.Layout) -> float:
    """At most how wide a layout is set, in em; the widest digits are those of DejaVu Serif, LibreOffice's last resort.

    >>> round(office_width(l.Num("0.1234")), 2)
    3.78
    """
    return _ELSE * width(layout) + _DIGIT * _digits(layout)


def _digits(layout: l.Layout) -> float:
    """How many digits stand side by side; what is wider for another reason is counted as if it were digits."""
    match layout:
        case l.Num():
            power = 0.0 if layout.exponent is None else 2 + _SCRIPT * len(str(layout.exponent))
            return len(layout.digits) - layout.digits.count(".") + power
        case l.Row():
            return sum(map(_digits, layout.items))
        case l.Sub() | l.Sup():
            return _digits(layout.base) + _SCRIPT * _digits(layout.script)
        case l.Call():
            return sum(map(_digits, layout.arguments))
        case l.Fence() | l.Radical() | l.Boxed():
            return _digits(layout.inner)
        case l.Under():
            return _digits(layout.base) + _SHAPE / _DIGIT
        case l.Frac():
            return max(_digits(layout.top), _digits(layout.bottom))
        case l.Array():
            columns = max(map(len, layout.rows), default=0)
            figures = sum(max(_digits(row[k]) for row in layout.rows if k < len(row)) for k in range(columns))
            return figures + _GAP / _DIGIT * max(0, columns - 1)
        case _:
            return 0.0
