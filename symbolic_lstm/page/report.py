"""The report of a verification, for people: figure by figure, with reasons where there is something to say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from symbolic_lstm.page.tables import MARKS
from symbolic_lstm.worked.policies import Policy
from symbolic_lstm.worked.result import Result


class Checked(NamedTuple):
    """One file or line, its results, and the rounding policies that explain all of its figures."""

    path: str
    title: str
    results: Sequence[Result]
    policies: Sequence[Policy]


def report(checked: Sequence[Checked]) -> str:
    """All results, one a line, and a count at the end."""
    lines: list[str] = []
    for one in checked:
        lines += [_plain(one.path if one.path != "-e" else one.title)]
        width = max((len(_name(r)) for r in one.results), default=0)
        said = max((len(r.printed) for r in one.results), default=0)
        lines += [_line(one.path, r, width, said) for r in one.results]
        lines += [f"  rounding that explains every figure: {one.policies[0].name}"] if one.policies else []
        lines += [f"    also: {policy.name}" for policy in one.policies[1:]]
        lines.append("")
    return "\n".join([*lines, count([r for one in checked for r in one.results])]) + "\n"


def _name(result: Result) -> str:
    return result.quantity or result.expression


def _line(path: str, result: Result, width: int, said: int) -> str:
    mark = MARKS.get(result.verdict, "✗")
    where = f"line {result.line}" if path != "-e" else f"column {result.column}"
    seen = f"{mark} {result.verdict}" + (" (expected)" if result.expected else "")
    head = f"  {_plain(_name(result)):<{width}}  {_plain(result.printed.replace('-', '−')):>{said}}  {seen:<12}"
    plain = result.verdict in ("exact", "ok") and result.level == "pass"
    return head.rstrip() if plain else f"{head}  {_plain(result.message)} [{where}]"


def count(results: Sequence[Result]) -> str:
    """How many figures there are, and how many of each verdict."""
    verdicts: dict[str, int] = {}
    for result in results:
        verdicts[result.verdict] = verdicts.get(result.verdict, 0) + 1
    total = f"{len(results)} figure{'s' * (len(results) != 1)}"
    return f"{total}: {', '.join(f'{n} {verdict}' for verdict, n in verdicts.items())}" if results else total


def _plain(text: str) -> str:
    """Quoted text cannot command a terminal."""
    return "".join(c if c.isprintable() else "�" for c in text)
