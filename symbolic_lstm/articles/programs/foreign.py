"""Programs in Julia, MATLAB, R, JavaScript, Rust and C, as far as they say what a gate is or what goes back through it.

Only what assigns is kept, each where it stands, as Python has it; a function
with conditions is not read, for what holds in it is not known.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator

from symbolic_lstm.articles.mapped import Mapped, joined, lines
from symbolic_lstm.articles.programs.spellings import LANGUAGES, spelt_as_python

_NAME = r"(?:(?:this|self)(?:\.|->))?[^\W\d]\w*(?:(?:\.|->)[^\W\d]\w*)?(?:[\[(][\w\s,:+-]{1,24}[\])]){0,2}"
_ASSIGNED = re.compile(
    r"[ \t]*(?:(?:const|let|var|val|mut|auto|local|final|static)[ \t]+){0,2}"
    r"(?:[A-Za-z_][\w:.]*(?:<[\w:<>, ]{1,40}>)?(?:\[\]){0,2}[ \t]*[&*]?[ \t]+)?"
    rf"(?P<name>{_NAME})[ \t]*(?::[ \t]*[\w:<>&, \[\]]{{1,40}}?)?[ \t]*"
    r"(?P<sign>\.?[+*]=|\.?=(?!=)|<-|:=)[ \t]*(?P<value>[^={}]+?)"
    r"[ \t]*;?[ \t]*\Z",
    re.DOTALL,
)
_CONDITION = re.compile(r"(?<!\w)(?:if|else|elseif|switch|case|match)(?!\w)|\?[^:\n]*:")
#: What begins another scope, and what begins no more than a loop.
_SCOPE = re.compile(
    r"(?<!\w)(?:function|fn|func|def|void|class|struct|impl)(?!\w)|=>[ \t]*\{|\)[^\n(){}]{0,40}\{[ \t]*\Z"
)
_LOOP = re.compile(r"[ \t]*\}?[ \t]*(?:for|while|if|else|elseif|switch|match|case)(?!\w)")
#: What the next line goes on with, and what a line ends with that goes on.
_GOES_ON = re.compile(r"[ \t]*(?:[+*/)]|-(?!-)|\.[A-Za-z*+/-])")
_UNENDED = re.compile(r"(?:[-+*/,(=]|<-|%\*%)[ \t]*(?:\.\.\.)?[ \t]*\Z")
_GOES_ON_BELOW = re.compile(r"[ \t]*\.\.\.[ \t]*\Z")
_HASH = {"julia", "jl", "r"}
#: Longer listings and statements are not read.
MOST_LINES, MOST_TOGETHER, LONGEST = 2_000, 12, 2_000


def as_python(mapped: Mapped, language: str) -> list[Mapped]:
    """The scopes of a listing, each as lines of Python with the places they have; none for what is not understood.

    >>> from symbolic_lstm.articles.mapped import whole
    >>> [each.text for each in as_python(whole("h <- o * tanh(c)"), "r")]
    ['h = o * tanh(c)\\n']
    >>> [each.text for each in as_python(whole("VectorXd f = sigmoid(this->Wf * x + b_f);"), "cpp")]
    ['f = sigmoid(this.Wf * x + b_f)\\n']
    """
    rows = lines(mapped)
    if language not in LANGUAGES or len(rows) > MOST_LINES:
        return []
    scopes: list[list[Mapped]] = [[]]
    unknown: set[int] = set()
    for row in _statements([row.sub(_comment(language), "") for row in rows]):
        if _CONDITION.search(row.text):
            unknown.add(len(scopes) - 1)
        if _SCOPE.search(row.text) and not _LOOP.match(row.text):
            scopes.append([])
        made = _assignment(row, language)
        if made is not None:
            scopes[-1].append(made)
    return [joined(scope) for k, scope in enumerate(scopes) if scope and k not in unknown]


def _comment(language: str) -> re.Pattern[str]:
    """What a line says beside the program."""
    sign = (
        "%" if language in ("matlab", "octave") else "#" if language in _HASH else "--" if language == "lua" else "//"
    )
    return re.compile(rf"[ \t]*{sign}.*")


def _statements(rows: list[Mapped]) -> Iterator[Mapped]:
    """Lines, each with those that it goes on with; of several statements in a line each by itself."""
    held: list[Mapped] = []
    for row in rows:
        text = row.text
        if held and len(held) < MOST_TOGETHER and (_open(held) or _GOES_ON.match(text)):
            held.append(row)
            continue
        yield from _parted(held)
        held = [row]
    yield from _parted(held)


def _open(held: list[Mapped]) -> bool:
    """Whether a statement goes on below the lines that were read."""
    text = "".join(each.text for each in held)
    if "{" in text or ";" in text:
        return False
    return text.count("(") + text.count("[") > text.count(")") + text.count("]") or bool(_UNENDED.search(text))


def _parted(held: list[Mapped]) -> Iterator[Mapped]:
    """A statement whose lines are one, and each of those that stand in one line."""
    if not held:
        return
    if len(held) > 1:
        parts = [held[0].sub(_GOES_ON_BELOW, "")]
        for row in (each.sub(_GOES_ON_BELOW, "") for each in held[1:]):
            place = row.starts[0] if row.text else 0
            parts += [Mapped(" ", (place,), (place,)), row] if row.text else []
        held = [joined(parts)]
    (row,) = held
    if len(row.text) > LONGEST:
        return
    at = 0
    if not re.match(r"[ \t]*for\b", row.text):
        for found in re.finditer(r";(?=[ \t]*[^\W\d])", row.text):
            yield row.cut(at, found.start())
            at = found.end()
    yield row.cut(at)


def _assignment(row: Mapped, language: str) -> Mapped | None:
    found = _ASSIGNED.match(row.text)
    if found is None:
        return None
    name = spelt_as_python(row.cut(*found.span("name")), language, left=True)
    value = spelt_as_python(row.cut(*found.span("value")).stripped(), language)
    if name is None or value is None or not value.text:
        return None
    sign = found["sign"].lstrip(".")
    said = f" {sign} " if sign in ("+=", "*=") else " = "
    first, last = name.span(0, 1)[0], value.span(0, len(value.text))[1]
    equals = Mapped(said, (first,) * len(said), (last,) * len(said))
    made = joined([name, equals, value, Mapped("\n", (last - 1,), (last,))])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(made.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return made
