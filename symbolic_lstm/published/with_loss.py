"""Where an example has a loss: read, and its gradients laid out; without one nothing of a backward pass is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting

if TYPE_CHECKING:
    from symbolic_lstm.published.reading import Reading
    from symbolic_lstm.published.toml import TomlNode


def with_loss(reading: Reading, node: TomlNode | None, example: Example) -> Example:
    """The example with the loss that `loss = …` or `[loss]` holds; fails at the place of what is wrong."""
    if node is None:
        return example
    from symbolic_lstm.published.loss import loss

    return loss(reading, node, example)


def with_gradients(example: Example, ready: Setting) -> Setting:
    """The setting with the gradients of the example's own loss, if it has one, under its own rounding."""
    if example.loss is None:
        return ready
    from symbolic_lstm.published.backward import laid_backward

    return laid_backward(example, ready)
