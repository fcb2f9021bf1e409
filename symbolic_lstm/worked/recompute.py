"""Recompute: one variant worked from the exact givens, and from the figures as the source prints them.

Both runs raise their precision until every printed digit is decided. A figure
that the source does not print is carried unrounded; what it comes to if it was
rounded is in `readings`.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from symbolic_lstm.errors import ExampleError, FigureError, SymbolicLstmError
from symbolic_lstm.maths.program import Let
from symbolic_lstm.numbers.enclose import Show, enclose
from symbolic_lstm.numbers.enclose import Worked as Computed
from symbolic_lstm.numbers.fewest import settled
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rework import Rework, as_it_is
from symbolic_lstm.numbers.rounding import Value
from symbolic_lstm.worked.example import Claim, Worked
from symbolic_lstm.worked.facts import fit
from symbolic_lstm.worked.judge import close
from symbolic_lstm.worked.locate import Spot, locate, with_parts
from symbolic_lstm.worked.precision import Precision
from symbolic_lstm.worked.setting import Setting, setting

#: A place and the part of its sentence, '' for the whole: where a figure is printed.
Printed = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Sheet:
    """One variant worked both ways, with the claims and where their figures stand. Two sheets are never equal."""

    setting: Setting
    claims: tuple[tuple[Claim, Spot], ...]
    lets: Mapping[str, Let]
    full: Mapping[str, Computed]
    printed: Mapping[Printed, Figure]
    shown: Mapping[Printed, Value]
    as_printed: Rework
    precision: Precision = Precision()

    def values(self, spot: Spot) -> tuple[Value, Value]:
        """The value of a spot with nothing rounded, and from the figures as printed."""
        if spot.node is None:
            given = self.setting.given[spot.key].value
            return given, given
        return self.full[spot.key].values[spot.node], self.shown[spot.key, spot.part]


def work(worked: Worked, variant: str = "") -> Sheet:
    """Work one variant both ways, to the digits its claims print."""
    claims = [claim for claim in worked.claims if claim.variant == variant]
    ready = setting(worked, variant)
    ready = replace(ready, rounding=settled(ready.program, ready.given, ready.rounding))
    spots = [locate(claim, ready, worked) for claim in claims]
    pairs = tuple(zip(claims, spots, strict=True))
    at: dict[str, list[Spot]] = {}
    for spot in spots:
        at.setdefault(spot.key, []).append(spot)
    asked = {spot.asked.key: spot.asked for spot in spots if spot.asked is not None}
    lets = [with_parts(let, at.get(let.key, ())) for let in (*ready.program.lets, *asked.values())]
    printed: dict[Printed, Figure] = {}
    claimed: dict[Printed, list[Claim]] = {}
    for claim, spot in pairs:
        claimed.setdefault((spot.key, spot.part), []).append(claim)
        if claim.says.figure is not None:
            printed.setdefault((spot.key, spot.part), claim.says.figure)

    def decided(place: Printed, value: Value) -> bool:
        return all(_decided(claim, value) for claim in claimed.get(place, ()))

    def full(key: str, part: str, value: Value) -> Value | None:
        return value if decided((key, part), value) else None

    exact = {key: figure.value for key, figure in ready.given.items()}
    by_key = {let.key: let for let in lets}
    as_printed = Rework(by_key, exact, ready.program.place, printed)
    try:
        unrounded = enclose(lets, exact, ready.program.place, full, carry=False)
        shown = {
            (spot.key, spot.part): as_printed.value(spot.key, spot.node, partial(decided, (spot.key, spot.part)))
            for spot in spots
            if spot.node is not None
        }
    except FigureError as fault:
        raise _placed(fault, pairs, worked.path) from None
    return Sheet(ready, pairs, by_key, unrounded, printed, shown, as_printed, worked.precision)


def reckoned(worked: Worked) -> dict[str, Sheet]:
    """Every variant that has claims, worked once: for its verdicts, and for all that is said of its rounding."""
    claimed = {claim.variant for claim in worked.claims}
    return {variant.name: work(worked, variant.name) for variant in worked.variants if variant.name in claimed}


def _placed(fault: FigureError, pairs: Sequence[tuple[Claim, Spot]], path: str) -> SymbolicLstmError:
    """What is wrong with a sentence of the source's own, at the claim that asks for it."""
    for claim, spot in pairs:
        if spot.asked is not None and str(fault).startswith(f"{spot.key}: "):
            reason = str(fault).removeprefix(f"{spot.key}: ")
            return ExampleError(f"{claim.of} has no value here: {reason}", path, *claim.place)
    return fault


def _decided(claim: Claim, value: Value) -> bool:
    if claim.says.figure is not None:
        return fit(claim.says.figure, value) != "open"
    assert claim.says.target is not None
    return close(value, claim.says.target) is not None


def reworked(sheet: Sheet, carried: Mapping[Printed, Figure], show: Show = as_it_is) -> Rework:
    """The sheet with other figures carried than the printed ones."""
    return replace(sheet.as_printed, carried=carried, show=show)


def without(sheet: Sheet, dropped: Container[Printed], spot: Spot) -> Value:
    """The value of a spot from the figures as printed, but for some of them."""
    carried = {place: figure for place, figure in sheet.printed.items() if place not in dropped}
    return reworked(sheet, carried).value(spot.key, spot.node or 0)
