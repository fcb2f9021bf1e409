"""Jupyter: worked examples in the cells of a notebook.

    %load_ext symbolic_lstm

`%%lstm` works the example whose TOML stands in the cell, `%lstm` a shipped one
(`%lstm --example understanding-lstms -q f`) or one line: `%lstm sigma(2.70*1 + 1.62)`
shows its stages, `%lstm sigma(5.95) = 0.997` judges what it states. Options are
those of the program. What comes out is a sheet: it is shown, and `_` keeps it.

`%lstm --strict` alone, or `SYMBOLIC_LSTM_STRICT=1` in the environment, makes every cell
that follows stop the notebook where a figure is wrong, be it stated in a line or claimed
by the example that is worked; so `jupyter nbconvert --execute` fails.
"""

from __future__ import annotations

import os
import re
from argparse import Namespace
from typing import TYPE_CHECKING

from IPython.core.error import UsageError
from IPython.core.magic_arguments import argument, magic_arguments, parse_argstring
from IPython.display import display

from symbolic_lstm.errors import SentenceError, SymbolicLstmError
from symbolic_lstm.errors import UsageError as Misuse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from IPython.core.interactiveshell import InteractiveShell

    from symbolic_lstm.api import Sheet
    from symbolic_lstm.page.blocks import Page
    from symbolic_lstm.page.report import Checked
    from symbolic_lstm.published.example import Example
    from symbolic_lstm.verify.result import Result

#: Options in front of a line, each with a value but for the flags.
_OPTIONS = re.compile(r"""\s*(?:--(?:check|(?:no-)?strict)\b|(?:--[a-z]+|-q)(?:\s*=\s*|\s+)(?:"[^"]*"|'[^']*'|\S+))""")


@magic_arguments()
@argument("--example", help="work this example: a shipped one, or the path of a TOML file")
@argument("--variant", default="", help="a variant of the example, such as minus-ten")
@argument("--set", action="append", default=[], help="change a number: --set x=-10; repeatable")
@argument("-q", "--quantity", action="append", default=[], help="only this quantity: f, c, h@2; repeatable")
@argument("--stage", action="append", default=[], help="only this stage: numbers, sum, result …; repeatable")
@argument("--digits", help="digits of every figure: 4 (decimals) or 3s (significant)")
@argument("--carry", help="what later lines take over: unrounded (full) or shown figures")
@argument("--round", help="how figures are rounded: half-up, half-even, truncate")
@argument("--notation", help="whose words and letters to use")
@argument("--language", help="the language of the sheet: en, de or fr")
@argument("--decimal", help="the decimal sign, . or ,")
@argument("--check", action="store_true", help="show the verdict on every figure that the example claims")
@argument("--strict", action="store_true", help="stop the notebook where a figure is wrong; alone, from here on")
@argument("--no-strict", action="store_true", help="show what is wrong and go on; alone, from here on")
def lstm(line: str, cell: str | None = None) -> Sheet | None:
    """Work the example in the cell, or a line."""
    from symbolic_lstm.api import Sheet
    from symbolic_lstm.writers.plain import inert, plain

    options, rest = _split(line)
    asked: Namespace = parse_argstring(lstm, options)
    try:
        if _switched(asked, options, rest, cell):
            return None
        page, wrong = _made(asked, rest, cell)
    except SymbolicLstmError as fault:
        column = f"column {fault.column}: " if isinstance(fault, SentenceError) else ""
        raise UsageError(inert("\n".join(map(plain, f"{column}{fault}".split("\n"))))) from None
    sheet = Sheet(page.title, page.blocks, page.about, page.heading)
    if wrong and _strict(asked):
        display(sheet)
        raise UsageError(f"a figure is wrong: {inert(plain(', '.join(wrong)))}")
    return sheet


#: Whether figures that are wrong stop this notebook; empty until it says so itself.
_mode: list[bool] = []


def _switched(asked: Namespace, options: str, rest: str, cell: str | None) -> bool:
    """Whether a line says nothing but how strict the cells that follow are."""
    if asked.strict and asked.no_strict:
        raise Misuse("a notebook is --strict or --no-strict")
    if rest or cell is not None or options.strip() not in ("--strict", "--no-strict"):
        return False
    _mode[:] = [asked.strict]
    return True


