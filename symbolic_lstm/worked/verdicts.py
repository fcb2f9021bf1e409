"""One vocabulary of verdicts, for worked examples, single lines and articles."""

from __future__ import annotations

from typing import Literal, TypeAlias

Level: TypeAlias = Literal["pass", "note", "warning", "error", "none"]

#: Each verdict's level, in the order in which they are tried.
LEVELS: dict[str, Level] = {
    "exact": "pass",
    "ok": "pass",
    "as-shown": "note",
    "unrounded": "note",
    "truncated": "warning",
    "last-digit": "warning",
    "coarse": "note",
    "qualitative": "pass",
    "cascade": "note",
    "contradiction": "error",
    "ill-typed": "warning",
    "mismatch": "error",
    "undecided": "note",
    "unverifiable": "none",
}
VERDICTS = tuple(LEVELS)
#: How grave a level is.
GRAVITY: dict[Level, int] = {"none": 0, "pass": 0, "note": 1, "warning": 2, "error": 3}
