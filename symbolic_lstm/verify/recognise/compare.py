"""How far two sums are apart, and in what they differ, each difference at the equation it stands in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import product as pairs_of

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.verify.recognise.normal import Atom, Product, Sum, order, summed

_BOUNDING = ("sigmoid", "tanh", "relu", "softmax", "softplus", "function")
#: What nothing in the article defines stands for a gate at this price.
UNDEFINED = 0.1
#: What is further away than this is another cell.
FAR = 2


class Difference(NamedTuple):
    """One difference: its rule, the equation it stands in, what the article has and what the cell has."""

    rule: str
    origin: int
    gate: str
    has: str
    wants: str
    cost: float = 1.0


class Distance(NamedTuple):
    """How far apart, and by what; each difference is counted once, however often it turns up."""

    differences: tuple[Difference, ...] = ()
    undefined: frozenset[str] = frozenset()

    @property
    def cost(self) -> float:
        return sum(d.cost for d in self.differences) + UNDEFINED * len(self.undefined)

    def __or__(self, other: Distance) -> Distance:
        joined = tuple(dict.fromkeys((*self.differences, *other.differences)))
        return Distance(joined, self.undefined | other.undefined)


def renamed(made: Sum, states: Mapping[str, str]) -> Sum:
    """A sum with the states' names in the cell for those in the article; every input is x."""

    def atom(each: Atom) -> Atom:
        name = each.name
        if each.kind in ("before", "now"):
            name = states.get(name, name)
        elif each.kind == "input":
            name = "x"
        elif each.kind == "function":
            name = ""
        if name == each.name and not each.inner:
            return each
        return Atom(each.kind, name, renamed(each.inner, states), each.origin, each.gate, each.weights)

    return summed([(_sorted([atom(each) for each in product]), count) for product, count in made])


def _sorted(product: list[Atom]) -> tuple[Atom, ...]:
    return tuple(product if len(product) < 2 else sorted(product, key=order))


def least(a: Sum, b: Sum) -> int:
    """What the distance of two sums is at least: products that are made of other kinds of factors cost 1 each."""
    mine, theirs = Counter(_made_of(product) for product, _ in a), Counter(_made_of(product) for product, _ in b)
    if any(kind in ("outside", "function") for made in mine for kind, _ in made):
        return abs(len(a) - len(b))  # these may stand for what has another name
    return max((mine - theirs).total(), (theirs - mine).total())


@lru_cache(maxsize=256)
def factors(made: Sum) -> frozenset[tuple[tuple[str, ...], int]]:
    """Of what kinds the factors of each product are, and how often it is taken; the states' names are no part of it."""
    return frozenset((tuple([atom.kind for atom in product]), count) for product, count in made)


def _made_of(product: Product) -> tuple[tuple[str, str], ...]:
    return tuple((a.kind, a.name if a.kind in ("before", "now", "input") else "") for a in product)


def sums(a: Sum, b: Sum, origin: int, gate: str) -> Distance:
    """What article `a` has otherwise than cell `b`."""
    if not a and len(b) > 1:
        return Distance((Difference("E207", origin, gate, "", " and ".join(spelt(product) for product, _ in b)),))
    mine, theirs = dict(a), dict(b)
    for product in list(mine):
        if theirs.get(product) == mine[product]:
            del mine[product], theirs[product]
    if abs(len(mine) - len(theirs)) > FAR:  # what stands alone costs 1 each
        return Distance(tuple(Difference("E201", origin, gate, spelt(product), "") for product in mine or theirs))
    found = Distance()
    while mine and theirs:
        p, q, best = min(
            ((p, q, products(p, q, m, n, origin, gate)) for (p, m), (q, n) in pairs_of(mine.items(), theirs.items())),
            key=lambda entry: entry[2].cost,
        )
        if best.cost > 1.6:
            break
        found |= best
        del mine[p], theirs[q]
    for product in theirs:
        found |= Distance((Difference("E207", origin, gate, "", spelt(product)),))
    for product in mine:
        if any(a.kind == "outside" for a in product):
            found |= Distance((), frozenset(a.name for a in product if a.kind == "outside"))
        found |= Distance((Difference("E201", _origin(product, origin), gate, spelt(product), ""),))
    return found