def _strict(asked: Namespace) -> bool:
    """Whether a figure that is wrong stops the notebook: as the line says, else the notebook or its environment."""
    if asked.strict or asked.no_strict:
        return bool(asked.strict)
    return _mode[0] if _mode else os.environ.get("SYMBOLIC_LSTM_STRICT", "") not in ("", "0")


def _split(line: str) -> tuple[str, str]:
    """The options in front, and the rest: a line of mathematics has minus signs of its own."""
    at = 0
    while found := _OPTIONS.match(line, at):
        at = found.end()
    return line[:at], line[at:].strip()


def _made(asked: Namespace, rest: str, cell: str | None) -> tuple[Page, list[str]]:
    """The page that is asked for, and what is wrong in it."""
    from symbolic_lstm.page.author_prose import warn_of_formulas
    from symbolic_lstm.page.report import Checked
    from symbolic_lstm.request import Request, page_of, page_of_line
    from symbolic_lstm.verify.check import check_example
    from symbolic_lstm.verify.line import check_line
    from symbolic_lstm.verify.policies import account

    wanted = Request(
        tuple(asked.quantity), tuple(asked.stage), asked.variant, tuple(asked.set), asked.digits, asked.carry,
        asked.round, asked.notation, asked.language, asked.decimal,
    )  # fmt: skip
    if cell is None and asked.example is None:
        if not rest:
            raise Misuse("write a line, as in %lstm sigma(5.95) = 0.997, or name an --example; %%lstm takes TOML below")
        if asked.set or not _states(rest):
            return page_of_line(rest, wanted), []
        _judges(asked)
        return _judged(Checked("line", rest, check_line(rest)))
    if rest:
        raise Misuse(f"{rest} is no option of %lstm with its value; options stand in front, as in -q f")
    warn_of_formulas(example := _example(asked.example, cell))
    if not (asked.check or _strict(asked)):
        return page_of(example, wanted), []
    if asked.check:
        _judges(asked)
    results = check_example(example)
    if not asked.check and (not asked.strict or _of_a_sheet(asked)):
        return page_of(example, wanted), _wrong(results)
    return _judged(Checked(example.path, example.title, results, account(example)))


def _of_a_sheet(asked: Namespace) -> str:
    """An option that says what a sheet is to be like; '' where there is none."""
    names = ("quantity", "stage", "variant", "set", "digits", "carry", "round", "notation", "language", "decimal")
    return next((name for name in names if getattr(asked, name)), "")


def _judges(asked: Namespace) -> None:
    """Raises `UsageError` for what only a sheet can be asked; verdicts are on all figures, and told in one way."""
    if name := _of_a_sheet(asked):
        raise Misuse(f"--{name} is of a sheet and changes nothing of a verdict; leave it out")


def _example(name: str | None, cell: str | None) -> Example:
    """A named example, or the one in the cell, whose first line is that of the magic."""
    from symbolic_lstm.published.load import load
    from symbolic_lstm.published.spec import parse_example

    if cell is None:
        return load(name or "")
    if name is not None:
        raise Misuse("the cell holds an example, and --example names another; leave out one of them")
    return parse_example(f"\n{cell}", "cell", "cell")


def _states(line: str) -> bool:
    """Whether a line states something, and is not an expression or a name for one."""
    from symbolic_lstm.maths.terms import Symbol
    from symbolic_lstm.readers.line import read_line

    chains = read_line(line)
    read = chains[0].sides
    return len(chains) > 1 or len(read) > 2 or (len(read) == 2 and not isinstance(read[0].term, Symbol))


def _judged(checked: Checked) -> tuple[Page, list[str]]:
    """The report, and the figures that are wrong."""
    from symbolic_lstm.page.report import report

    return report([checked]), _wrong(checked.results)


def _wrong(results: Iterable[Result]) -> list[str]:
    """The figures that are wrong, but for those whose claim says so."""
    return [r.quantity or r.expression for r in results if r.level == "error" and not r.expected]


def load_ipython_extension(ipython: InteractiveShell) -> None:
    """Called by `%load_ext`, after which a notebook is as strict as its environment says."""
    _mode.clear()
    ipython.register_magic_function(lstm, "line_cell", "lstm")
