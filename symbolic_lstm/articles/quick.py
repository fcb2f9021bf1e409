"""Right lines of numbers, judged while they are read: what `steps` would find, its words when they are asked for.

Only what is right in every way is judged here, each part by the part in its
place. A line of which anything is wrong, or could be read or paired otherwise,
is read and judged in full.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cached_property, lru_cache
from typing import Literal

from symbolic_lstm.articles.bindings import Bindings, unrounded
from symbolic_lstm.articles.contradictions import Told
from symbolic_lstm.articles.finding import Finding
from symbolic_lstm.articles.gradients.judged import is_gradient
from symbolic_lstm.articles.reading import judge, read_line
from symbolic_lstm.articles.remembered import Later
from symbolic_lstm.articles.rules import BY_VERDICT
from symbolic_lstm.articles.statements import Statement
from symbolic_lstm.errors import SymbolicLstmError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.readers.chain import Chain
from symbolic_lstm.readers.quick_line import FIGURE, QuickLine, QuickSide, quick_line
from symbolic_lstm.verify.quick_steps import QuickStep, right_steps

_TRAILING = " \t\r\n,.;"
_RULES = {"exact": BY_VERDICT["exact"], "ok": BY_VERDICT["ok"]}


class QuotedLine(NamedTuple):
    """A line as it stands in its article."""

    text: str
    markup: Literal["plain", "latex", "mathml"]

    def chain(self) -> Chain:
        """The line as it is read in full."""
        return _chain(self)

    def numeric(self, k: int) -> t.Sentence:
        """One of its sides of numbers."""
        sides = [side.term for side in self.chain().sides if not isinstance(side.term, t.Symbol)]
        return sides[k]


@lru_cache(maxsize=64)
def _chain(line: QuotedLine) -> Chain:
    return read_line(line.text, line.markup)[0]


class Quick(NamedTuple):
    """What a line was found to say."""

    findings: Sequence[Finding]
    told: Told | None


class QuickFinding(Finding):
    """A right figure, of which the words are worked when a report asks for them."""

    level = "pass"
    line: QuotedLine
    step: QuickStep
    first: int

    @property
    def same(self) -> tuple[object, ...]:
        before = self.line.text[self.step.before.start : self.step.before.end]
        return self.start, self.end, self.rule, before, self.printed

    def __reduce__(self) -> tuple[type[Finding], tuple[object, ...]]:
        return Finding, tuple(getattr(self, each.name) for each in fields(self))

    @cached_property
    def _whole(self) -> tuple[str, Mapping[str, str | None], str]:
        chain = self.line.chain()
        sides, relations = chain.sides[self.first :], chain.relations[self.first :]
        for found in judge(chain._replace(sides=sides, relations=relations, others=(), scalars=())):
            if found.span == (self.step.start, self.step.end):
                return found.message, found.recomputed, found.expression
        return "", {}, ""  # pragma: no cover

    @cached_property
    def message(self) -> str:
        return self._whole[0]

    @cached_property
    def recomputed(self) -> Mapping[str, str | None]:
        return self._whole[1]

    @cached_property
    def expression(self) -> str:
        return self._whole[2]


def quick(statement: Statement, bound: Bindings) -> Quick | None:
    """What is found in a right line of numbers, and learnt from it; None for one that is to be read in full."""
    text = statement.mapped.text
    at = len(text) - len(text.lstrip())
    text = text.strip().rstrip(_TRAILING)
    line = quick_line(text)
    if line is None:
        return None
    named = line.name
    name = _name(named, statement.markup) if named else ""
    last = line.sides[-1]
    if named and (not name or not last.figure or (bound.open[0] == name and bound.open[1] is not None)):
        return None
    whole = QuotedLine(text, statement.markup)
    if len(line.sides) == 1:
        if not named or any(value == _dec(last.figure) for value in bound.names[name]):
            return None
        steps: list[QuickStep] = []
    else:
        if all(side.figure for side in line.sides) and not named:
            return None
        found = right_steps(line)
        if found is None:
            return None
        steps = found
    start, end = statement.mapped.starts, statement.mapped.ends
    findings = [
        _finding(whole, step, start[at + step.start], end[at + step.end - 1], statement.kind == "output", bool(named))
        for step in steps
    ]
    bound.later(lambda: _learn(line, steps, whole, name, bound))
    told = None
    if named:
        bound.open = (name, None)
        told = Told(name, last.figure, start[at + last.start], end[at + last.end - 1])
    return Quick(findings, told)


@lru_cache(maxsize=1024)
def _name(text: str, markup: Literal["plain", "latex", "mathml"]) -> str:
    """The name that a line begins with, as it is read; '' where that is more or less than a name."""
    try:
        chains = read_line(f"{text} = 1", markup)
    except (SymbolicLstmError, RecursionError):
        return ""
    if len(chains) != 1 or chains[0].others or chains[0].label or len(chains[0].sides) != 2:
        return ""
    term = chains[0].sides[0].term
    if not isinstance(term, t.Symbol) or is_gradient(term):
        return ""
    return "" if term.name in ("e", "π") else term.name


@lru_cache(maxsize=1024)
def _dec(figure: str) -> t.Sentence:
    return t.Neg(t.Dec(figure[1:])) if figure[0] == "-" else t.Dec(figure)


def _finding(line: QuotedLine, step: QuickStep, start: int, end: int, output: bool, named: bool) -> QuickFinding:
    found = object.__new__(QuickFinding)
    verdict = "exact" if step.equal else "ok"
    rule = _RULES[verdict]
    found.__dict__.update(
        rule="N110" if output and rule == "N100" else rule, verdict=verdict, start=start, end=end,
        printed=step.printed, facts=step.facts, line=line, step=step, first=int(named),
    )  # fmt: skip
    return found


def _learn(line: QuickLine, steps: Sequence[QuickStep], whole: QuotedLine, name: str, bound: Bindings) -> None:
    """What `Bindings.learn` and `ExactFigures.learn` take from the line; sentences are made when somebody asks."""
    for step in steps:
        if "." in step.printed:
            bound.exact.learn_figure(step.printed, step.equal and step.before.kind != FIGURE, step.before.decimals)
    sides, last = line.sides, len(line.sides) - 1
    if name:
        held = bound.names[name]
        for k in dict.fromkeys((0, last)):
            figure = sides[k].figure
            key = figure or whole.text[sides[k].start : sides[k].end]
            held.add_later(key, _figure(figure) if figure else _side(whole, k))
    for k in range(last):
        figure = sides[k + 1].figure
        if figure and figure[0] != "-" and (not sides[k].figure or sides[k].figure[0] == "-"):
            _carry(bound, whole, k, figure, sides[k])
    if last > 1 and sides[last].figure[:1] not in ("", "-"):
        _carry(bound, whole, 0, sides[last].figure, sides[0])


def _figure(figure: str) -> Later:
    return Later(lambda: _dec(figure))


def _side(whole: QuotedLine, k: int) -> Later:
    return Later(lambda: whole.numeric(k))


def _carry(bound: Bindings, whole: QuotedLine, k: int, figure: str, side: QuickSide) -> None:
    carried = bound.carried
    known = {text: carried[text].last() for text in side.decimals if carried.get(text)}
    key: object = whole.text[side.start : side.end]
    if known:
        key = key, object()  # what its figures stand for is part of it
    carried[figure].add_later(key, _made(whole, k, known))
    if not bound.misprinted.isdisjoint(known):  # it may go on from the misprint, too
        as_printed = {text: value for text, value in known.items() if text not in bound.misprinted}
        carried[figure].add_later((key, object()), _made(whole, k, as_printed))


def _made(whole: QuotedLine, k: int, known: Mapping[str, Later]) -> Later:
    def make() -> t.Sentence:
        sentence = whole.numeric(k)
        return unrounded(sentence, lambda text: known[text]() if text in known else None) if known else sentence

    return Later(make, known.values())
