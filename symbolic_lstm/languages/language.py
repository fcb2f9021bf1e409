"""A language: its sentences, its voice, its nouns, and how it writes figures and lists of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from symbolic_lstm.languages.nouns import Grammar, Noun
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.records import field, record

#: Two figures with a comma between them, which would look like one.
_SIDE_BY_SIDE = re.compile(r"\}, (?=\{)")
_POINT = re.compile(r"(?<=[0-9])\.(?=[0-9])")


@record(frozen=True)
class Language:
    """What a sheet is told in.

    `terms` give the words that cells and notations use, which are English, their
    place in the sentences; `pictures` are the words of pictures; `grammar` are the
    forms of its nouns. `formats` are the few words that a format adds. `notes` say
    what a verdict means, where its message does not.
    """

    code: str
    name: str
    sentences: Mapping[str, str]
    voice: Mapping[str, str]
    formats: Mapping[str, str]
    grammar: Grammar
    terms: Mapping[str, str] = field(default_factory=dict)
    decimal: str = "."
    notes: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)

    def says(self, key: str, **filled: str) -> str:
        """A sentence of the table, filled in; the figures in it are written as the language does.

        >>> from symbolic_lstm.languages import GERMAN
        >>> GERMAN.says("heading: step", time="2")
        'Schritt 2'
        """
        sentence = self.sentences[key]
        if self.decimal == ",":
            sentence = _SIDE_BY_SIDE.sub("}; ", self.decimals(sentence))
        return sentence.format(**filled)

    def noun(self, word: str) -> Noun:
        """A noun of a word; one that knows its forms already keeps them."""
        return self.grammar.noun(word)

    def counted(self, key: str, count: str) -> str:
        """A sentence in the singular for 1 and in the plural for any other number."""
        return self.says(f"{key}: {'one' if count == '1' else 'many'}", count=count)

    def figure(self, shown: Figure) -> str:
        """A figure as it is printed.

        >>> from symbolic_lstm.numbers.figure import figure
        >>> from symbolic_lstm.languages import ENGLISH, GERMAN
        >>> GERMAN.figure(figure("-6.27e-6")), ENGLISH.figure(figure("0.997"))
        ('−6,27×10⁻⁶', '0.997')
        """
        return self.decimals(shown.printed)

    def decimals(self, text: str) -> str:
        """A text with the points inside its figures written as the language does."""
        return text if self.decimal == "." else _POINT.sub(self.decimal, text)

    def listed(self, texts: Iterable[str]) -> str:
        """Figures side by side; a decimal comma parts them by semicolons.

        >>> from symbolic_lstm.languages import ENGLISH, GERMAN
        >>> GERMAN.listed(["0,5", "1"]), ENGLISH.listed(["0.5", "1"])
        ('0,5; 1', '0.5, 1')
        """
        return (", " if self.decimal == "." else "; ").join(texts)
