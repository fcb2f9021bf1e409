"""Recompute: one variant worked from the exact givens, and from the figures as the source prints them.

Both runs raise their precision until every printed digit is decided. A figure
that the source does not print is carried unrounded; what it comes to if it was
rounded is in `readings`.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cache, cached_property, partial

from flint import fmpq

from symbolic_lstm.errors import ExampleError, FigureError, SymbolicLstmError
from symbolic_lstm.maths.program import Let
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.budget import affordable
from symbolic_lstm.numbers.choose_digits import choose_digits
from symbolic_lstm.numbers.enclose import Evaluation, Show, enclose, show_nothing
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rework import Rework
from symbolic_lstm.numbers.rounding import Interval, Value
from symbolic_lstm.published.example import Claim, Example, Says
from symbolic_lstm.published.locate import Spot, locate, with_claimed_parts
from symbolic_lstm.published.precision import Precision
from symbolic_lstm.published.setting import Setting, setting
from symbolic_lstm.published.with_loss import with_gradients
from symbolic_lstm.records import record, replace
from symbolic_lstm.verify.facts import fit
from symbolic_lstm.verify.judge import close

#: A place and the part of its sentence, '' for the whole: where a figure is printed.
Printed = tuple[str, str]


class Sized(NamedTuple):
    """A quantity with the lower end of its value, and its number in the order they are worked."""

    lower: fmpq
    number: int
    key: str


@record(frozen=True, eq=False)
class Recomputed:
    """One variant worked both ways, with the claims and where their figures stand. Two sheets are never equal."""

    setting: Setting
    claims: tuple[tuple[Claim, Spot], ...]
    lets: Mapping[str, Let]
    full: Mapping[str, Evaluation]
    printed: Mapping[Printed, Figure]
    shown: Mapping[Printed, Value]
    as_printed: Rework
    precision: Precision = Precision()

    @cached_property
    def operands(self) -> dict[tuple[str, int], list[Printed]]:
        """The printed figures that a node is computed from, as they are found; see `operands`."""
        return {}

    @cached_property
    def places(self) -> Mapping[Printed, tuple[tuple[Claim, Spot], ...]]:
        """The claims of each place, in their order: the first with each text, for a quantity may be claimed often."""
        found: dict[Printed, dict[Says, tuple[Claim, Spot]]] = {}
        for claim, spot in self.claims:
            found.setdefault((spot.key, spot.part), {}).setdefault(claim.says, (claim, spot))
        return {place: tuple(distinct.values()) for place, distinct in found.items()}

    @cached_property
    def same_value(self) -> Mapping[fmpq, tuple[tuple[Claim, Spot], ...]]:
        """The claims that print one value, each place once, in the order of `places`."""
        found: dict[fmpq, list[tuple[Claim, Spot]]] = {}
        for claims in self.places.values():
            for claim, spot in claims:
                if claim.says.figure is not None:
                    found.setdefault(claim.says.figure.value, []).append((claim, spot))
        return {value: tuple(claims) for value, claims in found.items()}

    @cached_property
    def by_size(self) -> tuple[Sized, ...]:
        """The quantities by the lower ends of their values, each with its number in the order they are worked."""
        last = ((number, key, computed.values[-1]) for number, (key, computed) in enumerate(self.full.items()))
        found = (Sized(v.lower if isinstance(v, Interval) else v, number, key) for number, key, v in last)
        return tuple(sorted(found))

    def values(self, spot: Spot) -> tuple[Value, Value]:
        """The value of a spot with nothing rounded, and from the figures as printed."""
        if spot.node is None:
            given = self.setting.given[spot.key].value
            return given, given
        return self.full[spot.key].values[spot.node], self.shown[spot.key, spot.part]


def recompute(example: Example, variant: str = "") -> Recomputed:
    """Work one variant both ways, to the digits its claims print."""
    claims = [claim for claim in example.claims if claim.variant == variant]
    ready = setting(example, variant)
    affordable(ready.program)
    ready = replace(ready, rounding=choose_digits(ready.program, ready.given, ready.rounding))
    ready = with_gradients(example, ready)
    spots = [locate(claim, ready, example) for claim in claims]
    kind = chosen.precision if (chosen := example.variant(variant)) else None
    pairs = tuple(zip(claims, spots, strict=True))
    at: dict[str, list[Spot]] = {}
    for spot in spots:
        at.setdefault(spot.key, []).append(spot)
    asked = {spot.asked.key: spot.asked for spot in spots if spot.asked is not None}
    lets = [with_claimed_parts(_shared(let), at.get(let.key, ())) for let in (*ready.program.lets, *asked.values())]
    printed: dict[Printed, Figure] = {}
    claimed: dict[Printed, dict[tuple[str, bool], Says]] = {}
    nodes: dict[Printed, int] = {}
    for claim, spot in pairs:
        claimed.setdefault((spot.key, spot.part), {})[claim.says.text, claim.says.percent] = claim.says
        if spot.node is not None:
            nodes[spot.key, spot.part] = spot.node
        if claim.says.figure is not None:
            printed.setdefault((spot.key, spot.part), claim.says.figure)

    def decided(place: Printed, value: Value) -> bool:
        return all(_decided(says, value) for says in claimed.get(place, {}).values())

    def full(key: str, part: str, value: Value) -> Value | None:
        return value if decided((key, part), value) else None

    exact = {key: figure.value for key, figure in ready.given.items()}
    by_key = {let.key: let for let in lets}
    as_printed = Rework(by_key, exact, ready.program.place, printed)
    try:
        unrounded = enclose(lets, exact, cache(ready.program.place), full, carry=False)
        shown = {place: as_printed.value(place[0], node, partial(decided, place)) for place, node in nodes.items()}
    except FigureError as fault:
        raise _placed(fault, pairs, example.path) from None
    return Recomputed(ready, pairs, by_key, unrounded, printed, shown, as_printed, kind or example.precision)


def _shared(let: Let) -> Let:
    """A sentence with the very terms that an equal one had before, which are found again without comparing them."""
    body = code(let.body).nodes[-1].term
    return let if body is let.body else let._replace(body=body)


def reckoned(example: Example) -> dict[str, Recomputed]:
    """Every variant that has claims, worked once: for its verdicts, and for all that is said of its rounding."""
    claimed = {claim.variant for claim in example.claims}
    return {variant.name: recompute(example, variant.name) for variant in example.variants if variant.name in claimed}


def _placed(fault: FigureError, pairs: Sequence[tuple[Claim, Spot]], path: str) -> SymbolicLstmError:
    """What is wrong with a sentence of the source's own, at the claim that asks for it."""
    for claim, spot in pairs:
        if spot.asked is not None and str(fault).startswith(f"{spot.key}: "):
            reason = str(fault).removeprefix(f"{spot.key}: ")
            return ExampleError(f"{claim.of} has no value here: {reason}", path, *claim.place)
    return fault


def _decided(says: Says, value: Value) -> bool:
    if says.figure is not None:
        return fit(says.figure, value) != "open"
    assert says.target is not None
    return close(value, says.target) is not None


def reworked(sheet: Recomputed, carried: Mapping[Printed, Figure], show: Show = show_nothing) -> Rework:
    """The sheet with other figures carried than the printed ones."""
    return replace(sheet.as_printed, carried=carried, show=show)


def value_without(sheet: Recomputed, dropped: Container[Printed], spot: Spot) -> Value:
    """The value of a spot from the figures as printed, but for some of them."""
    carried = {place: figure for place, figure in sheet.printed.items() if place not in dropped}
    return reworked(sheet, carried).value(spot.key, spot.node or 0)
