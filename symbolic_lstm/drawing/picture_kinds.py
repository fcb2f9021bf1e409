"""The kinds of pictures there are, by their names, and what each is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, TypeAlias, get_args

from symbolic_lstm.drawing import bars, cell, curve, gradients, heatmap, memory, number_line, retention
from symbolic_lstm.drawing.subject import Subject, place
from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.maths.effects import composition, effects
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.page.scene import Scene

PictureKind: TypeAlias = Literal["cell", "curve", "bars", "memory", "retention", "heatmap", "rounding", "gradients"]
CellStyle: TypeAlias = Literal["boxes", "signs"]


#: As wide as a phone.
NARROW = 320.0


class PictureRequest(NamedTuple):
    """What of a picture is wanted: the quantities, each of its variant, the steps, and how it is drawn.

    `narrow` fits a phone; `style` draws gates as boxes with words or as bare signs; `highlight` dims all other gates;
    `norms` are the sizes of a state's gradients.
    """

    quantities: Sequence[tuple[Subject, Quantity]]
    subject: Subject
    times: tuple[int, ...] = ()
    style: CellStyle = "boxes"
    highlight: str = ""
    narrow: bool = False
    norms: Callable[[str], Sequence[Figure]] | None = None


def scene(kind: str, wanted: PictureRequest) -> Scene:
    """The picture of a kind; raises `UsageError` for one that there is not, or cannot be of this example."""
    return KINDS[known_kind(kind)](wanted)


def known_kind(kind: str) -> str:
    """The kind, if there is such a picture; raises `UsageError` with the nearest one."""
    if kind not in KINDS:
        raise UsageError(f"no picture {kind!r}{did_you_mean(kind, KINDS)}")
    return kind


def _cell(wanted: PictureRequest) -> Scene:
    names = [quantity.name for _, quantity in wanted.quantities]
    highlight = wanted.highlight or (names[0] if names else "")
    if highlight:
        highlight = place(wanted.subject, Quantity(highlight)).partition("@")[0].partition("[")[0]
    return cell.cell(wanted.subject, wanted.times or (1,), bare=wanted.style == "signs", highlight=highlight,
                     narrow=wanted.narrow)  # fmt: skip


def _curve(wanted: PictureRequest) -> Scene:
    asked = wanted.quantities or [(wanted.subject, Quantity(_first_gate(wanted.subject)))]
    found = [(subject, place(subject, quantity)) for subject, quantity in asked]
    wide = curve.ACROSS if len(found) > 1 else curve.BESIDE
    return curve.curve(found, NARROW if wanted.narrow and len(found) > 1 else wide)


def _first_gate(subject: Subject) -> str:
    return subject.cell.names[0]


def _bars(wanted: PictureRequest) -> Scene:
    return bars.bars(*_over_time(wanted))


def states_of(subject: Subject) -> tuple[str, ...]:
    """The states of a cell, one that keeps something of itself first."""
    states = list(subject.cell.states.values())
    return tuple(sorted(states, key=lambda name: composition(subject.cell, name, subject.cell[name].body) is None))


def _over_time(wanted: PictureRequest, gate: bool = False) -> tuple[Subject, Quantity]:
    """What is asked for, or the first state, or the gate that keeps of it."""
    if wanted.quantities:
        return wanted.quantities[0]
    cell_ = wanted.subject.cell
    if not cell_.states:
        raise UsageError(f"the {cell_.name} cell has no state; name with -q what is to be drawn")
    state = states_of(wanted.subject)[0]
    keeps = [n for n in cell_.names for e in effects(cell_, n) if e.kind == "keeps"]
    return wanted.subject, Quantity(keeps[0] if gate and keeps else state)


def _memory(wanted: PictureRequest) -> Scene:
    return memory.memory(*_over_time(wanted), _room(wanted, memory.ACROSS))


def _retention(wanted: PictureRequest) -> Scene:
    return retention.retention(*_over_time(wanted, gate=True), _room(wanted, retention.ACROSS))


def _heatmap(wanted: PictureRequest) -> Scene:
    asked = tuple(quantity for _, quantity in wanted.quantities)
    return heatmap.heatmap(wanted.subject, asked, _room(wanted, heatmap.ACROSS))


def _rounding(wanted: PictureRequest) -> Scene:
    return number_line.number_line(*_over_time(wanted), _room(wanted, number_line.BESIDE))


def _gradients(wanted: PictureRequest) -> Scene:
    subject, quantity = _over_time(wanted)
    name = subject.cell[quantity.name].name if quantity.name in subject.cell.names else quantity.name
    if wanted.norms is None:
        raise UsageError("the gradients are those of an example")
    called = subject.word(name) or name
    found = wanted.norms(name)
    room = _room(wanted, gradients.ACROSS)
    return gradients.gradients(found, subject.language, room, of=called, colour=subject.colour(name))


def _room(wanted: PictureRequest, wide: float) -> float:
    return NARROW if wanted.narrow else wide


KINDS: Mapping[str, Callable[[PictureRequest], Scene]] = {
    "cell": _cell, "curve": _curve, "bars": _bars, "memory": _memory, "retention": _retention, "heatmap": _heatmap,
    "rounding": _rounding, "gradients": _gradients,
}  # fmt: skip
assert tuple(KINDS) == get_args(PictureKind)
#: Those that need nothing but what sentences come to.
OVER_TIME = frozenset(("memory", "retention", "heatmap"))
