"""The report "by hand against the framework": each figure beside the framework's own, with what its digits allow."""

from __future__ import annotations

from symbolic_lstm.languages import ENGLISH, worded
from symbolic_lstm.maths.quantity import quantity
from symbolic_lstm.notation import named
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.machine import BITS
from symbolic_lstm.page.blocks import Block, Heading, Page, Para, Prose, Table
from symbolic_lstm.page.labels import label
from symbolic_lstm.page.tables import mark
from symbolic_lstm.published.example import Example
from symbolic_lstm.verify.framework_run import ComparedFigure, Comparison

#: Up to so many figures are all shown; of more, that of each quantity and step which is nearest to its bound.
MOST_SHOWN = 48


def compared(example: Example, comparison: Comparison) -> Page:
    """All figures of a run, or of many the farthest apart, and a sentence on what they are measured by."""
    figures = comparison.figures
    wrong = [it for it in figures if not it.fits]
    listed = _chosen(figures)
    many = f"{len(figures)} figures" if len(figures) != 1 else "1 figure"
    verdict = f"all within {comparison.kind}" if not wrong else f"{len(wrong)} outside of {comparison.kind}"
    blocks: list[Block] = [
        Heading(2, (f"{example.title}: by hand against the framework",)),
        Para((_measure(comparison.kind),)),
        _table(example, comparison, listed),
    ]
    if len(listed) < len(figures):
        blocks.append(Para((f"Of {many} those nearest to what is allowed, and all outside of it, are shown.",)))
    blocks.append(Heading(2, (f"{many}: {verdict}",)))
    return Page("", tuple(blocks))


def _measure(kind: str) -> str:
    return (
        f"By hand, every digit is proved. The framework computes in {kind}: each operation is rounded to {BITS[kind]} "
        "bits, and sums are added up in any order; the last column but one is how far that can lead away."
    )


def _chosen(figures: tuple[ComparedFigure, ...]) -> list[ComparedFigure]:
    if len(figures) <= MOST_SHOWN:
        return list(figures)
    nearest: dict[tuple[str, int | None], ComparedFigure] = {}
    for it in figures:
        named = quantity(it.key)
        place = (named.name, named.time)
        if place not in nearest or it.share > nearest[place].share:
            nearest[place] = it
    kept = {it.key for it in [*nearest.values()][-MOST_SHOWN:]} | {it.key for it in figures if not it.fits}
    return [it for it in figures if it.key in kept][: 10 * MOST_SHOWN]


def _table(example: Example, comparison: Comparison, figures: list[ComparedFigure]) -> Table:
    notation = worded(named(example.notation), ENGLISH.code, example.native)
    rows: list[tuple[Prose, ...]] = []
    for it in figures:
        called = label(it.key, example, comparison.ready, notation, ENGLISH)
        texts = (it.by_hand, it.printed, it.apart, it.allowed)
        rows.append((called, *map(_figure, texts), (mark("ok" if it.fits else "mismatch"),)))
    head = (("quantity",), ("by hand",), ("framework",), ("apart",), ("allowed",), ("verdict",))
    return Table(head, tuple(rows), "lddrrl")


def _figure(text: str) -> Prose:
    return (text if text == "?" else ENGLISH.figure(figure(text)),)
