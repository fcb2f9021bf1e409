"""Pictures on pages, in formats that show them and in those that can only tell of them."""

from __future__ import annotations

from typing import get_args

import pytest

from symbolic_lstm.page.blocks import Heading, Illustration, Page
from symbolic_lstm.page.scene import Label, Scene
from symbolic_lstm.writers import Textual, writer

SCENE = Scene("bars", "Kept and added", "Of 2, 1.99 is kept.", 120, 40, (Label(10, 20, ("1.99",)),))
PAGE = Page("A step", (Heading(2, ("The cell",)), Illustration(SCENE, None, ("Length is memory.",))))


@pytest.mark.parametrize("format", sorted({*get_args(Textual)} - {"csv", "json", "svg"}))
def test_every_page_has_the_words_of_its_pictures(format: str) -> None:
    written = str(writer(format).write(PAGE))
    drawn = format in ("latex", "beamer")  # TikZ has no place for what a picture shows in words
    for words in ("Length is memory.", *([] if drawn else ["Of 2, 1.99 is kept."])):
        assert words in " ".join(written.replace("\\", "").split())
