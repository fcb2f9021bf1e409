"""Against: the equations of an article laid beside the programs in it, gate by gate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symbolic_lstm.articles.finding import Finding
from symbolic_lstm.articles.piece import Document
from symbolic_lstm.articles.places import Places
from symbolic_lstm.articles.programs.scopes import Assigned, Listing
from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.verify.recognise.catalog import KnownCell, known
from symbolic_lstm.verify.recognise.compare import Difference, renamed
from symbolic_lstm.verify.recognise.names import BLOCKS
from symbolic_lstm.verify.recognise.recognise import Recognised, recognise
from symbolic_lstm.verify.recognise.shares import SHARES, as_one
from symbolic_lstm.verify.recognise.system import FoundEquation
from symbolic_lstm.verify.recognise.ties import gates_beside
from symbolic_lstm.verify.verdicts import Level

#: Longer scopes are no cell.
MOST = 160
#: What words for gates begin with; gates of one letter are their own.
_GATES = (("forget", "f"), ("input", "i"), ("in", "i"), ("output", "o"), ("out", "o"), ("update", "z"), ("reset", "r"))


class WrittenCell(NamedTuple):
    """A cell that the article's equations define, as what a program is compared with."""

    cell: KnownCell
    of: Recognised
    line: int


def against(document: Document, programs: Sequence[Listing], equations: Sequence[FoundEquation]) -> Iterator[Finding]:
    """What the programs of an article say otherwise than its equations do.

    A program that is far from every cell of the article is about something else, and nothing is said of it.
    """
    scopes = [scope for program in programs for scope in program.scopes if 2 <= len(scope) <= MOST or len(scope) == 1]
    if not scopes or not equations:
        return
    written = list(_written(document, equations))
    if not written:
        return
    cells = [each.cell for each in written]
    for scope in scopes:
        said = [FoundEquation(each.name, each.value, each.start, each.end) for each in scope]
        if conventions := list(_conventions(said, scope, written)):
            yield from conventions
            continue
        for found in recognise(said, cells):
            beside = next(each for each in written if each.cell.name == found.cell)
            yield from _findings(found, scope, beside)


def _written(document: Document, equations: Sequence[FoundEquation]) -> Iterator[WrittenCell]:
    """The cells that the equations define, each once; one that defines all of its states stands for others like it."""
    places = Places(document)
    seen: set[str] = set()
    for each in sorted(recognise(equations), key=lambda r: (r.distance, -len(r.system.states))):
        states = each.system.states
        names = {_name(key): _name(key) for key in states}
        if len(states) < len(each.names) or each.undefined or each.cell in seen:
            continue
        seen.add(each.cell)
        sums = {_name(key): renamed(made, names) for key, made in states.items()}
        line = places.line_column(min(equations[k].start for k in each.equations))[0]
        yield WrittenCell(KnownCell(each.cell, tuple(sums), sums, ()), each, line)


def _findings(found: Recognised, scope: Sequence[Assigned], beside: WrittenCell) -> Iterator[Finding]:
    whole = len(found.system.states) == len(beside.cell.states)
    if not whole:
        return
    differences = as_one(found.differences, found.cell) or tuple(_places_changed(found, beside, scope))
    root = scope[found.system.root]
    where = f"the equations from line {beside.line} on"
    if not differences:
        if not found.undefined:
            told = f"this program says what {where} say"
            yield Finding("E210", "ok", "pass", root.start, root.end, told, expression=root.written)
        return
    level: Level = "error" if len(differences) == 1 and not found.undefined else "note"
    if beside.of.differences or any(d.rule == "E215" for d in differences):
        level = "note"
    for difference in differences:
        line = scope[difference.origin] if 0 <= difference.origin < len(scope) else root
        spelt = {each.name: each.written for each in scope}
        yield Finding(
            "E210", "contradiction", level, line.start, line.end, _sentence(difference, spelt, where),
            difference.has, {"full": difference.wants or None, "shown": None}, line.written,
        )  # fmt: skip


