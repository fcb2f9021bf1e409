"""Programs: their docstrings and comments, read as Markdown or as plain lines. Nothing of a program is run."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from itertools import accumulate

from symbolic_lstm.articles.documents.build import Build
from symbolic_lstm.articles.documents.markdown import read_markdown
from symbolic_lstm.articles.documents.rst import read_rst
from symbolic_lstm.articles.mapped import Mapped, joined, lines

_QUOTED = re.compile(r"[rRbBuUfF]{0,2}(\"\"\"|'''|\"|')(.*)\1", re.DOTALL)
_RST = re.compile(r":math:`|^\s*\.\. (?:math|code-block)::", re.MULTILINE)
_LINE = {"c": r"//[/!]?", "script": r"\#+", "tex": "%+", "lua": "--+", "lisp": ";+"}
_SUFFIXES = {
    **dict.fromkeys((".c", ".h", ".cc", ".cpp", ".hpp", ".cu", ".java", ".js", ".jsx", ".ts", ".tsx", ".rs", ".go",
                     ".swift", ".kt", ".scala", ".cs", ".dart", ".zig", ".php"), "c"),
    **dict.fromkeys((".jl", ".r", ".rb", ".sh", ".pl", ".nim"), "script"),
    **dict.fromkeys((".m", ".erl"), "tex"), **dict.fromkeys((".lua", ".hs", ".sql", ".elm", ".ada"), "lua"),
    **dict.fromkeys((".lisp", ".scm", ".clj", ".el", ".rkt"), "lisp"),
}  # fmt: skip
SUFFIXES = (".py", ".pyi", *_SUFFIXES)
#: An example of a session, with what it prints: a program, and no mathematics.
_DOCTEST = re.compile(r"(?m)^[ \t]*>>>[^\n]*(?:\n(?![ \t]*$)[^\n]*)*")
_LONG = re.compile(r"/\*+!?(.*?)\*/", re.DOTALL)


def read_source(build: Build, mapped: Mapped, suffix: str) -> None:
    """Add what the comments of a program say, and the program."""
    if suffix in (".py", ".pyi"):
        build.program(mapped)
    for text in _python(mapped) if suffix in (".py", ".pyi") else _others(mapped, _SUFFIXES.get(suffix, "c")):
        build.next_block()
        build.comment(text)
        if ">>>" in text.text:
            for found in _DOCTEST.finditer(text.text):
                build.program(text.cut(*found.span()))
            text = text.sub(_DOCTEST, "")
        if _RST.search(text.text):
            read_rst(build, text)
        else:
            read_markdown(build, text)


def _python(mapped: Mapped) -> Iterator[Mapped]:
    """Docstrings and runs of comments; of a program that cannot be read to its end, those before."""
    starts = [0, *accumulate(len(line) for line in mapped.text.splitlines(keepends=True))]
    run: list[Mapped] = []
    last = -2
    fresh = True  # a string that begins a statement is a docstring
    try:
        for token in tokenize.generate_tokens(io.StringIO(mapped.text).readline):
            at = starts[min(token.start[0] - 1, len(starts) - 1)] + token.start[1]
            if token.type == tokenize.COMMENT:
                if token.start[0] != last + 1 and run:
                    yield joined(run)
                    run = []
                inner = re.match(r"#+[:!]?[ \t]?", token.string)
                cut = mapped.cut(at + (inner.end() if inner else 1), at + len(token.string))
                run += [cut, _newline(mapped, at + len(token.string))]
                last = token.start[0]
            elif token.type == tokenize.STRING and fresh and (found := _QUOTED.fullmatch(token.string)):
                yield _dedented(mapped.cut(at + found.start(2), at + found.end(2)))
            if token.type not in (tokenize.COMMENT, tokenize.NL):
                fresh = token.type in (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING)
    except (tokenize.TokenError, SyntaxError, ValueError):
        pass
    if run:
        yield joined(run)


def _others(mapped: Mapped, kind: str) -> Iterator[Mapped]:
    if kind == "c":
        for found in _LONG.finditer(mapped.text):
            inner = mapped.cut(*found.span(1))
            yield _dedented(inner.sub(re.compile(r"(?m)^[ \t]*\*(?!\*)[ \t]?"), "") if "*" in inner.text else inner)
    sign = re.compile(rf"[ \t]*{_LINE[kind]}[ \t]?")
    trailing = re.compile(rf"(?<=[ \t]){_LINE[kind]}[ \t]")
    run: list[Mapped] = []
    for line in lines(mapped):
        marked = sign.match(line.text)
        if marked:
            run += [line.cut(marked.end()), _newline(mapped, 0) if not line.text else _after(line)]
            continue
        if run:
            yield joined(run)
            run = []
        if behind := _behind(line, trailing):
            yield behind
    if run:
        yield joined(run)


def _behind(line: Mapped, trailing: re.Pattern[str]) -> Mapped | None:
    """The comment behind a statement; a sign in a string begins none."""
    found = trailing.search(line.text)
    if not found or any(line.text.count(quote, 0, found.start()) % 2 for quote in "\"'`"):
        return None
    return line.cut(found.end())


def _after(line: Mapped) -> Mapped:
    return Mapped("\n", line.ends[-1:], line.ends[-1:])


def _newline(mapped: Mapped, at: int) -> Mapped:
    place = mapped.starts[at] if at < len(mapped.text) else (mapped.ends[-1] if mapped.text else 0)
    return Mapped("\n", (place,), (place,))


def _dedented(mapped: Mapped) -> Mapped:
    rows = lines(mapped)
    margins = [len(row.text) - len(row.text.lstrip()) for row in rows[1:] if row.text.strip()]
    margin = min(margins, default=0)
    return mapped.sub(re.compile(rf"(?<=\n)[ \t]{{{margin}}}"), "") if margin else mapped
