"""Nouns that know their forms: what a sentence calls a quantity, in words or by its letter.

A sentence asks for a form by the article that would stand there: `{c:the}`,
`{c:The}` and `{c:a}` in English, `{c:des}` or `{c:Der}` in German, where it is the
masculine one.
"""

from __future__ import annotations

from typing import TypeAlias

_ARTICLES = {
    "m": {"der": "der", "des": "des", "dem": "dem", "den": "den", "ein": "ein", "vom": "vom"},
    "n": {"der": "das", "des": "des", "dem": "dem", "den": "das", "ein": "ein", "vom": "vom"},
    "f": {"der": "die", "des": "der", "dem": "der", "den": "die", "ein": "eine", "vom": "von der"},
}
#: Endings of an adjective: after no article or "ein", and after the others.
_STRONG = {"m": "er", "n": "es", "f": "e"}
_WEAK = {"der": "e", "des": "en", "dem": "en", "vom": "en"}


_PRONOUNS = {"m": "er", "n": "es", "f": "sie"}


class Word(str):
    """An English noun with its article.

    >>> print(f"{Word('input gate'):The}; {Word('cell state'):the}; {Word('input'):a}; {Word('gate').again():The}")
    The input gate; the cell state; an input; It
    """

    __slots__ = ()

    def __format__(self, form: str) -> str:
        article = ("an" if self[:1] in "aeiou" else "a") if form == "a" else form
        return f"{article} {self!s}" if article else str(self)

    def described(self, adjective: str) -> Word:
        """The noun with an adjective."""
        return Word(f"{adjective} {self}")

    def again(self) -> Pronoun:
        """What stands for the noun in the next sentence."""
        return Pronoun("it")


class Pronoun(str):
    """A word in a noun's place, without an article; a form with a capital begins a sentence."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        return self[:1].upper() + self[1:] if form[:1].isupper() else str(self)

    def again(self) -> Pronoun:
        """A pronoun stands for the same noun once more."""
        return self


class Letter(str):
    """A quantity's letter in a noun's place: no article, and in German "von" for the genitive."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        return f"von {self!s}" if form in ("des", "vom") else str(self)

    def again(self) -> Letter:
        """A letter is said again."""
        return self


class Noun(str):
    """A German noun in its first case; formatting it gives the others.

    >>> memory = Noun("Gedächtnis", "n", "Gedächtnisses", "neu")
    >>> print(f"{memory}; {memory:Der}; {memory:des}; {memory:ein}")
    neues Gedächtnis; Das neue Gedächtnis; des neuen Gedächtnisses; ein neues Gedächtnis

    A word without a gender, such as a name of the reader's own, keeps its form.

    >>> print(f"{Noun('Speicher'):Der}; {Noun('Speicher'):des}")
    Speicher; von Speicher
    """

    __slots__ = ("adjective", "gender", "genitive", "word")

    word: str
    gender: str
    genitive: str
    adjective: str

    def __new__(cls, word: str, gender: str = "", genitive: str = "", adjective: str = "") -> Noun:
        """A noun of gender `m`, `n` or `f` with its genitive and, without their endings, adjectives."""
        first = f"{_ending(adjective, _STRONG[gender])} {word}" if adjective else word
        made = super().__new__(cls, first)
        made.word, made.gender, made.genitive, made.adjective = word, gender, genitive or word, adjective
        return made

    def __format__(self, form: str) -> str:
        if not form:
            return str(self)
        if not self.gender:
            return f"{Letter(self):{form}}"
        case = form.lower()
        article = _ARTICLES[self.gender][case]
        if form[0].isupper():
            article = article.capitalize()
        word = self.genitive if case == "des" else self.word
        return (
            f"{article} {_ending(self.adjective, self._ending(case))} {word}" if self.adjective else f"{article} {word}"
        )

    def described(self, adjective: str) -> Noun:
        """The noun with an adjective before its own; a word without a gender keeps its form."""
        if not self.gender:
            return Noun(f"{self.word} ({adjective})")
        return Noun(self.word, self.gender, self.genitive, f"{adjective} {self.adjective}".strip())

    def again(self) -> Pronoun | Noun:
        """What stands for the noun in the next sentence."""
        return Pronoun(_PRONOUNS[self.gender]) if self.gender else self

    def __reduce__(self) -> tuple[type[Noun], tuple[str, ...]]:
        return Noun, (self.word, self.gender, self.genitive, self.adjective)

    def _ending(self, case: str) -> str:
        if case == "ein":
            return _STRONG[self.gender]
        if case == "den":
            return "en" if self.gender == "m" else "e"
        return _WEAK[case]


def _ending(adjectives: str, ending: str) -> str:
    return " ".join(f"{adjective}{ending}" for adjective in adjectives.split())


#: What stands in a noun's place.
Named: TypeAlias = "Word | Pronoun | Letter | Noun"
