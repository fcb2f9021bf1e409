"""Why a figure that follows from the page is not the one that nothing rounded gives.

Printed operands are put back to their unrounded values, one alone and then two
together, until the full figure comes out: those are the ones that made the
difference.
"""

from __future__ import annotations

from itertools import combinations

from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import settle
from symbolic_lstm.worked.locate import Spot
from symbolic_lstm.worked.operands import operands
from symbolic_lstm.worked.recompute import Printed, Sheet, without


def why(sheet: Sheet, spot: Spot, printed: Figure) -> str:
    """Which printed figures make the difference, or '' where no two of them do."""
    wanted = settle(sheet.values(spot)[0], printed.places, "half-up")
    direct = list(dict.fromkeys(_all_operands(sheet, spot.key, spot.node)))
    for count in (1, 2):
        for chosen in combinations(direct, count):
            dropped = {*chosen, *_following(sheet, chosen)}
            if settle(without(sheet, dropped, spot), printed.places, "half-up") == wanted:
                return _told(sheet, chosen)
    return ""


def _all_operands(sheet: Sheet, key: str, node: int | None) -> list[Printed]:
    """The operands of a node, and theirs."""
    found: list[Printed] = []
    for place in operands(sheet, key, node):
        found += [place, *_all_operands(sheet, place[0], _node(sheet, place))]
    return found


def _following(sheet: Sheet, chosen: tuple[Printed, ...]) -> set[Printed]:
    """Printed figures computed from one of these."""
    return {p for p in sheet.printed if any(c in _all_operands(sheet, p[0], _node(sheet, p)) for c in chosen)}


def _node(sheet: Sheet, place: Printed) -> int | None:
    return next((spot.node for _, spot in sheet.claims if (spot.key, spot.part) == place), None)


def _told(sheet: Sheet, chosen: tuple[Printed, ...]) -> str:
    claims = {(spot.key, spot.part): claim for claim, spot in sheet.claims}
    return " and ".join(
        f"{claims[place].of.rpartition(':')[2]} printed as {sheet.printed[place].printed}" for place in chosen
    )
