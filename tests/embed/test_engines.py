"""The real engine of each place: what reaches its mathematics is what was printed, and text stays text."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import pytest

from symbolic_lstm.embed.dialects import unquoted
from symbolic_lstm.embed.targets import TARGETS
from symbolic_lstm.page.blocks import Page
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.tex_in_html import unmarked

from ..writers.hostile import TEXTS, page
from ..writers.test_katex import katex
from . import engines
from .engines import JUDGES, Engine, Read, Seen
from .printed import SHEETS, inline, printed, shipped

pytestmark = pytest.mark.judge

#: A word that is in no page and is no markup anywhere.
WORD = "placeholder"


def same(tex: str) -> str:
    return tex


class Place(NamedTuple):
    """How a target is judged: its engine, and where it spells LaTeX by another name that is set alike."""

    engine: Callable[[], Engine]
    inside: Callable[[str], str] = inline
    spelt: Callable[[str], str] = same


PLACES: dict[str, Place] = {
    "dev": Place(lambda: engines.scripted("ruby", "dev.rb", "ruby ruby-redcarpet ruby-liquid ruby-nokogiri")),
    "github": Place(lambda: engines.cmark_gfm, spelt=unquoted),
    "katex": Place(lambda: engines.in_chromium("katex"), same, unmarked),
}


def squeezed(found: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    return [(re.sub(r"\s+", "", tex), displayed) for tex, displayed in found]


@cache
def read(place: str) -> dict[str, Read]:
    """What the engine makes of the sheets, and of pages full of hostile and of harmless text."""
    articles = [TARGETS[place].write(it) for it in pages().values()]
    return dict(zip(pages(), PLACES[place].engine()(articles), strict=True))


@cache
def pages() -> dict[str, Page]:
    return {name: shipped(name) for name in SHEETS} | {n: page(t) for n, t in TEXTS.items()} | {WORD: page(WORD)}


@pytest.mark.parametrize("place", PLACES)
def test_what_is_printed_reaches_the_mathematics(place: str) -> None:
    for name, it in pages().items():
        expected = [(PLACES[place].spelt(tex), shown) for tex, shown in printed(it, PLACES[place].inside)]
        assert squeezed(read(place)[name].reached) == squeezed(expected), name
        assert len(expected) >= 8, name


@pytest.mark.parametrize("place", PLACES)
def test_quoted_text_stays_text(place: str) -> None:
    expected = Seen(read(place)[WORD].html)
    for name, text in TEXTS.items():
        seen = Seen(read(place)[name].html)
        assert seen.elements == expected.elements, name
        assert all(link.startswith("https://example.org/") for link in seen.links) and len(seen.links) == 1, name
        assert seen.text == expected.text.replace(WORD, re.sub(r"\s+", "", plain(text))), name


def spelt(place: str) -> list[str]:
    """Everything a place is handed, each spelling once."""
    found = [tex for it in pages().values() for tex, _ in printed(it, PLACES[place].inside)]
    return list(dict.fromkeys(map(PLACES[place].spelt, found)))


@pytest.mark.parametrize("place", ["dev", "katex"])
def test_katex_sets_it_in_its_strictest_mode(place: str) -> None:
    node = shutil.which("node")
    assert node, "Node is not installed; this judge needs it"
    sources = spelt(place)
    lines = "".join(json.dumps(source) + "\n" for source in sources)
    ran = subprocess.run(
        [node, JUDGES / "katex.mjs", katex()], input=lines, capture_output=True, text=True, encoding="utf-8", check=True
    )
    answers = [json.loads(line)["error"] for line in ran.stdout.splitlines()]
    assert [(s, a) for s, a in zip(sources, answers, strict=True) if a] == []


@pytest.mark.parametrize("place", ["github"])
def test_mathjax_sets_it_without_extensions(place: str) -> None:
    sources = spelt(place)
    answers = engines.run("node", "mathjax.mjs", given=sources, package="nodejs")
    assert [(s, a) for s, a in zip(sources, answers, strict=True) if a] == []
    banned = re.compile(r"\\(?:operatorname|mbox|phantom|def|newcommand|renewcommand|label|href|class)(?![a-z])")
    assert [s for s in sources if banned.search(s)] == []
