"""A cell may call its quantities what gradients are called: its passes work, and nobody sees another name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from symbolic_lstm.cli.main import main
from symbolic_lstm.errors import ExampleError
from symbolic_lstm.published.spec import parse_example

#: The names are those of gradients, of what training remembers, and of the step after.
CELL = '''schema = 1
title = "Own names"
[cell]
name = "own"
sentences = """
delta_h = W @ x + d_U @ h_prev
h_next = tanh(delta_h)
d_h = h_next * h_next
h = d_h + h_next
"""
[weights]
W = 0.5
d_U = 0.25
[given]
x = [1, 0.5]
h_prev = 0.1
'''


def written(capsys: pytest.CaptureFixture[str], *asked: str) -> str:
    assert main([*asked]) == 0
    return capsys.readouterr().out


@pytest.fixture
def own(tmp_path: Path) -> str:
    file = tmp_path / "own.toml"
    file.write_text(CELL, encoding="utf-8")
    return str(file)


def test_gradients_go_by_the_authors_names(own: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(written(capsys, "sheet", own, "--backward", "--update", "adam:0.1", "-f", "json"))
    named = [one["name"] for one in told["backward"] if one["time"] in (None, 2)]
    assert {"d_h", "d_d_h", "d_h_next", "d_delta_h", "d_x", "d_W", "d_d_U"} <= {*named}
    assert {"new_d_U", "mean_d_U", "square_W"} <= {one["name"] for one in told["update"]}
    roles = {one["role"] for one in told["backward"]}
    assert not [role for role in roles if "_d_h" in role or "_h_next_" in role]
    (last,) = (one for one in told["backward"] if one["name"] == "d_h_next" and one["time"] == 2)
    assert last["stages"][0]["text"] == "dd_h × h_next + dd_h × h_next + dh₂"


def test_one_of_them_is_asked_for_and_the_loss_may_name_it(own: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(written(capsys, "sheet", own, "--backward", "--loss", "d_h^2", "-q", "d_d_h@2", "-f", "json"))
    assert told["loss"]["stages"][0]["text"] == "d_{h,2}²"
    assert [(one["name"], one["stages"][0]["text"]) for one in told["backward"]] == [("d_d_h", "2 × d_h")]


@pytest.mark.parametrize("to", ["numpy", "python"])
def test_programs_take_and_give_the_authors_names(own: str, to: str, capsys: pytest.CaptureFixture[str]) -> None:
    source = written(capsys, "code", own, "--to", to, "--with-test")
    space: dict[str, Any] = {}
    exec(source, space)  # what we wrote ourselves, to see that it runs
    space["check"]()
    assert '"d_U": 0.25,' in source and '"d_d_U": ' in source and 'weights["d_U"]' in source
    assert "_d_h is d_h" in source


def test_a_loss_of_the_file_with_such_names_is_told_why_not() -> None:
    text = CELL.replace("[cell]", 'loss = "h^2"\n[cell]')
    with pytest.raises(
        ExampleError, match=r"own.toml:3:8: .*a claim of 'delta_h' would be of the quantity or of a grad"
    ):
        parse_example(text, "own.toml")
