"""`verify` of articles: which of the names are articles, what is asked for, and every format of the answer."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from symbolic_lstm.cli import progress
from symbolic_lstm.cli.output import STANDARD, emit
from symbolic_lstm.errors import SymbolicLstmError, UsageError, shortened
from symbolic_lstm.named_tuples import NamedTuple

if TYPE_CHECKING:
    from symbolic_lstm.articles.finding import Article
    from symbolic_lstm.articles.options import Options
    from symbolic_lstm.articles.settings import Settings


class Asked(NamedTuple):
    """What is asked for articles; `verify` says what each of these is."""

    as_: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    let: tuple[str, ...] = ()
    show_skipped: bool = False
    min_checked: int = 0
    baseline: str = ""
    write_baseline: str = ""
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    jobs: int = 1
    shard: str = ""
    resume: str = ""
    backend: str = ""
    address: str = ""
    seconds: int = 60
    memory: int = 0
    trace: bool = False


def whole_number_option(option: str, said: str, default: int = 0) -> int:
    """A whole number that an option says; raises `UsageError` for anything else."""
    if not said:
        return default
    if not (said.isascii() and said.isdecimal() and len(said) < 8):
        raise UsageError(f"{option} is a whole number, not {shortened(said)!r}")
    return int(said)


class ArticleRun:
    """Articles that were checked, one after the other, with what could not be read."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.unread: list[tuple[str, SymbolicLstmError]] = []


