"""A Jupyter notebook (nbformat 4.5) of Markdown cells: one for the title, one for each section, one for the notes.

The same page gives the same file: cells are named by their place.
"""

from __future__ import annotations

import base64
import json
from itertools import groupby
from typing import Any

from symbolic_lstm.errors import UsageError
from symbolic_lstm.page.blocks import Block, Illustration, Page, Para
from symbolic_lstm.page.scene import Scene
from symbolic_lstm.writers.markdown import equation, title, write_blocks, write_prose
from symbolic_lstm.writers.mathml_maths import identifier
from symbolic_lstm.writers.outline import page_outline
from symbolic_lstm.writers.scenes.png import image
from symbolic_lstm.writers.scenes.svg import picture
from symbolic_lstm.writers.set_out import set_out

__all__ = ["equation", "write"]


def write(page: Page) -> str:
    """The page as a notebook, indented as Jupyter does it."""
    page = set_out(page)
    parts = page_outline(page)
    cells: list[dict[str, Any]] = []
    if page.title:
        cells.append(_cell("title", write_blocks([title(page.titled)], parts.opening)))
    for k, section in enumerate(parts.sections, start=1):
        blocks = section.blocks if section.heading is None else (section.heading, *section.blocks)
        cells += _section(f"section-{k}", blocks)
    if parts.closing:
        cells.append(_cell("notes", write_blocks([], parts.closing)))
    notebook = {
        "metadata": {"symbolic_lstm": {"schema": "symbolic-lstm/notebook/1"}, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
        "cells": cells,
    }
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def _section(name: str, blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    """The cell of a section; pictures are attached to it, and stand where its blocks have them."""
    attached: dict[str, dict[str, str]] = {}
    written: list[str] = []
    for told, group in groupby(blocks, key=lambda it: not isinstance(it, Illustration)):
        if told:
            written.append(write_blocks([], tuple(group)).rstrip("\n"))
            continue
        for it in group:
            if isinstance(it, Illustration):
                kind, data = _drawn(it.scene)
                file = f"{identifier(it.scene.name)}-{len(attached) + 1}.{kind.partition('/')[2].partition('+')[0]}"
                attached[file] = {kind: data}
                words = write_prose((f"{it.scene.title}. {it.scene.words}",))
                written += [f"![{words}](attachment:{file})"]
                written += [write_blocks([], (Para(it.caption),)).rstrip("\n")] if it.caption else []
    cell = _cell(name, "\n\n".join(written))
    return [{**cell, "attachments": attached} if attached else cell]


def _drawn(scene: Scene) -> tuple[str, str]:
    """A picture as PNG, which every converter takes, or where nothing can draw one as SVG."""
    try:
        kind, data = "image/png", image(scene)
    except UsageError:
        kind, data = "image/svg+xml", picture(scene, "light").encode()
    return kind, base64.b64encode(data).decode()


def _cell(name: str, source: str) -> dict[str, Any]:
    return {
        "cell_type": "markdown",
        "id": name,
        "metadata": {},
        "source": source.rstrip("\n").splitlines(keepends=True),
    }
