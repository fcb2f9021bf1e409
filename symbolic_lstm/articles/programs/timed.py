"""Names of programs with their time: `h_prev`, `prev_h`, `h[t-1]`, `h_tm1` are h one step before."""

from __future__ import annotations

import ast
import re

from symbolic_lstm.named_tuples import NamedTuple

_BEFORE = re.compile(
    r"(?:(?:prev|old|last|previous)_?(?P<after>\w+)|(?P<name>\w+?)_?(?:prev|old|last|previous|tm1|t_?minus_?1|t_1)(?:_t)?)\Z"
)
_NOW = re.compile(
    r"(?:(?:next|new|cur|current)_(?P<after>\w+)|(?P<name>\w+?)_?(?:next|new|cur|current)|(?P<t>\w+?)_t)\Z"
)
_JOINED = re.compile(r"(?P<name>[hcxfiogzrnsamku]|cc|cand|c_tilde|h_tilde|c_hat|h_hat)t\Z")
_INPUT = re.compile(r"(?:x|xs|X|inputs?|inp|emb|embed|embedded|input_tensor|x_in|inputx|feature|features)\Z")
_CAPITALS = re.compile(r"(?<=[a-z])(?:Prev|Next|New|Old|Last|Cur|Current|Raw|Input|Pre|Net|Hat|Tilde|Bar|Cand)\Z")
#: What follows a name and is no name of a quantity.
_NO_NAMES = {"shape", "size", "device", "dtype", "T", "ndim", "length"}
#: The letters that count steps in programs.
_STEPS = {"t", "i", "step", "k", "time", "ts", "time_step", "timestep"}


class Timed(NamedTuple):
    """A name and when it is meant: −1 the step before, 0 this step, None for what its spelling leaves open."""

    base: str
    time: int | None


def spelt_of(node: ast.expr) -> tuple[str, int | None] | None:
    """A name as it is written, and the step of its index: `h` and −1 of `self.h[t-1]`; None for other things."""
    match node:
        case ast.Name(id=name):
            return name, None
        case ast.Attribute(value=ast.Name() | ast.Attribute(), attr=name) if name not in _NO_NAMES:
            return name, None
        case ast.Subscript(value=inner, slice=ast.Constant(value=str() as key)) if spelt_of(inner):
            return (key, None) if key.isidentifier() else None
        case ast.Subscript(value=inner, slice=index):
            found = spelt_of(inner)
            return (found[0], _step(index)) if found else None
    return None


def _step(index: ast.expr) -> int | None:
    """The step that an index means: 0 of `t`, −1 of `t-1` and of the last one; None of a slice."""
    match index:
        case ast.Name(id=name) if name in _STEPS:
            return 0
        case ast.BinOp(left=ast.Name(id=name), op=ast.Sub(), right=ast.Constant(value=1)) if name in _STEPS:
            return -1
        case ast.BinOp(left=ast.Name(id=name), op=ast.Add(), right=ast.Constant(value=1)) if name in _STEPS:
            return 1
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=1)):
            return -1
        case ast.Tuple(elts=parts):
            return next((step for part in parts if (step := _step(part)) is not None), None)
    return None


def snake(name: str) -> str:
    """A name whose words about time and place begin with capitals, as others write it: `h_prev` of `hPrev`."""
    found = _CAPITALS.search(name)
    return f"{name[: found.start()]}_{found[0].lower()}" if found else name


def timed(name: str) -> Timed:
    """A name without what says when it is meant.

    >>> timed("prev_hidden"), timed("c_tm1"), timed("ft"), timed("W_f")
    (Timed(base='hidden', time=-1), Timed(base='c', time=-1), Timed(base='f', time=0), Timed(base='W_f', time=None))
    """
    name = snake(name)
    if _INPUT.match(name):
        return Timed("x", 0)
    for pattern, time in ((_BEFORE, -1), (_NOW, 0), (_JOINED, 0)):
        if found := pattern.match(name):
            base = next(filter(None, found.groups()))
            return Timed("x" if _INPUT.match(base) else base.rstrip("_") or base, time)
    return Timed(name, None)
