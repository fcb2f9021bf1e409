"""A site of worked examples: complete, incremental, and nobody else's files lost."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import symbolic_lstm as sl
from symbolic_lstm.cli.gallery import _identities
from symbolic_lstm.errors import UsageError
from symbolic_lstm.gallery.exhibit import exhibit
from symbolic_lstm.gallery.front import front
from symbolic_lstm.gallery.many import exhibits
from symbolic_lstm.published.load import load
from symbolic_lstm.verify.check import check_example

from ..cli.program import SEED, Program
from ..example_texts import SMALL

EXAMPLE = "understanding-lstms"


class Links(HTMLParser):
    """Where a page leads, and what it shows."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def test_every_way_leads_to_a_file(program: Program) -> None:
    assert program("gallery", EXAMPLE, "exam-gru-blend", "-o", "site").code == 0
    pages = [*Path("site").rglob("*.html")]
    assert {it.name for it in pages} >= {"index.html", "explore.html", "verdicts.html", "slides.html"}
    for page in pages:
        ways = [it for it in Links(page.read_text(encoding="utf-8")).found if not re.match("https?:|data:|#", it)]
        assert all((page.parent / way).is_file() for way in ways), page
    front_page = Path("site/index.html").read_text(encoding="utf-8")
    assert front_page.count("<li>") == 2 and "understanding-lstms/explore.html" in front_page
    assert Path(f"site/{EXAMPLE}/{EXAMPLE}.toml").read_text(encoding="utf-8") == SEED


def test_what_has_not_changed_stands_as_it_is(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("mine.toml").write_text(SEED, encoding="utf-8")
    program("gallery", "mine.toml", EXAMPLE, "-o", "site")
    made: list[str] = []
    monkeypatch.setattr("symbolic_lstm.gallery.many.exhibit", lambda it: made.append(it.id) or exhibit(it))
    before = Path("site/index.html").read_bytes()
    assert program("gallery", "mine.toml", EXAMPLE, "-o", "site").code == 0
    assert made == [] and Path("site/index.html").read_bytes() == before
    Path("mine.toml").write_text(SEED.replace("x = 1", "x = 2"), encoding="utf-8")
    assert program("gallery", "mine.toml", EXAMPLE, "-o", "site").code == 0
    assert made == ["mine"]


@pytest.mark.judge
def test_many_are_made_at_once_as_they_would_be_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["exam-gru-blend", "exam-forget-gate", "lstm-all-ones"]
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert list(exhibits(names)) == [exhibit(load(name)) for name in names]
    with pytest.raises(UsageError, match="nowhere"):
        list(exhibits([*names[:2], "nowhere"]))


def test_a_file_of_somebody_else_is_not_written_over(program: Program) -> None:
    Path(f"site/{EXAMPLE}").mkdir(parents=True)
    Path(f"site/{EXAMPLE}/index.html").write_text("mine", encoding="utf-8")
    done = program("gallery", EXAMPLE, "-o", "site")
    assert done.code == 2 and "write over it with --force" in done.told
    assert Path(f"site/{EXAMPLE}/index.html").read_text(encoding="utf-8") == "mine"


def test_what_somebody_changed_in_a_gallery_is_not_written_over(program: Program) -> None:
    """Pages bear marks, so that a gallery of a changed example is made anew, and an edited page of it is not."""
    example = Path("mine.toml")
    example.write_text(SMALL, encoding="utf-8")
    assert program("gallery", "mine.toml", "-o", "site").code == 0
    example.write_text(SMALL.replace('title = "', 'title = "Again: '), encoding="utf-8")
    assert program("gallery", "mine.toml", "-o", "site").code == 0
    page = Path("site/mine/index.html")
    assert "Again: " in page.read_text(encoding="utf-8")
    page.write_text("mine", encoding="utf-8")
    example.write_text(SMALL.replace('title = "', 'title = "Once more: '), encoding="utf-8")
    done = program("gallery", "mine.toml", "-o", "site")
    assert done.code == 2 and "write over it with --force" in done.told
    assert page.read_text(encoding="utf-8") == "mine"


@pytest.mark.judge
def test_a_page_of_somebody_else_among_the_identities_is_kept(tmp_path: Path) -> None:
    _identities(tmp_path, False)
    _identities(tmp_path, False)
    page = tmp_path / "identities" / "half-life.html"
    page.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="write over it with --force"):
        _identities(tmp_path, False)
    assert page.read_text(encoding="utf-8") == "mine"


def test_a_catalog_that_is_not_ours_is_kept_unless_it_may_go(program: Program) -> None:
    Path("site").mkdir()
    Path("site/gallery.json").write_text("[1, 2", encoding="utf-8")
    done = program("gallery", "exam-gru-blend", "-o", "site")
    assert done.code == 2 and "write over it with --force" in done.told
    assert Path("site/gallery.json").read_text(encoding="utf-8") == "[1, 2" and len(list(Path("site").iterdir())) == 1
    assert program("gallery", "exam-gru-blend", "-o", "site", "--force").code == 0
    assert [it["id"] for it in json.loads(Path("site/gallery.json").read_text())["exhibits"]] == ["exam-gru-blend"]


def test_where_there_is_no_folder_it_says_so(program: Program) -> None:
    done = program("gallery", EXAMPLE, "-o", "no/site")
    assert done.code == 2 and "there is no folder no" in done.told
    Path("file").write_text("", encoding="utf-8")
    assert "file is a file; name a folder" in program("gallery", "-o", "file").told


def test_words_from_files_are_no_markup() -> None:
    it = {"id": "a", "title": "<script>", "about": "<b>", "pages": {"index.html": "sheet"}, "verdicts": {"pass": 2},
          "picture": True}  # fmt: skip
    page = front([it])
    assert "<script>" not in page and "<b>" not in page and "2 right" in page


def test_an_exhibit_counts_its_verdicts() -> None:
    worked = load("lstm-four-steps")
    made = exhibit(worked)
    assert sum(made.verdicts.values()) == len(check_example(worked)) > 0
    assert made.pages["verdicts.html"] == "verdicts"


def test_a_sequence_that_no_sheet_could_show_is_refused_at_once() -> None:
    weights = {"W_h": "0.2", "U_h": "0.4", "b_h": "0.1"}
    long = sl.example(cell="rnn", weights=weights, given={"x": ["1"] * 501, "h_prev": 0})
    with pytest.raises(sl.SymbolicLstmError, match="at most 500 steps, and this has 501; `draw -p memory`"):
        exhibit(long)