def products(p: Product, q: Product, m: int, n: int, origin: int, gate: str) -> Distance:
    """What product `p`, taken `m` times, has otherwise than `q`, taken `n` times."""
    found = Distance()
    if m != n:
        found |= Distance((Difference("E212", origin, gate, _signed(p, m), _signed(q, n)),))
    mine, theirs = list(p), list(q)
    for atom in p:
        if atom in theirs:
            mine.remove(atom)
            theirs.remove(atom)
    while mine and theirs:
        x, y, best = min(
            ((x, y, atoms(x, y, origin, gate)) for x, y in pairs_of(mine, theirs)), key=lambda entry: entry[2].cost
        )
        found |= best
        mine.remove(x)
        theirs.remove(y)
    for atom in theirs:
        found |= Distance((Difference("E207", origin, gate, "", spelt((atom,))),))
    for atom in mine:
        found |= Distance((Difference("E201", atom.origin if atom.origin >= 0 else origin, gate, spelt((atom,)), ""),))
    return found


def atoms(x: Atom, y: Atom, origin: int, gate: str) -> Distance:
    """What factor `x` of the article has otherwise than `y` of the cell."""
    at, where = (x.origin, x.gate) if x.origin >= 0 else (origin, gate)
    if x == y:
        return Distance()
    if x.kind == "outside" and y.kind in _BOUNDING:
        return Distance((), frozenset({x.name}))
    if x.kind in _BOUNDING and y.kind in _BOUNDING:
        same = x.kind == y.kind or "function" in (x.kind, y.kind)
        own = Distance() if same else Distance((Difference("E203", at, where, x.kind, y.kind),))
        return own | sums(x.inner, y.inner, at, where)
    if x.kind == "identity" and y.kind in _BOUNDING:
        return Distance((Difference("E202", at, where, "", y.kind),)) | sums(x.inner, y.inner, at, where)
    if y.kind in _BOUNDING and y.inner == (((x,), 1),):
        return Distance((Difference("E202", at, where, spelt((x,)), spelt((y,))),))
    if {x.kind, y.kind} <= {"before", "now"} and x.name == y.name:
        return Distance((Difference("E204", at, where, spelt((x,)), spelt((y,))),))
    if x.kind == y.kind == "linear":
        return sums(x.inner, y.inner, at, where)
    if {x.kind, y.kind} <= {"before", "now", "input"}:
        return Distance((Difference("E201", at, where, spelt((x,)), spelt((y,))),))
    return Distance((Difference("E201", at, where, spelt((x,)), spelt((y,)), 1.5),))


def _origin(product: Product, otherwise: int) -> int:
    return next((a.origin for a in product if a.origin >= 0), otherwise)


def _signed(product: Product, count: int) -> str:
    return ("−" if count < 0 else "+") + spelt(product)


def spelt(product: Product) -> str:
    """A product in words of the cell, for messages."""
    return " · ".join(_atom(atom) for atom in product) or "1"


def _atom(atom: Atom) -> str:
    match atom.kind:
        case "before":
            return f"{atom.name} before the step"
        case "now":
            return f"{atom.name} of the step"
        case "input":
            return "the input"
        case "linear":
            return f"a matrix on {' + '.join(spelt(p) for p, _ in atom.inner)}"
        case "outside" | "constant" | "number":
            return atom.name
        case "identity":
            return atom.gate or "a sum"
    if len(atom.inner) == 1 and atom.inner[0][0] and atom.inner[0][0][0].kind in ("now", "before"):
        return f"{atom.kind}({spelt(atom.inner[0][0])})"
    return atom.gate or f"{atom.kind}(…)"
