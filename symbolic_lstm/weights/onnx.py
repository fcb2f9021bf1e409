"""ONNX: the operators LSTM, GRU and RNN, gates as rows, i, o, f, c (LSTM) or z, r, h (GRU), two biases, peepholes.

https://onnx.ai/onnx/operators/onnx__LSTM.html and its neighbours. W is (directions, gates × n, m), R (directions,
gates × n, n), B the two biases one after the other, P the peepholes i, o, f. The GRU applies its reset before the
product, and adds the second bias outside of it, unless `linear_before_reset` is 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from symbolic_lstm.errors import WeightsError, shortened
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.weights.blocks import by_rows
from symbolic_lstm.weights.layer import FoundLayer, Layer
from symbolic_lstm.weights.values import array_of

if TYPE_CHECKING:
    from symbolic_lstm.weights.layer import Array

_GATES = {"LSTM": "iofg", "GRU": "zrn", "RNN": "h"}
#: The activations that the cells here have built in, of one direction.
_PLAIN = {"LSTM": ["sigmoid", "tanh", "tanh"], "GRU": ["sigmoid", "tanh"], "RNN": ["tanh"]}


class Operator(NamedTuple):
    """An operator of a model: its kind, its name, its settings, and its inputs W, R, B and P where there are any."""

    kind: str
    name: str
    settings: Mapping[str, Any]
    inputs: Mapping[str, tuple[str, Any]]


def nodes(path: Path) -> list[Operator]:
    """The recurrent operators of a file; raises `WeightsError` where it is none, or the package onnx is missing."""
    try:
        import onnx
        from onnx import numpy_helper
    except ImportError:
        raise WeightsError('reading ONNX needs the package onnx: pip install "symbolic-lstm[weights]"') from None
    try:
        graph = onnx.load_model(str(path), load_external_data=False).graph
    except Exception as fault:  # whatever protobuf says of bytes that are no message
        raise WeightsError(f"{path} is no model of ONNX ({shortened(str(fault), 80)})") from None
    tensors = {tensor.name: tensor for tensor in graph.initializer}
    constants = [node for node in graph.node if node.op_type == "Constant"]
    tensors |= {node.output[0]: it.t for node in constants for it in node.attribute if it.name == "value"}
    found = []
    for number, node in enumerate(graph.node):
        if node.op_type in _GATES:
            places = {"W": 1, "R": 2, "B": 3, "P": 7}
            names = {key: node.input[k] for key, k in places.items() if k < len(node.input) and node.input[k]}
            for key, name in names.items():
                if name not in tensors:
                    told = f"{key} of {node.name or node.op_type} ({shortened(name)}) is worked out in the model"
                    raise WeightsError(f"{path}: {told}; export it with its constants folded")
                if tensors[name].external_data:
                    raise WeightsError(f"{path}: {shortened(name)} stands in another file; save the model as one file")
            inputs = {key: (name, numpy_helper.to_array(tensors[name])) for key, name in names.items()}
            settings = {it.name: onnx.helper.get_attribute_value(it) for it in node.attribute}
            found.append(Operator(node.op_type, node.name or f"{node.op_type}_{number}", settings, inputs))
    return found


def layers(operators: list[Operator]) -> Iterator[FoundLayer]:
    """The layers of a model's operators, one for each direction."""
    for node in operators:
        directions = node.inputs["W"][1].shape[0] if "W" in node.inputs else 1
        for k in range(directions):
            name = node.name if directions == 1 else f"{node.name}.{('forward', 'reverse')[k % 2]}"
            yield FoundLayer(name, "ONNX", partial(_layer, node, k))


def _layer(node: Operator, direction: int) -> Layer:
    _plain(node)
    gates, read = _GATES[node.kind], dict[str, "Array"]()
    (name, recurrent), count = node.inputs["R"], len(gates)
    units = int(recurrent.shape[-1])
    rows = count * units
    shapes: dict[str, tuple[int | None, ...]] = {"W": (None, rows, None), "R": (None, rows, units)}
    shapes |= {"B": (None, 2 * rows), "P": (None, 3 * units)}
    for key, (name, array) in node.inputs.items():
        read[key] = array_of(name, array, shapes[key])[direction]
    numbers = by_rows("W", read["W"], gates) | by_rows("U", read["R"], gates)
    if "B" in read:
        numbers |= by_rows("b", read["B"][:rows], gates) | by_rows("bh", read["B"][rows:], gates)
    if "P" in read:
        numbers |= by_rows("p", read["P"], "iof")
    return Layer(_cell(node, read), "ONNX", numbers, bias="B" in read)


def _cell(node: Operator, read: Mapping[str, object]) -> str:
    if node.kind == "LSTM":
        return "peephole" if "P" in read else "lstm-two-biases" if "B" in read else "lstm"
    if node.kind == "RNN":
        return "rnn-two-biases" if "B" in read else "rnn"
    if node.settings.get("linear_before_reset", 0):
        return "gru-after-two-biases" if "B" in read else "gru-after"
    return "gru"


def _plain(node: Operator) -> None:
    """Raises `WeightsError` for what none of the cells here has built in."""
    told = node.settings.get("activations") or []
    said = [it.decode().lower() if isinstance(it, bytes) else str(it).lower() for it in told]
    plain = _PLAIN[node.kind]
    if said and said not in (plain, plain * 2):
        raise WeightsError(f"{node.name} has the activations {', '.join(said)}; write a cell of your own for it")
    if node.settings.get("clip"):
        raise WeightsError(f"{node.name} clips its sums; write a cell of your own for it")
    if node.settings.get("input_forget"):
        raise WeightsError(f"{node.name} couples its gates (input_forget); write a cell of your own for it")
    if missing := [key for key in "WR" if key not in node.inputs]:
        raise WeightsError(f"{node.name} has no {missing[0]}")
