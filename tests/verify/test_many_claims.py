"""Many claims on one quantity: twice as many take twice the work, not four times."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.verify.check import check_example

HEAD = """schema = 1
title = "Many claims"
cell = "rnn"
[weights]
U_h = 0.5
W_h = 0.3
b_h = 0.1
[given]
x = 1
h_prev = 0.2
"""


def source(says: list[str]) -> str:
    claims = [f"[[claims]]\nof = 'h'\nsays = {text}\nwhere = 'page {k}'\n" for k, text in enumerate(says)]
    return HEAD + "".join(claims)


def calls(text: str) -> int:
    """How many functions are called to judge an example."""
    worked, count = parse_example(text), 0

    def counted(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        check_example(worked)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    ("says", "least"),
    [(lambda k: "0.4621", 200), (lambda k: "0.9621", 50), (lambda k: f"0.{k * 379 % 900 + 50:03d}", 25)],
    ids=["right", "wrong", "all different"],
)
def test_twice_the_claims_are_twice_the_work(says: Any, least: int) -> None:
    check_example(parse_example(source(["0.4621", "0.9621"])))  # what is made once is made
    few, many = (calls(source([says(k) for k in range(count)])) for count in (least, 2 * least))
    assert many < 2.3 * few


def test_the_verdicts_are_those_of_the_claims_alone() -> None:
    found = check_example(parse_example(source(["0.4621", "0.46", "0.9621", "0.4621", "0.962", "0.9621"])))
    wrong = [r for r in found if r.verdict == "contradiction"]
    assert [r.verdict for r in found] == ["ok", "ok", "contradiction", "ok", "contradiction", "contradiction"]
    assert len({r.message for r in wrong if r.printed == "0.9621"}) == 1
