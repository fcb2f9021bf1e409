"""What a sheet is told in: one language, one file.

A language has the sentences of a sheet, how equations are spoken, the nouns of the
field with their forms, and the few words that formats add. Sentences of cells and
notations are written with English terms; `worded` puts a language's own in their
place. A test holds every language complete for every notation.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.languages.english import ENGLISH
from symbolic_lstm.languages.language import Language
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.on_demand import Rows
from symbolic_lstm.records import replace

if TYPE_CHECKING:
    from symbolic_lstm.languages.french import FRENCH
    from symbolic_lstm.languages.german import GERMAN

#: What may part the decimals of a figure from its whole.
MARKS = (".", ",")

LANGUAGES: Rows[Language] = Rows(
    {
        "en": "symbolic_lstm.languages.english:ENGLISH",
        "de": "symbolic_lstm.languages.german:GERMAN",
        "fr": "symbolic_lstm.languages.french:FRENCH",
    }
)


def __getattr__(name: str) -> Language:
    """`GERMAN` and `FRENCH`, read when they are asked for."""
    for code, its in (("de", "GERMAN"), ("fr", "FRENCH")):
        if name == its:
            return LANGUAGES[code]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def language(code: str, decimal: str = "") -> Language:
    """The language of a code, with its own decimal sign or another; raises `UsageError` for one that is not known."""
    if code not in LANGUAGES:
        raise UsageError(f"no language {code!r}{did_you_mean(code, LANGUAGES)}")
    if decimal and decimal not in MARKS:
        raise UsageError(f"a decimal sign is a point or a comma, not {decimal!r}")
    found = LANGUAGES[code]
    return replace(found, decimal=decimal) if decimal else found


@lru_cache(maxsize=64)
def worded(notation: Notation, code: str, native: str = "") -> Notation:
    """The notation with its words in a language; a word of the reader's own stays as it is.

    `native` is the language of the example's own words, where that may be another.

    >>> from symbolic_lstm.notation import named
    >>> worded(named("standard"), "de").word("f")
    'Vergessensgatter'
    """
    if native and native != code:
        notation = replace(notation, foreign=True)
    terms = language(code).terms
    if not terms:
        return notation
    return replace(notation, words={name: terms.get(it, it) for name, it in notation.words.items()}, roles=terms)


__all__ = ["ENGLISH", "FRENCH", "GERMAN", "LANGUAGES", "MARKS", "Language", "language", "worded"]
