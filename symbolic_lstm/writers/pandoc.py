"""pandoc, given a tree instead of text to parse: what is quoted cannot become anything else.

It runs in its sandbox, reads no file, no filter and no settings of the user's,
and is told that it is 1970, so that the same page gives the same bytes.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from typing import Any, TypeAlias

from symbolic_lstm.errors import UsageError
from symbolic_lstm.writers.plain import plain

#: A node of pandoc's tree: `t` says of which kind, `c` holds what is in it.
PandocNode: TypeAlias = dict[str, Any]
#: The version of pandoc's tree these nodes are of.
API = [1, 23, 1]
NO_ATTRIBUTES: list[Any] = ["", [], []]
_HELP = 'it comes with pip install "symbolic-lstm[documents]"'


def convert(blocks: list[PandocNode], meta: dict[str, PandocNode], to: str, *options: str) -> bytes:
    """A document in one of pandoc's formats.

    Raises `UsageError` where pandoc is not installed, or is too old to read the tree.
    """
    try:
        import pypandoc

        program = pypandoc.get_pandoc_path()
    except (ImportError, OSError):
        raise UsageError(f"{to} needs pandoc; {_HELP}") from None
    tree = {"pandoc-api-version": API, "meta": meta, "blocks": blocks}
    with tempfile.TemporaryDirectory() as nothing:
        ran = subprocess.run(
            [program, "--sandbox", f"--data-dir={nothing}", "--from=json", f"--to={to}", "--output=-",
             "--fail-if-warnings", *options],
            input=json.dumps(tree).encode(), capture_output=True, check=False, cwd=nothing,
            env=os.environ | {"SOURCE_DATE_EPOCH": "0"},
        )  # fmt: skip
    if ran.returncode:
        said = " ".join(ran.stderr.decode(errors="replace").split())
        raise UsageError(f"pandoc made no {to} ({said[:200]}); a pandoc that does is the one for {_HELP}")
    return ran.stdout


def node(kind: str, *content: Any) -> PandocNode:
    """A node of that kind, whose content is one thing or a list of several.

    >>> node("Str", "a"), node("Space")
    ({'t': 'Str', 'c': 'a'}, {'t': 'Space'})
    """
    return {"t": kind} | ({"c": content[0] if len(content) == 1 else list(content)} if content else {})


def text(said: str) -> list[PandocNode]:
    """Running text as words and the spaces between them, nothing unprintable in it; two spaces are one wide one."""
    words = plain(said).replace("  ", "\u2002").split(" ")
    parts: list[PandocNode] = []
    for k, word in enumerate(words):
        parts += [node("Space")] if k else []
        parts += [node("Str", word)] if word else []
    return parts
