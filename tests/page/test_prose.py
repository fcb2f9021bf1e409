"""What a sheet says in sentences: true of the figures, of the cell, and worth saying."""

from __future__ import annotations

import re
from itertools import product

import pytest

import symbolic_lstm as sl
from symbolic_lstm.cells import CELLS
from symbolic_lstm.languages import LANGUAGES, worded
from symbolic_lstm.maths.effects import effects
from symbolic_lstm.notation import NOTATIONS
from symbolic_lstm.page.blocks import Heading, Note, Page, Para, Table
from symbolic_lstm.page.called import Wording
from symbolic_lstm.page.captions import caption
from symbolic_lstm.page.narrate import in_words
from symbolic_lstm.published.spec import parse_example
from symbolic_lstm.published.template import template
from symbolic_lstm.writers.text import write_prose

MGU = """\
f = sigmoid(U_f @ h_prev + W_f @ x + b_f)
n = tanh(U_n @ (f * h_prev) + W_n @ x + b_n)
h = (1 - f) * h_prev + f * n"""
LETTERS = """\
Kp = sigmoid(W_p @ x + w_new)
Kp_n = tanh(W_n @ x)
s = Kp * s_prev + (1 - Kp) * Kp_n"""
ADDS = "k = sigmoid(W_k @ x)\nc = k * c_prev + x"


def example(sentences: str, given: str, weights: str, roles: str = "{}", digits: int = 4, language: str = "en") -> Page:
    return sl.narrate(
        parse_example(
            f'schema = 1\ntitle = "Own"\nlanguage = "{language}"\n'
            f'rounding = {{ digits = {digits}, carry = "shown" }}\n[cell]\nname = "own"\nroles = {roles}\n'
            f"sentences = '''\n{sentences}\n'''\n[given]\n{given}\n[weights]\n{weights}\n"
        )
    )


def told(page: Page) -> list[str]:
    return [write_prose(b.prose) for b in page.blocks if isinstance(b, Para) and b.kind in ("plain", "lead")]


def headings(page: Page) -> list[str]:
    return [write_prose(b.text) for b in page.blocks if isinstance(b, Heading)]


def mgu(language: str = "en") -> Page:
    weights = "U_f = 0.5\nW_f = 0.4\nb_f = 0.1\nU_n = 0.5\nW_n = -0.4\nb_n = 0.1"
    roles = '{ f = ["forget gate"], n = ["candidate"], h = ["hidden state"] }'
    return example(MGU, "x = 1\nh_prev = 0.5", weights, roles, language=language)


def test_a_forget_gate_keeps_what_its_sentences_say() -> None:
    said = told(mgu())
    assert said[1] == (
        "The forget gate shows the candidate 67.92 % of the hidden state. It keeps 32.08 % of the hidden state and "
        "lets in 67.92 % of the candidate."
    )
    assert not any("cell state" in it for it in said)
    assert told(mgu("de"))[1] == (
        "Das Vergessensgatter zeigt dem Kandidatenwert 67,92 % des verborgenen Zustands. Es behält 32,08 % des "
        "verborgenen Zustands und lässt 67,92 % des Kandidatenwerts ein."
    )


def test_the_update_gate_of_every_gru_says_what_it_keeps_and_lets_in() -> None:
    said = {}
    for name in ("gru", "gru-writes", "gru-after", "gru-after-writes"):
        sheet = parse_example(template(CELLS[name], "mine.toml").replace("h_prev = 0", "h_prev = 0.5"))
        said[name] = next(it for it in told(sl.narrate(sheet))[1:] if it.startswith("The update gate keeps"))
    shares = {name: re.findall(r"[\d.]+ %", it)[-2:] for name, it in said.items()}
    for name in ("gru", "gru-after"):
        assert shares[name] == shares[f"{name}-writes"][::-1]
    assert all("of the hidden state" in it and "of the candidate" in it for it in said.values())


