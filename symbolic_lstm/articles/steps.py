"""Steps: a statement read into chains, and every step of them judged with what the article has said before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from flint import fmpq

from symbolic_lstm.articles.bindings import Bindings, Unsettled
from symbolic_lstm.articles.finding import Finding
from symbolic_lstm.articles.reading import Chain, Side, judge
from symbolic_lstm.articles.right_finding import right_finding
from symbolic_lstm.articles.rounded import doubted
from symbolic_lstm.articles.rules import BY_VERDICT
from symbolic_lstm.articles.statements import Statement
from symbolic_lstm.articles.worked_further import worked_further
from symbolic_lstm.errors import SentenceError, SymbolicLstmError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.check_step import figure_of
from symbolic_lstm.numbers.enclose import value_of
from symbolic_lstm.numbers.rounding import Interval
from symbolic_lstm.verify.entries import wide
from symbolic_lstm.verify.late_message import Late
from symbolic_lstm.verify.result import Result
from symbolic_lstm.verify.verdicts import GRAVITY

#: What words call close.
CLOSE = fmpq(5, 100)
#: Signs that lead from one equation to the next, or to a result.
_LEADS_TO = ("→", "⇒")

#: A list of figures: in mathematics it is equal to one of its own size; words and programs say other things so, too.
_LIST = re.compile(r"\[[-\d.,; ]+\]")


def judged(chain: Chain, statement: Statement, bound: Bindings) -> Iterator[Finding]:
    """What is found in a chain; it is learnt from afterwards."""
    sides = chain.sides
    if len(sides) == 2 and isinstance(sides[0].term, t.Symbol) and sides[1].term in bound.names[sides[0].term.name]:
        start, end = statement.mapped.span(sides[1].start, sides[1].end)
        told, printed = f"{sides[0].term} is said again", str(sides[1].term)
        yield Finding("N100", "ok", "pass", start, end, told, printed, {}, str(sides[0].term))
    if statement.guess == "close to" and len(sides) == 2:
        yield from qualitative(chain, statement)
        return
    yield from _goes_on(chain, statement, bound)
    first = 0
    for k in range(1, len(sides) + 1):
        if k == len(sides) or chain.relations[k - 1] in _LEADS_TO:
            yield from _equal(chain, range(first, k), statement, bound)
            bound.learn([side.term for side in sides[first:k]])
            if k < len(sides) and not t.names(sides[k - 1].term) and not t.names(sides[k].term):
                found = list(numeric(chain, [k - 1, k], statement, bound))
                if all(each.level == "pass" for each in found):  # an arrow says "is" only where it does
                    yield from found
            first = k


def _goes_on(chain: Chain, statement: Statement, bound: Bindings) -> Iterator[Finding]:
    """A line that begins as the line before it did, `z = 0.4 · 2 + 1` and then `z = 0.8 + 1`, goes on with it."""
    sides = chain.sides
    if len(sides) < 2 or not isinstance(sides[0].term, t.Symbol):
        return
    name, open_ = bound.open
    last = sides[-1].term
    bound.open = (sides[0].term.name, None if t.names(last) or figure_of(last) else last)
    if name == sides[0].term.name and open_ is not None and not t.names(sides[1].term):
        head = Side(open_, sides[1].start, sides[1].start)
        joined = chain._replace(sides=(head, sides[1]), relations=("=",), others=(), scalars=())
        found = list(numeric(joined, [0, 1], statement, bound))
        if worked_further(open_, sides[1].term, [each.level == "pass" for each in found]):
            yield from found


def _equal(chain: Chain, places: range, statement: Statement, bound: Bindings) -> Iterator[Finding]:
    """The steps of a stretch of a chain in which each sign says that two sides are equal."""
    sides = chain.sides
    run: list[int] = []
    for k in places:
        side = sides[k]
        if t.names(side.term):
            yield from numeric(chain, run, statement, bound)
            run = []
            if k + 1 in places and not isinstance(side.term, t.Symbol):
                yield from _symbolic(side, sides[k + 1], chain, statement, bound)
        else:
            run.append(k)
            following = sides[k + 1] if k + 1 in places and _figures(side.term) else None
            if following and t.names(following.term) and not isinstance(following.term, t.Symbol):
                yield from _symbolic(following, side, chain, statement, bound)
    yield from numeric(chain, run, statement, bound)


def _figures(term: t.Sentence) -> bool:
    """Whether a side is a figure, or a list of figures."""
    return bool(figure_of(term)) or (bool(term.args) and wide(term) and all(map(_figures, term.args)))


def numeric(chain: Chain, run: list[int], statement: Statement, bound: Bindings) -> Iterator[Finding]:
    """The steps between sides that are numbers only; where one cannot be worked, the others still are."""
    if len(run) < 2:
        return
    try:
        results = judge(_part(chain, run), {}, bound.carried)
    except (SymbolicLstmError, RecursionError) as fault:
        if len(run) > 2:
            for pair in pairwise(run):
                yield from numeric(chain, list(pair), statement, bound)
            return
        after = chain.sides[run[-1]]
        start, end = statement.mapped.span(after.start, after.end)
        ill = isinstance(fault, SentenceError)
        told = getattr(fault, "reason", None) or str(fault).partition("\n")[0]
        yield Finding("N120" if ill else "N130", "ill-typed" if ill else "unverifiable", "note", start, end, told)
        return
    for result in results:
        told = finding(doubted(result, f"{statement.mapped.text} {bound.said_once}", bound.exact), statement)
        if told.level == "error":
            bound.misprinted.add(told.printed.removeprefix("-"))
        yield told
        bound.exact.learn(result)


def qualitative(chain: Chain, statement: Statement) -> Iterator[Finding]:
    """ "close to 0" holds within 0.05 of it."""
    before, after = chain.sides
    named = figure_of(after.term)
    if named is None:
        return
    value = value_of(before.term)
    low, high = (value.lower, value.upper) if isinstance(value, Interval) else (value, value)
    holds = bool(high >= named.value - CLOSE and low <= named.value + CLOSE)
    start, end = statement.mapped.span(after.start, after.end)
    told = f"the value is {float(low):.4g}, {'' if holds else 'not '}within 0.05 of {named.text}"
    yield Finding("N107", "qualitative", "pass" if holds else "warning", start, end, told, named.text, guess="words")


def _part(chain: Chain, run: list[int]) -> Chain:
    """A stretch of a chain, with the other ways to read it."""
    first, last = run[0], run[-1] + 1
    others = tuple(
        other._replace(sides=other.sides[first:last], relations=other.relations[first : last - 1], others=())
        for other in chain.others
        if len(other.sides) == len(chain.sides)
    )
    return chain._replace(
        sides=chain.sides[first:last],
        relations=chain.relations[first : last - 1],
        others=others,
        scalars=chain.scalars[first:last],
    )


def _symbolic(before: Side, after: Side, chain: Chain, statement: Statement, bound: Bindings) -> Iterator[Finding]:
    """A formula and what it says with numbers in it: right with some values that its names have had, or not judged.

    Names are used again for the next step, another example or what would be
    otherwise, so that a step is never called wrong for the value of a name.
    """
    best: tuple[Result, ...] = ()
    first: tuple[Result, ...] = ()
    if unbound := bound.without_value(before.term, after.term):
        if _figures(after.term):  # a formula without a figure only says what a name stands for
            place = statement.mapped.span(after.start, after.end)
            told = f"{unbound!r} has no value here"
            yield Finding("N130", "unverifiable", "note", *place, told, expression=str(before.term))
        return
    for way in bound.ways(before.term, after.term):
        given = [side._replace(term=t.substituted(side.term, way)) for side in (before, after)]
        results = judge(chain._replace(sides=tuple(given), relations=("=",), others=(), scalars=()), {}, bound.carried)
        if results and all(result.level in ("pass", "note") and result.verdict != "unverifiable" for result in results):
            best = results
            break
        first = first or results
    for result in best:
        yield finding(result, statement)
    if first and not best:
        value = next((r.recomputed.get("shown") for r in first if r.level in ("warning", "error")), None)
        start, end = statement.mapped.span(after.start, after.end)
        told = f"with the values given before, this is {value}; not judged, for names are used again" if value else ""
        open_ = Finding(
            "N130", "unverifiable", "note", start, end, told or first[0].message, expression=str(before.term)
        )
        worst = max(first, key=lambda result: GRAVITY[result.level])
        head = chain.sides[0].term
        mentioned = tuple(dict.fromkeys((*t.names(before.term), *t.names(after.term))))
        left = head.name if isinstance(head, t.Symbol) else ""
        if figure_of(after.term):  # of figures put in for names, each may have more digits than the name was given
            bound.unsettled.append(Unsettled(open_, finding(doubted(worst), statement), mentioned, left))
        yield open_


def finding(result: Result, statement: Statement) -> Finding:
    """A result at its place in the file."""
    start, end = statement.mapped.span(*result.span)
    rule = BY_VERDICT[result.verdict]
    if rule == "N120" and statement.kind not in ("math", "display") and _LIST.fullmatch(result.expression):
        told = f"{result.message}; in words and programs a list may be set equal to what has another size"
        return Finding("N130", "unverifiable", "note", start, end, told, result.printed, {}, result.expression)
    if statement.kind == "output" and rule == "N100":
        rule = "N110"
    if isinstance(result, Late) and result.level == "pass":
        return right_finding(result, rule, (start, end), statement.guess)
    return Finding(
        rule, result.verdict, result.level, start, end, result.message, result.printed, result.recomputed,
        result.expression, result.slip, result.facts, statement.guess,
    )  # fmt: skip
