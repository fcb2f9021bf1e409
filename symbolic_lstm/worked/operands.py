"""What a printed figure is computed from: the printed figures below it."""

from __future__ import annotations

from collections.abc import Mapping

from symbolic_lstm.worked.locate import Spot
from symbolic_lstm.worked.recompute import Printed, Sheet


def operands(sheet: Sheet, key: str, node: int | None) -> list[Printed]:
    """The nearest printed figures a node is computed from, each once.

    Parts below it, names, and what names that are not printed come from. Every
    place is visited once, however many ways lead to it.
    """
    found: dict[Printed, None] = {}
    todo = [(key, node)]
    visited: set[str] = set()
    while todo:
        at, start = todo.pop()
        let = sheet.lets.get(at)
        if let is None or start is None:
            continue
        laid = sheet.full[at].code
        parts = {laid.index(path): part for part, path in let.parts}
        for k in below(sheet, at, start):
            if k in parts and (at, parts[k]) in sheet.printed:
                found[at, parts[k]] = None
            elif laid.nodes[k].name:
                place = sheet.setting.program.place(laid.nodes[k].name, let.time)
                if (place, "") in sheet.printed:
                    found[place, ""] = None
                elif place in sheet.lets and place not in visited:
                    visited.add(place)
                    todo.append((place, len(sheet.full[place].code.nodes) - 1))
    return list(found)


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
