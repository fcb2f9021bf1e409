"""`verify`: recompute what worked examples print, and say what is wrong, where, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, assert_never

from symbolic_lstm.cli import identities, progress
from symbolic_lstm.cli.arguments import Option
from symbolic_lstm.cli.output import STANDARD, complain, emit, warn
from symbolic_lstm.cli.verify_answers import Unreadable, as_github, as_json, too_few
from symbolic_lstm.cli.verify_answers import verdict_page as page_of
from symbolic_lstm.cli.verify_articles import (
    ArticleRun,
    Asked,
    mended,
    parted,
    settings_here,
    through_baseline,
    whole_number_option,
    written,
)
from symbolic_lstm.cli.verify_articles import checked as articles_checked
from symbolic_lstm.cli.verify_articles import worst as worst_of
from symbolic_lstm.errors import ExampleError, SymbolicLstmError, UsageError
from symbolic_lstm.published.catalog import ours, shipped

if TYPE_CHECKING:
    from symbolic_lstm.page.report import Checked


def verify(
    *examples: str,
    expression: Annotated[list[str] | None, Option("-e", hyphen=True)] = None,
    format: Annotated[Literal["text", "markdown", "json", "github", "sarif", "junit", "html"], Option("-f")] = "text",
    skip_others: bool = False,
    fail_on: Literal["note", "warning", "error"] | None = None,
    overview: bool = False,
    all: bool = False,
    output: Annotated[str | None, Option("-o")] = None,
    force: bool = False,
    as_: str = "",
    select: list[str] | None = None,
    ignore: list[str] | None = None,
    let: list[str] | None = None,
    show_skipped: bool = False,
    min_checked: str = "",
    baseline: str = "",
    write_baseline: str = "",
    fix: bool = False,
    unsafe_fixes: bool = False,
    diff: bool = False,
    jobs: str = "",
    shard: str = "",
    resume: str = "",
    backend: str = "",
    address: str = "",
    seconds: str = "",
    memory: str = "",
    trace: bool = False,
) -> int:
    """Recompute every printed figure of worked examples, of articles, or of one line.

    Without an argument, every shipped example is verified, and a summary printed. An article is a file in Markdown,
    HTML, LaTeX, reStructuredText, AsciiDoc, Typst, Org or Word, a notebook, a program with its comments, a folder of
    them or a pattern. Its steps are found, read and recomputed, and what could not be read is counted.

    Parameters
    ----------
    examples
        Shipped examples (see `list`), paths of your own TOML files (examples or identities), or articles.
    expression
        Check one line instead, as in -e "2.70*1 + 1.63*1 + 1.62 = 5.95". Repeatable.
    format
        Plain text, Markdown, JSON for programs, or annotations for GitHub's checks; of articles also SARIF, JUnit,
        or an HTML copy with marks.
    skip_others
        Pass over files that are no worked examples, which a pattern such as *.toml names, too.
    fail_on
        The least grave finding that makes the exit code 1: error, if pyproject.toml says nothing else.
    overview
        A row for each example, and the flagged figures with the reasons their examples give.
    all
        Every figure of every shipped example, in place of the summary.
    output
        The file to write; - is standard output.
    force
        Write over a file that is not ours, or was changed since.
    as_
        Read articles, and standard input, as this kind: markdown, html, latex, notebook, rst, asciidoc, typst, org.
    select
        Of articles: only these rules speak, by code or its beginning, as N101 or E.
    ignore
        Of articles: these rules are silent.
    let
        What a sign stands for, as in sigma=relu, b=0.5 or decimals=truncate.
    show_skipped
        List what could not be read or judged in articles, too.
    min_checked
        Fail where fewer steps of articles were checked, so that nothing read is never taken for nothing wrong.
    baseline
        A file of findings that were there before and are passed over.
    write_baseline
        Write such a file of everything that is found now.
    fix
        Write right figures into articles, where every reading agrees and the figure is printed once.
    unsafe_fixes
        The same for figures that are printed elsewhere, too.
    diff
        Show what --fix would change, and change nothing.
    jobs
        So many articles at once; 0 is as many as there are cores.
    shard
        Only a share of the articles, as 2/5, for several machines.
    resume
        A manifest of what is done; a run that was interrupted goes on where it stopped.
    backend
        What joblib carries the work with: loky, dask or ray.
    address
        The address of a Dask scheduler.
    seconds
        The time that one article may take; 60 if nothing is said.
    memory
        The megabytes that one article may take; 2000 if nothing is said.
    trace
        Of articles: everything that was read, how, what it comes to, and what came of it.
    """
    if overview and (expression or format not in ("text", "markdown")):
        raise UsageError("--overview is of examples, as text or Markdown")
    if expression and examples:
        raise UsageError("-e checks lines by themselves; name no example beside it")
    asked = Asked(
        as_, tuple(select or ()), tuple(ignore or ()), tuple(let or ()), show_skipped,
        whole_number_option("--min-checked", min_checked), baseline, write_baseline, fix, unsafe_fixes, diff,
        whole_number_option("--jobs", jobs, 1), shard, resume, backend, address,
        whole_number_option("--seconds", seconds, 60), whole_number_option("--memory", memory, 2000), trace,
    )  # fmt: skip
    named, files = parted(examples, asked) if examples else ((), ())
    names = named if files or expression else named or tuple(e.id for e in shipped())
    if skip_others:
        names = tuple(name for name in names if not (path := Path(name)).is_file() or ours(path))
    checked, unreadable = _lines(expression) if expression else _examples(names)
    run, said = ArticleRun(), None
    if files:
        said = settings_here()
        run = articles_checked(files, asked, said)
        through_baseline(run, asked, said)
        unreadable += run.unread
    level = fail_on or (said.fail_on if said else "") or "error"
    changed = mended(run, asked) if asked.fix or asked.unsafe_fixes or asked.diff else []
    match format:
        case _ if asked.diff:
            emit("".join(changed), output, None, force=force)
        case "text" | "markdown" if unreadable and not checked and not run.articles and output is None:
            pass  # nothing could be read, and the complaints say why
        case "text" | "markdown":
            summary = not (examples or expression or all)
            page = (
                page_of(checked, format, "overview" if overview else "summary" if summary else "")
                if checked or not files
                else ""
            )
            told = written(run.articles, format, asked, level) if run.articles else ""
            emit("\n".join(filter(None, (page, told, "".join(changed)))), output, format, force=force)
        case "json":
            emit(as_json(checked, run), output, format, force=force)
        case "github":
            emit(as_github(checked, unreadable, run, notes=level == "note"), output, format, force=force)
        case "sarif" | "junit" | "html":
            if checked:
                raise UsageError(f"{format} is of articles; name no worked example beside them")
            emit(written(run.articles, format, asked, level), output, None, force=force)
        case _:
            assert_never(format)
    if unreadable and format == "github":  # here nothing is quoted: the runner reads commands from this, too
        complain(f"error: {len(unreadable)} of the inputs could not be read; the annotations say why")
    for name, fault in unreadable if format != "github" else ():
        text = str(fault)
        complain(text if ": error: " in text.partition("\n")[0] else f"{name}: error: {text}")
    if unreadable or too_few(run, asked, said):
        return 2
    from symbolic_lstm.verify.verdicts import GRAVITY

    worst = max((GRAVITY[r.level] for one in checked for r in one.results if not r.expected), default=0)
    worst = max(worst, worst_of(run.articles))
    return 1 if worst >= GRAVITY[level] or (changed and asked.diff) else 0


def _examples(names: tuple[str, ...]) -> tuple[list[Checked], list[Unreadable]]:
    """All files are finished, whatever is wrong with one of them."""
    from symbolic_lstm.page.report import Checked
    from symbolic_lstm.published.load import load
    from symbolic_lstm.verify.check import check_example
    from symbolic_lstm.verify.policies import account
    from symbolic_lstm.verify.recompute import reckoned

    checked: list[Checked] = []
    unreadable: list[Unreadable] = []
    for done, name in enumerate("-" if name == STANDARD else name for name in names):
        progress.at(done + 1, len(names), name)
        try:
            if identities.asked(name):
                checked.append(identities.checked(name))
                continue
            example = load(name)
            if example.written:
                progress.clear()
            warn(example)
            sheets = reckoned(example)
            results, rounding = check_example(example, sheets), account(example, sheets)
            checked.append(Checked(example.path, example.title, results, rounding, example))
        except SymbolicLstmError as fault:
            unreadable.append((name, _with_kind(fault) if name == "-" else fault))
    progress.clear()
    return checked, unreadable


def _with_kind(fault: SymbolicLstmError) -> SymbolicLstmError:
    """What is wrong with an example on standard input, which may have been meant to be an article."""
    if not isinstance(fault, ExampleError):
        return fault
    told = f"{fault.reason}; an article is read with --as markdown"
    return ExampleError(told, fault.path, fault.line, fault.column, fault.source)


def _lines(lines: list[str]) -> tuple[list[Checked], list[Unreadable]]:
    from symbolic_lstm.page.report import Checked
    from symbolic_lstm.verify.line import check_line

    checked: list[Checked] = []
    unreadable: list[Unreadable] = []
    for line in lines:
        try:
            checked.append(Checked("-e", line, check_line(line)))
        except SymbolicLstmError as fault:
            unreadable.append(("-e", fault))
    return checked, unreadable
