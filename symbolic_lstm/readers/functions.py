"""The functions that people use, by the names they give them, and what each says in terms.

Some names mean two functions: hard sigmoid is z/6 + 1/2 (PyTorch, Keras 3) or was 0.2 z + 1/2 (before it), gelu is
exact or by tanh, leaky has a slope of 0.01 or 0.3, log is natural or of base 10 or 2, and an angle is in radians or in
degrees. `made` is the first reading, `others` make the further ones.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple

CallParts: TypeAlias = list[t.Sentence]
ONE, TWO, HALF = t.Dec("1"), t.Dec("2"), t.Dec("0.5")


class Function(NamedTuple):
    """What a call says, how many parts it takes, and what it says by other definitions."""

    made: Callable[[CallParts], t.Sentence]
    least: int = 1
    most: int | None = 1
    others: tuple[Callable[[CallParts], t.Sentence], ...] = ()


def _head(head: type[t.Term], least: int = 1, most: int | None = 1) -> Function:
    return Function(lambda parts: head(*parts), least, most)


def call_parts(parts: CallParts) -> CallParts:
    """The parts of a call, which may stand in one list."""
    return list(parts[0].args) if len(parts) == 1 and isinstance(parts[0], t.Concat) else parts


def _listed(parts: CallParts) -> t.Sentence:
    return parts[0] if len(parts) == 1 else t.Concat(*parts)


def _extreme(head: type[t.Term]) -> Function:
    def made(parts: CallParts) -> t.Sentence:
        every = call_parts(parts)
        return head(*every) if len(every) > 1 else every[0]

    return Function(made, 1, None)


def _mean(parts: CallParts) -> t.Sentence:
    every = call_parts(parts)
    return t.Quotient(t.Plus(*every) if len(every) > 1 else every[0], t.Dec(str(len(every))))


def _leaky(slope: str) -> Callable[[CallParts], t.Sentence]:
    def made(parts: CallParts) -> t.Sentence:
        return t.Largest(parts[0], t.Times(parts[1] if len(parts) > 1 else t.Dec(slope), parts[0]))

    return made


def _elu(parts: CallParts) -> t.Sentence:
    below = t.Minus(t.Exp(t.Smallest(parts[0], t.Dec("0"))), ONE)
    return t.Plus(t.Relu(parts[0]), t.Times(parts[1], below) if len(parts) > 1 else below)


def _gelu(parts: CallParts) -> t.Sentence:
    (z,) = parts
    return t.Times(HALF, z, t.Plus(ONE, t.Erf(t.Quotient(z, t.Root(TWO)))))


def _gelu_tanh(parts: CallParts) -> t.Sentence:
    (z,) = parts
    inner = t.Plus(z, t.Times(t.Dec("0.044715"), t.Power(z, t.Dec("3"))))
    return t.Times(HALF, z, t.Plus(ONE, t.Tanh(t.Times(t.Root(t.Quotient(TWO, t.Symbol("π"))), inner))))


def _old_hard(parts: CallParts) -> t.Sentence:
    line = t.Plus(t.Times(t.Dec("0.2"), parts[0]), HALF)
    return t.Smallest(ONE, t.Largest(t.Dec("0"), line))


def _logarithm(base: str = "") -> Function:
    """The logarithm of a base, the natural one if none is said; `log(8, 2)` says it itself."""

    def made(parts: CallParts) -> t.Sentence:
        bases = parts[1:] or ([t.Dec(base)] if base else [])
        return t.Quotient(t.Log(parts[0]), t.Log(bases[0])) if bases else t.Log(parts[0])

    return Function(made, 1, 1 if base else 2)


def _tangent(parts: CallParts) -> t.Sentence:
    return t.Quotient(t.Sin(parts[0]), t.Cos(parts[0]))


def _turning(made: Callable[[CallParts], t.Sentence]) -> Function:
    """A function of an angle: in radians, or else in degrees."""
    half_turn = t.Dec("180")
    return Function(made, others=(lambda parts: made([t.Quotient(t.Times(parts[0], t.Symbol("π")), half_turn)]),))


def _hyperbolic(sign: type[t.Term]) -> Function:
    return Function(lambda parts: t.Quotient(sign(t.Exp(parts[0]), t.Exp(t.Neg(parts[0]))), TWO))


_SIGMOID, _RELU, _LN, _SOFTPLUS = _head(t.Sigmoid), _head(t.Relu), _head(t.Log), _head(t.Softplus)
_LOG = _logarithm()._replace(others=(_logarithm("10").made, _logarithm("2").made))
_HARD = Function(lambda parts: t.HardSigmoid(*parts), others=(_old_hard,))
_LEAKY, _GELU = Function(_leaky("0.01"), 1, 2, (_leaky("0.3"),)), Function(_gelu, others=(_gelu_tanh,))
_DOT = Function(lambda parts: t.Total(t.Times(*parts)), 2, 2)
_SOFTMAX = Function(lambda parts: t.Softmax(_listed(parts)), 1, None)
_TOTAL = Function(lambda parts: t.Total(_listed(parts)), 1, None)
_POWER, _ROOT = _head(t.Power, 2, 2), _head(t.Root)
_SILU = Function(lambda parts: t.Times(parts[0], t.Sigmoid(parts[0])))

SPELLINGS: dict[str, Function] = {
    "σ": _SIGMOID, "sigmoid": _SIGMOID, "sigma": _SIGMOID, "logistic": _SIGMOID, "expit": _SIGMOID, "sigm": _SIGMOID,
    "logsig": _SIGMOID, "Sigmoid": _SIGMOID, "tanh": _head(t.Tanh), "Tanh": _head(t.Tanh), "exp": _head(t.Exp),
    "th": _head(t.Tanh), "tgh": _head(t.Tanh),
    "log": _LOG, "ln": _LN, "lg": _logarithm("10"),
    "sqrt": _ROOT, "√": _ROOT, "abs": _head(t.Absolute), "fabs": _head(t.Absolute),
    "sin": _turning(lambda parts: t.Sin(parts[0])), "cos": _turning(lambda parts: t.Cos(parts[0])),
    "tan": _turning(_tangent),
    "sinh": _hyperbolic(t.Minus), "cosh": _hyperbolic(t.Plus), "erf": _head(t.Erf),
    "relu": _RELU, "ReLU": _RELU, "Relu": _RELU, "leaky_relu": _LEAKY, "LeakyReLU": _LEAKY, "leaky": _LEAKY,
    "leakyrelu": _LEAKY, "lrelu": _LEAKY, "elu": Function(_elu, 1, 2), "ELU": Function(_elu, 1, 2), "gelu": _GELU,
    "GELU": _GELU, "silu": _SILU, "swish": _SILU, "SiLU": _SILU, "softplus": _SOFTPLUS, "Softplus": _SOFTPLUS,
    "hardsigmoid": _HARD, "hard_sigmoid": _HARD, "HardSigmoid": _HARD, "Hardsigmoid": _HARD, "hardσ": _HARD,
    "max": _extreme(t.Largest), "min": _extreme(t.Smallest), "maximum": _extreme(t.Largest),
    "minimum": _extreme(t.Smallest), "amax": _extreme(t.Largest), "amin": _extreme(t.Smallest),
    "sum": _TOTAL, "total": _TOTAL, "mean": Function(_mean, 1, None), "average": Function(_mean, 1, None),
    "avg": Function(_mean, 1, None), "dot": _DOT, "inner": _DOT, "vdot": _DOT,
    "matmul": _head(t.Apply, 2, 2), "mv": _head(t.Apply, 2, 2), "multiply": _head(t.Times, 2, 2),
    "outer": _head(t.Outer, 2, 2), "flip": _head(t.Flip), "transpose": _head(t.Flip), "softmax": _SOFTMAX,
    "Softmax": _SOFTMAX, "pow": _POWER, "power": _POWER, "square": Function(lambda parts: t.Power(parts[0], TWO)),
    "array": Function(_listed, 1, None), "tensor": Function(_listed, 1, None), "matrix": Function(_listed, 1, None),
    "Matrix": Function(_listed),
    "heaviside": _head(t.Heaviside), "slice": _head(t.Slice, 3, 3),
}  # fmt: skip


def _slope(function: Function) -> Function:
    """The derivative of a function, by the rules of the backward pass."""

    def made(parts: CallParts) -> t.Sentence:
        from symbolic_lstm.maths.derivative import derivative

        z = t.Symbol("z")
        return t.substituted(derivative(function.made([z]), z.name), {z: parts[0]})

    return Function(made)


#: Derivatives by the name of their function and a prime, σ′ and tanh′.
SPELLINGS |= {
    f"{name}′": _slope(SPELLINGS[name])
    for name in (
        "σ", "sigmoid", "sigma", "logistic", "sigm", "Sigmoid", "tanh", "Tanh", "th", "relu", "ReLU", "Relu",
        "softplus", "Softplus", "exp",
    )
}  # fmt: skip


def matrix(*rows: t.Sentence) -> t.Sentence:
    """A matrix: its rows one under the other."""
    turned = [t.Flip(row) for row in rows]
    return t.Concat(*turned) if len(turned) > 1 else turned[0]


def known_function(name: str) -> str:
    """What can be called; a function is proposed only for a slip of the hand, never for another function."""
    for other in SPELLINGS:
        if len(name) > 2 and (other.lower() == name.lower() or (sorted(other) == sorted(name) and other[0] == name[0])):
            return f"did you mean {other!r}?"
    for other in ("sigmoid", "softmax", "softplus", "tanh", "relu"):
        if abs(len(other) - len(name)) == 1 and len(name) > 4 and set(other) ^ set(name) <= set("i"):
            return f"did you mean {other!r}?"
    return "sigmoid, tanh, exp, log, relu, softmax, max, min and other functions of the field are known"
