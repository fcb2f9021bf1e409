"""Steps of plain lines: each figure against what stands in its place, as long as that is certain and right."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from symbolic_lstm.readers.quick_line import FIGURE, OTHER, PRODUCT, QuickLine, QuickPart, QuickSide
from symbolic_lstm.readers.quick_numbers import QuickNumber, exact
from symbolic_lstm.verify.facts import Facts

_RIGHT, _PART = Facts(True, True, True), Facts(None, True, True)
_HALF = 0.5
Right: TypeAlias = Literal["", "equal", "rounded"]


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
            found = _right(after.figure, before.value)
            if found != "equal" and (not found or ("." not in after.figure)):
                return None
            if k > 1 and (full := _right(after.figure, head.value)) != "equal":
                if not full:
                    return None
                found = full
            kind = FIGURE if before.figure else OTHER
            part = QuickPart(before.value, kind, before.start, before.end, before.decimals)
            steps.append(QuickStep(after.figure, part, after.start, after.end, found == "equal", _RIGHT))
        else:
            facts = _RIGHT if k == 1 else _PART
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
    found = _right(other.figure, one.value)
    if not found or one.figure == other.figure or (found != "equal" and "." not in other.figure):
        return None
    part = QuickPart(one.value, FIGURE if one.figure else OTHER, one.start, one.end, one.decimals)
    return [QuickStep(other.figure, part, other.start, other.end, found == "equal", facts)]


def _paired(before: QuickSide, after: QuickSide, facts: Facts) -> list[QuickStep] | None:
    """The parts of a sum or a product that are worked further, where it is certain what stands for what."""
    if before.summed != after.summed or len(before.parts) != len(after.parts):
        return None
    if len(after.parts) < 2:
        return None
    left: list[QuickPart] = []
    right: list[tuple[QuickPart, str]] = []
    for one, other in zip(before.parts, after.parts, strict=True):
        if (
            other.kind != FIGURE
            or one.kind == OTHER
            or (one.kind == PRODUCT and not before.summed)
            or one.value == (0, 1)
        ):
            return None
        printed = other.decimals[0] if len(other.decimals) == 1 else ""
        if not printed or not isinstance(other.value, tuple) or other.value[0] <= 0:
            return None  # a sign belongs to it, or it is nothing
        if one.kind == FIGURE and one.decimals == other.decimals:
            continue
        left.append(one)
        right.append((other, printed))
    steps: list[QuickStep] = []
    for k, (other, printed) in enumerate(right):
        found = _right(printed, left[k].value)
        if not found or any(_near(printed, one.value) for j, one in enumerate(left) if j != k):
            return None
        if "." not in printed and found != "equal":
            return None
        steps.append(QuickStep(printed, left[k], other.start, other.end, found == "equal", facts))
    if len(steps) > 1:
        steps.sort(key=lambda step: -len(step.printed.replace(".", "").lstrip("0")))
    return steps or None


def _right(printed: str, value: QuickNumber) -> Right:
    """Whether a figure is a value, exactly or rightly rounded; '' where it is not, or not certainly."""
    minus = printed[0] == "-"
    n, scale = exact(printed[1:] if minus else printed)
    if minus:
        n = -n
    if isinstance(value, tuple):
        apart = abs(value[0] * scale - n * value[1])
        return "equal" if not apart else "rounded" if 2 * apart <= value[1] else ""
    return "rounded" if abs(value * scale - n) < _HALF else ""


def _near(printed: str, value: QuickNumber) -> bool:
    """Whether a figure could be taken for a value."""
    n, scale = exact(printed)
    if isinstance(value, tuple):
        return 2 * abs(value[0] * scale - n * value[1]) <= value[1]
    return not abs(value * scale - n) > _HALF
