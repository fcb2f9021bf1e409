r"""Output that a runner reads: GitHub's and others take commands from every line that a program prints.

`::name::` is one where a line begins with it, `##[name]` or `##name[` wherever it stands.
Where a format can spell the same text in another way, it is spelt so; elsewhere
one letter of the command is shown as U+FFFD, as in messages.

>>> spelt("::error::x ##[group]y\n", "html")
'&#58;:error::x &#35;#[group]y\n'
>>> spelt("::error::x ##[group]y\n", "text")
'�:error::x #�[group]y\n'
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.writers.plain import COMMAND, inert


class RunnerSpelling(NamedTuple):
    """How a format has a colon at the beginning of a line, and two number signs before a bracket."""

    colon: str
    signs: str


_MARKUP = RunnerSpelling("&#58;", "&#35;#")
_JSON = RunnerSpelling(":", "#\\u0023")
_TEX = RunnerSpelling("{}:", "#{}#")
_SPELLINGS: Mapping[str, RunnerSpelling] = {
    "html": _MARKUP, "mathml": _MARKUP, "revealjs": _MARKUP, "svg": _MARKUP, "json": _JSON, "notebook": _JSON,
    "latex": _TEX, "beamer": _TEX, "typst": RunnerSpelling("\\:", "\\u{23}#"),
}  # fmt: skip
#: Whose commands are where they should be, by the one who wrote them.
_MEANT = {"github"}


def spelt(text: str, format: str | None) -> str:
    """A text as it is printed in a format; without one it is an author's own, and stays so unless a runner reads."""
    if format in _MEANT or (format is None and not _read_by_a_runner()):
        return text
    if format is None or format not in _SPELLINGS or ("::" not in text and "##" not in text):
        return inert(text)
    spelling = _SPELLINGS[format]
    return COMMAND.sub(lambda found: spelling.signs if found["signs"] else found["indent"] + spelling.colon, text)


def _read_by_a_runner() -> bool:
    """Whether standard output goes to a runner, and not into a file."""
    if not (os.environ.get("GITHUB_ACTIONS") or os.environ.get("TF_BUILD")):
        return False
    try:
        return not stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError, AttributeError):
        return True
