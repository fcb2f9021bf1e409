"""Letters that can be read: on a phone, in print, in grey, by the colour-blind, on light ground and dark."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import symbolic_lstm as sl
from symbolic_lstm.cells import CELLS
from symbolic_lstm.drawing.measure import Box, box, label_width
from symbolic_lstm.drawing.on_page import drawn_page
from symbolic_lstm.drawing.picture_kinds import KINDS
from symbolic_lstm.page.blocks import Illustration
from symbolic_lstm.page.letter_widths import WIDTHS
from symbolic_lstm.page.scene import Label, Rect, Scene
from symbolic_lstm.published.example import Example
from symbolic_lstm.writers.scenes.palette import DARK, LIGHT, Palette

from .look import faults

#: The width of a phone, and the least height of letters on it, in CSS pixels.
PHONE, LEAST = 320.0, 9.0


def layer(cell: str, units: int, steps: int, number: str = "") -> Example:
    """A cell with so many units and steps; every weight is one number, or all differ."""
    found = CELLS[cell]

    def of(name: str, i: int, j: int) -> str:
        return number or f"{(i * 7 + j * 3 + len(name) + ord(name[-1])) % 19 / 10 - 0.9:.2f}"

    def weight(name: str) -> object:
        if units == 1:
            return of(name, 0, 0)
        if name[0] == "U":
            return [[of(name, i, j) for j in range(units)] for i in range(units)]
        return [[of(name, i, 0)] if name[0] == "W" else of(name, i, 0) for i in range(units)]

    state = "0.5" if units == 1 else ["0.5"] * units
    steps_in = [f"{k * 7 % 5 - 2}" for k in range(steps)]
    inputs = [[x] for x in steps_in] if units > 1 else steps_in
    given_ = {"x": inputs if steps > 1 else inputs[0]} | dict.fromkeys(found.states, state)
    return sl.example(cell=cell, weights={p: weight(p) for p in found.parameters}, given=given_)


def seen_on_a_phone(scene: Scene) -> float:
    """How high the smallest letters are, where the picture is no wider than a phone."""
    return min(it.size for it in scene.walk() if isinstance(it, Label)) * min(1.0, PHONE / scene.width)


def legible(example: Example, steps: int, **options: str) -> None:
    for kind in KINDS:
        if kind != "memory" or steps > 1:
            scene = sl.draw(example, kind, narrow=True, **options).scene
            assert not faults(scene) and seen_on_a_phone(scene) >= LEAST, (kind, seen_on_a_phone(scene))


@pytest.mark.parametrize(
    ("cell", "units", "steps", "number", "digits"),
    [("lstm", 1, 1, "", "2"), ("gru", 3, 5, "", "4"), ("peephole", 8, 2, "", "2"), ("lstm", 1, 30, "", "2"),
     ("lstm", 1, 2, "0.123456789012", "12"), ("mgu", 1, 2, "-0.00000001234", "4s")],
)  # fmt: skip
def test_every_picture_has_a_form_that_is_read_on_a_phone(
    cell: str, units: int, steps: int, number: str, digits: str
) -> None:
    legible(layer(cell, units, steps, number), steps, digits=digits)


@pytest.mark.judge
@given(
    cell=st.sampled_from([name for name in CELLS if not name.startswith("rnn")]), units=st.sampled_from([1, 1, 2, 8]),
    steps=st.integers(1, 3), number=st.sampled_from(["", "0.123456789012", "-0.00000001234", "-43.5", "0"]),
    digits=st.sampled_from(["0", "2", "4", "9", "3s", "8s"]),
)  # fmt: skip
@settings(max_examples=12, deadline=None)
def test_pictures_of_any_cell_are_read_on_a_phone(cell: str, units: int, steps: int, number: str, digits: str) -> None:
    legible(layer(cell, units, steps, number), steps, digits=digits)


#: What is left of light for those who lack one kind of cones (Machado, Oliveira and Fernandes 2009, severity 1).
SEEN = {
    "all": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
Light = tuple[float, float, float]


def light(code: str) -> Light:
    """A colour as light, from its code."""
    parts = [int(code[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return r, g, b


def bright(it: Light) -> float:
    return 0.2126 * it[0] + 0.7152 * it[1] + 0.0722 * it[2]


def contrast(one: Light, other: Light) -> float:
    """Of two colours, as WCAG has it."""
    low, high = sorted((bright(one), bright(other)))
    return (high + 0.05) / (low + 0.05)


def apart(one: Light, other: Light) -> float:
    """How far apart two colours are to the eye (CIE 1976); 2.3 can just be told apart."""

    def lab(it: Light) -> Light:
        x = (0.4124 * it[0] + 0.3576 * it[1] + 0.1805 * it[2]) / 0.95047
        z = (0.0193 * it[0] + 0.1192 * it[1] + 0.9505 * it[2]) / 1.08883
        a, b, c = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, bright(it), z))
        return 116 * b - 16, 500 * (a - b), 200 * (b - c)

    return sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("seen", SEEN)
def test_the_four_colours_are_told_apart_by_the_colour_blind(palette: Palette, seen: str) -> None:
    found = []
    for key in ("F", "I", "C", "O"):
        colour = light(palette.colours[key])
        r, g, b = (min(1.0, max(0.0, sum(m * c for m, c in zip(row, colour, strict=True)))) for row in SEEN[seen])
        found.append((r, g, b))
    assert min(apart(one, other) for one, other in combinations(found, 2)) > 12


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_letters_and_lines_stand_out_from_what_they_lie_on(palette: Palette) -> None:
    paper = light(palette.colours["paper"])
    for key in ("ink", "muted", "F", "I", "C", "O"):
        ink = light(palette.colours[key])
        assert contrast(ink, paper) >= 4.5
        assert contrast(ink, light(palette.tints[key])) >= 4.5 or key == "muted"


@pytest.mark.parametrize(("units", "pictures"), [(1, 1), (2, 2), (3, 2), (4, 4), (8, 4), (9, 8), (20, 8)])
def test_maps_of_many_units_are_pictures_low_enough_for_paper(units: int, pictures: int) -> None:
    page = drawn_page(sl.sheet(layer("lstm", units, 2), entries="none"), "pdf")
    found = [it.scene for it in page.blocks if isinstance(it, Illustration) and it.scene.name == "heatmap"]
    smallest = [min(it.size for it in scene.walk() if isinstance(it, Label)) for scene in found]
    assert len(found) == pictures
    assert all(size * 102 / scene.height > 5.4 for size, scene in zip(smallest, found, strict=True)), "36 mm, in points"
    shown = {it.q for scene in found for it in scene.walk() if isinstance(it, Rect) and it.q}
    assert len(shown) > 0.9 * 4 * 2 * min(units, 16) and not any(faults(scene) for scene in found)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("picture", ["heatmap", "cell"])
def test_figures_stand_out_from_their_shades(palette: Palette, picture: str) -> None:
    made = sl.draw("understanding-lstms", picture, variant="company-a").scene
    paper = light(palette.colours["paper"])
    shades = [it for it in made.walk() if isinstance(it, Rect) and it.kind == "shade"]
    for label in made.walk():
        for shade in shades:
            own = box(label) if isinstance(label, Label) else None
            if own and own.meets(Box(shade.x, shade.y, shade.x + shade.width, shade.y + shade.height)):
                full = light_over(palette.colours[shade.colour], palette.colours["paper"], shade.share)
                assert contrast(light(palette.colours[label.colour]), full) >= 4.5, (shade, contrast(paper, full))


def light_over(code: str, ground: str, share: float) -> Light:
    """What a screen makes of a colour that covers a share of the ground."""
    mixed = (round(int(code[k : k + 2], 16) * share + int(ground[k : k + 2], 16) * (1 - share)) for k in (1, 3, 5))
    return light("#" + "".join(f"{part:02x}" for part in mixed))


def test_digits_are_as_wide_as_one_another() -> None:
    """Or figures of one shape would not take the same room, as `measure` takes them to."""
    assert len({label_width((f"−{digit}.5×10⁻{digit}",), 12.5) for digit in "0123456789"}) == 1
    assert len({WIDTHS[digit] for digit in "0123456789"}) == 1
