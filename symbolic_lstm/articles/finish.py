"""The last pass over a typeset line: from what was set to what the sentence reader knows.

Bars become `abs(…)`, a transpose `flip(…)`, `tanh²(x)` the square of `tanh(x)`,
`6.27 × 10⁻⁶` one number, and names of functions get the reader's spelling.
"""

from __future__ import annotations

from typing import NamedTuple

from symbolic_lstm.articles.typeset import SPELLINGS, Fault, Run, bracketed, number
from symbolic_lstm.errors import shortened
from symbolic_lstm.maths.tokens import Token

_PAIRS = {"(": ")", "[": "]", "|": "|"}
_ANSWERS = {")": "(", "]": "[", "|": "|"}


class _Bracket(NamedTuple):
    start: int  # where the operand it makes begins, the function's name included
    token: Token
    power: Run  # what was set between the function's name and the bracket


class _Line:
    """The tokens so far, the brackets still open, and where the last operand began."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        self.out: Run = []
        self.open: list[_Bracket] = []
        self.operand: int | None = None
        self.base: int | None = None
        self.power: Run = []

    def leaf(self, token: Token) -> None:
        self.operand = len(self.out)
        self.out.append(token)

    def opened(self, token: Token) -> None:
        start = len(self.out)
        if token.text == "|":
            self.out.append(Token("name", "abs", token.column))
        elif self.base is not None:  # an exponent belongs to the operand it stands on
            start, self.base = self.base, None
        elif token.text == "(" and start and self.out[-1].kind == "name":
            last = self.out[-1].text
            if last in SPELLINGS.values():
                start -= 1
            elif last.partition("_")[0].partition("^")[0].rstrip("′") in SPELLINGS and last not in SPELLINGS:
                raise self.fault(
                    f"which function is {shortened(last)!r}? a function is called by its bare name", token.column
                )
        self.open.append(_Bracket(start, token, self.power))
        self.power, self.operand = [], None
        self.out.append(Token("open", "[" if token.text == "[" else "(", token.column))

    def closed(self, token: Token) -> None:
        if not self.open or self.open[-1].token.text != _ANSWERS[token.text]:
            wanted = f"; {_PAIRS[self.open[-1].token.text]!r} was expected" if self.open else ""
            raise self.fault(f"{token.text!r} closes nothing{wanted}", token.column)
        bracket = self.open.pop()
        self.out.append(Token("close", "]" if token.text == "]" else ")", token.column))
        self.out += bracket.power
        self.operand = bracket.start

    def flipped(self, token: Token) -> None:
        if self.operand is None:
            raise self.fault("a transpose of nothing", token.column)
        whole = self.out[self.operand :]
        self.out[self.operand :] = [Token("name", "flip", whole[0].column), *bracketed(whole, token.column)]

    def bar(self, token: Token) -> None:
        """A bar after an operand closes where one is open; anywhere else it opens."""
        closes = self.operand is not None and self.open and self.open[-1].token.text == "|"
        self.closed(token) if closes else self.opened(token)


def finished(run: Run, length: int, fault: Fault) -> list[Token]:
    """The tokens of a whole line, an `end` token last."""
    line = _Line(fault)
    k = 0
    while k < len(run):
        token, following = run[k], run[k + 1 : k + 7]
        k += 1
        if line.power and token.text not in ("(", "\u2061"):
            raise fault("the power of a function needs brackets: tanh^2(x)", token.column)
        match token.kind, token.text:
            case "number", _:
                if line.operand is not None and line.out[-1].kind == "number":
                    raise fault("two numbers stand side by side; a sign is missing", token.column)
                used, whole = _scientific(token, following, fault)
                k += used
                line.leaf(whole)
            case "name", "∂" if following and following[0].kind == "name":
                k += 1
                line.leaf(Token("name", "∂" + following[0].text, token.column))
            case "name", text if text in SPELLINGS:
                line.leaf(Token("name", SPELLINGS[text], token.column))
                line.power = _square(following)
                k += len(line.power)
            case "name", _:
                line.leaf(token)
            case "open", "⟨":
                raise fault("angle brackets stand in an index only", token.column)
            case "open", _:
                line.opened(token)
            case "close", "⟩":
                raise fault("angle brackets stand in an index only", token.column)
            case "close", _:
                line.closed(token)
            case "operator", "|":
                line.bar(token)
            case "operator", "⊤":
                line.flipped(token)
            case "operator", "\u2061":
                if not line.power and not (line.out and line.out[-1].text in SPELLINGS.values()):
                    raise fault("what stands before the sign of application is no function", token.column)
            case "operator", "′":
                raise fault("a prime stands at one name", token.column)
            case "operator", "×":
                line.out.append(Token("operator", "*", token.column))
                line.operand = None
            case _:
                line.out.append(token)
                line.base, line.operand = (line.operand if token.text == "^" else None), None
    if line.open:
        raise fault(f"{line.open[-1].token.text!r} is not closed", line.open[-1].token.column)
    return [*line.out, Token("end", "", length + 1)]


def _scientific(token: Token, following: Run, fault: Fault) -> tuple[int, Token]:
    """A number with its power of ten and its decimal comma, and how many more tokens it took."""
    texts = [t.text for t in following]
    if texts[:1] == ["{,}"] and len(following) > 1 and following[1].kind == "number":
        whole = number(f"{token.text}.{following[1].text}", token.column, fault)
        return 2, whole
    if texts[:4] != ["×", "10", "^", "("]:
        return 0, token
    minus = "-" if texts[4:5] == ["-"] else ""
    power = 5 if minus else 4
    if len(following) <= power or not following[power].text.isdecimal():
        return 0, token
    used = power + 2
    return used, number(f"{token.text}e{minus}{following[power].text}", token.column, fault)


def _square(following: Run) -> Run:
    """`^ ( 2 )` right after a function's name."""
    kinds = [t.kind for t in following[:4]]
    if kinds == ["operator", "open", "number", "close"] and following[0].text == "^":
        return following[:4]
    return []
