"""About: what a file says of itself first, the sentences it came from and the shapes of what it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from symbolic_lstm.generate.plan import Plan, length
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.backward import Gradient


def sentences(made: Plan, backward: bool = True) -> Iterator[str]:
    """The sentences of a step, and those of its backward pass."""
    yield "The sentences of a step:"
    yield ""
    yield from (f"    {e.name} = {made.body(e)}" for e in made.cell)
    if made.cell.originals:
        named = ", ".join(f"{to} is {plain(name)}" for to, name in made.cell.originals.items())
        yield ""
        yield f"Of the author's names, {named}: without the underscore they would be names of gradients."
    if made.cell.source:
        yield ""
        yield f"Source: {plain(made.cell.source)}"
    if not backward:
        return
    yield ""
    yield "and of its backward pass, from the step after (`..._next`) to this one:"
    yield ""
    yield from (f"    {g.own} = {_general(made, g)}" for g in made.steps)
    yield from (f"    {g.own} = sum over time of {g.body()}" for g in made.derived.parameters)


def shapes(made: Plan) -> Iterator[str]:
    """The parameters with their shapes, a few on a line."""
    told = []
    for name in made.cell.parameters:
        sides = [length(side) for side in made.shape(name)]
        name = made.cell.original(name)
        told.append(f"{name} ({', '.join(sides)}{',' * (len(sides) == 1)})" if sides else f"{name} (one number)")
    for k in range(0, len(told), 4):
        yield "    " + ", ".join(told[k : k + 4])


def _general(made: Plan, gradient: Gradient) -> t.Sentence:
    """The sentence of a gradient, with what comes from outside in place of a loss."""
    uses = [use for use in gradient.uses if use.where != "loss"]
    body = gradient.body(tuple(uses)) if uses else None
    if gradient.of != made.hidden or gradient.kind != "quantity":
        return body if body is not None else t.Dec("0")
    given = t.Symbol(f"d_{made.hidden}s")
    return given if body is None else t.Plus(given, *(body.args if isinstance(body, t.Plus) else (body,)))


def plain(text: str) -> str:
    """A text of an author's on one line, with nothing in it that cannot be seen.

    >>> plain("one\\nline\\u2028 more")
    'one line more'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def docstring(lines: Iterable[str], indent: str = "") -> Iterator[str]:
    """Lines as a docstring of Python, whatever is in them.

    >>> list(docstring(['a "title" of \\\\N', "and more"]))
    ['\"\"\"a \\\\"title\\\\" of \\\\\\\\N', 'and more', '\"\"\"']
    """
    first, *rest = (line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    if not rest:
        yield f'{indent}"""{first}"""'
        return
    yield f'{indent}"""{first}'
    yield from (f"{indent}{line}" if line else "" for line in rest)
    yield f'{indent}"""'


def comment(lines: Iterable[str], sign: str) -> Iterator[str]:
    """Lines as a comment that ends with each line."""
    yield from (f"{sign} {line}".rstrip() for line in lines)
