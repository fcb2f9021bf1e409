"""`text(term)`: the sentence as plain text, the inverse of `read`.

Brackets stand where they are needed to read the same term back, and nowhere
else. `PRECEDENCE` says how tightly each head binds; page and writers use the
same table, so that every format brackets alike.
"""

from __future__ import annotations

from symbolic_lstm.errors import expected
from symbolic_lstm.maths import terms as t

SUM, PRODUCT, APPLY, POWER, ATOM = 1, 2, 3, 4, 5

PRECEDENCE: dict[t.Head, int] = {
    t.Plus: SUM, t.Minus: SUM, t.Neg: SUM, t.Times: PRODUCT, t.Quotient: PRODUCT,
    t.Apply: APPLY, t.Power: POWER, t.Concat: ATOM, t.Outer: ATOM, t.Flip: ATOM,
    t.Total: ATOM, t.Softmax: ATOM, t.Sigmoid: ATOM, t.Tanh: ATOM, t.Exp: ATOM,
    t.Log: ATOM, t.Root: ATOM, t.Largest: ATOM, t.Smallest: ATOM, t.Absolute: ATOM,
    t.Relu: ATOM, t.Softplus: ATOM, t.HardSigmoid: ATOM, t.Heaviside: ATOM, t.Slice: ATOM,
    t.Sin: ATOM, t.Cos: ATOM, t.Erf: ATOM,
}  # fmt: skip

#: What a call is written as; the reader accepts these and a few aliases.
CALLS: dict[type[t.Term], str] = {
    t.Outer: "outer", t.Flip: "flip", t.Total: "total", t.Softmax: "softmax",
    t.Sigmoid: "sigmoid", t.Tanh: "tanh", t.Exp: "exp", t.Log: "log", t.Root: "sqrt",
    t.Largest: "max", t.Smallest: "min", t.Absolute: "abs",
    t.Relu: "relu", t.Softplus: "softplus", t.HardSigmoid: "hardsigmoid",
    t.Heaviside: "heaviside", t.Slice: "slice",
    t.Sin: "sin", t.Cos: "cos", t.Erf: "erf",
}  # fmt: skip


def precedence(term: t.Sentence) -> int:
    """How tightly a sentence's outermost operation binds, from `SUM` to `ATOM`."""
    return PRECEDENCE.get(type(term), ATOM)


def needs_brackets(parent: type[t.Term], position: int, child: t.Sentence) -> bool:
    """Whether a part needs brackets to be read back as the same part.

    A flat head inside itself keeps its brackets (`(a + b) + c` is another
    sentence than `a + b + c`), and a signed part is bracketed everywhere but
    at the head of a sum.
    """
    bond = precedence(child)
    signed = isinstance(child, t.Neg)
    match parent:
        case t.Plus | t.Minus:
            if position == 0:
                return isinstance(child, t.Plus) and parent is t.Plus
            return bond <= SUM
        case t.Neg:
            return bond <= SUM
        case t.Times | t.Quotient:
            if position == 0:
                return bond < PRODUCT or (isinstance(child, t.Times) and parent is t.Times)
            return bond <= PRODUCT
        case t.Apply:
            return signed or (bond <= APPLY if position == 0 else bond < APPLY)
        case t.Power:
            return bond < ATOM
        case _:
            return False


def matrix_rows(term: t.Sentence) -> tuple[tuple[t.Sentence, ...], ...]:
    """The rows of a matrix whose entries are written out, `[1, 2; 3, 4]`; () for any other sentence."""
    if not isinstance(term, t.Concat):
        return ()
    rows = [part.args[0] for part in term.args if isinstance(part, t.Flip)]
    found = tuple(row.args for row in rows if isinstance(row, t.Concat))
    return found if len(found) == len(term.args) > 1 and len({len(row) for row in found}) == 1 else ()


def text(term: t.Sentence) -> str:
    """The sentence as it is read.

    >>> from symbolic_lstm.maths.reader import read
    >>> text(read("sigmoid(W_f@x+2.70*(-10))"))
    'sigmoid(W_f @ x + 2.70 * (-10))'

    Raises `UsageError` for what is no sentence.
    """
    expected(term, t.SENTENCE, "what is spelt is a sentence, as `read` gives")
    if isinstance(term, t.Symbol):
        return str(term.name)
    if isinstance(term, t.Dec):
        return term.text
    head = type(term)
    parts = [f"({text(a)})" if needs_brackets(head, k, a) else text(a) for k, a in enumerate(term.args)]
    match term:
        case t.Plus():
            return " + ".join(parts)
        case t.Minus():
            return " - ".join(parts)
        case t.Neg():
            return "-" + parts[0]
        case t.Times():
            return " * ".join(parts)
        case t.Apply():
            return " @ ".join(parts)
        case t.Quotient():
            return " / ".join(parts)
        case t.Power():
            return "^".join(parts)
        case t.Concat() if (across := matrix_rows(term)) and len(across[0]) > 1:
            return "[" + "; ".join(", ".join(map(text, row)) for row in across) + "]"
        case t.Concat():
            return "[" + "; ".join(parts) + "]"
        case _:
            return f"{CALLS[head]}({', '.join(parts)})"
