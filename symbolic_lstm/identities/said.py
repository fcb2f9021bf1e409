"""What an identity claims, as text: its first expression and its last."""

from __future__ import annotations

from symbolic_lstm.identities.identity import Identity
from symbolic_lstm.maths.spell import text


def claims(identity: Identity) -> tuple[str, ...]:
    """A line for each claim.

    >>> from symbolic_lstm.identities.catalog import named
    >>> claims(named("sigmoid-slope"))
    ('d/dz (sigmoid(z)) = sigmoid(z) * (1 - sigmoid(z))',)
    """
    found = []
    for one in identity.claims:
        first, last = text(one.steps[0].term), text(one.steps[-1].term)
        found.append(f"{f'd/d{one.by} ({first})' if one.by else first} {one.sign} {last}")
    return tuple(found)
