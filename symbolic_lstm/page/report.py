"""The report of a verification as a page: figure by figure, with reasons where there is something to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symbolic_lstm.languages import ENGLISH, worded
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.notation import named
from symbolic_lstm.page.author_prose import author_prose
from symbolic_lstm.page.blocks import Block, Heading, Note, Page, Para, Prose, Table
from symbolic_lstm.page.labels import label
from symbolic_lstm.page.tables import mark
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import quantity_like, setting
from symbolic_lstm.published.with_loss import with_gradients
from symbolic_lstm.verify.policies import Account
from symbolic_lstm.verify.result import Result
from symbolic_lstm.verify.transposed import better_turned, holding

#: So many figures that a rounding does not give are named.
MOST_NAMED = 4


class Checked(NamedTuple):
    """A file or a line, its results, what rounding explains its figures (None for a line), and what the file holds."""

    path: str
    title: str
    results: Sequence[Result]
    account: Account | None = None
    example: Example | None = None


def report(checked: Sequence[Checked]) -> Page:
    """All results, and a count at the end."""
    blocks: list[Block] = []
    for one in checked:
        line = one.account is None
        blocks.append(Heading(2, (one.title,) if line else author_prose(one.title), "" if line else one.path))
        if one.results:
            blocks.append(_table(one))
        reasons = [claim.because for claim in one.example.claims] if one.example else [""] * len(one.results)
        blocks += [
            _reason(result, because if result.expected else "", line=line)
            for result, because in zip(one.results, reasons, strict=True) if _wants_a_reason(result)
        ]  # fmt: skip
        if one.account is not None:
            figures = any(result.rule == "figure" for result in one.results)
            blocks.append(_rounding(one.account) if figures else Para(("It claims no printed figure.",)))
        if one.example is not None and (turned := better_turned(one.example, one.results)):
            blocks.append(Para((f"{turned.advice(holding(one.results), len(one.results))}.",)))
    blocks.append(Heading(2, (count([result for one in checked for result in one.results]),)))
    return Page("", tuple(blocks))


def _table(one: Checked) -> Table:
    rows: list[tuple[Prose, ...]] = []
    line = one.account is None
    for result, name in zip(one.results, _names(one), strict=True):
        full, shown = result.certified
        values: tuple[Prose, ...] = ((shown,),) if line else ((full,), (shown,))
        seen = mark(result.verdict) + (" (expected)" if result.expected else "")
        rows.append((name, (result.printed.replace("-", "−"),), *values, (seen,)))
    if line:
        return Table((("from",), ("as printed",), ("recomputed",), ("verdict",)), tuple(rows), "lrdl")
    head = (("quantity",), ("as printed",), ("nothing rounded",), ("from shown",), ("verdict",))
    return Table(head, tuple(rows), "lrddl")


def _names(one: Checked) -> Iterator[Prose]:
    """What is judged, in the formulas' letters, and behind it as it is typed where that is more than a letter."""
    example = one.example
    if example is None:
        yield from ((result.expression,) for result in one.results)
        return
    notation = worded(named(example.notation), ENGLISH.code, example.native)
    variants = dict.fromkeys(result.variant for result in one.results)
    ready = {name: with_gradients(example, setting(example, name)) for name in variants}
    for result in one.results:
        letters = label(result.quantity, example, ready[result.variant], notation, ENGLISH)
        typed = result.quantity if quantity_like(result.quantity) else result.variant
        yield letters if typed.isidentifier() or letters == (typed,) or not typed else (*letters, f" ({typed})")


def _wants_a_reason(result: Result) -> bool:
    return result.verdict not in ("exact", "ok", "qualitative") or result.level != "pass"


def _reason(result: Result, because: str = "", *, line: bool) -> Note:
    if not line:
        place = f"{result.quantity}, line {result.line}"
    elif result.column:
        place = f"column {result.column}"
    else:  # an identity: of a file, or one that is shipped
        place = f"line {result.line}" if result.line else result.expression
    told = (f"{result.message}.", *((" ", *author_prose(because)) if because else ()))
    return Note(told, f"{place}: {result.verdict}")


def _rounding(account: Account) -> Para:
    if account.explaining:
        also = "".join(f"; also {policy.name}" for policy in account.explaining[1:])
        return Para((f"Rounding that gives every printed figure: {account.explaining[0].name}{also}.",))
    if account.nearest is None:
        return Para(("No listed rounding gives most of the printed figures.",))
    return Para((f"Rounding that gives {_but(account.missed)}: {account.nearest.name}.",))


def _but(missed: Sequence[str]) -> str:
    """All figures but those: by name where they are few."""
    if len(missed) > MOST_NAMED:
        return f"all but {len(missed)} of the printed figures ({', '.join(missed[:MOST_NAMED])}, …)"
    *names, last = missed
    return f"all but {', '.join(names)}{' and ' * bool(names)}{last}"


def count(results: Sequence[Result]) -> str:
    """How many figures there are, and how many of each verdict."""
    verdicts: dict[str, int] = {}
    for result in results:
        verdicts[result.verdict] = verdicts.get(result.verdict, 0) + 1
    total = f"{len(results)} figure{'s' * (len(results) != 1)}"
    return f"{total}: {', '.join(f'{n} {verdict}' for verdict, n in verdicts.items())}" if results else total
