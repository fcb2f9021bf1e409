"""A notebook of many cells is read as a whole once, however many there are."""

from __future__ import annotations

import json

import pytest

from symbolic_lstm.embed.notebook import cells


class Counted(str):
    """A file's text that counts how often all of it is searched."""

    searched = 0

    def __contains__(self, part: object) -> bool:
        type(self).searched += 1
        return super().__contains__(part)

    def isascii(self) -> bool:
        type(self).searched += 1
        return super().isascii()


def notebook(count: int) -> str:
    made = [{"cell_type": "markdown", "metadata": {}, "source": [f"Cell {k},\n", "é"]} for k in range(count)]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)


@pytest.mark.parametrize("count", [1, 200])
def test_the_file_is_searched_as_often_for_many_cells_as_for_one(count: int) -> None:
    Counted.searched = 0
    found = cells(Counted(notebook(count)))
    assert isinstance(found, tuple) and [text.text for text in found][-1] == f"Cell {count - 1},\né"
    assert Counted.searched <= 2
