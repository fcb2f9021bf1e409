"""A sequence begins with the table of all figures; what is worked in full can be chosen, and the rest follows, too."""

from __future__ import annotations

import json

import pytest

import symbolic_lstm as sl
from symbolic_lstm.errors import UsageError
from symbolic_lstm.page.blocks import Display, Heading, Table
from symbolic_lstm.published.spec import parse_example

SEQUENCE = """\
schema = 1
title = "Six steps"
cell = "gru"
weights = {{ U_z = 0.5, W_z = -0.3, b_z = 0.1, U_r = 0.2, W_r = 1.1, b_r = 0, U_n = -0.7, W_n = 0.9, b_n = 0.05 }}
given = {{ x = [1, -0.5, 0.25, 2, -1, 0.75], h_prev = 0.5 }}
rounding = {{ digits = 3, carry = "{carry}" }}
"""


def page(steps: str | None = None, carry: str = "full") -> sl.Sheet:
    return sl.sheet(parse_example(SEQUENCE.format(carry=carry)), steps=steps)


def stages(sheet: sl.Sheet, time: int) -> list[list[str]]:
    return [[line.stage for line in it.lines] for it in sheet.displays if it.step.time == time and it.listed]


@pytest.mark.parametrize("carry", ["full", "shown"])
def test_the_table_stands_first_then_one_step_in_full_and_the_others_in_short(carry: str) -> None:
    made = page(carry=carry)
    assert sl.audit(made) == () == sl.verify_export(made)
    kinds = [type(block) for block in made.blocks]
    assert kinds.index(Display) > max(k for k, block in enumerate(made.blocks[:20]) if isinstance(block, Table))
    assert all(lines[0] == "formula" for lines in stages(made, 1))
    for time in range(2, 7):
        assert all("formula" not in lines and lines[-1] == "result" for lines in stages(made, time))
        assert sum(lines == ["numbers", "result"] for lines in stages(made, time)) >= 3
    shown = [json.loads(sheet.write("json"))["steps"] for sheet in (made, page("all", carry))]
    assert [step["shown"] for step in shown[0]] == [step["shown"] for step in shown[1]]


def test_the_numbers_of_a_step_in_short_stand_in_one_line_with_what_they_come_to() -> None:
    line = next(line for line in page().write().split("\n") if line.strip().startswith("z₂ "))
    assert line.count("≈") == 2 and line.rstrip().endswith("0.628")


def test_steps_are_chosen() -> None:
    full = {
        steps: [t for t in range(1, 7) if stages(page(steps), t)[0][0] == "formula"] for steps in ("1,5", "all", "none")
    }
    assert full == {"1,5": [1, 5], "all": [1, 2, 3, 4, 5, 6], "none": []}
    headings = [block.text[0] for block in page("1,5").blocks if isinstance(block, Heading) and block.level == 2]
    assert [h for h in headings if str(h).startswith("Step")] == ["Step 1", "Steps 2 to 4", "Step 5", "Step 6"]
    for wrong in ("0", "7", "1-3", "first", "", "1,,2"):
        with pytest.raises(UsageError):
            page(wrong)


def test_short_sequences_are_worked_in_full() -> None:
    assert not any(display.brief for display in sl.sheet("understanding-lstms", "company-a").displays)
