"""Contradictions: one quantity with two values, and formulas that do not come to what their names were said to be.

Names are used again for the next step and for the next example, so that two
values of one name are no contradiction by themselves. They are one where the
second looks as the first does when it is copied wrongly, or where everything
else in a formula is what was said before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from itertools import islice

from symbolic_lstm.articles.bindings import Bindings, Unsettled
from symbolic_lstm.articles.finding import Finding
from symbolic_lstm.articles.reading import Chain
from symbolic_lstm.articles.statements import Statement
from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.check_step import figure_of
from symbolic_lstm.records import replace
from symbolic_lstm.verify.verdicts import Level

#: A digit that is another one says something only among so many digits.
MANY, FEW = 3, 2
_SAME = ("=", "≈", "≅", "≃", "≐", ":=")
_PRODUCTS = (t.Times, t.Apply)
_STEP = re.compile(r"[_^(⟨{]\{?[<⟨(]?\d+[>⟩)]?\}?\Z")


class Told(NamedTuple):
    """A name that is given a figure, and where."""

    name: str
    figure: str
    start: int
    end: int


def told_by(chain: Chain, statement: Statement) -> Iterator[Told]:
    """The figure that a chain gives a name."""
    sides = chain.sides
    named = [side.term for side in sides if isinstance(side.term, t.Symbol)]
    if not named or sides[0].term != named[0] or not set(chain.relations) <= set(_SAME):
        return
    if figure_of(sides[-1].term):
        place = statement.mapped.span(sides[-1].start, sides[-1].end)
        yield Told(named[0].name, str(sides[-1].term), *place)


def copied(chain: Chain, statement: Statement, bound: Bindings) -> Iterator[Finding]:
    """Where figures are put in for the names of a formula: the one that is not what its name was said to be."""
    for before, after in zip(chain.sides, chain.sides[1:], strict=False):
        if isinstance(before.term, t.Symbol) or not t.names(before.term) or t.names(after.term):
            continue
        pairs = list(_beside(before.term, after.term) or ())
        known = [(name, value, _values(name, bound)) for name, value in pairs if _values(name, bound)]
        odd = [(name, value, held) for name, value, held in known if not any(agree(value, each) for each in held)]
        if len(odd) != 1 or len(known) < FEW + 1:
            continue
        name, value, held = odd[0]
        meant = next((each for each in reversed(held) if slipped(value, each)), "")
        if meant and not any(agree(meant, other) for _, other in pairs):
            part = _part(after.term, value)
            place = statement.mapped.span(*((chain.place(part) if part else None) or (after.start, after.end)))
            told = f"{name} stands here as {value}, and was {meant} before; everything else is what was said before"
            yield Finding(
                "N109", "contradiction", "error", *place, told, value, {"full": None, "shown": meant}, str(before.term)
            )


def _part(term: t.Sentence, text: str) -> t.Sentence | None:
    return next((part for _, part in t.walk(term) if not isinstance(part, t.Symbol) and str(part) == text), None)


def twice(said: Sequence[Told]) -> Iterator[Finding]:
    """Names that are given two figures in a whole article, of which one is the other copied wrongly."""
    by_name: dict[str, list[Told]] = {}
    for each in said:
        by_name.setdefault(each.name, []).append(each)
    for name, all_ in by_name.items():
        first = all_[0]
        apart = list(islice((each for each in all_ if not agree(each.figure, first.figure)), 2))
        if len(apart) != 1:
            continue
        (other,) = apart
        digits = re.sub(r"\D", "", first.figure).lstrip("0")
        if len(digits) < MANY or not re.search(r"[.,]", first.figure) or not slipped(other.figure, first.figure):
            continue
        told = f"{name} is {other.figure} here and {first.figure} before; no rounding reconciles them"
        level: Level = "error" if _STEP.search(name) else "warning"
        yield Finding(
            "N109", "contradiction", level, other.start, other.end, told, other.figure,
            {"full": None, "shown": first.figure}, name,
        )  # fmt: skip


def settled(findings: Sequence[Finding], unsettled: Sequence[Unsettled], said: Sequence[Told]) -> list[Finding]:
    """The findings, with a verdict on formulas whose names have one value each in the whole article.

    A name that is used again has several, and so has what a formula defines that is worked for the next step, too.
    """
    values: dict[str, list[str]] = {}
    for each in said:
        values.setdefault(each.name, []).append(each.figure)

    def fixed(name: str) -> bool:
        held = values.get(name, [])
        return bool(held) and all(agree(figure, held[0]) for figure in held)

    verdicts: dict[int, Finding] = {}
    for open_, wrong, names, left in unsettled:
        if wrong.level not in ("error", "warning") or wrong.rule in ("N120", "N130") or len(names) < FEW:
            continue
        if any(each.rule == "N109" and open_.start <= each.start < open_.end for each in findings):
            continue
        if all(map(fixed, names)) and (not left or len(values.get(left, [])) <= 1):
            given = ", ".join(f"{name} = {values[name][-1]}" for name in names)
            level: Level = "error" if len(names) > FEW and wrong.level == "error" else "warning"
            verdicts[id(open_)] = replace(wrong, level=level, message=f"with {given} as said before: {wrong.message}")
    return [verdicts.get(id(each), each) for each in findings] if verdicts else list(findings)


def _values(name: str, bound: Bindings) -> list[str]:
    return [str(value) for value in bound.names[name] if figure_of(value)] if name in bound.names else []


def _beside(formula: t.Sentence, numbers: t.Sentence) -> list[tuple[str, str]] | None:
    """Each name of a formula beside the figure that stands in its place; None where they are not built alike."""
    if isinstance(formula, t.Symbol):
        return [(formula.name, str(numbers))] if figure_of(numbers) else None
    if isinstance(formula, t.Dec):
        return [] if isinstance(numbers, t.Dec) and agree(str(formula), str(numbers)) else None
    alike = type(formula) is type(numbers) or (isinstance(formula, _PRODUCTS) and isinstance(numbers, _PRODUCTS))
    mine, theirs = _flat(formula), _flat(numbers)
    if not alike or len(mine) != len(theirs):
        return None
    found: list[tuple[str, str]] = []
    for one, other in zip(mine, theirs, strict=True):
        pairs = _beside(one, other)
        if pairs is None:
            return None
        found += pairs
    return found


def _flat(term: t.Sentence) -> list[t.Sentence]:
    if not isinstance(term, _PRODUCTS):
        return list(term.args)
    return [inner for part in term.args for inner in (_flat(part) if isinstance(part, _PRODUCTS) else [part])]


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace("−", "-").replace(" ", "").replace(",", ".").strip("()"))
    except InvalidOperation:
        return None


def agree(one: str, other: str) -> bool:
    """Whether two figures can be roundings of one value."""
    a, b = _number(one), _number(other)
    if a is None or b is None or not (a.is_finite() and b.is_finite()):
        return True
    unit = Decimal(1).scaleb(max(int(a.as_tuple().exponent), int(b.as_tuple().exponent)))
    return abs(a - b) <= unit if a != a.to_integral_value() or b != b.to_integral_value() else a == b


def slipped(one: str, other: str) -> bool:
    """Whether one figure is another copied wrongly: two digits changed places, one is another, the point has moved.

    >>> slipped("0.6475", "0.6457"), slipped("0.3", "0.2"), slipped("0.0646", "0.646")
    (True, False, True)
    """
    a, b = (re.sub(r"[^\d]", "", each) for each in (one, other))
    x, y = a.strip("0"), b.strip("0")
    if x == y and len(x) >= FEW and a != b:
        return True
    if len(a) != len(b) or one.lstrip("-−").find(".") != other.lstrip("-−").find("."):
        return False
    apart = [k for k in range(len(a)) if a[k] != b[k]]
    turned = len(apart) == 2 and apart[1] == apart[0] + 1 and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]
    return (turned and len(y) >= FEW) or (len(apart) == 1 and len(y) >= MANY)
