"""How an author writes: one author, one file, one literal.

Sentences speak of roles (`f`, `h_prev`); a `Notation` says which glyph each
gets, how a product is signed, and which words the field's terms have in prose.
It never changes the mathematics.
"""

from dataclasses import replace
from functools import lru_cache

from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.notation import german
from symbolic_lstm.notation.d2l import d2l
from symbolic_lstm.notation.keras import keras
from symbolic_lstm.notation.memories import memories
from symbolic_lstm.notation.ng import ng
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.notation.olah import olah
from symbolic_lstm.notation.pytorch import pytorch
from symbolic_lstm.notation.standard import standard, typed

NOTATIONS: dict[str, Notation] = {n.name: n for n in (standard, memories, olah, pytorch, keras, d2l, ng)}

#: The languages in which a sheet can be told.
LANGUAGES = ("en", "de")
#: Those of them that write a decimal comma unless told otherwise.
COMMA_LANGUAGES = ("de",)


def named(name: str) -> Notation:
    """The notation of that name; raises `UsageError` with the nearest one."""
    if name not in NOTATIONS:
        raise UsageError(f"no notation {name!r}{did_you_mean(name, NOTATIONS)}")
    return NOTATIONS[name]


@lru_cache(maxsize=64)
def worded(notation: Notation, language: str, native: str = "") -> Notation:
    """The notation with its words in a language; a notation of the reader's own keeps its words.

    `native` is the language of the example's own words, where that may be another.

    >>> worded(standard, "de").word("f")
    'Vergessensgatter'
    """
    if native and native != language:
        notation = replace(notation, foreign=True)
    if language == "en":
        return notation
    words = german.WORDS.get(notation.name)
    return replace(notation, words=notation.words if words is None else words, roles=german.ROLES)


__all__ = ["COMMA_LANGUAGES", "LANGUAGES", "NOTATIONS", "Notation", "named", "typed", "worded"]
