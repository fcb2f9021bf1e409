"""What is left out of a large vector is counted, and what is left out of a long sum is summed."""

from __future__ import annotations

import json
import re
from fractions import Fraction

import symbolic_lstm as sl
from symbolic_lstm.published.spec import parse_example


def large(units: int, claims: str = "", entries: str | None = None) -> sl.Sheet:
    def row(k: int, length: int) -> str:
        return "[" + ", ".join(f"{((7 * k + 3 * j) % 19 - 9) / 10}" for j in range(length)) + "]"

    matrix = "[" + ", ".join(row(k, units) for k in range(units)) + "]"
    return sl.sheet(
        parse_example(f"""\
schema = 1
title = "Large"
cell = "rnn"
form = "vector"
weights = {{ U_h = {matrix}, W_h = {matrix}, b_h = {row(1, units)} }}
given = {{ x = {row(2, units)}, h_prev = {row(3, units)} }}
{claims}"""),
        entries=entries,
    )


CLAIM = '[[claims]]\nof = "h[6]"\nsays = 0.5\nwhere = "page 1"\n'


def test_the_terms_behind_the_dots_are_summed() -> None:
    page = large(10)
    lines = [line for line in page.displays[0].lines if line.entry == (0,)]
    full = large(10)
    assert full.displays[0].step.shown == page.displays[0].step.shown
    numbers = next(
        line
        for line in json.loads(page.write("json"))["steps"][0]["stages"]
        if line["entry"] == [0] and line["stage"] == "products"
    )
    told = re.search(r"⋯ stands for (\d+) terms, together (\S+)", numbers["note"])
    assert told is not None
    shown = [Fraction(n.replace("−", "-")) for n in re.findall(r"−?\d+\.?\d*", numbers["text"])]
    after = lines[[line.stage for line in lines].index("products") + 1]
    total = sum(shown) + Fraction(told[2].replace("−", "-"))
    assert len(shown) + int(told[1]) == 21
    assert total == Fraction(re.sub(r"[^0-9.−]", "", sl.write(page, "text") and _text(after)).replace("−", "-"))


def _text(line: object) -> str:
    from symbolic_lstm.writers.text_maths import equation

    return equation(line.right)  # type: ignore[attr-defined]


def test_a_large_vector_shows_dots_a_count_and_every_claimed_entry() -> None:
    page = large(12, CLAIM)
    whole = [line for line in page.displays[0].lines if not line.entry]
    assert "⋮ stands for 6 rows" in whole[1].note or "⋮ stands for 7 rows" in whole[1].note
    assert "⋯ stands for 8 columns" in whole[1].note
    assert {line.entry for line in page.displays[0].lines} == {(), (0,), (1,), (6,), (11,)}
    assert (6,) not in page.displays[0].folded
    assert sl.verify_export(page) == ()


def test_an_outer_product_is_a_matrix() -> None:
    page = sl.sheet(
        parse_example("""\
schema = 1
title = "A matrix of memories"
form = "vector"

[cell]
name = "hebb"
sentences = '''
h = tanh(W_h @ x)
m = outer(h, x)
'''

[weights]
W_h = [[0.5, -0.25], [1.0, 0.75], [0.1, 0.2]]

[given]
x = [1, -2]
""")
    )
    step = next(step for step in json.loads(page.write("json"))["steps"] if step["name"] == "m")
    result = next(line for line in step["stages"] if line["stage"] == "result" and line["entry"] is None)
    assert result["text"] == "[0.7616, −1.5232; −0.4621, 0.9242; −0.2913, 0.5826]"
    assert [line["entry"] for line in step["stages"] if line["stage"] == "result"][1:] == [
        [r, c] for r in range(3) for c in range(2)
    ]
    assert sl.audit(page) == () == sl.verify_export(page)


def test_long_given_numbers_are_short_in_the_lines_and_whole_at_the_end() -> None:
    page = sl.sheet("coursera-lstm-cell", entries="none")
    text = page.write()
    assert sl.audit(page) == ()
    assert text.count("−0.18092030207815046") == 1 and text.count("−0.1809") > 2
    assert "The numbers in full" in text and "given numbers are shown with 4 decimals" in text
    assert max(map(len, text.split("\n"))) <= 80
