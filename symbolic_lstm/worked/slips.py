"""The likely slip behind a mismatch: another sentence, or other digits, that give the printed figure.

Candidates are tried from the plainest to the farthest; the first whose value
prints as the figure is named. A figure of one significant digit fits too much to
name anything but its digits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise

from flint import fmpq

from symbolic_lstm.errors import FigureError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.numbers.enclose import value_of
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.rounding import Interval, Value
from symbolic_lstm.worked.example import Claim
from symbolic_lstm.worked.facts import fit, right
from symbolic_lstm.worked.locate import Spot
from symbolic_lstm.worked.recompute import Sheet

#: Sentences with more parts than this are searched for no slips.
LONGEST = 200

_SWAPS: dict[t.Head, type[t.Term]] = {t.Sigmoid: t.Tanh, t.Tanh: t.Sigmoid}
_WORDS: dict[t.Head, str] = {t.Sigmoid: "σ", t.Tanh: "tanh"}


def slip(sheet: Sheet, claim: Claim, spot: Spot) -> str | None:
    """What probably happened, in words, or None."""
    printed = claim.says.figure
    if printed is None:
        return None
    values = sheet.values(spot)
    by_digits = digit_slip(printed, values)
    if by_digits or spot.node is None or len(str(abs(printed.n)).strip("0")) < 2:
        return by_digits
    let, laid = sheet.lets[spot.key], sheet.full[spot.key].code
    sentence = laid.nodes[spot.node].term
    for known in (_printed_names(sheet, spot), _exact_names(sheet, spot)):
        for changed, words in changes(sentence):
            if prints(changed, known, printed):
                return words
        for changed, words in _other_names(sheet, sentence, let.time):
            if prints(changed, known, printed):
                return words
    return _neighbour(sheet, spot, printed)


def digit_slip(printed: Figure, values: Iterable[Value]) -> str | None:
    """A lost sign, a shifted point, two digits changed over, one digit mistyped.

    >>> from symbolic_lstm.numbers.figure import figure
    >>> digit_slip(figure("0.979"), [fmpq(997401, 10**6)])
    'two digits may have changed places: 0.997'
    """
    values = tuple(values)

    def would_be(n: int, places: int) -> bool:
        return any(right(fit(Figure(n, places, ""), value)) for value in values)

    from symbolic_lstm.numbers.figure import positional

    n, places = printed.n, printed.places
    if n and would_be(-n, places):
        return "the sign may be lost"
    for shift in (1, -1, 2, -2, 3, -3):
        if n and len(str(abs(n)).strip("0")) >= 2 and would_be(n, places + shift):
            return f"the decimal point may have slipped {abs(shift)} place{'s' * (abs(shift) > 1)}"
    digits, sign = str(abs(n)).rjust(max(places, 0) + 1, "0"), -1 if n < 0 else 1
    for k in range(len(digits) - 1):
        turned = digits[:k] + digits[k + 1] + digits[k] + digits[k + 2 :]
        if turned != digits and would_be(sign * int(turned), places):
            return f"two digits may have changed places: {positional(sign * int(turned), places).text}"
    if len(digits.lstrip("0")) >= 3:
        for k in range(len(digits) - 1):
            for other in "0123456789":
                typed = digits[:k] + other + digits[k + 1 :]
                if other != digits[k] and would_be(sign * int(typed), places):
                    return f"one digit may be mistyped: {positional(sign * int(typed), places).text}"
    return None


def changes(term: t.Sentence) -> Iterator[tuple[t.Sentence, str]]:
    """Sentences one slip away: another activation, a lost sign, a term left out, a product added.

    A sentence of many parts is as many slips away from too much, and gives none.
    """
    if sum(1 for _ in islice(t.walk(term), LONGEST + 1)) > LONGEST:
        return
    for path, part in t.walk(term):
        other = _SWAPS.get(type(part))
        if other:
            yield replaced(term, path, other(*part.args)), f"{_WORDS[other]} in place of {_WORDS[type(part)]}"
    if type(term) in _SWAPS:
        yield term.args[0], f"{_WORDS[type(term)]} left out"
    for path, part in t.walk(term):
        if isinstance(part, t.Plus):
            for k in range(len(part.args)):
                kept = [a for j, a in enumerate(part.args) if j != k]
                rest = kept[0] if len(kept) == 1 else t.Plus(*kept)
                yield replaced(term, path, rest), f"{part.args[k]} left out"
            for k, a in enumerate(part.args):
                signed = [t.Neg(b) if j == k else b for j, b in enumerate(part.args)]
                yield replaced(term, path, t.Plus(*signed)), f"the sign of {a} lost"
        if isinstance(part, t.Times):
            yield replaced(term, path, t.Plus(*part.args)), f"{part} added instead of multiplied"


def replaced(term: t.Sentence, path: t.Path, new: t.Sentence) -> t.Sentence:
    """The sentence with the part at a path replaced."""
    if not path:
        return new
    k, *rest = path
    parts = [replaced(a, tuple(rest), new) if j == k else a for j, a in enumerate(term.args)]
    return t.rebuilt(term, parts)


def _other_names(sheet: Sheet, term: t.Sentence, time: int) -> Iterator[tuple[t.Sentence, str]]:
    """Names taken from elsewhere: two factors' weights swapped, another gate's weight, another gate."""
    cell = sheet.setting.program.cell
    mentioned = t.names(term)
    for a, b in pairwise([n for n in mentioned if n in cell.parameters]):
        swap = dict(zip(_symbols(a, b), _symbols(b, a), strict=True))
        yield t.substituted(term, swap), f"the weights {a} and {b} swapped"
    for name in mentioned:
        family = cell.parameters if name in cell.parameters else cell.names
        for other in family:
            if other != name and name in family and _kin(name, other, cell.parameters):
                (old, new) = _symbols(name, other)
                if f"{other}@{time}" in sheet.full or other in cell.parameters:
                    yield t.substituted(term, {old: new}), f"{other} in place of {name}"


def _kin(name: str, other: str, parameters: tuple[str, ...]) -> bool:
    return name not in parameters or name.partition("_")[0] == other.partition("_")[0]


def _symbols(*names: str) -> list[t.Symbol]:
    return [t.Symbol(name) for name in names]


def prints(term: t.Sentence, known: Mapping[str, fmpq], printed: Figure) -> bool:
    """Whether a sentence over known names prints as a figure."""
    if any(name not in known for name in t.names(term)):
        return False
    try:
        return bool(right(fit(printed, value_of(term, known, 128))))
    except FigureError:
        return False


def _printed_names(sheet: Sheet, spot: Spot) -> dict[str, fmpq]:
    return _names(sheet, spot, printed=True)


def _exact_names(sheet: Sheet, spot: Spot) -> dict[str, fmpq]:
    return _names(sheet, spot, printed=False)


def _names(sheet: Sheet, spot: Spot, *, printed: bool) -> dict[str, fmpq]:
    """Every name a sentence at this time may use, as printed or (to the middle of its interval) in full."""
    program, time = sheet.setting.program, sheet.lets[spot.key].time
    found: dict[str, fmpq] = {}
    for name in (*program.cell.parameters, *program.cell.states, *program.cell.inputs, *program.cell.names):
        place = program.place(name, time)
        if place in sheet.setting.given:
            found[name] = sheet.setting.given[place].value
        elif printed and (place, "") in sheet.printed:
            found[name] = sheet.printed[place, ""].value
        elif place in sheet.full:
            worked = sheet.full[place]
            value = sheet.as_printed.value(place, len(worked.values) - 1) if printed else worked.values[-1]
            found[name] = (value.lower + value.upper) / 2 if isinstance(value, Interval) else value
    return found


def _neighbour(sheet: Sheet, spot: Spot, printed: Figure) -> str | None:
    """Another quantity of the example whose value this is."""
    for key, computed in sheet.full.items():
        if key != spot.key and right(fit(printed, computed.values[-1])):
            return f"this is the value of {key if sheet.setting.program.steps > 1 else key.partition('@')[0]}"
    return None
