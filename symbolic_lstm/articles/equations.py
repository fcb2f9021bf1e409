"""Equations of an article: which cells they define, and what is to be said where they differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from symbolic_lstm.articles.finding import CellFound, Finding
from symbolic_lstm.articles.gate_letters import traded
from symbolic_lstm.articles.reading import Chain
from symbolic_lstm.articles.statements import Statement
from symbolic_lstm.articles.usual_form import in_usual_form
from symbolic_lstm.cells import CELLS
from symbolic_lstm.maths import terms as t
from symbolic_lstm.verify.recognise.compare import Difference
from symbolic_lstm.verify.recognise.names import Name, named, style_of
from symbolic_lstm.verify.recognise.recognise import Recognised, changed_places, recognise
from symbolic_lstm.verify.recognise.shares import SHARES, as_one
from symbolic_lstm.verify.recognise.system import FoundEquation
from symbolic_lstm.verify.verdicts import Level

#: More equations than this are no article about a cell; they are taken in stretches.
STRETCH = 160
#: What the conventions of a cell are called in its notes.
_CONVENTIONS = {
    "gru": "the update gate keeps the old state, and the reset gate stands before the matrix product",
    "gru-writes": "the update gate takes the new state, and the reset gate stands before the matrix product",
    "gru-after": "the update gate keeps the old state, and the reset gate stands after the matrix product",
    "gru-after-writes": "the update gate takes the new state, and the reset gate stands after the matrix product",
    "lstm, candidate by the sigmoid": "the candidate is bounded by the sigmoid, where most write tanh",
}


def equations_of(chain: Chain, statement: Statement) -> list[FoundEquation]:
    """The equations that a chain states: one, or one for each entry of a column of gates."""
    match [side.term for side in chain.sides]:
        case [t.Concat(args=names), t.Concat(args=gates)] if len(names) == len(gates) and _are_gates(names, gates):
            place = statement.mapped.span(chain.sides[0].start, len(statement.mapped.text))
            return [
                FoundEquation(str(name), _own_block(gate, str(name)), *place)
                for name, gate in zip(names, gates, strict=True)
            ]
    found = equation_of(chain, statement)
    return [found] if found else []


def _are_gates(names: Sequence[t.Sentence], gates: Sequence[t.Sentence]) -> bool:
    return all(isinstance(name, t.Symbol) for name in names) and all(
        isinstance(gate, (t.Sigmoid, t.Tanh)) for gate in gates
    )


def _own_block(gate: t.Sentence, name: str) -> t.Sentence:
    """A gate of a column with its block of the matrix that all have: `W_i` of W."""
    letter = re.sub(r"[_^].*", "", name)
    blocks = {
        part.args[0]: t.Symbol(f"{part.args[0].name}_{letter}")
        for _, part in t.walk(gate)
        if isinstance(part, t.Apply) and isinstance(part.args[0], t.Symbol) and "_" not in part.args[0].name
    }
    return t.substituted(gate, blocks) if blocks else gate


def equation_of(chain: Chain, statement: Statement) -> FoundEquation | None:
    """The equation that a chain states; None where it only works with numbers."""
    sides = chain.sides
    left = in_usual_form(sides[0].term)
    if len(sides) < 2 or not isinstance(left, t.Symbol):
        return None
    found = next((in_usual_form(side.term) for side in sides[1:] if t.names(side.term)), None)
    numeric = any(not t.names(side.term) for side in sides[1:])
    if found is None or (numeric and isinstance(found, t.Symbol)):
        return None
    end = balanced(statement.mapped.text, sides[0].start, sides[-1].end)
    return FoundEquation(left.name, found, *statement.mapped.span(sides[0].start, end))


def balanced(text: str, start: int, end: int) -> int:
    """The end of a stretch, behind the braces and brackets that close what it opens."""
    for sign, closing in (("{", "}"), ("(", ")")):
        open_ = text.count(sign, start, end) - text.count(closing, start, end)
        while open_ > 0 and text[end : end + 1] == closing:
            end, open_ = end + 1, open_ - 1
    return end


def told(
    equations: Sequence[FoundEquation], given: frozenset[str] = frozenset()
) -> tuple[list[CellFound], list[Finding]]:
    """The cells that equations define, and what is found about them; `given` are the names that have numbers."""
    cells: list[CellFound] = []
    findings: list[Finding] = []
    for start in range(0, len(equations), STRETCH):
        part = equations[start : start + STRETCH]
        for each in recognise(part):
            first = min(part[k].start for k in each.equations)
            cells.append(CellFound(each.cell, each.notation, first, each.distance))
            findings += _findings(each, part, given)
    return cells, findings


def _findings(each: Recognised, equations: Sequence[FoundEquation], given: frozenset[str]) -> Iterator[Finding]:
    root = equations[each.system.root]
    whole = not each.undefined and len(each.system.states) == len(each.names)
    if not each.differences and (wrong := list(traded(each, equations))):
        yield from wrong
        return
    if not each.differences:
        parts = [] if whole else [f"; not defined here: {', '.join(sorted(each.undefined))}"] * bool(each.undefined)
        yield Finding(
            "E200", "exact", "pass", root.start, root.end, f"this is {each.cell}{''.join(parts)}", expression=root.left
        )
        notes = [_CONVENTIONS[each.cell]] if each.cell in _CONVENTIONS else []
        plain = all("lin" not in name.lower() for k in each.equations for name in t.names(equations[k].right))
        notes += ["there are no biases"] * (whole and plain and not each.system.biases)
        for note in notes:
            yield Finding("E208", "ok", "note", root.start, root.end, note, expression=root.left)
        yield from _undefined(each, equations, given)
        return
    # one difference in a system that is otherwise whole is a slip; several may be another cell
    differences = as_one(each.differences, each.cell)
    several = len(differences) > 1 and not changed_places(differences)
    level: Level = "note" if several else "error" if whole and each.cell != "rnn" else "warning"
    partly = each.cell in CELLS and len(each.system.states) < len(CELLS[each.cell].states)
    if partly or any(d.rule == "E215" for d in each.differences):
        level = "note"
    for difference in differences:
        equation = equations[difference.origin] if 0 <= difference.origin < len(equations) else root
        yield Finding(
            difference.rule, "mismatch", level, equation.start, equation.end, _sentence(difference, each.cell),
            difference.has, {"full": difference.wants or None, "shown": None}, equation.left,
        )  # fmt: skip


def _undefined(each: Recognised, equations: Sequence[FoundEquation], given: frozenset[str]) -> Iterator[Finding]:
    """What stands where a gate belongs and is defined nowhere; a slip where a gate near it is defined and not used."""
    if len(each.undefined) != 1 or len(each.equations) < 4:
        return
    style = style_of(name for e in equations for name in (e.left, *t.names(e.right)))
    used = [equations[k] for k in each.equations]
    spoken = {named(name, style).key for equation in used for name in t.names(equation.right)}
    idle = [
        equation.left
        for equation in equations[min(each.equations) : max(each.equations) + 1]
        if isinstance(equation.right, (t.Sigmoid, t.Tanh)) and named(equation.left, style).key not in spoken
    ]
    for spelt in each.undefined:
        for equation in used:
            written = next((n for n in t.names(equation.right) if _spelt(named(n, style)) == spelt), None)
            if written is None or written in given:
                continue
            slip = len(idle) == 1
            behind = f", and {idle[0]} is defined and never used" if slip else ""
            told = f"{written} stands where a gate belongs, and nothing here defines it{behind}"
            level: Level = "warning" if slip else "note"
            yield Finding("E205", "unverifiable", level, equation.start, equation.end, told, written, {}, equation.left)
            break


def _spelt(name: Name) -> str:
    return name.letter + (f"_{name.label}" if name.label else "")


def _sentence(d: Difference, cell: str) -> str:
    """What differs, in words; what the cell has is called by its role."""
    known = {e.name: f"the {e.role} ({e.name})" for e in CELLS[cell]} if cell in CELLS else {}
    d = d._replace(wants=" · ".join(known.get(part, part) for part in d.wants.split(" · ")))
    near = f"as in {cell}"
    match d.rule:
        case "E202":
            return f"{d.gate} has no {d.wants} around it; {near} it would be bounded"
        case "E203":
            return f"{d.gate} has {d.has}, {near} it would be {d.wants}"
        case "E204" if d.wants:
            return f"{d.gate} has {d.has}; {near} it would be {d.wants}"
        case "E204":
            return f"{d.gate} uses {d.has}, a gate of another step; {near} it would be the one of this step"
        case "E206" if ", " in d.wants:
            return f"{d.gate} has the weights of {d.has} ({d.wants}), so that the two are one gate"
        case "E206":
            return f"{d.gate} has {d.wants}, which is a weight of {d.has}; its own others are called otherwise"
        case "E207" | "E214" if d.has not in ("", d.gate):
            return f"{d.gate} has {d.has} where {d.wants} belongs, which is defined and never used"
        case "E207":
            return f"{d.gate} lacks {d.wants}, {near}"
        case "E212" if d.has == SHARES:
            return f"{SHARES} in {d.gate} do not come to 1 together, as they do in {cell}"
        case "E212":
            return f"{d.gate} has {d.has}; {near} it would be {d.wants}"
        case "E214":
            return f"{d.gate} stands where another gate belongs, {near}"
        case "E215":
            return f"{d.gate} and {d.wants} are two gates, where {near} one would keep what the other leaves"
    if d.wants and d.has == d.gate:
        return f"{d.gate} stands where {d.wants} belongs, {near}"
    if d.has and d.wants:
        return f"{d.gate} has {d.has}; {near} it would be {d.wants}"
    return f"{d.gate} has {d.has}, which is not there {near}" if d.has else f"{d.gate} lacks {d.wants}, {near}"
