"""Nouns that know their forms, for languages in which an article and a case belong to them.

A sentence asks for a form by the masculine article that would stand there:
`{c:des}` is "of the", `{c:Der}` begins a sentence.
"""

from __future__ import annotations

_ARTICLES = {
    "m": {"der": "der", "des": "des", "dem": "dem", "den": "den", "ein": "ein", "vom": "vom"},
    "n": {"der": "das", "des": "des", "dem": "dem", "den": "das", "ein": "ein", "vom": "vom"},
    "f": {"der": "die", "des": "der", "dem": "der", "den": "die", "ein": "eine", "vom": "von der"},
}
#: Endings of an adjective: after no article or "ein", and after the others.
_STRONG = {"m": "er", "n": "es", "f": "e"}
_WEAK = {"der": "e", "des": "en", "dem": "en", "vom": "en"}


class Noun(str):
    """A German noun in its first case; formatting it gives the others.

    >>> memory = Noun("Gedächtnis", "n", "Gedächtnisses", "neu")
    >>> print(f"{memory}; {memory:Der}; {memory:des}; {memory:ein}")
    neues Gedächtnis; Das neue Gedächtnis; des neuen Gedächtnisses; ein neues Gedächtnis

    A word without a gender, such as a name of the reader's own, keeps its form.

    >>> print(f"{Noun('k'):des}")
    k
    """

    __slots__ = ("adjective", "gender", "genitive", "word")

    word: str
    gender: str
    genitive: str
    adjective: str

    def __new__(cls, word: str, gender: str = "", genitive: str = "", adjective: str = "") -> Noun:
        """A noun of gender `m`, `n` or `f` with its genitive and, without its ending, an adjective."""
        first = f"{adjective}{_STRONG[gender]} {word}" if adjective else word
        made = super().__new__(cls, first)
        made.word, made.gender, made.genitive, made.adjective = word, gender, genitive or word, adjective
        return made

    def __format__(self, form: str) -> str:
        if not form or not self.gender:
            return str(self)
        case = form.lower()
        article = _ARTICLES[self.gender][case]
        if form[0].isupper():
            article = article.capitalize()
        word = self.genitive if case == "des" else self.word
        return f"{article} {self.adjective}{self._ending(case)} {word}" if self.adjective else f"{article} {word}"

    def __reduce__(self) -> tuple[type[Noun], tuple[str, ...]]:
        return Noun, (self.word, self.gender, self.genitive, self.adjective)

    def _ending(self, case: str) -> str:
        if case == "ein":
            return _STRONG[self.gender]
        if case == "den":
            return "en" if self.gender == "m" else "e"
        return _WEAK[case]
