"""Judge a chain: `2.70*1 + 1.63*1 + 1.62 = 5.95`, `σ(5.95) ≈ 0.997`, as a reader has read it.

Each side must follow from the side before it, as printed, part by part where
both sides have parts, so that an error is found where it stands. What a chain
begins with counts as exactly given: a figure can be right from there and not
from its neighbour. Where a line can be read in two ways, or a name has had two
values, it is right if one of them makes it right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise, product
from types import MappingProxyType
from typing import TypeAlias

from symbolic_lstm.errors import FigureError, SentenceError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.spell import text
from symbolic_lstm.numbers.check_step import Pair, aligned, figure_of
from symbolic_lstm.readers.line import Chain, Side
from symbolic_lstm.records import replace
from symbolic_lstm.verify.entries import entries
from symbolic_lstm.verify.facts import Facts
from symbolic_lstm.verify.late_message import put_at
from symbolic_lstm.verify.pairing import paired_parts
from symbolic_lstm.verify.python_lists import one_list
from symbolic_lstm.verify.result import Result
from symbolic_lstm.verify.step import Start, equal, judge_part, plain_result

#: Sentences of numbers by the names, or the printed figures, that they stand for.
SidesOf: TypeAlias = Mapping[str, Sequence[t.Sentence]]
NONE: SidesOf = MappingProxyType({})
#: π to a hundred digits.
_PI = "3.1415926535897932384626433832795028841971693993751058209749445923078164062862089986280348253421170679"
_CONSTANTS: dict[t.Symbol, t.Sentence] = {t.Symbol("π"): t.Dec(_PI)}
#: So many ways to read one chain are tried.
MOST_WAYS = 16


def judge(chain: Chain, names: SidesOf = NONE, carried: SidesOf = NONE) -> tuple[Result, ...]:
    """A verdict for every figure a chain states; none where it only names something.

    `names` are all sentences of numbers that names were bound to so far, the
    latest last; `carried` are those that printed figures (`0.6457`) came from,
    so that a figure can be right with unrounded operands. Spans are those of
    the text that was read.
    """
    main = _scalar(chain, carried) if chain.scalars and all(chain.scalars) else _judged(chain, _latest(names), carried)
    if not _doubted(main) or not (names or chain.others):
        return main
    ways = ((other, new) for other in (chain, *chain.others) for new in _values(other, names))
    for other, new in islice(ways, MOST_WAYS):
        found = _judged(other, new, carried)
        if not _doubted(found) and _unjudged(found) <= _unjudged(main):
            return found
    return main


def _unjudged(results: Sequence[Result]) -> int:
    """How many figures nothing can be said of: a way to read a line that leaves more of them makes it no righter."""
    return sum(result.verdict in ("unverifiable", "undecided") for result in results)


def _doubted(results: Sequence[Result]) -> bool:
    return any(result.level in ("warning", "error") for result in results)


def _latest(names: SidesOf) -> dict[t.Symbol, t.Sentence]:
    return {t.Symbol(name): values[-1] for name, values in names.items() if values}


def _values(chain: Chain, names: SidesOf) -> Iterator[dict[t.Symbol, t.Sentence]]:
    """Every combination of what the names of a chain were bound to."""
    mentioned = dict.fromkeys(name for side in chain.sides for name in t.names(side.term))
    used = [name for name in mentioned if names.get(name)]
    for values in product(*(reversed(names[name]) for name in used)):
        yield {t.Symbol(name): value for name, value in zip(used, values, strict=True)}


def _scalar(chain: Chain, carried: SidesOf) -> tuple[Result, ...]:
    """The same for a chain of numbers, in which nothing has a name and nothing has entries."""
    head = chain.sides[0].term
    return tuple(
        _placed(result, part, after, chain, relation)
        for (before, after), relation in zip(pairwise(chain.sides), chain.relations, strict=True)
        for result, part in _step(Start(head, carried, relation), before.term, after.term)
    )


def _judged(chain: Chain, new: Mapping[t.Symbol, t.Sentence], carried: SidesOf) -> tuple[Result, ...]:
    found: list[Result] = []
    head: t.Sentence | None = None
    known = {**_CONSTANTS, **new}
    sides = [
        side._replace(term=t.substituted(side.term, known)) if t.names(side.term) else side for side in chain.sides
    ]
    for k, (before, after) in enumerate(pairwise(sides)):
        first = chain.sides[k].term
        if isinstance(first, t.Symbol) and first not in _CONSTANTS and first.name not in t.names(after.term):
            continue  # a name, and what it stands for
        if head is None and not t.names(before.term):
            head = before.term
        for result, part in _link(Start(head, carried, chain.relations[k], chain.percents), before.term, after):
            found.append(_placed(result, part, after, chain, chain.relations[k]))
    return tuple(found)


def _placed(result: Result, part: t.Sentence, after: Side, chain: Chain, relation: str) -> Result:
    """A result at its place. Digits with dots behind were cut, and an arrow need not mean that both sides are equal."""
    if result.verdict == "truncated" and id(part) in chain.cut:
        result = replace(
            result, verdict="ok", message=result.message.replace("; rounded it", ", as dots say; rounded it")
        )
    if relation in ("→", "⇒") and result.level in ("warning", "error"):
        told = f"{result.message}; the arrow may mean something else than equality"
        result = replace(result, verdict="unverifiable", message=told, slip=None)
    span = None if part is after.term else chain.place(part)
    put_at(result, span or (after.start, after.end))
    return result


def _link(start: Start, before: t.Sentence, after: Side) -> Iterator[tuple[Result, t.Sentence]]:
    """The results of a step, each with the part of the later side that it judges."""
    whole = after.term
    unbound = dict.fromkeys((*t.names(before), *t.names(whole)))
    if unbound:
        if t.names(before) and t.names(whole):
            from symbolic_lstm.verify.equations import compared_expressions

            yield compared_expressions(before, whole), whole
            return
        told = f"{next(iter(unbound))!r} has no value here"
        yield plain_result("unverifiable", before, whole, told), whole
        return
    try:
        pairs = entries(before, whole)
    except SentenceError as fault:
        if one_list(before, whole):
            yield plain_result("exact", before, whole, "both sides are one list", Facts(shown=True)), whole
            return
        yield plain_result("ill-typed", before, whole, fault.reason), whole
        return
    except FigureError as fault:
        yield plain_result("unverifiable", before, whole, str(fault)), whole
        return
    for old, new in pairs:
        yield from _step(start if len(pairs) == 1 else start._replace(head=None), old, new)


def _step(start: Start, before: t.Sentence, after: t.Sentence) -> Iterator[tuple[Result, t.Sentence]]:
    """One number against another, part by part where both have parts."""
    whole = Pair(before, after)
    parts = [whole] if figure_of(after) is not None else paired_parts(before, after)
    found = [(judge_part(start, before, pair), pair.after) for pair in parts or [whole]]
    bad = [result for result, _ in found if result.level in ("warning", "error")]
    if bad and parts != [whole] and (len(bad) > 1 or aligned(before, after) != parts):
        try:
            same = equal(whole)  # 1/2 = 2/4 is true, though its parts are not the same
        except FigureError:
            same = None
        if same is not None:
            yield same, after
            return
        if len(bad) > 1 or aligned(before, after) != parts:  # which part belongs to which is not certain
            other = judge_part(start, before, whole)
            if other.level in ("pass", "note"):
                yield other, after
                return
    yield from found


def stated(chain: Chain) -> Result:
    """What is said of a chain that only names something."""
    before, after = chain.sides[-2:]
    told = "a name and its number; there is nothing to check"
    if t.names(after.term) or after.term.args:
        told = f"this says what {text(before.term)} is; there is nothing to check"
    found = plain_result("unverifiable", before.term, after.term, told, Facts())
    return replace(found, column=after.start + 1, span=(after.start, after.end))
