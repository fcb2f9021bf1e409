"""How an author writes: one author, one file, one literal.

Sentences speak of roles (`f`, `h_prev`); a `Notation` says which glyph each
gets, how a product is signed, and which words the field's terms have in prose.
It never changes the mathematics.
"""

from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.notation.standard import typed
from symbolic_lstm.on_demand import Rows

#: Each stands in a file of its name.
NOTATIONS: Rows[Notation] = Rows(
    {
        name: f"{__name__}.{name}:{name}"
        for name in ("standard", "memories", "olah", "pytorch", "keras", "onnx", "d2l", "ng", "goodfellow")
    }
)


def named(name: str) -> Notation:
    """The notation of that name; raises `UsageError` with the nearest one."""
    if name not in NOTATIONS:
        raise UsageError(f"no notation {name!r}{did_you_mean(name, NOTATIONS)}")
    return NOTATIONS[name]


__all__ = ["NOTATIONS", "Notation", "named", "typed"]
