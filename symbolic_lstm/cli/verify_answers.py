"""What `verify` answers: JSON, annotations and pages, of examples, lines and articles alike."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from symbolic_lstm.cli.output import complain
from symbolic_lstm.cli.verify_articles import ArticleRun, Asked, records
from symbolic_lstm.errors import SymbolicLstmError

if TYPE_CHECKING:
    from symbolic_lstm.articles.settings import Settings
    from symbolic_lstm.page.report import Checked
    from symbolic_lstm.verify.policies import Account

SCHEMA = "symbolic-lstm/verify/1"
#: What could not be read, and why.
Unreadable: TypeAlias = tuple[str, SymbolicLstmError]


def too_few(run: ArticleRun, asked: Asked, said: Settings | None) -> bool:
    """Whether fewer steps of articles were checked than must be."""
    least = asked.min_checked or (said.min_checked if said else 0)
    done = sum(article.checked for article in run.articles)
    if done < least:
        complain(f"{done} steps were checked; at least {least} are wanted (--min-checked)")
    return done < least


def as_json(checked: list[Checked], run: ArticleRun) -> str:
    totals: dict[str, int] = {}
    files: list[dict[str, Any]] = []
    for one in checked:
        unverifiable = sum(r.verdict == "unverifiable" for r in one.results)
        for result in one.results:
            totals[result.verdict] = totals.get(result.verdict, 0) + 1
        files.append(
            {
                "path": one.path,
                "checked": len(one.results) - unverifiable,
                "unverifiable": unverifiable,
                "policies": [policy._asdict() for policy in one.account.explaining] if one.account else [],
                "nearest": _nearest(one.account),
                "results": [r.record() for r in one.results],
            }
        )
    files += records(run.articles)
    for found in (each for article in run.articles for each in article.findings):
        totals[found.verdict] = totals.get(found.verdict, 0) + 1
    return json.dumps({"schema": SCHEMA, "files": files, "totals": totals}, ensure_ascii=False, indent=2) + "\n"


def _nearest(account: Account | None) -> dict[str, Any] | None:
    """The rounding that gives most figures, where none gives all, and the figures that it does not give."""
    if account is None or account.nearest is None:
        return None
    return {**account.nearest._asdict(), "missed": list(account.missed)}


def as_github(checked: list[Checked], unreadable: list[Unreadable], run: ArticleRun, *, notes: bool) -> str:
    from symbolic_lstm.cli.annotations import of_article, of_fault, of_result
    from symbolic_lstm.cli.annotations import written as annotated

    faults = [of_fault(fault, name) for name, fault in unreadable]
    found = [a for one in checked for r in one.results if (a := of_result(r, one.path))]
    return annotated([*faults, *found, *(a for article in run.articles for a in of_article(article, notes=notes))])


def verdict_page(
    checked: list[Checked], format: Literal["text", "markdown"], kind: Literal["overview", "summary", ""]
) -> str:
    from symbolic_lstm.page import overview
    from symbolic_lstm.page.report import report
    from symbolic_lstm.writers import writer

    make = {"overview": overview.overview, "summary": overview.summary, "": report}[kind]
    return str(writer(format).write(make(checked)))
