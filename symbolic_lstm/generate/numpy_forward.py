"""NumPy, forward: the states after every step, and what the way back needs."""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_lstm.generate.expressions import expression
from symbolic_lstm.generate.numpy_names import Names
from symbolic_lstm.maths import terms as t


class Forward(Names):
    """The lines of `forward`."""

    def forward(self) -> Iterator[str]:
        cell, made = self.cell, self.plan
        starts = ", ".join(f"{after}0" for _, after in made.states)
        yield f"def forward({', '.join(cell.inputs)}, {starts}, weights):"
        shapes = [*(f"`{x}` (steps, batch, inputs)" for x in cell.inputs),
                  *(f"`{after}0` (batch, units)" for _, after in made.states)]  # fmt: skip
        yield f'    """{", ".join(shapes)}, `weights` by name.'
        yield ""
        yield f"    Returns `{made.hidden}s` (steps, batch, units), the {made.hidden} after every step,"
        yield "    and what `backward` needs."
        yield '    """'
        first = cell.inputs[0] if cell.inputs else None
        steps = f"{first}.shape[:2]" if first else f"1, {made.hidden}0.shape[0]"
        yield f"    steps, batch = {steps}"
        yield f"    units = {made.hidden}0.shape[-1]"
        yield from self.unpacked()
        for _, after in made.states:
            yield f"    all_{after} = np.empty((steps + 1, batch, units), {made.hidden}0.dtype)"
            yield f"    all_{after}[0] = {after}0"
        for name in (*(e.name for e in cell if self.kept(e.name)), *self.inner.values()):
            yield f"    all_{name} = np.empty((steps, batch, {self.size(name)}), {made.hidden}0.dtype)"
        yield from self.block()
        yield "    for at in range(steps):"
        for before, after in made.states:
            yield f"        {before} = all_{after}[at]"
        yield from self.activated()
        for equation in cell:
            yield from self.worked(equation.name, equation.body)
        yield f"    return all_{made.hidden}[1:], {{"
        kept = [n for _, n in made.states] + [e.name for e in cell if self.kept(e.name)] + [*self.inner.values()]
        names = [*(f'"{n}": {n}' for n in (*cell.inputs, "weights")), *(f'"{n}": all_{n}' for n in kept)]
        names += ['"block": block'] if self.width else []
        yield f"        {', '.join(names)},"
        yield "    }"

    def block(self) -> Iterator[str]:
        if not self.width:
            return
        inputs = [o for o in self.plan.operands if o in self.cell.inputs]
        yield "    # the products with the input, of all gates and all steps at once"
        size = f"(steps, batch, {self.wide})"
        products = [f"({x}.reshape(steps * batch, -1) @ to_{x}.T)" for x in inputs]
        whole = " + ".join(products) or f"np.zeros((steps * batch, {self.wide}), {self.plan.hidden}0.dtype)"
        yield f"    block = {whole}"
        biases = [" + ".join(f'weights["{b}"]' for b in gate.biases) or "np.zeros(units)" for gate in self.plan.gates]
        if any(gate.biases for gate in self.plan.gates):
            yield f"    block += np.concatenate([{', '.join(biases)}])"
        yield f"    block = block.reshape{size}"
        for name, k in self.gates.items():
            if name not in self.cell.states.values():
                yield f"    all_{name} = block[:, :, {self.columns(k)}]"
        if any(o in self.cell.states for o in self.plan.operands):
            yield f"    recurrent = np.empty((batch, {self.wide}), block.dtype)"
            state = next(o for o in self.plan.operands if o in self.cell.states)
            yield f"    turned = np.ascontiguousarray(to_{state}.T)"

    def activated(self) -> Iterator[str]:
        if not self.width:
            return
        yield "        here = block[at]"
        state = next((o for o in self.plan.operands if o in self.cell.states), None)
        if state:
            yield f"        here += np.matmul({state}, turned, out=recurrent)  # one product a step"
        curved = sum(gate.activation is t.Sigmoid for gate in self.plan.gates)
        if curved:
            yield f"        gated = here[:, {self.columns(0, curved)}]"
            yield "        gated *= 0.5  # a logistic function is half a tanh of half, so one tanh serves all"
        yield "        np.tanh(here, out=here)"
        if curved:
            yield "        gated *= 0.5"
            yield "        gated += 0.5"
        for name, k in self.gates.items():
            if name in self.cell.states.values():
                yield f"        {self.named(name)} = all_{name}[at + 1]"
                yield f"        {self.named(name)}[...] = here[:, {self.columns(k)}]"
            else:
                yield f"        {self.named(name)} = all_{name}[at]"

    def worked(self, name: str, body: t.Sentence) -> Iterator[str]:
        own = self.named(name)
        if name not in self.gates:
            after = name in self.cell.states.values()
            yield f"        {own} = all_{name}[at{' + 1' * after}]"
            yield from self.assigned(own, body)
        for term, kept in self.inner.items():
            if str(term.args[0]) == name:
                yield f"        {kept} = all_{kept}[at]"
                yield (
                    f"        {expression(term, self.now)[:-1]}, out={kept})"
                    if isinstance(term, t.Tanh)
                    else (f"        {kept}[...] = {expression(term, self.now)}")
                )

    def assigned(self, own: str, body: t.Sentence) -> Iterator[str]:
        """A sentence worked into an array that is there, term by term."""
        terms = body.args if isinstance(body, t.Plus) else (body,)
        for k, term in enumerate(terms):
            short = self.shortened(term)
            if k == 0 and isinstance(short, t.Times) and len(short.args) == 2:
                first, second = (expression(a, self.now) for a in short.args)
                yield f"        np.multiply({first}, {second}, out={own})"
            else:
                yield f"        {own}{'' if k else '[...]'} {'+' * bool(k)}= {expression(short, self.now)}"
