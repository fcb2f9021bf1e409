"""What a printed figure is computed from: the printed figures below it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from symbolic_lstm.published.locate import Spot
from symbolic_lstm.verify.recompute import Printed, Recomputed


def operands(sheet: Recomputed, key: str, node: int | None) -> list[Printed]:
    """The nearest printed figures a node is computed from, each once.

    Parts below it, names, and what names that are not printed come from.
    """
    if key not in sheet.lets or node is None:
        return []
    if (key, node) not in sheet.operands:
        sheet.operands[key, node] = list(_nearest(sheet, key, node, _behind(sheet)))
    return sheet.operands[key, node]


@lru_cache(maxsize=4)
def _behind(sheet: Recomputed) -> dict[str, dict[Printed, None]]:
    """For each place that is not printed, the printed figures it comes from.

    Places are taken in program order, so that each is found once however long
    the sequence is.
    """
    found: dict[str, dict[Printed, None]] = {}
    for key in sheet.lets:
        if (key, "") not in sheet.printed:
            found[key] = _nearest(sheet, key, len(sheet.full[key].code.nodes) - 1, found)
    return found


def _nearest(
    sheet: Recomputed, key: str, node: int, behind: Mapping[str, Mapping[Printed, None]]
) -> dict[Printed, None]:
    let, laid = sheet.lets[key], sheet.full[key].code
    parts = {laid.index(path): part for part, path in let.parts}
    found: dict[Printed, None] = {}
    for k in below(sheet, key, node):
        if k in parts and (key, parts[k]) in sheet.printed:
            found[key, parts[k]] = None
        elif laid.nodes[k].name:
            place = sheet.setting.program.place(laid.nodes[k].name, let.time)
            if (place, "") in sheet.printed:
                found[place, ""] = None
            else:
                found.update(behind.get(place, {}))
    return found


def below(sheet: Recomputed, key: str, node: int) -> list[int]:
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


def root(sheet: Recomputed, spot: Spot, roots: Mapping[Printed, str]) -> str:
    """The flagged figure that a spot's figure follows from, or ''."""
    return next((roots[place] for place in operands(sheet, spot.key, spot.node) if place in roots), "")
