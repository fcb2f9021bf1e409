"""Arithmetic: what the sentences of all languages have in common, and how each spells what it spells its own way."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple

#: How tightly what is printed holds together.
SUM, PRODUCT, POWER, ATOM = 1, 2, 3, 4
#: A part of a sentence by its number, printed so that it holds together at least so tightly.
Part = Callable[[int, int], str]


class Spelt(NamedTuple):
    """How a head is spelt: `{}` are its parts, which hold together like `inside`; the whole does like `outside`."""

    template: str
    inside: int = SUM
    outside: int = ATOM


class ProgramDialect(NamedTuple):
    """How a language spells the heads that work entry by entry, a square, and the functions that it has to be told.

    A helper is printed in a file that mentions it; `constant` is a number where a function is applied to numbers alone.
    """

    heads: Mapping[t.Head, Spelt]
    square: Spelt
    helpers: Mapping[str, str]
    constant: str = "{}"


#: The heads that every dialect spells: those that work entry by entry and are no sign of arithmetic.
CALLED: tuple[type[t.Term], ...] = (
    t.Power, t.Sigmoid, t.Tanh, t.Exp, t.Log, t.Root, t.Largest, t.Smallest, t.Absolute, t.Relu, t.Softplus,
    t.HardSigmoid, t.Heaviside, t.Sin, t.Cos, t.Erf,
)  # fmt: skip


def arithmetic(term: t.Term, part: Part, dialect: ProgramDialect) -> tuple[str, int] | None:
    """A sentence of signs and functions that work entry by entry, and how tightly it holds; None for other heads."""
    count = len(term.args)
    match term:
        case t.Plus():
            return " + ".join(part(k, PRODUCT if k else SUM) for k in range(count)), SUM
        case t.Minus():
            return f"{part(0, SUM)} - {part(1, PRODUCT)}", SUM
        case t.Neg():
            return f"-{part(0, POWER)}", SUM
        case t.Times():
            return " * ".join(part(k, POWER if k else PRODUCT) for k in range(count)), PRODUCT
        case t.Quotient():
            return f"{part(0, PRODUCT)} / {part(1, POWER)}", PRODUCT
        case t.Power(args=(_, t.Dec(text="2"))):
            return dialect.square.template.format(part(0, dialect.square.inside)), dialect.square.outside
        case t.Largest() | t.Smallest():
            template, inside, outside = dialect.heads[type(term)]
            said = part(0, inside)
            for k in range(1, count):
                said = template.format(said, part(k, inside))
            return said, outside
        case _ if type(term) in dialect.heads:
            template, inside, outside = dialect.heads[type(term)]
            return template.format(*(part(k, inside) for k in range(count))), outside
        case _:
            return None


def number(text: str) -> str:
    """A decimal as a number of a program: no zeros before it, and a point in what is too long for a whole number.

    >>> number("2.70"), number("007"), number("12345678901234567890")
    ('2.70', '7', '12345678901234567890.0')
    """
    short = text.lstrip("0")
    short = short if short[:1].isdigit() else f"0{short}"
    return f"{short}.0" if short.isdigit() and len(short) > 15 else short


def helpers(dialect: ProgramDialect, source: str) -> list[str]:
    """The helpers that a source mentions, and those that they mention."""
    found: dict[str, str] = {}
    todo = [source]
    while todo:
        text = todo.pop()
        for name, told in dialect.helpers.items():
            if name not in found and mentions(text, name):
                found[name] = told
                todo.append(told)
    return [told for name, told in dialect.helpers.items() if name in found]


def mentions(source: str, name: str) -> bool:
    """Whether a source calls a function of that name."""
    import re

    return re.search(rf"(?<![\w.]){name}\(", source) is not None
