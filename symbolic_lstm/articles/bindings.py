"""Bindings: the numbers that an article has given to names, and what its printed figures were computed from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, pairwise, product

from symbolic_lstm.articles.exact_figures import ExactFigures
from symbolic_lstm.articles.finding import Finding
from symbolic_lstm.articles.remembered import Remembered
from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.verify.entries import wide

#: So many ways to take the values of names are tried.
MOST_WAYS = 48
#: Longer sentences are not carried along.
_LONGEST = 200


class Unsettled(NamedTuple):
    """A formula that is wrong with the values of its names so far: how it is told as long as names may have other ones.

    `wrong` is what is to be said where they cannot; `names` are those of the formula, `left` what it defines.
    """

    open: Finding
    wrong: Finding
    names: tuple[str, ...]
    left: str


class Bindings:
    """What names and figures stand for, as far as an article has been read; the last binding stands last.

    What plain lines say is learnt in their order as soon as somebody asks for any of it.
    """

    def __init__(self) -> None:
        self.said_once = ""  # what the article says of the digits of all that is given
        self._names: dict[str, Remembered] = defaultdict(lambda: Remembered(renewed=True))
        self.open: tuple[str, t.Sentence | None] = ("", None)  # what the last line began with, and left unworked
        self.unsettled: list[Unsettled] = []
        self.misprinted: set[str] = set()  # figures of steps that are called wrong
        self._exact = ExactFigures()
        self._carried: dict[str, Remembered] = defaultdict(lambda: Remembered(renewed=False))
        self._later: list[Callable[[], None]] = []

    def later(self, learn: Callable[[], None]) -> None:
        """Something that is learnt when somebody asks for names, for figures or for what they were computed from."""
        self._later.append(learn)

    @property
    def names(self) -> dict[str, Remembered]:
        """The values that names were given."""
        self._catch_up()
        return self._names

    @property
    def carried(self) -> dict[str, Remembered]:
        """What printed figures were computed from."""
        self._catch_up()
        return self._carried

    @property
    def exact(self) -> ExactFigures:
        """The figures that were worked exactly."""
        self._catch_up()
        return self._exact

    def _catch_up(self) -> None:
        if self._later:
            waiting, self._later = self._later, []
            for learn in waiting:
                learn()

    def bind(self, name: str, value: t.Sentence) -> None:
        self.names[name].add(value)

    def learn(self, sides: Sequence[t.Sentence]) -> None:
        """What a chain says: names get its figures, figures what they were computed from."""
        named = [side.name for side in sides if isinstance(side, t.Symbol)]
        numeric = [side for side in sides if not t.names(side)]
        for name in named:
            for value in dict.fromkeys((*numeric[:1], *numeric[-1:])):
                self.bind(name, value)
        for before, after in pairwise(numeric):
            if isinstance(after, t.Dec) and not isinstance(before, t.Dec):
                self.carry(after.text, before)
        if len(numeric) > 2 and isinstance(numeric[-1], t.Dec):
            self.carry(numeric[-1].text, numeric[0])

    def carry(self, figure: str, sentence: t.Sentence) -> None:
        if wide(sentence):
            return  # what has entries stands for no single figure
        self.carried[figure].add(unrounded(sentence, self.carried_by))
        if self.misprinted and not self.misprinted.isdisjoint(
            _figures(sentence)
        ):  # it may go on from the misprint, too
            self.carried[figure].add(unrounded(sentence, self._as_printed))

    def _as_printed(self, figure: str) -> t.Sentence | None:
        """What a printed figure was computed from, but for one that is called wrong."""
        return None if figure in self.misprinted else self.carried_by(figure)

    def carried_by(self, figure: str) -> t.Sentence | None:
        """What a printed figure was computed from, the last time; None where that is not known."""
        known = self.carried.get(figure)
        return known[-1] if known else None

    def without_value(self, *sentences: t.Sentence) -> str:
        """The first name in sentences that nothing has given a value; empty where each has one."""
        named = (name for sentence in sentences for name in t.names(sentence))
        return next((name for name in named if name not in self.names), "")

    def ways(self, *sentences: t.Sentence) -> Iterator[Mapping[t.Symbol, t.Sentence]]:
        """The ways to give values to the names in sentences, the last bindings first; none if one has no value."""
        names = list(dict.fromkeys(name for sentence in sentences for name in t.names(sentence)))
        if not all(name in self.names for name in names):
            return
        values = [list(reversed(self.names[name])) for name in names]
        for chosen in islice(product(*values), MOST_WAYS):
            yield {t.Symbol(name): value for name, value in zip(names, chosen, strict=True)}


def _figures(sentence: t.Sentence) -> Iterator[str]:
    """The figures in a sentence, as printed."""
    return (part.text for _, part in t.walk(sentence) if isinstance(part, t.Dec))


def unrounded(sentence: t.Sentence, known: Callable[[str], t.Sentence | None]) -> t.Sentence:
    """A sentence with what its figures were computed from, where that is known and not too long."""
    size = sum(1 for _ in t.walk(sentence))

    def worked(part: t.Sentence) -> t.Sentence:
        nonlocal size
        if isinstance(part, t.Dec):
            whole = known(part.text)
            if whole is not None and (grown := size + sum(1 for _ in t.walk(whole))) <= _LONGEST:
                size = grown
                return whole
            return part
        return t.rebuilt(part, [worked(each) for each in part.args])

    return worked(sentence) if size <= _LONGEST else sentence
