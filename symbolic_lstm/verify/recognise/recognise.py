"""The cells that equations define: the nearest known one for each system, what differs, and how it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.verify.recognise.catalog import KnownCell, known
from symbolic_lstm.verify.recognise.compare import Difference, Distance, factors, least, sums
from symbolic_lstm.verify.recognise.early import early
from symbolic_lstm.verify.recognise.names import Style, style_of
from symbolic_lstm.verify.recognise.normal import Sum
from symbolic_lstm.verify.recognise.notation import notation_of
from symbolic_lstm.verify.recognise.own_value import own_value
from symbolic_lstm.verify.recognise.system import FAR, FoundEquation, Solver, System, spelt
from symbolic_lstm.verify.recognise.ties import ties
from symbolic_lstm.verify.recognise.unused import unused

#: A cell is named where it is not further away than this, and is told apart from others of its kind.
FARTHEST = 2.0
#: What a state of the cell costs that the article does not define.
PARTIAL = 0.3
#: Larger systems are no cell.
MOST_STATES = 4


class Recognised(NamedTuple):
    """A system of equations and the cell it is: the equations used, how far it is off, by what, and notes."""

    cell: str
    notation: str
    equations: tuple[int, ...]
    distance: float
    differences: tuple[Difference, ...]
    undefined: frozenset[str]
    system: System
    names: dict[str, str]


def recognise(
    equations: Sequence[FoundEquation], cells: Sequence[KnownCell] | None = None, *, solve_steps: bool = True
) -> list[Recognised]:
    """Each system that renews a state, in order, with the cell that is nearest to it if one is near.

    `cells` are the cells it may be; where nothing is said, all that are known. `solve_steps` says that a gate at a
    wrong step is sought where there is no cell.
    """
    style = style_of(name for e in equations for name in (e.left, *t.names(e.right)))
    solver = Solver(equations, style)
    found: list[Recognised] = []
    done: list[System] = []
    for root in solver.roots():
        if any(solver.same_from(other, root) for other in done):
            continue
        system = solver.system(root)
        if system is None or any(system.used == other.used for other in done):
            continue
        done.append(system)
        spare = any(  # a gate that is defined here and not used: then one that stands twice is a slip
            isinstance(e.right, t.Sigmoid) and k not in system.used and abs(k - root) <= FAR
            for k, e in enumerate(equations)
        )
        best = nearest(system, known() if cells is None else cells, whole=spare)
        if best:
            found.append(_recognised(*best, system, equations, style))
    kept = list(_apart(found))
    if solve_steps and all(each.cell == "rnn" for each in kept) and (own := list(_but_for_its_own(equations, style))):
        return own
    if not solve_steps or (kept and not all(each.differences for each in kept)):
        return kept
    return list(_but_for_a_gate(equations, style)) or kept or list(_but_for_a_step(equations, style))


def _but_for_a_gate(equations: Sequence[FoundEquation], style: Style) -> Iterator[Recognised]:
    """The cell that equations are where a gate that nothing reads stands in the place of what its state has."""
    for each in unused(equations, style):
        for found in recognise(each.equations, solve_steps=False):
            if not found.differences and not found.undefined and {each.place, each.idle} <= {*found.equations}:
                left = equations[each.place].left
                gate = any(each.has == e.left and isinstance(e.right, (t.Sigmoid, t.Tanh)) for e in equations)
                rule = "E214" if gate else "E207"
                told = Difference(rule, each.place, left, each.has, equations[each.idle].left)
                yield found._replace(differences=(told,), distance=told.cost)
                return


def _but_for_its_own(equations: Sequence[FoundEquation], style: Style) -> Iterator[Recognised]:
    """The cell that equations are where a gate reads the state in the place of its own value of the step before."""
    for each in own_value(equations, style):
        for found in recognise(each.equations, solve_steps=False):
            if not found.distance and not found.undefined and each.place in found.equations and found.cell != "rnn":
                told = Difference("E201", each.place, equations[each.place].left, each.has, each.wants)
                yield found._replace(differences=(told,), distance=told.cost)
                return


def _but_for_a_step(equations: Sequence[FoundEquation], style: Style) -> Iterator[Recognised]:
    """The cell that equations are where one gate of theirs is taken at its own step."""
    for each in early(equations, style):
        for found in recognise(each.equations, solve_steps=False):
            if not found.distance and not found.undefined and each.place in found.equations:
                left = equations[each.place].left
                told = Difference("E204", each.place, left, each.has, each.wants)
                yield found._replace(differences=(told,), distance=told.cost)
                return


def _apart(found: Sequence[Recognised]) -> Iterator[Recognised]:
    """Of systems that share the equation of a state, the nearest; of equally near ones, the one with more equations."""
    kept: list[Recognised] = []
    for each in sorted(found, key=lambda r: (r.distance, -len(r.equations))):
        states = set(each.system.defined.values())
        if not any(states & set(other.equations) or other.system.states == each.system.states for other in kept):
            kept.append(each)
    return iter(sorted(kept, key=lambda r: r.equations[0]))


def nearest(
    system: System, cells: Sequence[KnownCell], *, whole: bool = False
) -> tuple[KnownCell, Distance, dict[str, str]] | None:
    """The known cell nearest to a system, and which of its states is which.

    `whole` says that no gate of the cell may stand for two.
    """
    states = {spelt(*key): made for key, made in system.states.items()}
    mentioned = system.mentioned()
    if len(mentioned) > MOST_STATES or not states:
        return None
    best: tuple[float, KnownCell, Distance, dict[str, str]] | None = None
    ways = [(cell, dict(zip(mentioned, chosen, strict=True))) for cell in cells if len(mentioned) <= len(cell.states)
            for chosen in permutations(cell.states, len(mentioned))]  # fmt: skip
    whole_ones = [way for way in ways if len(states) == len(way[0].states)]
    if all(map(_plain, states.values())):  # then what is made of other kinds of factors is not the same
        kinds = {name: factors(made) for name, made in states.items()}
        whole_ones = [
            (cell, names)
            for cell, names in whole_ones
            if all(kinds[name] == factors(cell.sums[names[name]]) for name in states)
        ]
    exact = [
        (cell, names)
        for cell, names in whole_ones
        if all(made == cell.sums[names[name]] for name, made in system.renamed(names).items())
    ]
    if exact:  # cells that differ only in which gates are one have the same sums
        cell, names = next((way for way in exact if not whole and not ties(system, *way)), exact[0])
        return cell, Distance(), names

    def apart(way: tuple[KnownCell, dict[str, str]]) -> float:
        """What a way costs at least."""
        cell, names = way
        missing = PARTIAL * (len(cell.states) - len(states))
        return missing + sum(least(made, cell.sums[names[name]]) for name, made in system.renamed(names).items())

    for lowest, cell, names in sorted(((apart(way), *way) for way in ways), key=lambda entry: entry[0]):
        if lowest > (FARTHEST if best is None else best[0]):
            break
        distance = Distance()
        for name, made in system.renamed(names).items():
            place = system.defined[next(key for key in system.defined if spelt(*key) == name)]
            distance |= sums(made, cell.sums[names[name]], place, name)
            if distance.cost > (FARTHEST if best is None else best[0]):
                break
        cost = distance.cost + PARTIAL * (len(cell.states) - len(states))
        if cost <= FARTHEST and (best is None or cost < best[0] - 1e-9):
            best = cost, cell, distance, names
    if best is None or _too_little(best[1], best[2], states):
        return None
    _, cell, distance, names = best
    plain = next((other for other in cells if cell.name == f"{other.name}, candidate by the sigmoid"), None)
    if plain and [d.rule for d in distance.differences] == ["E203"]:  # σ and tanh may have changed places
        turned = Distance()
        for name, made in system.renamed(names).items():
            place = system.defined[next(key for key in system.defined if spelt(*key) == name)]
            turned |= sums(made, plain.sums[names[name]], place, name)
        if changed_places(turned.differences):
            return plain, turned, names
    return cell, distance, names


def changed_places(differences: Sequence[Difference]) -> bool:
    """Whether two gates have one another's functions, as where σ and tanh stand in the wrong order."""
    if [d.rule for d in differences] != ["E203", "E203"]:
        return False
    one, other = differences
    return one.has == other.wants and one.wants == other.has


