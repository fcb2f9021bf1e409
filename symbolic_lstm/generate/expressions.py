"""Expressions: a sentence as an expression of NumPy, for a batch of vectors as rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from symbolic_lstm.maths import terms as t

SUM, PRODUCT, ATOM = 1, 2, 3

#: What helpers an expression may call, by head.
FUNCTIONS: dict[t.Head, str] = {
    t.Sigmoid: "sigmoid", t.Tanh: "np.tanh", t.Exp: "np.exp", t.Log: "np.log", t.Root: "np.sqrt",
    t.Absolute: "np.abs", t.Relu: "relu", t.Softplus: "softplus", t.HardSigmoid: "hard_sigmoid",
    t.Softmax: "softmax", t.Heaviside: "step",
}  # fmt: skip

#: The helpers, spelt once in a file that calls them.
HELPERS: Mapping[str, str] = {
    "sigmoid": "def sigmoid(z):\n    return 0.5 + 0.5 * np.tanh(0.5 * z)",
    "relu": "def relu(z):\n    return np.maximum(z, 0)",
    "softplus": "def softplus(z):\n    return np.logaddexp(0, z)",
    "hard_sigmoid": "def hard_sigmoid(z):\n    return np.clip(z / 6 + 0.5, 0, 1)",
    "softmax": "def softmax(z):\n    e = np.exp(z - z.max(-1, keepdims=True))\n    return e / e.sum(-1, keepdims=True)",
    "step": "def step(z):\n    return (z > 0).astype(z.dtype)",
}

Named = Callable[[str], str]


def expression(term: t.Sentence, named: Named, bond: int = SUM) -> str:
    """An expression of NumPy; `named` says what stands for a name, `bond` how tightly it must hold together.

    >>> from symbolic_lstm.maths.reader import read
    >>> expression(read("flip(U) @ d * (1 - f)"), str)
    '(d @ U) * (1 - f)'
    """
    said, own = _said(term, named)
    return f"({said})" if own < bond else said


def _said(term: t.Sentence, named: Named) -> tuple[str, int]:
    if isinstance(term, t.Symbol):
        return named(term.name), ATOM
    if isinstance(term, t.Dec):
        return term.text, ATOM
    parts = term.args

    def part(k: int, bond: int) -> str:
        return expression(parts[k], named, bond)

    match term:
        case t.Plus():
            return " + ".join(expression(a, named, SUM if k == 0 else PRODUCT) for k, a in enumerate(parts)), SUM
        case t.Minus():
            return f"{part(0, SUM)} - {part(1, PRODUCT)}", SUM
        case t.Neg():
            return f"-{part(0, PRODUCT)}", SUM
        case t.Times():
            return " * ".join(expression(a, named, PRODUCT if k == 0 else ATOM) for k, a in enumerate(parts)), PRODUCT
        case t.Quotient():
            return f"{part(0, PRODUCT)} / {part(1, ATOM)}", PRODUCT
        case t.Power(args=(_, t.Dec(text="2"))):
            return f"np.square({part(0, SUM)})", ATOM
        case t.Power():
            return f"np.power({part(0, SUM)}, {part(1, SUM)})", ATOM
        case t.Apply(args=(t.Flip(args=(matrix,)), vector)):
            return f"({expression(vector, named, PRODUCT)} @ {expression(matrix, named, ATOM)})", ATOM
        case t.Apply(args=(matrix, vector)):
            return f"({expression(vector, named, PRODUCT)} @ {expression(matrix, named, ATOM)}.T)", ATOM
        case t.Total():
            return f"{part(0, ATOM)}.sum(-1, keepdims=True)", ATOM
        case t.Largest() | t.Smallest():
            name = "np.maximum" if isinstance(term, t.Largest) else "np.minimum"
            said = part(0, SUM)
            for k in range(1, len(parts)):
                said = f"{name}({said}, {part(k, SUM)})"
            return said, ATOM
        case _:
            return f"{FUNCTIONS[type(term)]}({part(0, SUM)})", ATOM


def helpers(source: str) -> list[str]:
    """The helpers that a source calls."""
    return [text for name, text in HELPERS.items() if f"{name}(" in source.replace(f"hard_{name}(", "") or
            (name == "hard_sigmoid" and "hard_sigmoid(" in source)]  # fmt: skip
