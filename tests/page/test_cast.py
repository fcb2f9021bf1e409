"""A filled mould is written letter by letter as if it had been set anew."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic_lstm.cells import CELLS
from symbolic_lstm.maths.cell import scalar
from symbolic_lstm.notation import NOTATIONS
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import Figure, figure
from symbolic_lstm.numbers.stages import stages
from symbolic_lstm.page.cast import cast
from symbolic_lstm.page.layout import Poured
from symbolic_lstm.page.typeset import typeset
from symbolic_lstm.writers import latex_maths, mathml_maths, text_maths

WRITERS = (text_maths.equation, latex_maths.equation, mathml_maths.equation)
BODIES = [scalar(equation) for cell in CELLS.values() for equation in cell]

figures = st.one_of(
    st.decimals(-1000, 1000, places=2).map(lambda d: figure(str(d))),
    st.integers(-99, 99).map(lambda n: figure(str(n))),
    st.sampled_from(["6.27e-6", "-9.38e-7", "0.997", "-0.00", "2.70", "1"]).map(figure),
)


@given(st.data(), st.sampled_from(BODIES), st.sampled_from(list(NOTATIONS.values())), st.sampled_from([None, 1, 17]))
@settings(max_examples=200, deadline=None)
def test_moulds_change_no_letter(data: st.DataObject, body, notation, when) -> None:
    stage = data.draw(st.sampled_from(stages(body)))
    paths = [code(body).nodes[k].path for k in stage.cut]
    shown: dict[tuple[int, ...], Figure] = {path: data.draw(figures) for path in paths}
    again = {path: data.draw(figures) for path in paths}
    for chosen in (shown, again, {}):
        made, anew = cast(body, notation, chosen, when), typeset(body, notation, chosen, when)
        assert made == anew
        for write in WRITERS:
            assert write(made) == write(anew)


def test_moulds_are_used() -> None:
    """Or the comparison above would compare nothing."""
    body = BODIES[0]
    paths = [code(body).nodes[k].path for k in stages(body)[0].cut]
    made = cast(body, NOTATIONS["standard"], dict.fromkeys(paths, figure("2.70")))
    assert isinstance(made, Poured)
    assert text_maths.equation(made) == "σ(2.70 × 2.70 + 2.70 × 2.70 + 2.70)"
    assert "text" in made.mould.pieces
