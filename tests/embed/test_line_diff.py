"""A diff of two texts: it makes one of the other, and shows no line that both have where it can be told."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from symbolic_lstm.embed.article import applied
from symbolic_lstm.embed.line_diff import edits
from symbolic_lstm.embed.unified_diff import unified

from .desk import Desk

texts = st.lists(st.sampled_from(["a", "b", "c", "d", "", "e\r", "f\x0cg"]), max_size=12).map("\n".join)


@given(texts, texts)
def test_edits_make_the_new_text_of_the_old(old: str, new: str) -> None:
    found = edits(old, new)
    assert applied(old, found) == new
    assert bool(found) == (old != new)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_two_changed_lines_are_two_changed_lines() -> None:
    old = "".join(f"line {k}\n" for k in range(100))
    new = old.replace("line 20\n", "other\n").replace("line 70\n", "another\n")
    told = unified("a.md", old, edits(old, new)).splitlines()
    assert [line for line in told if line[0] in "+-"][2:] == ["-line 20", "+other", "-line 70", "+another"]


def test_lines_that_come_and_go_are_found_between_those_that_repeat() -> None:
    old, new = "x\n\na\n\nb\n\nc\n", "\na\n\nnew\n\nb\n\nc\nd\n"
    told = unified("a.md", old, edits(old, new)).splitlines()[3:]
    assert sum(line[0] == " " for line in told) >= 5


def test_what_stripping_would_change_of_a_file_is_told_line_by_line(desk: Desk) -> None:
    rows = "".join(f"paragraph {k}\n\n" for k in range(40))
    desk.put("a.md", f"<!-- lstm:use understanding-lstms -->\n\n{rows}So it is <!-- lstm f --><!-- /lstm -->.\n")
    desk.embed("a.md")
    desk.embed("a.md", "--strip", "-o", "b.md")
    there = (desk.folder / "b.md").read_text(encoding="utf-8")
    desk.put("b.md", there.replace("paragraph 3\n", "edited\n").replace("0.997", "0.99"))
    done = desk.embed("a.md", "--strip", "--check", "-o", "b.md")
    assert done.code == 1
    changed = [line for line in done.out.splitlines() if line[0] in "+-" and line[:3] not in ("+++", "---")]
    assert changed == ["-edited", "+paragraph 3", "-So it is 0.99.", "+So it is 0.997."]
