"""Worked LSTM examples whose every printed digit is right.

    >>> import symbolic_lstm as sl
    >>> worked = sl.load("understanding-lstms")
    >>> sl.cells.lstm["f"].meaning
    sigma(U_f*h_prev + W_f*x + b_f)
    >>> [result.verdict for result in sl.check("2.70*1 + 1.63*1 + 1.62 = 5.95")]
    ['exact']
    >>> page = sl.narrate(worked)
    >>> print(sl.write(page, "text").splitlines()[1])
    One step through an LSTM cell, worked by hand

Everything is imported when it is first used, so that `import symbolic_lstm`
and the program's `--version` cost next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from symbolic_lstm.version import __version__

if TYPE_CHECKING:
    from symbolic_lstm import cells as cells
    from symbolic_lstm.api import Sheet as Sheet
    from symbolic_lstm.api import check as check
    from symbolic_lstm.api import picture as picture
    from symbolic_lstm.api import pictures as pictures
    from symbolic_lstm.api import sheet as sheet
    from symbolic_lstm.api import write as write
    from symbolic_lstm.embed.targets import target as target
    from symbolic_lstm.maths.meaning import meaning as meaning
    from symbolic_lstm.maths.program import unroll as unroll
    from symbolic_lstm.maths.reader import read as read
    from symbolic_lstm.maths.spell import text as text
    from symbolic_lstm.numbers.trace import trace as trace
    from symbolic_lstm.page.audit import audit as audit
    from symbolic_lstm.page.narrate import narrate as narrate
    from symbolic_lstm.readback import verify_export as verify_export
    from symbolic_lstm.worked.load import load as load

#: Each public name, and the module it lives in.
_HOMES = {
    "load": "symbolic_lstm.worked.load",
    "check": "symbolic_lstm.api",
    "sheet": "symbolic_lstm.api",
    "Sheet": "symbolic_lstm.api",
    "write": "symbolic_lstm.api",
    "picture": "symbolic_lstm.api",
    "pictures": "symbolic_lstm.api",
    "target": "symbolic_lstm.embed.targets",
    "narrate": "symbolic_lstm.page.narrate",
    "verify_export": "symbolic_lstm.readback",
    "audit": "symbolic_lstm.page.audit",
    "read": "symbolic_lstm.maths.reader",
    "text": "symbolic_lstm.maths.spell",
    "meaning": "symbolic_lstm.maths.meaning",
    "unroll": "symbolic_lstm.maths.program",
    "trace": "symbolic_lstm.numbers.trace",
}

__all__ = ["__version__", "cells", *_HOMES]


def __getattr__(name: str) -> Any:
    if name == "cells":
        return import_module("symbolic_lstm.cells")
    if name == "load_ipython_extension":  # so that %load_ext symbolic_lstm finds its magics
        return import_module("symbolic_lstm.jupyter").load_ipython_extension
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
