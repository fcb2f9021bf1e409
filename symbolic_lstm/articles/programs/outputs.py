"""Outputs: the numbers that a program is said to print, worked again from the numbers in it; the program never runs.

What it prints stands beneath it, beneath a prompt, or in a comment behind a line: `sigmoid(5.95)  # 0.9974`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from flint import fmpq

from symbolic_lstm.articles.finding import Finding
from symbolic_lstm.articles.mapped import Mapped, joined
from symbolic_lstm.articles.piece import ProgramText
from symbolic_lstm.articles.programs.expressions import called
from symbolic_lstm.articles.programs.known_values import KnownValue, KnownValues
from symbolic_lstm.articles.programs.print_calls import line_pattern, printed_parts, values_printed
from symbolic_lstm.articles.programs.sessions import is_session, runs
from symbolic_lstm.articles.programs.syntax import Nodes, parse
from symbolic_lstm.articles.reading import Chain, Side, judge, read_line
from symbolic_lstm.articles.statements import Statement
from symbolic_lstm.articles.steps import finding
from symbolic_lstm.errors import SentenceError, SymbolicLstmError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.reader import read
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.box import half_unit
from symbolic_lstm.numbers.check_step import figure_of
from symbolic_lstm.records import replace
from symbolic_lstm.verify.result import Result

#: By what a figure was found: reports say it.
GUESS = "what a program prints"
#: Frameworks calculate with so many digits, or fewer: a figure is wrong where it is further off.
_MACHINE = fmpq(1, 100_000)
#: Numbers of fewer digits than a figure has.
_COARSE = re.compile(r"float16|bfloat16|\.half\(|int8|quantiz|set_printoptions\(.*suppress", re.IGNORECASE)
_NUMBER = r"[-+−]?(?:\d+\.\d*|\.\d+|\d+)(?:e[-+]?\d+)?"
#: What stands around a value where it is printed.
_WRAPPED = re.compile(
    rf"(?:(?:np|numpy|torch|tf|jnp)\.)?(?:float(?:32|64)|tensor|array|Array)\(\s*({_NUMBER})\s*(?:,[^()]*(?:\([^()]*\))?[^()]*)?\)\Z"
)
_SIGN = r"(?:[-=]?>|→|⇒|≈|~|=|:|(?:prints?|outputs?|returns?|gives?|result|approx\.?|about)\b[: ]?)"
_COMMENT = re.compile(
    rf"[ \t]*(?:;[ \t]*)?#+[ \t]*(?P<sign>{_SIGN}*)[ \t]*(?P<value>{_NUMBER}|(?:array|tensor)?\(?\[[^\[\]#]*\]\)?)"
    r"(?=[ \t]*(?:\Z|[,;(]|[.](?:\s|\Z)))(?P<rest>.*)\Z",
    re.IGNORECASE,
)
_SAID_OTHERWISE = re.compile(
    r"target|expect|label|should|want|instead|not |was |before|wrong|old|bug|true|desired|\d", re.IGNORECASE
)


class PrintedValue(NamedTuple):
    """An expression of a program with the numbers in it, and what is said to be its value."""

    worked: t.Sentence
    value: Mapped


def judged_outputs(programs: Sequence[ProgramText]) -> Iterator[Finding]:
    """What is found in the numbers that programs are said to print."""
    values = KnownValues({}, {})
    for program in programs:
        if _COARSE.search(program.code.text):
            continue
        for run in runs(program.code) if is_session(program.code.text) else [program]:
            for each in _printed(run, values):
                yield from _judged(each)


def _printed(run: ProgramText, values: KnownValues) -> Iterator[PrintedValue]:
    """What a stretch of a program says of its values."""
    if (parsed := parse(run.code)) is None:
        values.names.clear()
        return
    tree, places = parsed
    printed, at = run.printed, 0
    body = list(_at_top(tree.body))
    for node in body:
        if not isinstance(node, ast.Expr):
            values.follow(node)
        yield from _behind(node, places, values)
        value = node.value if isinstance(node, ast.Expr) else None
        parts = printed_parts(value) if value is not None else None
        if printed is None:
            pass
        elif parts is not None:
            found = line_pattern(parts).match(printed.text, at)
            if found is None:
                printed = None
            else:
                for group, shown in enumerate(values_printed(parts), 1):
                    yield from _said(values.value(_unrounded(shown)), printed.cut(*found.span(group)))
                at = found.end()
        elif value is not None and node is body[-1]:
            yield from _said(values.value(_unrounded(value)), printed.cut(at).stripped())
        elif not isinstance(
            node, (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
        ):
            printed = None  # it may print something, too
        if isinstance(node, ast.Expr):
            values.follow(node)


def _at_top(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a program, and those that it runs as a program."""
    for node in body:
        match node:
            case ast.If(test=ast.Constant(value=1)) | ast.If(test=ast.Compare(left=ast.Name(id="__name__"))):
                yield from _at_top(node.body)
            case _:
                yield node


