"""Gather: the articles that a folder or a pattern stands for.

Of a folder, those that hold a marker and that git does not ignore; what a site
generator or an environment has written there is none. Links are not followed.
"""

from __future__ import annotations

import os
import re
from glob import has_magic
from pathlib import Path

from symbolic_lstm.embed.files import MOST
from symbolic_lstm.embed.marker_kinds import kind_of
from symbolic_lstm.errors import ExampleError
from symbolic_lstm.folders import globbed, walked

#: A comment's sign with our word behind it.
MARKER = re.compile(rb"(?:<!--|/\*|%|\.\.|//|#|@@comment:)(?>(?:\s|\\[nt])*)/?lstm(?![\w-]|::)")
#: Folders that nobody writes articles in.


def gathered(name: str) -> list[str] | None:
    """The articles a folder or a pattern stands for, in order; None for the name of a file.

    Raises `ExampleError` for a pattern that fits nothing.
    """
    if "\0" in name or not name or Path(name).is_symlink():
        return None
    if Path(name).is_dir():
        return [str(path) for path in _under(Path(name)) if _marked(path)]
    if not has_magic(name) or Path(name).exists():
        return None
    fitting = sorted(path for path in globbed(name) if path.is_file() and not path.is_symlink())
    if not fitting:
        raise ExampleError("no file fits this pattern", name)
    return [str(path) for path in fitting if _marked(path)]


def _marked(path: Path) -> bool:
    """Whether a file is of a kind that articles are and holds what could be a marker."""
    if kind_of(path.suffix) is None:
        return False
    try:
        return path.stat().st_size <= MOST and MARKER.search(path.read_bytes()) is not None
    except OSError:
        return False


def _under(folder: Path) -> list[Path]:
    """The regular files in a folder and below, in order."""
    found = _tracked(folder)
    paths = walked(folder) if found is None else found
    return sorted(path for path in paths if path.is_file() and not path.is_symlink())


def _tracked(folder: Path) -> list[Path] | None:
    """What git knows of a folder and does not ignore; None where there is no git or no repository."""
    import subprocess  # a file that is named by itself asks git nothing

    command = ["git", "-c", "core.fsmonitor=false", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return None
    return [folder / os.fsdecode(name) for name in dict.fromkeys(done.stdout.split(b"\0")) if name]
