"""Check one line: `2.70*1 + 1.63*1 + 1.62 = 5.95`, `σ(5.95) ≈ 0.997`, in whatever way people print it."""

from __future__ import annotations

from symbolic_lstm.errors import SentenceError, shortened
from symbolic_lstm.readers.line import read_line
from symbolic_lstm.verify.chain import judge, stated
from symbolic_lstm.verify.result import Result


def check_line(source: str) -> tuple[Result, ...]:
    """A verdict for every figure a line states.

    >>> [r.verdict for r in check_line("2.70*1 + 1.63*1 + 1.62 = 5.95")]
    ['exact']
    >>> [r.verdict for r in check_line("1/(1 + math.exp(-0.6)) = 0.6457")]
    ['ok']

    Raises `SentenceError` where the line cannot be read or states nothing.
    """
    chains = read_line(source)
    stating = [chain for chain in chains if chain.relations]
    if not stating:
        told = "the line states nothing; write two sides with = or ≈ between them"
        raise SentenceError(f"{told}: {shortened(source.strip(), 40)} = …", source, 1)
    found = [result for chain in stating for result in judge(chain)]
    return tuple(found) or (stated(stating[-1]),)
