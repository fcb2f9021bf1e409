"""The few words that a format adds to a page, in the page's language."""

from __future__ import annotations

from symbolic_lstm.languages import LANGUAGES
from symbolic_lstm.page.blocks import Page


def page_language(page: Page) -> str:
    """The code of the page's language, `en` where it says none.

    >>> page_language(Page("", ()))
    'en'
    """
    code = str(page.about.get("language", "en"))
    return code if code in LANGUAGES else "en"


def wording(page: Page, key: str) -> str:
    """A word of the format's own."""
    return LANGUAGES[page_language(page)].formats[key]
