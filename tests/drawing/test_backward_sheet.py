"""A sheet with its backward pass has the pictures of both ways: those of the forward pass, and how large gradients are."""

from __future__ import annotations

from pathlib import Path

import pytest

from symbolic_lstm.cli.main import main
from symbolic_lstm.illustrate import with_backward_pictures
from symbolic_lstm.page.blocks import Heading, Illustration, Table
from symbolic_lstm.published.load import load
from symbolic_lstm.request import Request
from symbolic_lstm.request_backward import told_backward

from .look import texts


def test_the_sizes_of_the_table_are_drawn_for_each_state() -> None:
    told = told_backward(load("curriculum-lstm"), Request())
    page = with_backward_pictures(told, "html")
    drawn = [it for it in page.blocks if isinstance(it, Illustration)]
    names = [it.scene.name for it in drawn]
    assert names[-2:] == ["gradients", "gradients"] and {"cell", "memory-c"} <= {*names}, names
    at = page.blocks.index(drawn[-2])
    table, before = page.blocks[at - 1], page.blocks[at - 3]
    assert isinstance(table, Table) and isinstance(before, Heading) and before.text == ("How large the gradients are",)
    for picture, column in zip(drawn[-2:], (1, 2), strict=True):
        sizes = [str(row[column][0]) for row in table.rows]
        assert {*sizes} <= {*texts(picture.scene)} and picture.narrow is not None
    captions = [it.caption for it in drawn[-2:]]
    assert captions == [("Gradients step by step: cell state",), ("Gradients step by step: hidden state",)]


def test_a_single_step_and_single_gradients_have_no_picture_of_sizes() -> None:
    one = with_backward_pictures(told_backward(load("understanding-lstms"), Request()), "html")
    names = [it.scene.name for it in one.blocks if isinstance(it, Illustration)]
    assert "cell" in names and "gradients" not in names
    some = told_backward(load("curriculum-lstm"), Request(("d_U_f",)))
    assert with_backward_pictures(some, "html") == some.page


@pytest.mark.parametrize(("format", "mark"), [("html", "<svg"), ("latex", r"\begin{tikzpicture}")])
def test_pictures_come_with_the_backward_pass_unless_they_are_not_wanted(
    format: str, mark: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def pictures(*more: str) -> int:
        assert main(["sheet", "curriculum-lstm", "--backward", "-f", format, *more]) == 0
        return capsys.readouterr().out.count(mark)

    assert pictures() >= 5 and pictures("--no-pictures") == 0