def _too_little(cell: KnownCell, distance: Distance, states: dict[str, Sum]) -> bool:
    """Whether so little is there that every recurrence would be near the cell."""
    functions = sum(1 for made in states.values() for product, _ in made for a in product if a.inner)
    if cell.name == "rnn":  # but for one that is made of its own value at the step
        return bool(distance.cost) and [d.rule for d in distance.differences] != ["E204"]
    return distance.cost >= 1 and functions < 2


def _recognised(
    cell: KnownCell,
    distance: Distance,
    names: dict[str, str],
    system: System,
    equations: Sequence[FoundEquation],
    style: Style,
) -> Recognised:
    late = tuple(Difference("E204", at, equations[at].left, text, "") for at, text in sorted(system.late))
    taken = [at for at, signs in system.signs.items() if -1 in signs]
    if len(taken) == 1 and len(system.signs) > 2:  # one bias is taken away where the others are added
        left = equations[taken[0]].left
        late = (*late, Difference("E212", taken[0], left, "a bias taken away", "added as the others are"))
    differences = (*distance.differences, *late) or ties(system, cell, names)
    cost = round(sum(d.cost for d in differences), 2)
    return Recognised(
        cell.name, notation_of(system, equations, style), tuple(sorted(system.used)), cost, differences,
        distance.undefined, system, names,
    )  # fmt: skip


def _plain(made: Sum) -> bool:
    """Whether no two products of a sum are of one kind, which other names could make one."""
    return len(factors(made)) == len(made)
