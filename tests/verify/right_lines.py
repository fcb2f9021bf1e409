"""Lines that are right, made at random by other means than ours, in the spellings people use; and wrong ones of them."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple, TypeAlias

import mpmath

Value: TypeAlias = "Fraction | mpmath.mpf"
FUNCTIONS: dict[str, Callable[[mpmath.mpf], mpmath.mpf]] = {
    "sigmoid": lambda z: 1 / (1 + mpmath.exp(-z)),
    "tanh": mpmath.tanh,
    "exp": mpmath.exp,
}


class Node(NamedTuple):
    """A part of an expression: `num`, `sum`, `product`, `quotient`, `call`."""

    kind: str
    text: str = ""
    parts: tuple[Node, ...] = ()


def number(rng: random.Random) -> Node:
    places = rng.choice((0, 1, 1, 2, 2, 3))
    n = rng.randint(1, 10 ** (places + rng.choice((0, 1))))
    text = f"{n / 10**places:.{places}f}" if places else str(n)
    return Node("num", f"-{text}" if rng.random() < 0.2 else text)


def expression(rng: random.Random, depth: int) -> Node:
    """A random expression."""
    if depth == 0:
        return number(rng)
    kind = rng.choice(("sum", "sum", "product", "product", "call", "quotient"))
    if kind == "sum":
        return Node("sum", "", tuple(expression(rng, depth - 1) for _ in range(rng.randint(2, 4))))
    if kind == "product":
        return Node("product", "", tuple(expression(rng, max(depth - 2, 0)) for _ in range(rng.randint(2, 3))))
    if kind == "quotient":
        return Node("quotient", "", (expression(rng, depth - 1), number(rng)))
    return Node("call", rng.choice(tuple(FUNCTIONS)), (expression(rng, depth - 1),))


def value(node: Node) -> mpmath.mpf:
    """What an expression comes to, to fifty digits."""
    parts = [value(part) for part in node.parts]
    match node.kind:
        case "num":
            f = Fraction(node.text)
            return mpmath.mpf(f.numerator) / f.denominator
        case "sum":
            return mpmath.fsum(parts)
        case "product":
            return mpmath.fprod(parts)
        case "quotient":
            return parts[0] / parts[1]
        case _:
            return FUNCTIONS[node.text](parts[0])


def rounded(rng: random.Random, it: mpmath.mpf, places: int) -> Node:
    """A value as somebody prints it, a tie either way."""
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(mpmath.nstr(it, 45, strip_zeros=False, min_fixed=-1000, max_fixed=1000))
        unit = Decimal(1).scaleb(-places)
        text = str(exact.quantize(unit, rounding=rng.choice((ROUND_HALF_UP, ROUND_HALF_EVEN))))
    return Node("num", text.replace("-0." + "0" * places, "0." + "0" * places) if Decimal(text) == 0 else text)


def closed(rng: random.Random, node: Node, places: int) -> Node:
    """The same with some innermost parts worked, each rounded as printed, and its terms perhaps in another order."""
    if node.kind == "num":
        return node
    if all(part.kind == "num" for part in node.parts):
        return rounded(rng, value(node), places)
    parts = [closed(rng, part, places) if rng.random() < 0.8 else part for part in node.parts]
    if node.kind in ("sum", "product") and rng.random() < 0.4:
        rng.shuffle(parts)
    if node.kind == "sum" and rng.random() < 0.1:
        parts.append(Node("num", rng.choice(("0", "0.0"))))
    return Node(node.kind, node.text, tuple(parts))


class Style(NamedTuple):
    """How somebody writes."""

    times: str
    minus: str
    calls: dict[str, str]
    divide: str = "/"
    equals: tuple[str, ...] = ("=", "≈")
    comma: bool = False
    latex: bool = False


STYLES = (
    Style(" × ", "−", {"sigmoid": "σ", "tanh": "tanh", "exp": "exp"}),
    Style("*", "-", {"sigmoid": "sigmoid", "tanh": "np.tanh", "exp": "math.exp"}, equals=("=", "==", "≈", "~")),
    Style("·", "−", {"sigmoid": "σ", "tanh": "tanh", "exp": "exp"}, " / ", comma=True),
    Style(r" \cdot ", "-", {"sigmoid": r"\sigma", "tanh": r"\tanh", "exp": r"\exp"}, equals=("=", r"\approx"), latex=True),
    Style(r" \times ", "-", {"sigmoid": r"\mathrm{sigmoid}", "tanh": r"\tanh", "exp": r"\exp"}, equals=("=", r"\simeq"),
          latex=True),
)  # fmt: skip


def spelt(node: Node, style: Style, tight: int = 0) -> str:
    """An expression in a style; `tight` is how closely what is around binds."""
    if node.kind == "num":
        text = node.text.replace("-", style.minus)
        if style.comma:
            text = text.replace(".", ",")
        return f"({text})" if node.text.startswith("-") and tight else text
    if node.kind == "sum":
        said = " + ".join(spelt(part, style, 1 if k else 0) for k, part in enumerate(node.parts))
        said = said.replace(f"+ ({style.minus}", f"+ ({style.minus}")
        return f"({said})" if tight > 1 else said
    if node.kind == "product":
        said = style.times.join(spelt(part, style, 3 if k else 2) for k, part in enumerate(node.parts))
        return f"({said})" if tight > 2 else said
    if node.kind == "quotient":
        top, bottom = (spelt(part, style, 0 if style.latex else 3) for part in node.parts)
        if style.latex:
            return rf"\frac{{{top}}}{{{bottom}}}"
        said = f"{top}{style.divide}{bottom}"
        return f"({said})" if tight > 2 else said
    return f"{style.calls[node.text]}({spelt(node.parts[0], style)})"


class Line(NamedTuple):
    """A line, what its last side was, and its style."""

    text: str
    sides: tuple[Node, ...]
    style: Style


def line(rng: random.Random) -> Line | None:
    """A right line; None where its numbers are too large, or rounded to nothing."""
    first = expression(rng, rng.choice((1, 1, 2, 2, 3)))
    if first.kind == "num":
        return None
    places = rng.choice((2, 3, 3, 4, 4, 5))
    sides = [first]
    if not sensible(first):
        return None
    try:
        exact = value(first)
        for _ in range(rng.randint(0, 2)):
            again = closed(rng, sides[-1], places)
            if again == sides[-1] or again.kind == "num":
                break
            sides.append(again)
        last = exact if rng.random() < 0.3 else value(sides[-1])
        sides.append(rounded(rng, last, places))
    except (ZeroDivisionError, OverflowError):
        return None
    if not all(sensible(side) for side in sides):
        return None
    style = rng.choice(STYLES)
    said = spelt(sides[0], style)
    for side in sides[1:]:
        said += f" {rng.choice(style.equals)} {spelt(side, style)}"
    return Line(dressed(rng, said, style), tuple(sides), style)


def sensible(node: Node) -> bool:
    """Whether every part has a value of ordinary size, and no divisor was rounded to 0."""
    if node.kind == "quotient" and float(node.parts[1].text or 1) == 0:
        return False
    return abs(value(node)) < 1e7 and all(sensible(part) for part in node.parts)


def dressed(rng: random.Random, said: str, style: Style) -> str:
    """A line as it stands in a text."""
    if style.latex:
        return rng.choice(("{}", "${}$", r"\({}\)", "$$ {} $$", "Gate: ${}$")).format(said)
    return rng.choice(
        ("{}", "{}.", "- {}", "f = {}", "Forget gate: {}", "{} (forget gate)", "{}  # shown", "  {}")
    ).format(said)


def mutated(rng: random.Random, it: Line) -> Line | None:
    """The line with one figure of its last side changed so that no rounding explains it; None where that is not sure."""
    *before, last = it.sides
    places = len(last.text.partition(".")[2])
    if places < 2:
        return None
    changed = Fraction(last.text) + rng.choice((1, -1)) * Fraction(rng.randint(30, 400), 10**places)
    if any(abs(value(side) * 10**places - int(changed * 10**places)) <= 0.5 for side in before):
        return None  # it follows unrounded from an earlier side
    text = f"{float(changed):.{places}f}"
    said = spelt(before[0], it.style)
    for side in before[1:]:
        said += f" = {spelt(side, it.style)}"
    return Line(f"{said} = {spelt(Node('num', text), it.style)}", (*before, Node("num", text)), it.style)
