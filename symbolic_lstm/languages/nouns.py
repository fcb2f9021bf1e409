"""What stands in a noun's place: it knows its forms, and a sentence asks for one by the article that would stand there.

`{this:The}` and `{of:a}` in English, `{of:des}` or `{this:Der}` in German and
`{of:du}` in French, where it is the masculine article. What the forms are is a
table of the language, its `Grammar`.
"""

from __future__ import annotations

from collections.abc import Mapping

from symbolic_lstm.named_tuples import NamedTuple


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


class Grammar(NamedTuple):
    """The forms of a language's nouns: for each gender, articles by form, with the space behind them.

    `elided` are the articles before a vowel, whatever the gender. `endings` are those of an adjective, by gender and
    form, the first of which is empty; adjectives stand `behind` the noun or before it. `genitive` is the form in
    which a noun has one of its own. `prepositions` stand before a letter, or a word without a gender, in the forms
    that need one.
    """

    articles: Mapping[str, Mapping[str, str]]
    pronouns: Mapping[str, str]
    prepositions: Mapping[str, str] = {}
    elided: Mapping[str, str] = {}
    vowels: str = ""
    endings: Mapping[str, Mapping[str, str]] = {}
    behind: bool = False
    genitive: str = ""

    def noun(self, word: str, gender: str = "", genitive: str = "", adjective: str = "") -> Noun:
        """A noun with its gender, its genitive where that is another word, and adjectives without their endings.

        >>> from symbolic_lstm.languages import FRENCH, GERMAN
        >>> memory = GERMAN.grammar.noun("Gedächtnis", "n", "Gedächtnisses", "neu")
        >>> print(f"{memory}; {memory:Der}; {memory:des}; {memory:ein}")
        neues Gedächtnis; Das neue Gedächtnis; des neuen Gedächtnisses; ein neues Gedächtnis
        >>> state = FRENCH.grammar.noun("état caché", "m")
        >>> print(f"{state:Le}; {state:au}; {state.described('comprimé'):du}")
        L’état caché; à l’état caché; de l’état caché comprimé

        A word without a gender, such as a name of the reader's own, keeps its form.

        >>> print(f"{GERMAN.grammar.noun('Speicher'):Der}; {GERMAN.grammar.noun('Speicher'):des}")
        Speicher; von Speicher
        """
        return word if isinstance(word, Noun) else Noun(self, word, gender, genitive, adjective)


class Noun(Named):
    """A noun in its first form; formatting it gives the others."""

    __slots__ = ("adjective", "gender", "genitive", "grammar", "word")

    grammar: Grammar
    word: str
    gender: str
    genitive: str
    adjective: str

    def __new__(cls, grammar: Grammar, word: str, gender: str, genitive: str, adjective: str) -> Noun:
        ending = grammar.endings.get(gender, {}).get("", "")
        made = super().__new__(cls, " ".join([*(f"{it}{ending}" for it in adjective.split()), word]))
        made.grammar, made.word, made.gender = grammar, word, gender
        made.genitive, made.adjective = genitive or word, adjective
        return made

    def __format__(self, form: str) -> str:
        grammar, wanted = self.grammar, form.lower()
        if not form:
            return str(self)
        if self.gender not in grammar.articles:
            return f"{Letter(self, grammar.prepositions):{form}}"
        ending = grammar.endings.get(self.gender, {}).get(wanted, "")
        word = self.genitive if wanted == grammar.genitive else self.word
        said = " ".join([*(f"{it}{ending}" for it in self.adjective.split()), word])
        before_vowel = grammar.elided.get(wanted) if said[:1] in grammar.vowels else None
        article = before_vowel or grammar.articles[self.gender][wanted]
        return (article.capitalize() if form[0].isupper() else article) + said

    def described(self, adjective: str) -> Noun:
        """The noun with one adjective more; a word without a gender has it in brackets."""
        grammar = self.grammar
        if self.gender not in grammar.articles:
            return grammar.noun(f"{self.word} ({adjective})")
        if grammar.behind:
            return grammar.noun(f"{self.word} {adjective}{grammar.endings[self.gender]['']}", self.gender)
        return grammar.noun(self.word, self.gender, self.genitive, f"{adjective} {self.adjective}".strip())

    def again(self) -> Named:
        """What stands for the noun in the next sentence."""
        pronoun = self.grammar.pronouns.get(self.gender)
        return Pronoun(pronoun) if pronoun else self

    def __reduce__(self) -> tuple[type[Noun], tuple[Grammar, str, str, str, str]]:
        return Noun, (self.grammar, self.word, self.gender, self.genitive, self.adjective)
