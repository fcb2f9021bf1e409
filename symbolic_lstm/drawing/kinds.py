"""The kinds of pictures there are, by their names, and what each is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias, get_args

from symbolic_lstm.drawing import bars, cell, curve
from symbolic_lstm.drawing.subject import Subject, place
from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.maths.effects import account
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.page.scene import Scene

Kind: TypeAlias = Literal["cell", "curve", "bars"]
Style: TypeAlias = Literal["boxes", "signs"]


class Wanted(NamedTuple):
    """What of a picture is wanted: the quantities, each of its variant, the steps, and how it is drawn.

    `narrow` fits a phone; `style` draws gates as boxes with words or as bare signs; `highlight` dims all other gates.
    """

    quantities: Sequence[tuple[Subject, Quantity]]
    subject: Subject
    times: tuple[int, ...] = ()
    style: Style = "boxes"
    highlight: str = ""
    narrow: bool = False


def scene(kind: str, wanted: Wanted) -> Scene:
    """The picture of a kind; raises `UsageError` for one that there is not, or cannot be of this example."""
    if kind not in KINDS:
        raise UsageError(f"no picture {kind!r}{did_you_mean(kind, KINDS)}")
    return KINDS[kind](wanted)


def _cell(wanted: Wanted) -> Scene:
    names = [quantity.name for _, quantity in wanted.quantities]
    highlight = wanted.highlight or (names[0] if names else "")
    if highlight:
        highlight = place(wanted.subject, Quantity(highlight)).partition("@")[0].partition("[")[0]
    return cell.cell(wanted.subject, wanted.times or (1,), bare=wanted.style == "signs", highlight=highlight)


def _curve(wanted: Wanted) -> Scene:
    asked = wanted.quantities or [(wanted.subject, Quantity(_first_gate(wanted.subject)))]
    found = [(subject, place(subject, quantity)) for subject, quantity in asked]
    wide = curve.ACROSS if len(found) > 1 else curve.BESIDE
    return curve.curve(found, 320.0 if wanted.narrow and len(found) > 1 else wide)


def _first_gate(subject: Subject) -> str:
    return subject.cell.names[0]


def _bars(wanted: Wanted) -> Scene:
    states = [*subject_states(wanted.subject)]
    subject, quantity = wanted.quantities[0] if wanted.quantities else (wanted.subject, Quantity(states[0]))
    return bars.bars(subject, quantity)


def subject_states(subject: Subject) -> tuple[str, ...]:
    """The states of a cell, one that keeps something of itself first."""
    states = list(subject.cell.states.values())
    return tuple(sorted(states, key=lambda name: account(subject.cell, name, subject.cell[name].body) is None))


KINDS: Mapping[str, Callable[[Wanted], Scene]] = {"cell": _cell, "curve": _curve, "bars": _bars}
assert tuple(KINDS) == get_args(Kind)
