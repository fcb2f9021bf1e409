"""Check: a verdict for every figure a worked example claims.

Each variant is worked twice: from the exact givens with nothing rounded, and
from the figures as the source prints them. Both runs raise their precision
until every printed digit is decided.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from symbolic_lstm.maths.program import Let
from symbolic_lstm.numbers.box import Box, half_unit, image
from symbolic_lstm.numbers.enclose import Worked as Computed
from symbolic_lstm.numbers.enclose import enclose
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Interval, Value
from symbolic_lstm.worked.example import Claim, Worked
from symbolic_lstm.worked.facts import Facts, fit, possible, recomputed
from symbolic_lstm.worked.judge import close, facts_of, verdict_of
from symbolic_lstm.worked.locate import Spot, locate, with_parts
from symbolic_lstm.worked.messages import digits, message
from symbolic_lstm.worked.result import Result
from symbolic_lstm.worked.setting import Setting, setting
from symbolic_lstm.worked.slips import slip
from symbolic_lstm.worked.verdicts import GRAVITY, LEVELS, Level


@dataclass(frozen=True)
class Sheet:
    """One variant worked both ways, with the claims and where their figures stand."""

    setting: Setting
    claims: tuple[tuple[Claim, Spot], ...]
    lets: Mapping[str, Let]
    full: Mapping[str, Computed]
    shown: Mapping[str, Computed]
    printed: Mapping[tuple[str, str], Figure]

    def values(self, spot: Spot) -> tuple[Value, Value]:
        """The value of a spot with nothing rounded, and from the figures as printed."""
        if spot.node is None:
            given = self.setting.given[spot.key].value
            return given, given
        return self.full[spot.key].values[spot.node], self.shown[spot.key].values[spot.node]


def check_example(worked: Worked) -> tuple[Result, ...]:
    """A verdict for every claim, in the order of the file."""
    found: dict[int, Result] = {}
    for variant in worked.variants:
        numbers = [k for k, claim in enumerate(worked.claims) if claim.variant == variant.name]
        if numbers:
            found |= zip(numbers, judged(work(worked, variant.name)), strict=True)
    return tuple(found[k] for k in sorted(found))


def work(worked: Worked, variant: str = "") -> Sheet:
    """Work one variant both ways, to the digits its claims print."""
    claims = [claim for claim in worked.claims if claim.variant == variant]
    ready = setting(worked, variant)
    spots = [locate(claim, ready, worked) for claim in claims]
    pairs = tuple(zip(claims, spots, strict=True))
    asked = [spot.asked for spot in spots if spot.asked is not None]
    lets = [with_parts(let, spots) for let in (*ready.program.lets, *{a.key: a for a in asked}.values())]
    printed: dict[tuple[str, str], Figure] = {}
    claimed: dict[tuple[str, str], list[Claim]] = {}
    for claim, spot in pairs:
        claimed.setdefault((spot.key, spot.part), []).append(claim)
        if claim.says.figure is not None:
            printed.setdefault((spot.key, spot.part), claim.says.figure)

    def full(key: str, part: str, value: Value) -> Value | None:
        return value if all(_decided(claim, value) for claim in claimed.get((key, part), ())) else None

    def shown(key: str, part: str, value: Value) -> Figure | Value | None:
        return None if full(key, part, value) is None else printed.get((key, part), value)

    exact = {key: figure.value for key, figure in ready.given.items()}
    return Sheet(
        ready,
        pairs,
        {let.key: let for let in lets},
        enclose(lets, exact, ready.program.place, full, carry=False),
        enclose(lets, exact, ready.program.place, shown, carry=True),
        printed,
    )


def _decided(claim: Claim, value: Value) -> bool:
    if claim.says.figure is not None:
        return fit(claim.says.figure, value) != "open"
    assert claim.says.target is not None
    return close(value, claim.says.target) is not None


def judged(sheet: Sheet) -> list[Result]:
    """Verdicts on a sheet's claims, in their order. They are found in the order of computation,
    so that a consequence can name its root.
    """
    order = {key: k for k, key in enumerate(sheet.lets)}
    by_place = sorted(
        range(len(sheet.claims)),
        key=lambda k: (order.get(sheet.claims[k][1].key, -1), sheet.claims[k][1].node or 0),
    )
    found: dict[int, Result] = {}
    roots: dict[tuple[str, str], str] = {}
    for k in by_place:
        claim, spot = sheet.claims[k]
        result = _result(sheet, claim, spot, roots)
        found[k] = result
        if result.verdict == "cascade":
            roots[spot.key, spot.part] = _root(sheet, spot, roots) or result.quantity
        elif GRAVITY[LEVELS[result.verdict]] >= GRAVITY["warning"]:
            roots[spot.key, spot.part] = result.quantity
    return [found[k] for k in range(len(sheet.claims))]


def _result(sheet: Sheet, claim: Claim, spot: Spot, roots: Mapping[tuple[str, str], str]) -> Result:
    full, shown = sheet.values(spot)
    name = f"{claim.variant}:{claim.of.rpartition(':')[2]}" if claim.variant else claim.of
    printed = claim.says.figure
    places = printed.places if printed else 4
    override: Level | None = None
    if printed is None:
        assert claim.says.target is not None
        holds = close(full, claim.says.target)
        verdict, facts = "qualitative", Facts(full=holds, shown=close(shown, claim.says.target))
        override = None if holds else "warning"
        verdict = "undecided" if holds is None else verdict
    else:
        facts = facts_of(printed, full, shown, _feasible(sheet, spot, printed))
        verdict = verdict_of(printed, full, shown, facts)
        if verdict == "as-shown" and _root(sheet, spot, roots):
            verdict = "cascade"
        if verdict in ("mismatch", "undecided") and _contradicts(sheet, claim, spot):
            verdict = "contradiction"
    result = Result(
        rule="words" if printed is None else "figure",
        verdict=verdict,
        quantity=name,
        printed=claim.says.text,
        facts=facts,
        expression=spot.expression,
        recomputed=recomputed(full, shown, places),
        slip=slip(sheet, claim, spot) if verdict in ("mismatch", "contradiction") else None,
        expected=claim.expect == verdict,
        line=claim.place.line,
        column=claim.place.column,
        where=claim.where,
        variant=claim.variant,
        override=override,
        certified=(digits(full, places), digits(shown, places)),
    )
    told = message(result, claim.says, full, shown, _root(sheet, spot, roots))
    if claim.expect and claim.expect != verdict:
        told = f"expected to be {claim.expect}, but it is {verdict}: {told}"
        return replace(result, message=told, override="error")
    return replace(result, message=told)


def _operands(sheet: Sheet, key: str, node: int | None) -> list[tuple[str, str]]:
    """The printed places a node is computed from: parts below it, names, and what those come from."""
    let = sheet.lets.get(key)
    if let is None or node is None:
        return []
    laid = sheet.full[key].code
    below, found = _below(sheet, key, node), []
    parts = {laid.index(path): part for part, path in let.parts}
    for k in below:
        here = (key, parts[k]) if k in parts else None
        if here in sheet.printed:
            found.append(here)
        elif laid.nodes[k].name:
            place = sheet.setting.program.place(laid.nodes[k].name, let.time)
            if (place, "") in sheet.printed:
                found.append((place, ""))
            elif place in sheet.lets:
                found += _operands(sheet, place, len(sheet.full[place].code.nodes) - 1)
    return [f for f in found if f is not None]


def _below(sheet: Sheet, key: str, node: int) -> list[int]:
    """The nodes under a node, down to printed parts."""
    let, laid = sheet.lets[key], sheet.full[key].code
    parts = {laid.index(path): part for part, path in let.parts}
    found: list[int] = []
    todo = list(laid.nodes[node].parts)
    while todo:
        k = todo.pop()
        found.append(k)
        if not (k in parts and (key, parts[k]) in sheet.printed):
            todo += laid.nodes[k].parts
    return found


def _root(sheet: Sheet, spot: Spot, roots: Mapping[tuple[str, str], str]) -> str:
    return next((roots[place] for place in _operands(sheet, spot.key, spot.node) if place in roots), "")


def _contradicts(sheet: Sheet, claim: Claim, spot: Spot) -> bool:
    """Whether the same quantity is printed elsewhere with a value that cannot be the same."""
    mine = claim.says.figure
    for other, place in sheet.claims:
        theirs = other.says.figure
        if other is claim or mine is None or theirs is None or (place.key, place.part) != (spot.key, spot.part):
            continue
        if abs(mine.value - theirs.value) > half_unit(mine) + half_unit(theirs):
            return True
    return False


def _feasible(sheet: Sheet, spot: Spot, printed: Figure) -> bool | None:
    """Whether the figure can come out for operands within half a unit of what is printed."""
    if spot.node is None:
        return None
    let, computed = sheet.lets[spot.key], sheet.shown[spot.key]
    parts = {computed.code.index(path): part for part, path in let.parts}
    boxes: dict[int, Box] = {}
    for k in _below(sheet, spot.key, spot.node):
        node = computed.code.nodes[k]
        place = sheet.setting.program.place(node.name, let.time) if node.name else spot.key
        figure = sheet.printed.get((place, "" if node.name else parts.get(k, "-")))
        if figure is not None and place not in sheet.setting.given:
            boxes[k] = figure.value - half_unit(figure), figure.value + half_unit(figure)
        elif not node.parts:
            value = computed.values[k]
            boxes[k] = (value.lower, value.upper) if isinstance(value, Interval) else (value, value)
    ranged = image(computed.code, spot.node, boxes)
    return possible(printed, *ranged) if ranged else None
