"""What a printed figure is computed from: the printed figures below it."""

from __future__ import annotations

from collections.abc import Mapping

from symbolic_lstm.worked.locate import Spot
from symbolic_lstm.worked.recompute import Printed, Sheet


def operands(sheet: Sheet, key: str, node: int | None) -> list[Printed]:
    """The printed figures a node is computed from: parts below it, names, and what those come from."""
    let = sheet.lets.get(key)
    if let is None or node is None:
        return []
    laid = sheet.full[key].code
    under, found = below(sheet, key, node), []
    parts = {laid.index(path): part for part, path in let.parts}
    for k in under:
        here = (key, parts[k]) if k in parts else None
        if here in sheet.printed:
            found.append(here)
        elif laid.nodes[k].name:
            place = sheet.setting.program.place(laid.nodes[k].name, let.time)
            if (place, "") in sheet.printed:
                found.append((place, ""))
            elif place in sheet.lets:
                found += operands(sheet, place, len(sheet.full[place].code.nodes) - 1)
    return [f for f in found if f is not None]


def below(sheet: Sheet, key: str, node: int) -> list[int]:
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


def root(sheet: Sheet, spot: Spot, roots: Mapping[Printed, str]) -> str:
    """The flagged figure that a spot's figure follows from, or ''."""
    return next((roots[place] for place in operands(sheet, spot.key, spot.node) if place in roots), "")