def _conventions(
    said: Sequence[FoundEquation], scope: Sequence[Assigned], written: Sequence[WrittenCell]
) -> Iterator[Finding]:
    """Where program and equations are one cell by two conventions: z or 1 − z keeps, the reset before or after."""
    named = {each.cell.name: each for each in written}
    if not named.keys() & _ALIKE:
        return
    for own in recognise(said, known()):
        beside = next((named[name] for name in named if name in _ALIKE), None)
        if own.cell in _ALIKE and not own.differences and own.cell not in named and beside:
            root = scope[own.system.root]
            told = f"this program is {own.cell}, and the equations from line {beside.line} on are {beside.cell.name}"
            yield Finding("E210", "ok", "note", root.start, root.end, f"{told}: two conventions", "", {}, root.written)


#: What stands for one cell by several conventions.
_ALIKE = {"gru", "gru-writes", "gru-after", "gru-after-writes"}


def _places_changed(found: Recognised, beside: WrittenCell, scope: Sequence[Assigned]) -> Iterator[Difference]:
    """Gates that have changed places: what the equations call f is what the program calls i, and the other way."""
    pairs = list(dict.fromkeys(
        (letter(mine.gate), letter(theirs.gate), mine.origin, mine.gate, theirs.gate)
        for mine, theirs in gates_beside(found.system, beside.cell, found.names)
        if mine.kind == theirs.kind in ("sigmoid", "tanh")
    ))  # fmt: skip
    said = {mine: theirs for mine, theirs, *_ in pairs}
    for mine, theirs, origin, gate, other in pairs:
        if mine != theirs and said.get(theirs) == mine:
            both = {gate, *(each[3] for each in pairs if each[0] == theirs)}
            used = (k for k, each in enumerate(scope) if both <= set(t.names(each.value)))
            yield Difference("E214", next(used, origin), gate, gate, other)
            return


def letter(name: str) -> str:
    """The letter of a gate: f of `f_t`, `ft`, `forget_gate`."""
    low = name.lower().lstrip("\\")
    for word, sign in _GATES:
        if low.startswith(word) and len(low) > 3:
            return sign
    return low.partition("_")[0]


def _sentence(d: Difference, spelt: dict[str, str], where: str) -> str:
    gate = spelt.get(d.gate, d.gate)
    has, wants = (_words(part, spelt) for part in (d.has, d.wants))
    match d.rule:
        case "E212" if d.has == SHARES:
            return f"{SHARES} in {gate} do not come to 1 together here, as they do in {where}"
        case "E202":
            return f"{gate} has no {wants} around it here; in {where} it is bounded"
        case "E204" if not wants:
            return f"{gate} uses {has}, a gate of another step; in {where} it is the one of this step"
        case "E206" if any(number in wants for number in BLOCKS):
            return f"{gate} takes the slice that {has} takes; in {where} each has its own weights"
        case "E206":
            return f"{gate} has {wants} here, as {has} does; in {where} each has its own"
        case "E207" | "E214" if d.has not in ("", d.gate):
            return f"{gate} has {has} here where {where} have {wants}"
        case "E214" if wants:
            return f"{gate} stands here where {where} have {wants}"
        case "E215":
            return f"{gate} and {wants} are two gates here; in {where} one keeps what the other leaves"
        case "E207":
            return f"{gate} lacks {wants} here, which stands in {where}"
    if has and wants:
        return f"{gate} has {has} here; in {where} it has {wants}"
    return f"{gate} has {has} here, which does not stand in {where}"


def _words(text: str, spelt: dict[str, str]) -> str:
    return " · ".join(spelt.get(part, part) for part in text.split(" · "))


def _name(key: tuple[str, str]) -> str:
    return key[0] + (f"_{key[1]}" if key[1] else "")
