"""Known values: what the names of a program stand for, as terms of plain numbers. The program is read and never run.

Only what follows from numbers in the program itself is known: what stands under a condition or in a loop, is read from
a file or drawn at random has no value here, and neither has what is made of it.
"""

from __future__ import annotations

import ast
import copy
from collections import ChainMap
from collections.abc import Iterable, Iterator, MutableMapping
from typing import TypeAlias

from symbolic_lstm.articles.clock import look
from symbolic_lstm.articles.programs import expressions
from symbolic_lstm.articles.programs.print_calls import printed_parts
from symbolic_lstm.articles.programs.straight_functions import StraightFunction, arguments, is_straight
from symbolic_lstm.articles.programs.vectors import entry, matrix
from symbolic_lstm.maths import terms as t

#: What something comes to: a term without names, several of them, or nothing that is known.
KnownValue: TypeAlias = "t.Sentence | tuple[KnownValue, ...] | None"

#: What gives back something else than numbers say, or something of another shape.
_UNKNOWN = {
    "dropout", "hard_sigmoid", "hardsigmoid", "reshape", "view", "unsqueeze", "expand_dims", "transpose", "swapaxes",
    "t", "to", "astype", "matrix", "eval", "column_stack", "row_stack", "vstack", "squeeze", "ravel", "flatten",
    "softmax",
}  # fmt: skip
#: Larger terms and deeper calls are not followed.
_LARGEST, _DEEPEST = 1_500, 6


class KnownValues:
    """The names of a program as far as it was read, and its functions."""

    def __init__(
        self,
        names: MutableMapping[str, KnownValue],
        functions: MutableMapping[str, StraightFunction | None],
        depth: int = 0,
    ) -> None:
        self.names, self.functions, self.depth = names, functions, depth
        self.lists: set[str] = set()  # names of plain lists, of which + makes a longer one

    def follow(self, node: ast.stmt) -> None:
        """Learn what a statement says of names; those that it gives values nobody knows are forgotten."""
        look()
        for part in ast.walk(node):
            if isinstance(part, ast.keyword) and part.arg == "out":
                self._changed(_names(part.value))
        match node:
            case ast.FunctionDef(name=name, args=parameters, body=body, decorator_list=above):
                self._forget(name)
                self.functions[name] = StraightFunction(parameters, body) if is_straight(body) and not above else None
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Lambda(args=parameters, body=body)):
                self._forget(name)
                self.functions[name] = StraightFunction(parameters, [ast.Return(body)])
            case ast.Assign(targets=targets, value=value):
                found = self._ask(value)
                for target in targets:
                    self._give(target, found, isinstance(value, ast.List))
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self._give(target, self._ask(value), isinstance(value, ast.List))
            case ast.AugAssign(target=ast.Name(id=name) as target, op=op, value=value):
                found = self._ask(ast.BinOp(ast.Name(name, ast.Load()), op, value))
                self._changed([name])
                self._give(target, found, False)
            case ast.Import() | ast.ImportFrom():
                for alias in node.names:
                    self._forget((alias.asname or alias.name).partition(".")[0])
            case ast.Expr(value=value):
                self._ask(value)
            case _:
                names = [*_touched(node)]
                self._changed(names)
                for name in names:
                    self._forget(name)

    def _ask(self, node: ast.expr) -> KnownValue:
        """What an expression comes to; what an unknown function is given may be another vector afterwards."""
        found = self.value(node)
        if found is None and printed_parts(node) is None:
            for call in ast.walk(node):
                if isinstance(call, ast.Call):
                    self._changed(_names(call))
        return found

    def _changed(self, names: Iterable[str]) -> None:
        """Vectors that may be others now, by all the names they have."""
        gone = [self.names.get(name) for name in names]
        for name, value in [*self.names.items()]:
            if isinstance(value, (t.Concat, tuple)) and any(value is other for other in gone):
                self._forget(name)

    def value(self, node: ast.expr) -> KnownValue:
        """What an expression comes to."""
        if isinstance(node, (ast.Tuple, ast.List)) and any(isinstance(part, ast.Tuple) for part in node.elts):
            return None
        if isinstance(node, ast.Tuple):
            return tuple(self.value(part) for part in node.elts)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in self.functions:
            return self._applied(node)
        if isinstance(node, ast.Name):
            return self.names.get(node.id)
        stands: dict[str, KnownValue] = {}
        plain = _Worked(self, stands).visit(copy.deepcopy(node))

        def named(found: ast.expr) -> t.Sentence | None:
            known = None
            if isinstance(found, ast.Name):
                known = stands[found.id] if found.id in stands else self.names.get(found.id)
            return None if isinstance(known, tuple) else known

        read = expressions.read(plain, named)
        return read if read is not None and not t.names(read) and _size(read) <= _LARGEST else None

    def is_list(self, node: ast.expr) -> bool:
        """Whether an expression is a plain list, with which Python does not calculate entry by entry."""
        return isinstance(node, (ast.List, ast.Tuple)) or (isinstance(node, ast.Name) and node.id in self.lists)

    def _give(self, target: ast.expr, found: KnownValue, plain_list: bool) -> None:
        if isinstance(target, (ast.Tuple, ast.List)):
            parts = found if isinstance(found, tuple) and len(found) == len(target.elts) else (None,) * len(target.elts)
            for one, part in zip(target.elts, parts, strict=True):
                self._give(one, part, False)
        elif isinstance(target, ast.Name):
            self._forget(target.id)
            if found is not None:
                self.names[target.id] = found
            if plain_list:
                self.lists.add(target.id)
        else:
            self._changed(_touched(ast.Expr(target)))

    def _forget(self, name: str) -> None:
        self.names[name] = None
        self.functions.pop(name, None)
        self.lists.discard(name)

    def _applied(self, node: ast.Call) -> KnownValue:
        """What a function of the program gives back."""
        function = self.functions[node.func.id] if isinstance(node.func, ast.Name) else None
        if function is None or self.depth >= _DEEPEST:
            return None
        given = arguments(function.parameters, node)
        if given is None:
            return None
        inner = KnownValues(
            ChainMap({name: self.value(part) for name, part in given.items()}, self.names),
            ChainMap({}, self.functions), self.depth + 1,
        )  # fmt: skip
        inner.lists = {name for name, part in given.items() if self.is_list(part)}
        for statement in function.body:
            if isinstance(statement, ast.Return):
                return inner.value(statement.value) if statement.value else None
            inner.follow(statement)
        return None


