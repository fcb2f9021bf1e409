"""No label lies on another and none is cut off, whatever numbers have to stand in the picture."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import symbolic_lstm as sl
from symbolic_lstm.cells import CELLS
from symbolic_lstm.drawing.cell import cell as draw_cell
from symbolic_lstm.drawing.gradients import gradients
from symbolic_lstm.drawing.on_page import LEGIBLE
from symbolic_lstm.drawing.subject import Subject
from symbolic_lstm.languages import language
from symbolic_lstm.maths.program import unroll
from symbolic_lstm.notation import named
from symbolic_lstm.numbers.figure import figure
from symbolic_lstm.numbers.trace import trace
from symbolic_lstm.page.scene import Label

from .look import bends, drawn_over, faults, texts

NAMES = [entry.id for entry in sl.examples()]
SEED = sl.load("understanding-lstms")
#: Numbers as people type them, long ones and tiny ones among them.
NUMBERS = st.one_of(
    st.sampled_from(["0", "1", "-10", "0.00000001234", "-123456.789012", "4321.5", "-1e-12", "3.14159265358979"]),
    st.decimals(-20, 20, places=3).map(str),
)
PICTURES = [
    ("cell", (), {}), ("cell", ("f",), {"style": "signs"}), ("curve", ("f",), {}), ("curve", ("h",), {}),
    ("curve", ("g", "minus-ten:g"), {}), ("curve", ("i", "minus-ten:i"), {"narrow": True}), ("bars", ("c",), {}),
]  # fmt: skip


@given(x=NUMBERS, c=NUMBERS, h=NUMBERS, digits=st.sampled_from(["", "2", "4", "9", "3s"]))
@settings(max_examples=6, deadline=None)
def test_labels_keep_apart_whatever_the_numbers_are(x: str, c: str, h: str, digits: str) -> None:
    changes = {"x": x, "c_prev": c, "h_prev": h}
    for picture, quantities, options in PICTURES:
        made = sl.draw(SEED, picture, quantities, changes=changes, digits=digits or None, **options)
        assert not faults(made.scene), (picture, quantities, options)


@pytest.mark.parametrize("code", ["en", "de"])
@pytest.mark.parametrize("notation", ["memories", "standard", "olah", "ng"])
def test_labels_keep_apart_in_every_language_and_notation(code: str, notation: str) -> None:
    for picture, quantities, options in PICTURES:
        made = sl.draw(SEED, picture, quantities, language=code, notation=notation, **options)
        assert not faults(made.scene), (picture, quantities, options)


@pytest.mark.parametrize("name", NAMES)
def test_the_pictures_of_every_example_have_their_labels_apart(name: str) -> None:
    example = sl.load(name)
    for picture, options in (
        ("cell", {}),
        ("cell", {"style": "signs"}),
        ("cell", {"narrow": True}),
        ("heatmap", {}),
        ("bars", {}),
        ("rounding", {}),
    ):
        try:
            made = sl.draw(example, picture, **options)
        except sl.SymbolicLstmError as fault:
            assert picture != "cell", fault
            continue
        assert not faults(made.scene), (picture, options)
        assert made.scene.width <= 600 or picture != "cell" or "narrow" not in options


@pytest.mark.parametrize("name", ["peephole", "coupled", "gru-after", "gru-after-writes"])
def test_wires_run_straight_and_are_drawn_once(name: str) -> None:
    cell = CELLS[name]
    places = [*cell.parameters, *(f"{it}@0" for it in cell.states.values()), *(f"{it}@1" for it in cell.inputs)]
    worked = trace(unroll(cell), {place: figure("0.5") for place in places})
    scene = draw_cell(Subject(worked, named("standard"), language("en", ".")))
    assert not drawn_over(scene) and not bends(scene)


@pytest.mark.parametrize("steps", [1, 3, 8])
def test_every_step_of_a_few_gradients_has_its_number(steps: int) -> None:
    scene = gradients([figure("0.5")] * steps, language("en", "."))
    assert not faults(scene)
    assert [it for it in texts(scene) if it.isdecimal() and int(it) <= steps][-steps:] == [
        str(k) for k in range(1, steps + 1)
    ]


@pytest.mark.parametrize("name", ["graph-gru-one-step", "exam-gru-blend"])
def test_the_form_for_a_phone_has_every_figure(name: str) -> None:
    wide, narrow = (
        {it.q for it in sl.draw(name, "cell", narrow=small).scene.walk() if isinstance(it, Label) and it.q}
        for small in (False, True)
    )
    assert wide <= narrow


@pytest.mark.parametrize(("name", "stands"), [("understanding-lstms", True), ("graph-gru-three-snapshots", False)])
def test_a_cell_whose_letters_nobody_could_read_is_left_out_of_its_sheet(name: str, stands: bool) -> None:
    assert ((sl.draw(name, "cell").scene.width < LEGIBLE), "The cell</h2>" in sl.sheet(name).write("html")) == (
        stands,
        stands,
    )


def test_gradients_over_many_powers_of_ten_have_these_at_the_side() -> None:
    found = texts(gradients([figure(it) for it in ("0.9", "0.004", "2e-9")], language("en", ".")))
    assert {"0.1", "10⁻⁷"} <= {*found} and not any(it.startswith("1×") for it in found)
    near = texts(gradients([figure(it) for it in ("20", "0.004")], language("de", ",")))
    assert {"100", "10", "1", "0,1", "0,01", "0,001"} <= {*near}
