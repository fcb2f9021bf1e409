"""Why a figure that follows from the page is not the one that nothing rounded gives.

Printed operands are put back to their unrounded values, one alone and then two
together, until the full figure comes out: those are the ones that made the
difference.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import round_interval
from symbolic_lstm.published.locate import Spot
from symbolic_lstm.verify.operands import operands
from symbolic_lstm.verify.recompute import Printed, Recomputed, value_without

#: Of so many operands, the nearest first, each is put back alone; of so many, any two together.
ALONE, TOGETHER = 12, 5


def diagnosis(sheet: Recomputed, spot: Spot, printed: Figure) -> str:
    """Which printed figures make the difference, or '' where no two of the nearest do."""
    wanted = round_interval(sheet.values(spot)[0], printed.places, "half-up")
    nearest = list(_sources(sheet, (spot.key, spot.part), spot.node))[:ALONE]
    for chosen in (*combinations(nearest, 1), *combinations(nearest[:TOGETHER], 2)):
        following = (p for p, sources in _all_sources(sheet).items() if not sources.isdisjoint(chosen))
        dropped = {*chosen, *following}
        if round_interval(value_without(sheet, dropped, spot), printed.places, "half-up") == wanted:
            return _told(sheet, chosen)
    return ""


def _sources(sheet: Recomputed, place: Printed, node: int | None) -> dict[Printed, None]:
    """The printed figures a place is computed from, the nearest first, and theirs."""
    found: dict[Printed, None] = {}
    level = [(place, node)]
    while level:
        fresh = [p for (key, _), k in level for p in operands(sheet, key, k) if p not in found]
        found.update(dict.fromkeys(fresh))
        level = [(p, _node(sheet, p)) for p in dict.fromkeys(fresh)]
    return found


@lru_cache(maxsize=4)
def _all_sources(sheet: Recomputed) -> dict[Printed, frozenset[Printed]]:
    """What each printed figure of a sheet is computed from."""
    return {place: frozenset(_sources(sheet, place, _node(sheet, place))) for place in sheet.printed}


def _node(sheet: Recomputed, place: Printed) -> int | None:
    return sheet.places[place][0][1].node if place in sheet.places else None


def _told(sheet: Recomputed, chosen: tuple[Printed, ...]) -> str:
    return " and ".join(
        f"{sheet.places[place][0][0].of.rpartition(':')[2]} printed as {sheet.printed[place].printed}"
        for place in chosen
    )
