"""What always holds: filling twice is filling once, other text stays, stripping leaves no marker, checks are clean."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from cmarkgfm import cmark, markdown_to_html
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from symbolic_lstm.embed.article import ArticleFile, applied, single_text
from symbolic_lstm.embed.contents import ExampleSource
from symbolic_lstm.embed.markdown import scan_markdown
from symbolic_lstm.embed.marker_kinds import KINDS, FileKind
from symbolic_lstm.embed.refresh import Refreshed, refreshed
from symbolic_lstm.embed.regions import paired_markers
from symbolic_lstm.embed.strip import stripped
from symbolic_lstm.embed.unified_diff import unified

from ..patience import ends
from ..quick import quick

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=50)
MARKDOWN = KINDS[0]
TEXTS = [kind for kind in KINDS if kind.title != "notebook"]


def article(text: str, kind: FileKind = MARKDOWN) -> ArticleFile:
    return ArticleFile("a", text, kind, (single_text(text),))


def fill(text: str, kind: FileKind = MARKDOWN, *, force: bool = False) -> Refreshed:
    return refreshed(article(text, kind), ExampleSource, {"use": "understanding-lstms"}, "markdown", force=force)


#: What an article is made of; `{}` is where a kind's own marker stands.
PIECES = (
    "text ", "*x* ", "\n", "\n\n", "> ", "- ", "1. ", "    ", "\t", "```\n", "~~~\n", "` ", "`` ", "\\", "| a |\n", "# ", "---\n", "<div>\n",
    "[a](", ")", "![", "$", "$$", "&", "\r\n", "é", "\u2028", "\0", "<!--", "-->", "{/*", "*/}", "% ", "// ", ".. ", "\\begin{verbatim}\n",
    "<script>", '<a b="', '">', "so {lstm f}", "{/lstm}", "{/lstm 3f2a91c0}", "so {lstm g percent}0.9{/lstm} ", "{lstm:begin f stages=result}\n{lstm:end}\n",
    "{lstm:begin table}\nold\n{lstm:end 00000000}\n", "\n{lstm:use statquest-lstm-by-hand}\n", "{lstm:example a}\n", "{lstm nonsense}", "lstm",
)  # fmt: skip


def spelt(text: str, kind: FileKind) -> str:
    """The text with its markers as a kind writes them."""
    end = "\n" if kind.lined else ""
    return re.sub(r"\{(/?lstm[^{}*]*)\}", lambda m: kind.comment(m[1]) + end, text)


articles = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


@PATIENT
@given(articles, st.sampled_from(TEXTS))
def test_filling_twice_is_filling_once(text: str, kind: FileKind) -> None:
    text = spelt(text, kind)
    found = fill(text, kind, force=True)
    once = applied(text, found.edits)
    if not found.wrong:
        again = fill(once, kind)
        assert again.edits == again.wrong == () and unified("a", once, again.edits) == ""


@PATIENT
@given(articles, st.sampled_from(TEXTS))
def test_nothing_outside_of_regions_changes(text: str, kind: FileKind) -> None:
    text = spelt(text, kind)
    found = fill(text, kind, force=True)
    regions, _, _ = paired_markers(text, kind.scan(text).comments, kind)
    own = {(r.first, r.last) for r in regions} | {(r.closing.comment.start, r.closing.comment.end) for r in regions}
    assert all((edit.start, edit.end) in own for edit in found.edits)
    assert all(a.end <= b.start for a, b in zip(found.edits, found.edits[1:], strict=False))


@PATIENT
@given(articles, st.sampled_from(TEXTS))
def test_stripping_leaves_no_marker(text: str, kind: FileKind) -> None:
    text = spelt(text, kind)
    found = fill(text, kind, force=True)
    if not found.wrong:
        full = applied(text, found.edits)
        bare = applied(full, stripped(article(full, kind)))
        assert kind.scan(bare).comments == ()
        for region in reversed(paired_markers(text, kind.scan(text).comments, kind)[0]):
            text = text[: region.first] + text[region.last :]  # what stood in a region need not be kept
        kept = [line for line in text.split("\n") if "lstm" not in line and line.strip(" \t>")]
        assert all(line.strip() in bare for line in kept if kind.closing)


@PATIENT
@given(articles)
def test_a_hand_edit_is_never_lost(text: str) -> None:
    text = spelt(text, MARKDOWN)
    full = applied(text, fill(text, force=True).edits)
    edited = full.replace("0.9", "0.8")
    found = fill(edited)
    if any(wrong.edited for wrong in found.wrong):
        assert "0.8" in applied(edited, found.edits)


@PATIENT
@given(articles, articles)
@example("so {lstm f}| a |\n{/lstm}", "")  # the end of a line goes, and the next joins it
def test_a_diff_says_what_changed(text: str, other: str) -> None:
    text = spelt(text, MARKDOWN)
    found = fill(text, force=True)
    lines = unified("a", text, found.edits).split("\n")[2:]
    gone = [line[1:] for line in lines if line.startswith("-")]
    come = [line[1:] for line in lines if line.startswith("+")]
    new = applied(text, found.edits)
    assert all(line in text.split("\n") for line in gone) and all(line in new.split("\n") for line in come)
    assert bool(gone or come) == (new != text)


BLOCKS = (
    "```\n", "~~~\n", "    ", "  ", "- ", "1. ", "2) ", "> ", "text\n", "\n", "M\n", "a M b\n", "`M`\n", "`` a ` M ``\n", "# h\n", "---\n",
    "<div>\n", "<pre>\n", "</pre>\n", "\\", "    M\n", "* * *\n", "x `\n", "````\n", "```x\n",
)  # fmt: skip


def live(text: str) -> tuple[set[str], set[str]]:
    """The markers that are comments by markdown-it's reading, and by cmark's, which writes others with an entity.

    After a lazy line that looks like HTML they differ now and then.
    """
    marker = re.compile(r"<!-- lstm (q\d+) -->")
    tokens = MarkdownIt("commonmark").parse(text)
    every = [*tokens, *(child for each in tokens for child in each.children or ())]
    found = {name for it in every if it.type in ("html_block", "html_inline") for name in marker.findall(it.content)}
    return found, set(marker.findall(markdown_to_html(text, cmark.Options.CMARK_OPT_UNSAFE)))


@PATIENT
@given(st.lists(st.sampled_from(BLOCKS), max_size=12).map("".join))
def test_code_is_what_commonmark_says_it_is(pieces: str) -> None:
    number = iter(range(100))
    text = re.sub("M", lambda _: f"<!-- lstm q{next(number)} -->", pieces)
    scanned = scan_markdown(text)
    if not scanned.wrong and not text.startswith("---\n") and not re.search(r"(?m)^[ >]*\d[.)]\s*$", text):
        one, other = live(text)
        assert one & other <= {comment.text.split()[1] for comment in scanned.comments} <= one | other


#: The texts, so many times a sign: the judges read 50,000 of each.
HOSTILE: dict[str, Callable[[int], str]] = {
    "comments never closed": lambda much: "<!--" * much,
    "markers never closed": lambda much: "<!-- lstm " * much,
    "quotations": lambda much: "> " * much + "lstm",
    "lists": lambda much: "- " * much + "lstm" + "\n\n" * 1000,
    "deep lines": lambda much: ("> " * 50 + "- " * 40 + "lstm x\n") * 1000,
    "backticks": lambda much: " ".join("`" * k for k in range(1, 1000)) + "lstm",
    "pairs of backticks": lambda much: ("`" * 7 + " " + "`" * 5 + " lstm ") * (much // 10),
    "attributes": lambda much: '<a "<!-- lstm f --><!-- /lstm -->' * (much // 10),
    "pictures": lambda much: "![<!-- lstm f -->x<!-- /lstm -->" * (much // 10),
    "dollars": lambda much: "$x <!-- lstm f -->x<!-- /lstm --> " * (much // 10),
    "links": lambda much: "](" * much + "<!-- lstm f -->",
    "spaces": lambda much: "<!--" + " " * much + "lstm",
    "empty lines": lambda much: "\n" * much + "lstm",
    "one line": lambda much: "x <!-- lstm f -->1<!-- /lstm --> " * (much // 10),
    "fences": lambda much: "```\n" * (much // 2) + "lstm",
    "directives": lambda much: "```{note}\n" * (much // 5) + "lstm",
    "scripts": lambda much: "<script> lstm " * much,
    "rules": lambda much: "* " * much + "lstm",
    "tags": lambda much: '<a b="c" ' * much + "lstm",
    "quotes": lambda much: '<!-- lstm "' + '"a ' * much + "-->",
    "verbatim": lambda much: "\\begin{verbatim} lstm " * much,
    "verb": lambda much: "\\verb|lstm" * much,
    "TeX": lambda much: "% lstm f\n" * (much // 5),
    "rst": lambda much: ".. lstm f\n" * (much // 5),
    "colons": lambda much: "::" * much + "lstm",
    "front matter": lambda much: "---\n" + "lstm\n" * much,
    "brackets": lambda much: "[" * much + "<!-- lstm f -->",
    "underlines": lambda much: "lstm\n" + "=" * much,
    "NUL": lambda much: "\0" * much + "lstm",
}


@pytest.mark.parametrize("much", quick([4_000, 50_000], lambda much: much == 4_000))
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_read_in_time_that_grows_with_them(name: str, much: int) -> None:
    text = HOSTILE[name](much)
    with ends():  # quadratic time would take hours
        for kind in TEXTS:
            paired_markers(text, kind.scan(text).comments, kind)


@pytest.mark.parametrize("lines", quick([500, 2_500], lambda lines: lines == 500))
def test_thousands_of_regions(lines: int) -> None:
    text = "So <!-- lstm f -->x<!-- /lstm -->, <!-- lstm c -->x<!-- /lstm -->.\n" * lines
    with ends():
        found = fill(text)
        once = applied(text, found.edits)
        assert len(found.edits) == 4 * lines and once.count("-->0.997<!--") == lines
        assert fill(once).edits == ()
        assert unified("a", text, found.edits).count("\n+So") == lines
