"""Sphinx: the steps and equations that pages themselves work are checked while they are read.

    lstm_articles = ["guide/*", "index"]       # conf.py: documents, * also matches /

A finding from `lstm_fail_on` on is a warning at its line; its type is that of its
rule, so that `suppress_warnings = ["lstm.N103"]` silences one.
"""

from __future__ import annotations

from fnmatch import fnmatch
from typing import TYPE_CHECKING

from sphinx.util import logging

from symbolic_lstm.errors import SymbolicLstmError
from symbolic_lstm.integrations.directive_words import told_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_LOG = logging.getLogger(__name__)


def setup_articles(app: Sphinx) -> None:
    """The setting, and what is done when a page is read."""
    app.add_config_value("lstm_articles", [], "env", frozenset({list, tuple}))
    app.connect("source-read", _read)


def _read(app: Sphinx, name: str, source: list[str]) -> None:
    """Check a page that is asked for, as it stands in its file."""
    if not any(fnmatch(name, pattern) for pattern in app.config.lstm_articles):
        return
    from symbolic_lstm.articles.check import check
    from symbolic_lstm.articles.documents.document_kinds import kind_of, read
    from symbolic_lstm.articles.places import Places
    from symbolic_lstm.verify.verdicts import GRAVITY

    path = str(app.env.doc2path(name))
    if kind_of(path) is None:
        return
    try:
        article = check(read(path))
    except SymbolicLstmError as fault:
        _LOG.warning("%s", told_of(str(fault)), location=name, type="lstm", subtype="article")
        return
    places = Places(article.document)
    least = GRAVITY[app.config.lstm_fail_on]
    for found in article.findings:
        if GRAVITY[found.level] >= least and (found.verdict != "unverifiable" or least == GRAVITY["note"]):
            line = places.line_column(found.start)[0]
            told = told_of(f"{found.rule}: {found.message}")
            _LOG.warning("%s", told, location=f"{path}:{line}", type="lstm", subtype=found.rule)
