"""The blocks of a whole sheet, one chapter after the other."""

from __future__ import annotations

from symbolic_lstm.languages import Language
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page import carrying, chapters, given_notes, shorten
from symbolic_lstm.page.blocks import Block
from symbolic_lstm.page.derivations import derivations
from symbolic_lstm.page.entries_below import Beneath
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting


class SheetSubject(NamedTuple):
    """What a sheet tells: an example with numbers, in the words of its author; `untouched` where they are the source's.

    `long` are the digits of the numbers that it shows in few.
    """

    example: Example
    ready: Setting
    traced: Trace
    notation: Notation
    language: Language
    long: shorten.LongDigits
    untouched: bool


def sheet_blocks(it: SheetSubject, below: Beneath, full: frozenset[int], table: tuple[Block, ...]) -> tuple[Block, ...]:
    """Every block: `below` and `full` say what is worked out in full."""
    example, ready, traced, notation, language, long, untouched = it
    verdicts = [*chapters.verdicts_chapter(example, ready, notation, language)] if untouched else []
    return (
        *chapters.opening(example, traced, notation, language),
        *chapters.given(example, shorten.few_digits(ready, long), notation, language),
        *given_notes.notes(ready, long, notation, language),
        *chapters.over_time(traced, notation, language),
        *derivations(traced, notation, language, below, full),
        *table,
        *(chapters.remarks(example, ready, language) if untouched else ()),
        *carrying.rounding_matters(traced, notation, language),
        *verdicts,
        *(chapters.what_if(example, ready, traced, notation, language) if untouched else ()),
        *shorten.in_full(ready, long, notation, language),
        *chapters.small_print(example, ready, notation, language, judged=bool(verdicts)),
    )
