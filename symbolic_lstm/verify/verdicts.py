"""One vocabulary of verdicts, for worked examples, single lines and articles: each is one record here."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from symbolic_lstm.named_tuples import NamedTuple

Level: TypeAlias = Literal["pass", "note", "warning", "error"]
#: The verdicts by name, in the order in which they are tried; each has its record in `TABLE`.
VerdictName: TypeAlias = Literal[
    "exact", "ok", "as-shown", "unrounded", "tolerance", "truncated", "last-digit", "coarse", "qualitative", "cascade",
    "contradiction", "ill-typed", "mismatch", "proved", "refuted", "undecided", "unverifiable"
]  # fmt: skip
VERDICTS: tuple[VerdictName, ...] = get_args(VerdictName)


class Verdict(NamedTuple):
    """A verdict: how grave it is, the sign that stands before it, and what `explain` says of it."""

    name: VerdictName
    level: Level
    mark: str
    explanation: str


TABLE = (
    Verdict("exact", "pass", "=", "The printed figure equals the recomputed value."),
    Verdict(
        "ok",
        "pass",
        "✓",
        "The printed figure is the value rightly rounded, by every fact known; a tie counts either way.",
    ),
    Verdict(
        "as-shown",
        "note",
        "◐",
        "Right from rounded figures only: the source rounded, and went on with the rounded figures. Unrounded "
        "arithmetic prints something else. Where figures were rounded that the source does not print, the message "
        "says so.",
    ),
    Verdict(
        "unrounded",
        "note",
        "◑",
        "Right from unrounded values only: the source computed with more digits than it prints, so a reader cannot "
        "redo the line.",
    ),
    Verdict(
        "tolerance",
        "note",
        "≈",
        "The source's numbers are rounded themselves, or a machine's (`precision` in the example), and some numbers "
        "inside what they can be give the printed figure.",
    ),
    Verdict("truncated", "warning", "✗", "The value was cut instead of rounded."),
    Verdict(
        "last-digit",
        "warning",
        "✗",
        "The value had to be rounded, and the last digit is off, by at most 1.5 units. In exact arithmetic there is "
        "no last digit: 2 + 2 = 5 is a mismatch.",
    ),
    Verdict(
        "coarse",
        "note",
        "∼",
        "As prose rounds: one digit with at most one decimal, or whole tens; off by at most a quarter of the value.",
    ),
    Verdict("qualitative", "pass", "∼", "A warning where it does not hold. Words: close to V is within 0.05 of V."),
    Verdict(
        "cascade",
        "note",
        "↳",
        "The figure follows from an earlier one that is flagged; the message names it. Mend that one.",
    ),
    Verdict(
        "contradiction",
        "error",
        "✗",
        "One quantity is printed with two values that no rounding reconciles; the message names the other one.",
    ),
    Verdict("ill-typed", "error", "✗", "Sizes or kinds do not fit: a vector is set equal to a number."),
    Verdict(
        "mismatch",
        "error",
        "✗",
        "The printed figure is provably none of what rounding explains. The message gives the recomputed value and "
        "the likely slip.",
    ),
    Verdict(
        "proved",
        "pass",
        "✓",
        "An equation between expressions that holds for every value of its names: both sides have one normal form.",
    ),
    Verdict(
        "refuted",
        "error",
        "✗",
        "An equation between expressions that does not hold: the message names values for which the two sides differ, "
        "by certified arithmetic.",
    ),
    Verdict("undecided", "note", "?", "The digits could not be decided at the highest precision, 4096 bits."),
    Verdict(
        "unverifiable",
        "note",
        "?",
        "Counted, never silent. Something has no value here: a name without a number, a division by zero.",
    ),
)
LEVELS: dict[VerdictName, Level] = {verdict.name: verdict.level for verdict in TABLE}
MARKS: dict[VerdictName, str] = {verdict.name: verdict.mark for verdict in TABLE}
#: How grave a level is.
GRAVITY: dict[Level, int] = {"pass": 0, "note": 1, "warning": 2, "error": 3}
