"""Check: a verdict for every figure a worked example claims."""

from __future__ import annotations

from collections.abc import Mapping

from symbolic_lstm.numbers.box import half_unit
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.machine import shortest_of
from symbolic_lstm.published.example import Claim, Example
from symbolic_lstm.published.locate import Spot
from symbolic_lstm.published.precision import Precision
from symbolic_lstm.records import replace
from symbolic_lstm.verify.diagnosis import diagnosis
from symbolic_lstm.verify.facts import Facts, fit, recomputed, right
from symbolic_lstm.verify.feasible import feasible
from symbolic_lstm.verify.judge import Judged, close, facts_of, made, verdict_of
from symbolic_lstm.verify.messages import MessageSubject, message, proved_digits
from symbolic_lstm.verify.operands import operands, root
from symbolic_lstm.verify.readings import RoundedReading, rounding_unprinted
from symbolic_lstm.verify.recompute import Printed, Recomputed, reckoned
from symbolic_lstm.verify.result import Result
from symbolic_lstm.verify.slips import slip
from symbolic_lstm.verify.tolerance import Range, tolerance
from symbolic_lstm.verify.verdicts import GRAVITY, LEVELS

#: Verdicts that numbers which are rounded themselves may lift.
_DOUBTED = ("truncated", "last-digit", "coarse", "mismatch", "undecided")


def check_example(example: Example, sheets: Mapping[str, Recomputed] | None = None) -> tuple[Result, ...]:
    """A verdict for every claim, in the order of the file; `sheets` are its variants, if they are worked."""
    found: dict[int, Result] = {}
    for variant, sheet in (sheets or reckoned(example)).items():
        numbers = [k for k, claim in enumerate(example.claims) if claim.variant == variant]
        found |= zip(numbers, judge_claims(sheet), strict=True)
    return tuple(found[k] for k in sorted(found))


def judge_claims(sheet: Recomputed) -> list[Result]:
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


def _result(sheet: Recomputed, claim: Claim, spot: Spot, roots: Mapping[Printed, str]) -> Result:
    if claim.says.figure is None:
        found = _of_words(sheet, claim, spot)
    else:
        found = _of_figure(sheet, claim, spot, claim.says.figure, roots)
    name = f"{claim.variant}:{claim.of.rpartition(':')[2]}" if claim.variant else claim.of
    found = replace(
        found, quantity=name, printed=claim.says.text, expression=spot.expression,
        expected=claim.expect == found.verdict, line=claim.place.line, column=claim.place.column,
        where=claim.where, variant=claim.variant,
    )  # fmt: skip
    if claim.expect and claim.expect != found.verdict:
        told = f"expected to be {claim.expect}, but it is {found.verdict}: {found.message}"
        return replace(found, message=told, override="error")
    return found


def _of_words(sheet: Recomputed, claim: Claim, spot: Spot) -> Result:
    full, shown = sheet.values(spot)
    assert claim.says.target is not None
    holds = close(full, claim.says.target)
    told = MessageSubject(claim.says, full, shown)
    result = Result(
        rule="words", verdict="undecided" if holds is None else "qualitative", quantity="", printed=claim.says.text,
        facts=Facts(full=holds, shown=close(shown, claim.says.target)), recomputed=recomputed(full, shown, 4),
        override=None if holds else "warning", certified=(proved_digits(full, 4), proved_digits(shown, 4)),
        reference=proved_digits(full, 4),
    )  # fmt: skip
    return replace(result, message=message(result, told))


def _of_figure(sheet: Recomputed, claim: Claim, spot: Spot, printed: Figure, roots: Mapping[Printed, str]) -> Result:
    full, shown = sheet.values(spot)
    assumed: RoundedReading | None = None
    if not right(fit(printed, full)) and not right(fit(printed, shown)):
        assumed = rounding_unprinted(sheet, spot, printed)
        shown = assumed.value if assumed else shown
    facts = facts_of(printed, full, shown, right(fit(printed, shown)) or feasible(sheet, spot, printed))
    judged = verdict_of(printed, full, shown, facts, percent=claim.says.percent)
    if claim.rounding and (stated := made(printed, full, shown, claim.rounding)):
        judged = Judged(stated, claim.rounding.carry)
    judged, ranged = _allowed(sheet, spot, printed, judged)
    if judged.verdict == "tolerance":
        facts = facts._replace(feasible=True)
    origin = root(sheet, spot, roots) if judged.verdict == "as-shown" else ""
    judged = Judged("cascade", "shown") if origin else judged
    other = contradicted(sheet, claim, spot) if judged.verdict in ("mismatch", "undecided") else None
    judged = Judged("contradiction") if other else judged
    certified = proved_digits(full, printed.places), proved_digits(shown, printed.places)
    result = Result(
        rule="figure", verdict=judged.verdict, quantity="", printed=claim.says.text, facts=facts,
        recomputed=recomputed(full, shown, printed.places),
        slip=slip(sheet, claim, spot) if judged.verdict in ("mismatch", "contradiction") else None,
        certified=certified, reference=certified[judged.by == "shown"],
        assumed=judged.verdict == "as-shown" and assumed is not None,
    )  # fmt: skip
    behind = any(place in sheet.printed for place in operands(sheet, spot.key, spot.node))
    machine = "" if sheet.precision.has_rounded else sheet.precision.machine
    told = message(
        result, MessageSubject(claim.says, full, shown, judged.by, origin, assumed, other, behind, ranged, machine)
    )
    if judged.verdict == "as-shown" and (reason := diagnosis(sheet, spot, printed)):
        told = f"{told}; the difference comes from {reason}"
    return replace(result, message=f"{told}{_by_machine(sheet, spot, printed, judged)}")


def _by_machine(sheet: Recomputed, spot: Spot, printed: Figure, judged: Judged) -> str:
    """What is said where numbers of a machine would give the figure, and nobody said that the source's are such."""
    if judged.verdict not in _DOUBTED or not sheet.precision.all_exact or (kind := shortest_of(printed)) is None:
        return ""
    holds, _ = tolerance(replace(sheet, precision=Precision(kind)), spot, printed)
    return f'; with precision = "{kind}" it is what a program may print' if holds else ""


def _allowed(sheet: Recomputed, spot: Spot, printed: Figure, judged: Judged) -> tuple[Judged, Range | None]:
    """The verdict where the source's numbers are not exact, and what they allow."""
    if judged.verdict not in _DOUBTED or sheet.precision.all_exact:
        return judged, None
    holds, ranged = tolerance(sheet, spot, printed)
    if holds:
        return Judged("tolerance"), ranged
    return (Judged("undecided", "unsure") if holds is None and judged.verdict == "mismatch" else judged), None


def contradicted(sheet: Recomputed, claim: Claim, spot: Spot) -> Claim | None:
    """Where the same quantity is printed elsewhere with a value that cannot be the same."""
    mine = claim.says.figure
    for other, _ in sheet.places[spot.key, spot.part]:
        theirs = other.says.figure
        if mine is None or theirs is None:
            continue
        if abs(mine.value - theirs.value) > half_unit(mine) + half_unit(theirs):
            return other
    return None
