"""What can be chosen by a word: how figures are rounded, what is carried, which stages are shown. Said once, here.

Nothing is imported for it, so that the command line knows the words before it works a number.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

Mode: TypeAlias = Literal["half-up", "half-even", "truncate"]
Carry: TypeAlias = Literal["full", "shown"]
#: In the order in which a reader meets them.
StageName: TypeAlias = Literal["formula", "numbers", "products", "sum", "activation", "result"]

MODES: tuple[Mode, ...] = get_args(Mode)
CARRIES: tuple[Carry, ...] = get_args(Carry)
STAGES: tuple[StageName, ...] = get_args(StageName)
