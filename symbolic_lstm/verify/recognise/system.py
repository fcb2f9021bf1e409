"""Systems: from the equations of an article to what each of its states becomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.verify.recognise.compare import renamed
from symbolic_lstm.verify.recognise.names import Style, named
from symbolic_lstm.verify.recognise.normal import Sum, TooLargeError
from symbolic_lstm.verify.recognise.work import Work

#: An equation may be defined so many equations away from where it is used.
FAR = 24


class FoundEquation(NamedTuple):
    """One equation of an article: what it defines, what that is, and its place in the file."""

    left: str
    right: t.Sentence
    start: int = 0
    end: int = 0


@dataclass
class System:
    """A root and everything it is made of: each state with what it becomes, and what was met on the way."""

    root: int
    states: dict[tuple[str, str], Sum] = field(default_factory=dict)
    defined: dict[tuple[str, str], int] = field(default_factory=dict)
    inputs: set[tuple[str, str]] = field(default_factory=set)
    unknown: set[tuple[str, str]] = field(default_factory=set)
    biases: bool = False
    concatenated: bool = False
    rows: bool = False
    used: set[int] = field(default_factory=set)
    late: set[tuple[int, str]] = field(default_factory=set)
    signs: dict[int, set[int]] = field(default_factory=dict)
    called: dict[tuple[tuple[str, str], ...], dict[str, Sum]] = field(default_factory=dict)

    def renamed(self, names: Mapping[str, str]) -> dict[str, Sum]:
        """What its states become, with the names that they have in a cell; each is made once."""
        key = tuple(names.items())
        if key not in self.called:
            self.called[key] = {spelt(*state): renamed(made, names) for state, made in self.states.items()}
        return self.called[key]

    def mentioned(self) -> list[str]:
        """Its states, and those that they speak of."""
        return list(dict.fromkeys([*(spelt(*state) for state in self.states), *mentioned(self.states.values())]))


class Solver:
    """The equations of an article, solved for its states."""

    def __init__(self, equations: Sequence[FoundEquation], style: Style) -> None:
        self.equations, self.style = equations, style
        self.left = [named(equation.left, style) for equation in equations]
        self.names = [[named(name, style) for name in t.names(equation.right)] for equation in equations]
        self.places: dict[tuple[str, str], list[int]] = {}
        for k, name in enumerate(self.left):
            self.places.setdefault(name.key, []).append(k)
        for places in self.places.values():  # "then c = c̃" tells a special case of what is defined elsewhere
            said = [k for k in places if not isinstance(equations[k].right, t.Symbol)]
            places[:] = said or places
        self.before = {name.key for each in self.names for name in each if name.time == -1}
        # c = f c + i g, both at t, is a state whose time is wrong
        self.before |= {
            name.key for name, each in zip(self.left, self.names, strict=True) if name.time == 0 and name in each
        }

    def roots(self) -> list[int]:
        """The equations that renew a state: what they define is used one step before somewhere near."""
        return [
            k
            for k, name in enumerate(self.left)
            if name.key in self.before
            and name.time in (0, None, 1)
            and k in self.places[name.key]
            and not isinstance(self.equations[k].right, t.Sigmoid)
        ]

    def system(self, root: int) -> System | None:
        """What the states become that a root leads to; None where it is no recurrence or grows too large."""
        made = System(root)
        work = Work(self, made)
        try:
            work.state(self.left[root].key, root)
            while work.todo:
                key, near = work.todo.pop()
                place = self.nearest(key, near)
                if key not in made.states and place is not None:
                    work.state(key, place)
        except (TooLargeError, RecursionError):
            return None
        return made

    def nearest(self, key: tuple[str, str], place: int) -> int | None:
        """The equation that defines a name, near a place; one before it is rather meant than one behind it."""
        places = [k for k in self.places.get(key, ()) if abs(k - place) <= FAR and k != place]
        if len(places) < 2:
            return places[0] if places else None
        return min(places, key=lambda k: place - k if k < place else k - place + 4)

    def same_from(self, system: System, root: int) -> bool:
        """Whether what a root leads to is a system that has been made from another of its states.

        It is where everything in it is defined once, and near, and the root leads to all of its states.
        """
        key = self.left[root].key
        if system.defined.get(key) != root or max(system.used) - min(system.used) > FAR:
            return False
        if any(len(self.places.get(self.left[place].key, ())) != 1 for place in system.used):
            return False
        made = {spelt(*state): each for state, each in system.states.items()}
        reached, todo = set[str](), [spelt(*key)]
        while todo:
            name = todo.pop()
            if name in made and name not in reached:
                reached.add(name)
                todo += mentioned([made[name]])
        return len(reached) == len(made)


def spelt(letter: str, label: str) -> str:
    """A state's name as text."""
    return f"{letter}_{label}" if label else letter


def mentioned(made: Iterable[Sum]) -> Iterator[str]:
    """The states that sums speak of."""
    todo = list(made)
    while todo:
        for product, _ in todo.pop():
            for atom in product:
                if atom.kind in ("before", "now"):
                    yield atom.name
                elif atom.inner:
                    todo.append(atom.inner)
