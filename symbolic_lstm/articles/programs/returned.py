"""Bodies of functions, in which `return (1 - z) * h + z * n` says what h becomes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from symbolic_lstm.articles.programs.timed import spelt_of, timed

_STATE = re.compile(r"(?:h|s|a|hidden|state|H|hx)\Z")


def bodies(tree: ast.Module) -> Iterator[Sequence[ast.stmt]]:
    """The body of the module and of each function in it, where what is given back is the state that it is made of."""
    yield tree.body
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            last = _renewed(node)
            yield node.body if last is None else [*node.body[:-1], last]


def _renewed(function: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.stmt | None:
    """What a function gives back, as an assignment to its state; None where that is not seen."""
    given = function.body[-1]
    if not isinstance(given, ast.Return) or given.value is None:
        return None
    states = [each.arg for each in function.args.args if _STATE.match(timed(each.arg).base)]
    parts = given.value.elts if isinstance(given.value, ast.Tuple) else [given.value]
    worked = [part for part in parts if isinstance(part, (ast.BinOp, ast.Call))]
    if len(states) != 1 or len(worked) != 1 or worked[0] is not parts[0]:
        return None
    base = timed(states[0]).base
    if not any(isinstance(node, ast.Name) and node.id == states[0] for node in ast.walk(worked[0])):
        return None
    targets = [spelt_of(each) for node in ast.walk(function) if isinstance(node, ast.Assign) for each in node.targets]
    if any(spelt and timed(spelt[0]).base == base for spelt in targets):
        return None
    return ast.copy_location(ast.Assign([ast.Name(f"{base}_new", ast.Store())], worked[0]), given)
