"""What a sheet of vectors or of a sequence says: true of its figures, of its cell, and worth saying."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

import symbolic_lstm as sl
from symbolic_lstm.cells import CELLS
from symbolic_lstm.page.blocks import Page, Para
from symbolic_lstm.page.narrate import in_words
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.writers.text import write_prose

from .vectors import TWO_UNITS

ONE_STEP = re.sub(r"x = \[\[.*\]\]", "x = [1, -0.5]", TWO_UNITS)
OURS = """schema = 1
title = "Own"
form = "vector"
rounding = { digits = 3, carry = "shown" }
[cell]
name = "own"
sentences = '''
SENTENCES
'''
[given]
x = [1, -0.5]
s_prev = [0.5, -1]
[weights]
"""


def told(page: Page, *kinds: str) -> list[str]:
    kinds = kinds or ("plain", "lead")
    return [write_prose(b.prose) for b in page.blocks if isinstance(b, Para) and b.kind in kinds]


def vectors(text: str = ONE_STEP, language: str = "en", **changes: str) -> list[str]:
    for name, numbers in changes.items():
        text = re.sub(rf"(?m)^{name} = .*$", f"{name} = {numbers}", text)
    return told(sl.narrate(in_words(parse_example(text), None, language, None)))


def own(sentences: str, weights: str) -> list[str]:
    return told(sl.narrate(parse_example(OURS.replace("SENTENCES", sentences) + weights)))


def test_a_step_of_vectors_says_what_its_units_do() -> None:
    assert vectors() == [
        "Unit 1 forgets most: it keeps 33.7 % of 0.50; the hidden state goes from (0.10, −0.30) to (−0.013, 0.055).",
        "Unit 1 forgets most: it keeps 33.7 % of the cell state, here 0.50.",
        "Unit 1 takes in most: it lets in 79.2 % of the candidate.",
        "As candidate, the cell proposes most for unit 2: −0.851.",
        "The cell state goes from (0.50, 1.50) to (−0.022, 0.077). Unit 2 changes most: 0.5912 is kept and 0.5146 is "
        "taken away.",
        "Unit 2 lets out most: 72.5 % of the squashed cell state.",
        "The hidden state goes from (0.10, −0.30) to (−0.013, 0.055).",
    ]


@pytest.mark.parametrize(
    ("language", "lead", "state"),
    [
        ("de", "Einheit 1 vergisst am meisten: Sie behält 33,7 % von 0,50; der verborgene Zustand geht von (0,10; −0,30) "
         "auf (−0,013; 0,055).", "Einheit 2 ändert sich am meisten: 0,5912 bleibt und 0,5146 geht davon ab."),
        ("fr", "L’unité 1 oublie le plus : elle garde 33,7 % de 0,50 ; l’état caché passe de (0,10; −0,30) "
         "à (−0,013; 0,055).", "L’unité 2 change le plus : on garde 0,5912 et on retire 0,5146."),
    ],
)  # fmt: skip
def test_every_language_says_it(language: str, lead: str, state: str) -> None:
    said = vectors(language=language)
    assert (said[0].replace("\xa0", " "), len(said)) == (lead, 7)
    assert said[4].replace("\xa0", " ").endswith(state)


def test_units_that_are_alike_are_told_together() -> None:
    said = vectors(**{f"{letter}_{gate}": "[[0, 0], [0, 0]]" for letter in "UW" for gate in "figo"},
                   **{f"b_{gate}": "[1, 1]" for gate in "figo"})  # fmt: skip
    assert said[1:3] == ["Every unit keeps 73.1 % of the cell state.", "Every unit lets in 73.1 % of the candidate."]
    assert said[0].startswith("The hidden state goes") and not any("As candidate" in it for it in said)
    assert "Every unit lets out 73.1 % of the squashed cell state." in said


def test_of_nothing_nothing_is_kept() -> None:
    said = vectors(c_prev="[0, 0]")
    assert said[0].startswith("The hidden state goes from (0.10, −0.30) to ")
    assert not any("keeps" in it for it in said)
    assert re.match(r"The cell state goes from 0 to \(.*\): all of it is new\.", said[3])
    assert vectors(c_prev="[0, 1.50]")[1].startswith("Unit 2 forgets most")  # the other has nothing to forget


def test_two_units_that_tie_are_not_told_apart() -> None:
    three = re.sub(r"\[\[(.*?)\], \[(.*?)\]\]", r"[[\1], [\2], [\1]]", ONE_STEP)
    three = re.sub(r"(U_.) = \[\[(.*?)\], \[(.*?)\], \[(.*?)\]\]", r"\1 = [[\2, 0], [\3, 0], [\4, 0]]", three)
    three = re.sub(r"(b_.|[hc]_prev) = \[(.*?), (.*?)\]", r"\1 = [\2, \3, \2]", three)
    said = told(sl.narrate(parse_example(three)))
    assert said[0].startswith("The hidden state goes") and not any("Unit 1" in it for it in said)


@pytest.mark.parametrize("name", [name for name in CELLS if "gru" in name or name == "mgu"])
def test_gates_that_mix_and_reset_are_told(name: str) -> None:
    sizes = {"n": 2, "m": 2}
    numbers = iter(range(1, 99))
    weights = {
        parameter: [[next(numbers) % 5 - 1.5 for _ in "nm"] for _ in "nm"] if len(size) == 2 else [0.5, -0.25]
        for parameter, size in CELLS[name].sizes.items()
        if parameter in CELLS[name].parameters and all(it in sizes for it in size)
    }
    text = (
        f'schema = 1\ntitle = "Mixed"\ncell = "{name}"\nform = "vector"\nrounding = {{ digits = 3, carry = "shown" }}\n'
    )
    text += "[given]\nx = [1, -0.5]\nh_prev = [0.5, -1]\n[weights]\n"
    said = told(sl.narrate(parse_example(text + "".join(f"{it} = {value}\n" for it, value in weights.items()))))
    assert re.match(
        r"Unit \d forgets most: it keeps [\d.]+ % of (0.5|−1); the hidden state goes from \(0.5, −1\)", said[0]
    )
    assert any(re.search(r"renews most: it keeps .* % of the hidden state, here .* and lets in .* % of the candidate", it)
               for it in said)  # fmt: skip
    assert any("the candidate sees" in it or "lets through least" in it for it in said)


def test_a_cell_of_ones_own_is_told_in_its_letters() -> None:
    said = own(
        "k = sigmoid(W_k @ x)\ns = k * s_prev + (1 - k) * tanh(W_n @ x)",
        "W_k = [[1, 2], [0.5, 3]]\nW_n = [[1, 0], [0, 1]]",
    )
    assert said[0] == "Unit 2 forgets most: it keeps 26.9 % of −1; sₜ goes from (0.5, −1) to (0.631, −0.607)."
    assert said[1].startswith("Unit 2 renews most: it keeps 26.9 % of sₜ₋₁, here −1, and lets in 73.1 % of ")
    assert own("s = tanh(W_n @ x + s_prev)", "W_n = [[1, 0], [0, 1]]")[0].startswith("sₜ goes from (0.5, −1) to ")


def test_nothing_is_said_where_nothing_follows() -> None:
    assert own("s = W_n @ x + 0 * s_prev\ny = s + s", "W_n = [[1, 0], [0, 1]]")[2:] == []  # y is no gate and no state
    text = OURS.replace("SENTENCES", "y = W_n @ x").replace("s_prev = [0.5, -1]\n", "")
    assert told(sl.narrate(parse_example(text + "W_n = [[1, 0], [0, 1]]"))) == []


def test_a_sequence_says_where_its_states_go_and_every_short_step_what_it_keeps() -> None:
    page = sl.sheet("lstm-four-steps", steps="1")
    assert told(page, "lead") == [
        "In 4 steps the cell state goes from 0 to 2.46568826, and the hidden state from 0 to 0.92136822. The forget gate "
        "keeps least in step 2: 76.930786 % of 0.42873953."
    ]
    assert [it for it in told(page) if "; the hidden state goes" in it] == [
        "The forget gate keeps 76.930786 % of 0.42873953; the hidden state goes from 0.26101778 to 0.60132091.",
        "The forget gate keeps 86.301118 % of 1.01647160; the hidden state goes from 0.60132091 to 0.82453601.",
        "The forget gate keeps 91.907273 % of 1.70516110; the hidden state goes from 0.82453601 to 0.92136822.",
    ]
    assert told(sl.sheet("zh-rnn-one-two-three"))[0] == "In 3 steps the hidden state goes from 0 to 0.993."


def test_numbers_that_are_shown_short_are_said_short() -> None:
    said = told(sl.sheet("coursera-lstm-cell", entries="none", language="de"))
    assert "Sie behält 7,694582 % von −0,4471" in said[0] and not re.search(r"\d,\d{9}", "".join(said))


@pytest.mark.parametrize(
    "name", ["coursera-lstm-cell", "arraymancer-gru-cell", "coursera-lstm-sequence", "lstm-four-steps"]
)
def test_every_figure_that_is_said_is_one_that_is_shown(name: str) -> None:
    page = sl.sheet(name, entries="none")
    shown = set(
        re.findall(
            r"[\d.]+(?![\d.])",
            re.sub(r"(?m)^   (?:Unit|In \d|The|Most|As|Every).*", "", page.write("text", pictures=False)),
        )
    )
    decimals = {Decimal(it) for it in shown if re.fullmatch(r"\d+\.\d+|\d+", it)}
    for said in told(page)[:-1]:
        said = re.sub(r"(?:[Uu]nit|[Ss]tep|In) \d+|b_\S*", "", said)
        for figure, percent in re.findall(r"(\d+(?:\.\d+)?)( %)?", said):
            value = Decimal(figure) / 100 if percent else Decimal(figure)
            assert value in decimals or (percent and 1 - value in decimals), (said, figure)
