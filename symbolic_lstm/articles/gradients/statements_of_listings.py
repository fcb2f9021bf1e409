"""The assignments of a backward pass in a listing, in order, and what is carried on and never used."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy

from symbolic_lstm.articles.finding import Finding
from symbolic_lstm.articles.gradients.batches import without_batch
from symbolic_lstm.articles.mapped import Mapped
from symbolic_lstm.articles.programs import expressions
from symbolic_lstm.articles.programs.blocks import block_of
from symbolic_lstm.articles.programs.syntax import Nodes, parse
from symbolic_lstm.articles.programs.timed import spelt_of
from symbolic_lstm.named_tuples import NamedTuple

#: More assignments are no backward pass of a cell.
MOST = 400
_LOOKS = re.compile(r"(?:delta|grad|δ|d)_?\w+\Z|\w+_(?:diff|grad|gradient|delta)\Z")
_CARRIED = re.compile(r"d_?[a-z]\w*?_?(?:next|future|later|carry)\Z")
_MATRIX = re.compile(r"[WURV]\w*\Z|w\w{0,2}\Z")
_OWNERS = re.compile(r"(?:d|grad|g)(?:rad)?s?_?(?:params?|parameters|weights)?\Z|gradients?\Z")


class ListedGradient(NamedTuple):
    """One assignment: its name, its value, whether it is added to what is there, its place, the slice it fills."""

    name: str
    value: ast.expr
    adds: bool
    helper: bool
    scope: int
    start: int
    end: int
    block: int | None = None


class ListedGradients(NamedTuple):
    """The assignments of a listing, matrices on the `left` of vectors in it, all names, and gradients nothing reads."""

    gradients: tuple[ListedGradient, ...]
    left: frozenset[str]
    names: frozenset[str]
    unused: tuple[Finding, ...]


def name_of(node: ast.expr) -> tuple[str, int | None] | None:
    """A name as it is written, and its step; the last word of `self.param.wi_diff`, and `dWf` of `grads["Wf"]`."""
    match node:
        case ast.Subscript(
            value=ast.Name(id=owner) | ast.Attribute(attr=owner), slice=ast.Constant(value=str() as key)
        ):
            if not key.isidentifier():
                return None
            return (key if _LOOKS.match(key) or not _OWNERS.match(owner) else f"d{key}"), None
        case ast.Subscript(value=inner, slice=ast.Slice() | ast.Tuple()):  # a block of a matrix
            found = name_of(inner)
            return found if found and re.match(r"[WURwu](?![a-z]{3})", found[0]) else None
        case ast.Attribute(value=ast.Attribute() as inner, attr=attr) if attr != "T" and name_of(inner):
            return attr, None
    return spelt_of(node)


def listed_gradients(mapped: Mapped) -> ListedGradients | None:
    """What a listing assigns to gradients; None where it is no Python, or assigns too much."""
    parsed = parse(mapped)
    if parsed is None:
        return None
    tree, places = parsed
    try:
        functions = {each.name: each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef) and _short(each)}
        found = list(_assigned(tree.body, places, _Plainer(functions)))
    except RecursionError:
        return None
    if len(found) > MOST:
        return None
    left = frozenset(name for each in found if each.helper for name in _on_the_left(each.value) if _MATRIX.match(name))
    names = frozenset(each.id for each in ast.walk(tree) if isinstance(each, ast.Name))
    return ListedGradients(tuple(found), left, names, tuple(_unused(tree, places)))


def _short(function: ast.FunctionDef) -> bool:
    """Whether a function of one argument only gives back an expression."""
    body = [each for each in function.body if not (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))]
    one = len(function.args.args) == 1 and not function.args.defaults
    return one and len(body) == 1 and isinstance(body[0], ast.Return) and body[0].value is not None


class _Plainer(ast.NodeTransformer):
    """Expressions without what changes no entry of them: clipping, sums over a batch; short functions written out."""

    def __init__(self, functions: dict[str, ast.FunctionDef]) -> None:
        self.functions = functions

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        name = expressions.called(node.func)
        if name in ("sum", "clip") and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            library = isinstance(owner, ast.Name) and owner.id in ("np", "numpy", "torch", "tf", "jnp")
            return node.args[0] if library and node.args else owner
        if name == "square" and len(node.args) == 1:
            return ast.BinOp(node.args[0], ast.Pow(), ast.Constant(2))
        if name == "outer" and len(node.args) == 2:
            turned = ast.Attribute(node.args[1], "T", ast.Load())
            return ast.BinOp(node.args[0], ast.MatMult(), turned)
        known = self.functions.get(name) if isinstance(node.func, ast.Name) else None
        if known and len(node.args) == 1 and not node.keywords and name not in ("sigmoid", "tanh", "softmax"):
            returned = next(each for each in known.body if isinstance(each, ast.Return))
            assert returned.value is not None
            made: ast.AST = _Put(known.args.args[0].arg, node.args[0]).visit(deepcopy(returned.value))
            return made
        return node


class _Put(ast.NodeTransformer):
    """An expression in the place of a name."""

    def __init__(self, name: str, value: ast.expr) -> None:
        self.name, self.value = name, value

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return self.value if node.id == self.name else node


def _assigned(body: Sequence[ast.stmt], places: Nodes, plainer: _Plainer, scope: int = 0) -> Iterator[ListedGradient]:
    for node in body:
        match node:
            case ast.Assign(targets=[target], value=value):
                yield from _one(target, value, places.span(node), plainer, scope)
            case ast.AugAssign(target=target, op=ast.Add(), value=value):
                yield from _one(target, value, places.span(node), plainer, scope, adds=True)
            case ast.AugAssign(target=target, op=ast.Mult(), value=value):
                yield from _one(target, ast.BinOp(target, ast.Mult(), value), places.span(node), plainer, scope)
            case ast.FunctionDef():
                yield from _assigned(node.body, places, plainer, node.lineno)
            case ast.For() | ast.While() | ast.With() | ast.ClassDef():
                yield from _assigned(node.body, places, plainer, scope)
            case ast.If(test=ast.Constant(value=1)):
                yield from _assigned(node.body, places, plainer, scope)


def _one(
    target: ast.expr, value: ast.expr, place: tuple[int, int], plainer: _Plainer, scope: int, *, adds: bool = False
) -> Iterator[ListedGradient]:
    pairs = [(target, value)]
    if isinstance(target, ast.Tuple):
        if not isinstance(value, ast.Tuple) or len(value.elts) != len(target.elts):
            return
        pairs = list(zip(target.elts, value.elts, strict=True))
    for one, other in pairs:
        block = block_of(one.slice) if isinstance(one, ast.Subscript) else None
        if (spelt := name_of(one) or (spelt_of(one) if block is not None else None)) is not None:
            plain = plainer.visit(without_batch(deepcopy(other)))
            yield ListedGradient(spelt[0], plain, adds, not _LOOKS.match(spelt[0]), scope, *place, block)


def _on_the_left(value: ast.expr) -> Iterator[str]:
    """Names of matrices that stand on the left of a vector."""
    for node in ast.walk(value):
        match node:
            case ast.Call(func=func, args=[ast.Name(id=name), ast.Name() | ast.Subscript()]) if expressions.called(
                func
            ) in ("dot", "matmul"):
                yield name
            case ast.BinOp(left=ast.Name(id=name), op=ast.MatMult(), right=ast.Name() | ast.Subscript()):
                yield name


def _unused(tree: ast.Module, places: Nodes) -> Iterator[Finding]:
    """Gradients that a loop carries to the next step, and that nothing reads."""
    read = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    stores = Counter(n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))
    for loop in ast.walk(tree):
        if not isinstance(loop, ast.For):
            continue
        for node in loop.body:
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.BinOp() | ast.Call()):
                    if _CARRIED.match(name) and name not in read and stores[name] > 1:
                        told = f"{name} is carried from step to step, and no gradient has it as a part"
                        yield Finding(
                            "E211", "mismatch", "warning", *places.span(node), told, name,
                            {"full": None, "shown": None}, name,
                        )  # fmt: skip
