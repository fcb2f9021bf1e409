"""`code`: a program of a cell, forward and backward."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from symbolic_lstm.cells import CELLS, named
from symbolic_lstm.cli.arguments import Option
from symbolic_lstm.cli.output import STANDARD, emit
from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.maths.cell import Cell

Target = Literal["numpy"]


def code(
    example: str = "lstm",
    /,
    *,
    to: Target = "numpy",
    output: Annotated[str | None, Option("-o")] = None,
    force: bool = False,
) -> int:
    """Write a program of a cell, forward and backward, from its own sentences.

    Parameters
    ----------
    example
        A cell (see `list cells`), a shipped example or the path of your own TOML file.
    to
        The language. numpy is a module with `forward(x, h0, c0, weights) -> (hs, state)` and
        `backward(state, d_hs) -> gradients`, over a batch of sequences, shapes in its text.
    output
        The file to write; - is standard output.
    force
        Write over a file that exists.
    """
    from symbolic_lstm.generate.numpy_module import numpy_module

    source = {"numpy": numpy_module}[to](_cell(example))
    emit(source, output, force=force)
    return 0


def _cell(example: str) -> Cell:
    """The cell of a name, or that of an example."""
    if example in CELLS:
        return named(example)
    from symbolic_lstm.published.load import load

    try:
        return load("-" if example == STANDARD else example).cell
    except UsageError as fault:
        if Path(example).suffix or "/" in example:
            raise
        raise UsageError(f"{fault}{did_you_mean(example, CELLS)}") from None
