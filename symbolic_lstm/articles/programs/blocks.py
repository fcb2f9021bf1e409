"""Blocks: of one sum for all gates, the part of each, as `z[:, :H]`, `gates[..., H:2*H]`, or what `np.split` gives.

A block has a matrix of its own, `W_①` of W, so that a gate that takes the block
of another is seen, and so that the order of the blocks is known to the backward pass.
"""

from __future__ import annotations

import ast
import re

from symbolic_lstm.maths import terms as t
from symbolic_lstm.verify.recognise.names import BLOCKS

_MATRIX = re.compile(r"(?:[WUVR]|w(?=_|[a-z]?\Z)|weights?)\w*\Z")


def block_of(index: ast.expr) -> int | None:
    """Which block a slice takes, counted from 0: 1 of `[:, H:2*H]`; None for what is no slice of a part."""
    match index:
        case ast.Tuple(elts=parts):
            found = [k for part in parts if (k := block_of(part)) is not None]
            return found[0] if len(found) == 1 else None
        case ast.Slice(lower=None, upper=None):
            return None
        case ast.Slice(lower=lower, upper=upper, step=None):
            return _begins(lower, upper)
    return None


def _begins(lower: ast.expr | None, upper: ast.expr | None) -> int | None:
    """The block that begins where a slice does."""
    match lower, upper:
        case None, ast.UnaryOp():
            return None
        case None, _:
            return 0
        case ast.Constant(value=int(first)), ast.Constant(value=int(last)):  # of so many units, from 0 or from 1
            many = last - first + first % 2 if first % 2 and (last % 2 == 0) else last - first
            start = first - first % 2 if many != last - first else first
            return start // many if many > 0 and start % many == 0 else None
        case ast.Constant(value=1), _:
            return 0
        case ast.BinOp(left=inner, op=ast.Add(), right=ast.Constant(value=1)), _:  # languages that count from 1
            return _times(inner)
        case ast.expr(), _:
            return _times(lower)
    return None


def _times(node: ast.expr) -> int | None:
    """k of `k * H`, and 1 of `H`."""
    match node:
        case ast.Name() | ast.Attribute():
            return 1
        case ast.BinOp(left=ast.Constant(value=int(k)), op=ast.Mult(), right=ast.Name() | ast.Attribute()):
            return k
        case ast.BinOp(left=ast.Name() | ast.Attribute(), op=ast.Mult(), right=ast.Constant(value=int(k))):
            return k
    return None


def own_block(term: t.Sentence, block: int) -> t.Sentence:
    """A sum with the block of each of its matrices."""
    if block >= len(BLOCKS):
        return term
    found = {
        symbol: t.Symbol(f"{symbol.name}{'' if '_' in symbol.name else '_'}{BLOCKS[block]}")
        for _, part in t.walk(term)
        if isinstance(part, t.Apply)
        for symbol in part.args
        if isinstance(symbol, t.Symbol) and _MATRIX.match(symbol.name) and symbol.name[-1] not in BLOCKS
    }
    return t.substituted(term, found) if found else term


def whole_of(weight: str) -> tuple[str, int] | None:
    """The matrix that a name is a block of, and which: W and 0 of `W_①`; None for a matrix of its own."""
    if weight[-1:] not in BLOCKS or not weight:
        return None
    return weight[:-1].removesuffix("_"), BLOCKS.index(weight[-1])
