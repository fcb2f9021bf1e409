"""Units: what a step of vectors says: of every unit if all do the same, else of the one that stands out.

Every number in it is a figure that the sheet shows, that figure as a percentage,
or what it leaves of 100 %. Where no unit stands out, nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from flint import fmpq

from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.effects import Effect, composition, effects, proposed
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page.balance import signed
from symbolic_lstm.page.blocks import Inline, Prose
from symbolic_lstm.page.called import Wording
from symbolic_lstm.page.percent import spoken_share
from symbolic_lstm.page.prose import mixing, share_of, way_of
from symbolic_lstm.page.vector_derivation import derived
from symbolic_lstm.page.vector_text import vector_figures, vector_text

_T = TypeVar("_T")


class Share(NamedTuple):
    """What a gate does in one unit (from 0): its figure, the share that gives, and what it is of before the step."""

    unit: int
    shown: Figure
    share: Figure
    before: Figure | None


def sentence(traced: Trace, name: str, time: int, wording: Wording) -> Prose:
    """What a step of vectors says; nothing where nothing follows from the sentences, or no unit stands out."""
    cell = wording.cell
    if len(vector_figures(traced, name, time)) < 2:
        return ()
    if name in cell.states.values():
        return _state(traced, name, time, wording)
    if found := effects(cell, name):
        return _gate(traced, name, time, found, wording)
    return _candidate(traced, name, time, wording) if proposed(cell, name) else ()


def shares(traced: Trace, name: str, time: int, effect: Effect) -> list[Share]:
    """What a gate does unit by unit; of a state that is 0 in a unit nothing can be kept or seen there."""
    found = [(it, share_of(it, effect)) for it in vector_figures(traced, name, time)]
    of = effect.of
    if not isinstance(of, t.Symbol) or of.name not in traced.program.cell.states:
        return [Share(k, *pair, None) for k, pair in enumerate(found)]
    before = vector_figures(traced, of.name, time)
    if len(before) != len(found):
        return []
    pairs = zip(found, before, strict=True)
    return [Share(k, *pair, old) for k, (pair, old) in enumerate(pairs) if old.n]


def outstanding(found: Sequence[Share], *, least: bool) -> Share | None:
    """The unit with the least share, or the most; None where two have it."""
    return _first(found, lambda it: -it.share.value if least else it.share.value)


def alike(found: Sequence[Share]) -> bool:
    """Whether all units have one share."""
    return len(found) > 1 and len({it.share.value for it in found}) == 1


def _first(found: Sequence[_T], size: Callable[[_T], fmpq]) -> _T | None:
    """What is larger than all others; None where nothing is."""
    ranked = sorted(found, key=size, reverse=True)
    alone = len(ranked) == 1 or (len(ranked) > 1 and size(ranked[0]) != size(ranked[1]))
    return ranked[0] if alone else None


def _gate(traced: Trace, name: str, time: int, found: tuple[Effect, ...], wording: Wording) -> Prose:
    """A sentence for each thing a gate does; what it keeps and adds of one state is one."""
    mixed = {effect: added for effect in found if (added := mixing(effect, found))}
    said: list[Inline] = []
    for effect in found:
        if effect not in mixed.values():
            more = _effect(shares(traced, name, time, effect), effect, mixed.get(effect), wording)
            said += [" "] * bool(said and more) + [*more]
    return tuple(said)


def _effect(found: Sequence[Share], effect: Effect, added: Effect | None, wording: Wording) -> Prose:
    """One thing a gate does: what all units do, or the unit that forgets, renews, takes in, hides or lets out most."""
    kind = "mixes" if added else str(effect.kind)
    if kind == "shows" and found and found[0].before is None:
        kind = "passes"
    same = alike(found)
    chosen = found[0] if same else outstanding(found, least=kind in ("keeps", "mixes", "shows", "passes"))
    if chosen is None:
        return ()
    language = wording.language
    filled: dict[str, str] = {"share": spoken_share(chosen.share, language), "of": wording.noun(effect.of)}
    if not same:
        filled["unit"] = str(chosen.unit + 1)
        filled |= {"before": language.figure(chosen.before)} if chosen.before else {}
    if kind == "shows":
        filled["into"] = wording.noun(t.Symbol(effect.into))
    if added:
        filled |= {"new": wording.noun(added.of), "added": spoken_share(share_of(chosen.shown, added), language)}
    return wording.says(f"units: {kind}{', all' * same}", **filled)


def _candidate(traced: Trace, name: str, time: int, wording: Wording) -> Prose:
    """The unit that the cell proposes most for."""
    found = list(enumerate(vector_figures(traced, name, time)))
    most = _first(found, lambda it: abs(it[1].value))
    if most is None:
        return ()
    unit, value = most
    this = wording.noun(t.Symbol(name))
    return wording.says("units: proposes", unit=str(unit + 1), value=wording.language.figure(value), this=this)


def _state(traced: Trace, name: str, time: int, wording: Wording) -> Prose:
    """Where a state goes from where, and what is kept and added in the unit that changes most."""
    before, value = (vector_figures(traced, name, at) for at in (time - 1, time))
    language = wording.language
    this = wording.noun(t.Symbol(name))
    if [it.value for it in before] == [it.value for it in value]:
        return wording.says("state: stays", this=this, value=vector_text(value, language))
    goes = wording.says(
        "state: goes", this=this, before=vector_text(before, language), value=vector_text(value, language)
    )
    parts = _parts(traced, name, time, wording)
    if parts and not any(it.n for it in before):
        return wording.says("state: from 0", this=this, value=vector_text(value, language))
    changes = [abs(new.value - old.value) for old, new in zip(before, value, strict=True)]
    unit = _first(range(len(changes)), changes.__getitem__)
    if unit is None or not parts or not before[unit].n:
        return goes
    figures = {"before": before[unit], "value": value[unit]} | {part: them[unit] for part, them in parts.items()}
    way = way_of(figures)
    if way not in ("parts", "taken", "kept", "replaced"):
        return goes
    return (*goes, " ", *wording.says(f"units: {way}", unit=str(unit + 1), **signed(figures, language)))


def _parts(traced: Trace, name: str, time: int, wording: Wording) -> dict[str, tuple[Figure, ...]]:
    """What is kept and what is added, unit by unit, where the derivation of the vector shows it."""
    made = composition(wording.cell, name, wording.cell[name].body)
    if made is None or len(made.added) != 1:
        return {}
    wanted = {made.kept: "kept", made.added[0]: "added"}
    found: dict[str, tuple[Figure, ...]] = {}
    for line in derived(traced, name, time, wording.notation):
        found |= {wanted[path]: them.cells for path, them in line.figures.items() if path in wanted and them.shape}
    return found if len(found) == 2 else {}
