"""Which articles are meant: files, folders, patterns, or standard input."""

from __future__ import annotations

import sys

from symbolic_lstm.cli.output import complain, emit
from symbolic_lstm.errors import SymbolicLstmError, UsageError

UNMARKED = "nothing to fill, there is no marked region; see symbolic-lstm embed --help"


def standard_input(articles: tuple[str, ...]) -> bytes:
    """The article on standard input."""
    if len(articles) > 1:
        raise UsageError("- is one article, which goes to standard output; name no other beside it")
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    return sys.stdin.buffer.read()


def gathered_all(names: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """The articles that files, folders and patterns stand for, each once, and 2 if one stands for nothing."""
    from symbolic_lstm.embed.gather import gathered

    found: dict[str, None] = {}
    code = 0
    for name in names:
        try:
            articles = gathered(name)
        except SymbolicLstmError as fault:
            complain(str(fault))
            code = 2
            continue
        if articles == []:
            emit(f"{name}: {UNMARKED}\n", None, "text")
        found |= dict.fromkeys([name] if articles is None else articles)
    return tuple(found), code
