"""Generated PyTorch modules: their sentences are those of the NumPy module, and PyTorch comes to the same."""

from __future__ import annotations

import ast
import re
from typing import Any

import numpy as np
import pytest

from symbolic_lstm.cells import CELLS
from symbolic_lstm.generate.dialects import NUMPY
from symbolic_lstm.generate.expressions import expression
from symbolic_lstm.generate.identifiers import RESERVED
from symbolic_lstm.generate.plan import plan
from symbolic_lstm.generate.torch_module import torch_module
from symbolic_lstm.maths.program import Form
from tests.generate.worked import CASES, FORMS, Worked
from tests.pytorch import pytorch

#: Where the two libraries call a function of theirs otherwise.
OTHERWISE = {
    "keepdim=": "keepdims=",
    "concatenate": "cat",
    "maximum": "largest",
    "minimum": "smallest",
}


def plain(said: str) -> str:
    """An expression without the library and the object that things are taken from."""
    said = re.sub(r"\b(?:torch|np|self|F)\.", "", said)
    said = re.sub(r"softmax\((\w+), -1\)", r"softmax(\1)", re.sub(r"square\((\w+)\)", r"\1 ** 2", said))
    for ours, theirs in OTHERWISE.items():
        said = said.replace(ours, theirs)
    return said.replace("keepdimss", "keepdims")


@pytest.mark.parametrize("name", CELLS)
def test_the_sentences_of_a_step_are_those_of_the_numpy_module(name: str) -> None:
    made = plan(CASES[name])
    (klass,) = (node for node in ast.parse(torch_module(made)).body if isinstance(node, ast.ClassDef))
    methods = {node.name: node for node in klass.body if isinstance(node, ast.FunctionDef)}
    (loop,) = (node for node in ast.walk(methods["forward"]) if isinstance(node, ast.For))
    assigned = {ast.unparse(n.targets[0]): ast.unparse(n.value) for n in loop.body if isinstance(n, ast.Assign)}
    for equation in made.cell:
        numpy = expression(equation.body, lambda n: f"{n}_at" if n in made.cell.inputs else n, dialect=NUMPY)
        assert plain(assigned[equation.name]) == plain(ast.unparse(ast.parse(numpy)))
    parameters = re.findall(r"self\.(\w+) = nn\.Parameter", torch_module(made))
    assert parameters == list(made.cell.parameters)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", CASES)
def test_every_module_compiles_and_has_no_name_that_is_taken(name: str, form: Form) -> None:
    if (name, form) == ("joined", "scalar"):
        return
    source = torch_module(plan(CASES[name], form))
    ast.parse(source)
    attributes = set(re.findall(r"self\.(\w+) = nn\.Parameter", source))
    assert len(attributes) == len(CASES[name].parameters) and not attributes & RESERVED["torch"]


def test_a_layer_of_pytorch_is_taken_over_where_the_cell_is_that_layers() -> None:
    loading = {name for name in CELLS if "def load_pytorch" in torch_module(plan(CASES[name]))}
    assert loading == {"lstm", "lstm-two-biases", "gru-after", "gru-after-two-biases", "rnn", "rnn-two-biases"}
    source = torch_module(plan(CASES["lstm"]))
    assert 'self.W_f.copy_(weights[f"weight_ih_{layer}"].chunk(4)[1])' in source
    assert 'self.b_o.copy_(weights[f"bias_ih_{layer}"].chunk(4)[3] + weights[f"bias_hh_{layer}"].chunk(4)[3])' in source


def module(source: str) -> Any:
    space: dict[str, Any] = {}
    exec(source, space)  # what we wrote ourselves, to see that it runs
    (made,) = (v for v in space.values() if isinstance(v, type) and v.__module__ == "builtins")
    return made


def gradients(torch: Any, worked: Worked) -> tuple[Any, dict[str, Any]]:
    """Hidden states and gradients of one sequence, by autograd through the generated module."""
    vector = worked.program.form == "vector"
    net = module(torch_module(worked.plan))(**({"units": 2, "inputs": 3} if vector else {})).double()
    weights = worked.weights()
    for (_, own), (_, grid) in zip(net.named_parameters(), weights.items(), strict=True):
        own.data = torch.tensor(grid, dtype=torch.float64)
    inputs = [
        torch.tensor(grid, dtype=torch.float64).reshape(worked.program.steps, 1, -1).requires_grad_()
        for grid in worked.inputs()
    ]
    starts = [
        torch.tensor([grid if vector else [grid]], dtype=torch.float64).requires_grad_() for grid in worked.starts()
    ]
    hs, _ = net(*inputs, *starts)
    weighed = torch.tensor(worked.weighed(), dtype=torch.float64).reshape(hs.shape)
    (hs * weighed).sum().backward()

    def told(grid: Any, shape: tuple[int, ...]) -> Any:
        return np.zeros(shape) if grid is None else grid.detach().numpy().reshape(shape)

    found = {f"d_{p}": told(own.grad, np.shape(weights[p])) for p, own in zip(weights, net.parameters(), strict=True)}
    found |= {
        f"d_{x}": told(v.grad, np.shape(grid))
        for x, v, grid in zip(worked.plan.cell.inputs, inputs, worked.inputs(), strict=True)
    }
    pairs = zip(worked.plan.states, starts, worked.starts(), strict=True)
    found |= {f"d_{after}0": told(v.grad, np.shape(grid)) for (_, after), v, grid in pairs}
    return told(hs, np.shape(worked.weighed())), found


@pytest.mark.judge
def test_autograd_comes_to_the_gradients_of_the_sentences() -> None:
    torch = pytorch()
    for name, made in CASES.items():
        for form in FORMS if name != "joined" else FORMS[:1]:
            worked = Worked(made, form)
            assert worked.wrong(*gradients(torch, worked)) < 1e-12, (name, form)


#: Cells that layers of PyTorch compute.
LAYERS = {
    "lstm": "LSTM", "lstm-two-biases": "LSTM", "gru-after": "GRU", "gru-after-two-biases": "GRU",
    "rnn": "RNN", "rnn-two-biases": "RNN",
}  # fmt: skip


@pytest.mark.judge
@pytest.mark.parametrize(("name", "kind"), LAYERS.items())
def test_pytorchs_own_layers_come_to_the_same(name: str, kind: str) -> None:
    torch = pytorch()
    theirs = getattr(torch.nn, kind)(3, 4, num_layers=2).double()
    ours = module(torch_module(plan(CASES[name])))(3, 4).double()
    ours.load_pytorch(theirs.state_dict())
    alone = getattr(torch.nn, kind)(3, 4).double()
    alone.load_state_dict({key: value for key, value in theirs.state_dict().items() if key.endswith("_l0")})
    x = torch.randn(5, 2, 3, dtype=torch.float64)
    assert torch.allclose(ours(x)[0], alone(x)[0], rtol=0, atol=1e-14)
