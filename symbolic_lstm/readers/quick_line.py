r"""Plain lines of numbers, `0.31 · 2 + 1.20 = 0.62 + 1.20 = 1.82`, worked while they are read.

Most steps of an article are sums and products of decimals, σ and tanh of one, and
right. These are cut by one pattern and worked at once, exactly or as enclosures;
no layout and no term is made. Whatever else a line holds makes it none of these,
and it is read in full.
"""

from __future__ import annotations

import re

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.readers.quick_numbers import NotPlainError, QuickNumber, called, exact, negative, over, plus, times

#: What a part of a side is: a figure, a product of figures and functions, a function, or anything else.
FIGURE, PRODUCT, CALL, OTHER = range(4)
#: Longer lines, and numbers of more digits, are read in full.
LONGEST, DIGITS, DEEPEST = 400, 24, 8

_TOKEN = re.compile(
    r"\s*(?:((?:0|[1-9]\d*)(?:\.\d+)?)|([-+−])|([*·×⋅∙]|\\cdot(?![A-Za-z])|\\times(?![A-Za-z]))|(/)"
    r"|\\left\(|(\()|(\)|\\right\))|(=|≈|\\approx(?![A-Za-z]))|(σ|sigmoid|\\sigma|\\?tanh)(?=\s*(?:\\left)?\())",
    re.ASCII,
)
_NUMBER, _SIGN, _TIMES, _OVER, _OPEN, _CLOSE, _RELATION, _CALL = range(1, 9)
_GOES_ON = (_TIMES, _OVER, _OPEN)
#: A name that a line begins with, and the sign behind it.
_NAMED = re.compile(
    r"\s*([^\d\W][^\s=≈+*/·×]{0,24}?|\\[a-z]+(?:\{[^{}\s]{1,8}\})?(?:[_^][^\s=≈+*/·×]{1,12})?)\s*"
    r"(?:=|≈|\\approx(?![A-Za-z]))"
)


class QuickPart(NamedTuple):
    """A term of a sum, or a factor of a product: its value, what it is, where it stands, and its decimals."""

    value: QuickNumber
    kind: int
    start: int
    end: int
    decimals: tuple[str, ...]


class QuickSide(NamedTuple):
    """A side: its value, its figure where it is one, the parts of its sum or its product, and where it stands.

    Of `tanh(0.3 + 0.2)` the function is `tanh`, and what stands inside is `inner`.
    """

    value: QuickNumber
    figure: str
    summed: bool
    parts: tuple[QuickPart, ...]
    start: int
    end: int
    decimals: tuple[str, ...]
    function: str = ""
    inner: QuickSide | None = None


class QuickLine(NamedTuple):
    """A line: the name it begins with, if there is one, and its sides of numbers."""

    name: str
    sides: tuple[QuickSide, ...]


def quick_line(text: str) -> QuickLine | None:
    """A line of plain text or LaTeX as a plain line of numbers; None where it is none.

    >>> line = quick_line("f = σ(0.6) ≈ 0.6457")
    >>> line.name, [side.figure for side in line.sides]
    ('f', ['', '0.6457'])
    """
    if len(text) > LONGEST:
        return None
    named = _NAMED.match(text)
    at = named.end() if named else 0
    tokens: list[tuple[int, str, int, int]] = []
    for found in _TOKEN.finditer(text, at):
        if found.start() != at:
            return None
        kind, at = found.lastindex, found.end()
        if kind:
            word = found[kind]
            tokens.append((kind, word, at - len(word), at))
        else:
            tokens.append((_OPEN, "(", at - 6, at))
    if at < len(text):
        return None
    try:
        return QuickLine(named[1] if named else "", _Reading(tokens).line())
    except NotPlainError:
        return None


