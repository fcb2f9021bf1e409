"""What is asked for when articles are checked."""

from __future__ import annotations

from symbolic_lstm.articles.rules import RULES
from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.named_tuples import NamedTuple


class Options(NamedTuple):
    """Which rules speak, what signs stand for, and the limits of one file: seconds, and megabytes of memory."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    let: tuple[str, ...] = ()
    kind: str = ""
    seconds: float = 0.0
    memory: int = 0


#: What holds where nothing is asked.
PLAIN = Options()


def codes(said: tuple[str, ...], where: str) -> tuple[str, ...]:
    """Rule codes or their beginnings, as `N101` or `N`; raises `UsageError` for one that no rule has."""
    found = tuple(code.strip() for each in said for code in each.split(",") if code.strip())
    for code in found:
        if not any(rule.startswith(code) for rule in RULES):
            raise UsageError(f"{where}: no rule {code!r}{did_you_mean(code, RULES)}")
    return found
