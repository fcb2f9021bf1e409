"""The catalog: every shipped example loads, holds, and says of each printed figure what was found when it was shipped."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import NamedTuple

import pytest

import symbolic_lstm as sl
from symbolic_lstm.published.catalog import folder, shipped
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import setting
from symbolic_lstm.verify.check import check_example
from symbolic_lstm.verify.result import Result
from symbolic_lstm.verify.verdicts import GRAVITY, LEVELS, VERDICTS

from ..quick import quick


class Shelved(NamedTuple):
    """What a shipped example holds: its figures, how many have each verdict, and each figure's class elsewhere.

    The class of a figure, in the order of the file, was found by another program than this one
    (`AGREES` says what each letter allows).
    """

    figures: int
    verdicts: str
    classes: str


#: What another program found: `b` right both ways, `c` right only from the printed figures before it, `f` right
#: only with nothing rounded, `w` wrong both ways, `t` decided by a tolerance, `r` reproduced by a rerun.
AGREES = {
    "b": {"exact", "ok", "qualitative"},
    "c": {"as-shown", "cascade"},
    "f": {"unrounded"},
    "w": {"truncated", "last-digit", "mismatch", "contradiction", "cascade"},
    "t": {"tolerance"},
    "r": {"exact", "ok"},
}

#: Where we differ, and why we are right: (example, number of the figure), its verdict, the reason.
DIFFERS = {
    **{
        ("arraymancer-gru-stacked", k): ("unrounded", "the states of the step before are printed and do not give it")
        for k in (3, 4, 5, 12, 27)
    },
    ("coursera-lstm-cell", 17): ("unrounded", "the hidden state it follows from is printed and does not give it"),
    ("lstm-all-ones", 5): ("unrounded", "its two addends are printed, 0.66 + 0.74, and their sum is 1.40, not 1.39"),
    **{
        ("coursera-lstm-sequence-backward", k): ("mismatch", "there it was worked as the source does, step by step")
        for k in range(3)
    },
    ("zhtw-lstm-showcase", 40): ("last-digit", "the square of the tanh as printed, not of that of the cell state"),
    ("zhtw-lstm-showcase", 56): ("mismatch", "there the direct path was taken, which is not the gradient"),
    ("zhtw-lstm-showcase", 58): ("cascade", "it follows from the gradient of the cell state of that step"),
    ("zhtw-lstm-showcase", 61): ("cascade", "it follows from the gradient of the cell state of that step"),
    ("zhtw-lstm-showcase", 64): ("cascade", "it follows from the gradient of the cell state of that step"),
    ("rust-gru-tests", 11): ("exact", "claimed as the sum of its two printed addends, 0.055517 + 0.404040"),
    ("rust-gru-tests", 13): ("unrounded", "the products printed with five decimals do not give it"),
}

# fmt: off
SHELF = {id: Shelved(*row) for id, row in {
    "arraymancer-gru-cell": (
        6, "ok 6",
        "bbbbbb",
    ),
    "arraymancer-gru-stacked": (
        30, "ok 25, unrounded 5",
        "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
    ),
    "coursera-lstm-cell": (
        30, "ok 29, unrounded 1",
        "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
    ),
    "coursera-lstm-cell-backward": (
        11, "ok 11",
        "bbbbbbbbbbb",
    ),
    "coursera-lstm-sequence-backward": (
        4, "ok 1, mismatch 3",
        "bbbb",
    ),
    "coursera-lstm-sequence": (
        3, "ok 3",
        "bbb",
    ),
    "curriculum-gru": (
        35, "exact 3, ok 25, last-digit 3, cascade 3, mismatch 1",
        "bbbbbbbbbbbbbbbbwbbwwbbbbbbcbbwbbcc",
    ),
    "curriculum-lstm": (
        53, "exact 4, ok 33, as-shown 1, unrounded 1, last-digit 4, cascade 7, mismatch 3",
        "bbbbbbbbbwcbbbbbbccbbbbbbcwcbbwbbwbbwbbwfccwcbbbbbbbb",
    ),
    "deep-ml-59-learn": (
        6, "ok 1, cascade 1, mismatch 4",
        "wwbcww",
    ),
    "deep-ml-59-tests": (
        3, "ok 3",
        "bbb",
    ),
    "exam-forget-gate": (
        3, "exact 1, ok 1, truncated 1",
        "bbw",
    ),
    "exam-gru-blend": (
        4, "ok 4",
        "bbbb",
    ),
    "graph-gru-one-step": (
        56, "exact 18, ok 32, as-shown 6",
        "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbcbcbcbbbccc",
    ),
    "graph-gru-three-snapshots": (
        145, "exact 9, ok 88, as-shown 31, last-digit 2, cascade 15",
        "bbcbbbbbbbbbbbbbbbbbcbbbbbbbbbbwccbbcbbbbccbccbcbcbbbbbbcbbbccbcbwbbbbbbbcbbbbccbcbcbbbbcbcbcbcb"
        "cbbbbbbbbbcbbbcbbbbbcbcbcbbbcbcbcbbccccccccccccbc",
    ),
    "hkust-lstm": (
        2, "ok 1, unrounded 1",
        "bf",
    ),
    "housing-lstm": (
        26, "exact 6, ok 9, truncated 2, last-digit 1, cascade 6, mismatch 2",
        "bbbbbwbbbccbbbwwwcbbbbcwcw",
    ),
    "lecture-5-lstm": (
        28, "exact 7, ok 15, as-shown 2, unrounded 1, last-digit 1, cascade 1, mismatch 1",
        "bbbbbbbcbbcwcbbbfbwbbbbbbbbb",
    ),
    "lstm-all-ones": (
        9, "ok 5, as-shown 2, unrounded 1, truncated 1",
        "bbwcbbbcb",
    ),
    "lstm-all-point-two": (
        10, "exact 1, ok 8, truncated 1",
        "bbbbbbbbwb",
    ),
    "lstm-four-steps": (
        9, "ok 8, unrounded 1",
        "bbbbbbfbb",
    ),
    "lstm-four-steps-doubles": (
        9, "ok 3, unrounded 1, tolerance 5",
        "bbbtttttf",
    ),
    "lstm-i-love-to-play": (
        8, "exact 1, ok 5, as-shown 2",
        "bbbbcbbc",
    ),
    "lstm-next-number": (
        21, "ok 18, unrounded 3",
        "bbbfbbbbbbbbbbbbbbffb",
    ),
    "lstm-persian-one-step": (
        9, "exact 2, ok 5, as-shown 1, unrounded 1",
        "bbbbbbcfb",
    ),
    "lstm-shared-weight": (
        13, "exact 4, ok 7, last-digit 1, cascade 1",
        "bbbbbbbbbbbwc",
    ),
    "lstm-simple-notes": (
        13, "exact 4, ok 7, as-shown 1, last-digit 1",
        "bbbbbbcbbbbwb",
    ),
    "nlp-notes-new-word": (
        9, "ok 7, as-shown 2",
        "bbbbbbbcc",
    ),
    "rust-gru-tests": (
        18, "exact 1, ok 11, unrounded 1, truncated 1, last-digit 2, contradiction 1, mismatch 1",
        "bbbbwbbwwwwcbbbbbb",
    ),
    "rust-lstm-tests": (
        21, "ok 17, unrounded 2, mismatch 2",
        "bbbbbbbbbwwffbbbbbbbb",
    ),
    "rust-tutorial-gate": (
        11, "exact 4, ok 5, truncated 2",
        "bwbbbbbbbbw",
    ),
    "rust-tutorial-step": (
        28, "ok 16, as-shown 7, unrounded 1, truncated 2, cascade 2",
        "bbbbbbbbbbbbbbbbccccwfcwcccc",
    ),
    "so-forget-gate": (
        5, "ok 5",
        "bbbbb",
    ),
    "statquest-lstm-by-hand": (
        20, "ok 19, tolerance 1",
        "rrtbrrrrrrrrrrrrrrrr",
    ),
    "statquest-nn-lstm": (
        4, "ok 3, tolerance 1",
        "tbbb",
    ),
    "understanding-lstms": (
        18, "exact 3, ok 10, as-shown 3, qualitative 2",
        "bbbbbbbbbccbbcbbbb",
    ),
    "zh-forget-gate-three-by-three": (
        8, "truncated 1, cascade 1, mismatch 6",
        "wwwwwcww",
    ),
    "zh-gates-all-one": (
        6, "exact 2, ok 3, mismatch 1",
        "bbwbbb",
    ),
    "zh-gru-lesson": (
        10, "exact 1, ok 7, as-shown 2",
        "bbbbbbbcbc",
    ),
    "zh-lstm-halves": (
        5, "truncated 3, cascade 1, mismatch 1",
        "wwwcw",
    ),
    "zh-lstm-one-decimal": (
        6, "ok 3, last-digit 1, cascade 1, mismatch 1",
        "wbbbwc",
    ),
    "zh-lstm-one-two-three": (
        12, "cascade 1, mismatch 11",
        "wwwwwwwwwcww",
    ),
    "zh-part-of-speech": (
        6, "last-digit 2, mismatch 4",
        "wwwwww",
    ),
    "zh-rnn-one-two-three": (
        3, "mismatch 3",
        "www",
    ),
    "zhtw-lstm-showcase": (
        65, "exact 4, ok 32, as-shown 6, truncated 3, last-digit 1, cascade 18, mismatch 1",
        "bbbbbbbbbcbbwcccbccbccbcbcccbbbbbbbbbbbbccwbbcccbbbbbccccbbwbbccb",
    ),
}.items()}
# fmt: on


@cache
def loaded(id: str) -> tuple[Example, tuple[Result, ...]]:
    worked = sl.load(id)
    return worked, check_example(worked)


def variants() -> list[tuple[str, str]]:
    return [(entry.id, variant) for entry in shipped() for variant in ("", *entry.variants)]


def test_the_table_names_every_example_on_the_shelf() -> None:
    assert set(SHELF) == {entry.id for entry in shipped()}


@pytest.mark.parametrize("id", SHELF)
def test_nothing_unexpected_is_found(id: str) -> None:
    worked, results = loaded(id)
    grave = [r for r in results if GRAVITY[r.level] >= GRAVITY["warning"] and not r.expected]
    assert [(r.quantity, r.where, r.message) for r in grave] == []
    for claim, result in zip(worked.claims, results, strict=True):
        if claim.expect:
            assert result.expected and result.verdict == claim.expect


@pytest.mark.parametrize("id", SHELF)
def test_no_figure_and_no_verdict_is_lost(id: str) -> None:
    _, results = loaded(id)
    counts = Counter(r.verdict for r in results)
    found = ", ".join(f"{verdict} {counts[verdict]}" for verdict in VERDICTS if counts[verdict])
    assert (len(results), found) == (SHELF[id].figures, SHELF[id].verdicts)


@pytest.mark.parametrize("id", SHELF)
def test_verdicts_agree_with_another_program(id: str) -> None:
    _, results = loaded(id)
    for number, (result, found) in enumerate(zip(results, SHELF[id].classes, strict=True)):
        at = f"{id}, figure {number}: {result.quantity} = {result.printed} ({result.where})"
        if (id, number) in DIFFERS:
            verdict, reason = DIFFERS[id, number]
            assert result.verdict == verdict, f"{at}: {reason}"
            assert result.verdict not in AGREES[found], f"{at}: no difference any more"
        else:
            assert result.verdict in AGREES[found], at


def test_every_difference_is_of_an_example_on_the_shelf() -> None:
    assert all(number < SHELF[id].figures for id, number in DIFFERS)


@pytest.mark.parametrize(
    ("id", "variant"), quick(variants(), lambda id, variant: not variant and SHELF[id].figures <= 20)
)
def test_every_sheet_is_audited_clean(id: str, variant: str) -> None:
    worked, _ = loaded(id)
    page = sl.narrate(worked, setting(worked, variant))
    assert page.displays
    assert sl.audit(page) == ()


def test_every_source_is_named_and_no_address_is_made_up() -> None:
    for id in SHELF:
        worked, _ = loaded(id)
        assert worked.source.title, id
        unknown = "  # address not known\n" in (folder() / f"{id}.toml").read_text(encoding="utf-8")
        assert worked.source.url.startswith("https://") != unknown, id


def test_verdicts_of_the_table_are_in_the_vocabulary() -> None:
    assert {word.split()[0] for row in SHELF.values() for word in row.verdicts.split(", ")} <= set(LEVELS)
