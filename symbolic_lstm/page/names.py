"""Names: which glyph a quantity gets, with its label, its time and its entry."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.page.layout import Fence, Ident, Layout, Num, Op, Over, Row, Sub, Sup, Text
from symbolic_lstm.records import replace

#: When a sentence speaks: at a time counted from 1, or in general (None), at t.
When: TypeAlias = "int | None"

#: The loss of a whole pass, which has no time; every other letter that is no parameter has a value at each step.
_LOSS = "L"

MINUS, PLUS, COMMA = Op("−"), Op("+"), Op(",")


@lru_cache(maxsize=8192)
def name(
    named: str,
    notation: Notation,
    when: When = None,
    vector: bool = False,
    constants: frozenset[str] = frozenset(),
) -> Layout:
    """The glyph of a name in a sentence: `h_prev` at `when` is h with the time before."""
    q = quantity(named)
    if notation.gradients and (own := _gradient(q, notation, when, vector, constants)):
        return own
    letter, _, label = (q.name.lstrip("_") or q.name).partition("_")
    time: list[Layout] = []
    if notation.timed and label == "prev":
        time, label = _time(when, -1), ""
    elif notation.timed and notation.gradients and label == "next":
        time, label = _time(when, 1), ""
    elif q.time is not None:
        time = [Num(str(q.time))]
    elif notation.timed and not label and _letter_in_time(letter) and q.name not in constants:
        time = _time(when, 0)
    glyph, tag = _glyph(letter, label, notation)
    if not vector:
        glyph = notation.letters.get(glyph, glyph)
    # a capital is a matrix if the cell's own letter is one, or if states are rows of a batch; Olah's C is a vector
    matrix = glyph.isupper() and glyph.isascii() and (letter.isupper() or notation.rows)
    bold = vector and glyph.isascii() and (notation.bold == "all" or (matrix and notation.bold == "matrices"))
    base = Ident(glyph.rstrip("~"), bold=bold)
    marked: Layout = Over(base, "tilde") if glyph.endswith("~") else base
    # on rows a matrix is the transpose of ours: its first index is the input's
    entry = q.entry[::-1] if notation.rows else q.entry
    index: list[list[Layout]] = [[Num(str(k + 1))] for k in entry]
    labels: list[list[Layout]] = [[_label(part)] for part in tag.split("_") if part]
    above = labels if notation.labels_above else []
    below = [*([] if above else labels), *([time] if notation.time == "below" else []), *index]
    laid = _scripted(marked, [group for group in below if group])
    if above:
        laid = Sup(laid, Text(",".join(part for part in tag.split("_") if part)))
    return _timed(laid, time, notation)


def _letter_in_time(letter: str) -> bool:
    """Whether a name has a time beside it: small letters do, and a single capital that is not the loss."""
    return letter.islower() or (len(letter) == 1 and letter != _LOSS)


def _timed(laid: Layout, time: list[Layout], notation: Notation) -> Layout:
    """A name with its time above, where the notation writes it there."""
    if not time or notation.time == "below":
        return laid
    return Sup(laid, Row((Op("⟨"), *time, Op("⟩"))) if notation.time == "angle" else Fence(_row(time)))


def _row(parts: Sequence[Layout]) -> Layout:
    return parts[0] if len(parts) == 1 else Row(tuple(parts))


#: What an update remembers of each parameter.
_MOMENTS = {"velocity": "v", "mean": "m", "square": "v"}


def _gradient(q: Quantity, notation: Notation, when: When, vector: bool, constants: frozenset[str]) -> Layout | None:
    """The gradient of a quantity, dc with the scripts of c, or of a pre-activation, δ with the gate as its label."""
    kind, _, of = q.name.partition("_")
    if kind == "d" and of:
        return _prefixed("d", name(replace(q, name=of).key, notation, when, vector, constants))
    if kind == "new" and of:
        return Sup(name(replace(q, name=of).key, notation, when, vector, constants), Op("′"))
    if of and (letter := _MOMENTS.get(kind)):
        weight = name(replace(q, name=of).key, notation, when, vector, constants)
        parts = (weight.base, weight.script) if isinstance(weight, Sub) else (weight,)
        return _scripted(Ident(letter), [[part] for part in parts])
    if kind != "delta" or not of:
        return None
    later = of.endswith("_next")
    label = of.removesuffix("_next")
    shift = 0 if q.time is not None else int(later)
    time: list[Layout] = [Num(str(q.time))] if q.time is not None else _time(when, shift)
    labels: list[list[Layout]] = [[_label(part)] for part in notation.labels.get(label, label).split("_") if part]
    entry = q.entry[::-1] if notation.rows else q.entry
    index: list[list[Layout]] = [[Num(str(k + 1))] for k in entry]
    timed = time if notation.timed else []
    groups: list[list[Layout]] = [*labels, timed if notation.time == "below" else [], *index]
    laid = _scripted(Ident("δ"), [group for group in groups if group])
    return _timed(laid, timed, notation)


def _prefixed(letter: str, laid: Layout) -> Layout:
    """A name with a letter before its own."""
    match laid:
        case Ident(glyph, _, bold):
            return Ident(letter + glyph, True, bold)
        case Over(base, accent):
            return Over(_prefixed(letter, base), accent)
        case Sub(base, script):
            return Sub(_prefixed(letter, base), script)
        case Sup(base, script):
            return Sup(_prefixed(letter, base), script)
        case _:
            return laid


def _label(part: str) -> Layout:
    """A part of a label: a number is set as one."""
    return Num(part) if part.isdigit() else Ident(part)


def _glyph(letter: str, label: str, notation: Notation) -> tuple[str, str]:
    """The letter of a name and its label, by the notation's patterns."""
    label = notation.labels.get(label, label)
    pattern = notation.glyphs.get(letter, letter)
    glyph, _, tag = pattern.partition("_")
    return glyph, tag.replace("*", label) if tag else label


def _scripted(base: Layout, groups: list[list[Layout]]) -> Layout:
    script: list[Layout] = []
    for group in groups:
        script += [COMMA] if script else []
        script += group
    if not script:
        return base
    return Sub(base, script[0] if len(script) == 1 else Row(tuple(script)))


def _time(when: When, shift: int) -> list[Layout]:
    if when is not None:
        return [Num(str(when + shift))]
    sign = {-1: MINUS, 1: PLUS}.get(shift)
    return [Ident("t"), sign, Num("1")] if sign else [Ident("t")]
