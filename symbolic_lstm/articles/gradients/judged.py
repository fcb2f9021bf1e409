"""Judged: the gradient equations of an article, each against the derived backward pass of the cell above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from symbolic_lstm.articles.equations import balanced
from symbolic_lstm.articles.finding import Finding
from symbolic_lstm.articles.gradients.compared import Compared, JudgedGradient
from symbolic_lstm.articles.gradients.spelling import Grad, Spelling
from symbolic_lstm.articles.gradients.transposes import turned_wrongly, turns
from symbolic_lstm.articles.gradients.worked import NotWorkedError
from symbolic_lstm.articles.names_in_cell import Meant
from symbolic_lstm.articles.reading import Chain
from symbolic_lstm.articles.statements import Statement
from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple

#: Products that need no transpose.
_OUTER = re.compile(r"⊗|\\otimes|outer")


class DerivedEquation(NamedTuple):
    """An equation of an article between gradients."""

    chain: Chain
    statement: Statement


def is_gradient(term: t.Sentence) -> bool:
    """Whether the left side of an equation may be a gradient."""
    match term:
        case t.Symbol(name):
            return name.startswith(("∂", "d", "δ", "Δ", "∇"))
        case t.Times(args=(t.Symbol(name), t.Symbol())):
            return name in ("d", "δ", "Δ") or name.startswith("∇")
        case t.Quotient(args=(t.Times(args=(t.Symbol(name), *_)), t.Times())):
            return name in ("d", "∂")
    return False


def judged(equations: Sequence[DerivedEquation], cells: Sequence[Meant]) -> Iterator[Finding]:
    """What is found about gradient equations; one whose names are not all known is not judged."""
    turned = any(turns(side.term) for each in equations for side in each.chain.sides)
    for each in equations:
        for meant in cells:
            found = _finding(each, meant, turned)
            if found:
                yield found
                break


def _finding(each: DerivedEquation, meant: Meant, turned: bool) -> Finding | None:
    spelling = Spelling(lambda text: meant.place(text) is not None)
    sides = each.chain.sides
    left = spelling.term(sides[0].term)
    if not isinstance(left, t.Symbol) or left.name not in spelling.found:
        return None
    for side in reversed(sides[1:]):
        if not t.names(side.term):
            continue
        right = spelling.term(side.term)
        try:
            verdict = _verdict(spelling, meant, spelling.found[left.name], right)
        except NotWorkedError:
            continue
        if verdict is None:
            continue
        level, told, derived = verdict
        if level == "pass" and turned and not _OUTER.search(each.statement.mapped.text):
            wrong = turned_wrongly(spelling.found[left.name], side.term, spelling, meant)
            level, told = ("error", wrong) if wrong else (level, told)
        end = balanced(each.statement.mapped.text, sides[0].start, side.end)
        start, end = each.statement.mapped.span(sides[0].start, end)
        if level == "pass":
            return Finding("E211", "ok", level, start, end, told, expression=str(sides[0].term))
        wants = {"full": derived or None, "shown": None}
        return Finding("E211", "mismatch", level, start, end, told, str(side.term), wants, str(sides[0].term))
    return None


def _verdict(spelling: Spelling, meant: Meant, left: Grad, right: t.Sentence) -> JudgedGradient | None:
    """The verdict on an equation; one of a matrix on [h, x] is one of two matrices, each beside its own vector."""
    owns = meant.owns.get(left.by, ())
    both = next((part for _, part in t.walk(right) if isinstance(part, t.Concat)), None)
    if both is None or len(owns) < 2 or len(both.args) != len(owns):
        return Compared(spelling, meant).verdict(left, right)
    best: list[JudgedGradient] | None = None
    for order in permutations(both.args):
        found = []
        for own, part in zip(owns, order, strict=True):
            one = Compared(spelling, meant.with_weight(left.by, own)).verdict(left, without(right, both, part))
            if one is None:
                break
            found.append(one)
        else:
            if best is None or sum(v[0] == "pass" for v in found) > sum(v[0] == "pass" for v in best):
                best = found
    return next((v for v in best if v[0] != "pass"), best[0]) if best else None


def without(term: t.Sentence, both: t.Sentence, part: t.Sentence) -> t.Sentence:
    """A sentence with one of the vectors in place of all of them."""
    return part if term == both else t.rebuilt(term, [without(each, both, part) for each in term.args])
