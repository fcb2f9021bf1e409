"""Final: from an audited page to the page a reader gets, in the reader's language.

Everything that judges has been done with points and in English: here stages and
remarks get their words, long sums are shortened, lines are spoken, and last the
numbers get their decimal sign and the running text what a printer would give it.
"""

from __future__ import annotations

from symbolic_lstm.languages import ENGLISH, Language
from symbolic_lstm.numbers.derive import NEAR_ZERO, UNROUNDED
from symbolic_lstm.page.abbreviate import abbreviated
from symbolic_lstm.page.audit import UNCHECKED, audited
from symbolic_lstm.page.blocks import Line, Page
from symbolic_lstm.page.comma import with_comma
from symbolic_lstm.page.shorten import LongDigits, shortened
from symbolic_lstm.page.speak import spoken
from symbolic_lstm.page.typography import typographic

_REMARKS = {UNROUNDED: "remark: unrounded", NEAR_ZERO: "remark: near zero", UNCHECKED: "remark: unchecked"}


def final(page: Page, language: Language = ENGLISH, long: LongDigits = frozenset()) -> Page:
    """The page audited, shortened, spoken and written as the language does; `long` are numbers to be shortened."""
    return typographic(localised(shortened(audited(page), long, language), language))


def localised(page: Page, language: Language) -> Page:
    """What `final` does with a page once it is audited."""
    page = spoken(abbreviated(_called(page, language), language), language)
    return page if language.decimal == "." else with_comma(page)


def facts(language: Language) -> dict[str, str]:
    """What a page is to know of its language: nothing where it is English with a point.

    >>> from symbolic_lstm.languages import language
    >>> facts(language("en")), facts(language("de"))
    ({}, {'language': 'de', 'decimal': ','})
    """
    found = {} if language.code == "en" else {"language": language.code}
    return found if language.decimal == "." else {**found, "decimal": language.decimal}


def _called(page: Page, language: Language) -> Page:
    """The page with its stages and remarks in the language."""
    if language.code == "en":
        return page
    return page.changed(lambda line: _line(line, language))


def _line(line: Line, language: Language) -> Line:
    note = language.says(_REMARKS[line.note]) if line.note in _REMARKS else line.note
    called = f"stage: {line.stage}"
    return line._replace(called=language.says(called) if called in language.sentences else line.called, note=note)
