"""Steps of plain lines: each figure against what stands in its place, as long as that is certain and right."""

from __future__ import annotations

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.readers.quick_line import FIGURE, OTHER, QuickLine, QuickPart, QuickSide
from symbolic_lstm.readers.quick_numbers import QuickNumber, exact
from symbolic_lstm.verify.facts import Facts, Fit, right
from symbolic_lstm.verify.step import RIGHT

#: Of a part that is worked further behind the first sign, nobody asks what it is from the exact givens.
_PART = Facts(None, True, True)
_HALF = 0.5


class QuickStep(NamedTuple):
    """A figure that is right: its text, what it stands for, where it stands, and whether it is exactly that."""

    printed: str
    before: QuickPart
    start: int
    end: int
    equal: bool
    facts: Facts


def right_steps(line: QuickLine) -> list[QuickStep] | None:
    """The figures of a line, if every one of them is right."""
    steps: list[QuickStep] = []
    head = line.sides[0]
    for k in range(1, len(line.sides)):
        before, after = line.sides[k - 1], line.sides[k]
        if after.figure:
            shown = _fit(after.figure, before.value)
            full = shown if k == 1 else _fit(after.figure, head.value)
            if not right(shown) or not right(full):
                return None
            kind = FIGURE if before.figure else OTHER
            part = QuickPart(before.value, kind, before.start, before.end, before.decimals)
            steps.append(QuickStep(after.figure, part, after.start, after.end, shown == full == "equal", RIGHT))
        else:
            facts = RIGHT if k == 1 else _PART
            parts = _inside(before, after, facts) if after.inner else _paired(before, after, facts)
            if parts is None:
                return None
            steps += parts
    return steps


def _inside(before: QuickSide, after: QuickSide, facts: Facts) -> list[QuickStep] | None:
    """What a function is taken of, worked further: tanh(0.3 + 0.2) = tanh(0.5)."""
    one, other = before.inner, after.inner
    if one is None or other is None or one.function != other.function:
        return None
    if not other.figure:
        return _paired(one, other, facts)
    found = _fit(other.figure, one.value)
    if not right(found) or one.figure == other.figure:
        return None
    part = QuickPart(one.value, FIGURE if one.figure else OTHER, one.start, one.end, one.decimals)
    return [QuickStep(other.figure, part, other.start, other.end, found == "equal", facts)]


def _paired(before: QuickSide, after: QuickSide, facts: Facts) -> list[QuickStep] | None:
    """The parts of a sum or a product that are worked further, where it is certain what stands for what."""
    if before.summed != after.summed or len(before.parts) != len(after.parts):
        return None
    if len(after.parts) < 2:
        return None
    worked: list[tuple[QuickPart, QuickPart]] = []
    for one, other in zip(before.parts, after.parts, strict=True):
        if other.kind != FIGURE or one.kind == OTHER:
            return None
        if not isinstance(other.value, tuple) or other.value[0] <= 0:
            return None  # a sign belongs to it, or it is nothing
        if one.kind != FIGURE or one.decimals != other.decimals:
            worked.append((one, other))
    steps: list[QuickStep] = []
    for k, (one, other) in enumerate(worked):
        (printed,) = other.decimals
        found = _fit(printed, one.value)
        if not right(found) or any(_fit(printed, it.value) != "far" for j, (it, _) in enumerate(worked) if j != k):
            return None
        steps.append(QuickStep(printed, one, other.start, other.end, found == "equal", facts))
    if len(steps) > 1:
        steps.sort(key=lambda step: -len(step.printed.replace(".", "").lstrip("0")))
    return steps or None


def _fit(printed: str, value: QuickNumber) -> Fit:
    """How a figure stands to a value; `open` where that is not certain, as of a whole number that is not exact."""
    minus = printed[0] == "-"
    n, scale = exact(printed[1:] if minus else printed)
    if minus:
        n = -n
    if isinstance(value, tuple):
        apart = abs(value[0] * scale - n * value[1])
        if not apart:
            return "equal"
        if 2 * apart > value[1]:
            return "far"
    else:
        off = abs(value * scale - n)
        if not off < _HALF:
            return "far" if off > _HALF else "open"
    return "rounded" if "." in printed else "open"
