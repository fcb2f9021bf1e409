"""Tools for writing assistants, by the Model Context Protocol: `symbolic-lstm mcp` on standard input and output.

An assistant asks what is right and why, and gets the JSON of `verify` and
`sheet`: verdicts with the rounding that explains them, derivations whose every
digit is proved. Nothing it sends is run, and no file is read or written.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from symbolic_lstm.articles.documents.document_kinds import KINDS
from symbolic_lstm.articles.many import check_file
from symbolic_lstm.articles.options import Options
from symbolic_lstm.articles.reports.records import article_record
from symbolic_lstm.errors import SymbolicLstmError, UsageError, did_you_mean, shortened
from symbolic_lstm.published.catalog import shipped
from symbolic_lstm.published.load import load
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.request import Request, page_of
from symbolic_lstm.verify.explanations import EXPLANATIONS
from symbolic_lstm.verify.line import check_line as judged
from symbolic_lstm.version import __version__
from symbolic_lstm.writers import json as json_writer
from symbolic_lstm.writers import writer

P = ParamSpec("P")
Made = TypeVar("Made")

#: Articles of more characters are refused.
LONGEST = 1_000_000
_TEXTS = ("text", "markdown", "latex", "mathml", "typst")


def with_our_errors(tool: Callable[P, Made]) -> Callable[P, Made]:
    """The tool, with our errors as those of the protocol."""

    @wraps(tool)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> Made:
        try:
            return tool(*args, **kwargs)
        except SymbolicLstmError as fault:
            raise ToolError(str(fault)) from None

    return guarded


@with_our_errors
def check_line(line: str) -> dict[str, Any]:
    """Recompute a line such as "sigma(5.95) = 0.997" and judge every figure in it.

    `full` follows with nothing rounded, `shown` from the figures as printed; a figure may be right by one and not by
    the other, and the message says why.
    """
    return {"line": line, "results": [result.record() for result in judged(line)]}


@with_our_errors
def check_article(text: str, kind: str = "Markdown") -> dict[str, Any]:
    """Recompute the figures and equations of an article and say what is wrong, where, and why.

    `kind` is what the text is written in: Markdown, LaTeX, HTML, reStructuredText and others. `line` and `column`
    count from 1; `policy` is the rounding that explains the author's figures; `seen`, `checked` and `unreadable` say
    how much was covered.
    """
    if kind not in KINDS:
        raise UsageError(f"no kind of article {shortened(kind)!r}{did_you_mean(kind, KINDS)}")
    if len(text) > LONGEST:
        raise UsageError(f"the article has {len(text)} characters; at most {LONGEST} are read")
    found = check_file("<article>", Options(kind=kind, seconds=60), text.encode("utf-8", "replace"))
    if found.article is None:
        raise UsageError(str(found.error))
    return article_record(found.article)


@with_our_errors
def work_example(
    example: str = "understanding-lstms",
    changes: dict[str, str] | None = None,
    quantities: list[str] | None = None,
    variant: str = "",
    notation: str | None = None,
    format: str = "json",
) -> dict[str, Any]:
    """Work an example of a recurrent cell step by step; every printed digit is proved.

    `example` is the name of a shipped example or the text of a TOML file; `changes` are numbers as text ({"x": "-10"}),
    `quantities` what of it is wanted (f, c@3, h[0]@2). `format` is json for the derivations as data, or text, markdown,
    latex, mathml or typst.
    """
    if format != "json" and format not in _TEXTS:
        raise UsageError(f"a format is json, {', '.join(_TEXTS)}, not {shortened(format)!r}")
    known = {entry.id for entry in shipped()}
    if "\n" not in example and example not in known:
        raise UsageError(f"no example {shortened(example)!r}{did_you_mean(example, known)}, and no text of a TOML file")
    loaded = parse_example(example) if "\n" in example else load(example)
    asked = tuple(f"{name}={number}" for name, number in (changes or {}).items())
    page = page_of(loaded, Request(tuple(quantities or ()), (), variant, asked, notation=notation))
    if format == "json":
        return json_writer.records(page)
    return {"format": format, "text": str(writer(format).write(page))}


@with_our_errors
def explain_verdict(verdict: str) -> str:
    """Say what a verdict (as-shown, mismatch) or a rule (N101) means."""
    if verdict not in EXPLANATIONS:
        raise UsageError(f"no verdict or rule {shortened(verdict)!r}{did_you_mean(verdict, EXPLANATIONS)}")
    return EXPLANATIONS[verdict]


def server() -> MCPServer:
    """The server with its tools."""
    made: MCPServer = MCPServer(
        "symbolic-lstm", version=__version__,
        instructions="Check and work the mathematics of LSTMs, GRUs and other recurrent cells in print. A figure that "
        "follows from rounded figures (as-shown) is right as its author printed it: do not correct it.",
    )  # fmt: skip
    for tool in (check_line, check_article, work_example, explain_verdict):
        made.tool()(tool)
    return made
