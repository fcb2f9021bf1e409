"""The shipped identities, by name."""

from __future__ import annotations

from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.identities.activations import ACTIVATIONS
from symbolic_lstm.identities.gates import GATES
from symbolic_lstm.identities.identity import Identity
from symbolic_lstm.identities.memory import MEMORY

#: What stands before a name on the command line and in articles.
PREFIX = "identity:"
IDENTITIES: dict[str, Identity] = {it.name: it for it in (*ACTIVATIONS, *MEMORY, *GATES)}


def named(name: str) -> Identity:
    """The identity of that name; raises `UsageError` with the nearest one."""
    if name not in IDENTITIES:
        raise UsageError(f"no identity {name!r}{did_you_mean(name, IDENTITIES)}; see list identities")
    return IDENTITIES[name]