def test_a_state_of_nothing_is_not_shared_out() -> None:
    said = told(sl.narrate(parse_example(template(CELLS["lstm"], "mine.toml"))))
    assert said[:2] == [
        "The cell state goes from 0 to 0.3976, and a hidden state of 0.2762 comes out.",
        "The forget gate would keep 66.82 % of the cell state, but that is 0 before this step.",
    ]
    assert "The cell state goes from 0 to 0.3976: all of it is new." in said
    assert not any("of a cell state of 0" in it for it in said)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("x = -1.581\nc_prev = 2", "goes from 2 to −0.581: 1.000 is kept and 1.581 is taken away."),
        ("x = 0\nc_prev = 2", "goes from 2 to 1.000: 1.000 is kept and nothing is added."),
        ("x = 1\nc_prev = 2", "stays at 2.000: 1.000 is kept and 1 is added."),
        ("x = 1\nc_prev = 0", "goes from 0 to 1.000: all of it is new."),
    ],
)
def test_a_state_goes_somewhere_or_stays(given: str, said: str) -> None:
    page = example("k = sigmoid(0 * x)\nc = k * c_prev + x", given, "", digits=3)
    assert told(page)[-1] == f"The cell state {said}"


def test_a_state_that_is_kept_stays() -> None:
    page = example("c = c_prev + x * x", "x = 0\nc_prev = -3.5", "")
    assert told(page)[-1] == "The cell state stays at −3.5000."
    page = example("c = c_prev + x * x", "x = 2\nc_prev = -3.5", "")
    assert told(page)[-1] == "The cell state goes from −3.5 to 0.5000: 4 is added."


def test_all_of_it_is_all_in_the_lead_too() -> None:
    said = told(sl.sheet("understanding-lstms", changes={"x": "30"}))
    assert said[0].startswith("To the digits shown, the forget gate keeps all of a long-term memory of 2, ")
    assert said[1].startswith("To the digits shown, the forget gate keeps all of")


def test_a_tiny_share_is_less_than_something() -> None:
    page = sl.sheet("understanding-lstms", changes={"x": "-100"})
    assert "The forget gate keeps less than 0.001 % of a long-term memory of 2" in told(page)[0]
    huge = sl.sheet("understanding-lstms", changes={"b_f": "-2500000"})
    assert max(map(len, told(huge))) < 150
    mixed = example("z = sigmoid(W_z @ x)\nh = (1 - z) * h_prev + z * x", "x = -1\nh_prev = 2", "W_z = 100")
    assert "keeps more than 99.999 % of the hidden state and lets in less than 0.001 %" in " ".join(told(mixed))


def test_what_has_no_word_is_called_by_its_letter() -> None:
    page = example(LETTERS, "x = 1\ns_prev = 0.5", "W_p = 0.5\nW_n = -0.4\nw_new = 0.1")
    assert headings(page)[1:4] == ["Value of Kp", "Value of Kp_n", "Value of sₜ"]
    assert told(page)[0] == "Kp keeps 64.57 % of sₜ₋₁ and lets in 35.43 % of Kp_n."
    german = example(LETTERS, "x = 1\ns_prev = 0.5", "W_p = 0.5\nW_n = -0.4\nw_new = 0.1", language="de")
    assert told(german)[0] == "Kp behält 64,57 % von sₜ₋₁ und lässt 35,43 % von Kp_n ein."


def test_a_letter_is_called_what_it_does_not_what_it_looks_like() -> None:
    swapped = "f = sigmoid(W_f @ x)\ni = sigmoid(W_i @ x)\ng = tanh(W_g @ x)\nc = i * c_prev + f * g"
    page = example(swapped, "x = 1\nc_prev = 0.5", "W_f = 0.5\nW_i = -0.4\nW_g = 0.1")
    assert headings(page)[1:5] == ["Value of fₜ", "Value of iₜ", "Candidate", "Cell state"]


