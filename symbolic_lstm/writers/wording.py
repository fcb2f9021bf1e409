"""The few words that a format adds to a page, in the page's language."""

from __future__ import annotations

from symbolic_lstm.page.blocks import Page

WORDS: dict[str, dict[str, str]] = {
    "en": {"continued": "continued", "untitled": "Equations"},
    "de": {"continued": "Fortsetzung", "untitled": "Gleichungen"},
}


def language(page: Page) -> str:
    """The code of the page's language, `en` where it says none.

    >>> language(Page("", ()))
    'en'
    """
    code = str(page.about.get("language", "en"))
    return code if code in WORDS else "en"


def wording(page: Page, key: str) -> str:
    """A word of the format's own."""
    return WORDS[language(page)][key]
