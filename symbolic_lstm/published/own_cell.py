"""A cell of the example's own: its sentences in the file, worked like any built-in one."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from itertools import accumulate

from symbolic_lstm.errors import CellError, shortened
from symbolic_lstm.maths.cell import Cell, cell
from symbolic_lstm.maths.tokens import LONGEST
from symbolic_lstm.published.reading import Reading
from symbolic_lstm.published.toml import TomlNode

_KEYS = ("name", "title", "sentences", "roles", "states", "inputs", "parts", "sizes", "source")
#: More sentences than this are refused.
MOST_SENTENCES = 100


def own_cell(reading: Reading, node: TomlNode, given: Container[str] = ()) -> Cell:
    """The cell a `[cell]` table holds; fails at the place of what is wrong.

    `given` are the names that have a number: an `x` there is an input also where no sentence mentions it.
    """
    found = reading.table(node, "cell")
    reading.known(found, _KEYS, "[cell]")
    if "sentences" not in found:
        reading.fail("[cell] has no 'sentences'", node)
    name = reading.optional(found, "name") or "own"
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,63}", name) is None:
        reading.fail(f"{shortened(name)!r} is no cell's name; use letters, digits, - and _", found["name"])
    lines = reading.texts(found["sentences"])
    sentences = "\n".join(reading.long_text(line, LONGEST) for line in lines)
    if len(sentences.splitlines()) > MOST_SENTENCES:
        reading.fail(f"a cell has at most {MOST_SENTENCES} sentences", found["sentences"])
    inputs = tuple(map(reading.text, reading.texts(found["inputs"]))) if "inputs" in found else None
    told = {
        "roles": {
            key: _words(reading, value) for key, value in reading.table(found.get("roles"), "cell.roles").items()
        },
        "sizes": {
            key: _letters(reading, value) for key, value in reading.table(found.get("sizes"), "cell.sizes").items()
        },
    }

    def made(inputs: tuple[str, ...] | None) -> Cell:
        return cell(
            name,
            reading.optional(found, "title") or name,
            sentences,
            roles=told["roles"],
            states=_texts(reading, found["states"], "cell.states") if "states" in found else None,
            inputs=inputs,
            parts=_texts(reading, found.get("parts"), "cell.parts"),
            sizes=told["sizes"],
            source=reading.optional(found, "source"),
        )

    try:
        own = made(inputs)
        return made(("x",)) if inputs is None and not own.inputs and "x" in given and "x" not in own.names else own
    except CellError as fault:
        reading.fail(str(fault).partition("\n")[0], _place(found, fault, lines), key=bool(fault.table))


def _place(found: Mapping[str, TomlNode], fault: CellError, lines: list[TomlNode]) -> TomlNode:
    """Where it stands: a key beside the sentences, a sentence of a list, or a line of a text."""
    node = found.get(fault.table)
    if node is not None:
        inner = node.value if isinstance(node.value, list) else []
        named = node.value.get(fault.key) if isinstance(node.value, dict) else None
        return named or next((item for item in inner if item.value == fault.key), node)
    if len(lines) > 1 and fault.line is not None:
        ends = accumulate(len(str(line.value).splitlines() or [""]) for line in lines)
        return next((line for line, end in zip(lines, ends, strict=True) if fault.line <= end), lines[-1])
    return _at_sentence(found["sentences"], fault.line)


def _at_sentence(node: TomlNode, line: int | None) -> TomlNode:
    """The place of one sentence inside the text of all."""
    if line is None or not node.text.startswith(('"""\n', "'''\n")):
        return node
    written = node.text.splitlines()[line]
    column = len(written) - len(written.lstrip()) + 1
    return TomlNode(node.value, node.line + line, column, node.key_line, node.key_column, node.text)


def _texts(reading: Reading, node: TomlNode | None, header: str) -> dict[str, str]:
    return {key: reading.text(value) for key, value in reading.table(node, header).items()}


def _words(reading: Reading, node: TomlNode) -> tuple[str, ...]:
    """One text, or a list of them."""
    if isinstance(node.value, list):
        return tuple(reading.text(item) for item in node.value) or reading.fail("the list is empty", node)
    return (reading.text(node),)


def _letters(reading: Reading, node: TomlNode) -> tuple[str, ...]:
    letters = _words(reading, node) if node.value != [] else ()
    if not letters or any(k not in ("n", "m") for letter in letters for k in letter.split("+")) or len(letters) > 2:
        reading.fail('a size is "n", "m" or a list of two of them: n hidden units, m inputs ("n+m" both)', node)
    return letters
