"""A language: its sentences, its voice, and how it writes figures and lists of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.notation.nouns import Noun, Word
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.page import sentences, sentences_de, voices

#: What may part the decimals of a figure from its whole.
MARKS = (".", ",")
#: Two figures with a comma between them, which would look like one.
_SIDE_BY_SIDE = re.compile(r"\}, (?=\{)")
_POINT = re.compile(r"(?<=[0-9])\.(?=[0-9])")


@dataclass(frozen=True)
class Language:
    """What a sheet is told in; `notes` say what a verdict means, where its message does not.

    `noun` makes a noun of a word, which knows its articles.
    """

    code: str
    sentences: Mapping[str, str]
    voice: Mapping[str, str]
    noun: Callable[[str], Word | Noun]
    decimal: str = "."
    notes: Mapping[str, str] = field(default_factory=dict)

    def says(self, key: str, **filled: str) -> str:
        """A sentence of the table, filled in; the figures in it are written as the language does.

        >>> language("de").says("heading: step", time="2")
        'Schritt 2'
        """
        sentence = self.sentences[key]
        if self.decimal == ",":
            sentence = _SIDE_BY_SIDE.sub("}; ", self.decimals(sentence))
        return sentence.format(**filled)

    def counted(self, key: str, count: str) -> str:
        """A sentence in the singular for 1 and in the plural for any other number."""
        return self.says(f"{key}: {'one' if count == '1' else 'many'}", count=count)

    def figure(self, shown: Figure) -> str:
        """A figure as it is printed.

        >>> from symbolic_lstm.numbers.figure import figure
        >>> language("de").figure(figure("-6.27e-6")), language("en").figure(figure("0.997"))
        ('−6,27×10⁻⁶', '0.997')
        """
        return self.decimals(shown.printed)

    def decimals(self, text: str) -> str:
        """A text with the points inside its figures written as the language does."""
        return text if self.decimal == "." else _POINT.sub(self.decimal, text)

    def listed(self, texts: Iterable[str]) -> str:
        """Figures side by side; a decimal comma parts them by semicolons.

        >>> language("de").listed(["0,5", "1"]), language("en").listed(["0.5", "1"])
        ('0,5; 1', '0.5, 1')
        """
        return (", " if self.decimal == "." else "; ").join(texts)


def _noun(word: str) -> Noun:
    """A German noun; one that knows its forms already keeps them."""
    return word if isinstance(word, Noun) else Noun(word)


ENGLISH = Language("en", sentences.ENGLISH, voices.ENGLISH, Word)
GERMAN = Language("de", sentences_de.GERMAN, voices.GERMAN, _noun, ",", sentences_de.NOTES)
LANGUAGES = {it.code: it for it in (ENGLISH, GERMAN)}


def language(code: str, decimal: str = "") -> Language:
    """The language of a code, with its own decimal sign or another; raises `UsageError` for one that is not known."""
    if code not in LANGUAGES:
        raise UsageError(f"no language {code!r}{did_you_mean(code, LANGUAGES)}")
    if decimal and decimal not in MARKS:
        raise UsageError(f"a decimal sign is a point or a comma, not {decimal!r}")
    found = LANGUAGES[code]
    return replace(found, decimal=decimal) if decimal else found
