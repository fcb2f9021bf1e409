"""What stands in a noun's place: it knows its forms, and a sentence asks for one by the article that would stand there.

`{this:The}` and `{of:a}` in English, `{of:des}` or `{this:Der}` in German and
`{of:du}` in French, where it is the masculine article; each language's file has its
own grammar.
"""

from __future__ import annotations

from collections.abc import Mapping


class Named(str):
    """What a sentence calls a quantity; formatting it gives the form that is asked for."""

    __slots__ = ()

    def described(self, adjective: str) -> Named:
        """The noun with an adjective; what knows no forms keeps its own."""
        return self

    def again(self) -> Named:
        """What stands for the noun in the next sentence."""
        return self


class Pronoun(Named):
    """A word in a noun's place, without an article; a form with a capital begins a sentence."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        return self[:1].upper() + self[1:] if form[:1].isupper() else str(self)


class Letter(Named):
    """A quantity's letter in a noun's place: no article, but the preposition that a form has in it.

    >>> print(f"{Letter('f', {'des': 'von'}):des}, {Letter('f', {'des': 'von'}):Der}")
    von f, f
    """

    __slots__ = ("prepositions",)

    prepositions: Mapping[str, str]

    def __new__(cls, letter: str, prepositions: Mapping[str, str]) -> Letter:
        made = super().__new__(cls, letter)
        made.prepositions = prepositions
        return made

    def __format__(self, form: str) -> str:
        preposition = self.prepositions.get(form)
        return f"{preposition} {self!s}" if preposition else str(self)

    def __reduce__(self) -> tuple[type[Letter], tuple[str, Mapping[str, str]]]:
        return type(self), (str(self), self.prepositions)
