"""What `embed` says of an article that is no mistake, but may be none of the author's meaning."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from symbolic_lstm.cli.output import complain
from symbolic_lstm.errors import pointed

if TYPE_CHECKING:
    from symbolic_lstm.embed.files import File
    from symbolic_lstm.embed.refresh import Refreshed

#: More notes than this on one article are counted, not told.
MOST = 50


def tell_notes(file: File, found: Refreshed, told: set[str]) -> None:
    """Say where a marker is taken for code (it is meant so where one is shown to readers), and which formulas have no
    layout, if they are not among those that were `told` of.
    """
    from symbolic_lstm.embed.article_state import coded, formulas

    for it in formulas(file, found):
        said = pointed(it.path, it.line, it.column, "warning", it.reason, it.source)
        if said not in told:
            told.add(said)
            complain(said)
    for fault in islice(coded(file, found), MOST):
        complain(f"{fault.path}:{fault.line}:{fault.column}: note: {fault.reason}")
    if len(found.coded) > MOST:
        complain(f"{file.article.path}: note: {len(found.coded) - MOST} more like these")
