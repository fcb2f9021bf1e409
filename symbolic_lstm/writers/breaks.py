"""How wide an equation is, and where one that is too wide is broken into lines.

Before a sign of a sum, outside brackets if that is enough; a bracket is opened
only when what it encloses is itself too wide, and a product is broken only
where there is no sum. A number or a name is never broken.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from symbolic_lstm.page import layout as l

_SUMS, _PRODUCTS, _RELATIONS = frozenset("+−"), frozenset("×⊙·"), frozenset("=≈≠≤≥<>∈→↦")
_TIGHT = frozenset("()[],;⟨⟩")
_SCRIPT = 0.72
#: Continuation lines stand in by this much, in em.
_HANGING = 2.2
_BRACKETS = {"round": ("(", ")"), "square": ("[", "]")}


def width(layout: l.Layout) -> float:
    """Roughly how wide a layout is set, in em.

    >>> width(l.Row((l.Num("1.63"), l.Op("×"), l.Num("10"))))
    4.1
    """
    match layout:
        case l.Num():
            power = 0 if layout.exponent is None else 2.4 + 0.36 * (1 + len(str(layout.exponent)))
            return round(0.5 * len(layout.digits) - 0.25 * layout.digits.count(".") + power, 2)
        case l.Ident():
            return 0.55 * len(layout.glyph)
        case l.Op():
            return 0.0 if not layout.glyph else 0.45 if layout.glyph in _TIGHT else 0.8 if layout.prefix else 1.35
        case l.Row():
            return sum(map(width, layout.items))
        case l.Sub() | l.Sup():
            return width(layout.base) + _SCRIPT * _tight(layout.script)
        case l.Call():
            return width(layout.function) + 0.9 + sum(map(width, layout.arguments)) + 0.5 * (len(layout.arguments) - 1)
        case l.Fence():
            return width(layout.inner) + 0.9
        case l.Frac():
            return max(width(layout.top), width(layout.bottom)) + 0.2
        case l.Over():
            return width(layout.base)
        case l.Under():
            return max(width(layout.base), _SCRIPT * _tight(layout.remark))
        case l.Radical():
            return width(layout.inner) + 1
        case l.Array():
            columns = [
                [row[k] for row in layout.rows if k < len(row)] for k in range(max(map(len, layout.rows), default=0))
            ]
            return sum(max(map(width, column)) for column in columns) + 0.8 * (len(columns) - 1) + 1.2
        case l.Boxed():
            return width(layout.inner) + 0.7
        case l.Text():
            return 0.45 * len(layout.words)


def row_count(layout: l.Layout) -> int:
    """How many rows the tallest matrix in a layout has; 1 where there is none.

    >>> column = l.Array(((l.Num("1"),), (l.Num("2"),)))
    >>> row_count(l.Row((column, l.Op("+"), l.Num("1")))), row_count(l.Num("1"))
    (2, 1)
    """
    return max(1, matrix_rows(layout))


def matrix_rows(layout: l.Layout) -> int:
    """The same, and 0 where there is none: a matrix of one row is taller than a line, too, by its brackets."""
    match layout:
        case l.Array():
            return max(1, len(layout.rows))
        case l.Row():
            inside = (item for item in layout.items if not isinstance(item, (l.Op, l.Num, l.Ident)))
            return max(map(matrix_rows, inside), default=0)
        case l.Call():
            return max(map(matrix_rows, layout.arguments), default=0)
        case l.Fence() | l.Radical():
            return matrix_rows(layout.inner)
        case l.Sup() | l.Sub() | l.Under():
            return matrix_rows(layout.base)
        case _:
            return 0


def lines_high(layout: l.Layout, room: float) -> float:
    """How tall a layout is that is broken at `room` em, in lines of mathematics."""
    return sum(1.0 if (tall := row_count(part)) == 1 else 0.82 * tall + 0.5 for part in broken(layout, room))


def sides(layout: l.Layout) -> list[l.Layout]:
    """A row in pieces, each but the first beginning with what relates it to the one before: =, ≈, ≤ and the like.

    >>> a, equal = l.Num("1"), l.Op("=")
    >>> [width(side) for side in sides(l.Row((a, equal, a)))]
    [0.5, 1.85]
    """
    return [l.Row(tuple(part)) if len(part) > 1 else part[0] for part in _parts(_items(layout), _RELATIONS)]


def begins_with_relation(layout: l.Layout) -> bool:
    """Whether a layout begins with a sign that relates it to what stands above it."""
    first = layout.items[0] if isinstance(layout, l.Row) and layout.items else None
    return isinstance(first, l.Op) and first.glyph in _RELATIONS


def related(layout: l.Layout, room: float) -> list[l.Layout]:
    """A layout in lines of at most `room` em, broken before what relates its sides, and elsewhere only then.

    >>> a, plus, about = l.Num("1.25"), l.Op("+"), l.Op("≈")
    >>> [width(line) for line in related(l.Row((a, plus, a, about, a)), 6)]
    [4.85, 3.1]
    """
    if width(layout) <= room:
        return [layout]
    return [part for side in sides(layout) for part in broken(side, room)]


Measure: TypeAlias = Callable[[l.Layout], float]


def broken(layout: l.Layout, room: float, *, measure: Measure | None = None) -> list[l.Layout]:
    """A layout in lines of at most `room` em, as far as there are places; each but the first begins with its sign.

    A matrix and its vector are parted only where nothing else helps. `measure` says how wide a part is, if not in em.

    >>> a, plus = l.Num("1.25"), l.Op("+")
    >>> [line.items[0] for line in broken(l.Row((a, plus, a, plus, a)), 5) if isinstance(line, l.Row)]
    [Num(digits='1.25', exponent=None), Op(glyph='+', prefix=False)]
    """
    wide_as = measure or width
    hanging = _HANGING if measure is None else 2.0

    def whole(part: list[l.Layout]) -> float:
        return wide_as(l.Row(tuple(part)))

    if wide_as(layout) <= room:
        return [layout]
    items = _items(layout)
    chances = iter((_SUMS | _PRODUCTS, _SUMS | _PRODUCTS | {""}))
    signs = _SUMS
    while True:
        parts = _parts(items, signs)
        wide = [part for part in parts if whole(part) > room - hanging]
        if not wide:
            break
        inner = max((item for part in wide for item in part if _opens(item, signs)), key=wide_as, default=None)
        if inner is not None:
            at = next(k for k, item in enumerate(items) if item is inner)
            items[at : at + 1] = _opened(inner)
        elif (more := next(chances, None)) is None:
            break
        else:
            signs = more
    lines: list[list[l.Layout]] = []
    for part in parts:
        if lines and whole(lines[-1] + part) <= room - (hanging if len(lines) > 1 else 0.0):
            lines[-1] += part
        else:
            lines.append(part)
    return [l.Row(tuple(line)) for line in lines]


def pieces(layout: l.Layout, room: float) -> list[l.Layout]:
    """A layout wider than `room` cut at every place of its outermost sum, and inside of what is still wider, too.

    >>> a, plus, times = l.Num("1.25"), l.Op("+"), l.Op("×")
    >>> [width(it) for it in pieces(l.Row((a, times, a, plus, a)), 7)], len(pieces(l.Row((a, times, a)), 4))
    ([4.85, 3.1], 2)
    """
    if row_count(layout) == 1 and width(layout) <= room:
        return [layout]
    found = [l.Row(tuple(part)) for part in _parts(_items(layout), _RELATIONS | _SUMS)]
    while inner := max((it for part in found if _wide(part, room) for it in part.items if _opens(it)), key=width,
                       default=None):  # fmt: skip
        k, part = next((k, part) for k, part in enumerate(found) if any(it is inner for it in part.items))
        at = next(j for j, it in enumerate(part.items) if it is inner)
        whole = [*part.items[:at], *_opened(inner), *part.items[at + 1 :]]
        found[k : k + 1] = [l.Row(tuple(it)) for it in _parts(whole, _SUMS)]
    for signs in (_PRODUCTS, frozenset({""})):
        cut = [_parts(_flat(part), signs) if _wide(part, room) else [list(part.items)] for part in found]
        found = [l.Row(tuple(it)) for parts in cut for it in parts]
    return list(found)


def _flat(row: l.Row) -> list[l.Layout]:
    """The items of a row and of the rows in it."""
    return [inner for item in row.items for inner in (_flat(item) if isinstance(item, l.Row) else [item])]


def _wide(part: l.Row, room: float) -> bool:
    return width(part) > room


def _items(layout: l.Layout) -> list[l.Layout]:
    return list(layout.items) if isinstance(layout, l.Row) else [layout]


def _parts(items: list[l.Layout], signs: frozenset[str]) -> list[list[l.Layout]]:
    """The items cut before every sign that stands between two of them."""
    parts: list[list[l.Layout]] = [[]]
    for item in items:
        if isinstance(item, l.Op) and not item.prefix and item.glyph in signs and parts[-1]:
            parts.append([])
        parts[-1].append(item)
    return parts


def _opens(item: l.Layout, signs: frozenset[str] = frozenset()) -> bool:
    match item:
        case l.Call(_, (inner,)) | l.Fence(inner, "round" | "square") | (l.Row() as inner):
            places = _SUMS | _PRODUCTS | signs
            return any(isinstance(i, l.Op) and not i.prefix and i.glyph in places for i in _items(inner))
        case _:
            return False


def _opened(item: l.Layout) -> list[l.Layout]:
    """A bracket as its signs and what stands between them; a product in a sum as its factors."""
    match item:
        case l.Call(function, (inner,)):
            return [function, l.Op("("), *_items(inner), l.Op(")")]
        case l.Row(items):
            return list(items)
        case l.Fence(inner, "round" | "square" as kind):
            left, right = _BRACKETS[kind]
            return [l.Op(left), *_items(inner), l.Op(right)]
        case _:
            return [item]


def _tight(script: l.Layout) -> float:
    """A script is set without spaces around its signs."""
    if isinstance(script, l.Row):
        return sum(0.8 if isinstance(item, l.Op) else width(item) for item in script.items)
    return width(script)
