"""NumPy, backward: the gradients, the deltas step by step and each weight's as one product."""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_lstm.generate.expressions import expression
from symbolic_lstm.generate.numpy_names import Names
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.backward import Gradient, Use


class Back(Names):
    """The lines of `backward`."""

    def backward(self) -> Iterator[str]:
        made, cell = self.plan, self.cell
        hidden = made.hidden
        others = [after for _, after in made.states if after != hidden]
        yield f"def backward(state, d_{hidden}s{''.join(f', d_{o}_last=0' for o in others)}):"
        also = "".join(f", and `d_{o}_last` (batch, units), that by the last {o}" for o in others)
        yield f'    """The gradients of a loss by everything `forward` was given, from `d_{hidden}s` (steps, batch,'
        yield f"    units), that by the {hidden} after every step{also}."
        yield ""
        names = ", ".join(f"d_{n}" for n in (*cell.parameters[:1], *cell.inputs, *(f"{a}0" for _, a in made.states)))
        yield f"    Returns a dict of {names} and so on, each with the shape of what it is of."
        yield '    """'
        yield f"    steps, batch, units = d_{hidden}s.shape"
        yield '    weights = state["weights"]'
        yield from self.unpacked()
        kept = [n for _, n in made.states] + [e.name for e in cell if self.kept(e.name)] + [*self.inner.values()]
        for name in kept:
            yield f'    all_{name} = state["{name}"]'
        if self.width:
            yield '    block = state["block"]'
            yield "    deltas = np.empty_like(block)"
            for name, k in self.gates.items():
                if name not in cell.states.values():
                    yield f"    all_{name} = block[:, :, {self.columns(k)}]"
                yield f"    all_delta_{name} = deltas[:, :, {self.columns(k)}]"
        for g in self.stored():
            yield f"    all_{g.own} = np.empty((steps, batch, {self.size_of(g)}), d_{hidden}s.dtype)"
        for before, after in made.states:
            yield f"    d_{before} = {'0' if after == hidden else f'd_{after}_last'}"
        yield "    for at in reversed(range(steps)):"
        for name in self.read():
            yield f"        {self.named(name)} = {self.at(name)}"
        for g in self.steps:
            if g.of not in cell.inputs:
                yield from self.gradient(g)
        yield from self.handed_back()
        yield from self.gathered()

    def size_of(self, g: Gradient) -> str:
        return "units" if g.shape else "1"

    def at(self, name: str) -> str:
        if name in self.cell.states:
            return f"all_{self.cell.states[name]}[at]"
        if name in self.cell.states.values():
            return f"all_{name}[at + 1]"
        return f'state["{name}"][at]' if name in self.cell.inputs else f"all_{name}[at]"

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
        body = self.shortened(g.body(uses))
        terms = [expression(body, self.named)] if uses else []
        before = next((b for b, after in self.cell.states.items() if after == g.of), None)
        if g.kind == "quantity" and before:
            terms = [f"d_{before}", *terms]
        if g.kind == "quantity" and g.of == self.plan.hidden:
            terms = [f"d_{self.plan.hidden}s[at]", *terms]
        if self.in_block(g) or g in self.stored():
            yield f"        {g.own} = all_{g.own}[at]"
            factors = body.args if isinstance(body, t.Times) and uses else ()
            if len(factors) > 1 and len(terms) == 1:
                first, second, *rest = (expression(a, self.named) for a in factors)
                yield f"        np.multiply({first}, {second}, out={g.own})"
                for factor in rest:
                    yield f"        {g.own} *= {factor}"
                return
            yield f"        {g.own}[...] = {' + '.join(terms) or '0'}"
            return
        yield f"        {g.own} = {' + '.join(terms) or '0'}"

    def handed_back(self) -> Iterator[str]:
        """What goes to the step before: one product for the block, and what else there is."""
        for before, _ in self.plan.states:
            g = self.plan.before(before)
            if g is None:
                yield f"        d_{before} = 0"
                continue
            slow = self.slow(g)
            terms = [f"deltas[at] @ to_{before}"] if len(slow) < len(g.uses) else []
            terms += [self.said(g.body(slow))] if slow else []
            yield f"        d_{before} = {' + '.join(terms)}"

    def gathered(self) -> Iterator[str]:
        """The gradients of weights, each one product over all steps, and of what was given."""
        yield "    gradients = {}"
        fused: dict[str, tuple[str, int]] = {}
        if self.width:
            yield f"    flat = deltas.reshape(steps * batch, {self.wide})"
            for operand in self.plan.operands:
                rows = self.rows(operand)
                yield f"    d_to_{operand} = flat.T @ {rows}"
                fused |= {gate.weights[operand]: (f"d_to_{operand}", k) for k, gate in enumerate(self.plan.gates)}
            if any(gate.biases for gate in self.plan.gates):
                yield "    d_bias = flat.sum(0)"
                fused |= {b: ("d_bias", k) for k, gate in enumerate(self.plan.gates) for b in gate.biases}
        for g in self.derived.parameters:
            if g.of in fused and len(g.uses) == 1:
                name, k = fused[g.of]
                yield f'    gradients["d_{g.of}"] = {name}[{self.columns(k)}]'
            else:
                yield f'    gradients["d_{g.of}"] = {self.over_time(g)}'
        for g in self.inputs():
            slow = self.slow(g)
            terms = [f"(flat @ to_{g.of}).reshape(steps, batch, -1)"] if len(slow) < len(g.uses) else []
            terms += [expression(self.shortened(g.body(slow)), self.whole)] if slow else []
            yield f'    gradients["d_{g.of}"] = {" + ".join(terms)}'
        for before, after in self.plan.states:
            yield f'    gradients["d_{after}0"] = d_{before}'
        yield "    return gradients"

    def rows(self, name: str) -> str:
        return f"{self.whole(name)}.reshape(steps * batch, -1)"

    def whole(self, name: str) -> str:
        """A quantity over all steps."""
        if name in self.cell.states:
            return f"all_{self.cell.states[name]}[:-1]"
        if name in self.cell.states.values():
            return f"all_{name}[1:]"
        if name in self.cell.inputs:
            return f'state["{name}"]'
        return self.named(name) if name in self.cell.constants else f"all_{name}"

    def over_time(self, g: Gradient) -> str:
        found = []
        for use in g.uses:
            match use.share:
                case t.Outer(args=(left, right)):
                    one, other = (expression(self.shortened(side), self.whole, 3) for side in (left, right))
                    found.append(f"({one}).reshape(steps * batch, -1).T @ ({other}).reshape(steps * batch, -1)")
                case share:
                    axes = "(0, 1)" if g.shape else "None"
                    found.append(f"({expression(self.shortened(share), self.whole)}).sum({axes})")
        return " + ".join(found) or "0"
