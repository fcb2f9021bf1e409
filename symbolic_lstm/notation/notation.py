"""The literal that says how an author writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from symbolic_lstm.records import field, record

#: What a term of a sum is: a weight on the state before, on the input, or a bias.
WeightKind: TypeAlias = Literal["recurrent", "input", "bias"]


@record(frozen=True)
class Notation:
    """Glyphs and words, by the names that sentences use.

    `glyphs` gives a quantity its letter, with a label after `_` and a tilde after
    `~` (`{"g": "c~", "f": "Γ_f"}`), and a family of parameters its pattern with
    `*` for the sentence's label (`{"W": "W_x*"}`); what is not listed is written as
    it is named. `labels` are what sentences are called in labels (`{"g": "c"}`).
    `letters` replaces the capital letters of parameters where they are single
    numbers. `order` arranges the terms of sums, `rows` writes vectors as rows
    before their matrices, `stacked` sets the formula as one matrix on `[h, x]`.
    Time is a subscript, or above as ⟨t⟩ (`angle`) or (t) (`round`); `timed` says
    whether it is written at all. `labels_above` sets labels as superscripts.
    `bold` says what is cut so: matrices, vectors as well, or nothing.

    `words` are what prose calls each quantity, `roles` the field's terms in
    another language; `foreign` says that an example's own words are in another
    language than these, `gradients` that `d_c` and `delta_f` are names of derivatives.
    `cells` are those it can say (all, if empty), and `converts` the cells it says in
    place of others.
    """

    name: str
    title: str
    glyphs: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    order: tuple[WeightKind, ...] = ()
    rows: bool = False
    stacked: bool = False
    time: Literal["below", "angle", "round"] = "below"
    labels_above: bool = False
    timed: bool = True
    bold: Literal["matrices", "all", "none"] = "matrices"
    times: str = "×"
    entrywise: str = "⊙"
    words: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    foreign: bool = False
    gradients: bool = False
    cells: tuple[str, ...] = ()
    converts: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.name)

    def word(self, name: str, otherwise: str = "") -> str:
        """What prose calls a quantity."""
        return self.words.get(name) or self.roles.get(otherwise, otherwise) or name
