"""What is too much to be worked entry by entry, told before the work begins."""

from __future__ import annotations

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths.program import Program

#: More products than this, in a step and in all, are refused: a sheet of them would help nobody.
MOST_A_STEP, MOST_IN_ALL = 100_000, 2_000_000
#: So many times as many are worked where entries are chosen.
CHOSEN = 20
#: Up to so many products are worked entry by entry also where only some entries are asked for.
FEW = 2_000


def affordable(program: Program, *, in_part: bool = False) -> None:
    """Raises `FigureError` where a program has too many products to work every entry of it with all its parts.

    `in_part` says that entries of it are chosen, and more is worked.
    """
    if told := excess(program, CHOSEN if in_part else 1):
        chosen = "" if in_part else "--entries 0 or "
        raise FigureError(f'{told}; choose entries, as with {chosen}-q "h[0]"')


def excess(program: Program, times: int = 1) -> str:
    """That a program has too many products for that, so many `times` the usual; '' where it has not."""
    made = products(program)
    many = made > MOST_A_STEP * times or made * program.steps > MOST_IN_ALL * times
    return too_many(*sizes(program), program.steps, made, times) if many else ""


def products(program: Program) -> int:
    """About how many products one step of a program has."""
    hidden, inputs = sizes(program)
    return hidden * (hidden + inputs) * len(program.cell.equations)


def sizes(program: Program) -> tuple[int, int]:
    """How many units and how many inputs a program is for; one and one in scalar form."""
    found = {"n": 1, "m": 1}
    for name, size in program.cell.sizes.items():
        found |= dict(zip(size, program.shapes.get(name, ()), strict=False))
    return found["n"], found["m"]


def too_many(hidden: int, inputs: int, steps: int, products: int, times: int = 1) -> str:
    """That so many products are not worked."""
    return (
        f"{counted(hidden, 'unit')}, {counted(inputs, 'input')} and {counted(steps, 'step')} "
        f"are about {products * steps} products; at most {MOST_A_STEP * times} a step and {MOST_IN_ALL * times} "
        "in all are worked"
    )


def counted(count: int, what: str) -> str:
    """A number and what it counts, `1 step`, `3 steps`."""
    return f"{count} {what}{'s' * (count != 1)}"
