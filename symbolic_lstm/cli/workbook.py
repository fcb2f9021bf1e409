"""What `sheet -o step.xlsx` and `code -o step.xlsx` write: a spreadsheet of live formulas."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from symbolic_lstm.cli.output import STANDARD, emit
from symbolic_lstm.errors import UsageError
from symbolic_lstm.published.example import Example
from symbolic_lstm.request import Request, asked

SUFFIX = ".xlsx"


def wants_workbook(named: str | None, output: str | None) -> bool:
    """Whether a format (or target) or the output's suffix asks for a spreadsheet.

    Raises `UsageError` where they disagree.
    """
    by_suffix = bool(output and output != STANDARD and Path(output).suffix.lower() == SUFFIX)
    if by_suffix and named not in (None, "xlsx"):
        raise UsageError(f"{named} contradicts the suffix of {output}, which is that of a spreadsheet")
    return by_suffix or named == "xlsx"


def workbook(
    example: Example,
    request: Request,
    output: str | None,
    *,
    backward: bool = False,
    loss: str | None = None,
    without: Mapping[str, object] | None = None,
    force: bool = False,
) -> int:
    """Write the spreadsheet of what is asked for, its backward pass, too; `without` are options that it has no use for.

    Raises `UsageError` for one of those.
    """
    for name, value in (without or {}).items():
        if value:
            raise UsageError(
                f"a spreadsheet shows every figure of an example, by the names of its cell; leave out {name}"
            )
    from symbolic_lstm.generate.spreadsheet import spreadsheet

    example, ready, _ = asked(example, request)
    if backward:
        from symbolic_lstm.published.backward import backward_setting

        ready = backward_setting(example, ready, loss)
    emit(spreadsheet(example, ready), output, "xlsx", force=force)
    return 0
