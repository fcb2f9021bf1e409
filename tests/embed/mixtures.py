"""Texts in which signs that are markup somewhere stand side by side, drawn by lot and always the same."""

from __future__ import annotations

import random

SIGNS = [
    *"\\`*_{}[]()#-.!:|&<>^~=\"$%/;,?@ ", "{{", "{%", "%}", "}}", "$$", "``", "```", "~~~", "--", "---", "...", "==", "%%",
    "**", "__", "a", "b1", "1.", "x", "https://e.example", "www.e.example", "me@e.example", "&lt;", "&#36;", "\\(", "\\)",
    "\\[", "\\]", "[a](b)", "![a](b)", "<b>", "</b>", "<!--", "-->", ":smile:", ":::", " - ", " # ", "a.", "i)",
    "->", "=>", "{:.x}", "[^1]", "*[x]:", "NOTE: ", "import x", "{{<", "\\begin{x}", "$latex x$", "[gallery]", "{#id}",
]  # fmt: skip


def mixtures(count: int) -> list[str]:
    """Texts of a few signs each; none begins with an address, which would be a link of its own."""
    lot = random.Random(5)
    drawn = ("".join(lot.choice(SIGNS) for _ in range(lot.randint(2, 9))).strip() for _ in range(count * 2))
    return [text for text in drawn if text and not text.isalnum() and not text.startswith("http")][:count]
