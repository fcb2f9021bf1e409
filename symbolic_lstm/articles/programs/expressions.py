"""Expressions of Python, NumPy, PyTorch and TensorFlow as terms; the syntax tree is looked at and never run."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from symbolic_lstm.maths import terms as t

#: What a name, or an entry of something by its index, stands for; None where that is not known.
NameReader: TypeAlias = Callable[[ast.expr], "t.Sentence | None"]

_CALLED: dict[str, type[t.Term]] = {
    **dict.fromkeys(("sigmoid", "sigm", "sig", "sigma", "σ", "logistic", "expit", "logsig"), t.Sigmoid),
    **dict.fromkeys(("hard_sigmoid", "hardsigmoid"), t.HardSigmoid),
    "tanh": t.Tanh, "relu": t.Relu, "softplus": t.Softplus, "softmax": t.Softmax, "exp": t.Exp, "log": t.Log,
    "sqrt": t.Root, "abs": t.Absolute, "fabs": t.Absolute,
}  # fmt: skip
_PAIRED: dict[str, type[t.Term]] = {
    **dict.fromkeys(("dot", "matmul", "mm", "mv", "bmm", "matvec", "mul_mv", "mmul", "matvecmul", "mulmv"), t.Apply),
    **dict.fromkeys(("multiply", "mul", "times", "cwiseproduct", "hadamard", "dotmultiply", "elementwise"), t.Times),
    **dict.fromkeys(("add", "plus"), t.Plus), **dict.fromkeys(("subtract", "sub", "minus"), t.Minus),
    **dict.fromkeys(("divide", "div", "true_divide", "cwisequotient"), t.Quotient),
    **dict.fromkeys(("pow", "power"), t.Power),
}  # fmt: skip
_BESIDE = {"cat", "concat", "concatenate", "hstack", "vstack", "row_stack", "column_stack", "append"}
#: What changes only how numbers are kept.
_SAME = {
    "reshape", "view", "squeeze", "unsqueeze", "flatten", "ravel", "astype", "float", "contiguous", "copy", "clone",
    "detach", "asarray", "array", "tensor", "dropout", "expand_dims", "to", "item", "asscalar", "atleast_2d", "double",
    "cuda", "cpu", "float32", "float64", "constant", "Variable", "matrix", "eval", "to_owned", "toArray",
}  # fmt: skip
_TURNED = {"transpose", "t", "swapaxes"}
_LAYER = re.compile(
    r"(?:[WUVRwurv](?:_?[a-z0-9]{1,3})?|(?:linear|fc|dense|lin|proj|[xhi]2[hiofcg]\w*)\w*|\w*(?:linear|gate|fc|dense|lin|layer))\Z",
    re.IGNORECASE,
)
_NO_LAYER = re.compile(r"norm|act|bn|drop|cell|lstm|gru|rnn|att|emb|loss|conv", re.IGNORECASE)
#: `np.tanh(x)` is tanh of x, and `x.tanh()` is, too.
_MODULES = {
    "self", "np", "numpy", "torch", "tf", "math", "F", "nn", "K", "jnp", "jax", "npx", "nd", "mx", "cp", "d2l", "keras",
    "functional", "linalg", "special", "scipy", "activations", "backend", "numeric", "Math", "mpmath", "cls",
}  # fmt: skip
_OPERATORS: dict[type[ast.operator], type[t.Term]] = {
    ast.Add: t.Plus, ast.Sub: t.Minus, ast.Mult: t.Times, ast.Div: t.Quotient, ast.Pow: t.Power, ast.MatMult: t.Apply,
}  # fmt: skip
#: Longer lists are no vectors that a text works with.
_MOST = 64
_FLAT = (t.Plus, t.Times)


def called(node: ast.expr) -> str:
    """The last word of what is called: `tanh` of `np.tanh`; '' for anything else."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(attr=name):
            return name
    return ""


def read(node: ast.expr, names: NameReader) -> t.Sentence | None:
    """An expression as a term; None where some of it is not understood."""
    match node:
        case ast.Constant(value=bool()):
            return None
        case ast.Constant(value=int() | float() as number):
            return t.Dec(text) if (text := repr(number)) and re.fullmatch(r"\d+(?:\.\d+)?", text) else None
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return _made(t.Neg, (read(inner, names),))
        case ast.UnaryOp(op=ast.UAdd(), operand=inner):
            return read(inner, names)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _made(_OPERATORS[type(op)], (read(left, names), read(right, names)))
        case ast.Attribute(value=inner, attr="T"):
            return _made(t.Flip, (read(inner, names),))
        case ast.Name() | ast.Attribute() | ast.Subscript():
            return names(node)
        case ast.List(elts=parts) if 1 < len(parts) <= _MOST:
            return _made(t.Concat, [read(part, names) for part in parts])
        case ast.Call():
            return _call(node, names)
    return None


def _made(head: type[t.Term], parts: Sequence[t.Sentence | None]) -> t.Sentence | None:
    kept = [part for part in parts if part is not None]
    if len(kept) != len(parts):
        return None
    if head in _FLAT:
        kept = [inner for part in kept for inner in (part.args if isinstance(part, head) else (part,))]
    return head(*kept)


def _call(node: ast.Call, names: NameReader) -> t.Sentence | None:
    name, owner = called(node.func), node.func.value if isinstance(node.func, ast.Attribute) else None
    parts = list(node.args)
    low = name.lower()
    ours = low in _CALLED or low in _PAIRED or name in _SAME or name in _TURNED or low == "square"
    if owner is not None and ours and called(owner) not in _MODULES:
        parts = [owner, *parts]  # x.tanh()
    if low in _CALLED and len(parts) >= 1:
        return _made(_CALLED[low], (read(parts[0], names),))
    if low in _PAIRED and (len(parts) == 2 or (len(parts) > 2 and _PAIRED[low] in _FLAT and owner is None)):
        return _made(_PAIRED[low], [read(part, names) for part in parts])
    if low == "square" and len(parts) == 1:
        return _made(t.Power, (read(parts[0], names), t.Dec("2")))
    if low in _BESIDE and parts and isinstance(parts[0], (ast.Tuple, ast.List)) and len(parts[0].elts) > 1:
        return _made(t.Concat, [read(each, names) for each in parts[0].elts])
    if name in _SAME and parts:
        return read(parts[0], names)
    if name in _TURNED and parts:
        return _made(t.Flip, (read(parts[0], names),))
    if low == "linear" and len(parts) in (2, 3):
        applied = _made(t.Apply, (read(parts[1], names), read(parts[0], names)))
        return _made(t.Plus, (applied, read(parts[2], names))) if len(parts) == 3 else applied
    if len(parts) == 1 and not node.keywords and not _NO_LAYER.search(name):
        layer = isinstance(owner, ast.Name) and owner.id == "self"
        if layer or (owner is None and _LAYER.match(name)):
            return _made(t.Apply, (t.Symbol(name), read(parts[0], names)))
    return None
