"""`embed`: fill the marked regions of articles, and keep them in step."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from symbolic_lstm.cli.arguments import Option
from symbolic_lstm.cli.articles import UNMARKED, gathered_all, standard_input
from symbolic_lstm.cli.embed_notes import tell_notes
from symbolic_lstm.cli.output import STANDARD, complain, emit, harmless
from symbolic_lstm.errors import SymbolicLstmError, UsageError
from symbolic_lstm.named_tuples import NamedTuple

if TYPE_CHECKING:
    from symbolic_lstm.embed.comments import Wrong
    from symbolic_lstm.embed.files import File
    from symbolic_lstm.embed.project import Project

#: Places that show the comments of an article to its readers.
SHOWING = {"dev"}
SHOWN = "; this place would show its markers, so publish what --strip writes"
#: More mistakes than this in one article are counted, not told.
MOST = 50


class _Asked(NamedTuple):
    check: bool
    diff: bool
    force: bool
    strip: bool
    target: str
    output: str | None
    project: Callable[[Path], Project]  # of a folder, found once
    told: set[str]  # what was warned of
    data: bytes | None = None  # of the one article that is read from standard input


def embed(
    *articles: str,
    check: bool = False,
    diff: bool = False,
    force: bool = False,
    strip: bool = False,
    target: str = "",
    output: Annotated[str | None, Option("-o")] = None,
    format: Annotated[Literal["text", "github"], Option("-f")] = "text",
    stdin_filename: Annotated[str, Option(shows_default=False)] = "article.md",
) -> int:
    """Fill the marked regions of articles from worked examples; refresh them later.

    An article is Markdown, MDX, HTML, LaTeX, reStructuredText, AsciiDoc,
    Typst, Org, plain text, a notebook or Python's docstrings. A folder
    stands for the articles in it that hold a marker and that git does not
    ignore, '**/*.md' for those that fit, - for one from standard input,
    which goes to standard output. Its markers are comments, and only what
    stands between two of them is ever changed. In Markdown, HTML and
    notebooks, as here, they are <!-- … -->; in MDX {/* … */}, in LaTeX % …,
    in reStructuredText .. …, in AsciiDoc // …, in Typst /* … */, in Org # …
    and, inside of a line, @@comment: …@@. One that stands alone gets its
    closing half:

      <!-- lstm:use understanding-lstms target=github -->

      It keeps <!-- lstm f percent --><!-- /lstm --> of the memory.

      <!-- lstm:begin f stages=numbers,sum,result -->
      <!-- lstm:end -->

    lstm:use EXAMPLE comes first: a shipped example, or the path of a TOML
    file in the project. Behind it target=; behind it and behind any other
    marker variant= notation= language= decimal=.

    lstm QUANTITY is a value: f, c@3, f.sum, c.kept, minus-ten:f, W_f,
    tanh(c). Behind it percent, name or formula; digits=4 or digits=3s;
    example=. In reStructuredText it needs a name, as=kept, and stands in the
    text as |kept|.

    lstm:begin WHAT is a block: the derivation of a quantity, or sheet (all
    of it), given (the numbers it starts from), table (all figures over time;
    a quantity of that name is written table@1), an identity with its proof
    (identity:half-life), or picture: behind it kind=curve of=f,minus-ten:f or
    kind=cell steps=1-2, as draw has them. Where an article cannot hold
    a drawing, it names a file that is written beside it.
    Behind any of them stages=, example=.

    lstm:example NAME holds an example on its further lines, where readers
    do not see it, or stands before one that is shown as code.

    A closing marker gets a checksum, so that nothing edited by hand is lost.

    pyproject.toml may say use, target, variant, notation, language and
    decimal for many: [tool.symbolic-lstm.articles."docs/*.md"].

    Exit codes: 0 nothing left to do, 1 something would change or was edited
    by hand, 2 input or usage.

    Parameters
    ----------
    articles
        The files, folders and patterns; - is standard input.
    check
        Write nothing; print a diff and exit 1 if something would change.
    diff
        Write nothing; print what would change.
    force
        Write over regions that were edited by hand, and over an output file.
    strip
        Write the article without its markers to the output.
    target
        For which place (see `list targets`), whatever the article says.
    output
        The file that --strip writes; - is standard output.
    format
        What --check prints: a diff, or annotations for GitHub's checks.
    stdin_filename
        The file that standard input would be: its kind, its project.
    """
    if not articles:
        raise UsageError("name the articles, as in: symbolic-lstm embed article.md")
    data = standard_input(articles) if STANDARD in articles else None
    if output is not None and not strip:
        raise UsageError("-o goes with --strip; without it, an article is refreshed in place")
    if format == "github" and (not check or strip):
        raise UsageError("--format github is how --check tells what is out of step; it writes nothing")
    if target:
        from symbolic_lstm.embed.targets import target as known

        known(target)
    from symbolic_lstm.embed.project import project

    asked = _Asked(check, diff, force, strip, target, output, cache(project), set(), data)
    named, code = ((stdin_filename,), 0) if data is not None else gathered_all(articles)
    if strip and max(len(named), len(articles)) > 1:
        raise UsageError("--strip writes one article at a time")
    if format == "github":
        return max(code, _annotated(named, asked))
    for name in named:
        try:
            code = max(code, _one(name, asked, alone=name in articles))
        except SymbolicLstmError as fault:
            text = str(fault)
            complain(text if ": error: " in text.partition("\n")[0] else f"{name}: error: {text}")
            code = 2
    return code


def _one(name: str, asked: _Asked, *, alone: bool = True) -> int:
    """One article; its exit code. Where it is one of a folder, nothing is said of it if it has no region."""
    from symbolic_lstm.embed import files
    from symbolic_lstm.embed.article import applied
    from symbolic_lstm.embed.article_state import examined
    from symbolic_lstm.embed.marker_kinds import as_read_at
    from symbolic_lstm.embed.strip import stripped
    from symbolic_lstm.embed.unified_diff import unified

    file, found = examined(name, asked.project, asked.target, force=asked.force, data=asked.data)
    raw = applied(file.article.raw, found.edits)
    code = _complained(file, found.wrong)
    tell_notes(file, found, asked.told)
    if asked.strip:
        if code:
            return code
        bare = files.reread(file, raw)
        bare = bare._replace(kind=as_read_at(bare.kind, found.target))
        data = files.encoded(file, applied(raw, stripped(bare)))
        return _strip(file, data, asked)
    if asked.check or asked.diff:
        if changes := unified(name, file.article.raw, found.edits):
            emit(harmless(changes), None, "text")
        absent = [] if asked.data is not None else list(files.missing(file, found.pictures))
        for path, _ in absent:
            emit(f"{name}: {path.name} is missing beside it or was changed; embed writes it\n", None, "text")
        return max(code, 1 if (changes or absent) and asked.check else 0)
    if asked.data is not None:
        if not code:
            emit(files.encoded(file, raw).decode("utf-8"), None)
        return code
    for picture in () if code else files.write_pictures(file, found.pictures, force=asked.force):
        emit(f"{name}: {picture} written beside it\n", None, "text")
    if not code and raw != file.article.raw:
        files.write(file, raw)
        emit(f"{name}: refreshed{SHOWN if found.target in SHOWING else ''}\n", None, "text")
    elif not code and not found.marked and alone:
        emit(f"{name}: {UNMARKED}\n", None, "text")
    return code


def _annotated(articles: tuple[str, ...], asked: _Asked) -> int:
    """What is wrong and what is out of step, as annotations; quoted nowhere else, for the runner reads everything."""
    from symbolic_lstm.cli.annotations import of_fault, written
    from symbolic_lstm.embed.article_state import examined, faults, remarks, stale

    told, code = [], 0
    for name in articles:
        try:
            file, found = examined(name, asked.project, asked.target, force=asked.force, data=asked.data)
            told += [of_fault(fault, name, "embed") for fault in (*faults(file, found), *stale(file, found))]
            told += [of_fault(it, it.path, "embed")._replace(command=kind) for kind, it in remarks(file, found)]
            code = max(code, 1 if found.edits or found.wrong else 0, 0 if all(w.edited for w in found.wrong) else 2)
        except SymbolicLstmError as fault:
            told.append(of_fault(fault, name))
            code = 2
    emit(written(told), None, "github")
    if code == 2:
        complain("error: not every article could be filled; the annotations say why")
    return code


def _complained(file: File, wrong: tuple[Wrong, ...]) -> int:
    """Say what is wrong with an article; 1 if it is only edited by hand, 2 if it cannot be filled, 0 if nothing is."""
    if not wrong:
        return 0
    from symbolic_lstm.published.source_text import SourceText

    source = SourceText(file.article.raw, file.article.path)
    for each in wrong[:MOST]:
        complain(str(source.error(each.reason, each.at)))
    if len(wrong) > MOST:
        complain(f"{file.article.path}: error: {len(wrong) - MOST} more like these")
    return 1 if all(each.edited for each in wrong) else 2


def _strip(file: File, data: bytes, asked: _Asked) -> int:
    """Write the article without its markers, or compare it with what is written already."""
    to = None if asked.output in (None, STANDARD) else asked.output
    old = Path(to).read_bytes() if to is not None and Path(to).is_file() else b""
    if old == data:
        return 0
    if not (asked.check or asked.diff):
        if to is not None and Path(to).exists() and Path(to).samefile(file.path):
            raise UsageError(f"{to} is the article itself, which would lose its markers; write another file")
        emit(data.decode("utf-8"), to, force=asked.force)
        return 0
    from symbolic_lstm.embed.line_diff import edits
    from symbolic_lstm.embed.unified_diff import unified

    before = old.decode("utf-8", "replace")
    emit(harmless(unified(to or "-", before, edits(before, data.decode("utf-8")))), None, "text")
    return 1 if asked.check else 0
