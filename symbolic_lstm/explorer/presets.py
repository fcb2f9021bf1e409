"""Presets: the example's variants, which somebody can choose on the page in place of the numbers that stand there."""

from __future__ import annotations

from collections.abc import Set

from symbolic_lstm.explorer.sentences import Data, given
from symbolic_lstm.notation import named
from symbolic_lstm.page.convert import in_notation
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting, setting


def presets(example: Example, ready: Setting, places: Set[str]) -> list[Data]:
    """The variants whose numbers go to the same places, by title, with the numbers; none where there is but one.

    Inputs that the example awaits are those that the page begins with, where a variant has none of its own.
    """
    found: list[Data] = []
    for chosen in example.variants:
        waiting = {name: ready.numbers[name] for name in example.awaits if name not in chosen.numbers}
        other = in_notation(example, setting(example, chosen.name, waiting), named(example.notation))
        if other.given.keys() == places:
            title = chosen.title or example.title
            found.append({"title": title, "given": given(other.given), "now": chosen.name == ready.variant})
    return found if len(found) > 1 else []
