"""The shipped identities in a gallery: a page for each, with its proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from symbolic_lstm.api_identities import identity, list_identities
from symbolic_lstm.writers.attributes import quoteattr
from symbolic_lstm.writers.mathml_maths import escaped

#: The folder of a site that they stand in.
FOLDER = "identities"


def proofs() -> Iterator[tuple[str, str, str]]:
    """The file of each, its title, and its page."""
    for it in list_identities():
        made = identity(it.name).write("html")
        assert isinstance(made, str)
        yield f"{it.name}.html", it.title, made


def listed(known: Mapping[str, Any]) -> str:
    """A list of links for the front page, from titles by file; '' where there are none."""
    rows = "\n".join(
        f"<li><a href={quoteattr(f'{FOLDER}/{file}')}>{escaped(title)}</a></li>" for file, title in known.items()
    )
    return f"<h2>Why it is so</h2>\n<ul>\n{rows}\n</ul>\n" if rows else ""
