"""Balance: the figures of a state's step, before and after, kept and added."""

from __future__ import annotations

from symbolic_lstm.languages import Language
from symbolic_lstm.maths.effects import composition
from symbolic_lstm.numbers.derive import derive
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.records import replace


def balance(traced: Trace, name: str, time: int) -> dict[str, Figure]:
    """A state's figures at a step: `before`, `value` and, where its derivation shows them, `kept` and `added`.

    >>> from symbolic_lstm.published.load import load
    >>> from symbolic_lstm.numbers.trace import trace
    >>> from symbolic_lstm.published.setting import setting
    >>> ready = setting(load("understanding-lstms"))
    >>> traced = trace(ready.program, ready.given, ready.rounding)
    >>> {key: it.text for key, it in balance(traced, "c", 1).items()}
    {'before': '2', 'value': '2.96', 'kept': '1.99', 'added': '0.97'}
    """
    cell, key = traced.program.cell, f"{name}@{time}"
    found = {"before": traced.shown(f"{name}@{time - 1}"), "value": traced.shown(key)}
    made = composition(cell, name, traced.lets[key].body, _shares(traced))
    if made is None or len(made.added) != 1:
        return found
    places = {made.kept: "kept", made.added[0]: "added"}
    for line in derive(traced, key):
        found |= {places[path]: shown for path, shown in line.figures.items() if path in places}
    return found


def signed(figures: dict[str, Figure], language: Language) -> dict[str, str]:
    """The kept and the added as printed; what is added with a minus is taken."""
    kept, added = figures.get("kept"), figures.get("added")
    found = {} if kept is None else {"kept": language.figure(kept)}
    if added is not None:
        found |= {"added": language.figure(added), "taken": language.figure(replace(added, n=abs(added.n)))}
    return found


def _shares(traced: Trace) -> frozenset[str]:
    """The parameters whose numbers are shares."""
    given = ((name, traced.given.get(name)) for name in traced.program.cell.parameters)
    return frozenset(name for name, figure in given if figure and figure.n >= 0 and _at_most_one(figure))


def _at_most_one(figure: Figure) -> bool:
    """Whether a figure is 1 or less; in whole numbers, where no power of ten is too large for them.

    >>> from symbolic_lstm.numbers.figure import figure
    >>> [_at_most_one(figure(text)) for text in ("1", "1.00", "1.01", "1e-60", "2e1")]
    [True, True, False, True, False]
    """
    return figure.n <= 10**figure.places if 0 <= figure.places < 50 else bool(figure.value <= 1)
