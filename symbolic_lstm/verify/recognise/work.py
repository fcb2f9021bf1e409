"""One system being made: equations put in place of the names they define, until states and inputs are left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from symbolic_lstm.maths import terms as t
from symbolic_lstm.records import replace
from symbolic_lstm.verify.recognise.names import BLOCKS, Name, named
from symbolic_lstm.verify.recognise.normal import DEEPEST, Atom, Sum, TooLargeError, one, plus, summed, times, whole

if TYPE_CHECKING:
    from symbolic_lstm.verify.recognise.system import Solver, System

_FUNCTIONS: dict[type[t.Term], str] = {
    t.Sigmoid: "sigmoid", t.Tanh: "tanh", t.Exp: "exp", t.Softmax: "softmax", t.Relu: "relu", t.Softplus: "softplus",
    t.HardSigmoid: "sigmoid", t.Log: "log",
}  # fmt: skip


class Work:
    """One system while it is made."""

    def __init__(self, solver: Solver, system: System) -> None:
        self.solver, self.system = solver, system
        self.todo: list[tuple[tuple[str, str], int]] = []
        self.open: list[tuple[str, str]] = []
        self.at = system.root
        self.gate = ""
        self.weights: set[str] = set()

    def state(self, key: tuple[str, str], place: int) -> None:
        self.system.defined[key] = place
        self.system.states[key] = self.defined(place)

    def defined(self, place: int) -> Sum:
        """The right side of an equation."""
        kept = self.at, self.gate, self.weights
        self.weights = set()
        self.at, self.gate = place, self.solver.equations[place].left
        self.system.used.add(place)
        self.open.append(self.solver.left[place].key)
        if len(self.open) > DEEPEST:
            raise TooLargeError
        made = self.sum(self.solver.equations[place].right)
        self.open.pop()
        self.at, self.gate, self.weights = kept
        return made

    def atom(self, kind: str, name: str = "", inner: Sum = ()) -> Sum:
        return one(Atom(kind, name, inner, self.at, self.gate, frozenset(self.weights)))

    def sum(self, term: t.Sentence) -> Sum:
        """A sentence in normal form."""
        match term:
            case t.Symbol():
                return self.symbol(term.name)
            case t.Dec():
                number = float(term.text)
                return (
                    whole(int(number)) if number == int(number) and abs(number) < 10 else self.atom("number", term.text)
                )
            case t.Plus():
                return summed([product for part in term.args for product in self.sum(part)])
            case t.Minus():
                return plus(self.sum(term.args[0]), self.sum(term.args[1]), -1)
            case t.Neg():
                return plus((), self.sum(term.args[0]), -1)
            case t.Times() | t.Apply() | t.Outer():
                return self.product(term)
            case t.Flip():
                return self.sum(term.args[0])
            case t.Power(args=(t.Symbol(), exponent)) if t.names(exponent):
                self.weights.add(str(term))
                return self.atom("constant", str(term))  # W^f: a label set as an exponent
            case t.Concat():
                self.system.concatenated = True
                return summed([product for part in term.args for product in self.linear(self.sum(part))])
        if isinstance(term, t.Term) and type(term) in _FUNCTIONS:
            return self.function(_FUNCTIONS[type(term)], term.args[0])
        made = summed([product for part in term.args for product in self.sum(part)])
        return self.atom(type(term).__name__.lower(), "", made)

    def function(self, name: str, argument: t.Sentence) -> Sum:
        kept, self.weights = self.weights, set()
        inner = self.sum(argument)
        if len(inner) == 1 and inner[0][1] == 1 and len(inner[0][0]) == 1 and inner[0][0][0].kind == "identity":
            self.weights |= inner[0][0][0].weights
            inner = inner[0][0][0].inner  # f = σ(a), a = W x + b
        # f = σ(a + b), each a block of its own sum
        self.weights |= {w for product, _ in inner for a in product for w in a.weights if w[-1] in BLOCKS}
        made = self.atom(name, "", self.argument(inner))
        self.weights = kept
        return made

    def argument(self, inner: Sum) -> Sum:
        """What a function is applied to, without biases; a matrix counts once, and what nothing defines is an input."""
        found: dict[tuple[Atom, ...], int] = {}
        for product, count in inner:
            if all(a.kind in ("constant", "number") for a in product):
                self.system.biases = True  # a number that is added is one, too
                if any(a.kind == "constant" for a in product):
                    self.system.signs.setdefault(self.at, set()).add(1 if count > 0 else -1)
                continue
            if len(product) == 1 and product[0].kind == "outside":
                self.system.inputs.add((product[0].name, ""))
                product = (Atom("linear", "", ((((Atom("input", product[0].name),)), 1),), self.at, self.gate),)
            linear = len(product) == 1 and product[0].kind == "linear"
            found[product] = (1 if count > 0 else -1) if linear else count
        return summed(found)

    def late(self, key: tuple[str, str], near: int) -> int | None:
        """The equation of a gate that is used one step late: a gate is bounded, and no state."""
        place = self.solver.nearest(key, near)
        if place is None or key in self.open or not isinstance(self.solver.equations[place].right, t.Sigmoid):
            return None
        return place

    def gathered(self, made: Sum, place: int) -> Sum:
        """A definition that is a matrix on something, with no function around it, stays together as one factor."""
        if not _applied(made):
            return made
        made = self.argument(made)
        if len(made) == 1:
            return made
        gate = self.solver.equations[place].left
        weights = frozenset(w for product, _ in made for a in product for w in a.weights)
        return one(Atom("identity", "", made, place, gate, weights))

    def symbol(self, text: str) -> Sum:
        name = named(text, self.solver.style)
        key = name.key
        late = self.late(key, self.at) if name.time == -1 else None
        if late is not None:
            self.system.late.add((self.at, text))
            return self.gathered(self.defined(late), late)
        if name.time == -1:
            if key not in self.system.states:
                self.todo.append((key, self.at))
            return self.atom("before", _spelt(name))
        if key in self.open and name.time is not None:
            return self.atom("now", _spelt(name))
        place = None if key in self.open else self.solver.nearest(key, self.at)
        if place is not None and self.solver.left[place].time in (name.time, None):
            gate = isinstance(self.solver.equations[place].right, t.Sigmoid) and key not in self.open
            if not gate and (key in self.solver.before or key in self.open):
                if key not in self.system.states and key not in self.open:
                    self.todo.append((key, self.at))
                return self.atom("now", _spelt(name))
            return self.gathered(self.defined(place), place)
        if name.time is None:
            if text.startswith(("∑", "Σ")):
                return whole(1)
            if name.letter.lower() in ("x", "input", "inp"):
                return self.atom("outside", _spelt(name))
            self.weights.add(text)
            return self.atom("constant", text)
        return self.atom("outside", _spelt(name))

    def product(self, term: t.Term) -> Sum:
        """A product: what constant matrices stand at is linear in it; else factor by factor."""
        factors = list(_factors(term))
        made = [self.sum(factor) for factor in factors]
        constant = [_constant(each) for each in made]
        if all(constant) and isinstance(term, t.Apply) and isinstance(factors[-1], t.Symbol):
            self.weights.discard(factors[-1].name)
            made[-1], constant[-1] = self.atom("outside", factors[-1].name), False
        if not any(constant) or all(constant):
            result = whole(1)
            for each, factor in zip(made, factors, strict=True):
                bracket = isinstance(factor, (t.Plus, t.Minus)) and _applied(each)
                result = times(result, self.gathered(each, self.at) if bracket else each)
            return result
        if not constant[0] and constant[-1]:
            self.system.rows = True
        inner = whole(1)
        rest = [(each, factor) for each, factor, c in zip(made, factors, constant, strict=True) if not c]
        if len(rest) == 1 and isinstance(rest[0][1], (t.Plus, t.Minus)) and _applied(rest[0][0]):
            name = next(f.name for f in factors if isinstance(f, t.Symbol))
            self.weights.discard(name)
            return self.atom("function", name, self.argument(rest[0][0]))  # g(W x + b), of a function that nobody names
        if len(rest) == 1 and isinstance(rest[0][1], t.Concat):
            own = frozenset(a.name for each, c in zip(made, constant, strict=True) if c for p, _ in each for a in p)
            return tuple((tuple(replace(a, weights=own) for a in product), count) for product, count in rest[0][0])
        # r * U h: what stands before the matrix is a factor of its own
        first = constant.index(True)
        outside = [
            each for k, each in enumerate(made) if not constant[k] and k < first and not self.row(made, constant)
        ]
        inside = [
            each for k, each in enumerate(made) if not constant[k] and not (k < first and not self.row(made, constant))
        ]
        for each in inside:
            inner = times(inner, each)
        own = frozenset(a.name for each, c in zip(made, constant, strict=True) if c for p, _ in each for a in p)
        result = self.linear(inner, own) if inside else whole(1)
        for each in outside:
            result = times(result, each)
        return result

    @staticmethod
    def row(made: Sequence[Sum], constant: Sequence[bool]) -> bool:
        """Whether vectors stand before their matrix, as rows."""
        return constant[-1] and not constant[0] and sum(constant) == 1

    def linear(self, inner: Sum, own: frozenset[str] = frozenset()) -> Sum:
        """A matrix on a sum, term by term; `own` are its names."""
        found: list[tuple[tuple[Atom, ...], int]] = []
        for product, count in inner:
            if len(product) == 1 and product[0].kind == "outside":
                self.system.inputs.add((product[0].name, ""))
                product = (Atom("input", product[0].name, (), product[0].origin, product[0].gate),)
            found += [((Atom("linear", "", ((product, 1),), self.at, self.gate, own),), count)]
        return summed(found)


def _factors(term: t.Sentence) -> list[t.Sentence]:
    """The factors of a product, products in it parted; a matrix on a vector stays as it is where that is nested."""
    if isinstance(term, (t.Times, t.Apply, t.Outer)):
        return [factor for part in term.args for factor in _factors(part)]
    return [term]


def _constant(made: Sum) -> bool:
    """Whether a sum holds nothing but constants."""
    return (
        bool(made)
        and all(all(a.kind in ("constant", "number") for a in product) for product, _ in made)
        and any(product for product, _ in made)
    )


def _applied(made: Sum) -> bool:
    """Whether some product of a sum holds a matrix on something: then what stands before it is a function."""
    return any(a.kind == "linear" for product, _ in made for a in product)


def _spelt(name: Name) -> str:
    return name.letter + (f"_{name.label}" if name.label else "")
