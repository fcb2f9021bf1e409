"""`code`: a program of a cell, forward and backward."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from symbolic_lstm.cells import CELLS, named
from symbolic_lstm.cli.arguments import Option
from symbolic_lstm.cli.output import STANDARD, emit
from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.maths.forms import Shapes
from symbolic_lstm.maths.program import Form

if TYPE_CHECKING:
    from symbolic_lstm.generate.plan import Plan
    from symbolic_lstm.published.example import Example

Target = Literal["numpy", "torch", "python", "javascript"]
#: Which target a file is of, where none is named.
SUFFIXES: dict[str, Target] = {".js": "javascript", ".mjs": "javascript"}


def code(
    example: str = "lstm",
    /,
    *,
    to: str | None = None,
    form: Form | None = None,
    variant: str = "",
    set: list[str] | None = None,
    with_test: bool = False,
    output: Annotated[str | None, Option("-o")] = None,
    force: bool = False,
) -> int:
    """Write a program of a cell, forward and backward, from its own sentences.

    Parameters
    ----------
    example
        A cell (see `list cells`), a shipped example or the path of your own TOML file.
    to
        The language: numpy, a module with `forward(x, h0, c0, weights) -> (hs, state)` and
        `backward(state, d_hs) -> gradients` over a batch of sequences; python and javascript, the same two
        functions over one sequence, of lists and numbers alone; torch, a PyTorch module whose backward pass is
        autograd's, and which takes over the weights of PyTorch's own layer where the cell is that layer's; xlsx, of
        an example, a spreadsheet whose stages are live formulas. Else by the suffix of the output (.mjs, .js,
        .xlsx), else numpy.
    form
        What the names are: vector, or scalar for one unit and one input; else what the example's are.
    variant
        A variant of the example, whose numbers the test or the spreadsheet has; a program gets its test then.
    set
        Change a number of it, as for `sheet`: --set x=-10, --set "x=[0, 0.5]". Repeatable.
    with_test
        Put a test behind the program, of an example: its numbers, and the certified figures that both passes must
        come to. Running the file makes it.
    output
        The file to write; - is standard output.
    force
        Write over a file that exists.
    """
    from symbolic_lstm.cli import workbook

    if workbook.wants_workbook(to, output):
        if example in CELLS:
            raise UsageError(
                f"a spreadsheet needs numbers, and the {example} cell has none; name an example, see `list`"
            )
        from symbolic_lstm.request import Request

        unused = {"--form": form, "--with-test": with_test}
        asked = Request((), (), variant, tuple(set or ()))
        return workbook.workbook(_example(example), asked, output, without=unused, force=force)
    target = _target(to, output)
    found = named(example) if example in CELLS else _example(example)
    with_test = with_test or bool(variant or set)  # a program has numbers in its test alone
    made = _plan(found, target, form, with_test, _shapes(found, variant, set or []))
    source = _writer(target)(made)
    if with_test:
        source = _tested(found, target, made, source, variant, set or [])
    emit(source, output, force=force)
    return 0


def _target(to: str | None, output: str | None) -> Target:
    suffix = Path(output).suffix.lower() if output and output != STANDARD else ""
    if to is None:
        return SUFFIXES.get(suffix, "numpy")
    for target in get_args(Target):
        if to == target:
            found: Target = target
            return found
    known = [*get_args(Target), "xlsx"]
    raise UsageError(f"no program is written in {to!r}{did_you_mean(to, known)}")


def _writer(target: Target) -> Callable[[Plan], str]:
    if target == "numpy":
        from symbolic_lstm.generate.numpy_module import numpy_module

        return numpy_module
    if target == "torch":
        from symbolic_lstm.generate.torch_module import torch_module

        return torch_module
    if target == "python":
        from symbolic_lstm.generate.python_module import python_module

        return python_module
    from symbolic_lstm.generate.javascript_module import javascript_module

    return javascript_module


def _tested(
    found: Cell | Example, target: Target, made: Plan, source: str, variant: str, changes: Sequence[str]
) -> str:
    """The program with its test; raises `UsageError` where there are no numbers for it."""
    if isinstance(found, Cell):
        raise UsageError(f"a test needs numbers, and the {found.name} cell has none; name an example, see `list`")
    if made.form != found.form:
        raise UsageError(f"the numbers of {found.id} are those of a {found.form} form; leave out --form")
    from symbolic_lstm.generate.own_test import own_test
    from symbolic_lstm.published.backward import free_names
    from symbolic_lstm.published.setting import setting
    from symbolic_lstm.request import change

    ready = setting(found, variant, dict(map(change, changes)))
    return own_test(target, made, free_names(found, ready), source)


def _shapes(found: Cell | Example, variant: str, changes: Sequence[str]) -> Shapes | None:
    """The shapes of an example's names where its sentences count entries, so that they may fit no others."""
    if isinstance(found, Cell) or found.form == "scalar" or found.awaits:
        return None
    if not any(isinstance(part, t.Slice) for equation in found.cell for _, part in t.walk(equation.body)):
        return None
    from symbolic_lstm.published.setting import setting
    from symbolic_lstm.request import change

    return setting(found, variant, dict(map(change, changes))).program.shapes


def _plan(found: Cell | Example, target: Target, form: Form | None, with_test: bool, at: Shapes | None) -> Plan:
    """Plan the program in the form asked for, else that of the example; a batch has vectors wherever they fit."""
    from symbolic_lstm.generate.plan import fitting, plan

    if isinstance(found, Cell):
        return plan(found, fitting(found, form))
    own = found.form if with_test or target in ("python", "javascript") else None
    return plan(found.cell, fitting(found.cell, form or own, at), at)


def _example(example: str) -> Example:
    """A shipped example, or that of a file."""
    from symbolic_lstm.published.load import load

    try:
        return load("-" if example == STANDARD else example)
    except UsageError as fault:
        if Path(example).suffix or "/" in example:
            raise
        raise UsageError(f"{fault}{did_you_mean(example, CELLS)}") from None
