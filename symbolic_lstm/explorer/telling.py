"""Telling: what the sheet says of each quantity, for every figure it could have.

The sentences are the language's own, with gaps for what changes: `share`,
`added`, `before`, `value`, `kept`, `taken`. Which of them is said follows in the
page from the figures, as it does in the sheet (`page/prose.py`).
"""

from __future__ import annotations

from typing import Any

from symbolic_lstm.explorer.lines import CLOSE, OPEN
from symbolic_lstm.explorer.sentences import Data
from symbolic_lstm.languages import Language
from symbolic_lstm.languages.nouns import Named
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.effects import Effect, composition, effects, proposed
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page.blocks import Prose
from symbolic_lstm.page.called import Wording
from symbolic_lstm.page.captions import lead
from symbolic_lstm.page.prose import mixing
from symbolic_lstm.page.typography import typeset_text
from symbolic_lstm.writers.html_blocks import prose

_BANDS = ("of 0", "nothing", "little", "part", "nearly all", "all")
_WAYS = ("stays", "stays, parts", "stays, taken", "from 0", "goes", "replaced", "kept", "taken off", "added", "taken",
         "parts")  # fmt: skip
_GAPS = {name: f"{OPEN}{name}{CLOSE}" for name in ("share", "added", "before", "value", "kept", "taken", "shown")}


def telling(traced: Trace, notation: Notation, language: Language) -> Data:
    """By the place of each scalar sentence: what can be said of it. Nothing is said of entries of vectors."""
    if traced.program.form != "scalar":
        return {}
    found: dict[str, Any] = {}
    for let in traced.program.lets:
        wording = Wording(traced.program.cell, notation, language, None if traced.program.steps == 1 else let.time)
        if told := _told(traced, let.equation.name, let.time, wording):
            found[let.key] = told
    words = {key: language.sentences[f"word: {key}"] for key in ("less than", "more than")}
    return {"told": found, "words": words, "lead": _lead(traced, notation, language)}


def _lead(traced: Trace, notation: Notation, language: Language) -> Data | None:
    """What a single step comes to, as `page/captions.py: lead` says it; None where it says nothing."""
    cell = traced.program.cell
    if traced.program.steps > 1 or not lead(traced, notation, language):
        return None
    wording = Wording(cell, notation, language)
    gate, effect = next((n, e) for n in cell.names for e in effects(cell, n) if e.kind == "keeps")
    state = _state(traced, effect.into, 1, wording)
    out = cell.names[-1]
    filled = {"this": wording.noun(t.Symbol(gate)), "of": wording.noun(effect.of), "out": wording.noun(t.Symbol(out))}
    ways = {
        f"{share}, {change}": _html(
            wording.says(f"lead: {share}, {change}", **filled, **_gaps("share", "before", "added", "taken", "shown"))
        )
        for share in ("part", "all")
        for change in ("added", "taken", "nothing")
    }
    if out != effect.into:
        filled["this"] = wording.noun(t.Symbol(effect.into))
        ways["from 0"] = _html(wording.says("lead: from 0", **filled, **_gaps("value", "shown")))
    return {
        "gate": f"{gate}@1", "rest": effect.rest, "state": f"{effect.into}@1", "out": f"{out}@1", "ways": ways,
        **{key: state[key] for key in ("before", "kept", "added")},
    }  # fmt: skip


def _told(traced: Trace, name: str, time: int, wording: Wording) -> Data | None:
    cell = traced.program.cell
    if name in cell.states.values():
        return _state(traced, name, time, wording)
    if found := effects(cell, name):
        return {"effects": _effects(traced, name, time, found, wording)}
    if proposed(cell, name):
        return {"proposes": _html(wording.says("proposes", this=wording.noun(t.Symbol(name)), **_gaps("value")))}
    return None


def _effects(traced: Trace, name: str, time: int, found: tuple[Effect, ...], wording: Wording) -> list[Data]:
    """A sentence for each thing a gate does, by the band of its share."""
    cell, sentences = traced.program.cell, wording.language.sentences
    mixed = {effect: added for effect in found if (added := mixing(effect, found))}
    this: Named = wording.noun(t.Symbol(name))
    made: list[Data] = []
    for effect in found:
        if effect in mixed.values():
            continue
        added = mixed.get(effect)
        kind = "mixes" if added else str(effect.kind)
        filled: dict[str, str] = {"new": wording.noun(added.of)} if added else {}
        filled |= {"this": this, "of": wording.noun(effect.of), "into": wording.noun(t.Symbol(effect.into))}
        of = effect.of
        of_state = isinstance(of, t.Symbol) and of.name in cell.states and kind in ("keeps", "mixes", "shows")
        made.append(
            {
                "rest": effect.rest,
                "added": None if added is None else added.rest,
                "before": traced.program.place(of.name, time) if isinstance(of, t.Symbol) and of_state else None,
                "bands": {
                    band: _html(wording.says(f"{kind}: {band}", **filled, **_gaps("share", "added")))
                    for band in _BANDS
                    if f"{kind}: {band}" in sentences
                },
            }
        )
        this = this.again()
    return made


def _state(traced: Trace, name: str, time: int, wording: Wording) -> Data:
    """The ways in which a state can change, and which nodes are what is kept of it and added to it."""
    body = traced.lets[f"{name}@{time}"].body
    made = composition(traced.program.cell, name, body)
    this = wording.noun(t.Symbol(name))
    gaps = _gaps("before", "value", "kept", "added", "taken")
    found: dict[str, Any] = {
        "before": f"{name}@{time - 1}",
        "ways": {way: _html(wording.says(f"state: {way}", this=this, **gaps)) for way in _WAYS},
    }
    if made is not None and len(made.added) == 1:
        found["kept"], found["added"] = (code(body).index(path) for path in (made.kept, made.added[0]))
    return found


def _gaps(*names: str) -> dict[str, str]:
    return {name: _GAPS[name] for name in names}


def _html(said: Prose) -> str:
    return prose(tuple(typeset_text(part) if isinstance(part, str) else part for part in said))
