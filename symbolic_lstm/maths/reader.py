"""`read(text) -> Term`: one Pratt parser for every place equations come from.

From loose to tight: `a + b - c`, signs, `a * b / c` (entry by entry),
`W @ x` (matrix on vector), `a ^ b`, calls and brackets. Sums and products come
out flat, brackets inside brackets at most 100 deep; nothing is evaluated, and
no name but the functions of the field can be called.
"""

from __future__ import annotations

from collections.abc import Sequence

from symbolic_lstm.errors import SentenceError, did_you_mean, shortened
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.spell import CALLS
from symbolic_lstm.maths.tokens import Token, tokens

#: How deep a sentence may nest.
DEEPEST = 100

FUNCTIONS: dict[str, type[t.Term]] = {name: head for head, name in CALLS.items()} | {
    "σ": t.Sigmoid, "sigma": t.Sigmoid, "logistic": t.Sigmoid, "ln": t.Log, "√": t.Root,
    "transpose": t.Flip, "ReLU": t.Relu,
}  # fmt: skip


def read(source: str) -> t.Sentence:
    """The sentence a text says.

    >>> read("f*c_prev + i*g")
    f * c_prev + i * g
    >>> read("σ(2.70 × 1 + 1.63 × (−10) + 1.62)")
    sigmoid(2.70 * 1 + 1.63 * (-10) + 1.62)

    Raises `SentenceError` with the column and what would be right.
    """
    return parse(tokens(source), source)


def parse(found: Sequence[Token], source: str = "") -> t.Sentence:
    """The sentence a run of tokens says; the last token is an `end`.

    Raises `SentenceError`.
    """
    reader = _Reader(found, source)
    term = reader.total()
    reader.expect("end", "")
    if len(found) > DEEPEST and _depth(term) > DEEPEST:
        raise SentenceError(f"the equation nests more than {DEEPEST} deep", source, 1)
    return term


class _Reader:
    def __init__(self, found: Sequence[Token], source: str) -> None:
        self.found, self.source = found, source
        self.here = 0
        self.depth = 0

    @property
    def next(self) -> Token:
        return self.found[self.here]

    def take(self, kind: str, *texts: str) -> Token | None:
        token = self.found[self.here]
        if token.kind != kind or (texts and token.text not in texts):
            return None
        self.here += 1
        return token

    def expect(self, kind: str, text: str) -> Token:
        token = self.take(kind, text)
        if token is None:
            raise self.fault(self.next, f"expected {text!r}" if text else "expected an operator or the end")
        return token

    def fault(self, token: Token, wanted: str) -> SentenceError:
        if token.kind == "end":
            met = "the equation ends"
        elif token.kind == "relation":
            met = f"{token.text!r} stands here; one side of an equation is read at a time"
        elif token.kind == "comma":
            met = f"{token.text!r} stands here; a decimal has a point, as in 2.70"
        else:
            met = f"{shortened(token.text)!r} stands here"
        return SentenceError(f"{wanted}, but {met}", self.source, token.column)

    def total(self) -> t.Sentence:
        """A sum: `a + b - c`, signs included."""
        run = [self.signed()]
        while sign := self.take("operator", "+", "-"):
            right = self.signed()
            if sign.text == "+":
                run.append(right)
            else:
                run = [t.Minus(_all(t.Plus, run), right)]
        return _all(t.Plus, run)

    def signed(self) -> t.Sentence:
        """A product with an optional sign before it."""
        if not (token := self.take("operator", "-", "+")):
            return self.product()
        self.deeper(token)
        inner = self.signed()
        self.depth -= 1
        return t.Neg(inner) if token.text == "-" else inner

    def product(self) -> t.Sentence:
        """`a * b / c`, entry by entry."""
        run = [self.applied()]
        while sign := self.take("operator", "*", "/"):
            right = self.signed_factor()
            if sign.text == "*":
                run.append(right)
            else:
                run = [t.Quotient(_all(t.Times, run), right)]
        return _all(t.Times, run)

    def signed_factor(self) -> t.Sentence:
        if not (token := self.take("operator", "-")):
            return self.applied()
        self.deeper(token)
        inner = self.signed_factor()
        self.depth -= 1
        return t.Neg(inner)

    def applied(self) -> t.Sentence:
        """`W @ x`."""
        left = self.powered()
        if self.take("operator", "@"):
            self.deeper(self.next)
            left = t.Apply(left, self.applied())
            self.depth -= 1
        return left

    def powered(self) -> t.Sentence:
        base = self.atom()
        if token := self.take("operator", "^"):
            self.deeper(token)
            exponent = self.signed_power()
            self.depth -= 1
            return t.Power(base, exponent)
        return base

    def signed_power(self) -> t.Sentence:
        if self.take("operator", "-"):
            return t.Neg(self.powered())
        return self.powered()

    def atom(self) -> t.Sentence:
        token = self.next
        match token.kind:
            case "number":
                self.here += 1
                return t.Dec(token.text)
            case "name":
                self.here += 1
                if self.next == ("open", "(", self.next.column):
                    return self.call(token)
                if token.text in FUNCTIONS:
                    raise self.fault(self.next, f"{token.text!r} is a function; expected '(' and what it is applied to")
                return t.Symbol(token.text)
            case "open":
                self.here += 1
                self.deeper(token)
                inner = self.total() if token.text == "(" else self.stack()
                self.expect("close", ")" if token.text == "(" else "]")
                self.depth -= 1
                return inner
            case _:
                raise self.fault(token, "expected a name, a number or a bracket")

    def call(self, name: Token) -> t.Sentence:
        head = FUNCTIONS.get(name.text)
        if head is None:
            advice = did_you_mean(name.text, sorted(FUNCTIONS))
            raise SentenceError(f"{shortened(name.text)!r} cannot be called{advice}", self.source, name.column)
        self.deeper(self.expect("open", "("))
        parts = [self.total()]
        while self.take("comma"):
            parts.append(self.total())
        self.expect("close", ")")
        self.depth -= 1
        return self.made(head, parts, name)

    def stack(self) -> t.Sentence:
        """`[h; x]` or `[h, x]`, one under the other; with both signs the rows of a matrix, `[1, 2; 3, 4]`."""
        rows, signs = [[self.total()]], set()
        while sign := self.take("comma"):
            signs.add(sign.text)
            if sign.text == ";":
                rows.append([])
            rows[-1].append(self.total())
        if not signs:  # a vector of one entry
            return rows[0][0]
        if len(signs) < 2:
            return self.made(t.Concat, [part for row in rows for part in row], self.next)
        if len({len(row) for row in rows}) > 1:
            raise self.fault(self.next, "the rows of a matrix have the same number of entries")
        return self.made(t.Concat, [t.Flip(self.made(t.Concat, row, self.next)) for row in rows], self.next)

    def made(self, head: type[t.Term], parts: list[t.Sentence], where: Token) -> t.Term:
        try:
            return head(*parts)
        except TypeError as fault:
            raise SentenceError(str(fault), self.source, where.column) from None

    def deeper(self, token: Token) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise SentenceError(f"the equation nests more than {DEEPEST} deep", self.source, token.column)


def _all(head: type[t.Term], run: list[t.Sentence]) -> t.Sentence:
    """A run of parts under one head; a part alone is itself."""
    return head(*run) if len(run) > 1 else run[0]


def _depth(term: t.Sentence) -> int:
    """How deep a term nests, without recursion."""
    level, depth = [term], 0
    while level:
        level = [part for node in level for part in node.args]
        depth += 1
    return depth
