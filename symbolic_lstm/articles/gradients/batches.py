"""Sums and means over a batch, `x.T @ dz / batch_size`, `np.mean(dz, axis=0)`: conventions, no part of a gradient."""

from __future__ import annotations

import ast
import re

from symbolic_lstm.articles.programs import expressions

#: What people call the number of examples.
_COUNT = re.compile(r"(?:m|M|N|B|bs|bsz|batch\w*|num_\w+|n_(?:batch|samples|examples)\w*|\w*batch_?[sS]ize|nSamples)\Z")
_MEANS = {"mean", "average", "reduce_mean", "sum", "reduce_sum", "colSums", "rowSums", "colMeans", "rowMeans"}


def without_batch(value: ast.expr) -> ast.expr:
    """What is summed or averaged over a batch, where all of an expression is.

    >>> ast.unparse(without_batch(ast.parse("(1 / m) * np.sum(dz, axis=0)", mode="eval").body))
    'dz'
    """
    match value:
        case ast.BinOp(left=inner, op=ast.Div(), right=divisor) if _counts(divisor):
            return without_batch(inner)
        case ast.BinOp(left=ast.BinOp(left=ast.Constant(value=1 | 1.0), op=ast.Div(), right=divisor), op=ast.Mult()):
            return without_batch(value.right) if _counts(divisor) else value
        case ast.BinOp(op=ast.Mult(), right=ast.BinOp(left=ast.Constant(value=1 | 1.0), op=ast.Div(), right=divisor)):
            return without_batch(value.left) if _counts(divisor) else value
        case ast.Call(func=func) if expressions.called(func) in _MEANS:
            if isinstance(func, ast.Attribute) and not _library(func.value):
                return without_batch(func.value)
            return without_batch(value.args[0]) if value.args else value
    return value


def _library(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("np", "numpy", "torch", "tf", "jnp", "K", "mx", "nd", "math")


def _counts(node: ast.expr) -> bool:
    """Whether a divisor is the number of examples."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return bool(_COUNT.match(name))
        case ast.Subscript(value=ast.Attribute(attr="shape")) | ast.Call(func=ast.Name(id="len" | "float" | "length")):
            return True
        case ast.Call(func=ast.Attribute(attr="size" | "rows" | "cols")):
            return True
    return False