def test_the_captions_say_what_the_notation_says() -> None:
    for name, word in (("pytorch", "cell gate"), ("d2l", "input node"), ("memories", "potential long-term memory")):
        asides = [b.aside for b in sl.sheet("understanding-lstms", notation=name).blocks if isinstance(b, Heading)]
        assert f"what share of the {word} to add" in asides


def test_verdicts_are_explained_where_there_are_some() -> None:
    def words(page: Page) -> list[str]:
        return [b.word for b in page.blocks if isinstance(b, Note)]

    assert "Verdicts" in words(sl.sheet("understanding-lstms"))
    assert "Verdicts" not in words(mgu()) and "Verdicts" not in words(
        sl.sheet("understanding-lstms", changes={"x": "2"})
    )


def test_parameters_have_a_table_of_their_own() -> None:
    page = example(LETTERS, "x = 1\ns_prev = 0.5", "W_p = 0.5\nW_n = -0.4\nw_new = 0.1")
    found = {write_prose(b.head[0]): [write_prose(r[0]) for r in b.rows] for b in page.blocks if isinstance(b, Table)}
    assert found["before the step"] == ["sₜ₋₁", "xₜ  input"]
    assert found["parameters"][0] == "w_p"


def test_every_language_tells_every_cell_in_every_notation() -> None:
    """Nothing is missing, nothing is unfilled, and no two languages are mixed."""
    for (name, cell), notation, code in product(CELLS.items(), NOTATIONS.values(), LANGUAGES):
        if notation.cells and name not in (*notation.cells, *notation.converts):
            continue
        text = template(cell, "mine.toml").replace("_prev = 0", "_prev = 0.5")
        page = sl.narrate(in_words(parse_example(text), notation.name, code, None))
        said = told(page)
        assert len(said) >= len(cell.names) - 1
        assert not re.search(
            r"[{](this|of|new|into|out|share|value)\b|^[a-zäöüéê]|\b(\w+) \1\b", "\n".join(said), re.MULTILINE
        )
        asides = [b.aside for b in page.blocks if isinstance(b, Heading) and b.number]
        if code != "en":
            assert not re.search(
                r"\b(the|of|is|to|what|gate|state)\b", "\n".join([*said, *headings(page)[1:], *asides])
            )


def test_every_effect_has_its_sentences_and_captions() -> None:
    bands = ("nothing", "little", "part", "nearly all", "all")
    for tongue in LANGUAGES.values():
        for kind in ("keeps", "adds", "mixes", "lets out", "shows", "passes"):
            assert {f"{kind}: {band}" for band in bands} <= tongue.sentences.keys()
        for cell in CELLS.values():
            wording = Wording(cell, worded(NOTATIONS["standard"], tongue.code), tongue)
            assert all(
                caption(wording, name) for name in cell.names if effects(cell, name)[:1] and "after" not in cell.name
            )


def test_a_role_of_ones_own_is_never_said_in_another_language() -> None:
    roles = '{ f = ["forget gate"], n = ["fresh thing"], h = ["hidden state"] }'
    weights = "U_f = 0.5\nW_f = 0.4\nb_f = 0.1\nU_n = 0.5\nW_n = -0.4\nb_n = 0.1"
    text = (
        f"schema = 1\ntitle = \"Own\"\n[cell]\nname = \"own\"\nroles = {roles}\nsentences = '''\n{MGU}\n'''\n"
        f"[given]\nx = 1\nh_prev = 0.5\n[weights]\n{weights}\n"
    )
    worked = parse_example(text)
    assert any("of the fresh thing" in it for it in told(sl.narrate(worked)))
    german = sl.narrate(in_words(worked, None, "de", None))
    assert not any("fresh" in it for it in [*told(german), *headings(german)])
    assert "und lässt 67,92 % von nₜ ein." in " ".join(told(german))
    own = sl.narrate(parse_example(text.replace("schema = 1", 'schema = 1\nlanguage = "de"').replace("fresh", "Neues")))
    assert any("Neues thing" in it for it in told(own))
