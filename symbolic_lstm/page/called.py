"""Called: what running text calls the quantities of a cell.

A word is the notation's where the quantity is what the field means by it, the
author's where the cell names a role of its own; what has no word, or one in
another language than the sheet, is called by its letter, as the formulas write
it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from symbolic_lstm.languages import Language
from symbolic_lstm.languages.nouns import Letter, Named
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.maths.effects import effects, proposed
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.notation.standard import standard
from symbolic_lstm.page.blocks import Prose
from symbolic_lstm.page.layout import Fence, Layout
from symbolic_lstm.page.names import When
from symbolic_lstm.page.names import name as glyph
from symbolic_lstm.page.typeset import typeset
from symbolic_lstm.records import record

#: Stand for the formulas of a sentence until it is whole.
_GAPS = [chr(0xE000 + k) for k in range(16)]
_GAP = re.compile(f"([{_GAPS[0]}-{_GAPS[-1]}])")

#: What a quantity without a role of its own does, if it goes by the field's word for its letter.
_FITS: Mapping[str, Callable[[Cell, str], bool]] = {
    "forget gate": lambda cell, name: ("keeps", False) in _kinds(cell, name),
    "input gate": lambda cell, name: ("adds", False) in _kinds(cell, name),
    "output gate": lambda cell, name: ("lets out", False) in _kinds(cell, name),
    "reset gate": lambda cell, name: ("shows", False) in _kinds(cell, name),
    "update gate": lambda cell, name: {kind for kind, _ in _kinds(cell, name)} >= {"keeps", "adds"},
    "candidate": proposed,
    "cell state": lambda cell, name: name in cell.states.values(),
    "hidden state": lambda cell, name: name in cell.states.values(),
}


class Formula(Named):
    """A formula in a noun's place."""

    __slots__ = ("layout",)
    layout: Layout

    def __new__(cls, layout: Layout) -> Formula:
        made = super().__new__(cls, "")
        made.layout = layout
        return made


@lru_cache(maxsize=1024)
def word(cell: Cell, name: str, notation: Notation) -> str:
    """The word for a quantity, an input or a state before the step; '' where it has only its letter.

    >>> from symbolic_lstm.cells import lstm
    >>> from symbolic_lstm.notation import named
    >>> [word(lstm, name, named("standard")) for name in ("f", "c_prev", "x", "W_f")]
    ['forget gate', 'cell state', 'input', '']
    """
    if name in cell.inputs:
        return notation.words.get(name, "") if standard.words.get(name) == "input" else ""
    name = cell.states.get(name, name)
    if name not in cell.names:
        return ""
    role, usual = cell[name].role, standard.words.get(name, "")
    if role == name:  # nobody says what it is: its sentences do
        role = usual if usual in _FITS and _FITS[usual](cell, name) else ""
    if role == usual:
        return notation.words.get(name) or notation.roles.get(role, role)
    own = notation.foreign and role not in standard.words.values()  # a word that cannot be translated
    return notation.roles.get(role, "" if own else role)


@record(frozen=True)
class Wording:
    """Sentences about the quantities of a cell in a notation and a language, at a time or in general.

    Letters of vectors are written as such in a sheet of vectors.
    """

    cell: Cell
    notation: Notation
    language: Language
    when: When = None
    vector: bool = False

    def title(self, name: str) -> Prose:
        """What heads a quantity's derivation: its word with a capital, or the value of its letter."""
        found = word(self.cell, name, self.notation)
        if found:
            return (found[0].upper() + found[1:],)
        return self.says("heading: value", this=Formula(self.glyph(name)))

    def glyph(self, name: str) -> Layout:
        """A quantity as the formulas write it."""
        return glyph(name, self.notation, self.when, self.vector, self.cell.constants)

    def noun(self, term: t.Sentence) -> Named:
        """What stands for a term in a sentence: a noun, or its formula."""
        if isinstance(term, t.Symbol):
            found = word(self.cell, term.name, self.notation)
            return self.language.noun(found) if found else Formula(self.glyph(term.name))
        if isinstance(term, t.Tanh) and isinstance(term.args[0], t.Symbol):
            if own := self._named_part(term):
                return self.language.noun(own)
            if found := word(self.cell, term.args[0].name, self.notation):
                return self.language.noun(found).described(self.language.says("word: squashed"))
        term_ = term if self.vector else forms.scalar(term)
        set_ = typeset(term_, self.notation, None, self.when, vector=self.vector, constants=self.cell.constants)
        return Formula(Fence(set_) if isinstance(term, (t.Plus, t.Minus, t.Neg)) else set_)

    def _named_part(self, term: t.Sentence) -> str:
        """The notation's word for a sub-sentence that has a name."""
        parts = ((e, part) for e in self.cell for part, sentence in e.parts.items() if sentence == term)
        found = (self.notation.words.get(f"{e.name}.{part}", "") for e, part in parts if e.role != e.name)
        return next(filter(None, found), "")

    def says(self, key: str, **filled: str) -> Prose:
        """A sentence of the language's table, filled in; formulas stand in it as they are set.

        >>> from symbolic_lstm.cells import lstm
        >>> from symbolic_lstm.notation import named
        >>> from symbolic_lstm.languages import ENGLISH
        >>> wording = Wording(lstm, named("standard"), ENGLISH)
        >>> gate, state = wording.noun(t.Symbol("f")), wording.noun(t.Symbol("c_prev"))
        >>> wording.says("keeps: part", this=gate, of=state, share="3 %")
        ('The forget gate keeps 3 % of the cell state.',)
        """
        gaps: dict[str, Layout] = {}
        for slot, it in filled.items():
            if isinstance(it, Formula):
                gap = _GAPS[len(gaps)]
                gaps[gap], filled[slot] = it.layout, Letter(gap, self.language.grammar.prepositions)
        parts = _GAP.split(self.language.says(key, **filled))
        return tuple(gaps.get(part, part) for part in parts if part)


def _kinds(cell: Cell, name: str) -> set[tuple[str, bool]]:
    return {(e.kind, e.rest) for e in effects(cell, name)}
