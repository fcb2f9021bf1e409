"""Python: the texts in a program, which are its docstrings, its Markdown cells and what is handed to `md`.

A docstring or a cell of marimo is a string between triple quotes, a Markdown
cell of jupytext is lines of comments. The program is parsed and never run.
What is written there stays inside its string, whatever it holds.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from itertools import accumulate, pairwise

from symbolic_lstm.embed.article import ArticleText, Edit
from symbolic_lstm.embed.comments import Wrong
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.on_demand import pattern

_LINE = pattern(r"[^\r\n]*+(?:\r\n|[\r\n]|\Z)")
_OPENED = pattern(r"(?P<prefix>[rRfFuU]*)(?P<quotes>\"\"\"|''')")
_ESCAPED = {"\\": "\\", "'": "'", '"': '"', "n": "\n", "t": "\t"}
#: Calls whose texts are Markdown: marimo's `mo.md`, IPython's `Markdown`.
_CALLS = {"md", "Markdown"}
_COMMENT = pattern(r"#(?: |(?=[\r\n]|\Z))")
#: What parts cells; a list item begins with the same signs.
_CELL = pattern(r"# (?:%%|-[ \t]*(?:[\r\n]|\Z)|\+[ \t]*(?:[\r\n]|\Z|[\[{]|[\w-]+=))")


class _Literal(NamedTuple):
    """What a string may hold as it is: `raw` keeps its backslashes, `filled` takes braces for Python."""

    raw: bool = True
    filled: bool = False
    quote: str = ""

    def spelt(self, text: str) -> str:
        """A text so that it is read as it is and ends no string."""
        if not self.raw:
            text = text.replace("\\", "\\\\")
        if self.filled:
            text = text.replace("{", "{{").replace("}", "}}")
        if self.quote:
            pair = re.compile(f"(?<={self.quote}){self.quote}")
            text = pair.sub("\u2060" + self.quote if self.raw else "\\\\" + self.quote, text)
        return text


def python_texts(raw: str) -> tuple[ArticleText, ...] | Wrong:
    """The texts of a program that could hold a marker, in order; wrong where it is no Python."""
    starts = [0, *accumulate(len(line) for line in _LINE.findall(raw))]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd escapes are the author's
            tree = ast.parse(raw)
    except SyntaxError as fault:
        line = min(max(fault.lineno or 1, 1), len(starts) - 1)
        return Wrong(
            min(starts[line - 1] + max((fault.offset or 1) - 1, 0), len(raw)), f"this is no Python: {fault.msg}"
        )
    except (ValueError, RecursionError, MemoryError):
        return Wrong(0, "this is no Python that can be read")
    found = [*_strings(raw, tree, starts), *_comments(raw, tree, starts)]
    return tuple(text for text in sorted(found, key=lambda text: text.raw(0)) if "lstm" in text.text)


def _strings(raw: str, tree: ast.AST, starts: list[int]) -> Iterator[ArticleText]:
    for node in ast.walk(tree):
        held: list[ast.expr] = [node.value] if isinstance(node, ast.Expr) else []
        if isinstance(node, ast.Call):
            named = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            held = node.args if named in _CALLS else []
        for each in held:
            if isinstance(each, ast.JoinedStr) or (isinstance(each, ast.Constant) and isinstance(each.value, str)):
                yield from _string(raw, *_span(raw, each, starts))


def _span(raw: str, node: ast.expr, starts: list[int]) -> tuple[int, int]:
    """Where an expression stands; Python counts bytes."""

    def place(line: int, column: int) -> int:
        start = starts[line - 1]
        return start + len(raw[start : start + column].encode()[:column].decode(errors="ignore"))

    return place(node.lineno, node.col_offset), place(node.end_lineno or node.lineno, node.end_col_offset or 0)


def _string(raw: str, start: int, end: int) -> Iterator[ArticleText]:
    """The text of one string between triple quotes."""
    opened = _OPENED.match(raw, start)
    if opened is None:
        return
    quotes, prefix = opened["quotes"], opened["prefix"].lower()
    shut = re.compile(rf"(?:\\.|[^\\])*?{quotes}", re.DOTALL).match(raw, opened.end())
    if shut is None or shut.end() != end:
        return
    literal = _Literal("r" in prefix, "f" in prefix, quotes[0])
    first, last = opened.end(), end - 3
    lines = _LINE.findall(raw[first:last])
    margins = [len(line) - len(line.lstrip(" \t")) for line in lines[1:] if line.strip()]
    margin = min(margins, default=0)
    ahead = next((line[:margin] for line in lines[1:] if line.strip()), "")
    yield _text(raw, first, last, re.compile(re.escape(ahead)), ahead, literal)


def _comments(raw: str, tree: ast.AST, starts: list[int]) -> Iterator[ArticleText]:
    """Lines of comments that follow one another, cell by cell."""
    inside: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Constant, ast.JoinedStr)) and node.end_lineno and node.end_lineno > node.lineno:
            inside.update(range(node.lineno + 1, node.end_lineno + 1))
    run: tuple[int, int] | None = None
    for number, (start, end) in enumerate(pairwise(starts), 1):
        ours = number not in inside and _COMMENT.match(raw, start) is not None and not _CELL.match(raw, start)
        if ours:
            run = (run[0] if run else start, end)
        elif run:
            yield _text(raw, *run, _COMMENT, "# ", _Literal())
            run = None
    if run:
        yield _text(raw, *run, _COMMENT, "# ", _Literal())


def _text(raw: str, first: int, last: int, margin: re.Pattern[str], ahead: str, literal: _Literal) -> ArticleText:
    """What stands from one place to another, without the margin of its lines; `ahead` is what begins a new line."""
    said: list[str] = []
    places: list[int] = []
    at = first
    begins = raw[first - 1 : first] in ("\n", "\r", "")
    while at < last:
        if begins and (found := margin.match(raw, at, last)):
            at = found.end()
            begins = False
            continue
        size, sign = 1, raw[at]
        if sign == "\\" and not literal.raw and raw[at + 1 : at + 2] in _ESCAPED:
            size, sign = 2, _ESCAPED[raw[at + 1]]
        elif literal.filled and raw[at : at + 2] in ("{{", "}}"):
            size = 2
        said.append(sign)
        places.append(at)
        at += size
        begins = raw[at - 1] == "\n" or (raw[at - 1] == "\r" and raw[at : at + 1] != "\n")
    places.append(last)

    def spelt(edit: Edit) -> Edit:
        start, end = places[edit.start], places[edit.end]
        lines = literal.spelt(edit.text).split("\n")
        bare = bool(ahead) and raw[start - 1 : start] == "\n"  # an empty line, which has no margin
        pieces = [(ahead if lines[0].strip() else ahead.rstrip()) * bare + lines[0]]
        begun = max(raw.rfind("\n", 0, start), raw.rfind("\r", 0, start)) + 1
        if not lines[0].strip() and len(lines) > 1 and raw[begun:start] == ahead:
            start -= len(ahead) - len(ahead.rstrip())  # what becomes an empty line has no space at its end
        for k, line in enumerate(lines[1:], 1):
            kept = line.strip() or (k == len(lines) - 1 and raw[end : end + 1] not in ("\n", "\r", ""))
            pieces.append((ahead if kept else ahead.rstrip()) + line)
        if bare and lines[-1] == "" and len(lines) > 1 and raw[end - 1 : end] == "\n":
            pieces[-1] = ""
        return Edit(start, end, "\n".join(pieces))

    return ArticleText("".join(said), lambda at: places[at], spelt)
