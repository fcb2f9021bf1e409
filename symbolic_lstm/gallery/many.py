"""Many exhibits at once: as many processes as there are cores, and their results in order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from symbolic_lstm.errors import SymbolicLstmError
from symbolic_lstm.gallery.exhibit import Exhibit, exhibit
from symbolic_lstm.published.load import load

#: Up to so many are made here; another process would only begin to work when they are done.
_FEW = 2


def exhibits(names: Sequence[str]) -> Iterator[Exhibit]:
    """The exhibit of each example, by its id or path, in order; raises as `load` and `exhibit` do."""
    cores = min(os.cpu_count() or 1, len(names))
    if len(names) <= _FEW or cores == 1:
        yield from (exhibit(load(name)) for name in names)
        return
    with ProcessPoolExecutor(cores) as pool:
        for name, made in zip(names, pool.map(_made, names), strict=True):
            yield exhibit(load(name)) if made is None else made  # again, for what is wrong with it


def _made(name: str) -> Exhibit | None:
    """An exhibit; None where there can be none, since what is wrong may not cross from process to process."""
    try:
        return exhibit(load(name))
    except SymbolicLstmError:
        return None
