"""`new`: an example to start from."""

from __future__ import annotations

from symbolic_lstm.cli.output import STANDARD, complain, emit
from symbolic_lstm.errors import UsageError
from symbolic_lstm.published.catalog import find_example


def new(
    file: str = STANDARD,
    /,
    *,
    from_: str | None = None,
    cell: str | None = None,
    force: bool = False,
) -> int:
    """Write a commented example to start from.

    Parameters
    ----------
    file
        The TOML file to write; - is standard output.
    from_
        Start from a shipped example instead (see `list`).
    cell
        The cell of the example (see `list cells`), lstm if none is named.
    force
        Write over a file that exists.
    """
    if from_ is not None and cell is not None:
        raise UsageError("--from brings its own cell; leave out --cell")
    if file != STANDARD and not file.endswith(".toml"):
        raise UsageError(f"an example is a TOML file and its name ends in .toml: {file!r} does not")
    if from_ is not None:
        path, _ = find_example(from_)
        text = path.read_text(encoding="utf-8")
    else:
        from symbolic_lstm.cells import named
        from symbolic_lstm.published.template import template

        text = template(named(cell or "lstm"), "mine.toml" if file == STANDARD else file)
    emit(text, file, force=force)
    if file != STANDARD:
        complain(f"wrote {file}; work it with: symbolic-lstm sheet {file}")
    return 0