class _Worked(ast.NodeTransformer):
    """Puts names for what is known of an expression, and for what is not to be read as it looks."""

    def __init__(self, values: KnownValues, stands: dict[str, KnownValue]) -> None:
        self.values, self.stands = values, stands

    def _stands(self, value: KnownValue) -> ast.Name:
        name = f" {len(self.stands)}"
        self.stands[name] = value
        return ast.Name(name, ast.Load())

    def visit_Call(self, node: ast.Call) -> ast.expr:
        name = expressions.called(node.func)
        if isinstance(node.func, ast.Name) and node.func.id in self.values.functions:
            return self._stands(self.values.value(node))
        if name.lower() == "log" and len(node.args) > 1:
            return self._stands(None)
        if name in _UNKNOWN or (node.keywords and name not in ("array", "tensor", "asarray")):
            return self._stands(None)
        node.args = [self.visit(part) for part in node.args]
        if isinstance(node.func, ast.Attribute) and not isinstance(node.func.value, ast.Name):
            node.func.value = self.visit(node.func.value)  # (w * x).tanh()
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        if self.values.is_list(node.left) or self.values.is_list(node.right):
            return self._stands(None)
        self.generic_visit(node)
        return node

    def visit_List(self, node: ast.List) -> ast.expr:
        if any(isinstance(part, ast.List) for part in node.elts):
            return self._stands(matrix(node))
        self.generic_visit(node)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        whole = self.values.value(node.value)
        match node.slice:
            case ast.Constant(value=int() as k) if isinstance(whole, tuple):
                return self._stands(whole[k] if k < len(whole) else None)
            case ast.Constant(value=int() as k) if whole is not None and not isinstance(whole, tuple):
                return self._stands(entry(whole, k))
        return self._stands(None)

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        return self._stands(None)


def _names(node: ast.expr) -> list[str]:
    return [part.id for part in ast.walk(node) if isinstance(part, ast.Name)]


def _touched(node: ast.stmt) -> Iterator[str]:
    """The names that a statement may change: those it gives values, and those something is done with."""
    for part in ast.walk(node):
        match part:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                yield name
            case ast.Subscript(value=ast.Name(id=name)) | ast.Attribute(value=ast.Name(id=name)):
                yield name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name


def _size(term: t.Sentence) -> int:
    """How many parts a term has, counted no further than is followed."""
    waiting, count = [term], 0
    while waiting and count <= _LARGEST:
        count += 1
        waiting += waiting.pop().args
    return count
