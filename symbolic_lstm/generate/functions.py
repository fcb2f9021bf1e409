"""Functions: `forward` and `backward` over one sequence, in any language that has numbers, lists and loops."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from symbolic_lstm.generate.arithmetic import PRODUCT
from symbolic_lstm.generate.plan import length
from symbolic_lstm.generate.sequence import Assignment, Sequence
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.named_tuples import NamedTuple

#: The names that the functions use themselves.
OWN = ("at", "count", "steps", "step", "units", "inputs", "weights", "state")


class Syntax(NamedTuple):
    """How a language spells what the functions are made of: templates, filled in order.

    `times` and `backwards` count a counter up and down, `many` takes something of each of a list;
    blocks are indented by `tab` and closed by `end`, if that is something.
    """

    function: str
    optional: str
    new: str
    changing: str
    again: str
    add: str
    times: str
    backwards: str
    end: str
    length: str
    push: str
    record: str
    pair: str
    same: str
    item: str
    reversed: str
    otherwise: str
    nothing: str
    many: str
    results: str
    close: str
    tab: str


class Functions:
    """The lines of both functions."""

    def __init__(self, worked: Sequence, syntax: Syntax) -> None:
        self.of, self.syn = worked, syntax
        self.plan, self.cell, self.id = worked.plan, worked.cell, worked.id
        self.afters = [after for _, after in self.plan.states]

    def forward(self, told: Iterable[str]) -> Iterator[str]:
        """The function there; `told` is what stands under its head."""
        syn, own, cell = self.syn, self.id, self.cell
        starts = [own.made(f"{after}0") for after in self.afters]
        given = [*map(own, cell.inputs), *starts, "weights"]
        given += [] if cell.inputs else [syn.optional.format("count", 1)]
        lines = [syn.new.format(self.of.inside[x], f"{own(x)}[at]") for x in cell.inputs]
        lines += [syn.new.format(own(before), own(after)) for before, after in self.plan.states]
        for name, body, shape in self.of.forward():
            how = syn.again if name in self.afters else syn.new
            lines += self._given(how, Assignment(name, body, shape))
        kept = dict.fromkeys([*self.of.read(), *cell.inputs, self.plan.hidden])
        record = syn.record.format(", ".join(self._pair(n, self.of.named(n)) for n in kept))
        inside = [*told, *self._weights(t.names(e.body) for e in cell)]
        inside += self._lengths(
            lines, {**dict(zip(self.afters, starts, strict=True)), **{x: f"{own(x)}[0]" for x in cell.inputs}}
        )
        inside += [syn.changing.format(own(after), start) for after, start in zip(self.afters, starts, strict=True)]
        inside += [syn.new.format("steps", "[]")]
        count = syn.length.format(own(cell.inputs[0])) if cell.inputs else "count"
        inside += self._block(syn.times.format("at", count), [*lines, syn.push.format("steps", record)])
        hidden = syn.many.format(syn.item.format("step", self.plan.hidden), "step", "steps")
        state = syn.record.format(", ".join(self._pair(n, n) for n in ("weights", "steps")))
        inside += [syn.results.format(f"{hidden}, {state}")]
        yield from self._block(syn.function.format("forward", ", ".join(given)), inside)

    def backward(self, told: Iterable[str]) -> Iterator[str]:
        """The function back."""
        syn, own, plan = self.syn, self.id, self.plan
        last = {before: own.made(f"d_{after}_last") for before, after in self.of.later}
        given = own.made(self.of.given)
        head = syn.function.format(
            "backward", ", ".join(["state", given, *(syn.optional.format(n, syn.nothing) for n in last.values())])
        )
        read = self.of.read()
        lines = [syn.new.format("step", "steps[at]")]
        lines += [syn.new.format(self.of.named(n), syn.item.format("step", n)) for n in read]
        lines += [line for one in self.of.gradients() for line in self._given(syn.new, one)]
        lines += self._added([*self.of.summed()])
        lines += [syn.push.format(own.made(f"d_{x}s"), own.made(f"d_{x}")) for x in self.cell.inputs if self._has(x)]
        lines += [line for one in self.of.handed_back() for line in self._given(syn.again, one)]
        inside = [*told, *(syn.new.format(n, syn.item.format("state", n)) for n in ("weights", "steps"))]
        every = (*self.of.gradients(), *self.of.handed_back(), *self.of.summed())
        inside += self._weights(t.names(one.body) for one in every)
        totals = [
            (syn.new if shape else syn.changing).format(own(n), self._zeros(shape)) for n, _, shape in self.of.summed()
        ]
        carried = []
        for before, after in plan.states:
            start = self._zeros(plan.shape(before))
            carried.append(
                syn.changing.format(
                    own.made(f"d_{before}"),
                    syn.otherwise.format(last[before], start) if after != plan.hidden else start,
                )
            )
        inside += self._lengths(
            [*lines, *totals, *carried],
            {plan.hidden: f"{given}[0]", **{x: syn.item.format("steps[0]", x) for x in self.cell.inputs}},
        )
        inside += [
            *totals,
            *carried,
            *(syn.new.format(own.made(f"d_{x}s"), "[]") for x in self.cell.inputs if self._has(x)),
        ]
        inside += self._block(syn.backwards.format("at", syn.length.format("steps")), lines)
        said = self.cell.original
        found = {f"d_{g.said or g.of}": own(g.own) for g in plan.derived.parameters}
        found |= {f"d_{said(x)}": syn.reversed.format(own.made(f"d_{x}s")) for x in self.cell.inputs if self._has(x)}
        found |= {f"d_{said(after)}0": own.made(f"d_{before}") for before, after in plan.states}
        inside += ["return {", *(f"{syn.tab}{self._pair(name, said)}," for name, said in found.items()), syn.close]
        yield from self._block(head, inside)

    def _has(self, name: str) -> bool:
        return any(g.of == name and g.kind == "quantity" for g in self.plan.steps)

    def _pair(self, name: str, said: str) -> str:
        return (self.syn.same if name == said else self.syn.pair).format(name, said)

    def _given(self, how: str, one: Assignment) -> list[str]:
        """A name and the sentence it is given, a long sum of entries on several lines."""
        entries, own = self.of.entries, self.id(one.name)
        line = how.format(own, entries.whole(one.body, 0, one.shape))
        if len(line) < 100 or len(one.shape) != 1 or not isinstance(one.body, t.Plus):
            return [line]
        counter = entries.counters[0]
        first, *rest = (entries.entry(part, [counter], PRODUCT) for part in one.body.args)
        opening, closing = entries.lists.listed.format("\n", counter, length(one.shape[0])).split("\n")
        head, tail = how.format(own, "\n").split("\n")
        inner = [first, *(f"+ {part}" for part in rest)]
        inner += [closing[:-1].strip()] if closing[0] == " " else []
        return [head + opening.rstrip(), *(self.syn.tab + part for part in inner), closing[-1] + tail]

    def _added(self, every: list[Assignment]) -> list[str]:
        """What a step adds to the gradients of the parameters, those of one shape in one loop."""
        shapes = dict.fromkeys(one.shape for one in every)
        return [line for shape in shapes for line in self._looped(shape, [one for one in every if one.shape == shape])]

    def _looped(self, shape: forms.Shape, alike: list[Assignment]) -> list[str]:
        entries = self.of.entries
        counters = entries.counters[: len(shape)]
        at = "".join(f"[{k}]" for k in counters)
        lines = [self.syn.add.format(self.id(one.name) + at, entries.entry(one.body, counters)) for one in alike]
        for counter, side in zip(reversed(counters), reversed(shape), strict=True):
            lines = self._block(self.syn.times.format(counter, length(side)), lines)
        return lines

    def _zeros(self, shape: forms.Shape) -> str:
        return f"zeros({', '.join(map(length, shape))})" if shape else "0.0"

    def _weights(self, mentioned: Iterable[tuple[str, ...]]) -> list[str]:
        names = {name.partition("[")[0] for names in mentioned for name in names}
        return [
            self.syn.new.format(self.id(p), self.syn.item.format("weights", self.cell.original(p)))
            for p in self.cell.parameters
            if p in names
        ]

    def _lengths(self, lines: Iterable[str], others: Mapping[str, str]) -> list[str]:
        """How many units and inputs there are, if the lines ask for it, measured on a weight or one of the others."""
        text = "\n".join(lines)
        known = {**{p: self.syn.item.format("weights", self.cell.original(p)) for p in self.cell.parameters}, **others}
        found = []
        for size in ("units", "inputs"):
            if re.search(rf"(?<!\w){size}(?!\w)", text):
                said = next(measured for name, of in known.items() if (measured := self._measured(name, of, size)))
                found.append(self.syn.new.format(size, said))
        return found

    def _measured(self, name: str, said: str, size: str) -> str:
        sides = [length(side) for side in self.plan.shape(name)]
        return self.syn.length.format(said + "[0]" * sides.index(size)) if size in sides else ""

    def _block(self, head: str, lines: Iterable[str]) -> list[str]:
        inner = [self.syn.tab + line if line else "" for line in lines]
        return [head, *inner, *([self.syn.end] if self.syn.end else [])]
