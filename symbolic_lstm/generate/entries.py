"""Entries: one entry of a sentence as an expression of a language that has numbers and lists, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from symbolic_lstm.generate.arithmetic import ATOM, PRODUCT, SUM, ProgramDialect, arithmetic
from symbolic_lstm.generate.plan import length, literal
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple

#: What counts entries, one loop inside the other.
COUNTERS = "kjilm"


class Lists(NamedTuple):
    """How a language says a list, the sum of one, lists one behind the other, and a part of one.

    `listed` and `summed` are filled with an expression, its counter and how many there are.
    """

    listed: str
    summed: str
    joined: str
    spread: str
    sliced: str


class Entries:
    """Prints the entries of sentences; `shapes` and `named` are those of the names in them."""

    def __init__(
        self, dialect: ProgramDialect, lists: Lists, shapes: Callable[[str], forms.Shape], named: Callable[[str], str],
        counter: Callable[[str], str] = str,
    ) -> None:  # fmt: skip
        self.dialect, self.lists, self.shapes, self.named = dialect, lists, shapes, named
        self.counters = [counter(name) for name in COUNTERS]

    def shape(self, term: t.Sentence) -> forms.Shape:
        return forms.shape(term, {name: self.shapes(name) for name in t.names(term)})

    def whole(self, term: t.Sentence, depth: int = 0, shape: forms.Shape | None = None) -> str:
        """The whole of a sentence: a number, a list, or lists of a list."""
        shape = self.shape(term) if shape is None else shape
        if isinstance(term, t.Symbol):
            return self.named(term.name)
        if isinstance(term, (t.Concat, t.Slice, t.Softmax)) and len(shape) == 1:
            return self.one_list(term, depth)
        index = [self.counters[depth + k] for k in range(len(shape))]
        said = self.entry(term, index)
        for counter, size in zip(reversed(index), reversed(shape), strict=True):
            said = self.lists.listed.format(said, counter, length(size))
        return said

    def one_list(self, term: t.Term, depth: int) -> str:
        if isinstance(term, t.Softmax):
            return f"softmax({self.whole(term.args[0], depth)})"
        if isinstance(term, t.Slice):
            first, last = (length(int(str(end))) for end in term.args[1:])
            return self.lists.sliced.format(self.whole(term.args[0], depth), first, last)
        spread = (self.lists.spread if self.shape(part) else "{}" for part in term.args)
        parts = (self.whole(part, depth) for part in term.args)
        return self.lists.joined.format(", ".join(how.format(part) for how, part in zip(spread, parts, strict=True)))

    def entry(self, term: t.Sentence, index: Sequence[str], bond: int = SUM) -> str:
        """One entry, holding together at least as `bond` says.

        The index counts as the sentence's own shape does; a number beside vectors has none.
        """
        said, own = self._said(term, list(index) if self.shape(term) else [])
        return f"({said})" if own < bond else said

    def _said(self, term: t.Sentence, index: list[str]) -> tuple[str, int]:
        at = "".join(f"[{k}]" for k in index)
        if isinstance(term, t.Symbol):
            return self.named(term.name) + at, ATOM
        if isinstance(term, t.Dec):
            return literal(term.text), ATOM
        if (found := arithmetic(term, lambda k, bond: self.entry(term.args[k], index, bond), self.dialect)) is not None:
            return found
        match term:
            case t.Apply(args=(matrix, vector)):
                return self.product(matrix, vector, index[0]), ATOM
            case t.Flip(args=(inner,)):
                return self.entry(inner, index[::-1] if len(self.shape(inner)) == 2 else index[1:], ATOM), ATOM
            case t.Outer(args=(left, right)):
                return f"{self.entry(left, index[:1], PRODUCT)} * {self.entry(right, index[1:], ATOM)}", PRODUCT
            case t.Softmax() if not index:
                return "1", ATOM
            case t.Total(args=(inner,)):
                return self.summed(inner, index), ATOM
            case _:
                return self.whole(term, self.depth(index)) + at, ATOM

    def product(self, matrix: t.Sentence, vector: t.Sentence, row: str) -> str:
        """A row of a matrix on a vector; lists that stand there are worked by `dot`."""
        depth = self.depth([row])
        if isinstance(matrix, t.Symbol) and isinstance(vector, (t.Symbol, t.Concat)):
            return f"dot({self.named(matrix.name)}[{row}], {self.whole(vector, depth)})"
        counter = self.counters[depth]
        left, right = self.entry(matrix, [row, counter], PRODUCT), self.entry(vector, [counter], ATOM)
        return self.lists.summed.format(f"{left} * {right}", counter, length(self.shape(matrix)[1]))

    def summed(self, inner: t.Sentence, index: list[str]) -> str:
        depth, shape = self.depth(index), self.shape(inner)
        counters = self.counters[depth : depth + len(shape)]
        said = self.entry(inner, counters)
        for counter, size in zip(reversed(counters), reversed(shape), strict=True):
            said = self.lists.summed.format(said, counter, length(size))
        return said

    def depth(self, index: Sequence[str]) -> int:
        """How many counters are in use where an entry is asked for."""
        return 1 + max((self.counters.index(k) for k in index if k in self.counters), default=-1)
