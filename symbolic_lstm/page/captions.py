"""Captions and the lead: what each quantity is for, and what a single step comes to, in a few words."""

from __future__ import annotations

from symbolic_lstm.languages import Language
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.effects import composition, effects, proposed
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page.balance import balance, signed
from symbolic_lstm.page.blocks import Prose
from symbolic_lstm.page.called import Formula, Wording
from symbolic_lstm.page.percent import band, spoken_share
from symbolic_lstm.page.prose import mixing, share_of


def lead(traced: Trace, notation: Notation, language: Language) -> Prose:
    """What the first gate keeps of a state, what is added, and what comes out; nothing where no gate keeps.

    >>> from symbolic_lstm.notation import named
    >>> from symbolic_lstm.languages import ENGLISH
    >>> from symbolic_lstm.published.load import load
    >>> from symbolic_lstm.numbers.trace import trace
    >>> from symbolic_lstm.published.setting import setting
    >>> ready = setting(load("understanding-lstms"))
    >>> traced = trace(ready.program, ready.given, ready.rounding)
    >>> lead(traced, named("standard"), ENGLISH)
    ('The forget gate keeps 99.7 % of a cell state of 2, 0.97 is added, and a hidden state of 0.98 comes out.',)
    """
    cell, wording = traced.program.cell, Wording(traced.program.cell, notation, language)
    keeping = ((name, e) for name in cell.names for e in effects(cell, name) if e.kind == "keeps")
    gate, effect = next(keeping, ("", None))
    out = cell.names[-1]
    if effect is None or out not in cell.states.values():
        return ()
    figures = balance(traced, effect.into, 1)
    if not {"kept", "added"} <= figures.keys() or effect.into not in (out, *t.names(cell[out].body)):
        return ()
    came = {"out": wording.noun(t.Symbol(out)), "shown": language.figure(traced.shown(f"{out}@1"))}
    before, added = figures["before"], figures["added"]
    value = language.figure(figures["value"])
    if before.n == 0:
        this = wording.noun(t.Symbol(effect.into))
        return wording.says("lead: from 0", this=this, value=value, **came) if out != effect.into else ()
    share = share_of(traced.shown(f"{gate}@1"), effect)
    change = "nothing" if added.n == 0 else "taken" if added.negative else "added"
    said = wording.says(
        f"lead: {'all' if band(share) == 'all' else 'part'}, {change}",
        this=wording.noun(t.Symbol(gate)),
        share=spoken_share(share, language),
        of=wording.noun(effect.of),
        before=language.figure(before),
        **signed(figures, language),
        **came,
    )
    # a gate may be told by its letter, a state needs its word: a hidden state of 0.5
    nouns = (wording.noun(effect.of), came["out"])
    return said if not any(isinstance(it, Formula) for it in nouns) else ()


def caption(wording: Wording, name: str) -> str:
    """What a quantity is for; '' where nothing follows from the sentences or a formula would stand in it.

    >>> from symbolic_lstm.cells import gru
    >>> from symbolic_lstm.notation import named
    >>> from symbolic_lstm.languages import ENGLISH
    >>> [caption(Wording(gru, named("standard"), ENGLISH), name) for name in ("z", "r")]
    ['how old and new are mixed', 'what share of the hidden state the candidate sees']
    """
    cell, found = wording.cell, effects(wording.cell, name)
    said: Prose = ()
    if name in cell.states.values():
        if composition(cell, name, cell[name].body):
            said = wording.says("caption: parts")
        elif name == cell.names[-1]:
            said = wording.says("caption: out")
    elif any(mixing(effect, found) for effect in found):
        said = wording.says("caption: mixes")
    elif found:
        kind, of, into, rest = found[0]
        filled = {"of": wording.noun(of), "into": wording.noun(t.Symbol(into))}
        said = wording.says(f"caption: {kind}{' the rest' * rest}", **filled)
    elif proposed(cell, name):
        said = wording.says("caption: proposes")
    return "".join(map(str, said)) if all(isinstance(part, str) for part in said) else ""
