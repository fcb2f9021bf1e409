"""Step prose: a step of a sequence, or a whole sequence, in one sentence or two.

What the first gate that keeps does (in the unit that forgets most, where there
are several) and where the last state goes. Every number is a figure that the
sheet shows, or that figure as a percentage.
"""

from __future__ import annotations

from collections.abc import Iterable

from symbolic_lstm.languages import Language
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.effects import Effect, effects
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page.blocks import Prose
from symbolic_lstm.page.called import Wording
from symbolic_lstm.page.percent import spoken_share
from symbolic_lstm.page.prose import share_of
from symbolic_lstm.page.units import Share, alike, outstanding, shares
from symbolic_lstm.page.vector_text import vector_figures, vector_text


def of_step(traced: Trace, time: int, notation: Notation, language: Language) -> Prose:
    """What a step comes to: what is kept, and where the last state goes; nothing for a cell without a state.

    >>> from symbolic_lstm.notation import named
    >>> from symbolic_lstm.languages import ENGLISH
    >>> from symbolic_lstm.published.load import load
    >>> from symbolic_lstm.numbers.trace import trace
    >>> from symbolic_lstm.published.setting import setting
    >>> ready = setting(load("lstm-four-steps"))
    >>> traced = trace(ready.program, ready.given, ready.rounding)
    >>> of_step(traced, 2, named("standard"), ENGLISH)[0][:53]
    'The forget gate keeps 76.930786 % of 0.42873953; the '
    """
    cell, steps = traced.program.cell, traced.program.steps
    wording = Wording(cell, notation, language, None if steps == 1 else time, traced.program.form == "vector")
    out = _states(traced)[-1:]
    if not out:
        return ()
    before, value = (_printed(traced, out[0], at, language) for at in (time - 1, time))
    if not before:
        return ()
    filled: dict[str, str] = {"out": wording.noun(t.Symbol(out[0])), "old": before, "value": value}
    kept = _kept(traced, time)
    if before == value or kept is None:
        key = "state: stays" if before == value else "state: goes"
        return wording.says(key, this=filled["out"], before=before, value=value)
    kind, filled_more = _keeping(kept, wording)
    return wording.says(f"step: {kind}", **filled, **filled_more)


def sequence_prose(traced: Trace, notation: Notation, language: Language) -> Prose:
    """What a sequence comes to: where its states go, and where least is kept; nothing for a cell without a state."""
    program = traced.program
    wording = Wording(program.cell, notation, language, program.steps, program.form == "vector")
    ways = [(name, *(_printed(traced, name, at, language) for at in (0, program.steps))) for name in _states(traced)]
    if not ways or not all(before for _, before, _ in ways):
        return ()
    (this, before, value), *_ = ways
    filled: dict[str, str] = {"this": wording.noun(t.Symbol(this)), "before": before, "value": value}
    if len(ways) > 1:
        other, came, went = ways[-1]
        filled |= {"other": wording.noun(t.Symbol(other)), "came": came, "went": went}
    steps = str(program.steps)
    said = wording.says(f"sequence: {'two states' if len(ways) > 1 else 'one state'}", steps=steps, **filled)
    least = _least(_kept(traced, time) for time in range(1, program.steps + 1))
    if least is None:
        return said
    kind, filled = _keeping(least, wording)
    return (*said, " ", *wording.says(f"sequence: {kind}", time=str(least.time), **filled))


class Kept(NamedTuple):
    """What a gate keeps at a time; of several units, what the one that forgets most keeps."""

    gate: str
    effect: Effect
    time: int
    share: Share
    units: int

    @property
    def one(self) -> bool:
        """Whether one of several units stands out."""
        return self.units > 1


def _kept(traced: Trace, time: int) -> Kept | None:
    """What the first gate that keeps keeps; None where there is none, where there is nothing, or units tie."""
    cell = traced.program.cell
    gate, effect = next(((n, e) for n in cell.names for e in effects(cell, n) if e.kind == "keeps"), ("", None))
    if effect is None or not isinstance(effect.of, t.Symbol):
        return None
    if traced.program.form == "vector":
        found = shares(traced, gate, time, effect)
        least = None if alike(found) else outstanding(found, least=True)
        return None if least is None else Kept(gate, effect, time, least, traced.program.shapes[gate][0])
    before = traced.shown(traced.program.place(effect.of.name, time))
    shown = traced.shown(f"{gate}@{time}")
    return Kept(gate, effect, time, Share(0, shown, share_of(shown, effect), before), 1) if before.n else None


def _keeping(kept: Kept, wording: Wording) -> tuple[str, dict[str, str]]:
    """Which sentence says what is kept, and what fills it."""
    share, language = kept.share, wording.language
    assert share.before is not None
    filled = {"share": spoken_share(share.share, language), "before": language.figure(share.before)}
    if kept.one:
        return "a unit keeps", {**filled, "unit": str(share.unit + 1)}
    return "keeps", {**filled, "this": wording.noun(t.Symbol(kept.gate))}


def _least(found: Iterable[Kept | None]) -> Kept | None:
    """Where least is kept; None where two steps tie."""
    ranked = sorted((it for it in found if it), key=lambda it: it.share.share.value)
    if len(ranked) < 2 or ranked[0].share.share.value == ranked[1].share.share.value:
        return None
    return ranked[0]


def _states(traced: Trace) -> list[str]:
    """The states of a cell as it renews them: those that a gate keeps something of first, and the last one."""
    cell = traced.program.cell
    renewed = [name for name in cell.names if name in cell.states.values()]
    keeping = [e.into for name in cell.names for e in effects(cell, name) if e.kind == "keeps"]
    return list(dict.fromkeys([*keeping[:1], *renewed[-1:]]))


def _printed(traced: Trace, name: str, time: int, language: Language) -> str:
    """A state's figures at a time, and at 0 before the first step; '' for a matrix."""
    if traced.program.shapes.get(name):
        return (
            vector_text(vector_figures(traced, name, time), language) if len(traced.program.shapes[name]) == 1 else ""
        )
    return language.figure(traced.shown(f"{name}@{time}"))
