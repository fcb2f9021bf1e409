"""Check: a verdict for every figure a worked example claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from symbolic_lstm.numbers.box import Box, half_unit, image
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Interval
from symbolic_lstm.worked.example import Claim, Worked
from symbolic_lstm.worked.facts import Facts, possible, recomputed
from symbolic_lstm.worked.judge import close, facts_of, made, verdict_of
from symbolic_lstm.worked.locate import Spot
from symbolic_lstm.worked.messages import digits, message
from symbolic_lstm.worked.operands import below, root
from symbolic_lstm.worked.recompute import Printed, Sheet, work
from symbolic_lstm.worked.result import Result
from symbolic_lstm.worked.slips import slip
from symbolic_lstm.worked.verdicts import GRAVITY, LEVELS, Level
from symbolic_lstm.worked.why import why


def check_example(worked: Worked) -> tuple[Result, ...]:
    """A verdict for every claim, in the order of the file."""
    found: dict[int, Result] = {}
    for variant in worked.variants:
        numbers = [k for k, claim in enumerate(worked.claims) if claim.variant == variant.name]
        if numbers:
            found |= zip(numbers, judged(work(worked, variant.name)), strict=True)
    return tuple(found[k] for k in sorted(found))


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
    roots: dict[Printed, str] = {}
    for k in by_place:
        claim, spot = sheet.claims[k]
        result = _result(sheet, claim, spot, roots)
        found[k] = result
        if result.verdict == "cascade":
            roots[spot.key, spot.part] = root(sheet, spot, roots) or result.quantity
        elif GRAVITY[LEVELS[result.verdict]] >= GRAVITY["warning"]:
            roots[spot.key, spot.part] = result.quantity
    return [found[k] for k in range(len(sheet.claims))]


def _result(sheet: Sheet, claim: Claim, spot: Spot, roots: Mapping[Printed, str]) -> Result:
    full, shown = sheet.values(spot)
    name = f"{claim.variant}:{claim.of.rpartition(':')[2]}" if claim.variant else claim.of
    printed = claim.says.figure
    places = printed.places if printed else 4
    override: Level | None = None
    origin = ""
    if printed is None:
        assert claim.says.target is not None
        holds = close(full, claim.says.target)
        verdict, facts = "qualitative", Facts(full=holds, shown=close(shown, claim.says.target))
        override = None if holds else "warning"
        verdict = "undecided" if holds is None else verdict
    else:
        facts = facts_of(printed, full, shown, _feasible(sheet, spot, printed))
        stated = made(printed, full, shown, claim.rounding) if claim.rounding else ""
        verdict = stated or verdict_of(printed, full, shown, facts)
        origin = root(sheet, spot, roots) if verdict == "as-shown" else ""
        verdict = "cascade" if origin else verdict
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
    told = message(result, claim.says, full, shown, origin)
    if verdict == "as-shown" and printed and (reason := why(sheet, spot, printed)):
        told = f"{told}; the difference comes from {reason}"
    if claim.expect and claim.expect != verdict:
        told = f"expected to be {claim.expect}, but it is {verdict}: {told}"
        return replace(result, message=told, override="error")
    return replace(result, message=told)


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


def _shown_figure(sheet: Sheet, place: str) -> Figure | None:
    """The figure that stands for a place on the page; None for what is given or not shown."""
    computed = sheet.shown.get(place)
    return computed.figures.get(len(computed.code.nodes) - 1) if computed else None


def _feasible(sheet: Sheet, spot: Spot, printed: Figure) -> bool | None:
    """Whether the figure can come out for operands within half a unit of what is printed."""
    if spot.node is None:
        return None
    let, computed = sheet.lets[spot.key], sheet.shown[spot.key]
    parts = {computed.code.index(path): part for part, path in let.parts}
    boxes: dict[int, Box] = {}
    for k in below(sheet, spot.key, spot.node):
        node = computed.code.nodes[k]
        place = sheet.setting.program.place(node.name, let.time) if node.name else spot.key
        figure = _shown_figure(sheet, place) if node.name else computed.figures.get(k) if k in parts else None
        if figure is not None:
            boxes[k] = figure.value - half_unit(figure), figure.value + half_unit(figure)
        elif not node.parts:
            value = computed.values[k]
            boxes[k] = (value.lower, value.upper) if isinstance(value, Interval) else (value, value)
    ranged = image(computed.code, spot.node, boxes)
    return possible(printed, *ranged) if ranged else None
