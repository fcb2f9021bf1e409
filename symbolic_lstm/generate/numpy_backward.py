"""NumPy, backward: the gradients, the deltas step by step and each weight's as one product."""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_lstm.generate.expressions import expression
from symbolic_lstm.generate.numpy_names import Names, side
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.backward import Gradient, Use


class Back(Names):
    """The lines of `backward`."""

    def backward(self) -> Iterator[str]:
        made, cell, own = self.plan, self.cell, self.id
        hidden = made.hidden
        given = own.made(f"d_{hidden}s")
        others = [after for after in self.afters if after != hidden]
        yield f"def backward(state, {given}{''.join(f', {self.last(o)}=0' for o in others)}):"
        also = "".join(f", and `{self.last(o)}` (batch, {self.size(o)}), that by the last {o}" for o in others)
        yield f'    """The gradients of a loss by everything `forward` was given, from `{given}` (steps, batch,'
        yield f"    {self.size(hidden)}), that by the {hidden} after every step{also}."
        yield ""
        names = ", ".join(f"d_{cell.original(n)}" for n in (*cell.parameters[:1], *cell.inputs))
        names += "".join(f", d_{cell.original(after)}0" for after in self.afters)
        yield f"    Returns a dict of {names} and so on, each with the shape of what it is of."
        yield '    """'
        lines = [*self.arrays(), *self.loop(), *self.gathered()]
        yield "    weights, fused, block, values = state"
        yield f"    steps, batch = {given}.shape[:2]"
        measured = {made.hidden: given, **{x: f'values["{x}"]' for x in cell.inputs}}
        yield from self.lengths(lines, measured)
        yield from lines

    def last(self, after: str) -> str:
        return self.id.made(f"d_{after}_last")

    def arrays(self) -> Iterator[str]:
        """The weights, what the way there kept, and room for the deltas."""
        made, hidden = self.plan, self.plan.hidden
        steps = [use for g in self.steps if g.of not in self.cell.inputs for use in self.same(g.uses)]
        others = [use for g in (*self.derived.before, *self.inputs()) for use in self.slow(g)]
        summed = [use for g in self.derived.parameters for use in g.uses]
        slow = (n for use in (*steps, *others, *summed) for n in t.names(use.share))
        yield from self.weights(slow)
        if made.operands:
            yield f"    {', '.join(map(self.to, made.operands))}{',' * (len(made.operands) == 1)} = fused"
        for name in [*self.cell.inputs, *self.afters, *self.kept()]:
            yield f'    {self.all(name)} = values["{name}"]'
        if self.width:
            yield "    deltas = np.empty_like(block)"
            for name, k in self.gates.items():
                if name not in self.afters:
                    yield f"    {self.all(name)} = block[:, :, {self.columns(k)}]"
                yield f"    {self.all(f'delta_{name}')} = deltas[:, :, {self.columns(k)}]"
        dtype = f"{self.id.made(f'd_{hidden}s')}.dtype"
        for g in self.stored():
            yield f"    {self.all(g.own)} = np.empty((steps, batch, {side(g.shape)}), {dtype})"
        for after, before in self.afters.items():
            yield f"    {self.id.made(f'd_{before}')} = {'0' if after == hidden else self.last(after)}"

    def loop(self) -> Iterator[str]:
        yield "    for at in reversed(range(steps)):"
        for name in self.read():
            yield f"        {self.named(name)} = {self.at(name)}"
        for g in self.steps:
            if g.of not in self.cell.inputs:
                yield from self.gradient(g)
        yield from self.handed_back()

    def at(self, name: str) -> str:
        if name in self.cell.states:
            return f"{self.all(self.cell.states[name])}[at]"
        return f"{self.all(name)}[at{' + 1' * (name in self.afters)}]"

    def same(self, uses: tuple[Use, ...]) -> tuple[Use, ...]:
        return tuple(use for use in uses if use.where == "same")

    def read(self) -> list[str]:
        """What the loop reads of the forward pass."""
        bodies = [self.shortened(g.body(self.same(g.uses))) for g in self.steps if g.of not in self.cell.inputs]
        bodies += [self.shortened(g.body(self.slow(g))) for g in self.derived.before]
        mentioned = dict.fromkeys(n for body in bodies for n in t.names(body))
        known = {*self.cell.names, *self.cell.states, *self.cell.inputs, *self.inner.values()}
        return [n for n in mentioned if n in known]

    def slow(self, g: Gradient) -> tuple[Use, ...]:
        """Uses of a state before the step that are not part of the block's one product."""
        return tuple(use for use in g.uses if not self.fused(g.of, use))

    def fused(self, operand: str, use: Use) -> bool:
        match use.share:
            case t.Apply(args=(t.Flip(args=(t.Symbol() as weight,)), t.Symbol() as delta)):
                gate = next((gate for gate in self.plan.gates if f"delta_{gate.name}" == delta.name), None)
                return gate is not None and gate.weights.get(operand) == weight.name
            case _:
                return False

    def stored(self) -> list[Gradient]:
        """Gradients of steps that the sums over time need, and that are not in the block."""
        needed = {n for g in (*self.derived.parameters, *self.inputs()) for n in t.names(g.body())}
        return [g for g in self.steps if g.own in needed and not self.in_block(g)]

    def in_block(self, g: Gradient) -> bool:
        return g.kind == "pre" and g.of in self.gates and g.own == f"delta_{g.of}"

    def inputs(self) -> list[Gradient]:
        return [g for g in self.derived.steps if g.of in self.cell.inputs]

    def gradient(self, g: Gradient) -> Iterator[str]:
        uses = self.same(g.uses)
        own = self.id.made(g.own)
        body = self.shortened(g.body(uses))
        terms = [expression(body, self.named, sizes=self.sizes)] if uses else []
        if g.kind == "quantity" and g.of in self.afters:
            terms = [self.id.made(f"d_{self.afters[g.of]}"), *terms]
        if g.kind == "quantity" and g.of == self.plan.hidden:
            terms = [f"{self.id.made(f'd_{self.plan.hidden}s')}[at]", *terms]
        if self.in_block(g) or g in self.stored():
            yield f"        {own} = {self.all(g.own)}[at]"
            factors = body.args if isinstance(body, t.Times) and uses else ()
            if len(factors) > 1 and len(terms) == 1 and len(g.shape) < 2:
                first, second, *rest = (expression(a, self.named, sizes=self.sizes) for a in factors)
                yield f"        np.multiply({first}, {second}, out={own})"
                for factor in rest:
                    yield f"        {own} *= {factor}"
                return
            wide = len(g.shape) == 2 and uses and self.sizes.rank(body) == 0  # one number for all entries of a matrix
            yield f"        {own}[...] = " + (f"({' + '.join(terms)})[..., None]" if wide else " + ".join(terms) or "0")
            return
        yield f"        {own} = {' + '.join(terms) or '0'}"

    def handed_back(self) -> Iterator[str]:
        """What goes to the step before: one product for the block, and what else there is."""
        for before, _ in self.plan.states:
            g = self.plan.before(before)
            own = self.id.made(f"d_{before}")
            if g is None:
                yield f"        {own} = 0"
                continue
            slow = self.slow(g)
            terms = [f"deltas[at] @ {self.to(before)}"] if len(slow) < len(g.uses) else []
            terms += [self.said(g.body(slow))] if slow else []
            yield f"        {own} = {self.spread(' + '.join(terms), g.body(), self.plan.shape(before))}"

    def gathered(self) -> Iterator[str]:
        """The gradients of weights, each one product over all steps, and of what was given."""
        yield "    gradients = {}"
        fused: dict[str, tuple[str, int]] = {}
        if self.width:
            yield f"    flat = deltas.reshape(steps * batch, {self.wide})"
            for operand in self.plan.operands:
                own = self.id.made(f"d_to_{operand}")
                yield f"    {own} = flat.T @ {self.whole(operand)}.reshape(steps * batch, -1)"
                fused |= {gate.weights[operand]: (own, k) for k, gate in enumerate(self.plan.gates)}
            if any(gate.biases for gate in self.plan.gates):
                yield "    d_bias = flat.sum(0)"
                fused |= {b: ("d_bias", k) for k, gate in enumerate(self.plan.gates) for b in gate.biases}
        for g in self.derived.parameters:
            if g.of in fused and len(g.uses) == 1:
                name, k = fused[g.of]
                yield f'    gradients["d_{g.said or g.of}"] = {name}[{self.columns(k)}]'
            else:
                yield f'    gradients["d_{g.said or g.of}"] = {self.over_time(g)}'
        for g in self.inputs():
            slow = self.slow(g)
            terms = [f"(flat @ {self.to(g.of)}).reshape(steps, batch, -1)"] if len(slow) < len(g.uses) else []
            terms += [expression(self.shortened(g.body(slow)), self.whole, sizes=self.sizes)] if slow else []
            yield f'    gradients["d_{g.said or g.of}"] = {self.spread(" + ".join(terms), g.body(), g.shape)}'
        for after, before in self.afters.items():
            yield f'    gradients["d_{self.cell.original(after)}0"] = {self.id.made(f"d_{before}")}'
        yield "    return gradients"

    def whole(self, name: str) -> str:
        """A quantity over all steps."""
        if name in self.cell.states:
            return f"{self.all(self.cell.states[name])}[:-1]"
        if name.partition("[")[0] in self.cell.constants:
            return self.named(name)
        return f"{self.all(name)}{'[1:]' * (name in self.afters)}"

    def over_time(self, g: Gradient) -> str:
        found = []
        for use in g.uses:
            match use.share:
                case t.Outer(args=(left, right)) if not (self.sizes.constant(left) or self.sizes.constant(right)):
                    one, other = (
                        expression(self.shortened(side), self.whole, 3, sizes=self.sizes) for side in (left, right)
                    )
                    found.append(f"({one}).reshape(steps * batch, -1).T @ ({other}).reshape(steps * batch, -1)")
                case share:
                    axes = "(0, 1)" if g.shape else "None"
                    found.append(f"({expression(self.shortened(share), self.whole, sizes=self.sizes)}).sum({axes})")
        return self.spread(" + ".join(found), g.body(), g.shape)
