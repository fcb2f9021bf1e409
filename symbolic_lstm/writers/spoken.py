"""Equations in words, for readers who hear them."""

from __future__ import annotations

from symbolic_lstm.page.blocks import Display
from symbolic_lstm.writers.text_maths import equation


def reading(it: Display) -> str:
    """A derivation in words, or as plain text where a line has none."""
    said: list[str] = []
    for line in it.lines:
        if line.words:
            said.append(f"{line.words};")
            continue
        said += [equation(line.left)] if line.left else []
        said += [line.relation] if line.relation else []
        said.append(equation(line.right) + (f" ({line.note})" if line.note else ""))
    return " ".join(said)
