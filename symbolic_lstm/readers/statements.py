"""The equations of a layout: its lines, what stands beside each other in one, and the words around each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeGuard

from symbolic_lstm.on_demand import pattern
from symbolic_lstm.page import layout as l
from symbolic_lstm.readers.glyphs import CHAINED
from symbolic_lstm.readers.parts import BESIDE

#: Remarks that say of figures that they are no decimals, or not the numbers themselves.
OTHER_BASE = pattern(r"\b(?:binary|binär|hex(?:adecimal)?|octal|(?:in )?base[ -]?[0-9]{1,2}|mod(?:ulo)? ?[0-9]+)\b")
#: The signs of sums and products.
_BETWEEN = frozenset("+−-×⊙·*∘/")


def rows_of(layout: l.Layout) -> Iterator[tuple[l.Layout, ...]]:
    """The lines of a layout: the rows of what is aligned, or all of it."""
    match layout:
        case l.Array(rows, "aligned"):
            for column in _by_column(rows):
                yield from _together(column)
        case l.Boxed(inner):
            yield from rows_of(inner)
        case l.Row(items) if any(isinstance(it, l.Boxed | l.Array) for it in items):
            flat: list[l.Layout] = []
            for it in items:
                inner = it.inner if isinstance(it, l.Boxed) else it
                if isinstance(inner, l.Array) and inner.kind == "aligned":
                    if flat:
                        yield tuple(flat)
                        flat = []
                    yield from rows_of(inner)
                else:
                    flat += inner.items if isinstance(it, l.Boxed) and isinstance(inner, l.Row) else [inner]
            if flat:
                yield tuple(flat)
        case l.Row(items):
            yield items
        case _:
            yield (layout,)


def _by_column(rows: Sequence[Sequence[l.Layout]]) -> list[Sequence[Sequence[l.Layout]]]:
    """Lines that stand beside each other and go on below, each in its column: `a &= 1 & b &= 2 \\ &= 3 &&= 4`."""
    most = max((len(row) for row in rows if all(map(_related, row))), default=0)
    if most < 2:
        return [rows]
    columns: list[list[Sequence[l.Layout]]] = [[] for _ in range(most)]
    for row in rows:
        signs = [k for k, cell in enumerate(row) if _related(cell)]
        if len(signs) != most or (len(row) != most and signs != list(range(1, 2 * most, 2))):
            return [rows]
        each = len(row) // most
        for k, column in enumerate(columns):
            column.append(row[k * each : (k + 1) * each])
    return list(columns)


def _related(cell: l.Layout) -> bool:
    """Whether a cell begins with a sign of equality, and says what is equal."""
    return isinstance(cell, l.Row) and len(cell.items) > 1 and is_relation(cell.items[0])


def _together(rows: Sequence[Sequence[l.Layout]]) -> Iterator[tuple[l.Layout, ...]]:
    """The rows of what is aligned; one that begins with `+` goes on with the sum above, and so may one with `−`."""
    held: tuple[l.Layout, ...] = ()
    for row in rows:
        if len(row) == 1:
            own = list(rows_of(row[0]))
        else:
            own = [tuple(item for cell in row for item in (cell.items if isinstance(cell, l.Row) else (cell,)))]
        for k, items in enumerate(own):
            begun = next((j for j, item in enumerate(items) if not _blank(item)), len(items))
            if not k and held and begun < len(items) and _goes_on(items[begun:], row, spaced=begun > 0):
                while held and (type(held[-1]) is l.Text or _blank(held[-1])):
                    held = held[:-1]  # the remark behind a row says nothing of the next
                held += items[begun:]
                continue
            if not k and begun and begun < len(items) and _factors(held, items[begun:]):
                held += (BESIDE, *items[begun:])
                continue
            if not k and held and begun < len(items) and _unended(held, items[begun:]):
                held += items[begun + _same_sign(held[-1], items[begun]) :]  # at the end and at the beginning it is one
                continue
            if held:
                yield held
            held = items
    if held:
        yield held


def _blank(item: l.Layout) -> bool:
    """Space, or a cell of a table without anything in it."""
    return (type(item) is l.Text and not item.words.strip()) or (isinstance(item, l.Row) and not item.items)


def _goes_on(items: Sequence[l.Layout], row: Sequence[l.Layout], *, spaced: bool) -> bool:
    """Whether a row begins with a sign of the sum or the product above; a point may also be that of a list."""
    first = items[0]
    if type(first) is not l.Op or first.glyph not in _BETWEEN:
        return False
    always = first.glyph in ("+", "×", "⊙") or spaced or (len(row) > 1 and _blank(row[0]))
    return always or not any(map(is_relation, items))


def _unended(held: Sequence[l.Layout], items: Sequence[l.Layout]) -> bool:
    """Whether a row ends with a sign, behind which the next says what follows, and no equation of its own."""
    last = held[-1]
    if type(last) is not l.Op or (last.glyph not in _BETWEEN and last.glyph not in CHAINED):
        return False
    return _same_sign(last, items[0]) or not any(map(is_relation, items))


def _factors(held: Sequence[l.Layout], items: Sequence[l.Layout]) -> bool:
    """Whether a row ends with a matrix, and the next stands in and begins with what it is multiplied by."""
    matrices = [isinstance(it, l.Array) and it.kind == "square" for it in (*held[-1:], *items[:1])]
    return len(matrices) == 2 and all(matrices) and not any(map(is_relation, items))


def _same_sign(one: l.Layout, other: l.Layout) -> bool:
    return type(one) is l.Op and type(other) is l.Op and one.glyph == other.glyph


def is_relation(item: l.Layout) -> TypeGuard[l.Op]:
    return type(item) is l.Op and item.glyph in CHAINED


def statements(items: Sequence[l.Layout]) -> Iterator[Sequence[l.Layout]]:
    """Equations beside each other: parted by a comma, a semicolon, a wide space, words or ⇒ between two equations."""
    cuts: list[int] = []
    for k, item in enumerate(items):
        comma = type(item) is l.Op and item.glyph in (",", ";")
        wide = type(item) is l.Text and not _unit(item)
        arrow = type(item) is l.Op and item.glyph in ("⇒", "→")
        if comma or wide or arrow:
            cuts.append(k)
    if not cuts:
        yield items
        return
    begun = 0
    for place, k in enumerate(cuts):
        until = cuts[place + 1] if place + 1 < len(cuts) else len(items)
        before, after = items[begun:k], items[k + 1 : until]
        if any(map(is_relation, before)) and any(map(is_relation, after)) and not is_relation(after[0]):
            yield before
            begun = k + 1
    yield items[begun:]


def _unit(item: l.Text) -> bool:
    return item.words.strip() in ("%", "‰", "…")


def names_e(items: Sequence[l.Layout]) -> bool:
    """Whether a line calls something e."""
    if not any(type(item) is l.Ident and item.glyph == "e" for item in items):
        return False
    edges = (l.Op("="), *items, l.Op("="))
    return any(
        item == l.Ident("e") and is_relation(a) and is_relation(b)
        for a, item, b in zip(edges, edges[1:], edges[2:], strict=False)
    )


def letters_of(items: Sequence[l.Layout]) -> frozenset[str]:
    """The names of one letter that stand in a line; none where no name stands in it."""
    return frozenset(letters(items)) if any(type(item) not in (l.Num, l.Op) for item in items) else frozenset()


def letters(items: Sequence[l.Layout]) -> Iterator[str]:
    """The names of one letter that stand in a line."""
    for item in items:
        match item:
            case l.Ident(glyph) if len(glyph) == 1:
                yield glyph
            case l.Row(parts) | l.Call(_, parts):
                yield from letters(parts)
            case l.Fence(inner) | l.Radical(inner) | l.Boxed(inner):
                yield from letters((inner,))
            case l.Frac(one, two) | l.Sup(one, two):
                yield from letters((one, two))
            case _:
                pass


def label_of(items: Sequence[l.Layout]) -> tuple[str, Sequence[l.Layout]]:
    """Words before the first sign, with a colon or without."""
    first = next((k for k, item in enumerate(items) if is_relation(item)), len(items))
    for k in range(first - 1, -1, -1):
        item = items[k]
        if type(item) is l.Op and item.glyph == ":" and k + 1 < len(items) and not _number(items[k - 1] if k else None):
            return _said(items[:k]), items[k + 1 :]
        if type(item) is l.Text and not _unit(item):
            return _said(items[: k + 1]), items[k + 1 :]
    return "", items


def remark_of(items: Sequence[l.Layout]) -> tuple[str, Sequence[l.Layout]]:
    """Words and punctuation behind."""
    last = max((k for k, item in enumerate(items) if is_relation(item)), default=0)
    for k in range(last + 1, len(items)):
        item = items[k]
        if type(item) is l.Text and not _unit(item):
            return _said(items[k:]), items[:k]
    end = len(items)
    while end > 1 and type(items[end - 1]) is l.Op and items[end - 1].glyph in (",", ";", ":"):  # type: ignore[union-attr]
        end -= 1
    return "", items[:end]


def _number(item: l.Layout | None) -> bool:
    return isinstance(item, l.Num | l.Fence)


def _said(items: Sequence[l.Layout]) -> str:
    words = [item.words for item in items if isinstance(item, l.Text)]
    names = [item.glyph for item in items if isinstance(item, l.Ident)]
    return re.sub(r"\s+", " ", " ".join(words or names)).strip(" ():,.")
