"""What stands in a folder, or fits a pattern."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from symbolic_lstm.errors import ExampleError

#: Folders that hold what is built or fetched.
_BUILT = {"node_modules", "__pycache__", "site-packages", "_build", "_site"}


def walked(folder: Path) -> Iterator[Path]:
    """Every file in a folder and below it, but for hidden folders, environments and what is built."""
    for place, folders, names in os.walk(folder):
        folders[:] = [
            each
            for each in folders
            if not each.startswith(".") and each not in _BUILT and not Path(place, each, "pyvenv.cfg").exists()
        ]
        yield from (Path(place, name) for name in names)


def globbed(pattern: str) -> Iterator[Path]:
    """What fits a pattern; raises `ExampleError` where it is none."""
    path = Path(pattern)
    try:
        yield from Path(path.anchor).glob(str(path.relative_to(path.anchor)))
    except (ValueError, NotImplementedError, OSError) as fault:
        raise ExampleError(f"this is no pattern ({fault})", pattern) from None
