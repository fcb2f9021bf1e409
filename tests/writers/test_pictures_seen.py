"""Chromium and resvg show the same pictures, with every sign where it was put; axe-core hears what they are."""

from __future__ import annotations

import base64
import json
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

import symbolic_lstm as sl
from symbolic_lstm.page.blocks import Page
from symbolic_lstm.page.layout import Array, Num
from symbolic_lstm.writers.equation_pictures.looks import LOOKS, Look
from symbolic_lstm.writers.equation_pictures.picture import Picture, formula, of_page

from .cases import CASES
from .drawn import Box, outlines
from .hostile import TEXTS, page
from .pages import PAGE
from .test_browser import chromium, node

SEED = "understanding-lstms"


@cache
def made(name: str, look: Look) -> Picture:
    """A picture to look at."""
    pages: dict[str, Page] = {
        "derivation": sl.sheet(SEED),
        "german, Ng": sl.sheet(SEED, "minus-ten", notation="ng", language="de"),
        "rows of d2l": sl.sheet("hkust-lstm", notation="d2l"),
        "everything": PAGE,
    }
    return of_page(pages[name], look)


def judged(pictures: list[Picture]) -> list[dict[str, Any]]:
    """What Chromium saw of pictures and their PNGs; it must have said nothing and fetched nothing."""
    given = [
        {"svg": it.svg, "png": base64.b64encode(it.png).decode(), "boxes": [o.box for o in outlines(it.svg)]}
        for it in pictures
    ]
    found = node("pictures.mjs", chromium(), given=json.dumps(given))
    assert found["told"] == [] and found["asked"] == [] and len(found["seen"]) == len(pictures)
    return list(found["seen"])


def near(box: list[float], wanted: Box, by: float) -> bool:
    return all(abs(a - b) <= by for a, b in zip(box, wanted, strict=True))


@pytest.mark.judge
@pytest.mark.parametrize("look", get_args(Look))
def test_every_piece_is_where_it_was_put_in_page_image_and_png(look: Look) -> None:
    pictures = [made(name, look) for name in ("derivation", "german, Ng", "rows of d2l", "everything")]
    tall = Array(tuple((Num(f"{k}.5"), Num("1")) for k in range(12)))
    pictures += [formula(tall, look), *(formula(layout, look) for case, layout in CASES.items() if case != "untrusted")]
    for it, seen in zip(pictures, judged(pictures), strict=True):
        found = outlines(it.svg)
        assert seen["size"] == [it.width, it.height] and seen["png"] == [2 * it.width, 2 * it.height]
        assert all(near(box, o.box, 0.1) for box, o in zip(seen["inPage"], found, strict=True))
        for where in ("inSvg", "inPng"):
            signs = [box for box, o in zip(seen[where], found, strict=True) if o.sign]
            assert all(max(b[k] for b in signs) - min(b[k] for b in signs) <= 1 for k in (0, 2) if signs), where
            for box, o in zip(seen[where], found, strict=True):
                assert near(box, o.box, 1), (where, it.alt, box, o.box)
        assert seen["apart"] < 2.5, "what resvg draws is what Chromium draws"
        paper = LOOKS[look].paper
        ground = [*bytes.fromhex(paper[1:]), 255] if paper else [0, 0, 0, 0]
        assert seen["ground"] == seen["pngGround"] == ground


@pytest.mark.judge
def test_nothing_quoted_in_a_picture_runs() -> None:
    judged([of_page(page(text)) for place, text in TEXTS.items() if place != "beyond"])


@pytest.mark.judge
def test_axe_hears_what_pictures_show(tmp_path: Path) -> None:
    it = made("derivation", "light")
    image = base64.b64encode(it.png).decode()
    markup = (
        '<!doctype html><html lang="en"><title>Pictures</title><main><h1>Pictures</h1>'
        f'{it.svg}<img src="data:image/png;base64,{image}" alt="{it.alt}"></main></html>'
    )
    file = tmp_path / "page.html"
    file.write_text(markup, encoding="utf-8")
    for found in node("axe.mjs", chromium(), str(file)).values():
        assert found["violations"] == [] and {"svg-img-alt", "image-alt"} <= set(found["rules"])
    file.write_text(markup.replace(f"<title>{it.alt}</title>", ""), encoding="utf-8")
    found = node("axe.mjs", chromium(), str(file))["light"]
    assert any("svg-img-alt" in said for said in found["violations"]), "an image without words is noticed"
