"""Things side by side, as sums of products: from loose signs to tight ones, nothing evaluated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from symbolic_lstm.errors import shortened
from symbolic_lstm.maths import terms as t
from symbolic_lstm.page import layout as l
from symbolic_lstm.readers.parts import UnsetError, start

if TYPE_CHECKING:
    from symbolic_lstm.readers.term import Reader

_PRODUCTS = frozenset("×·⊙∘*⊗")
#: How deep a sentence may nest, and how many factors may stand side by side without a sign.
DEEPEST, MOST_BESIDE = 100, 500


class Juxtaposition:
    """Items side by side, from loose signs to tight ones."""

    __slots__ = ("beside", "here", "items", "reader", "signs")

    def __init__(self, reader: Reader, items: Sequence[l.Layout]) -> None:
        self.reader, self.items, self.here = reader, items, 0
        self.signs = [item.glyph if type(item) is l.Op else None for item in items]
        self.signs.append(None)
        self.beside = False  # whether operands stood side by side where the last product was read

    def glyph(self) -> str | None:
        """The sign that stands here; None where an operand does, or the end."""
        return self.signs[self.here]

    def unexpected(self, wanted: str) -> UnsetError:
        if self.here >= len(self.items):
            last = self.items[-1] if self.items else l.Op("")
            return UnsetError(f"{wanted}, but the equation ends", (last.span or (0, 0))[1])
        item = self.items[self.here]
        if isinstance(item, l.Text):
            return UnsetError(f"the words {shortened(item.words.strip())!r} are no part of a sentence", start(item))
        glyph = item.glyph if isinstance(item, l.Op) else ""
        met = f"{glyph!r} stands here" if glyph else "something else stands here"
        met += "; a decimal has a point, as in 2.70" if glyph == "," else ""
        return UnsetError(f"{wanted}, but {met}", start(item))

    def total(self) -> t.Sentence:
        """A sum: `a + b - c`, signs included."""
        run = [self.signed()]
        while (glyph := self.signs[self.here]) == "+" or glyph == "−":
            self.here += 1
            right = self.of_what_stands_before(self.signed(), run)
            if glyph == "+":
                run.append(right)
            else:
                run = [self.over(t.Minus(self.all(t.Plus, run), right), run[0], right)]
        return self.all(t.Plus, run)

    def of_what_stands_before(self, share: t.Sentence, run: list[t.Sentence]) -> t.Sentence:
        """`50 + 10 %` is 50.1, or 55, as pocket calculators have it."""
        percents = self.reader.percents
        if id(share) not in percents or any(id(part) in percents for part in run):
            return share
        self.reader.ways = max(self.reader.ways, 1)
        return self.over(t.Times(self.all(t.Plus, run), share), share, share) if self.reader.way else share

    def all(self, head: type[t.Term], run: list[t.Sentence]) -> t.Sentence:
        return run[0] if len(run) == 1 else self.over(head(*run), run[0], run[-1])

    def over(self, term: t.Sentence, first: t.Sentence, last: t.Sentence) -> t.Sentence:
        if self.reader.where is not None:
            self.reader.at(term, self.reader.span(first, last))
        return term

    def signed(self) -> t.Sentence:
        """A product with signs before it."""
        return self.negated(self.product)

    def negated(self, inner: Callable[[], t.Sentence]) -> t.Sentence:
        begun, minus = self.here, 0
        if self.signs[begun] is None:  # as most are
            return inner()
        while (glyph := self.glyph()) == "−" or glyph == "+":
            minus += glyph == "−"
            self.here += 1
        if self.here - begun > DEEPEST:
            raise UnsetError(f"the equation nests more than {DEEPEST} deep", start(self.items[begun]))
        found = inner()
        for _ in range(minus):
            negative = t.Neg(found)
            if self.reader.where is not None and (span := self.reader.where.get(id(found))):
                self.reader.where[id(negative)] = (start(self.items[begun]), span[1], negative)
            found = negative
        return found

    def product(self) -> t.Sentence:
        """`a * b / c`, entry by entry."""
        run = [self.applied()]
        while (glyph := self.signs[self.here]) is not None and glyph and (glyph in _PRODUCTS or glyph in ("/", ":")):
            self.here += 1
            right = self.negated(self.applied)
            if glyph in _PRODUCTS:
                run.append(right)
            else:
                run = self.divided(run, right)
        return self.all(t.Times, run)

    def divided(self, run: list[t.Sentence], right: t.Sentence) -> list[t.Sentence]:
        """`1/2(3 + 4)` is 1 over 2(3 + 4), or a half of 3 + 4."""
        if not (self.beside and type(right) is t.Times):
            return [self.over(t.Quotient(self.all(t.Times, run), right), run[0], right)]
        self.reader.ways = max(self.reader.ways, 1)
        if not self.reader.way:
            return [self.over(t.Quotient(self.all(t.Times, run), right), run[0], right)]
        first, *others = right.args
        return [self.over(t.Quotient(self.all(t.Times, run), first), run[0], first), *others]

    def applied(self) -> t.Sentence:
        """`W x`, side by side: a matrix on what follows, a number times it."""
        begun, first = self.here, self.here
        only = self.operand()
        self.beside = False
        if self.here == len(self.items) or ((glyph := self.signs[self.here]) and glyph != "@"):
            return only
        found, between, outer = [only], list[bool](), list[bool]()
        while self.here < len(self.items):
            item = self.items[self.here]
            if type(item) is l.Op:
                if item.glyph not in ("", "@"):
                    break
                self.here += 1
                between.append(item.glyph == "@" or not self.reader.constants)
            elif type(item) is l.Text:
                break
            else:
                between.append(not self.reader.constants)
            if len(found) > MOST_BESIDE:
                raise UnsetError(
                    f"more than {MOST_BESIDE} factors without a sign between them are not read", start(item)
                )
            outer.append(_column(self.items[first]) and _line(self.items[self.here : self.here + 1]))
            first = self.here
            found.append(self.operand())
        self.beside = len(found) > 1
        if self.beside and self.reader.constants:
            self.no_words(begun)
        right = found.pop()
        while found:
            left, beside = found.pop(), between.pop()
            whole = t.Outer(left, right) if outer.pop() else _beside(left, right, beside)
            right = self.over(whole, left, right)
        return right

    def no_words(self, begun: int) -> None:
        """Words side by side are no product of names."""
        names = [it for it in self.items[begun : self.here] if isinstance(it, l.Ident)]
        words = [it for it in names if len(it.glyph) > 2 and it.glyph.isalpha()]
        if len(names) > 1 and words:
            raise UnsetError(f"the word {shortened(words[0].glyph)!r} is no part of a sentence", start(names[0]))

    def operand(self) -> t.Sentence:
        if self.here >= len(self.items) or self.signs[self.here] is not None:
            raise self.unexpected("expected a name, a number or a bracket")
        item = self.items[self.here]
        self.here += 1
        found = self.reader.atom(item)
        while self.here < len(self.items) and type(text := self.items[self.here]) is l.Text:
            if text.words.strip() in ("%", "‰"):
                if any(isinstance(it, l.Num | l.Fence) for it in self.items[self.here + 1 : self.here + 2]):
                    raise UnsetError("what is left over of a division is not worked", start(text))
                sign, typed = text.words.strip(), found
                found = _share(typed, 2 if sign == "%" else 3, start(text))
                if isinstance(typed, t.Dec):
                    self.reader.percents[id(found)] = f"{typed.text} {sign}"
            elif text.words.strip() == "…" and isinstance(item, l.Num):
                found = _repeating(item.digits, found)
                self.reader.cut.add(id(found))
            else:
                break
            self.reader.at(found, (start(item), (text.span or (0, 0))[1]))
            self.here += 1
            if text.words.strip() != "…" and any(type(it) is l.Num for it in self.items[self.here : self.here + 1]):
                raise UnsetError("a number stands behind a percentage; a sign, or mod, is missing", start(text))
        return found


def depth(term: t.Sentence) -> int:
    """How deep a term nests, without recursion."""
    level, depth = [term], 0
    while level:
        level = [part for node in level for part in node.args]
        depth += 1
    return depth


def _beside(left: t.Sentence, right: t.Sentence, applied: bool) -> t.Sentence:
    """What two operands side by side are: a product where either is a number, a matrix on what follows otherwise."""
    if not applied and (_plain_number(left) or not _matrix_like(left)):
        return t.Times(left, *(right.args if type(right) is t.Times else (right,)))
    return t.Apply(left, right)


def _column(item: l.Layout) -> bool:
    """Whether a column of several numbers stands here."""
    return isinstance(item, l.Array) and len(item.rows) > 1 and all(len(row) == 1 for row in item.rows)


def _line(items: Sequence[l.Layout]) -> bool:
    """Whether what begins here is a row of several numbers: a column on a row is an outer product."""
    return bool(items) and isinstance(row := items[0], l.Array) and len(row.rows) == 1 and len(row.rows[0]) > 1


def _plain_number(term: t.Sentence) -> bool:
    return type(term) is t.Dec


def _matrix_like(term: t.Sentence) -> bool:
    """Whether this may be a matrix or a vector: a capital, a transpose, a list."""
    if isinstance(term, t.Symbol):
        return term.name[:1].isupper()
    return isinstance(term, (t.Flip, t.Concat, t.Apply)) or any(map(_matrix_like, term.args))


def _share(term: t.Sentence, places: int, at: int) -> t.Sentence:
    """A percentage as the share it means, with its decimals more."""
    if not isinstance(term, t.Dec) or "e" in term.text:
        return t.Quotient(term, t.Dec("1" + "0" * places))
    whole, _, part = term.text.partition(".")
    digits = whole.rjust(places + 1, "0") + part
    cut = len(digits) - len(part) - places
    return t.Dec(f"{digits[:cut].lstrip('0') or '0'}.{digits[cut:]}")


def _repeating(digits: str, term: t.Sentence) -> t.Sentence:
    """0.333… and 0.1212… as the fractions they are; other digits with dots stay as they are printed."""
    whole, point, part = digits.replace(",", ".").partition(".")
    if not point:
        return term
    for length in range(1, len(part) // 2 + 1):
        block = part[-length:]
        if part.endswith(block * 2) and block.strip("0"):
            kept = part
            while kept.endswith(block):
                kept = kept[:-length]
            nines, zeros = "9" * length, "0" * len(kept)
            top = int(whole + kept + block) - int(whole + kept or "0")
            return t.Quotient(t.Dec(str(top)), t.Dec(nines + zeros))
    return term
