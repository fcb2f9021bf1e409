"""`verify`: recompute what worked examples print, and say what is wrong, where, and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, assert_never

from symbolic_lstm.cli import progress
from symbolic_lstm.cli.arguments import Option
from symbolic_lstm.cli.output import STANDARD, complain, emit, warn
from symbolic_lstm.errors import SymbolicLstmError, UsageError
from symbolic_lstm.published.catalog import ours, shelf

if TYPE_CHECKING:
    from symbolic_lstm.page.report import Checked
    from symbolic_lstm.verify.policies import Account

SCHEMA = "symbolic-lstm/verify/1"
#: What could not be read, and why.
Unread: TypeAlias = tuple[str, SymbolicLstmError]


def verify(
    *examples: str,
    expression: Annotated[list[str] | None, Option("-e", hyphen=True)] = None,
    format: Annotated[Literal["text", "markdown", "json", "github"], Option("-f")] = "text",
    skip_others: bool = False,
    fail_on: Literal["note", "warning", "error"] = "error",
    overview: bool = False,
    all: bool = False,
    output: Annotated[str | None, Option("-o")] = None,
    force: bool = False,
) -> int:
    """Recompute every printed figure of worked examples, or of one line.

    Without an argument, every shipped example is verified, and a summary printed.

    Parameters
    ----------
    examples
        Shipped examples (see `list`) or paths of your own TOML files.
    expression
        Check one line instead, as in -e "2.70*1 + 1.63*1 + 1.62 = 5.95". Repeatable.
    format
        Plain text, Markdown, JSON for programs, or annotations for GitHub's checks.
    skip_others
        Pass over files that are no worked examples, which a pattern such as *.toml names, too.
    fail_on
        The least grave finding that makes the exit code 1.
    overview
        A row for each example, and the flagged figures with the reasons their examples give.
    all
        Every figure of every shipped example, in place of the summary.
    output
        The file to write; - is standard output.
    force
        Write over a file that is not ours, or was changed since.
    """
    if overview and (expression or format not in ("text", "markdown")):
        raise UsageError("--overview is of examples, as text or Markdown")
    if expression and examples:
        raise UsageError("-e checks lines by themselves; name no example beside it")
    names = examples or tuple(e.id for e in shelf())
    if skip_others:
        names = tuple(name for name in names if not (path := Path(name)).is_file() or ours(path))
    checked, unreadable = _lines(expression) if expression else _examples(names)
    match format:
        case "text" | "markdown" if unreadable and not checked and output is None:
            pass  # nothing could be read, and the complaints say why
        case "text" | "markdown":
            summary = not (examples or expression or all)
            emit(_page(checked, format, "overview" if overview else "summary" if summary else ""), output, format,
                 force=force)  # fmt: skip
        case "json":
            emit(_json(checked), output, format, force=force)
        case "github":
            emit(_github(checked, unreadable), output, format, force=force)
        case _:
            assert_never(format)
    if unreadable and format == "github":  # here nothing is quoted: the runner reads commands from this, too
        complain(f"error: {len(unreadable)} of the inputs could not be read; the annotations say why")
    for name, fault in unreadable if format != "github" else ():
        text = str(fault)
        complain(text if ": error: " in text.partition("\n")[0] else f"{name}: error: {text}")
    if unreadable:
        return 2
    from symbolic_lstm.verify.verdicts import GRAVITY

    worst = max((GRAVITY[r.level] for one in checked for r in one.results if not r.expected), default=0)
    return 1 if worst >= GRAVITY[fail_on] else 0


def _examples(names: tuple[str, ...]) -> tuple[list[Checked], list[Unread]]:
    """All files are finished, whatever is wrong with one of them."""
    from symbolic_lstm.page.report import Checked
    from symbolic_lstm.published.load import load
    from symbolic_lstm.verify.check import check_example
    from symbolic_lstm.verify.policies import account
    from symbolic_lstm.verify.recompute import reckoned

    checked: list[Checked] = []
    unreadable: list[Unread] = []
    for done, name in enumerate("-" if name == STANDARD else name for name in names):
        progress.at(done + 1, len(names), name)
        try:
            worked = load(name)
            if worked.written:
                progress.clear()
            warn(worked)
            sheets = reckoned(worked)
            results, rounding = check_example(worked, sheets), account(worked, sheets)
            checked.append(Checked(worked.path, worked.title, results, rounding, worked))
        except SymbolicLstmError as fault:
            unreadable.append((name, fault))
    progress.clear()
    return checked, unreadable


def _lines(lines: list[str]) -> tuple[list[Checked], list[Unread]]:
    from symbolic_lstm.page.report import Checked
    from symbolic_lstm.verify.line import check_line

    checked: list[Checked] = []
    unreadable: list[Unread] = []
    for line in lines:
        try:
            checked.append(Checked("-e", line, check_line(line)))
        except SymbolicLstmError as fault:
            unreadable.append(("-e", fault))
    return checked, unreadable


def _json(checked: list[Checked]) -> str:
    totals: dict[str, int] = {}
    files: list[dict[str, Any]] = []
    for one in checked:
        unverifiable = sum(r.verdict == "unverifiable" for r in one.results)
        for result in one.results:
            totals[result.verdict] = totals.get(result.verdict, 0) + 1
        files.append(
            {
                "path": one.path,
                "checked": len(one.results) - unverifiable,
                "unverifiable": unverifiable,
                "policies": [policy._asdict() for policy in one.account.explaining] if one.account else [],
                "nearest": _nearest(one.account),
                "results": [r.record() for r in one.results],
            }
        )
    return json.dumps({"schema": SCHEMA, "files": files, "totals": totals}, ensure_ascii=False, indent=2) + "\n"


def _nearest(account: Account | None) -> dict[str, Any] | None:
    """The rounding that gives most figures, where none gives all, and the figures that it does not give."""
    if account is None or account.nearest is None:
        return None
    return {**account.nearest._asdict(), "missed": list(account.missed)}


def _github(checked: list[Checked], unreadable: list[Unread]) -> str:
    from symbolic_lstm.cli.annotations import of_fault, of_result, written

    faults = [of_fault(fault, name) for name, fault in unreadable]
    return written([*faults, *(a for one in checked for r in one.results if (a := of_result(r, one.path)))])


def _page(checked: list[Checked], format: Literal["text", "markdown"], kind: Literal["overview", "summary", ""]) -> str:
    from symbolic_lstm.page import overview
    from symbolic_lstm.page.report import report
    from symbolic_lstm.writers import writer

    make = {"overview": overview.overview, "summary": overview.summary, "": report}[kind]
    return str(writer(format).write(make(checked)))
