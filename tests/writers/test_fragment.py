"""HTML for somebody else's page: it looks like ours, and the page around it stays as it was."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import symbolic_lstm as sl
from symbolic_lstm.page.blocks import Page
from symbolic_lstm.writers import html_fragment

from ..page.test_chromium import measured
from .hostile import TEXTS, page
from .pages import PAGE

SCOPE = ".symbolic-lstm-sheet"
HOST = """\
<!DOCTYPE html><html><head><meta charset="utf-8"><style>h2{{color:rgb(1,2,3)}}</style></head>
<body><h2>Host</h2><p class="lead">Host</p><table><tr><td class="d">1</td></tr></table><math><mn>1</mn></math>
{fragment}</body></html>"""


def style(fragment: str) -> str:
    return fragment.partition("<style>\n")[2].partition("</style>")[0]


def outermost(css: str) -> list[str]:
    """The selectors of a style sheet that stand in no other."""
    found, depth, start = [], 0, 0
    for at, c in enumerate(css):
        if c == "{":
            found += [css[start:at].strip()] if depth == 0 else []
            depth += 1
        elif c == "}":
            depth -= 1
            start = at + 1
    assert depth == 0
    return found


def test_every_rule_stands_inside_its_element() -> None:
    selectors = [each for group in outermost(style(html_fragment.write(PAGE))) for each in group.split(",")]
    assert selectors and all(SCOPE in selector for selector in selectors)
    assert not re.search(r":root|\bhtml\{|\bbody\{|@import|url\(", style(html_fragment.write(PAGE)))


def test_it_is_one_element_with_nothing_that_could_be_named_twice() -> None:
    made = html_fragment.write(sl.sheet("understanding-lstms"))
    root = ET.fromstring(made)
    assert root.tag == "div" and root.attrib["class"] == SCOPE[1:]
    assert not [e for e in root.iter() if "id" in e.attrib or "aria-labelledby" in e.attrib]


@pytest.mark.parametrize("made", [PAGE, *map(page, TEXTS.values())])
def test_no_empty_line_gives_it_back_to_markdown(made: Page) -> None:
    assert not re.search(r"\n[ \t]*\n", html_fragment.write(made))


@pytest.mark.parametrize("place", TEXTS)
def test_what_it_quotes_stays_text(place: str) -> None:
    made = html_fragment.write(page(TEXTS[place]))
    known = {e.tag.rpartition("}")[2] for e in ET.fromstring(html_fragment.write(page("harmless"))).iter()}
    assert {e.tag.rpartition("}")[2] for e in ET.fromstring(made).iter()} <= known
    assert "script" not in known and "img" not in known


MEASURE = """
document.body.textContent = 'MEASURED' + JSON.stringify([...document.querySelectorAll(
  'body > h2, body > p, body > table, body > table td, body > math')].map(element => {
    const style = getComputedStyle(element);
    return [style.color, style.font, style.margin, style.padding, style.textAlign, style.borderBottom];
  })) + 'END';
"""


@pytest.mark.judge
def test_the_page_around_it_looks_the_same(tmp_path: Path) -> None:
    looks = []
    for k, fragment in enumerate(("", html_fragment.write(sl.sheet("understanding-lstms")))):
        file = tmp_path / f"{k}.html"
        file.write_text(HOST.format(fragment=f"{fragment}<script>{MEASURE}</script>"), encoding="utf-8")
        looks.append(measured(file, tmp_path / f"profile-{k}"))
    assert len(looks[0]) == 5 and looks[0] == looks[1]
