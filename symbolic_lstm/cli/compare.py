"""`compare`: what is worked by hand beside what a framework gave."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

from symbolic_lstm.cli.arguments import Option
from symbolic_lstm.cli.output import STANDARD, emit
from symbolic_lstm.cli.waiting import watched


def compare(
    example: str,
    run: str,
    /,
    *,
    set: list[str] | None = None,
    format: Annotated[Literal["text", "markdown", "json"], Option("-f")] = "text",
    output: Annotated[str, Option("-o")] = STANDARD,
    force: bool = False,
) -> int:
    """Compare a layer worked by hand with what a framework gave for it.

    Exit code 1 where a figure of the framework is further away than its own
    arithmetic can lead.

    Parameters
    ----------
    example
        The TOML file of the layer, such as `import` writes.
    run
        An .npz (or .safetensors) with the framework's own: h and whatever else it gave, (steps, units) each or
        of the last step alone; x and the states it began with may stand there, too.
    set
        Change a number, such as the input: --set "x=[1, 0.5]". Repeatable.
    format
        text, markdown or json.
    output
        The file to write; - is standard output.
    force
        Write over a file that is not ours, or was changed since.
    """
    from symbolic_lstm.published.load import load
    from symbolic_lstm.request import change
    from symbolic_lstm.verify.framework_run import compare_with_run
    from symbolic_lstm.weights.archives import arrays

    loaded = load(example)
    with watched():
        found = compare_with_run(loaded, arrays(Path(run)), dict(map(change, set or ())))
    if format == "json":
        told = [it._asdict() for it in found.figures]
        for it in told:
            del it["share"]
        text = json.dumps({"example": loaded.id, "numbers": found.kind, "figures": told}, ensure_ascii=False, indent=2)
        emit(f"{text}\n", output, format, force=force)
    else:
        from symbolic_lstm.page.framework_report import compared
        from symbolic_lstm.writers import writer

        emit(writer(format).write(compared(loaded, found)), output, format, force=force)
    return 0 if all(it.fits for it in found.figures) else 1
