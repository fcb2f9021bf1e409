"""Check one line: `2.70*1 + 1.63*1 + 1.62 = 5.95`, `σ(5.95) ≈ 0.997`, in whatever way people print it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import cast

from symbolic_lstm.errors import SentenceError, shortened
from symbolic_lstm.maths.spell import text
from symbolic_lstm.readers.line import read_line
from symbolic_lstm.readers.slopes import Segment, has_slope, read_statement
from symbolic_lstm.records import replace
from symbolic_lstm.verify.chain import judge, stated
from symbolic_lstm.verify.facts import Facts
from symbolic_lstm.verify.late_message import put_at
from symbolic_lstm.verify.result import Result


def check_line(source: str) -> tuple[Result, ...]:
    """A verdict for every figure a line states.

    >>> [r.verdict for r in check_line("2.70*1 + 1.63*1 + 1.62 = 5.95")]
    ['exact']
    >>> [r.verdict for r in check_line("1/(1 + math.exp(-0.6)) = 0.6457")]
    ['ok']

    >>> [r.verdict for r in check_line("σ'(z) = σ(z)(1 − σ(z)) <= 1/4")]
    ['proved', 'proved']

    Raises `SentenceError` where the line cannot be read or states nothing.
    """
    if has_slope(source):
        return tuple(_stated(read_statement(source)))
    try:
        chains = read_line(source)
    except SentenceError:
        if segments := read_statement(source):
            return tuple(_stated(segments))
        raise
    stating = [chain for chain in chains if chain.relations]
    if not stating:
        told = "the line states nothing; write two sides with = or ≈ between them"
        raise SentenceError(f"{told}: {shortened(source.strip(), 40)} = …", source, 1)
    found = [result for chain in stating for result in judge(chain)]
    return tuple(found) or (stated(stating[-1]),)


def _stated(segments: Sequence[Segment]) -> Iterator[Result]:
    """The verdicts on a line with derivatives or signs of order, from left to right."""
    from symbolic_lstm.verify.orders import Order, compare_order

    for k, segment in enumerate(segments):
        if segment.chain.relations:
            made = judge(segment.chain) or (stated(segment.chain),)
            said = segment.written if len(made) == len(segment.chain.relations) else ("",) * len(made)
            yield from (replace(it, expression=of or it.expression) for it, of in zip(made, said, strict=False))
        for one, other in pairwise(segments[k : k + 2]):
            before, after = one.chain.sides[-1], other.chain.sides[0]
            answer = compare_order(before.term, after.term, cast("Order", one.order))
            right = f"{one.order} {text(after.term)}"
            nothing: dict[str, str | None] = {"full": None, "shown": None}
            found = Result(
                "equation",
                answer.verdict,
                "",
                right,
                Facts(),
                one.written[-1] or text(before.term),
                nothing,
                answer.told,
            )
            put_at(found, (after.start, after.end))
            yield found
