"""Check an article: its statements read, its figures recomputed, what could not be read counted."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from math import inf
from time import monotonic

from symbolic_lstm.articles.bindings import Bindings
from symbolic_lstm.articles.chains import chains_of
from symbolic_lstm.articles.clock import TimeIsUpError, time_for_one_file
from symbolic_lstm.articles.columns import judged_columns
from symbolic_lstm.articles.contradictions import Told, copied, settled, told_by, twice
from symbolic_lstm.articles.equations import equations_of, told
from symbolic_lstm.articles.finding import Article, Finding
from symbolic_lstm.articles.fixes import figure_for
from symbolic_lstm.articles.gates_in_words import in_words
from symbolic_lstm.articles.gradients.judged import DerivedEquation, is_gradient
from symbolic_lstm.articles.gradients.judged import judged as judged_gradients
from symbolic_lstm.articles.gradients.listings import judged_listings
from symbolic_lstm.articles.let_remarks import Meanings
from symbolic_lstm.articles.names_in_cell import meant
from symbolic_lstm.articles.options import PLAIN, Options
from symbolic_lstm.articles.piece import Document
from symbolic_lstm.articles.programs.against import against
from symbolic_lstm.articles.programs.outputs import judged_outputs
from symbolic_lstm.articles.programs.scopes import Literal, read_program
from symbolic_lstm.articles.programs.without_equations import named_programs
from symbolic_lstm.articles.quick import quick
from symbolic_lstm.articles.reading import Chain
from symbolic_lstm.articles.remarks import kept, lets
from symbolic_lstm.articles.restated import honest, percentages, policy, said_to_be_wrong
from symbolic_lstm.articles.rounded import said_once
from symbolic_lstm.articles.statements import Long, Statement, related, statements
from symbolic_lstm.articles.steps import judged
from symbolic_lstm.errors import SentenceError, SymbolicLstmError, shortened
from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.check_step import figure_of
from symbolic_lstm.records import replace
from symbolic_lstm.verify.recognise.system import FoundEquation

_MACRO = re.compile(r"\\+([A-Za-z]+)'? (?:cannot be|is not known)")


def check(document: Document, options: Options = PLAIN) -> Article:
    """Everything that is found in a document."""
    state = studied(document, options)
    given = state.bound.names if state.equations else {}
    cells, differences = told(state.equations, frozenset(name for name, values in given.items() if values))
    for named, said in () if cells else named_programs(state.programs):
        cells.append(named)
        differences.append(said)
        state.seen += 1
    again = percentages(document.pieces, document.raw)
    beneath = against(document, state.programs, state.equations)
    backward = list(judged_gradients(state.gradients, meant(state.equations))) if state.gradients else []
    listings = [program.code for program in document.programs]
    backward += judged_listings(list(zip(listings, state.programs, strict=True)))
    findings = [
        *honest(settled(state.findings, state.bound.unsettled, state.said)),
        *differences,
        *beneath,
        *backward,
        *again,
        *in_words(document, cells),
        *twice(state.said),
    ] + [_unread((u.start, u.end), u.rule, u.name) for u in document.unread]
    if state.meanings.truncates:
        findings = [_cut(f) for f in findings]
    findings = [said_to_be_wrong(f, document.raw) for f in findings]
    findings = [_with_fix(f, document.raw) for f in _once(findings)]
    if options.select:
        findings = [f for f in findings if f.level == "pass" or f.rule.startswith(options.select)]
    stay, gone = kept(document, sorted(findings, key=lambda f: (f.start, f.end)), options.ignore)
    checked = sum(f.rule[0] in "NE" and f.verdict != "unverifiable" for f in [*stay, *gone])
    unreadable = state.unreadable + len(document.unread)
    return Article(document, tuple(stay), tuple(cells), state.seen, checked, unreadable, tuple(gone), policy(stay))


def studied(document: Document, options: Options = PLAIN) -> State:
    """What the statements of a document say, in order."""
    state = State(document, options)
    ends = monotonic() + options.seconds if options.seconds else inf
    numbers = (each for program in state.programs for each in program.literals)
    literals = deque(sorted(numbers, key=lambda each: each.start))
    for statement in statements(document.pieces):
        place = statement.mapped.span(0, 1)[0]
        while literals and literals[0].start < place:
            state.literal(literals.popleft())
        if monotonic() > ends:
            state.findings.append(_late(statement.mapped.span(0, 1)))
            break
        state.take(statement)
    with time_for_one_file(max(ends - monotonic(), 0.001) if options.seconds else 0):
        state.take_columns(document)
        state.take_outputs(document)
    return state


class State:
    """An article as far as it has been checked."""

    def __init__(self, document: Document, options: Options) -> None:
        self.bound = Bindings()
        self.bound.said_once = said_once(document.raw)
        self.findings: list[Finding] = []
        self.equations: list[FoundEquation] = []
        self.printed: list[tuple[str, int]] = []  # names that are given figures, and where
        self.said: list[Told] = []
        self.gradients: list[DerivedEquation] = []
        self.programs = [read_program(program.code) for program in document.programs]
        self.seen = self.unreadable = 0
        said = [(-1, *pair.partition("=")[::2]) for pair in options.let]
        self.meanings = Meanings([*said, *lets(document)])

    def literal(self, literal: Literal) -> None:
        """A number that a program gives to a name, which the text may speak of afterwards."""
        for name in literal.names:
            self.bound.bind(name, literal.value)
            if figure_of(literal.value):
                self.said.append(Told(name, str(literal.value), literal.start, literal.end))

    def take_columns(self, document: Document) -> None:
        """Judge the tables whose heads say what is in them, with what the whole article says of names."""
        try:
            for each in judged_columns(document.pieces, self.equations, self.bound):
                self.findings.append(each)
                self.seen += 1
        except TimeIsUpError:
            self.findings.append(_late((0, 1)))

    def take_outputs(self, document: Document) -> None:
        """Judge what programs are said to print, from the numbers in them."""
        try:
            for each in judged_outputs(document.programs):
                self.findings.append(each)
                self.seen += 1
        except TimeIsUpError:
            self.findings.append(_late((0, 1)))

    def take(self, statement: Statement | Long) -> None:
        """Read a statement and judge what it says."""
        if isinstance(statement, Long):
            self.seen, self.unreadable = self.seen + 1, self.unreadable + 1
            self.findings.append(
                _unread(statement.mapped.span(0, 1), "X305", f"{len(statement.mapped.text):,} characters")
            )
            return
        if not statement.guess and self.meanings.plain and (line := quick(statement, self.bound)):
            self.seen += 1
            if line.told:
                self.said.append(line.told)
                self.printed.append((line.told.name, line.told.start))
            self.findings += line.findings
            return
        if not related(statement):
            return
        self.seen += 1
        found, fault = chains_of(statement)
        if fault and not found and (statement.guess or statement.kind in ("text", "code", "output")):
            self.seen -= 1  # words that looked like mathematics
            return
        if fault:
            self.unreadable += 1
            self.findings.append(_fault(statement, fault))
        for chain, part in found:
            first, last = chain.sides[0], chain.sides[-1]
            if isinstance(first.term, t.Symbol) and figure_of(last.term):
                self.printed.append((first.term.name, part.mapped.span(last.start, last.end)[0]))
        self.equations += [equation for each in found for equation in equations_of(*each)]
        for chain, part in found:
            if _differ_as_numbers(chain):
                continue
            if is_gradient(chain.sides[0].term):
                self.gradients.append(DerivedEquation(chain, part))
            self.said += told_by(chain, part)
            self.findings += copied(chain, part, self.bound)
            self.findings += _judged(self.meanings.given(chain, part, self.bound), part, self.bound)


def _differ_as_numbers(chain: Chain) -> bool:
    """Whether one number is set equal to another, as in `[0] = 1` or `0 = 1`: nothing is worked there."""
    figures = [figure_of(side.term) for side in chain.sides]
    if {*chain.relations} != {"="} or chain.percents or any(it is None or "e" in it.text for it in figures):
        return False
    return len({it.value for it in figures if it is not None}) > 1


def _judged(chain: Chain, statement: Statement, bound: Bindings) -> Iterator[Finding]:
    try:
        yield from judged(chain, statement, bound)
    except (SymbolicLstmError, RecursionError) as fault:
        start, end = statement.mapped.span(chain.sides[0].start, chain.sides[-1].end)
        yield Finding("N130", "unverifiable", "note", start, end, str(fault).partition("\n")[0])


def _once(findings: list[Finding]) -> list[Finding]:
    """Without what is found twice at one place, as in a vector of equal entries."""
    found: dict[tuple[object, ...], Finding] = {}
    for each in findings:
        found.setdefault(each.same, each)
    return list(found.values())


def _cut(finding: Finding) -> Finding:
    """A figure that was cut, where its author says that figures are."""
    if finding.verdict != "truncated":
        return finding
    return replace(finding, rule="N100", verdict="ok", level="pass", message=f"{finding.message}; here figures are cut")


def _with_fix(finding: Finding, raw: str) -> Finding:
    """A finding with what would be right, where that is certain."""
    fix = figure_for(finding, raw)
    return replace(finding, fixed=fix) if fix else finding


def _fault(statement: Statement, fault: SentenceError) -> Finding:
    macro = _MACRO.search(fault.reason)
    start, end = statement.mapped.span(0, len(statement.mapped.text))
    text = statement.mapped.text
    if (
        statement.markup == "latex"
        and re.search(r"(?:not closed|closes nothing)", fault.reason)
        and (text.count("(") != text.count(")") and not re.search(r"[\[(][^()\[\]]*,[^()\[\]]*[)\]]", text))
    ):
        return Finding("E209", "unverifiable", "warning", start, end, f"the brackets do not match: {fault.reason}")
    return _unread((start, end), "X303" if macro else "X301", f"\\{macro[1]}" if macro else fault.reason)


def _late(place: tuple[int, int]) -> Finding:
    told = "the time for one file is up (--seconds); what follows is not checked"
    return Finding("X307", "unverifiable", "warning", *place, told)


def _unread(place: tuple[int, int], rule: str, name: str) -> Finding:
    if rule == "X307":
        return _late(place)
    told = {
        "X301": f"this cannot be read: {name}",
        "X302": f"a picture, {shortened(name)}; what it shows is not checked",
        "X303": f"the macro {shortened(name)} is not defined in this file, or calls itself",
        "X304": f"{shortened(name)} is included from elsewhere and not followed",
        "X305": f"a formula of {name}; it is not read",
    }[rule]
    return Finding(rule, "unverifiable", "note", *place, told)
