"""Sentences that say the contrary of the equations, and many more that do not."""

from __future__ import annotations

import pytest

from tests.articles.articles import flagged
from tests.articles.test_shares import GATES, LSTM

KEEPS = GATES + r"$$h_t = z_t \odot h_{t-1} + (1 - z_t) \odot \tilde{h}_t$$" + "\n\n"
TAKES = GATES + r"$$h_t = (1 - z_t) \odot h_{t-1} + z_t \odot \tilde{h}_t$$" + "\n\n"
#: Sentences that are right where z keeps the old state, and wrong where it takes the new one.
SAID = (
    "When $z_t$ is close to 1, the old state is kept.",
    "An update gate near zero replaces the previous hidden state.",
    "If the update gate is 1, the cell keeps its old state.",
    "With $z_t \\approx 0$ the unit forgets the past.",
    "Ist das Update-Gate 1, behält die Zelle den alten Zustand.",
    "Quand la porte de mise à jour vaut 1, la cellule conserve l’ancien état.",
    "Si z_t es 1, la celda conserva el estado anterior.",
)


@pytest.mark.parametrize("sentence", SAID)
def test_a_sentence_against_the_equations_is_told(sentence: str) -> None:
    assert not flagged(KEEPS + sentence)
    (found,) = flagged(TAKES + sentence)
    assert (found.rule, found.level) == ("E216", "warning")
    assert (TAKES + sentence)[found.start :].startswith(sentence[:9])


@pytest.mark.parametrize(
    "sentence",
    [
        "When $z_t$ is close to 1, the old state is not kept.",
        "Does a z of 1 keep the old state?",
        "Some authors write it so that z = 1 keeps the old state.",
        "When z is 1 the old state is kept, and when it is 0 it is replaced.",
        "In PyTorch a z of 1 keeps the old state.",
        "If the reset gate is 1, the update gate sees the old state, which is kept.",
        "The update gate has 1 weight and keeps the old state in mind or replaces it.",
        "A gate of 1 keeps the old state.",
        "The value 1 - z keeps the old state when z_t is 0.",
    ],
)
@pytest.mark.parametrize("cell", [KEEPS, TAKES], ids=["keeps", "takes"])
def test_other_sentences_say_nothing(sentence: str, cell: str) -> None:
    assert not flagged(cell + sentence)


def test_a_forget_gate_of_nought_keeps_nothing() -> None:
    assert not flagged(LSTM + "\n\nA forget gate of 1 keeps the old state.\n")
    (found,) = flagged(LSTM + "\n\nA forget gate of 0 keeps the old state.\n")
    assert found.rule == "E216"


def test_an_article_with_both_conventions_is_not_judged() -> None:
    assert not [f for f in flagged(KEEPS + TAKES + SAID[0]) if f.rule == "E216"]
