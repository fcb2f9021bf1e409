"""Straight functions: those that only give values to names and one back, so that a call of them can be followed."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from symbolic_lstm.named_tuples import NamedTuple

#: Longer functions are not followed.
_LONGEST = 60


class StraightFunction(NamedTuple):
    """A function whose body only gives values to names and gives one back."""

    parameters: ast.arguments
    body: Sequence[ast.stmt]


def is_straight(body: Sequence[ast.stmt]) -> bool:
    """Whether a function only gives values to names, and gives one back at its end."""
    said = body[1:] if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant) else body
    if not said or len(said) > _LONGEST or not isinstance(said[-1], ast.Return):
        return False
    return all(isinstance(node, (ast.Assign, ast.AugAssign, ast.AnnAssign)) for node in said[:-1])


def arguments(parameters: ast.arguments, call: ast.Call) -> dict[str, ast.expr] | None:
    """What the parameters of a function are in a call; None where that takes more than names and defaults."""
    names = [each.arg for each in (*parameters.posonlyargs, *parameters.args)]
    if parameters.vararg or parameters.kwarg or parameters.kwonlyargs or len(call.args) > len(names):
        return None
    given: dict[str, ast.expr] = dict(
        zip(names[len(names) - len(parameters.defaults) :], parameters.defaults, strict=True)
    )
    given |= dict(zip(names, call.args, strict=False))
    for keyword in call.keywords:
        if keyword.arg not in names:
            return None
        given[keyword.arg] = keyword.value
    return given if given.keys() == {*names} else None
