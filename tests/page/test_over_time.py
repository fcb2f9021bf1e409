"""The table of all figures over time: what has no room in it is told, and no state is left out for another."""

from __future__ import annotations

import pytest

import symbolic_lstm as sl
from symbolic_lstm.page.blocks import Heading, Note, Table


def example(units: int) -> sl.Example:
    """A layer over two steps."""
    names = sl.cells.lstm.parameters
    row = {"U": units, "W": 1, "b": 0}
    weights = {it: [[0.5] * row[it[0]]] * units if row[it[0]] else [0.5] * units for it in names}
    given = {"x": [[1], [-2]], "h_prev": [0.25] * units, "c_prev": [0.5] * units}
    return sl.example(cell="lstm", weights=weights, given=given)


def over_time(units: int, language: str = "en") -> tuple[Table, str]:
    """The table of it over time, and what is noted below it."""
    blocks = sl.sheet(example(units), language=language).blocks
    at = next(k for k, it in enumerate(blocks) if isinstance(it, Heading) and it.text[0] in ("All figures over time",
              "Alle Zahlen im Zeitverlauf", "Tous les nombres au fil du temps"))  # fmt: skip
    table, below = blocks[at + 1], blocks[at + 2]
    assert isinstance(table, Table)
    return table, str(below.prose[0]) if isinstance(below, Note) else ""


@pytest.mark.parametrize(
    ("units", "columns", "told"),
    [(1, 8, ""), (3, 7, "The table has the states alone."),
     (8, 13, "The table has the states alone. Of each state it has the first 6 of 8 entries.")],
)  # fmt: skip
def test_what_has_no_room_is_told(units: int, columns: int, told: str) -> None:
    table, note = over_time(units)
    assert (len(table.head), note) == (columns, told)
    assert all(len(row) == columns for row in table.rows)


def test_it_is_told_in_every_language() -> None:
    assert "die ersten 6 von 8 Einträgen" in over_time(8, "de")[1]
    assert "les 6 premiers des 8 coefficients" in over_time(8, "fr")[1]


def test_small_pictures_do_not_stand_beside_a_wide_table() -> None:
    sections = sl.sheet(example(4)).write("html").split("<section")
    (told,) = (it for it in sections if "All figures over time</h2>" in it)
    assert told.count("<figure") == 5 and '<div class="beside">' not in told
