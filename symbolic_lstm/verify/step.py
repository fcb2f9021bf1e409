"""One step: a figure, or what is built otherwise, against what stands in its place on the side before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from types import MappingProxyType

from flint import fmpq

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.spell import text
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.box import Box, half_unit, image
from symbolic_lstm.numbers.check_step import Pair, figure_of, same
from symbolic_lstm.numbers.enclose import value_of
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import Figure, figure
from symbolic_lstm.numbers.machine import SHORTEST_PRINT, machine_print
from symbolic_lstm.numbers.rounding import Interval, Value
from symbolic_lstm.published.example import Says
from symbolic_lstm.records import replace
from symbolic_lstm.verify.decided_value import decided_value
from symbolic_lstm.verify.entries import wide
from symbolic_lstm.verify.facts import Facts, fit, possible, recomputed, right
from symbolic_lstm.verify.figure_first import figure_first
from symbolic_lstm.verify.judge import Judged, facts_of, verdict_of, written_out
from symbolic_lstm.verify.late_message import late
from symbolic_lstm.verify.messages import MessageSubject, message, proved_digits
from symbolic_lstm.verify.nearly import nearly, of_this_order, whole_and_near
from symbolic_lstm.verify.not_whole import not_whole
from symbolic_lstm.verify.result import Result
from symbolic_lstm.verify.slips import line_slip
from symbolic_lstm.verify.verdicts import VerdictName

#: So many ways to put unrounded values for printed figures are tried.
MOST_WAYS = 8


#: What has a range whatever its operands are, and the digits of operands for which that is so.
_FOLLOWED, _DIGITS = frozenset({t.Plus, t.Minus, t.Neg, t.Times, t.Apply, t.Sigmoid, t.Tanh}), 24
#: What is known of a figure that is right in every way.
RIGHT = Facts(full=True, shown=True, feasible=True)


class Start(NamedTuple):
    """What a chain begins with, if a number; what printed figures were computed from; the sign; percentages by `id`."""

    head: t.Sentence | None
    carried: Mapping[str, Sequence[t.Sentence]] = MappingProxyType({})
    sign: str = "≈"
    percents: Mapping[int, str] = MappingProxyType({})

    def says(self, part: t.Sentence, printed: Figure) -> Says:
        """What is printed: a figure, or a percentage."""
        minus, bare = ("-", part.args[0]) if isinstance(part, t.Neg) else ("", part)
        percent = self.percents.get(id(bare), "")
        return Says(minus + percent if percent else printed.text, printed, percent=bool(percent))


def judge_part(start: Start, side: t.Sentence, pair: Pair) -> Result:
    """A part of the later side against what it stands for."""
    try:
        shown = figure_of(pair.after)
        return _figure(start, side, pair, shown) if shown else _sides(start, side, pair)
    except FigureError as fault:
        return plain_result("unverifiable", pair.before, pair.after, str(fault))


def _figure(start: Start, side: t.Sentence, pair: Pair, printed: Figure) -> Result:
    """A figure against what stands in its place on the side before, and where the chain begins."""
    shown, says = decided_value(pair.before, printed), start.says(pair.after, printed)
    found = fit(printed, shown)
    is_right = right(found)
    if len(printed.text) >= SHORTEST_PRINT and not is_right and machine_print(printed, pair.before):
        facts = Facts(full=False, shown=False, feasible=True)
        return _told(pair, says, shown, shown, Judged("tolerance"), facts)
    if start.sign == "=" and (wrong := not_whole(pair.before, printed, shown, start.carried)):
        facts = Facts(full=False, shown=False, feasible=False)
        return replace(_told(pair, says, shown, shown, Judged("mismatch"), facts), message=wrong)
    full: Value | None = None
    head = start.head
    if begins := side is head or side == head:
        full = shown
        if found in ("equal", "rounded"):  # as most figures are
            by: VerdictName = "exact" if found == "equal" else "ok"
            told = partial(_told, pair, says, full, shown, Judged(by), RIGHT)
            return late(by, says.text, RIGHT, pair.before, told)
    elif pair.before is side and head is not None and not wide(head):
        full = decided_value(head, printed)
    if start.carried and not is_right:
        full = _unrounded(start, pair.before, printed) or full
    feasible: bool | None = True  # what the figures as printed give can come out
    if is_right is False and begins and _followed(pair.before):
        feasible = False  # what stands there is as it was typed, and comes to one value
    elif not is_right:
        ranged = _range(pair.before, head or pair.before)
        feasible = possible(printed, *ranged) if ranged else None
    facts = facts_of(printed, full, shown, feasible)
    judged = verdict_of(printed, full, shown, facts, percent=says.percent)
    if judged.verdict == "mismatch" and start.sign == "≈" and whole_and_near(printed, shown):
        judged = Judged("coarse", "shown")
    told = partial(_told, pair, says, full, shown, judged, facts)
    return late(judged.verdict, says.text, facts, pair.before, told)


def _told(pair: Pair, says: Says, full: Value | None, shown: Value, judged: Judged, facts: Facts) -> Result:
    """A result with all its words."""
    printed = says.figure
    assert printed is not None
    slip = line_slip(pair.before, printed, shown) if judged.verdict == "mismatch" else None
    result = Result(
        "line", judged.verdict, "", says.text, facts, text(pair.before), recomputed(full, shown, printed.places), "",
        slip, reference=proved_digits(full if judged.by == "full" else shown, printed.places),
    )  # fmt: skip
    subject = MessageSubject(says, shown if full is None else full, shown, judged.by)
    if judged.verdict == "tolerance":
        subject = subject._replace(machine=machine_print(printed, pair.before) or "")
    told = _narrow(result, printed, shown) or message(result, subject)
    exact = "" if full is None else proved_digits(full, printed.places)
    return replace(result, message=told, certified=(exact, proved_digits(shown, printed.places)))


def _narrow(result: Result, printed: Figure, value: Value) -> str:
    """What is said of a value that is the printed one to all digits worked, and not provably so: log₂ 8."""
    if printed.n == 0 and result.reference != "?":
        return ""
    if result.verdict != "ok" or not isinstance(value, Interval) or not value.lower < printed.value < value.upper:
        return ""
    return f"{printed.printed} is right to all digits worked"


def _unrounded(start: Start, before: t.Sentence, printed: Figure) -> Value | None:
    """A value with unrounded operands that gives the printed figure, if there is one."""
    for other in islice(_restored(start, before), MOST_WAYS):
        try:
            value = decided_value(other, printed)
        except FigureError:
            continue
        if right(fit(printed, value)):
            return value
    return None


def _restored(start: Start, before: t.Sentence) -> Iterator[t.Sentence]:
    """A sentence with what its printed figures came from: all of them, then each alone."""
    used = [part for _, part in t.walk(before) if isinstance(part, t.Dec) and start.carried.get(part.text)]
    latest: dict[t.Sentence, t.Sentence] = {part: start.carried[part.text][-1] for part in used}
    if latest:
        yield _put(before, latest)
    for part in dict.fromkeys(used):
        for value in reversed(start.carried[part.text]):
            yield _put(before, {part: value})


def _put(term: t.Sentence, new: Mapping[t.Sentence, t.Sentence]) -> t.Sentence:
    if isinstance(term, t.Dec):
        return new.get(term, term)
    return t.rebuilt(term, [_put(part, new) for part in term.args])


def _sides(start: Start, side: t.Sentence, pair: Pair) -> Result:
    """Two sides built differently: equal, agreeing within the rounding of the later figures, or not."""
    if found := equal(pair):
        return found
    left, right_ = value_of(pair.before, precision=1024), value_of(pair.after, precision=1024)
    told = f"{proved_digits(left, 6)} on one side, {proved_digits(right_, 6)} on the other"
    ranged = _range(pair.after, pair.before)
    if ranged is None:
        told = f"{told}; the rounding of the figures may explain it"
        return plain_result("undecided", pair.before, pair.after, told, Facts())
    if _meet(_ends(left), ranged[0]) and not _needs_no_rounding(pair, left):
        told = f"the sides agree within the rounding of the figures: {told}"
        facts = Facts(shown=True, feasible=True if ranged[1] else None)
        return plain_result("ok", pair.before, pair.after, told, facts)
    if turned := figure_first(pair, start.sign):
        verdict, told = turned
        return plain_result(verdict, pair.before, pair.after, told, Facts(shown=verdict == "ok"))
    head = start.head
    if pair.before is side and head is not None and head != side and not wide(head):
        full = value_of(head, precision=1024)
        if _meet(_ends(full), ranged[0]):
            begun = f"where the line begins, {proved_digits(full, 6)}"
            told = f"the side follows from {begun}, and not from the side before it"
            return plain_result("unrounded", pair.before, pair.after, told, Facts(full=True, shown=False))
    if start.sign == "≈" and (nearly(_ends(left), _ends(right_)) or of_this_order(_ends(left), pair.after)):
        told = f"the sides are nearly equal: {told}"
        return plain_result("coarse", pair.before, pair.after, told, Facts(shown=False))
    told = f"the sides differ: {told}"
    return plain_result("mismatch", pair.before, pair.after, told, Facts(shown=False, feasible=False))


def _needs_no_rounding(pair: Pair, value: Value) -> bool:
    """Whether what is worked on the side before can be written out with the digits of the side after."""
    places = max((figure(part.text).places for _, part in t.walk(pair.after) if isinstance(part, t.Dec)), default=0)
    return figure_of(pair.before) is None and written_out(value, places)


def equal(pair: Pair) -> Result | None:
    """The verdict on two sides that have one value; None where they have not."""
    if same(pair.before, pair.after):
        return plain_result("exact", pair.before, pair.after, "both sides are equal", Facts(shown=True))
    left, right_ = value_of(pair.before, precision=1024), value_of(pair.after, precision=1024)
    if _meet(_ends(left), _ends(right_)):
        return plain_result("ok", pair.before, pair.after, "both sides agree to 300 digits", Facts(shown=True))
    return None


def _range(term: t.Sentence, typed: t.Sentence) -> tuple[Box, bool] | None:
    """What a side can come to if its figures were rounded; those that `typed` prints too are exact."""
    laid = code(term)
    exact = {part.text for _, part in t.walk(typed) if isinstance(part, t.Dec)}
    boxes: dict[int, Box] = {}
    for k, node in enumerate(laid.nodes):
        if node.figure is not None:
            half = fmpq(0) if node.figure.text in exact or node.figure.places <= 0 else half_unit(node.figure)
            boxes[k] = node.figure.value - half, node.figure.value + half
    return image(laid, len(laid.nodes) - 1, boxes)


def _followed(term: t.Sentence) -> bool:
    """Whether a sentence is made of plain decimals by what has a range for any operands."""
    if isinstance(term, t.Dec):
        return len(term.text) <= _DIGITS and "e" not in term.text.lower()
    return type(term) in _FOLLOWED and all(_followed(part) for part in term.args)


def _meet(a: Box, b: Box) -> bool:
    return bool(a[0] <= b[1] and b[0] <= a[1])


def _ends(value: Value) -> Box:
    return (value.lower, value.upper) if isinstance(value, Interval) else (value, value)


def plain_result(
    verdict: VerdictName, before: t.Sentence, after: t.Sentence, told: str, facts: Facts | None = None
) -> Result:  # fmt: skip
    """A result that a sentence tells whole."""
    nothing: dict[str, str | None] = {"full": None, "shown": None}
    return Result("line", verdict, "", text(after), facts or Facts(), text(before), nothing, told)
