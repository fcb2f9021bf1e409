"""What a gallery shows of one example: its files, and a line that sums them up."""

from __future__ import annotations

from collections import Counter

from symbolic_lstm.api import Sheet, sheet
from symbolic_lstm.errors import SymbolicLstmError, UsageError
from symbolic_lstm.explorer.page import explored
from symbolic_lstm.illustrate import scene
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.report import Checked, report
from symbolic_lstm.published.example import Example
from symbolic_lstm.records import replace
from symbolic_lstm.request import Request
from symbolic_lstm.verify.check import check_example
from symbolic_lstm.verify.policies import account
from symbolic_lstm.verify.recompute import reckoned
from symbolic_lstm.writers import html
from symbolic_lstm.writers.attributes import quoteattr
from symbolic_lstm.writers.mathml_maths import escaped
from symbolic_lstm.writers.scenes.drawing import Drawing

#: What can be downloaded: the name of the file and its format.
DOWNLOADS = {
    "sheet.md": "markdown", "sheet.tex": "latex", "sheet.typ": "typst", "sheet.txt": "text", "figures.csv": "csv",
    "sheet.json": "json", "sheet.ipynb": "notebook", "slides.html": "revealjs",
}  # fmt: skip

#: A sheet of more steps is nothing that somebody reads on a page.
MOST_STEPS = 500


class Exhibit(NamedTuple):
    """One example: its files with their formats, and what the front page says of it.

    `files` are contents by name, each with its format; `pages` the files that are
    read, with what they are called; `verdicts` how many of its figures got which level.
    """

    id: str
    title: str
    about: str
    pages: dict[str, str]
    verdicts: dict[str, int]
    files: dict[str, tuple[str, str]]


def exhibit(example: Example) -> Exhibit:
    """Everything a gallery shows of an example; `UsageError` where a sheet would be too long to be read."""
    made = sheet(example)
    if made.made_from and (steps := made.made_from[1].program.steps) > MOST_STEPS:
        raise UsageError(
            f"{example.path}: a gallery has sheets of at most {MOST_STEPS} steps, and this has {steps}; "
            "`draw -p memory` and `sheet -f csv` take them all"
        )
    pages = {"index.html": "sheet"}
    files: dict[str, tuple[str, str]] = {}
    for name, text in (("explore.html", _explored(example)), ("cell.svg", _cell(example))):
        if text:
            files[name] = (name.partition(".")[2], text)
    if "explore.html" in files:
        pages["explore.html"] = "drag the numbers"
    sheets = reckoned(example)
    results = check_example(example, sheets)
    if results:
        told = report([Checked(example.path, example.title, results, account(example, sheets), example)])
        page = replace(told, title=f"Verdicts: {example.title}")
        files["verdicts.html"] = ("html", html.write(page))
        pages["verdicts.html"] = "verdicts"
    for name, format in DOWNLOADS.items():
        files[name] = (format, str(made.write(format)))
    files["index.html"] = ("html", _with_ways(made, pages, [*DOWNLOADS, f"{example.id}.toml"]))
    counts = Counter("expected" if it.expected else it.level for it in results)
    source = ", ".join(filter(None, [example.source.author, example.source.title]))
    return Exhibit(example.id, example.title, f"{example.cell.title}; {source}" if source else example.cell.title,
                   pages, dict(counts), files)  # fmt: skip


def _explored(example: Example) -> str:
    """The page one can drag; none where the example is too large for it."""
    try:
        return explored(example)
    except UsageError:
        return ""


def _cell(example: Example) -> str:
    """The picture of the cell; none where it has no picture."""
    try:
        return Drawing(scene(example, Request()), "auto").svg
    except SymbolicLstmError:
        return ""


def _with_ways(made: Sheet, pages: dict[str, str], downloads: list[str]) -> str:
    """The sheet with the ways to its other pages and files at its head."""
    ways = [f"<a href={quoteattr(name)}>{escaped(said)}</a>" for name, said in pages.items() if name != "index.html"]
    files = [f'<a href={quoteattr(name)} download="">{escaped(name)}</a>' for name in downloads]
    bar = (
        f'<nav class="note"><p><a href="../index.html">all examples</a> · {" · ".join(ways)}</p>'
        f"<p>download: {', '.join(files)}</p></nav>\n"
    )
    return str(made.write("html")).replace("<header>", f"{bar}<header>", 1)
