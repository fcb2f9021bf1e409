"""Where an example and its numbers come from, read from its file."""

from __future__ import annotations

from symbolic_lstm.errors import did_you_mean, shortened
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.published.example import Origin, Source
from symbolic_lstm.published.reading import Reading
from symbolic_lstm.published.toml import TomlNode


def source(reading: Reading, node: TomlNode | None) -> Source:
    """Who published the example; fails at the place of what is wrong."""
    found = reading.table(node, "source")
    reading.known(found, ("author", "title", "url", "read"), "[source]")
    return Source(
        **{name: reading.prose(value) if name != "url" else reading.text(value) for name, value in found.items()}
    )


def origins(reading: Reading, node: TomlNode | None, cell: Cell) -> tuple[Origin, ...]:
    """Where some numbers come from; fails at the place of what is wrong."""
    found = []
    like = '{ of = ["U_f"], text = "…" }'
    for item in reading.items(node, "origins", like):
        table = reading.table(item, "an origin", like)
        reading.known(table, ("of", "text", "url"), "[[origins]]")
        for needed in ("of", "text"):
            if needed not in table:
                reading.fail(f"[[origins]] has no {needed!r}", item)
        listed = reading.texts(table["of"])
        names = tuple(reading.text(name) for name in listed)
        for name, where in zip(names, listed, strict=True):
            known = (*cell.parameters, *cell.inputs, *cell.states)
            if name not in known:
                reading.fail(f"no number {shortened(name)!r}{did_you_mean(name, known)}", where)
        found.append(Origin(names, reading.prose(table["text"]), reading.optional(table, "url")))
    return tuple(found)
