"""Extract: the cell that an article defines, with the numbers it gives and the figures it prints, as an example."""

from __future__ import annotations

import json
from collections.abc import Iterator

from symbolic_lstm.articles.bindings import Bindings
from symbolic_lstm.articles.check import State, studied
from symbolic_lstm.articles.names_in_cell import Meaning, meaning_of
from symbolic_lstm.articles.options import PLAIN, Options
from symbolic_lstm.articles.piece import Document
from symbolic_lstm.articles.places import Places
from symbolic_lstm.cells import CELLS
from symbolic_lstm.errors import ExampleError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.numbers.check_step import figure_of
from symbolic_lstm.verify.recognise.names import named, style_of
from symbolic_lstm.verify.recognise.recognise import Recognised, recognise

#: Notations of ours under other names than the recogniser's.
_NOTATIONS = {"graves": "standard", "other": "standard", "onnx": "onnx"}


def extracted(document: Document, options: Options = PLAIN) -> str:
    """The TOML of an example. Raises `ExampleError` where the article defines no cell of ours."""
    state = studied(document, options)
    found = [r for r in recognise(state.equations) if r.cell in CELLS and not r.differences]
    if not found:
        told = "no cell of ours is defined here, up to the names of its quantities; see symbolic-lstm list cells"
        raise ExampleError(told, document.path)
    best = max(found, key=lambda r: (len(r.system.states), len(r.equations)))
    return "".join(_toml(best, state, document))


def _toml(best: Recognised, state: State, document: Document) -> Iterator[str]:
    cell = CELLS[best.cell]
    meaning = meaning_of(best)
    numbers = {
        own: value for name, owns in meaning.weights.items() if (value := _number(state.bound, name)) for own in owns
    }
    places = Places(document)
    yield f"# What {json.dumps(document.path, ensure_ascii=False)} defines and prints, as far as it could be read.\n"
    yield "schema = 1\n"
    named_after = document.path.rpartition("/")[2]
    yield f"title = {json.dumps(f'The example of {named_after}', ensure_ascii=False)}\n"
    yield f'cell = "{best.cell}"\nform = "scalar"\nnotation = "{_NOTATIONS.get(best.notation, best.notation)}"\n\n'
    yield f"[source]\nurl = {json.dumps(document.path, ensure_ascii=False)}\n\n"
    yield '[rounding]\ndigits = 4\ncarry = "shown"\n\n[weights]\n'
    for parameter in cell.parameters:
        if parameter in numbers:
            yield f"{parameter} = {numbers[parameter]}\n"
        elif parameter.startswith("b") and not best.system.biases:
            yield f"{parameter} = 0    # the article has no biases\n"
        else:
            yield f"{parameter} = 0    # not found in the article; write its number here\n"
    yield "\n[given]\n"
    yield from _given(best, cell, state)
    yield from _claims(best, meaning, cell, state, places)


def _given(best: Recognised, cell: Cell, state: State) -> Iterator[str]:
    style = style_of(n for e in state.equations for n in (e.left, *t.names(e.right)))
    texts = {name for k in best.equations for name in t.names(state.equations[k].right)}
    inputs = {name for name, _ in best.system.inputs}
    told = {}
    for text in sorted(texts):
        name = named(text, style)
        spelt = name.letter + (f"_{name.label}" if name.label else "")
        if spelt in inputs and cell.inputs:
            told[cell.inputs[0]] = _number(state.bound, text) or _number(state.bound, f"{name.letter}_1")
        elif name.time == -1 and spelt in best.names:
            before = next((b for b, after in cell.states.items() if after == best.names[spelt]), "")
            told[before] = _number(state.bound, text) or _number(state.bound, f"{name.letter}_0")
    for own in (*cell.inputs, *cell.states):
        value = told.get(own)
        yield f"{own} = {value}\n" if value else f"{own} = 0    # not found in the article; write its number here\n"


def _claims(best: Recognised, meaning: Meaning, cell: Cell, state: State, places: Places) -> Iterator[str]:
    """What is printed of the quantities of the cell: the last figure that each name was given."""
    known_gates = {**meaning.gates, **best.names}
    style = style_of(n for e in state.equations for n in (e.left, *t.names(e.right)))
    done: set[str] = set()
    for text, offset in state.printed:
        name = named(text, style)
        spelt = name.letter + (f"_{name.label}" if name.label else "")
        own = known_gates.get(text) or known_gates.get(spelt)
        value = _number(state.bound, text)
        if own in cell.names and own not in done and value and name.time in (0, None):
            done.add(own)
            line = places.line_column(offset)[0]
            yield f'\n[[claims]]\nof = "{own}"\nsays = {value}\nwhere = "line {line}"\n'


def _number(bound: Bindings, name: str) -> str:
    """The last figure that a name was given; nothing where it has none."""
    for value in reversed(bound.names.get(name, ())):
        if figure := figure_of(value):
            return figure.text.replace("−", "-")
    return ""
