"""Worked LSTM examples whose every printed digit is right.

    >>> import symbolic_lstm as sl
    >>> worked = sl.load("understanding-lstms")
    >>> sl.cells.lstm["f"].meaning
    sigma(U_f*h_prev + W_f*x + b_f)
    >>> [result.verdict for result in sl.check("2.70*1 + 1.63*1 + 1.62 = 5.95")]
    ['exact']
    >>> page = sl.sheet(worked)
    >>> page.shown["f@1"]
    '0.997'
    >>> print(page.write("text").splitlines()[1])
    One step through an LSTM cell, worked by hand
    >>> weights = {"U_h": 0.5, "W_h": 0.3, "b_h": 0.1}
    >>> sl.sheet(sl.example(cell="rnn", weights=weights, given={"x": [1, 0.5], "h_prev": 0}))
    <Sheet 'A worked example': h@1 = 0.3799, h@2 = 0.4136>

Everything is imported when it is first used, so that `import symbolic_lstm`
and the program's `--version` cost next to nothing.
"""

# Nothing is imported here: whoever interrupts the program then is answered by Python, in twenty lines.
TYPE_CHECKING = False  # as type checkers read it
if TYPE_CHECKING:
    from typing import Any

    from symbolic_lstm.api import Sheet as Sheet
    from symbolic_lstm.api import check as check
    from symbolic_lstm.api import picture as picture
    from symbolic_lstm.api import pictures as pictures
    from symbolic_lstm.api import sheet as sheet
    from symbolic_lstm.api import write as write
    from symbolic_lstm.api_backward import backward_sheet as backward_sheet
    from symbolic_lstm.api_identities import identity as identity
    from symbolic_lstm.api_identities import list_identities as list_identities
    from symbolic_lstm.cells import Catalog
    from symbolic_lstm.embed.targets import target as target
    from symbolic_lstm.errors import SymbolicLstmError as SymbolicLstmError
    from symbolic_lstm.integrations.widget import explore as explore
    from symbolic_lstm.maths.meaning import meaning as meaning
    from symbolic_lstm.maths.program import unroll as unroll
    from symbolic_lstm.maths.reader import read as read
    from symbolic_lstm.maths.spell import text as text
    from symbolic_lstm.numbers.trace import trace as trace
    from symbolic_lstm.page.audit import audit as audit
    from symbolic_lstm.page.narrate import narrate as narrate
    from symbolic_lstm.published.catalog import examples as examples
    from symbolic_lstm.published.from_python import example as example
    from symbolic_lstm.published.load import load as load
    from symbolic_lstm.readback import verify_export as verify_export
    from symbolic_lstm.version import __version__ as __version__

    cells: Catalog

#: What is asked for every day, and the module each lives in.
_EVERYDAY = {
    "examples": "symbolic_lstm.published.catalog",
    "load": "symbolic_lstm.published.load",
    "example": "symbolic_lstm.published.from_python",
    "check": "symbolic_lstm.api",
    "sheet": "symbolic_lstm.api",
    "Sheet": "symbolic_lstm.api",
    "write": "symbolic_lstm.api",
    "backward_sheet": "symbolic_lstm.api_backward",
    "list_identities": "symbolic_lstm.api_identities",
    "identity": "symbolic_lstm.api_identities",
    "picture": "symbolic_lstm.api",
    "pictures": "symbolic_lstm.api",
    "draw": "symbolic_lstm.illustrate",
    "explore": "symbolic_lstm.integrations.widget",
    "target": "symbolic_lstm.embed.targets",
    "verify_export": "symbolic_lstm.readback",
    "SymbolicLstmError": "symbolic_lstm.errors",
    "__version__": "symbolic_lstm.version",
}
#: What the engine is made of. It is found here, too, and listed in its own modules.
_ENGINE = {
    "narrate": "symbolic_lstm.page.narrate",
    "audit": "symbolic_lstm.page.audit",
    "read": "symbolic_lstm.maths.reader",
    "text": "symbolic_lstm.maths.spell",
    "meaning": "symbolic_lstm.maths.meaning",
    "unroll": "symbolic_lstm.maths.program",
    "trace": "symbolic_lstm.numbers.trace",
}

__all__ = ["cells", *_EVERYDAY]


def __getattr__(name: str) -> "Any":
    from importlib import import_module

    if name == "cells":
        return import_module("symbolic_lstm.cells")
    if name == "load_ipython_extension":  # so that %load_ext symbolic_lstm finds its magics
        return import_module("symbolic_lstm.integrations.jupyter").load_ipython_extension
    home = _EVERYDAY.get(name) or _ENGINE.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(home), name)
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