def parted(names: tuple[str, ...], asked: Asked) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The examples and the articles among names."""
    from symbolic_lstm.articles.documents.document_kinds import kind_of

    examples: list[str] = []
    articles: list[str] = []
    for name in names:
        path = Path(name)
        if name == STANDARD or "\0" in name:
            ours = bool(asked.as_)
        elif path.suffix.lower() == ".toml":
            ours = False
        else:
            ours = bool(asked.as_) or bool(path.suffix and kind_of(name)) or _stands_for_files(path, name)
        (articles if ours else examples).append(name)
    return tuple(examples), tuple(articles)


def _stands_for_files(path: Path, name: str) -> bool:
    return path.is_dir() or (any(sign in name for sign in "*?[") and not name.endswith(".toml"))


def settings_here() -> Settings:
    """The settings of the project that the program runs in."""
    from symbolic_lstm.articles.settings import settings

    return settings(Path.cwd())


def checked(names: tuple[str, ...], asked: Asked, said: Settings) -> ArticleRun:
    """Every article that names stand for; what is wrong with one stays with it."""
    from symbolic_lstm.articles.let_remarks import checked_meanings
    from symbolic_lstm.articles.manifest import known, line, opened, taken_up
    from symbolic_lstm.articles.many import check_files, gathered, share
    from symbolic_lstm.articles.options import Options, codes

    options = Options(
        codes(asked.select or said.select, "--select"), codes(asked.ignore, "--ignore"),
        checked_meanings((*said.let, *asked.let), "--let"),
        _kind(asked.as_), asked.seconds, asked.memory,
    )  # fmt: skip
    run = ArticleRun()
    standard = [name for name in names if name == STANDARD]
    files = gathered([name for name in names if name != STANDARD], said.exclude)
    files = share(files, asked.shard) if asked.shard else files
    for _ in standard[:1]:
        _keep(run, _standard(options), options)
    by_ignores: dict[tuple[str, ...], list[str]] = {}
    for name in files:
        by_ignores.setdefault((*options.ignore, *said.ignored(name)), []).append(name)
    found: dict[str, Any] = {}
    with ExitStack() as stack:
        held = known(Path(asked.resume)) if asked.resume else {}
        record = stack.enter_context(opened(Path(asked.resume))) if asked.resume else None
        for silent, group in by_ignores.items():
            own = options._replace(ignore=silent)
            found |= {name: one for name in group if (one := taken_up(name, own, held))}
            todo = [name for name in group if name not in found]
            for one in check_files(
                todo, own, jobs=asked.jobs, backend=asked.backend, address=asked.address, done=progress.at
            ):
                found[one.path] = one
                if record:
                    record.write(line(one, own))
                    record.flush()
    progress.clear()
    for name in files:
        _keep(run, found[name], options)
    return run


def _keep(run: ArticleRun, one: Any, options: Options) -> None:
    if one.article is None:
        run.unread.append((one.path, one.error))
    else:
        run.articles.append(one.article)


def _standard(options: Options) -> Any:
    from symbolic_lstm.articles.many import check_file

    if sys.stdin is None:
        raise UsageError("standard input is closed; name a file instead of -")
    return check_file("<stdin>", options, sys.stdin.buffer.read(50_000_001))


def _kind(said: str) -> str:
    from symbolic_lstm.articles.documents.document_kinds import KINDS
    from symbolic_lstm.errors import did_you_mean

    spelt = {kind.lower(): kind for kind in KINDS} | {
        "rst": "reStructuredText",
        "docx": "Word",
        "tex": "LaTeX",
        "md": "Markdown",
    }
    if said and said.lower() not in spelt:
        raise UsageError(f"no kind of article {said!r}{did_you_mean(said.lower(), spelt)}")
    return spelt[said.lower()] if said else ""


def through_baseline(run: ArticleRun, asked: Asked, said: Settings) -> None:
    """Pass over what was there before, and write what is there now, where it is asked for."""
    from symbolic_lstm.articles import baseline

    if asked.write_baseline:
        baseline.check_replaceable(Path(asked.write_baseline))
        emit(baseline.written(run.articles), asked.write_baseline, None, force=True)
    name = asked.baseline or (str(said.root / said.baseline) if said.baseline and said.root else "")
    if name and not asked.write_baseline:
        known = baseline.read(Path(name))
        run.articles = [baseline.without(article, known) for article in run.articles]


def mended(run: ArticleRun, asked: Asked) -> list[str]:
    """Write right figures into the files, or say what would change: what is to be told, a text for each file."""
    from symbolic_lstm.articles.fixes import fixed
    from symbolic_lstm.whole_file import replace_file

    told: list[str] = []
    for article in run.articles:
        path = article.document.path
        text, count = fixed(article, unsafe=asked.unsafe_fixes)
        if not count or not Path(path).is_file() or article.document.title in ("Word", "notebook"):
            continue
        if asked.diff:
            told.append("".join(_diff(article.document.raw, text, path)))
        else:
            replace_file(Path(path), text.encode("utf-8"))
            told.append(f"{path}: {count} figure{'s' * (count != 1)} mended\n")
    return told or ([] if asked.diff else ["nothing that --fix may change\n"])


def _diff(old: str, new: str, path: str) -> Iterator[str]:
    lines = difflib.unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), path, path)
    return (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def written(
    articles: list[Article], format: Literal["text", "markdown", "sarif", "junit", "html"], asked: Asked, fail_on: str
) -> str:
    """The answer in a format that is made of articles alone."""
    if format == "sarif":
        from symbolic_lstm.articles.reports.sarif import sarif
        from symbolic_lstm.version import __version__

        return sarif(articles, __version__)
    if format == "junit":
        from symbolic_lstm.articles.reports.junit import junit

        levels = ("note", "warning", "error")
        return junit(articles, levels[levels.index(fail_on) :])
    if format == "html":
        from symbolic_lstm.articles.reports.html import html

        return html(articles)
    from symbolic_lstm.articles.reports.text import report

    told = report(articles, skipped=asked.show_skipped or fail_on == "note", trace=asked.trace)
    return f"```text\n{told}```\n" if format == "markdown" else told


def records(articles: list[Article]) -> list[dict[str, Any]]:
    """The articles' part of the JSON."""
    from symbolic_lstm.articles.reports.records import article_record

    return [article_record(article) for article in articles]


def worst(articles: list[Article]) -> int:
    """How grave the gravest finding is."""
    from symbolic_lstm.verify.verdicts import GRAVITY

    return max((GRAVITY[f.level] for article in articles for f in article.findings), default=0)