def _behind(node: ast.stmt, places: Nodes, values: KnownValues) -> Iterator[PrintedValue]:
    """What a comment behind a statement says of its value."""
    match node:
        case ast.Expr(value=value) | ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
            comment = places.behind(node)
            if not (found := _COMMENT.match(comment.text)):
                return
            if _SAID_OTHERWISE.search(found["rest"]) or not (found["sign"] or re.search(r"\.\d", found["value"])):
                return
            if (parts := printed_parts(value)) is not None:
                if len(values_printed(parts)) != 1:
                    return
                (value,) = values_printed(parts)
            name = node.targets[0] if isinstance(node, ast.Assign) else None
            worked = values.value(name if isinstance(name, ast.Name) else _unrounded(value))
            yield from _said(worked, comment.cut(*found.span("value")))


def _unrounded(node: ast.expr) -> ast.expr:
    """What is rounded where it is printed: `round(f, 3)`, `np.round(f, 3)` and `f.round(3)`."""
    if not (isinstance(node, ast.Call) and called(node.func) in ("round", "around")) or node.keywords:
        return node
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    module = owner is None or (isinstance(owner, ast.Name) and owner.id in ("np", "numpy", "torch"))
    inner, *digits = node.args if module else [owner, *node.args] if owner else [node]
    return inner if all(isinstance(each, ast.Constant) for each in digits) else node


def _said(worked: KnownValue, value: Mapped) -> Iterator[PrintedValue]:
    """A value that is known, where it was calculated, beside what is printed."""
    value = value.stripped()
    if isinstance(worked, tuple) or worked is None or figure_of(worked) or not value.text:
        return
    if wrapped := _WRAPPED.match(value.text):
        value = value.cut(*wrapped.span(1))
    yield PrintedValue(worked, value)


def _judged(printed: PrintedValue) -> Iterator[Finding]:
    """Whether a value is what the program comes to."""
    try:
        (said,) = read_line(printed.value.text, "plain")
        if len(said.sides) != 1 or said.label or said.remark or said.cut or t.names(said.sides[0].term):
            return
        side = said.sides[0]
        if not _numbers(side.term):
            return
        place = printed.value.starts[0]
        mapped = joined([Mapped("= ", (place, place), (place, place)), printed.value])
        sides = (Side(printed.worked, 0, 0), Side(side.term, side.start + 2, side.end + 2))
        results = judge(Chain(sides, ("≈",)), {}, {})
    except (SentenceError, SymbolicLstmError, RecursionError, ValueError):
        return
    statement = Statement(mapped, "plain", "output", 0, GUESS)
    for result in results:
        if result.verdict != "ill-typed" and not (result.level in ("error", "warning") and _as_machines(result)):
            yield _printed_as(finding(result, statement))


def _printed_as(found: Finding) -> Finding:
    """A finding; that a machine rounds the last of all its digits is no news where it prints them."""
    if found.verdict != "tolerance":
        return found
    return replace(found, rule="N110", verdict="ok", level="pass")


def _numbers(term: t.Sentence) -> bool:
    """Whether a term is a figure, or a list of figures."""
    return bool(figure_of(term)) or (isinstance(term, (t.Concat, t.Flip)) and all(map(_numbers, term.args)))


def _as_machines(result: Result) -> bool:
    """Whether a figure is off by no more than machines round, or is a whole number where division gives one."""
    worked, figure = result.recomputed.get("full"), figure_of(read(result.printed))
    if worked is None or figure is None:
        return False
    try:
        off = abs(fmpq(*Fraction(worked.strip("≈…")).as_integer_ratio()) - figure.value)
    except ValueError:  # no more than a bound is known of it
        return False
    if "e" in figure.text:
        return bool(off <= half_unit(figure) + _MACHINE * abs(figure.value))
    return bool(
        off < 1 if not figure.places else off <= half_unit(figure) + _MACHINE * (abs(figure.value) + fmpq(1, 10))
    )