class _Reading:
    """The tokens of a line, from left to right."""

    def __init__(self, tokens: list[tuple[int, str, int, int]]) -> None:
        tokens.append((0, "", -1, -1))
        self.tokens = tokens
        self.at = self.depth = 0
        self.decimals: list[str] = []
        self.inner: QuickSide

    def line(self) -> tuple[QuickSide, ...]:
        sides = [self.side()]
        while self.at < len(self.tokens) - 1:
            if self.tokens[self.at][0] != _RELATION:
                raise NotPlainError
            self.at += 1
            sides.append(self.side())
        return tuple(sides)

    def side(self) -> QuickSide:
        first = self.tokens[self.at]
        self.decimals = []
        value, summed, parts = self.sum()
        end = self.tokens[self.at - 1][3]
        figure = ""
        if not summed and len(parts) == 1:
            if parts[0].kind == FIGURE:
                figure = self.decimals[0] if first[0] == _NUMBER else f"-{self.decimals[0]}"
            elif parts[0].kind == CALL:
                return QuickSide(
                    value, "", False, parts, first[2], end, tuple(self.decimals), self.inner.function, self.inner
                )
            elif first[0] == _OPEN and parts[0].kind == OTHER:
                raise NotPlainError  # a side in brackets may be a figure
        return QuickSide(value, figure, summed, parts, first[2], end, tuple(self.decimals))

    def sum(self) -> tuple[QuickNumber, bool, tuple[QuickPart, ...]]:
        """A value, whether it is a sum, and its terms; or the factors of one product."""
        minus, parts = False, list[QuickPart]()
        if self.tokens[self.at][0] == _SIGN:
            if self.tokens[self.at][1] == "+":
                raise NotPlainError
            minus = True
            self.at += 1
        part, factors = self.product()
        value = negative(part.value) if minus else part.value
        if minus:
            part = part._replace(value=value, kind=FIGURE if part.kind == FIGURE else OTHER)
        parts.append(part)
        while self.tokens[self.at][0] == _SIGN:
            minus = self.tokens[self.at][1] != "+"
            self.at += 1
            part, _ = self.product()
            if minus:
                part = part._replace(value=negative(part.value), kind=OTHER)
            value = plus(value, part.value)
            parts.append(part)
        if len(parts) > 1:
            return value, True, tuple(parts)
        return value, False, factors if len(factors) > 1 and parts[0].kind == PRODUCT else tuple(parts)

    def product(self) -> tuple[QuickPart, tuple[QuickPart, ...]]:
        """A term, and its factors."""
        tokens = self.tokens
        first = self.number() if tokens[self.at][0] == _NUMBER else self.factor()
        token = tokens[self.at][0]
        if token not in _GOES_ON:
            return first, (first,)
        value, factors, kind, divided = first.value, [first], first.kind, False
        while token in _GOES_ON:
            if token == _OPEN and divided:
                raise NotPlainError  # 1/2(3 + 4)
            self.at += token != _OPEN
            part = self.number() if tokens[self.at][0] == _NUMBER else self.factor()
            factors.append(part)
            if token != _OVER:
                value, kind = times(value, part.value), PRODUCT if kind != OTHER else OTHER
            else:
                value, kind, divided = over(value, part.value), OTHER, True
            if part.kind == OTHER:
                kind = OTHER
            token = tokens[self.at][0]
        decimals = tuple([text for part in factors for text in part.decimals])
        return QuickPart(value, kind, first.start, factors[-1].end, decimals), tuple(factors)

    def number(self) -> QuickPart:
        """A factor that is a number."""
        at = self.at
        _, word, start, end = self.tokens[at]
        self.at = at + 1
        if len(word) > DIGITS:
            raise NotPlainError
        self.decimals.append(word)
        return QuickPart(exact(word), FIGURE, start, end, (word,))

    def factor(self) -> QuickPart:
        """A factor in brackets, or a function."""
        kind, word, start, end = self.tokens[self.at]
        self.at += 1
        if kind not in (_OPEN, _CALL):
            raise NotPlainError
        if kind == _CALL:
            self.at += 1
        self.depth += 1
        if self.depth > DEEPEST:
            raise NotPlainError
        before = len(self.decimals)
        begins = self.tokens[self.at]
        value, summed, parts = self.sum()
        self.depth -= 1
        closing, _, _, end = self.tokens[self.at]
        if closing != _CLOSE:
            raise NotPlainError
        self.at += 1
        if kind == _CALL and self.tokens[self.at][0] == _OPEN:
            raise NotPlainError
        decimals = tuple(self.decimals[before:])
        if kind != _CALL:
            return QuickPart(value, OTHER, start, end, decimals)
        if not self.depth:
            if len(parts) == 1 and parts[0].kind == OTHER and begins[0] == _OPEN:
                raise NotPlainError  # brackets in brackets
            figure = ""
            if len(parts) == 1 and parts[0].kind == FIGURE and begins[0] in (_NUMBER, _SIGN):
                figure = decimals[0] if begins[0] == _NUMBER else f"-{decimals[0]}"
            name = "tanh" if word.endswith("tanh") else "σ"
            last = self.tokens[self.at - 2][3]
            self.inner = QuickSide(value, figure, summed, parts, begins[2], last, decimals, name)
        return QuickPart(called(word, value), CALL, start, end, decimals)
