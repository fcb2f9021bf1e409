"""Prose: what the figures say in plain sentences, as it follows from the sentences of the cell.

Every number in prose is a figure that the sheet shows, that figure as a
percentage, or what it leaves of 100 %. Where nothing follows, nothing is said.
"""

from __future__ import annotations

from symbolic_lstm.languages import Language
from symbolic_lstm.languages.nouns import Named
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.effects import Effect, effects, proposed
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page.balance import balance, signed
from symbolic_lstm.page.blocks import Inline, Prose
from symbolic_lstm.page.called import Wording
from symbolic_lstm.page.percent import band, rest, spoken_share


def sentence(traced: Trace, name: str, time: int, notation: Notation, language: Language) -> Prose:
    """What a scalar step says; nothing where nothing follows from the sentences of its cell.

    >>> from symbolic_lstm.notation import named
    >>> from symbolic_lstm.languages import ENGLISH
    >>> from symbolic_lstm.published.load import load
    >>> from symbolic_lstm.numbers.trace import trace
    >>> from symbolic_lstm.published.setting import setting
    >>> ready = setting(load("understanding-lstms"))
    >>> traced = trace(ready.program, ready.given, ready.rounding)
    >>> sentence(traced, "f", 1, named("standard"), ENGLISH)
    ('The forget gate keeps 99.7 % of the cell state: next to nothing is forgotten.',)
    """
    cell = traced.program.cell
    wording = Wording(cell, notation, language, None if traced.program.steps == 1 else time)
    if name in cell.states.values():
        return _state(traced, name, time, wording)
    if found := effects(cell, name):
        return _gate(traced, name, time, found, wording)
    if proposed(cell, name):
        value = language.figure(traced.shown(f"{name}@{time}"))
        return wording.says("proposes", this=wording.noun(t.Symbol(name)), value=value)
    return ()


def mixing(effect: Effect, found: tuple[Effect, ...]) -> Effect | None:
    """What a gate adds to the very state of which it keeps the rest: it mixes old and new."""
    added = (e for e in found if e.kind == "adds" and e.into == effect.into and e.rest != effect.rest)
    return next(added, None) if effect.kind == "keeps" else None


def share_of(shown: Figure, effect: Effect) -> Figure:
    """The share a gate's figure gives an effect."""
    return rest(shown) if effect.rest else shown


def _gate(traced: Trace, name: str, time: int, found: tuple[Effect, ...], wording: Wording) -> Prose:
    """A sentence for each thing a gate does; what it keeps and adds of one state is one."""
    this: Named = wording.noun(t.Symbol(name))
    shown, language = traced.shown(f"{name}@{time}"), wording.language
    mixed = {effect: added for effect in found if (added := mixing(effect, found))}
    said: list[Inline] = []
    for effect in found:
        if effect in mixed.values():
            continue
        share, kind = share_of(shown, effect), str(effect.kind)
        filled: dict[str, str] = {}
        if added := mixed.get(effect):
            kind, filled = (
                "mixes",
                {"new": wording.noun(added.of), "added": spoken_share(share_of(shown, added), language)},
            )
        nothing = _nothing(traced, effect.of, time) and kind in ("keeps", "mixes", "shows")
        filled |= {"this": this, "of": wording.noun(effect.of), "into": wording.noun(t.Symbol(effect.into))}
        key = f"{kind}: {'of 0' if nothing else band(share)}"
        said += [*([" "] if said else []), *wording.says(key, share=spoken_share(share, language), **filled)]
        this = this.again()
    return tuple(said)


def _nothing(traced: Trace, of: t.Sentence, time: int) -> bool:
    """Whether a state before the step is 0, so that nothing of it can be kept or seen."""
    cell = traced.program.cell
    return (
        isinstance(of, t.Symbol) and of.name in cell.states and traced.shown(traced.program.place(of.name, time)).n == 0
    )


def _state(traced: Trace, name: str, time: int, wording: Wording) -> Prose:
    """Where a state goes from where, and what of it is kept and added."""
    language = wording.language
    figures = balance(traced, name, time)
    before, value = figures["before"], figures["value"]
    filled = {"this": wording.noun(t.Symbol(name)), "before": language.figure(before), "value": language.figure(value)}
    if before.value == value.value:
        way = way_of(figures)
        return wording.says(
            f"state: stays{f', {way}' * (way in ('parts', 'taken'))}", **filled, **signed(figures, language)
        )
    if before.n == 0 and "kept" in figures:
        return wording.says("state: from 0", **filled)
    return wording.says(f"state: {way_of(figures)}", **filled, **signed(figures, language))


def way_of(figures: dict[str, Figure]) -> str:
    """In which way a state changes."""
    kept, added = figures.get("kept"), figures.get("added")
    if kept is None or added is None:
        return "goes"
    if kept.n == 0:
        return "replaced"
    if added.n == 0:
        return "kept"
    if kept.value == figures["before"].value:
        return "taken off" if added.negative else "added"
    return "taken" if added.negative else "parts"
