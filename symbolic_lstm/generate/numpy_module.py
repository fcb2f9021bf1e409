"""NumPy: a module with the forward and the backward pass of a cell over a batch of sequences."""

from __future__ import annotations

from symbolic_lstm.generate import about
from symbolic_lstm.generate.arithmetic import helpers
from symbolic_lstm.generate.dialects import NUMPY
from symbolic_lstm.generate.numpy_backward import Back
from symbolic_lstm.generate.numpy_forward import Forward
from symbolic_lstm.generate.plan import Plan


def numpy_module(made: Plan) -> str:
    """The source of the module."""
    body = "\n".join([*Forward(made).forward(), "", "", *Back(made).backward()])
    helped = "\n\n\n".join(helpers(NUMPY, body))
    told = [
        f"{about.plain(made.cell.title)}, forward and backward, over a batch of sequences.",
        "",
        *about.sentences(made),
        "",
        "Shapes: steps first, then the batch; a vector is a row, and weights are as in the sentences:",
        *about.shapes(made),
    ]
    imported = [*(["import math", ""] if "math." in helped else []), "import numpy as np"]
    return "\n".join([*about.docstring(told), "", *imported, *(["", "", helped] if helped else []), "", "", body, ""])
