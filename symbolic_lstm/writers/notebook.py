"""A Jupyter notebook (nbformat 4.5) of Markdown cells: one for the title, one for each section, one for the notes.

The same page gives the same file: cells are named by their place.
"""

from __future__ import annotations

import json
from typing import Any

from symbolic_lstm.page.blocks import Page
from symbolic_lstm.writers.markdown import equation, title, write_blocks
from symbolic_lstm.writers.outline import outline

__all__ = ["equation", "write"]


def write(page: Page) -> str:
    """The page as a notebook, indented as Jupyter does it."""
    parts = outline(page)
    cells: list[dict[str, Any]] = []
    if page.title:
        cells.append(_cell("title", write_blocks([title(page.titled)], parts.opening)))
    for k, section in enumerate(parts.sections, start=1):
        blocks = section.blocks if section.heading is None else (section.heading, *section.blocks)
        cells.append(_cell(f"section-{k}", write_blocks([], blocks)))
    if parts.closing:
        cells.append(_cell("notes", write_blocks([], parts.closing)))
    notebook = {
        "metadata": {"symbolic_lstm": {"schema": "symbolic-lstm/notebook/1"}, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
        "cells": cells,
    }
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def _cell(name: str, source: str) -> dict[str, Any]:
    return {
        "cell_type": "markdown",
        "id": name,
        "metadata": {},
        "source": source.rstrip("\n").splitlines(keepends=True),
    }
