"""The curve beside a derivation whose sentence is an activation: it stands in the page, and the script moves its point.

All curves of one function share what never changes (the run of it, its axis and the ticks there), which the first of
them holds. A curve is 20 pixels high over −7 to 7 in 40; beside a derivation it is drawn larger, over a domain that
doubles until the step stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from symbolic_lstm.drawing.functions import CURVES
from symbolic_lstm.drawing.pieces import small_at
from symbolic_lstm.drawing.subject import Subject, near
from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.writers.mathml_maths import escaped

#: The functions whose curves the page draws itself, and what each curve is called there; its frame has a small letter.
CURVED: Mapping[type[t.Term], str] = {t.Sigmoid: "S", t.Tanh: "T"}
#: From where to where a function bends, and into how many pieces it is cut there.
_BENDS: Mapping[type[t.Term], float] = {t.Sigmoid: 7.0, t.Tanh: 3.5}
_PIECES = 10
#: The middle of a curve beside a derivation, the two heights that bound it, and half of its width.
_MIDDLE, _TOP, _BOTTOM, _HALF = 146, 22, 122, 116
_LEFT, _FAR, _FARTHEST = 30, 7.0, 999.0
#: Farther left than this no figure has room to the left of its point.
_NEAR = 70
#: Beside a derivation a curve is so much larger than in a box of the cell.
_LARGER = "matrix(5.8 0 0 5 30 122)"


def curve_of(subject: Subject, key: str, hue: str) -> str:
    """The curve beside the derivation of a place, in the colour of a class; '' where its sentence is no activation."""
    body = subject.traced.lets[key].body
    if not isinstance(body, t.Term) or type(body) not in CURVED:
        return ""
    name, function = CURVED[type(body)], CURVES[type(body)]
    x = max(-_FARTHEST, min(_FARTHEST, near(subject.traced.work[key].values[code(body).index((0,))])))
    far = _FAR
    while far < abs(x) * 1.12:
        far *= 2
    low, high = function.low or 0.0, function.high or 0.0
    across, down = _MIDDLE + _HALF * x / far, _BOTTOM - (_BOTTOM - _TOP) * (function.at(x) - low) / (high - low)
    at, height = _number(across, 1), _number(down, 1)
    side = "m" if across < _NEAR else "e"  # a curve that rises leaves room above it to the left
    below = subject.part(key, (0,))
    return (
        f'<svg class="curve {hue}" aria-hidden=true><use href=#{name.lower()} />'
        f"<use class=run href=#{name}r{_narrower(far)} /><path class=run{_tails(far)} />"
        f'<path d="M{at} {_BOTTOM}V{height}H{_LEFT}"/>'
        f"<circle cx={at} cy={height} r=5 />"
        f"<text class={side} x={at} y={_BOTTOM + 18}>{escaped(subject.printed(below)) if below else ' '}</text>"
        f"<text class={side} x={at} y={_number(max(14.0, down - 9), 1)}>{escaped(subject.shown(key))}</text></svg>"
    )


def framed(markup: str) -> str:
    """A page whose first curve of each function holds what all of them share."""
    for head, name in CURVED.items():
        markup = markup.replace(f"<use href=#{name.lower()} />", _frame(head, name), 1)
    return markup


def run(head: type[t.Term]) -> str:
    """The run of a function over −7 to 7, in 40 by 20 pixels above where it begins: smooth pieces between its bends."""
    bends, function = _BENDS[head], CURVES[head]
    step, made = 2 * bends / _PIECES, ""
    start = small_at(function, -bends)
    here = (start[0], 0.0)
    for k in range(1, _PIECES + 1):
        x, y = small_at(function, k * step - bends)
        y = 20.0 if k == _PIECES else y
        beyond = small_at(function, min(7.0, k * step - bends + 0.01))
        rise = (beyond[1] - y) / (beyond[0] - x) if k < _PIECES else 0.0
        third = (x - here[0]) / 3
        numbers = (x - third - here[0], here[1] - (y - third * rise), x - here[0], here[1] - y)
        made += " " + " ".join(_number(it, 2) for it in numbers)
        here = (x, y)
    straight = f"H{_number(start[0], 1)}" if start[0] else ""
    return re.sub(" (?=-)", "", f"M0 0{straight}s{made[1:]}") + ("H40" if start[0] else "")


def _frame(head: type[t.Term], name: str) -> str:
    """What the curves of a function share: how it runs, and its ticks."""
    ticks = "".join(_ticks(head))
    runs = f'<g id={name}r transform="{_LARGER}"><path id={name} d="{run(head)}"/></g>'
    return f"<g id={name.lower()}><defs>{runs}</defs>{ticks}</g>"


def _ticks(head: type[t.Term]) -> Iterator[str]:
    function = CURVES[head]
    low, high = function.low or 0.0, function.high or 0.0
    heights = [_number(_BOTTOM - (_BOTTOM - _TOP) * (v - low) / (high - low), 1) for v, _ in function.ticks]
    yield f'<path stroke=var(--rule) d="{"".join(f"M{_LEFT} {y}h{2 * _HALF}" for y in heights)}"/>'
    for y, (_, label) in zip(heights, function.ticks, strict=True):
        yield f"<text class=e x={_LEFT - 6} y={int(y) + 4}>{label}</text>"


def _narrower(far: float) -> str:
    """How the run of a function is drawn in for a domain that goes so far to either side."""
    part = _FAR / far
    return f' transform="matrix({part:g} 0 0 1 {_MIDDLE * (1 - part):g} 0)"' if part < 1 else ""


def _tails(far: float) -> str:
    """Where a function has come to its bounds, on both sides of its run."""
    wide = _HALF * _FAR / far
    if wide == _HALF:
        return ""
    return f' d="M{_LEFT} {_BOTTOM}H{_MIDDLE - wide:g}M{_MIDDLE + wide:g} {_TOP}H{_LEFT + 2 * _HALF}"'


def _number(value: float, places: int) -> str:
    """A number as scripts write it: as few digits as it has, and no sign before 0."""
    text = f"{round(value, places):.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text
