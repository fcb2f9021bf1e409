"""The engines of the places: what each hands to its mathematics, and what it makes of the text around."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

from ..writers.test_browser import chromium

JUDGES = Path(__file__).parents[1] / "judges"


class Read(NamedTuple):
    """What an engine made of an article: its mathematics in order, whether displayed, and the HTML around it."""

    reached: list[tuple[str, bool]]
    html: str


Engine = Callable[[Sequence[str]], list[Read]]


def run(program: str, script: str, *arguments: str, given: Any, package: str) -> Any:
    """The answer of a script, as JSON; a program that is missing fails the judge."""
    found = shutil.which(program)
    assert found, f"{program} is not installed; this judge needs it ({package})"
    ran = subprocess.run(
        [found, JUDGES / script, *arguments],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return json.loads(ran.stdout)


def scripted(program: str, script: str, package: str, *arguments: str) -> Engine:
    """An engine behind a script, which answers with an object for each article."""

    def engine(articles: Sequence[str]) -> list[Read]:
        answers = run(program, script, *arguments, given=list(articles), package=package)
        return [Read([(tex, bool(shown)) for tex, shown in a["reached"]], a["html"]) for a in answers]

    return engine


def node(script: str, *arguments: str) -> Engine:
    """An engine that runs in Node."""
    assert (JUDGES / "node_modules").is_dir(), "npm ci --prefix tests/judges brings what is missing"
    return scripted("node", script, "nodejs", *arguments)


_GITHUB = re.compile(r'<pre lang="math"><code>(.*?)</code></pre>|\$<code>(.*?)</code>\$', re.DOTALL)


def cmark_gfm(articles: Sequence[str]) -> list[Read]:
    """GitHub's Markdown; its mathematics stands in fences and in code between dollars."""
    import cmarkgfm
    from cmarkgfm.cmark import Options

    made = [cmarkgfm.github_flavored_markdown_to_html(a, Options.CMARK_OPT_UNSAFE) for a in articles]
    return [_read(markup, _GITHUB) for markup in made]


def _read(markup: str, maths: re.Pattern[str]) -> Read:
    """Mathematics that stands in HTML; the first group is displayed, the second inside a line."""
    reached = [
        (html.unescape(found[1] if found[1] is not None else found[2]), found[1] is not None)
        for found in maths.finditer(markup)
    ]
    return Read(reached, maths.sub("<katex></katex>", markup))


def in_chromium(kind: str) -> Engine:
    """A script that sets the mathematics of a page in a browser."""
    return lambda articles: node("scripts.mjs", chromium(), kind)(articles)


class Seen(HTMLParser):
    """The elements of a page but for `span`, its links, and its text without spaces."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.links: list[str] = []
        self.pieces: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements += [tag] if tag != "span" else []
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", "", "".join(self.pieces))
