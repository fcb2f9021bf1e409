"""Derivatives in a line: `d/dz σ(z)`, `\\frac{d}{dz} σ(z)`, `\\frac{d σ(z)}{dz}`, `σ'(z)`, and signs of order.

Only what stands with a function or in brackets is a derivative here: `dc/dc` of a backward pass is a quantity's name.
Each is derived by the rules of the backward pass and stands in the line under a letter of its own while it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from symbolic_lstm.errors import SentenceError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.readers.line import Chain, read_line

_NAME = r"\\?[A-Za-zα-ωΑ-Ω](?:\w*)(?:_\{[^{}]*\})?"
_D = r"(?:d|∂|\\partial|\\(?:mathrm|text|operatorname)\s*\{?d\}?)"
_INNER = r"(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})"
_OVER = rf"\\[dt]?frac\s*\{{\s*{_D}\s*(?P<top>{_INNER}*?)\s*\}}\s*\{{\s*{_D}\s*(?P<by>{_NAME})\s*\}}"
#: An operator before what is derived.
_BEFORE = re.compile(
    rf"[\s&$]*(?:{_OVER}|{_D}\s*/\s*{_D}\s*(?P<with>{_NAME})(?=\s|[(\[{{\\σ]|$))(?P<rest>.*)", re.DOTALL
)
#: What is derived above the name: d tanh(z)/dz.
_ABOVE = re.compile(rf"[\s&$]*{_D}\s*(?P<top>[^=/]*[)\]])\s*/\s*{_D}\s*(?P<by>{_NAME})[\s&$]*", re.DOTALL)
_FUNCTION = r"(?:\\?(?:sigma|tanh|sigmoid|exp|ln|log|sin|cos|relu|softplus)|σ)"
_PRIME = re.compile(
    rf"(?P<of>{_FUNCTION})\s*(?P<primes>['′]+|\^\{{?\s*(?:\\prime|['′])\s*\}}?)\s*(?:\\left)?\s*(?P<at>\()"
)
_SIGN = re.compile(r"<=|>=|[=≈→⇒≤≥⩽⩾<>]|\\(?:leqslant|geqslant|leq?|geq?|lt|gt|approx|to)(?![A-Za-z])")
#: A sign of order, as it is written.
_ORDERS = {
    "<=": "≤", "≤": "≤", "⩽": "≤", "\\le": "≤", "\\leq": "≤", "\\leqslant": "≤", "<": "<", "\\lt": "<",
    ">=": "≥", "≥": "≥", "⩾": "≥", "\\ge": "≥", "\\geq": "≥", "\\geqslant": "≥", ">": ">", "\\gt": ">",
}  # fmt: skip
#: Letters that stand for derivatives while a line is read.
_LETTERS = "ξζχψωκ"
_HINT = re.compile(rf"{_D}[^=]{{0,200}}[/}}]\s*\{{?\s*{_D}|['′]\s*(?:\\left\s*)?\(|prime|[<>≤≥⩽⩾]|\\(?:l|g)(?:e|t)")


class Segment(NamedTuple):
    """A chain between signs of order, the sign behind it ('' for the last), and its sides as they are written."""

    chain: Chain
    order: str
    written: tuple[str, ...]


def has_slope(source: str) -> bool:
    """Whether something is derived in a line.

    >>> [has_slope(line) for line in ("d/dz tanh(z) = 1", "σ'(z) = 1", "dc/dc_1 = f", "x < 1")]
    [True, True, False, False]
    """
    return bool(_HINT.search(source)) and any(_derived(source[a:b]) for a, b, _ in _sides(source))


def read_statement(source: str) -> tuple[Segment, ...]:
    """A line with derivatives or signs of order in it; () for a line that has neither.

    >>> [(str(side.term), it.order) for it in read_statement("d/dz tanh(z) <= 1") for side in it.chain.sides]
    [('1 - tanh(z)^2', '≤'), ('1', '')]

    Raises `SentenceError` with the column of what cannot be read.
    """
    if source.lstrip().startswith("<") or not _HINT.search(source):
        return ()
    if not has_slope(source) and not any(sign in _ORDERS for _, _, sign in _sides(source)):
        return ()
    try:
        return tuple(_segments(source))
    except SentenceError as fault:
        raise SentenceError(fault.reason, source, fault.column) from None


def _segments(source: str) -> Iterator[Segment]:
    letters = iter([letter for letter in _LETTERS if letter not in source])
    text, meant, written = source, dict[t.Symbol, t.Sentence](), list[str]()
    begun = 0
    for start, end, sign in _sides(source):
        text, more = _put_in(text, start, end, letters)
        meant |= more
        written.append(source[start:end].strip(" &$\t\n") if more else "")
        if sign in _ORDERS or end == len(source):
            yield Segment(_chain(text, begun, end, meant), _ORDERS.get(sign, ""), tuple(written))
            begun, written = end + len(sign), []


def _sides(source: str) -> Iterator[tuple[int, int, str]]:
    """Where each side begins and ends, and the sign behind it."""
    start = depth = seen = 0
    for sign in _SIGN.finditer(source):
        depth += sum((c in "([{") - (c in ")]}") for c in source[seen : sign.start()])
        seen = sign.start()
        if depth > 0:
            continue
        yield start, sign.start(), sign[0]
        start = sign.end()
    yield start, len(source), ""


def _derived(side: str) -> bool:
    return bool(_PRIME.search(side) or _operator(side))


def _operator(side: str) -> tuple[re.Match[str], str, str] | None:
    """What a side derives, and by what; None where it derives nothing."""
    if found := _ABOVE.fullmatch(side):
        return found, found["top"], found["by"]
    if not (found := _BEFORE.fullmatch(side)):
        return None
    rest = found["rest"].strip(" \t\n&$.,")
    if found["with"]:
        return (found, rest, found["with"]) if rest else None
    if found["top"]:
        return (found, found["top"], found["by"]) if not rest and re.search(r"[()\[\]]", found["top"]) else None
    return (found, rest, found["by"]) if rest else None


def _put_in(text: str, start: int, end: int, letters: Iterator[str]) -> tuple[str, dict[t.Symbol, t.Sentence]]:
    """The text with a letter, as long as what it stands for, in place of each derivative of a side."""
    meant: dict[t.Symbol, t.Sentence] = {}
    while prime := _PRIME.search(text, start, end):
        last = _closing(text, prime.end() - 1, end)
        inner = _expression(text, prime.end(), last - 1, text)
        order = len(prime["primes"]) if prime["primes"][0] in "'′" else 1
        slope = _expression(f"{prime['of']}(y)", 0, None, text)
        for _ in range(order):
            slope = _slope(slope, "y", text, prime.start())
        text = _spelt(text, prime.start(), last, letters, t.substituted(slope, {t.Symbol("y"): inner}), meant)
    if operator := _operator(text[start:end]):
        _, of, by = operator
        at = text.index(of, start) if of in text[start:end] else start
        if found := re.search(
            r"[+−-](?![^(\[{]*[)\]}])", re.sub(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}", _same, of).lstrip(" +−-")
        ):
            told = "write brackets around all that is derived, or put what is not before it"
            raise SentenceError(told, text, at + found.start() + 1)
        named = _expression(by, 0, None, text)
        if not isinstance(named, t.Symbol):
            raise SentenceError(f"a derivative is by a name, not by {by}", text, start + 1)
        whole = t.substituted(_expression(text, at, at + len(of), text), meant)
        text = _spelt(text, start, end, letters, _slope(whole, named.name, text, start), meant)
    return text, meant


def _same(found: re.Match[str]) -> str:
    return "x" * len(found[0])


def _spelt(
    text: str, start: int, end: int, letters: Iterator[str], term: t.Sentence, meant: dict[t.Symbol, t.Sentence]
) -> str:
    """The text with the next letter at a place."""
    letter = next(letters, None)
    if letter is None:
        raise SentenceError(f"a line has at most {len(_LETTERS)} derivatives", text, start + 1)
    meant[t.Symbol(letter)] = term
    return text[:start] + f" {letter}".ljust(end - start) + text[end:]


def _slope(term: t.Sentence, by: str, text: str, at: int) -> t.Sentence:
    from symbolic_lstm.maths.derivative import derivative

    try:
        return derivative(term, by)
    except SentenceError as fault:
        raise SentenceError(f"no derivative is taken: {fault.reason}", text, at + 1) from None


def _closing(text: str, opening: int, end: int) -> int:
    """Behind the bracket that closes one."""
    depth = 0
    for k in range(opening, end):
        depth += (text[k] == "(") - (text[k] == ")")
        if depth == 0:
            return k + 1
    raise SentenceError("this bracket is not closed", text, opening + 1)


def _expression(text: str, start: int, end: int | None, shown: str) -> t.Sentence:
    """One expression of a part of the text, read where it stands."""
    part = re.sub(r"\\left\s*$|\\right\s*$", "", text[start:end])
    chains = read_line(" " * (start if text is shown else 0) + part)
    if len(chains) != 1 or len(chains[0].sides) != 1:
        raise SentenceError(f"{part.strip()!r} is not one expression", shown, start + 1)
    return chains[0].sides[0].term


def _chain(text: str, start: int, end: int, meant: dict[t.Symbol, t.Sentence]) -> Chain:
    """The chain of a part of the text, derivatives in their places."""
    dollars = text[start:end].count("$") % 2
    part = text[start:end].replace("$", " ") if dollars else text[start:end]
    chains = read_line(" " * start + part)
    if len(chains) != 1:
        raise SentenceError("one statement stands on a line with derivatives or signs of order", text, start + 1)
    (chain,) = chains
    return chain._replace(sides=tuple(s._replace(term=t.substituted(s.term, meant)) for s in chain.sides), others=())
