"""Whether sentences make a cell: what each name is, and what is said of names beside the sentences.

Every error says what would be right; `CellError` carries the sentence's line,
or the table and the key that said it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from symbolic_lstm.errors import CellError, did_you_mean, shortened
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.quantity import NAME, PART
from symbolic_lstm.maths.reader import FUNCTIONS
from symbolic_lstm.maths.spell import text

if TYPE_CHECKING:
    from symbolic_lstm.maths.cell import Cell

_BEFORE = "a name that ends in _prev is what another name was before the step"


def left_side(name: str, sentence: str, line: int) -> None:
    """A sentence defines a name that is free to be defined."""
    if name.endswith("_prev"):
        base = name.removesuffix("_prev")
        mend = f"define {base!r}, and {name} follows" if base else "define another name"
        raise CellError(f"{name!r} cannot be defined: {_BEFORE}; {mend}", line)
    if name in FUNCTIONS:
        raise CellError(f"{name!r} is a function; the sentence needs another name before the =", line)
    if re.fullmatch(NAME, name) is None:
        told = "write a name (letters, digits and _), =, and what it is"
        raise CellError(f"{shortened(sentence)!r} is no sentence; {told}", line)


def check(
    made: Cell,
    lines: Sequence[int],
    roles: Mapping[str, tuple[str, ...]],
    parts: Mapping[str, str],
    sizes: Mapping[str, tuple[str, ...]],
) -> None:
    """Every name is one thing, defined before it is used, and every state is renewed; `lines` are the sentences'."""
    _check_inputs(made)
    defined: set[str] = set()
    for number, equation in zip(lines, made.equations, strict=True):
        name = equation.name
        if name in made.inputs:
            raise CellError(f"the {made.name} cell defines {name!r} twice: it is an input", number)
        if name in made.states:
            raise CellError(f"the {made.name} cell defines {name!r} twice: it is a state before the step", number)
        if name in defined:
            raise CellError(f"the {made.name} cell defines {name!r} twice", number)
        mentioned = t.names(equation.body)
        if early := [n for n in mentioned if n in made.names and n not in defined]:
            told = f"{name!r} of the {made.name} cell uses {early[0]!r} before it is defined"
            raise CellError(f"{told}; its value before the step is {early[0]}_prev", number)
        if odd := [n for n in mentioned if re.fullmatch(NAME, n) is None]:
            raise CellError(f"{name!r} of the {made.name} cell names {odd[0]!r}; a cell knows no entry", number)
        if lost := [n for n in mentioned if n.endswith("_prev") and n not in made.states]:
            raise CellError(f"{lost[0]!r} is none of the states that the {made.name} cell names; {_BEFORE}", number)
        defined.add(name)
    for before, after in made.states.items():
        if after not in defined:
            told = f"the {made.name} cell never renews the state {before!r}: no sentence defines {after!r}"
            raise CellError(f"{told}; {_BEFORE}" if before.endswith("_prev") else told, None, "states", before)
    _check_tables(made, roles, parts, sizes)


def _check_inputs(made: Cell) -> None:
    for k, name in enumerate(made.inputs):
        told = ""
        if re.fullmatch(NAME, name) is None or name in FUNCTIONS:
            told = f"{shortened(name)!r} is no name for an input; use letters, digits and _, and no function"
        elif name.endswith("_prev"):
            told = f"{name!r} cannot be an input: {_BEFORE}"
        elif name in made.inputs[:k] or name in made.states:
            told = f"{name!r} is {'an input twice' if name in made.inputs[:k] else 'an input and a state'}"
        if told:
            raise CellError(told, None, "inputs", name)


def _check_tables(
    made: Cell, roles: Mapping[str, object], parts: Mapping[str, object], sizes: Mapping[str, object]
) -> None:
    """What is said of names is said of names that there are."""
    for name in roles:
        if name not in made.names:
            raise CellError(_unknown("role", name, made.names), None, "roles", name)
    for key in parts:
        name, dot, part = key.partition(".")
        if not dot or re.fullmatch(PART, part) is None:
            raise CellError(
                f"{shortened(key)!r} names no part; write it like {made.names[-1]}.kept", None, "parts", key
            )
        if name not in made.names:
            raise CellError(_unknown("part", name, made.names), None, "parts", key)
    sized = (*made.parameters, *made.inputs, *made.states)
    letters = {name.partition("_")[0] for name in made.parameters}
    for name in sizes:
        if name in made.names:
            raise CellError(f"the size of {name!r} follows from its sentence; leave it out", None, "sizes", name)
        if name not in sized and name not in letters:
            told = f"{shortened(name)!r} has a size, but no sentence mentions it{did_you_mean(name, sized)}"
            raise CellError(told, None, "sizes", name)
        if not sizes[name] and name not in (*made.inputs, *made.states):
            told = f"the size of {name!r} is empty; it is ('n',), ('m',) or two of them, as ('n', 'm')"
            raise CellError(told, None, "sizes", name)


def joined_sizes(made: Cell) -> dict[str, tuple[str, ...]]:
    """The size of each parameter that stands before names one under the other, `W @ [h_prev; x]`: n and n+m.

    >>> from symbolic_lstm.maths.cell import cell
    >>> cell("one", "one", "h = tanh(W_h @ [h_prev; x] + b_h)").sizes["W_h"]
    ('n', 'n+m')
    """
    letters = {**dict.fromkeys((*made.names, *made.states), "n"), **dict.fromkeys(made.inputs, "m")}
    found: dict[str, tuple[str, ...]] = {}
    for equation in made:
        for _, part in t.walk(equation.body):
            if isinstance(part, t.Apply) and isinstance(part.args[1], t.Concat) and isinstance(part.args[0], t.Symbol):
                under = [letters.get(text(below), "n") for below in part.args[1].args]
                if part.args[0].name in made.parameters:
                    found[part.args[0].name] = ("n", "+".join(under))
    return found


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    return f"{shortened(name)!r} has a {what}, but no sentence defines it{did_you_mean(name, known)}"


def misfit(name: str, body: t.Sentence, shapes: forms.Shapes, reason: str) -> str:
    """What does not fit in a sentence of vectors, and how large each name of it is."""
    said = ", ".join(f"{n} is {'×'.join(map(str, shapes.get(n, ()))) or 'a number'}" for n in t.names(body)[:12])
    return f"in {shortened(f'{name} = {text(body)}')!r} {reason} ({said})"


def check_states(states: Mapping[str, str], shapes: forms.Shapes) -> None:
    """A state before a step is as large as after it."""
    for before, after in states.items():
        if shapes[before] != shapes[after]:
            one, other = ("×".join(map(str, shapes[n])) or "a number" for n in (before, after))
            raise CellError(f"the state {before!r} is {one}, but {after!r}, which renews it, is {other}")
