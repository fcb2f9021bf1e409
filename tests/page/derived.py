"""Derivations for the golden files: who writes what, and which quantities of it are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import symbolic_lstm as sl
from symbolic_lstm.maths.quantity import quantity
from symbolic_lstm.numbers.rounding import digits as read_digits
from symbolic_lstm.page.blocks import Page
from symbolic_lstm.page.narrate import in_words, narrate
from symbolic_lstm.page.view import View
from symbolic_lstm.published.setting import setting
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.published.template import template

from .vectors import TWO_UNITS

#: A cell of one's own: a memory that leaks, with a weight that is learnt.
LEAKY = """\
schema = 1
title = "A leaky memory"

[cell]
name = "leaky"
sentences = '''
k = sigmoid(W_k @ x + b_k)
h = k * h_prev + (1 - k) * tanh(W_h @ x)
'''

[weights]
W_k = 0.40
b_k = -1.00
W_h = 1.50

[given]
x = 0.5
h_prev = -0.25
"""


class Derived(NamedTuple):
    """An example (shipped, or the text of a file), how it is to be told, and the quantities that are shown."""

    what: str
    example: str
    quantities: str
    variant: str = ""
    notation: str | None = None
    language: str | None = None
    digits: str | None = None

    def page(self) -> Page:
        shipped = "\n" not in self.example
        worked = in_words(
            sl.load(self.example) if shipped else parse_example(self.example), self.notation, self.language, None
        )
        ready = setting(worked, self.variant)
        if self.digits:
            ready = replace(ready, rounding=replace(ready.rounding, digits=read_digits(self.digits), of={}))
        return narrate(worked, ready, View(tuple(map(quantity, self.quantities.split()))))


def _of_cell(name: str) -> str:
    """The example that `new --cell` writes, from a state that is not 0."""
    return template(sl.cells.CELLS[name], "mine.toml").replace("_prev = 0", "_prev = 0.5")


DERIVED: dict[str, Derived] = {
    "seed": Derived("the scalar step of Understanding LSTMs", "understanding-lstms", "f c h"),
    "minus-ten": Derived("the same for an input of −10: a gate that all but closes", "understanding-lstms", "f c",
                         "minus-ten"),
    "vector": Derived("two units, two inputs: shapes underneath, each entry worked", TWO_UNITS, "f@1 c@1"),
    "gru": Derived("GRU, reset before the product", _of_cell("gru"), "n h"),
    "gru-after": Derived("GRU, reset after the product", _of_cell("gru-after"), "n h"),
    "pytorch": Derived("the scalar step in PyTorch's notation: two biases", "understanding-lstms", "f c",
                       notation="pytorch"),
    "d2l": Derived("two units in the notation of d2l: row vectors before their matrices", TWO_UNITS, "f[0]@1 c[0]@1",
                   notation="d2l"),
    "ng": Derived("two units in Ng's notation: Γ, ⟨t⟩ and one matrix on [a, x]", TWO_UNITS, "f[1]@1 h[1]@1", notation="ng"),
    "keras": Derived("the scalar step in Keras's notation", "understanding-lstms", "f c", notation="keras"),
    "german": Derived("the scalar step in German, with decimal commas", "understanding-lstms", "f c", language="de"),
    "auto": Derived("the fewest digits at which carrying rounded figures does no harm", "understanding-lstms", "c h",
                    digits="auto"),
    "own-cell": Derived("a cell of one's own, written in the example's file", LEAKY, "k h"),
}  # fmt: skip
