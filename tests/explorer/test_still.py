"""The picture that stands in the page is the one that the script sets anew: the same wires, boxes and words."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

import symbolic_lstm as sl
from symbolic_lstm.cells import CELLS
from symbolic_lstm.drawing.made import subject_of
from symbolic_lstm.explorer.picture import cell_picture, standing
from symbolic_lstm.explorer.still import KINDS
from symbolic_lstm.explorer.words import reading
from symbolic_lstm.published.setting import setting
from symbolic_lstm.writers.scenes.palette import DARK, LIGHT, Palette

from ..drawing.test_legible import contrast, light

Points = list[tuple[int, int]]


def attributes(said: str) -> dict[str, str]:
    return {name: quoted or bare for name, quoted, bare in re.findall(r'([\w-]+)=(?:"([^"]*)"|([\w.#-]+))', said)}


def lines(path: str) -> list[Points]:
    """The points of each line of a path of straight lines, in whole pixels."""
    found: list[Points] = []
    x = y = 0
    for letter, said in re.findall(r"([MLlhv])([^MLlhvz]*)", path):
        numbers = [round(float(it)) for it in re.findall(r"-?[\d.]+", said)]
        if letter in "hv":
            x, y = (x + numbers[0], y) if letter == "h" else (x, y + numbers[0])
            found[-1].append((x, y))
            continue
        for right, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = (x + right, y + down) if letter == "l" else (right, down)
            if letter == "M":
                found.append([])
            found[-1].append((x, y))
    return found


def drawn(svg: str) -> tuple[Counter[object], Counter[object]]:
    """The straight pieces of wires, and the boxes by their places and sizes."""
    paths = [attributes(it).get("d", "") for it in re.findall("<path ([^>]*)>", svg.partition("</defs>")[2] or svg)]
    wires: Counter[object] = Counter(piece for path in paths for line in lines(path) for piece in pairwise(line))
    boxes: Counter[object] = Counter()
    for it in map(attributes, re.findall("<rect ([^>]*)>", svg)):
        size = dict(re.findall(r"(width|height):(\d+)", it.get("style", "")))
        size = size or {"width": it.get("width", "215"), "height": it.get("height", "92")}
        boxes[tuple(round(float(part)) for part in (it["x"], it["y"], size["width"], size["height"]))] += 1
    return wires, boxes


def placed(wide: str, narrow: str) -> str:
    """The narrow form with the boxes of the wide one where it draws them again."""
    boxes = dict(re.findall(r"<g id=(p\d)[^>]*>(.*?)</g>", wide))

    def moved(found: re.Match[str]) -> str:
        x, y = (round(float(it)) for it in found.groups()[1:])
        return re.sub(
            r" ([xy])=(\d+)", lambda it: f" {it[1]}={int(it[2]) + (x if it[1] == 'x' else y)}", boxes[found[1]]
        )

    return re.sub(r"<use href=#(p\d) x=([-\d.]+) y=([-\d.]+) />", moved, narrow)


@pytest.mark.parametrize("name", ["lstm", "gru-after", "peephole", "own"])
def test_it_has_the_wires_and_the_boxes_of_what_it_stands_for(name: str) -> None:
    own = {"name": "own", "sentences": "a = sigmoid(W_a @ x)\nm = max(a, h_prev)\nh = m * tanh(a) + (1 - a) * h_prev"}
    cell = None if name == "own" else CELLS[name]
    weights = dict.fromkeys(cell.parameters if cell else ("W_a",), "0.5")
    given = {"x": "1"} | dict.fromkeys(cell.states if cell else ("h_prev",), "0.25")
    example = sl.example(cell=cell or own, weights=weights, given=given)
    subject = subject_of(example, setting(example, ""))
    both = cell_picture(subject.traced, subject.notation, subject.language)
    stands = standing(subject.traced, subject.notation, subject.language, both).split("<svg")[1:]
    if name in ("lstm", "gru-after", "peephole"):
        assert stands[1].count("<use href=#p") == stands[0].count("<g id=p") > 2, "boxes stand there once"
    for before, after in zip(both.split("<svg")[1:], (stands[0], placed(stands[0], stands[1])), strict=True):
        wires, boxes = drawn(before)
        assert drawn(after) == (wires, boxes) and len(wires) > 20 and len(boxes) > 1


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("name", ["F", "I", "C", "O", "ink"])
def test_letters_in_a_box_stand_out_from_its_tint(palette: Palette, name: str) -> None:
    said = re.search(r"srgb,\{0\} (\d+)%", KINDS["b"])
    assert said
    share, places = int(said[1]) / 100, range(1, 7, 2)
    letters, paper = ([int(palette.colours[it][k : k + 2], 16) for k in places] for it in (name, "paper"))  # type: ignore[index]
    mixed = (round(a * share + b * (1 - share)) for a, b in zip(letters, paper, strict=True))
    assert contrast(light(palette.colours[name]), light("#" + "".join(f"{it:02x}" for it in mixed))) >= 4.5  # type: ignore[index]


def test_no_text_ends_the_string_it_is_held_in() -> None:
    assert reading('{"a":"`${x}"}').startswith(r'const DATA=JSON.parse(String.raw`{"a":"\u0060\u0024{x}"}`')
