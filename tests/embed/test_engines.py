"""The real engine of each place: what reaches its mathematics is what was printed, and text stays text."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache, reduce
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from symbolic_lstm.embed.dialects import unbracketed, undollared, unnamed, unquoted
from symbolic_lstm.embed.targets import TARGETS
from symbolic_lstm.page.blocks import Page
from symbolic_lstm.writers.asciidoc import unpassed
from symbolic_lstm.writers.latex import columned
from symbolic_lstm.writers.latex_words import words_for_mathjax
from symbolic_lstm.writers.plain import plain
from symbolic_lstm.writers.tex_in_html import unmarked

from ..fonts import font_of
from ..writers.hostile import TEXTS as HOSTILE
from ..writers.hostile import page
from ..writers.test_katex import katex
from . import engines
from .engines import JUDGES, Engine, Read, Seen
from .mixtures import mixtures
from .printed import SHEETS, inline, printed, shipped

pytestmark = pytest.mark.judge

#: A word that is in no page and is no markup anywhere.
WORD = "placeholder"
TEXTS = HOSTILE | {text: text for text in mixtures(20)}


def same(tex: str) -> str:
    return tex


class Place(NamedTuple):
    """How a target is judged: its engine, and where it spells LaTeX by another name that is set alike."""

    engine: Callable[[], Engine]
    inside: Callable[[str], str] = inline
    spelt: Callable[[str], str] = same


def then(*changes: Callable[[str], str]) -> Callable[[str], str]:
    return lambda tex: reduce(lambda now, change: change(now), changes, tex)


PLACES: dict[str, Place] = {
    "markdown": Place(lambda: engines.dollarmath),
    "dev": Place(lambda: engines.scripted("ruby", "dev.rb", "ruby ruby-redcarpet ruby-liquid ruby-nokogiri")),
    "github": Place(lambda: engines.cmark_gfm, spelt=then(words_for_mathjax, unquoted)),
    "jupyter": Place(lambda: engines.nbconvert, spelt=words_for_mathjax),
    "quarto": Place(lambda: engines.pandoc("markdown"), spelt=words_for_mathjax),
    "myst": Place(lambda: engines.sphinx(".md"), spelt=words_for_mathjax),
    "mkdocs": Place(lambda: engines.python_markdown, spelt=then(words_for_mathjax, unnamed)),
    "docusaurus": Place(lambda: engines.node("remark.mjs"), spelt=undollared),
    "hugo": Place(lambda: engines.hugo),
    "kramdown": Place(
        lambda: engines.scripted("ruby", "kramdown.rb", "ruby ruby-kramdown ruby-kramdown-parser-gfm ruby-liquid"),
        spelt=then(words_for_mathjax, unquoted),
    ),
    "obsidian": Place(lambda: engines.dollarmath, spelt=words_for_mathjax),
    "mdbook": Place(lambda: engines.pulldown_cmark, spelt=words_for_mathjax),
    "huggingface": Place(lambda: engines.doc_builder, spelt=then(words_for_mathjax, unbracketed)),
    "rst": Place(lambda: engines.sphinx(".rst"), same, then(words_for_mathjax, unquoted)),
    "asciidoc": Place(lambda: engines.asciidoctor, then(words_for_mathjax, unpassed, inline), words_for_mathjax),
    "org": Place(lambda: engines.pandoc("org"), spelt=words_for_mathjax),
    "katex": Place(lambda: engines.in_chromium("katex"), same, unmarked),
    "mathjax": Place(lambda: engines.in_chromium("mathjax"), same, then(words_for_mathjax, unmarked)),
    "wordpress": Place(lambda: engines.wordpress, same, unmarked),
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


#: The engine that sets each place's mathematics.
SETS = {
    "katex": ["markdown", "dev", "docusaurus", "hugo", "huggingface", "katex"],
    "mathjax": [
        "github",
        "jupyter",
        "quarto",
        "myst",
        "mkdocs",
        "kramdown",
        "obsidian",
        "mdbook",
        "org",
        "rst",
        "asciidoc",
        "mathjax",
    ],
    "temml": ["wordpress"],
}


def test_every_place_has_an_engine() -> None:
    assert sorted(place for places in SETS.values() for place in places) == sorted(PLACES)
    assert TARGETS.keys() - PLACES.keys() == {"latex", "html", "typst", "medium", "text"}


def everything(engine: str) -> list[str]:
    """What the places of an engine are handed, each spelling once."""
    return list(dict.fromkeys(tex for place in SETS[engine] for tex in spelt(place)))


def test_katex_sets_it_in_its_strictest_mode() -> None:
    node = shutil.which("node")
    assert node, "Node is not installed; this judge needs it"
    sources = everything("katex") + list(dict.fromkeys(tex for it in pages().values() for tex, _ in printed(it, same)))
    lines = "".join(json.dumps(source) + "\n" for source in sources)
    ran = subprocess.run(
        [node, JUDGES / "katex.mjs", katex()], input=lines, capture_output=True, text=True, encoding="utf-8", check=True
    )
    answers = [json.loads(line)["error"] for line in ran.stdout.splitlines()]
    assert [(s, a) for s, a in zip(sources, answers, strict=True) if a] == []


@pytest.mark.parametrize("engine", ["mathjax", "temml"])
def test_the_engine_sets_it(engine: str) -> None:
    sources = everything(engine)
    answers = engines.run("node", f"{engine}.mjs", given=sources, package="nodejs")
    assert [(s, a) for s, a in zip(sources, answers, strict=True) if a] == []


def test_github_bans_none_of_it() -> None:
    banned = re.compile(r"\\(?:operatorname|mbox|phantom|def|newcommand|renewcommand|label|href|class)(?![a-z])")
    assert [s for s in spelt("github") if banned.search(s)] == []


def test_pandoc_reads_the_derivations_of_latex() -> None:
    articles = [TARGETS["latex"].write(it) for it in pages().values()]
    for (name, it), read in zip(pages().items(), engines.pandoc("latex")(articles), strict=True):
        derived = [(columned(display), True) for display in it.displays]
        assert squeezed([pair for pair in read.reached if pair[1]]) == squeezed(derived), name


def test_quoted_text_stays_text_between_mathml() -> None:
    maths = re.compile(r"<math .*?</math>", re.DOTALL)
    harmless, *found = (maths.sub("<math/>", TARGETS["html"].write(page(text))) for text in (WORD, *TEXTS.values()))
    for (name, text), markup in zip(TEXTS.items(), found, strict=True):
        ElementTree.fromstring(markup)
        seen, expected = Seen(markup), Seen(harmless)
        assert seen.elements == expected.elements, name
        assert seen.text == expected.text.replace(WORD, re.sub(r"\s+", "", plain(text))), name


def test_pictures_are_all_there_is_where_nothing_is_mathematics() -> None:
    drawn = {name: page(text) for name, text in HOSTILE.items() if name != "beyond"}  # the font of pictures has no 漢
    articles = [TARGETS["medium"].write(it) for it in drawn.values()]
    for (name, it), read in zip(drawn.items(), engines.dollarmath(articles), strict=True):
        assert read.reached == [], name
        assert len([tag for tag in Seen(read.html).elements if tag == "img"]) == len(it.displays), name


def test_typst_sets_the_part_of_an_article(tmp_path: Path) -> None:
    import typst

    fonts = [font_of("漢", tmp_path / "fonts")]  # the others are Typst's own
    for name, it in pages().items():
        article = f'#set document(title: "Article")\n#set text(lang: "en")\n\n{TARGETS["typst"].write(it)}'
        made = typst.compile(article.encode(), pdf_standards="ua-1", font_paths=fonts, ignore_system_fonts=True)
        assert made.startswith(b"%PDF"), name
