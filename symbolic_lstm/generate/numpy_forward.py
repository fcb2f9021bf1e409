"""NumPy, forward: the states after every step, and what the way back needs."""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_lstm.generate.expressions import expression
from symbolic_lstm.generate.numpy_names import Names
from symbolic_lstm.generate.plan import UNITS
from symbolic_lstm.maths import terms as t


class Forward(Names):
    """The lines of `forward`."""

    def forward(self) -> Iterator[str]:
        cell, made, own = self.cell, self.plan, self.id
        starts = [own.made(f"{after}0") for after in self.afters]
        given = [*map(own, cell.inputs), *starts, "weights", *([] if cell.inputs else ["count=1"])]
        yield f"def forward({', '.join(given)}):"
        wide = "inputs" if made.form == "vector" else "1"
        states = dict(zip(self.afters, starts, strict=True))
        shapes = [f"`{own(x)}` (steps, batch, {wide})" for x in cell.inputs]
        shapes += [f"`{start}` (batch, {self.size(after)})" for after, start in states.items()]
        hidden = f"`{made.hidden}s` (steps, batch, {self.size(made.hidden)})"
        yield f'    """{", ".join([*shapes, "`weights` by name"])}.'
        yield ""
        yield f"    Returns {hidden}, the {made.hidden} after every step,"
        yield "    and what `backward` needs."
        yield '    """'
        lines = [*self.arrays(), *self.block(), *self.loop(), *self.returned()]
        rows = f"{starts[0]}.shape[0]" if starts else "1"
        batch = f"{own(cell.inputs[0])}.shape[:2]" if cell.inputs else f"count, {rows}"
        yield f"    steps, batch = {batch}"
        like = starts[0] if starts else own(cell.inputs[0]) if cell.inputs else "np.empty(0)"
        yield f"    dtype = {like}.dtype"
        yield from self.lengths(lines, states | {x: own(x) for x in cell.inputs})
        yield from lines

    def arrays(self) -> Iterator[str]:
        """The weights that are used one by one, and an array over time for each quantity."""
        bodies = [self.shortened(self.plan.body(e)) for e in self.cell if e.name not in self.gates]
        yield from self.weights(iter([*(n for body in bodies for n in t.names(body)), *self._inner_names()]))
        for after in self.afters:
            yield f"    {self.all(after)} = np.empty((steps + 1, batch, {self.size(after)}), dtype)"
            yield f"    {self.all(after)}[0] = {self.id.made(f'{after}0')}"
        for name in self.kept():
            yield f"    {self.all(name)} = np.empty((steps, batch, {self.size(name)}), dtype)"

    def _inner_names(self) -> Iterator[str]:
        yield from (n for term in self.inner for n in t.names(term))

    def block(self) -> Iterator[str]:
        """The gates that are worked together: their weights side by side, and the products with the input."""
        if not self.width:
            return
        plan = self.plan
        inputs = [o for o in plan.operands if o in self.cell.inputs]
        yield "    # the weights of the gates one under the other"
        for operand in plan.operands:
            rows = ", ".join(self.given(gate.weights[operand]) for gate in plan.gates)
            yield f"    {self.to(operand)} = np.concatenate([{rows}])"
        if state := self.state():
            own = f"{self.to(state)}.T"
            yield f"    turned = np.ascontiguousarray({own}) if batch > 1 else {own}  # a copy pays for many rows"
        if any(gate.biases for gate in plan.gates):
            biases = [" + ".join(map(self.given, gate.biases)) for gate in plan.gates]
            yield f"    bias = np.concatenate([{', '.join(told or 'np.zeros(units, dtype)' for told in biases)}])"
        yield "    # the products with the input, of all gates and all steps at once"
        products = [f"{self.id(x)}.reshape(steps * batch, -1) @ {self.to(x)}.T" for x in inputs]
        whole = " + ".join(products) or f"np.zeros((steps * batch, {self.wide}), dtype)"
        yield f"    block = ({whole}).reshape(steps, batch, {self.wide})"
        for name, k in self.gates.items():
            if name not in self.afters:
                yield f"    {self.all(name)} = block[:, :, {self.columns(k)}]"
        yield from self.sums()

    def curved(self) -> int:
        """How many of the gates are logistic; they come first."""
        return sum(gate.activation is t.Sigmoid for gate in self.plan.gates)

    def state(self) -> str | None:
        """The state that the gates act on."""
        return next((o for o in self.plan.operands if o in self.cell.states), None)

    def loop(self) -> Iterator[str]:
        inside = [*self.step()]
        if any("out=spare" in line for line in inside):
            yield "    spare = np.empty((batch, units), dtype)"
        if self.curved():
            yield '    with np.errstate(over="ignore"):  # exp may be infinite, then the gate is 0'
        indent = "    " * bool(self.curved())
        yield f"{indent}    for at in range(steps):"
        yield from (f"{indent}        {line}" for line in inside)

    def step(self) -> Iterator[str]:
        for after, before in self.afters.items():
            yield f"{self.id(before)} = {self.all(after)}[at]"
        yield from self.activated()
        for equation in self.cell:
            yield from self.worked(equation.name, self.plan.body(equation))

    def activated(self) -> Iterator[str]:
        """The gates of a step: their arguments in a small array that is used again, their values in the block."""
        if not self.width:
            return
        yield "here = block[at]"
        if state := self.state():
            yield f"np.matmul({self.id(state)}, turned, out=sums)  # one product a step"
            yield "sums += here"
        else:
            yield "sums[...] = here"
        if any(gate.biases for gate in self.plan.gates):
            yield "sums += bias"
        curved = self.curved()
        if curved:
            yield "np.negative(logistic, out=logistic)  # a logistic function is 1 / (1 + exp(−z))"
            yield "np.exp(logistic, out=logistic)"
            yield "logistic += 1"
            yield f"np.divide(1, logistic, out={self.part('here', 0, curved)})"
        if curved < self.width:
            yield f"np.tanh(rest, out={self.part('here', curved, self.width - curved)})"
        for name, k in self.gates.items():
            if name in self.afters:
                yield f"{self.id(name)} = {self.all(name)}[at + 1]"
                yield f"{self.id(name)}[...] = here[:, {self.columns(k)}]"
            else:
                yield f"{self.id(name)} = {self.all(name)}[at]"

    def sums(self) -> Iterator[str]:
        """Room for the arguments of the gates of one step, the logistic ones first."""
        curved = self.curved()
        yield f"    sums = np.empty((batch, {self.wide}), dtype)"
        if curved:
            yield f"    logistic = {self.part('sums', 0, curved)}"
        if curved < self.width:
            yield f"    rest = {self.part('sums', curved, self.width - curved)}"

    def part(self, array: str, first: int, many: int) -> str:
        """Some gates of an array that has the gates of a step side by side, or all of it."""
        return array if many == self.width else f"{array}[:, {self.columns(first, many)}]"

    def worked(self, name: str, body: t.Sentence) -> Iterator[str]:
        own = self.id(name)
        if name not in self.gates:
            yield f"{own} = {self.all(name)}[at{' + 1' * (name in self.afters)}]"
            yield from self.assigned(own, body)
        for term, kept in self.inner.items():
            if str(term.args[0]) == name:
                yield f"{self.id(kept)} = {self.all(kept)}[at]"
                said = expression(term, self.now, sizes=self.sizes)
                yield (
                    f"{said[:-1]}, out={self.id(kept)})"
                    if isinstance(term, t.Tanh)
                    else f"{self.id(kept)}[...] = {said}"
                )

    def assigned(self, own: str, body: t.Sentence) -> Iterator[str]:
        """A sentence worked into an array that is there, term by term."""
        terms = body.args if isinstance(body, t.Plus) else (body,)
        for k, term in enumerate(terms):
            short = self.shortened(term)
            if k == 0 and isinstance(short, t.Times) and len(short.args) == 2 and self.sizes.rank(short) < 2:
                first, second = (expression(a, self.now, sizes=self.sizes) for a in short.args)
                yield f"np.multiply({first}, {second}, out={own})"
            elif k and isinstance(short, t.Times) and len(short.args) == 2 and all(map(self.wide_as_units, short.args)):
                first, second = (expression(a, self.now, sizes=self.sizes) for a in short.args)
                yield f"{own} += np.multiply({first}, {second}, out=spare)"
            else:
                yield f"{own}{'' if k else '[...]'} {'+' * bool(k)}= {expression(short, self.now, sizes=self.sizes)}"

    def wide_as_units(self, term: t.Sentence) -> bool:
        """Whether a factor is a quantity of the step with an entry for each unit."""
        known = {*self.cell.names, *self.cell.states, *self.inner.values()}
        return isinstance(term, t.Symbol) and term.name in known and self.sizes.shapes.get(term.name) == (UNITS,)

    def returned(self) -> Iterator[str]:
        hidden = self.plan.hidden
        names = [*self.cell.inputs, *self.afters, *self.kept()]
        pairs = [f'"{n}": {self.id(n) if n in self.cell.inputs else self.all(n)}' for n in names]
        block = "block" if self.width else "None"
        fused = ", ".join(map(self.to, self.plan.operands)) + "," * (len(self.plan.operands) == 1)
        if hidden in self.gates and hidden not in self.afters:
            yield f"    {self.all(hidden)} = block[:, :, {self.columns(self.gates[hidden])}]"
        yield f"    values = {{{', '.join(pairs)}}}"
        yield f"    return {self.all(hidden)}{'[1:]' * (hidden in self.afters)}, (weights, ({fused}), {block}, values)"
