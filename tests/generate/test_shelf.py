"""Every shipped example has its backward pass and its programs, in all languages."""

from __future__ import annotations

import ast

import pytest

from symbolic_lstm.cli.main import main
from symbolic_lstm.published.catalog import shipped
from tests.cli.test_backward_contract import LONG
from tests.quick import quick

EXAMPLES = [entry.id for entry in shipped()]
#: Those whose cells differ most: own names, an own cell, vectors, peepholes.
QUICK = ("lecture-5-lstm", "understanding-lstms", "graph-gru-one-step")


@pytest.mark.parametrize("to", ["numpy", "python", "javascript", "torch"])
@pytest.mark.parametrize("example", quick(EXAMPLES, lambda name: name in QUICK))
def test_every_example_is_written_as_a_program(example: str, to: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", example, "--to", to]) == 0
    source = capsys.readouterr().out
    if to == "javascript":
        assert "export function forward(" in source and "export function backward(" in source
    else:
        ast.parse(source)


@pytest.mark.judge
@pytest.mark.parametrize("example", sorted(LONG))
def test_long_examples_are_worked_backward_in_short(example: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", example, "--backward", "--steps", "none", "--format", "json"]) == 0
    assert '"loss": {' in capsys.readouterr().out
