"""`extract`: an example of the cell that an article defines."""

from __future__ import annotations

from typing import Annotated

from symbolic_lstm.cli.arguments import Option
from symbolic_lstm.cli.output import STANDARD, complain, emit
from symbolic_lstm.errors import UsageError


def extract(
    article: str,
    /,
    *,
    output: Annotated[str, Option("-o")] = STANDARD,
    force: bool = False,
) -> int:
    """Write an example of the cell that an article defines, with its numbers and the figures it prints.

    What could not be found is 0 in the example and says so; write it in, then work the whole sheet.

    Parameters
    ----------
    article
        The article, of any kind that `verify` reads.
    output
        The TOML file to write; - is standard output.
    force
        Write over a file that exists.
    """
    from symbolic_lstm.articles.documents.document_kinds import read
    from symbolic_lstm.articles.extract import extracted

    if output != STANDARD and not output.endswith(".toml"):
        raise UsageError(f"an example is a TOML file and its name ends in .toml: {output!r} does not")
    emit(extracted(read(article)), output, force=force)
    if output != STANDARD:
        complain(f"wrote {output}; work it with: symbolic-lstm sheet {output}")
    return 0
