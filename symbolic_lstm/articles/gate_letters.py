"""Gates whose letters say otherwise than where they stand: i for f in `c = i c + f g`, i for g in a column.

Products do not tell their factors apart, so that such a system is a cell like any other; the letters tell.
Of i and g they do where both stand in one column; equations by themselves have their author's names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symbolic_lstm.articles.finding import Finding
from symbolic_lstm.articles.programs.against import letter
from symbolic_lstm.maths import terms as t
from symbolic_lstm.verify.recognise.recognise import Recognised
from symbolic_lstm.verify.recognise.system import FoundEquation

#: The cells whose candidate is g, whose input gate is i and whose forget gate is f.
_CELLS = {"lstm", "peephole"}
_INPUT = {"i", "u"}


def traded(each: Recognised, equations: Sequence[FoundEquation]) -> Iterator[Finding]:
    """What two gates of a cell have of one another: its places, or in a column its functions."""
    if each.cell not in _CELLS or each.differences:
        return
    keeps, writes, candidate = _gates(each)
    root = equations[each.system.root]
    if _sign(keeps) in _INPUT and _sign(writes) == "f":
        place = next((e for e in (equations[k] for k in each.equations) if _has(e, keeps, writes)), root)
        told = f"{keeps} stands here where {writes} belongs, and {writes} where {keeps} does, by what they are called"
        wants = {"full": writes, "shown": None}
        yield Finding("E214", "mismatch", "error", place.start, place.end, told, keeps, wants, place.left)
    if candidate and writes and _sign(candidate) == "i" and _sign(writes) != "i":
        places = [(e.start, e.end) for e in (equations[k] for k in each.equations) if e.left in (candidate, writes)]
        if len(places) == 2 and places[0] == places[1]:
            told = f"{candidate} has tanh and {writes} has sigmoid in this column; they may stand in the wrong order"
            wants = {"full": "sigmoid", "shown": None}
            yield Finding("E203", "mismatch", "error", *places[0], told, "tanh", wants, candidate)


def _gates(each: Recognised) -> tuple[str, str, str]:
    """What keeps the old state, what lets the new one in, and the candidate, as the article names them."""
    keeps = writes = candidate = ""
    for made in each.system.states.values():
        if len(made) < 2:
            continue
        for product, _ in made:
            gates = {atom.kind: atom.gate for atom in product if atom.inner}
            if any(atom.kind == "before" for atom in product):
                keeps = gates.get("sigmoid", "")
            else:
                writes, candidate = gates.get("sigmoid", ""), gates.get("tanh", "")
    return keeps, writes, candidate


def _has(equation: FoundEquation, *names: str) -> bool:
    return {*names} <= {*t.names(equation.right)}


def _sign(name: str) -> str:
    """The letter that tells a gate: f of `f_t`, of `Γ_f` and of `forget_gate`."""
    head, _, label = name.partition("_")
    return label.strip("{}").lower()[:1] if head in ("Γ", "γ", "\\Gamma", "Gamma") else letter(name)
