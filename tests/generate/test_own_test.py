"""A program's own test passes, fails where a figure is another, and is refused where there are no numbers."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from symbolic_lstm.cli.main import main
from tests.pytorch import pytorch

EXAMPLES = ["understanding-lstms", "curriculum-gru", "deep-ml-59-tests", "graph-gru-one-step"]
#: A state that is a matrix: what a key and a value write into it, a query reads.
MEMORY = '''schema = 1
title = "A matrix memory"
form = "vector"
[cell]
name = "matrix-memory"
sentences = """
k = W_k @ x
v = W_v @ x
q = W_q @ x
f = sigmoid(total(w_f * x))
C = f * C_prev + outer(v, k)
h = C @ q
"""
[cell.states]
C_prev = "C"
[cell.sizes]
C_prev = ["n", "n"]
w_f = ["m"]
[cell.roles]
h = ["hidden state"]
[weights]
W_k = [[1, 0.5], [0.25, -1]]
W_v = [[0.5, 0.5], [1, -1]]
W_q = [[1, 1], [0.25, 2]]
w_f = [0.5, 0.25]
[given]
x = [[1, 0.5], [0.5, -1]]
C_prev = [[0.5, 0], [0, 0.25]]
'''


@pytest.fixture
def memory(tmp_path: Path) -> str:
    file = tmp_path / "memory.toml"
    file.write_text(MEMORY, encoding="utf-8")
    return str(file)


def written(example: str, target: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["code", example, "--to", target, "--with-test"]) == 0
    return capsys.readouterr().out


def checked(source: str) -> None:
    space: dict[str, Any] = {}
    exec(source, space)  # what we wrote ourselves, to see that it runs
    space["check"]()


@pytest.mark.parametrize("target", ["python", "numpy"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_both_passes_come_to_the_certified_figures(
    example: str, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source = written(example, target, capsys)
    checked(source)
    figure = re.search(r'"d_\w+": \[*(-?\d\.\d+)', source)
    assert figure is not None
    with pytest.raises(AssertionError):
        checked(source.replace(figure[1], str(float(figure[1]) + 0.1), 1))


def test_a_wrong_program_fails_its_own_test(capsys: pytest.CaptureFixture[str]) -> None:
    source = written("understanding-lstms", "python", capsys)
    for right, wrong in [
        ("c = f * c_prev", "c = i * c_prev"),
        ("delta_f = d_f * f", "delta_f = d_f * o"),
        ("d_U_f += delta_f * h_prev", "d_U_f -= delta_f * h_prev"),
    ]:
        assert source.count(f"        {right}") == 1
        with pytest.raises(AssertionError):
            checked(source.replace(f"        {right}", f"        {wrong}"))


def test_what_has_no_numbers_for_it_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", "lstm", "--with-test"]) == 2
    assert "a test needs numbers" in capsys.readouterr().err
    assert main(["code", "understanding-lstms", "--with-test", "--form", "vector"]) == 2
    assert "leave out --form" in capsys.readouterr().err


def test_a_variant_and_changed_numbers_are_those_of_the_test(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", "understanding-lstms", "--to", "python", "--variant", "minus-ten", "--set", "b_f=0.5"]) == 0
    source = capsys.readouterr().out
    checked(source)
    assert "inputs = [[-10.0]]" in source and '"b_f": 0.5,' in source and '"b_i": 0.62,' in source
    for asked, told in [("--set=y=2", "no number 'y'"), ("--variant=minus-tne", "did you mean 'minus-ten'")]:
        assert main(["code", "understanding-lstms", asked]) == 2
        assert told in capsys.readouterr().err
    assert main(["code", "lstm", "--set", "x=1"]) == 2
    assert "a test needs numbers" in capsys.readouterr().err


def test_the_files_say_how_they_are_run(capsys: pytest.CaptureFixture[str]) -> None:
    for target in ("python", "numpy", "torch"):
        last = ast.parse(written("understanding-lstms", target, capsys)).body[-1]
        assert isinstance(last, ast.If) and ast.unparse(last.test) == "__name__ == '__main__'"
    assert "import.meta.url === pathToFileURL" in written("understanding-lstms", "javascript", capsys)


@pytest.mark.parametrize("target", ["python", "numpy"])
def test_a_memory_that_is_a_matrix_passes_it(memory: str, target: str, capsys: pytest.CaptureFixture[str]) -> None:
    source = written(memory, target, capsys)
    checked(source)
    with pytest.raises(AssertionError):
        checked(source.replace('"w_f": [0.5, 0.25]', '"w_f": [0.5, 0.26]'))


@pytest.mark.judge
def test_node_and_pytorch_make_the_test(memory: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for example in [*EXAMPLES, memory]:
        file = tmp_path / f"{Path(example).stem}.mjs"
        file.write_text(written(example, "javascript", capsys), encoding="utf-8")
        ran = subprocess.run(["node", file], capture_output=True, check=True, timeout=60)
        assert ran.stdout == b"every figure is right\n"
        assert pytorch()
        checked(written(example, "torch", capsys))
