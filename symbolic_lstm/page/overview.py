"""The overview of a verification: a row for each example, and where printed figures do not hold, why."""

from __future__ import annotations

from collections.abc import Sequence

from symbolic_lstm.languages import ENGLISH
from symbolic_lstm.notation import named
from symbolic_lstm.page.blocks import Block, Heading, Note, Page, Para, Prose, Table
from symbolic_lstm.page.convert import in_notation
from symbolic_lstm.page.labels import label
from symbolic_lstm.page.report import Checked, count
from symbolic_lstm.page.tables import mark
from symbolic_lstm.published.example import Example, Source
from symbolic_lstm.published.setting import setting
from symbolic_lstm.verify.result import Result

_EXPLAINED = (
    "Each figure is recomputed from the exact numbers, and from the figures that its source shows before it. It is "
    "right if both print it; where only one does, the column says which. What neither prints is flagged, and listed "
    "below with the reason; what follows from a flagged figure is counted apart."
)
#: What a column counts: its head, and the verdicts in it. What is in none of them is flagged.
_COLUMNS = (
    ("right", ("exact", "ok", "qualitative")),
    ("shown only", ("as-shown",)),
    ("unrounded only", ("unrounded",)),
    ("within tolerance", ("tolerance",)),
    ("as prose rounds", ("coarse",)),
    ("follow on", ("cascade",)),
)


def overview(checked: Sequence[Checked]) -> Page:
    """The page: counts for each example, the flagged figures with reasons, and the sources."""
    found = [(one.example, one.results) for one in checked if one.example]
    every = [result for _, results in found for result in results]
    rows = [(worked.id, worked.cell.name, results) for worked, results in found]
    flagged = [block for worked, results in found for block in _flagged(worked, results)]
    blocks: list[Block] = [
        Para((_summary(every),), "lead"),
        Para((_EXPLAINED,)),
        _table([*rows, ("all", "", every)] if len(rows) > 1 else rows),
        *([Heading(2, ("Flagged figures",)), *flagged] if flagged else ()),
        Heading(2, ("Sources",)),
        *(Para((f"{worked.id}: {_source(worked.source)}",), link=worked.source.url) for worked, _ in found),
        Note(("Made by symbolic-lstm verify --overview from what the examples' files say.",)),
    ]
    return Page("Published examples, recomputed", tuple(blocks))


def summary(checked: Sequence[Checked]) -> Page:
    """A row for each example, and of the flagged figures those that no example announces."""
    found = [(one.example, one.results) for one in checked if one.example]
    every = [result for _, results in found for result in results]
    rows = [(worked.id, results) for worked, results in found]
    new = [(worked, it) for worked, results in found for it in results if _is_new(it)]
    flagged = "; the flagged ones are errors that the examples announce, and explain" if not new else ""
    return Page(
        "",
        (
            _short_table([*rows, ("all", every)] if len(rows) > 1 else rows),
            Para((f"{_summary(every)[:-1]}{flagged}.",)),
            *(
                Note((f"{it.message}.",), f"{worked.id}, {it.quantity}, line {it.line}: {it.verdict}")
                for worked, it in new
            ),
            Note(
                ("verify --all prints every figure, verify with a name those of one example, --overview the errors.",)
            ),
            Heading(2, (count(every),)),
        ),
    )


def _short_table(rows: Sequence[tuple[str, Sequence[Result]]]) -> Table:
    right, *one_way, following = (verdicts for _, verdicts in _COLUMNS)
    found: list[tuple[Prose, ...]] = []
    for name, results in rows:
        counts = [_count(results, kinds) for kinds in (right, tuple(v for kinds in one_way for v in kinds), following)]
        numbers = (len(results), counts[0], counts[1], len(results) - sum(counts), counts[2])
        found.append(((name,), *((str(number or ""),) for number in numbers)))
    heads = ("example", "figures", "right", "right one way", "flagged", _COLUMNS[-1][0])
    return Table(tuple((head,) for head in heads), tuple(found), "lrrrrr")


def _is_new(result: Result) -> bool:
    return result.level in ("warning", "error") and not result.expected


def _summary(results: Sequence[Result]) -> str:
    right, *one_way = (_count(results, verdicts) for _, verdicts in _COLUMNS[:-1])
    return f"Of {len(results)} printed figures {right + sum(one_way)} hold, {right} of them however one computes."


def _table(rows: Sequence[tuple[str, str, Sequence[Result]]]) -> Table:
    *columns, following = _COLUMNS
    named = ["example", "cell", "figures", *(head for head, _ in columns), "flagged", following[0]]
    found = []
    for title, cell, results in rows:
        counts = [_count(results, verdicts) for _, verdicts in _COLUMNS]
        found.append([title, cell, len(results), *counts[:-1], len(results) - sum(counts), counts[-1]])
    used = [k for k in range(len(named)) if any(row[k] for row in found)]
    cells = tuple(tuple((str(row[k] or ""),) for k in used) for row in found)
    return Table(tuple((named[k],) for k in used), cells, "ll" + "r" * (len(used) - 2))


def _flagged(example: Example, results: Sequence[Result]) -> list[Block]:
    """The flagged figures of an example, with reasons; those that follow from them are counted in the table above."""
    rows: list[tuple[Prose, ...]] = []
    for claim, result in zip(example.claims, results, strict=True):
        if not any(result.verdict in verdicts for _, verdicts in _COLUMNS):
            why = claim.because or f"{result.message}."
            rows.append(
                (_called(example, result), (result.printed.replace("-", "−"),), (mark(result.verdict),), (why,))
            )
    if not rows:
        return []
    heads = ("quantity", "as printed", "verdict", "why")
    return [Heading(3, (example.title,), example.id), Table(tuple((h,) for h in heads), tuple(rows), "lrll")]


def _called(example: Example, result: Result) -> Prose:
    """What a figure is of, as the formulas write it, with its variant."""
    notation, variant = named(example.notation), example.variant(result.variant)
    ready = in_notation(example, setting(example, result.variant), notation)
    called = label(result.quantity, example, ready, notation, ENGLISH)
    return (*called, f" ({variant.name})") if variant and variant.name else called


def _count(results: Sequence[Result], verdicts: Sequence[str]) -> int:
    return sum(result.verdict in verdicts for result in results)


def _source(source: Source) -> str:
    named = ", ".join(filter(None, [source.author, source.title]))
    if not named:
        return "no source is named"
    return named if source.url else f"{named} (address not known)"
