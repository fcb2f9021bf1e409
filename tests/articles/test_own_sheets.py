"""Sheets of ours, written for every place that publishes articles, are read by the verifier as their Markdown is."""

from __future__ import annotations

import pytest

import symbolic_lstm as sl
from symbolic_lstm.articles.check import check
from symbolic_lstm.articles.documents.document_kinds import read
from symbolic_lstm.articles.finding import Article
from symbolic_lstm.embed.targets import TARGETS
from symbolic_lstm.published.catalog import shipped
from tests.articles.articles import at, checked, flagged

_SUFFIX = {
    "markdown": ".md", "html": ".html", "rst": ".rst", "asciidoc": ".adoc", "org": ".org", "latex": ".tex",
    "typst": ".typ", "text": ".txt",
}  # fmt: skip
#: A place without mathematics has pictures.
PLACES = [name for name in TARGETS if name != "medium"]
#: One unit, three units, two steps of two units.
EXAMPLES = ["understanding-lstms", "zh-forget-gate-three-by-three", "lstm-i-love-to-play", "curriculum-gru"]
#: Tables set an expression beside its figure, which not every reader takes for a line.
TABLES = 4
FORMATS = {"markdown": ".md", "text": ".txt", "latex": ".tex", "typst": ".typ", "html": ".html", "mathml": ".html"}


def _read(example: str, place: str) -> Article:
    name = "sheet" + _SUFFIX[TARGETS[place].format]
    return check(read(name, TARGETS[place].write(sl.sheet(example)).encode()))


@pytest.mark.parametrize(
    ("example", "place"),
    [
        ("lstm-i-love-to-play", "dev"),
        ("lstm-i-love-to-play", "mdbook"),
        ("lstm-i-love-to-play", "typst"),
        ("lstm-i-love-to-play", "html"),
        ("curriculum-gru", "text"),
        *(pytest.param(e, p, marks=pytest.mark.judge) for e in EXAMPLES for p in PLACES),
    ],
)
def test_a_sheet_is_read_as_much_as_its_markdown(example: str, place: str) -> None:
    markdown, article = _read(example, "markdown"), _read(example, place)
    assert article.checked >= markdown.checked - TABLES
    assert article.unreadable == 0
    assert not [f for f in article.findings if f.level in ("error", "warning")]


@pytest.mark.parametrize(
    ("example", "how"),
    [
        ("rust-tutorial-step", {}),
        *(pytest.param(each.id, {}, marks=pytest.mark.judge) for each in shipped()),
        *(
            pytest.param("lstm-i-love-to-play", {"notation": notation, "language": language}, marks=pytest.mark.judge)
            for notation in ("olah", "pytorch", "keras", "d2l", "ng")
            for language in ("de", "fr")
        ),
    ],
)
def test_nothing_in_a_sheet_is_unreadable_or_called_wrong(example: str, how: dict[str, str]) -> None:
    """In every format that is a text; Typst has fewer entries of vectors, and the others have about the same."""
    sheet = sl.sheet(example, **how)  # type: ignore[arg-type]
    found = {name: check(read(f"sheet{end}", sheet.write(name).encode())) for name, end in FORMATS.items()}
    assert {name: article.unreadable for name, article in found.items() if article.unreadable} == {}
    assert [f for article in found.values() for f in article.findings if f.level in ("error", "warning")] == []
    counts = {name: article.checked for name, article in found.items() if name != "typst"}
    assert min(counts.values()) >= 0.5 * max(counts.values()), counts


@pytest.mark.parametrize("spelling", ["text", "typst", "html"])
def test_a_changed_digit_in_a_vector_is_found(spelling: str) -> None:
    written = sl.sheet("lstm-i-love-to-play").write(spelling)
    old, new = {"text": ("≈ ⎡0.73⎤", "≈ ⎡0.78⎤"), "typst": ('"[", 0.73; 0.73)', '"[", 0.78; 0.73)'), "html": ("", "")}[
        spelling
    ]
    if spelling == "html":
        place = written.rindex("<mn>0.73</mn>", 0, written.index("</details>"))
        wrong = written[:place] + written[place:].replace("0.73", "0.78", 1)
    else:
        assert old in written
        wrong = written.replace(old, new, 1)
    article = check(read(f"sheet{FORMATS[spelling]}", wrong.encode()))
    assert "0.78" in {f.printed for f in article.findings if f.level == "error"}


@pytest.mark.parametrize("place", ["dev", "mdbook", "github"])
def test_a_sheet_of_four_units_is_read_through_markdown_as_far_as_one_without(place: str) -> None:
    markdown, article = _read("rust-tutorial-step", "markdown"), _read("rust-tutorial-step", place)
    assert article.checked == markdown.checked > 50
    assert [f.level for f in article.findings] == [f.level for f in markdown.findings]


@pytest.mark.parametrize(
    "text",
    [
        r"So {% katex inline %}\\sigma(f\_{t}) = \\sigma(0.6) = 0.6475{% endkatex %} is",
        r"So {% katex inline %}\sigma(f_{t}) = \sigma(0.6) = 0.6475{% endkatex %} is",
        r"So {% katex inline %}\sigma(f\_t) = \sigma(0.6) = 0.6475{% endkatex %} is",
        "{% katex %}\n\\\\begin{aligned}\ng &= \\\\sigma(0.6) \\\\\\\\\\[0.5em\\]\n&= 0.6475\\\\,\n\\\\end{aligned}\n{% endkatex %}",
        "{% katex %}\n\\begin{aligned}\ng &= \\sigma(0.6) \\\\\n&= 0.6475\n\\end{aligned}\n{% endkatex %}",
        r"So \\(\\sigma(f\_{t}) = \\sigma(0.6) = 0.6475\\) is",
        r"So \\(\sigma(f_{t}) = \sigma(0.6) = 0.6475\\) is",
        "\\\\[\n\\\\begin{aligned}\ng \\&= \\\\sigma(0.6) \\\\\\\\\n\\&= 0.6475\n\\\\end{aligned}\n\\\\]",
    ],
)
def test_mathematics_is_read_as_markdown_hands_it_on_and_found_where_it_stands(text: str) -> None:
    (finding,) = flagged(text)
    assert text[finding.start : finding.end] == "0.6475"
    assert checked(text).unreadable == 0


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("f = σ(2.70 + 1.63 + 1.62)\n= σ(5.95)\n≈ 0.979\n", "3:3-3:8"),
        (
            "   f = σ(2.70 + 1.63)     numbers\n     = σ(4.33)             sum\n     ≈ 0.978               result\n",
            "3:8-3:13",
        ),
        ("We get σ(5.95)\n= 0.979 at last.\n", "2:3-2:8"),
        ("s = 1.5 + 2.5\n        − 3.25\n  = 0.85\n", "3:5-3:9"),
    ],
)
def test_a_line_of_text_that_begins_with_a_sign_goes_on(text: str, where: str) -> None:
    (finding,) = flagged(text)
    assert at(checked(text), finding) == where


def test_an_arrow_at_the_start_of_a_line_begins_another_line() -> None:
    assert not flagged("Then σ(0.6) = 0.6457\n→ tanh(0.5) = 0.4621\n= 0.4621\n")
