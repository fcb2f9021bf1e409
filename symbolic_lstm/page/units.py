"""Units: what a step of vectors says, of the unit that keeps least or lets through most."""

from __future__ import annotations

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.effects import Effect, effects
from symbolic_lstm.maths.quantity import Quantity
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page.blocks import Prose
from symbolic_lstm.page.called import Formula, Wording
from symbolic_lstm.page.percent import told
from symbolic_lstm.page.prose import share_of


def sentence(traced: Trace, name: str, time: int, wording: Wording) -> Prose:
    """Which unit stands out; nothing where none does, or where the gate does nothing to a quantity with a word."""
    entries = traced.program.entries(name)
    found = effects(wording.cell, name)
    effect = next((e for e in found if e.kind in ("keeps", "adds", "lets out")), None)
    if effect is None or len(entries) < 2 or len(entries[0]) != 1:
        return ()
    of = wording.noun(effect.of)
    if isinstance(of, Formula) or _all_nothing(traced, effect, time):
        return ()
    shares = [share_of(traced.shown(Quantity(name, entry, time).key), effect) for entry in entries]
    ranked = sorted(range(len(shares)), key=lambda k: shares[k].fraction, reverse=effect.kind != "keeps")
    first, second = ranked[:2]
    if shares[first].fraction == shares[second].fraction:
        return ()
    share = told(shares[first], wording.language)
    return wording.says(f"units: {effect.kind}", unit=str(first + 1), share=share, of=of)


def _all_nothing(traced: Trace, effect: Effect, time: int) -> bool:
    """Whether every unit of the state before is 0."""
    of, program = effect.of, traced.program
    if not isinstance(of, t.Symbol) or of.name not in program.cell.states:
        return False
    state = program.cell.states[of.name]
    return all(traced.shown(Quantity(state, entry, time - 1).key).n == 0 for entry in program.entries(state))
