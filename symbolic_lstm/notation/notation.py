"""The literal that says how an author writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Notation:
    """Glyphs and words, by the names that sentences use.

    `glyphs` gives a name its letter (`{"g": "c~"}`, a tilde over c); what is not
    listed is written as it is named, with the part after the first underscore
    as a subscript. `letters` replaces the capital letters of parameters where
    they are single numbers; `timed` says whether quantities carry their time.
    `words` are what prose calls each quantity, and `purposes` what it is for, in
    a few words.
    """

    name: str
    title: str
    glyphs: Mapping[str, str] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    times: str = "×"
    entrywise: str = "⊙"
    timed: bool = True
    words: Mapping[str, str] = field(default_factory=dict)
    purposes: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.name)

    def word(self, name: str, otherwise: str = "") -> str:
        """What prose calls a quantity."""
        return self.words.get(name, otherwise or name)
